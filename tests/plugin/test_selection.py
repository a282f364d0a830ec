"""Scenarios are chosen, ordered and stopped as ordinary tests are."""

from __future__ import annotations

import pytest

CART = """
    @shop
    Feature: Cart
      Scenario Outline: Add
        When code adds <count>
        Examples:
          | count |
          | one   |
          | two   |
      @slow @jira:42
      Scenario: Empty
        When code empties
      Rule: Members
        @members
        Scenario: Save
          When code saves
    """


@pytest.fixture
def cart(project):
    """A project with one feature: an outline of two rows, a scenario with tags, one in a rule."""
    project.write("features/cart.feature", CART)
    return project


def test_node_ids_name_the_feature_file_and_the_row(cart):
    assert [line for line in cart.collect().outlines if "::" in line] == [
        "features/cart.feature::test_add[one]",
        "features/cart.feature::test_add[two]",
        "features/cart.feature::test_empty",
        "features/cart.feature::test_save",
    ]


@pytest.mark.parametrize(
    ("arguments", "passed"),
    [
        (["features/cart.feature::test_add[two]"], 1),
        (["features/cart.feature::test_add"], 2),
        (["features/cart.feature::test_empty", "features/cart.feature::test_save"], 2),
        (["features/cart.feature"], 4),
        (["features"], 4),
        (["-k", "add"], 2),
        (["-k", "two or empty"], 2),
        (["-m", "slow"], 1),
        (["-m", "members"], 1),
        (["-m", "shop"], 4),
        (["-m", "shop and not slow"], 3),
    ],
)
def test_scenarios_are_selected_like_tests(cart, arguments, passed):
    result = cart.run("--strict-markers", "-W", "error", *arguments)
    assert result.parseoutcomes().get("passed") == passed
    assert result.ret == 0


def test_tags_that_no_ini_line_can_spell_are_marks_too(cart):
    cart.run("--strict-markers", "-W", "error").assert_outcomes(passed=4)
    cart.run("-m", "jira:42", "-W", "error").assert_outcomes(passed=1, deselected=3)


def test_tags_are_listed_as_registered_markers(cart):
    result = cart.run("--strict-markers", "--collect-only", "-q", "-m", "not slow")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["*3/4 tests collected (1 deselected)*"])


def test_a_tag_that_pytest_knows_does_what_it_does_elsewhere(project):
    project.write("a.feature", "Feature: A\n  @skip\n  Scenario: B\n    Given code a\n")
    project.run(lam="auto").assert_outcomes(skipped=1)


def test_last_failed_runs_the_failed_row_alone(cart):
    cart.write(
        "conftest.py",
        """
        from pathlib import Path
        from pytest_bdd import parsers, step

        @step(parsers.re("code (?P<what>.*)"))
        def by_code(what): assert what != "adds two" or Path("mended").exists()
        """,
    )
    cart.run().assert_outcomes(passed=3, failed=1)
    cart.write("mended", "")
    result = cart.run("--lf", "-v")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["features/cart.feature::test_add?two?*"])


def test_exitfirst_stops_after_the_first_failed_scenario(cart):
    cart.write(
        "conftest.py", "from pytest_bdd import parsers, step\n@step(parsers.re('.*'))\ndef fails(): assert False"
    )
    result = cart.run("-x")
    result.assert_outcomes(failed=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_ordinary_tests_run_beside_features(cart):
    cart.write("tests/test_own.py", "def test_own(): ...\n")
    cart.run().assert_outcomes(passed=5)


def test_a_feature_of_no_name_that_pytest_would_collect_is_collected_where_it_is_named(cart):
    cart.write("other/shop.feature", "Feature: Shop\n  Scenario: Open\n    Given code a\n")
    result = cart.run("features/cart.feature", "other/shop.feature::test_open")
    result.assert_outcomes(passed=5)
