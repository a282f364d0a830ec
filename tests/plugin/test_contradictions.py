"""Two checks of one moment that can't both hold: the run tells of both; --lam-strict makes it an error."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

MEDDLING = """
    from dataclasses import replace

    import pytest

    class Meddling(Scripted):
        "The page changes by itself while a step that begins with 'meanwhile' is decided on."

        def decide(self, step, snapshot, memory):
            if step.text.startswith("meanwhile "):
                self.browser.execute_script("lamps.textContent = 1")
                step = replace(step, text=step.text.removeprefix("meanwhile "))
            return super().decide(step, snapshot, memory)

    @pytest.fixture
    def driver(driver):
        Meddling.browser = driver
        return driver

    def pytest_lam_model(config):
        return Meddling()
"""


def feature(*steps: str) -> str:
    return "\n".join(["Feature: C", " Scenario: D", '  Given I open "/"', *(f"  {step}" for step in steps), ""])


def test_a_check_that_fails_names_the_one_that_it_contradicts(shop):
    shop.write("features/cart.feature", feature('Then the page says "0"', 'And the page says "1"'))
    result = shop.run("--lam-timeout=1", lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            'E *CheckFailed: features/cart.feature:5: And the page says "1"',
            'E *expected: text of status is "1"',
            'E *line 4 excludes this, with nothing done in between: the page says "0"',
        ]
    )


def test_a_check_that_fails_after_something_was_done_contradicts_nothing(shop):
    steps = ('Then the page says "0"', 'When I press "Add lamp"', 'Then the page says "2"')
    shop.write("features/cart.feature", feature(*steps))
    result = shop.run("--lam-timeout=1", lam="auto")
    result.assert_outcomes(failed=1)
    assert "excludes" not in result.stdout.str()


def test_checks_that_both_held_because_the_page_changed_by_itself_are_told_of(shop):
    shop.add_to_conftest(MEDDLING)
    shop.write("features/cart.feature", feature('Then the page says "0"', 'And meanwhile the page says "1"'))
    result = shop.run("--lam-verify=0", lam="auto")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(
        [
            "features/cart.feature:5: contradicting check: line 4 excludes this, with nothing done in between: "
            'the page says "0"'
        ]
    )


def test_strict_makes_a_contradiction_an_error(shop):
    shop.add_to_conftest(MEDDLING)
    shop.write("features/cart.feature", feature('Then the page says "0"', 'And meanwhile the page says "1"'))
    result = shop.run("--lam-strict", lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *ContradictingCheck: features/cart.feature:5: And meanwhile the page says *"])
    assert not (shop.path / "features/test_cart.py").exists()
