"""What a page says of now is left out of recordings: another day they would not hold."""

from __future__ import annotations

from datetime import date

from pytest_lam.browser import observe
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.outcome import StepOutcome
from pytest_lam.recording import Effect
from pytest_lam.runner import Runner
from pytest_lam.settings import Settings
from pytest_lam.step import Step
from pytest_lam.targets import Targets

from .doing import Show


def test_what_tells_of_now_is_no_locator_and_no_fingerprint_unless_the_step_says_it(show: Show) -> None:
    driver = show("<table><tr><td>Lamp<td>Just now</table><a href=/a title='3 minutes ago'>2 hours ago</a>")
    page = observe(driver)
    row, link = (next(node for node in page.nodes if node.tag == tag) for tag in ("tr", "a"))
    targets = Targets(driver)
    for node in (row, link):
        target = targets.of(node, page)
        assert target.locators
        assert "ago" not in repr(target)
        assert "now" not in repr(target)
    assert targets.of(row, page).name == "Lamp"
    targets.said = 'I click "2 hours ago"'
    assert targets.of(link, page).locators[0].slots == ("2 hours ago",)


def test_an_address_with_the_date_of_today_is_only_another_one(show: Show) -> None:
    driver = show(f"<a href='?day={date.today().isoformat()}'>Go</a>")
    outcome = StepOutcome()
    Runner(driver, EmbeddedLam(), Settings(), "").carry_out(
        Step("when", 'I click "Go"', template='I click "Go"'), outcome
    )
    assert outcome.actions[0].effects == (Effect("address"),)
