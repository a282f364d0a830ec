"""What the user's own code carries out, read without running it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from pytest_lam.export.digests import definitions
from pytest_lam.lint.coded import OwnCode

STEPS = """
    import pytest_bdd
    from pytest_bdd import given, parsers, step, then, when

    raise RuntimeError("never run")

    @given("the database has orders")
    def orders(): ...

    @when(parsers.parse('I order {count:d} of "{name}" {{now}}'))
    def order(): ...

    @then(parsers.re(r"the (queue|log) is (?P<state>\\\\w+)"))
    def queue(): ...

    @step(parsers.cfparse("any {what}"))
    def anything(): ...

    @pytest_bdd.when("I wait", target_fixture="waited")
    def waited(): ...

    @other("not a step")
    def other(): ...
    """.replace("\\\\", "\\")


@pytest.fixture
def own(tmp_path):
    """The code of a project with one module of steps."""
    (tmp_path / "conftest.py").write_text(dedent(STEPS), encoding="utf-8")
    return OwnCode(tmp_path)


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("given", "the database has orders"),
        ("when", 'I order 3 of "Desk lamp" {now}'),
        ("then", "the queue is empty"),
        ("given", "any thing"),
        ("then", "any thing"),
        ("when", "I wait"),
    ],
)
def test_a_definition_carries_out_what_its_pattern_matches(own, type_, text):
    assert own.matches(type_, text)


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("when", "the database has orders"),
        ("given", "the database has orders and more"),
        ("when", 'I order 3 of "Desk lamp"'),
        ("then", "the cart is empty"),
        ("given", "not a step"),
    ],
)
def test_nothing_else_does(own, type_, text):
    assert not own.matches(type_, text)


GENERATED = 'from pytest_bdd import when\n\n\n@when("I wait")\ndef wait():\n    pass\n'


def test_what_was_exported_is_no_code_of_the_users_own_until_it_is_edited(tmp_path):
    (digest,) = definitions(GENERATED).values()
    (tmp_path / "cart.lam.json").write_text(f'{{"generated": ["{digest}"]}}', encoding="utf-8")
    (tmp_path / "test_cart.py").write_text(GENERATED, encoding="utf-8")
    assert not OwnCode(tmp_path).matches("when", "I wait")
    (tmp_path / "test_cart.py").write_text(GENERATED.replace("pass", "return"), encoding="utf-8")
    assert OwnCode(tmp_path).matches("when", "I wait")


@pytest.mark.parametrize("folder", [".venv", "node_modules", "build"])
def test_other_peoples_code_is_not_looked_at(tmp_path, folder):
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "steps.py").write_text(GENERATED, encoding="utf-8")
    assert not OwnCode(tmp_path).matches("when", "I wait")


@pytest.mark.parametrize("broken", ["from pytest_bdd import when\ndef (", "pytest_bdd = b'\\x00'\x00"])
def test_a_file_that_is_no_python_defines_nothing(tmp_path, broken):
    (tmp_path / "a.py").write_text(broken, encoding="utf-8")
    (tmp_path / "b.lam.json").write_text("[", encoding="utf-8")
    assert not OwnCode(tmp_path).matches("when", "I wait")
