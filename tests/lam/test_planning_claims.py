"""Claims about order, lists, changes, links, placeholders and states, on small pages."""

from __future__ import annotations

import pytest
from pages import (
    button,
    cell,
    columnheader,
    dialog,
    heading,
    item,
    link,
    listing,
    page,
    part,
    row,
    select,
    status,
    table,
    text,
    textbox,
)
from test_planning import decide, holds

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Refuse, Turn, Verify
from pytest_lam.step import Step

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
        'Then the row shows Name "Oolong" and Price "$12.00"',
        'Then the "Oolong" row shows Name "Oolong" and Price "$12.00"',
        'Then the "Teas" table shows Name "Oolong" and Price "$12.00"',
        'Then the second row shows Name "Dragonwell" and Price "$9.00"',
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
        'Then the row shows Name "Oolong" and Price "$9.00"',
        'Then the "Assam" row shows Name "Oolong" and Price "$12.00"',
        'Then the "Teas" table shows Name "Oolong" and Price "$9.00"',
        'Then the first row shows Name "Dragonwell" and Price "$9.00"',
    ],
)
def test_a_claim_that_is_not_so_does_not_hold(claim: str) -> None:
    decision = decide(claim, TEAS)
    assert isinstance(decision, Refuse) or not holds(decision, TEAS)


TEAPOT = page(
    heading("Order", level=1),
    select("Tea", ("Assam", "Oolong"), chosen="Assam"),
    textbox("Name", value="Ada"),
    textbox("Note"),
    dialog(heading("Sure"), text("Pour it?"), button("Yes"), name="Sure"),
    text("Total: ", text("$7")),
)


@pytest.mark.parametrize(
    ("claim", "so"),
    [
        ('Then the tea dropdown contains "Oolong"', True),
        ('Then the tea dropdown offers "Assam" and "Senna"', False),
        ('Then the tea dropdown should not contain "Senna"', True),
        ('Then the tea dropdown should contain exactly "Oolong" and "Assam"', True),
        ('Then the tea dropdown should contain exactly "Oolong"', False),
        ("Then there are 2 options in the tea dropdown", True),
        ('Then I should not be able to choose "Oolong" from the tea dropdown', False),
        ('Then the option "Assam" is selected', True),
        ('Then the option "Oolong" should be selected in the tea dropdown', False),
        ("Then the name field is prefilled", True),
        ("Then the note field is prefilled", False),
        ('Then a dialog with the message "Pour it?" is shown', True),
        ('Then a dialog with the message "Drink it?" is shown', False),
        ('Then on the order page, the total should be "$7"', True),
        ('Then on the order page, the total should be "$8"', False),
    ],
)
def test_what_lists_offer_and_dialogs_say_is_looked_at(claim: str, so: bool) -> None:
    """Options of a native list are no nodes of the page, but can be claimed, counted and listed as if they were."""
    assert holds(decide(claim, TEAPOT), TEAPOT) == so


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


def test_one_of_several_things_of_a_kind_is_told_by_its_name() -> None:
    shown = page(part("tab", "Soups"), part("tab", "Salads"))
    assert holds(decide('Then the tabs include "Salads"', shown), shown)
    assert not holds(decide('Then the tabs include "Sal"', shown), shown)
    assert holds(decide('Then the tabs do not include "Cakes"', shown), shown)


def test_results_are_what_is_headed_so_or_what_the_page_is_about() -> None:
    headed = page(text("Soup of the day"), text(heading("Results (1)"), text("Onion soup")), text("Salad"))
    assert holds(decide('Then the results contain "Onion"', headed), headed)
    assert not holds(decide('Then the results contain "Salad"', headed), headed)


def test_what_the_address_says_that_the_page_is_about_is_the_page() -> None:
    parts = (text(id="dish"), part("main", text("Price"), text("4.50"), text("A pinch of salt helps.")))
    shown = page(*parts, url="http://shop.test/dishes/12")
    assert holds(decide('Then the dish contains "A pinch of salt helps."', shown), shown)
    assert holds(decide('Then the price of the dish is "4.50"', shown), shown)
    assert not holds(decide('Then the price of the dish is "4.60"', shown), shown)


def test_a_cell_may_be_told_by_its_row_first() -> None:
    shown = page(table(row(columnheader("Dish"), columnheader("Price")), row(cell("Soup"), cell("4.50"))))
    assert holds(decide('Then in the row of "Soup" the column "Price" shows "4.50"', shown), shown)
    assert not holds(decide('Then in the row of "Soup" the column "Dish" shows "4.50"', shown), shown)


def test_a_list_of_names_and_values_tells_what_it_is_headed_or_called_by() -> None:
    scores = table(row(cell("Ada"), cell("12")), row(cell("Bob"), cell("7")), class_="scores")
    shown = page(heading("Players"), scores)
    assert holds(decide('Then the score of "Ada" is "12"', shown), shown)
    assert not holds(decide('Then the score of "Bob" is "12"', shown), shown)
    assert isinstance(decide('Then the age of "Ada" is "12"', shown), Refuse)


def test_the_list_is_rather_one_of_things_than_a_menu() -> None:
    menu = listing(item(link("Home")), item(link("Shelves")), item(link("Help")))
    shown = page(text(menu), table(row(columnheader("Dish")), row(cell("Soup"))))
    assert holds(decide('Then the list contains "Soup"', shown), shown)
    assert not holds(decide('Then "Soup" is not in the list', shown), shown)


def test_its_price_is_that_of_what_the_step_before_was_about() -> None:
    """Another thing on the page has a price too, which is not meant."""
    shown = page(
        listing(
            item(heading("Assam"), text("$7.50", class_="price"), textbox("Quantity"), button("Add")),
            item(heading("Oolong"), text("$12.00", class_="price"), textbox("Quantity"), button("Add")),
        )
    )
    before = ((Step("when", 'I add "Oolong" to the cart'), (Turn(Action("click", "11"), "done", shown.url),)),)
    assert holds(decide('then its price is "$12.00"', shown, earlier=before), shown)
    assert not holds(decide('then its price is "$7.50"', shown, earlier=before), shown)
    changed = decide("when I change its quantity to 3", shown, earlier=before)
    assert isinstance(changed, Act)
    assert [(action.name, action.within_text) for action in changed.actions] == [("fill", "Oolong")]


def test_what_is_beside_something_is_not_looked_for_elsewhere() -> None:
    basket = page(
        status("Plant pot was removed"),
        table(
            row(columnheader("Product"), columnheader("Price")), row(cell("Wool blanket"), cell("$75.00")), name="Cart"
        ),
    )
    claim = "Then the pot is still there beside the blanket"
    decision = decide(claim, basket)
    assert isinstance(decision, Refuse) or not holds(decision, basket)
