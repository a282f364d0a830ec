"""What is enabled and disabled: by its box where the page has one, else by the control of that name."""

from __future__ import annotations

from pages import button, cell, page, part, row, table
from test_planning import acted, decide


def test_a_box_is_ticked_and_emptied() -> None:
    shown = page(part("checkbox", name="Night mode"))
    assert acted(decide('When I enable "Night mode"', shown), shown) == [("check", "Night mode", None)]
    shown = page(part("checkbox", name="Night mode", states=frozenset({"checked"})))
    assert acted(decide('When I disable "Night mode"', shown), shown) == [("uncheck", "Night mode", None)]


def test_where_there_is_no_box_the_control_of_that_name_is_clicked() -> None:
    lines = [row(cell(name), cell(button("Disable"))) for name in ("Ada", "Grace")]
    shown = page(table(*lines))
    assert acted(decide('When I disable "Grace"', shown), shown) == [("click", "Disable", None)]
