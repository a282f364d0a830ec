"""``--lam=replay``: nothing is recorded, healed or written; it is the default where CI is set."""

from __future__ import annotations

import pytest

CART = """
    Feature: Cart
      Scenario: Full
        Given code opens
        When I add a lamp
    """


@pytest.fixture
def cart(project):
    """A project with a step that no code defines."""
    project.write("features/cart.feature", CART)
    return project


def test_an_unrecorded_step_fails_with_its_own_message(cart):
    result = cart.run()
    result.assert_outcomes(failed=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(
        [
            ">     When I add a lamp",
            "E     *UnrecordedStep: features/cart.feature:4: When I add a lamp",
            "E       no code defines this step, and nothing is recorded in this mode. *--lam=auto*",
            "features/cart.feature:4: UnrecordedStep",
        ]
    )
    assert "Screenshot" not in result.stdout.str()


def test_an_unrecorded_step_starts_no_browser(cart):
    cart.write(
        "conftest.py",
        """
        import pytest
        from pytest_bdd import given

        @given("code opens")
        def opens(): ...

        @pytest.fixture
        def driver(): raise RuntimeError("a browser was started")
        """,
    )
    said = cart.run().stdout.str()
    assert "UnrecordedStep" in said
    assert "a browser was started" not in said


def test_nothing_is_written(cart):
    before = cart.files()
    cart.run()
    assert cart.files() == before


def test_no_model_is_asked_for(cart):
    cart.write("conftest.py", "def pytest_lam_model(config): raise RuntimeError('a model was loaded in locked mode')\n")
    said = cart.run().stdout.str()
    assert "UnrecordedStep" in said
    assert "a model was loaded" not in said


def test_locked_is_the_default_where_ci_is_set(cart, monkeypatch):
    monkeypatch.setenv("CI", "true")
    result = cart.pytester.runpytest_inprocess(*cart.options)
    result.stdout.fnmatch_lines(["lam: replay, *", "*UnrecordedStep*"])


def test_auto_is_the_default_elsewhere(cart):
    cart.pytester.runpytest_inprocess(*cart.options, "--collect-only").stdout.fnmatch_lines(["lam: auto, *"])


@pytest.mark.parametrize("chosen", [["--lam=auto"], ["-o", "lam=auto"]])
def test_a_mode_that_the_user_chose_holds_in_ci_too(cart, monkeypatch, chosen):
    monkeypatch.setenv("CI", "true")
    result = cart.pytester.runpytest_inprocess(*cart.options, "--collect-only", *chosen)
    result.stdout.fnmatch_lines(["lam: auto, *"])


def test_a_later_step_is_not_run(cart):
    cart.write("features/cart.feature", CART.rstrip() + "\n        Then code looks\n")
    cart.write(
        "conftest.py",
        """
        from pytest_bdd import parsers, step

        @step(parsers.re("code (?P<what>.*)"))
        def by_code(what): print("ran code", what)
        """,
    )
    said = cart.run("-s").stdout.str()
    assert "ran code opens" in said
    assert "ran code looks" not in said
