"""``-v`` shows each step with what was done; the summary says what was recorded, replayed and written."""

from __future__ import annotations

import re

import pytest


@pytest.mark.browser
def test_verbose_shows_each_step_with_what_was_done_and_its_time(shop):
    result = shop.run("-v", lam="auto")
    lines = iter(result.outlines)
    for pattern in (
        r"features/cart\.feature::test_full *",
        r'    Given I open "/" \.+ open "/" +\d+\.\d s',
        r'    When I press "Add lamp" \.+ click button "Add lamp" +\d+\.\d s',
        r'    Then the page says "1" \.+ text of status is "1"  \(was "0": can fail\) +\d+\.\d s',
        r"  PASSED recorded and replayed .*",
        r"-+ pytest-lam -+",
        r"1 scenario recorded, 0 replayed · scripted model, 0 tokens",
        r"Wrote features/test_cart\.py\. .*",
    ):
        assert any(re.fullmatch(pattern, line) for line in lines), pattern


@pytest.mark.browser
def test_the_plain_run_stays_a_line_a_file(recorded):
    result = recorded.run()
    result.stdout.fnmatch_lines(
        ["features/cart.feature . *", "*- pytest-lam -*", "0 scenarios recorded, 1 replayed · no model"]
    )
    assert "Given" not in result.stdout.str()
    assert "Wrote" not in result.stdout.str()


@pytest.mark.browser
def test_a_check_that_held_before_the_last_action_is_told_as_weak(shop):
    shop.write(
        "features/cart.feature",
        'Feature: C\n Scenario: D\n    Given I open "/"\n    When I fill "Name" with "A"\n    Then the page says "0"\n',
    )
    result = shop.run("-v", lam="auto")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(
        [
            '    Then the page says "0" .* text of status is "0"  (weak: held already)*',
            'features/cart.feature:5: weak check: text of status is "0": held already before the last action',
        ]
    )


@pytest.mark.browser
def test_strict_makes_a_weak_check_an_error(shop):
    shop.write(
        "features/cart.feature",
        shop.read("features/cart.feature")
        .replace('I press "Add lamp"', 'I fill "Name" with "Ada"')
        .replace('"1"', '"0"'),
    )
    result = shop.run("--lam-strict", lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["E *WeakCheck: features/cart.feature:5: Then the page says *", "E *so it proves nothing"]
    )
    assert not (shop.path / "features/test_cart.py").exists()


def test_a_run_without_features_has_no_summary(project):
    project.write("test_it.py", "def test_it(): ...\n")
    assert "pytest-lam -" not in project.run().stdout.str()


def test_quiet_runs_show_no_steps(project):
    project.write("a.feature", "Feature: A\n  Scenario: B\n    Given code a\n")
    assert "Given code a" not in project.run("-q").stdout.str()


@pytest.mark.parametrize(
    ("lam", "step", "code"), [("replay", "code passes", 0), ("replay", "nobody knows", 1), ("auto", "code passes", 0)]
)
def test_exit_codes_are_pytests_own(project, lam, step, code):
    project.write("a.feature", f"Feature: A\n  Scenario: B\n    Given {step}\n")
    assert project.run(lam=lam).ret == code
