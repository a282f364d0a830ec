"""What the last action rolled out is the menu of the step after it, though no role says so."""

from __future__ import annotations

import pytest
from pages import button, heading, item, link, listing, navigation, page, paragraph, part, text, textbox

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Decision, Memory, Refuse, Turn
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step

BEFORE = page(button("Title"), button("Delete"))
PLAIN = page(
    button("Title"), button("Delete"), text(listing(item("Sort ascending"), item("Sort descending"), item("Hide")))
)


def decide(said: str, shown: Snapshot, action: str = "click", before: Snapshot = BEFORE) -> Decision:
    earlier = (
        Step("when", "I open it", template="I open it"),
        (Turn(Action(action, "1", "bottom" if action == "scroll" else None), before=before),),
    )
    step = Step("when", said, template=said)
    return EmbeddedLam().decide(step, shown, Memory(earlier=(earlier,)))


@pytest.mark.parametrize(
    "said",
    [
        'I choose "Sort descending" from the menu',
        'I select "Sort descending" in the menu',
        'I click "Sort descending" in the menu',
        'I choose "Sort descending"',
    ],
)
def test_a_plain_list_that_was_rolled_out_is_the_menu(said: str) -> None:
    decision = decide(said, PLAIN)
    assert isinstance(decision, Act), decision
    target = PLAIN.by_ref[decision.actions[0].target or ""]
    assert (decision.actions[0].name, target.text) == ("click", "Sort descending")


@pytest.mark.parametrize("said", ['I choose "Delete" from the menu', 'I click "Delete" in the menu'])
def test_what_stands_elsewhere_is_not_in_the_menu(said: str) -> None:
    assert isinstance(decide(said, PLAIN), Refuse)


def test_of_two_menus_that_which_was_rolled_out_is_meant() -> None:
    beside = button("Title"), navigation(link("Hide", href="/h"))
    shown = page(*beside, text(link("Hide"), link("Show")))
    decision = decide('I choose "Hide" from the menu', shown, before=page(*beside))
    assert isinstance(decision, Act), decision
    assert decision.actions[0].target == "5"


@pytest.mark.parametrize(
    "opened",
    [
        text(heading("Title"), item("One"), item("Two")),
        text(paragraph("One"), item("One"), item("Two")),
        text(textbox("Filter"), item("One"), item("Two")),
        text("Only one"),
        part("dialog", item("One"), item("Two")),
    ],
)
def test_what_holds_more_than_choices_is_no_menu(opened: object) -> None:
    decision = decide('I choose "One" from the menu', page(button("Title"), button("Delete"), opened))  # type: ignore[arg-type]
    assert isinstance(decision, Refuse), decision


def test_what_came_by_scrolling_is_no_menu() -> None:
    assert isinstance(decide('I choose "Hide" from the menu', PLAIN, action="scroll"), Refuse)
