"""Things told by a state that they are in: the selected row, the disabled button, the checked box."""

from __future__ import annotations

import pytest
from pages import button, cell, checkbox, named, page, part, row, table, textbox
from test_planning import acted, decide, holds

from pytest_lam.lam import Refuse, Verify

SELECTED, DISABLED, CHECKED = (frozenset({state}) for state in ("selected", "disabled", "checked"))


def _table(*states: frozenset[str]) -> object:
    names = ("Assam", "Oolong", "Sencha")
    rows = (row(cell(name), cell(button("Remove")), states=state) for name, state in zip(names, states, strict=True))
    return table(*rows)


NONE = frozenset()
ONE = page(_table(NONE, SELECTED, NONE))
TWO = page(_table(SELECTED, SELECTED, NONE))
BOXED = page(
    table(
        row(cell(checkbox("")), cell("Assam"), cell(button("Remove"))),
        row(cell(checkbox("", states=CHECKED)), cell("Oolong"), cell(button("Remove"))),
    )
)


def test_a_deed_is_done_to_the_thing_in_that_state() -> None:
    shown = page(
        part("tab", "Teas"), part("tab", "Cups", states=SELECTED), button("Pour", states=DISABLED), button("Sip")
    )
    assert acted(decide("When I click the selected tab", shown), shown) == [("click", "Cups", None)]
    assert acted(decide("When I click the disabled button", shown), shown) == [("click", "Pour", None)]


@pytest.mark.parametrize("shown", [ONE, BOXED], ids=["by its state", "by its box"])
def test_what_is_in_the_thing_of_that_state_is_meant(shown) -> None:
    decision = decide("When I remove the selected row", shown)
    assert [action.target for action in decision.actions] == [named(shown, "button", "Remove", 1).ref]


def test_of_several_in_that_state_none_is_chosen() -> None:
    assert isinstance(decide("When I remove the selected row", TWO), Refuse)
    assert isinstance(decide("When I remove the selected rows", TWO), Refuse)


def test_where_none_is_in_that_state_there_is_no_such_thing() -> None:
    refused = decide("When I click the selected button", TWO)
    assert isinstance(refused, Refuse)
    assert "selected button" in refused.reason


@pytest.mark.parametrize(
    ("claim", "so"),
    [
        ('Then the selected row contains "Oolong"', True),
        ('Then the selected row contains "Assam"', False),
        ("Then I see 1 selected row", True),
        ("Then I see 3 selected rows", False),
    ],
)
def test_a_claim_is_about_the_thing_in_that_state(claim: str, so: bool) -> None:
    assert holds(decide(claim, ONE), ONE) is so


def test_a_value_that_is_chosen_is_no_state_of_a_thing() -> None:
    shown = page(textbox("Priority", value="major"))
    decision = decide('Then the selected priority is "major"', shown)
    assert isinstance(decision, Verify)
    assert holds(decision, shown)
