"""Reports name the feature and its line, as they do a test's."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

CART = """
    Feature: Cart

      Scenario: Full
        Given code fills
        When code fails

      Scenario: Empty
        Given code empties
    """


@pytest.fixture
def cart(project):
    """A project in which one of two scenarios fails at its second step."""
    project.write("features/cart.feature", CART)
    project.write(
        "conftest.py",
        """
        from pytest_bdd import parsers, step

        @step(parsers.re("code (?P<what>.*)"))
        def by_code(what):
            assert what != "fails"
        """,
    )
    return project


def test_a_failure_shows_the_step_at_its_line_in_the_feature(cart):
    result = cart.run()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "    Scenario: Full",
            "      Given code fills",
            ">     When code fails",
            "",
            "features/cart.feature:5: *",
            ">       assert what != *fails*",
            "conftest.py:5: AssertionError",
        ]
    )
    assert "_execute_scenario" not in result.stdout.str()


@pytest.mark.parametrize("style", ["short", "line", "native", "long"])
def test_every_traceback_style_names_the_line(cart, style):
    said = cart.run(f"--tb={style}").stdout.str()
    assert "conftest.py:5" in said or 'conftest.py", line 5' in said
    if style != "line":
        assert "cart.feature:5" in said or 'cart.feature", line 5' in said


def test_a_failed_background_step_is_shown_at_its_own_line(project):
    project.write("conftest.py", "from pytest_bdd import given\n@given('it breaks')\ndef breaks(): assert False\n")
    project.write(
        "a.feature",
        "Feature: A\n  Background:\n    Given it breaks\n  Scenario: B\n    Given code a\n",
    )
    result = project.run()
    result.stdout.fnmatch_lines([">     Given it breaks", "a.feature:3: *"])


def test_junit_xml_names_the_feature_its_line_and_the_failure(cart):
    cart.run("--junit-xml=junit.xml", "-o", "junit_family=xunit1")
    full, empty = ET.fromstring(cart.read("junit.xml")).iter("testcase")
    assert (full.get("classname"), full.get("name")) == ("features.cart.feature", "test_full")
    assert (full.get("file"), full.get("line")) == ("features/cart.feature", "2")  # JUnit counts lines from 0
    assert (empty.get("file"), empty.get("line")) == ("features/cart.feature", "6")
    failure = full.find("failure")
    assert failure is not None
    assert ">     When code fails" in failure.text
    assert empty.find("failure") is None


def test_pytest_html_reports_the_scenarios(cart):
    result = cart.run("--html=report.html", "--self-contained-html")
    assert result.ret == 1
    report = cart.read("report.html")
    assert "features/cart.feature::test_full" in report
    assert "features/cart.feature::test_empty" in report
    assert "When code fails" in report


def test_collect_only_lists_each_scenario_and_runs_nothing(cart):
    result = cart.collect()
    result.stdout.fnmatch_lines(
        ["features/cart.feature::test_full", "features/cart.feature::test_empty", "", "2 tests*"]
    )
    assert result.ret == 0


def test_durations_and_verbose_names_are_those_of_the_scenario(cart):
    result = cart.run("-v", "--durations=0", "-vv")
    result.stdout.fnmatch_lines(["features/cart.feature::test_full*", "*call*features/cart.feature::test_empty"])


def test_xdist_runs_scenarios_on_workers_and_tells_on_the_controller(cart):
    result = cart.run("-n", "2", "-v")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        ["*PASSED* features/cart.feature::test_empty*", "*- pytest-lam -*", "0 scenarios recorded, 0 replayed*"],
        consecutive=False,
    )
    result.stdout.fnmatch_lines(["    Given code empties .* by_code()*"])
    assert result.stdout.str().count("- pytest-lam -") == 1
