"""A sentence in, and the widget shows it: controls that scripts compose, with and without roles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.errors import Refusal
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.outcome import StepOutcome
from pytest_lam.runner import Runner
from pytest_lam.settings import Limits, Settings
from pytest_lam.step import Step

WIDGETS = Path(__file__).parent / "pages" / "widgets.html"
CarryOut = Callable[[str], StepOutcome]


@pytest.fixture
def carry_out(driver: WebDriver) -> CarryOut:
    """Carries a When out on a freshly loaded page of widgets."""
    driver.get(WIDGETS.as_uri())
    runner = Runner(driver, EmbeddedLam(), Settings(limits=Limits(step=2.0)), "")

    def carried(text: str) -> StepOutcome:
        outcome = StepOutcome()
        runner.carry_out(Step("when", text, template=text), outcome)
        return outcome

    return carried


@pytest.mark.parametrize(
    ("step", "shown", "expected"),
    [
        ('I select "Oslo" in the "From" field', "from.value", "Oslo (OSL)"),
        ('I select "Large" in the "Size" dropdown', "size.textContent", "Large"),
        ('I select "Land 57" in the "Country" dropdown', "country.textContent", "Land 57"),
        ('I select "12 March 2024" in the "Arrival" field', "arrival.value", "03/12/2024"),
        ('I set the "Arrival" field to "07/04/2024"', "arrival.value", "07/04/2024"),
        ('I set the "Born" field to "9 February 1987"', "birth.value", "09/02/1987"),
        ('I enter "12/19/2026" in the "Due" field', "due.value", "2026-12-19"),
        ('I set the "Volume" slider to "30"', "loud.textContent", "30"),
        ('I set the "Guests" to "4"', "guests.textContent", "4"),
        ('I set the "Rooms" field to "7"', "rooms.value", "7"),
        ('I drag "Store" before "Iron"', "tasks.textContent", "WashStoreIronFold"),
        ('I drag "Wash" to the bottom', "tasks.textContent", "IronFoldStoreWash"),
        ('I choose "File > Export > PDF"', "told.textContent", "chose PDF"),
        ('I expand "Documents"', "docs.getAttribute('aria-expanded')", "true"),
        ('I expand "Terms"', "small.hidden", False),
    ],
)
def test_the_widget_shows_what_the_step_says(
    driver: WebDriver, carry_out: CarryOut, step: str, shown: str, expected: object
) -> None:
    carry_out(step)
    assert driver.execute_script(f"return {shown}") == expected


@pytest.mark.parametrize(
    ("step", "why"),
    [
        ('I set the "Volume" slider to "31"', "moves by 2"),
        ('I set the "Guests" to "9"', "stays at 6"),
        ('I select "Paris" in the "From" field', "offers nothing that fits"),
    ],
)
def test_what_the_widget_does_not_take_is_refused(carry_out: CarryOut, step: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        carry_out(step)
