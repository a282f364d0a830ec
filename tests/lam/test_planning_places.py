"""Where things are on pages that say little of themselves: sides, what lies over all, what forms are for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pages import button, form, heading, link, page, row, table, text, textbox
from test_planning import acted, decide, holds

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Decision, Memory, Refuse, Turn
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.snapshot import Box, Snapshot
from pytest_lam.step import Step

COVERED = frozenset({"covered"})
ABOVE, BELOW = Box(20, 10, 80, 20), Box(700, 800, 80, 20)
BOTH_ENDS = page(
    button("Help", box=ABOVE, id="first"), text("Soup", box=Box(0, 0, 1000, 900)), button("Help", box=BELOW)
)


@pytest.mark.parametrize(
    ("place", "meant"),
    [
        ("at the top", 0),
        ("at the bottom of the page", 1),
        ("in the bottom right corner", 1),
        ("on the left side", 0),
        ("in the header", 0),
    ],
)
def test_a_side_of_the_page_tells_things_apart_by_where_they_are(place: str, meant: int) -> None:
    decision = decide(f'When I click "Help" {place}', BOTH_ENDS)
    assert isinstance(decision, Act)
    buttons = [node.ref for node in BOTH_ENDS.nodes if node.role == "button"]
    assert [action.target for action in decision.actions] == [buttons[meant]]


def test_what_is_on_the_other_side_is_not_meant() -> None:
    shown = page(button("Help", box=ABOVE), text("Soup", box=Box(0, 0, 1000, 900)))
    assert isinstance(decide('When I click "Help" at the bottom', shown), Refuse)


def test_what_lies_over_all_else_is_the_dialog() -> None:
    behind = text(textbox("Guests", states=COVERED), button("Save", states=COVERED))
    shown = page(behind, text(textbox("Guests"), button("Save")))
    decision = decide('When I set "Guests" to "7" in the dialog', shown)
    assert isinstance(decision, Act)
    over = [node.ref for node in shown.nodes if node.role == "textbox"][1]
    assert [(action.name, action.target) for action in decision.actions] == [("fill", over)]


def test_a_page_of_which_a_part_is_free_has_no_dialog() -> None:
    covered = (button("Save", states=COVERED, box=BELOW), link("Help", states=COVERED, box=BELOW))
    shown = page(*covered, text(textbox("Guests", box=ABOVE)), button("Go", box=ABOVE))
    decision = decide('When I set "Guests" to "7" in the dialog', shown)
    assert isinstance(decision, Refuse)
    assert "no dialog" in decision.reason


def test_the_form_for_something_is_opened_by_what_is_called_so() -> None:
    shown = page(link("Guests", href="/guests"), link("Add a new dish", href="/add"))
    assert acted(decide("When I open the form for a new dish", shown), shown) == [("click", "Add a new dish", None)]


def test_a_deed_is_confirmed_where_the_page_asks_and_not_looked_for_as_a_thing() -> None:
    asking = page(table(row("Soup", button("Are you sure?")), row("Salad", button("delete"))))
    assert acted(decide("When I confirm the deletion", asking), asking) == [("click", "Are you sure?", None)]


def told(step: str, shown: Snapshot, *earlier: Action) -> Decision:
    """The decision on a page, after a step that did these actions."""
    done = tuple(Turn(replace(action, frame=0), "done", shown.url) for action in earlier)
    memory = Memory(earlier=((Step("when", "I do so"), done),), base_url="http://shop.test")
    return EmbeddedLam().decide(Step("when", step, template=step), shown, memory)


def test_a_form_that_has_nothing_called_save_is_saved_by_what_sends_it() -> None:
    shown = page(
        form(textbox("Text"), button("Preview", type_="submit"), button("Submit changes", type_="submit")),
        form(textbox("Search"), button("Go", type_="submit")),
    )
    field = next(node.ref for node in shown.nodes if node.name == "Text")
    decision = told("I save the page", shown, Action("fill", field, "x"))
    assert acted(decision, shown) == [("click", "Submit changes", None)]
    assert isinstance(told("I save the page", shown), Refuse)


def test_a_scenario_that_begins_with_a_thing_of_the_application_opens_it_first() -> None:
    step = 'Given I open the "Roadmap"'
    blank = replace(page(), url="data:,")
    first = decide(step, blank)
    assert isinstance(first, Act)
    assert [(action.name, action.value) for action in first.actions] == [("navigate", "/")]
    shown = page(link("Roadmap", href="/roadmap"))
    assert acted(decide(step, shown, *first.actions), shown) == [("click", "Roadmap", None)]


def claimed(step: str, shown: Snapshot, before: Snapshot) -> Decision:
    """The decision on a claim about a page that the last action made of another one."""
    turn = Turn(Action("press", value="ESCAPE"), "press ESCAPE", shown.url, before)
    memory = Memory(earlier=((Step("when", "I press Escape"), (turn,)),), base_url="http://shop.test")
    return EmbeddedLam().decide(Step("then", step, template=step), shown, memory)


def test_a_box_over_all_else_that_is_no_dialog_by_role_is_claimed_by_its_heading() -> None:
    behind = (heading("Kitchen"), textbox("Guests", states=COVERED), button("Save", states=COVERED))
    opened = page(text(*behind), text(heading("Seats"), textbox("Guests"), button("Update")))
    closed = page(text(heading("Kitchen"), textbox("Guests"), button("Save")))
    assert holds(claimed("a dialog is shown", opened, closed), opened)
    assert holds(claimed("the dialog disappears", closed, opened), closed)
    assert not holds(claimed("the dialog disappears", opened, opened), opened)
    assert not holds(claimed("a dialog is shown", closed, opened), closed)
