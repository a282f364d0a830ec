"""What tables, doc strings and Outline values of steps mean."""

from __future__ import annotations

import pytest
from frame_notation import notation

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

UPRIGHT = (("Email", "ada@lovelace.org"), ("Password", "$PIN"))
HEADED = (("Field", "Value"), *UPRIGHT)
FLAT = (("Email", "Password"), ("ada@lovelace.org", "$PIN"))
PAIRS = "Email='ada@lovelace.org' Password=Secret(name='PIN')"


@pytest.mark.parametrize("table", [UPRIGHT, HEADED, FLAT])
@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("I fill in the form with the following details:", f"fill form {PAIRS}"),
        ("the user fills in:", f"fill {PAIRS}"),
        ("I enter the following values", f"fill {PAIRS}"),
        ("we complete the sign-up form as follows:", f"fill form <sign-up> {PAIRS}"),
        ("she logs in with these credentials:", f"log in {PAIRS}"),
    ],
)
def test_a_table_of_labels_and_values_fills_in(text, meaning, table):
    assert notation(understand(Step("when", text, table=table))) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("I see the following orders:", "row |No:7|State:Open| |No:8|State:Paid|"),
        ("the orders table shows:", "row table <orders> |No:7|State:Open| |No:8|State:Paid|"),
        ("the table contains these rows:", "row table |No:7|State:Open| |No:8|State:Paid|"),
        ("the table does not contain the following rows", "not row table |No:7|State:Open| |No:8|State:Paid|"),
    ],
)
def test_a_table_of_rows_is_looked_for(text, meaning):
    table = (("No", "State"), ("7", "Open"), ("8", "Paid"))

    assert notation(understand(Step("then", text, table=table))) == meaning


def test_a_table_of_labels_that_is_to_be_seen_has_no_header():
    table = (("Name", "Ada"), ("City", "London"))

    assert notation(understand(Step("then", "I see the following details:", table=table))) == (
        "text <Name> = 'Ada'; text <City> = 'London'"
    )


def test_a_column_is_one_text_a_line_and_its_header_is_none_of_them():
    step = Step("then", "I should see the following products:", table=(("product",), ("Tea",), ("Milk",)))

    assert notation(understand(step)) == "text contains = 'Tea'; text contains = 'Milk'"


def test_an_order_is_one_check_a_place():
    step = Step("then", "the products are listed in this order:", table=(("Tea",), ("Milk",)))

    assert notation(understand(step)) == ("text <products> #1 contains = 'Tea'; text <products> #2 contains = 'Milk'")


def test_several_records_are_not_one_form():
    table = (("Name", "City"), ("Ada", "London"), ("Bob", "Leeds"))

    assert understand(Step("when", "I fill in the form with these values:", table=(*table, ("a", "b", "c")))).refused


def test_a_doc_string_is_typed_as_it_stands():
    text = 'Dear "team",\n  <b>bye</b>\n'
    understanding = understand(Step("when", 'I fill in "Note" with:', docstring=text))

    assert notation(understanding) == f'fill "Note" = {text!r}'


def test_a_doc_string_is_looked_for_as_it_stands():
    understanding = understand(Step("then", "I should see the following text:", docstring="a\nb"))

    assert notation(understanding) == "text contains = 'a\\nb'"


def test_a_value_of_an_outline_is_one_value_though_its_words_could_mean_more():
    step = Step(
        "when",
        "I choose Pay with card and click Go from the menu",
        template="I choose <how> from the menu",
        row={"how": "Pay with card and click Go"},
    )

    assert notation(understand(step)) == "select menu = 'Pay with card and click Go'"


def test_an_outline_may_give_the_verb():
    step = Step("when", 'I check "News"', template='I <deed> "News"', row={"deed": "check"})

    assert notation(understand(step)) == 'check "News"'


def test_an_outline_may_give_the_number():
    step = Step("then", "3 products are shown", template="<n> products are shown", row={"n": "3"})

    assert notation(understand(step)) == "count <products> 3"


ORDERS = (("No", "State"), ("7", "Open"), ("8", "Paid"))
CELLS = "|No:7|State:Open| |No:8|State:Paid|"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("the table contains exactly:", f"table table {CELLS}"),
        ("the orders table should be:", f"table table <orders> {CELLS}"),
        ("the table should look like this:", f"table table {CELLS}"),
        ("I see exactly these rows:", f"table {CELLS}"),
        ("only the following orders are listed:", f"table <orders> any order {CELLS}"),
        ("the table contains exactly these rows in any order:", f"table table any order {CELLS}"),
        ("the orders are listed in this order:", f"table <orders> in order {CELLS}"),
        ("the table does not contain exactly:", f"not table table {CELLS}"),
    ],
)
def test_a_whole_table_is_one_check_of_all_its_rows(text, meaning):
    assert notation(understand(Step("then", text, table=ORDERS))) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("the list contains exactly:", "list list [Tea, Milk]"),
        ("the list should be:", "list list [Tea, Milk]"),
        ("I only see the following drinks:", "list <drinks> any order [Tea, Milk]"),
        ("the options are:", "text option contains = 'Tea'; text option contains = 'Milk'"),
    ],
)
def test_a_whole_list_is_one_check_of_all_its_items(text, meaning):
    assert notation(understand(Step("then", text, table=(("Tea",), ("Milk",))))) == meaning


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("the order summary shows:", (("Field", "Value"), ("Plan", "Pro"), ("Seats", "3"))),
        ("the summary should be:", (("Plan", "Pro"), ("Seats", "3"))),
        ("the page shows:", (("Plan:", "Pro"), ("Seats:", "3"))),
    ],
)
def test_labels_with_their_values_are_looked_at_one_by_one(text, table):
    assert notation(understand(Step("then", text, table=table))) == "text <Plan> = 'Pro'; text <Seats> = '3'"
