"""All rows of a table are picked by the box above them, or each by its own."""

from __future__ import annotations

import pytest
from pages import Part, button, cell, checkbox, columnheader, named, page, row, table
from test_planning import acted, decide

from pytest_lam.actions import Action
from pytest_lam.lam import Done, Refuse
from pytest_lam.snapshot import Snapshot

TICKED = frozenset({"checked"})


def _page(*ticked: bool, above: Part | str = "", beside: Part | str = "") -> Snapshot:
    rows = [
        row(cell(checkbox(name, states=TICKED if done else frozenset())), cell(name))
        for name, done in zip(("Assam", "Oolong"), ticked, strict=True)
    ]
    return page(beside, table(row(columnheader(above), columnheader("Tea")), *rows))


@pytest.mark.parametrize("step", ["When I select all rows", "When I check all rows", "When I tick all rows"])
@pytest.mark.parametrize("ticked", [(False, False), (True, False)])
def test_the_box_above_the_rows_picks_them_all(step: str, ticked: tuple[bool, bool]) -> None:
    shown = _page(*ticked, above=checkbox("Select all teas"))
    assert acted(decide(step, shown), shown) == [("check", "Select all teas", None)]


def test_without_such_a_box_each_row_is_picked_by_its_own() -> None:
    shown = _page(False, False)
    assert acted(decide("When I select all rows", shown), shown) == [
        ("check", "Assam", None),
        ("check", "Oolong", None),
    ]
    shown = _page(True, False)
    assert acted(decide("When I select all rows", shown), shown) == [("check", "Oolong", None)]
    assert acted(decide("When I deselect all rows", shown), shown) == [("uncheck", "Assam", None)]


def test_rows_that_are_all_picked_are_left() -> None:
    shown = _page(True, True, above=checkbox("Select all teas", states=TICKED))
    assert isinstance(decide("When I select all rows", shown), Done)


def test_once_it_is_done_nothing_is_left_to_do() -> None:
    shown = _page(False, False, above=checkbox("Select all teas"))
    done = Action("check", named(shown, "checkbox", "Select all teas").ref)
    assert isinstance(decide("When I select all rows", shown, done), Done)


def test_rows_without_boxes_are_picked_by_a_control_of_that_name() -> None:
    bare = table(row(columnheader("Tea")), row(cell("Assam")), row(cell("Oolong")))
    shown = page(button("Select all"), bare)
    assert acted(decide("When I select all rows", shown), shown) == [("click", "Select all", None)]
    assert isinstance(decide("When I select all rows", page(bare)), Refuse)
