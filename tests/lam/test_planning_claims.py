"""Claims about order, lists, changes, links, placeholders and states, on small pages."""

from __future__ import annotations

import pytest
from pages import button, cell, columnheader, heading, item, link, listing, page, row, status, table, text, textbox
from test_planning import decide, holds

from pytest_lam.lam import Refuse, Verify

TEAS = page(
    heading("Teas", level=1),
    link("Guide", href="/guide/brewing"),
    textbox("Search", placeholder="Name of a tea"),
    status("3", name="Teas found"),
    table(
        row(columnheader("Name"), columnheader("Price")),
        row(cell("Assam"), cell("$7.50"), states=frozenset({"selected"})),
        row(cell("Dragonwell"), cell("$9.00"), states=frozenset({"selected"})),
        row(cell("Oolong"), cell("$12.00"), states=frozenset({"selected"})),
        name="Teas",
    ),
    text(heading("Steps"), listing(item("Boil"), item("Pour"), item("Wait"), name="Steps")),
    button("Bold", states=frozenset({"pressed"})),
    button("Save", states=frozenset({"disabled"})),
)


@pytest.mark.parametrize(
    "claim",
    [
        'Then the "Search" field has the placeholder "Name of a tea"',
        'Then the "Guide" link leads to "/guide/brewing"',
        "Then the table is sorted by price",
        'Then the table is sorted by column "Name" in "ascending" order',
        'Then the steps list is "Boil", "Pour", "Wait" in this order',
        'Then I see "Boil", "Wait" in the steps list in this order',
        "Then all rows should be selected",
        "Then the first 2 rows should be selected",
        'Then the "Bold" button is active',
        "Then I should not be able to save it",
        "Then the teas found is at least 3",
        'Then "Boil" appears before "Wait" in the steps list',
        "Then I should not be able to delete it",
    ],
)
def test_a_claim_that_is_so_holds(claim: str) -> None:
    assert holds(decide(claim, TEAS), TEAS)


@pytest.mark.parametrize(
    "claim",
    [
        'Then the "Search" field has the placeholder "Name"',
        'Then the "Guide" link leads to "/guide"',
        "Then the table is sorted by price, descending",
        'Then the steps list is "Pour", "Boil", "Wait" in this order',
        'Then I see "Wait", "Boil" in the steps list in this order',
        "Then no rows should be selected",
        'Then the "Bold" button is not active',
        "Then I should not be able to bold it",
    ],
)
def test_a_claim_that_is_not_so_does_not_hold(claim: str) -> None:
    decision = decide(claim, TEAS)
    assert isinstance(decision, Refuse) or not holds(decision, TEAS)


@pytest.mark.parametrize(
    ("claim", "name", "expected", "role"),
    [
        ("Then there is one more row than before", "change", "+1", "row"),
        ("Then the number of teas found has gone up by 2", "change", "+2", ""),
    ],
)
def test_a_change_is_looked_for_where_the_number_stands(claim: str, name: str, expected: str, role: str) -> None:
    decision = decide(claim, TEAS)
    assert isinstance(decision, Verify)
    assert [(check.name, check.expected, check.role) for check in decision.checks] == [(name, expected, role)]


def test_what_can_be_done_is_looked_at_and_not_done() -> None:
    """Its control is there and enabled; what cannot be done has none, which is refused."""
    shown = page(link("Add a new bill"), button("Save"))
    for said, name in (("then I can add a new bill", "Add a new bill"), ('then I am able to click "Save"', "Save")):
        decision = decide(said, shown)
        assert isinstance(decision, Verify)
        assert [(one.name, one.expected, shown.by_ref[one.target or ""].name) for one in decision.checks] == [
            ("state", "enabled", name)
        ]
    assert isinstance(decide('then I can click "Print"', shown), Refuse)


def test_none_of_them_is_what_a_page_says_in_words() -> None:
    """A page that says "No bills" has none, and would say another number if it had."""
    shown = page(heading("No bills"))
    decision = decide("then there are no bills yet", shown)
    assert holds(decision, shown)
    assert not holds(decision, page(heading("3 bills")))
