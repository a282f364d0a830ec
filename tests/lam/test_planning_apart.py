"""What the page tells about names joined by "and", and about options that are told by their place alone."""

from __future__ import annotations

import pytest
from pages import button, checkbox, dialog, heading, page, select
from test_planning import acted, decide
from test_planning_commands import after

from pytest_lam.lam import Act, Done, Refuse
from pytest_lam.snapshot import Snapshot


def diet(*boxes: str) -> Snapshot:
    """A form with these boxes, and two native lists that begin with no choice."""
    lists = select("Size", ["", "Small", "Large"]), select("Side", ["", "Rice", "Salad"])
    return page(heading("Diet"), *(checkbox(box) for box in boxes), *lists)


def test_names_that_are_several_boxes_are_ticked_one_after_the_other() -> None:
    shown = diet("Gluten", "Lactose")
    first = decide("When I tick Gluten and Lactose", shown)
    assert acted(first, shown) == [("check", "Gluten", None)]
    assert isinstance(first, Act)
    second = after("I tick Gluten and Lactose", shown, (first.actions[0], shown))
    assert acted(second, shown) == [("check", "Lactose", None)]


def test_a_name_with_and_in_it_is_one_box() -> None:
    shown = diet("Salt and Pepper", "Salt", "Pepper")
    first = decide("When I tick Salt and Pepper", shown)
    assert acted(first, shown) == [("check", "Salt and Pepper", None)]
    assert isinstance(first, Act)
    assert isinstance(after("I tick Salt and Pepper", shown, (first.actions[0], shown)), Done)


def test_of_several_names_all_must_be_there() -> None:
    decision = decide("When I tick Gluten and Nuts", diet("Gluten", "Lactose"))
    assert isinstance(decision, Refuse) or (isinstance(decision, Act) and decision.tentative)


@pytest.mark.parametrize(
    ("step", "option"),
    [
        ("When I choose the first option in the Size dropdown", "Small"),
        ("When I choose the last option from the Side dropdown", "Salad"),
        ("When I select any option from the Side dropdown", "Rice"),
    ],
)
def test_an_option_told_by_its_place_is_one_that_says_something(step: str, option: str) -> None:
    shown = diet()
    assert [(name, value) for name, _, value in acted(decide(step, shown), shown)] == [("select", option)]


def test_a_list_has_no_option_beyond_its_last() -> None:
    decision = decide("When I choose the fifth option in the Size dropdown", diet())
    assert isinstance(decision, Refuse) or (isinstance(decision, Act) and decision.tentative)


def test_a_dialog_closed_with_a_sign_is_closed_by_its_own_control() -> None:
    shown = page(button("Close"), dialog(heading("Notes"), button("Close", id="inner"), name="Notes"))
    decision = decide("When I close the Notes dialog with X", shown)
    assert isinstance(decision, Act)
    assert shown.by_ref[str(decision.actions[0].target)].attributes["id"] == "inner"
