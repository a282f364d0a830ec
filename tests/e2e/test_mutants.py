"""Every false version of a Then expects something else, as near to the truth as can be, and nothing else is changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_bdd.feature import get_features

from pytest_lam.bdd import rows, table_of

from .mutants import another, mutants

ROOT = Path(__file__).parents[2]
FEATURES = sorted([*ROOT.glob("features/*.feature"), *ROOT.glob("examples/*/features/*.feature")])


def texts(text: str, kind: str = "") -> list[str]:
    return [mutant.text for mutant in mutants(text) if kind in ("", mutant.kind)]


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ('the badge shows "1"', 'the badge shows "2"'),
        ('the total is "£9.95"', 'the total is "£10.95"'),
        ('I see "16 products"', 'I see "6 products"'),
        ('I see "10 products"', 'I see "11 products"'),
        ('I see "Welcome, Ada"', 'I see "Welcome, Ada altered"'),
        ("I see “Willkommen”", "I see “Willkommen altered”"),
        ('the quantity of "Mug" is "3"', 'the quantity of "Mug" is "4"'),
        ('I see "Emma" under "Recent books"', 'I see "Emma altered" under "Recent books"'),
        ('"Emma" is selected as the "Author"', '"Emma altered" is selected as the "Author"'),
        ("I should see 3 reviews", "I should see 4 reviews"),
        ("the dialog is closed", "the dialog is open"),
        ("the door is open", "the door is closed"),
        ('the "Terms" box is unchecked', 'the "Terms" box is checked'),
        ('the "Title" field is empty', 'the "Title" field is not empty'),
        ('the "Express" option is selected', 'the "Express" option is not selected'),
        ("I am still on the cart page", "I am no longer on the cart page"),
        ("the customer is still on the cart page", "the customer is no longer on the cart page"),
        ("delivery is free", "delivery is not free"),
        ("the cart should be full", "the cart should not be full"),
        ("the page shows the logo", "the page does not show the logo"),
        ('I do not see "Emma"', 'I see "Emma"'),
        ('I should not see "Emma"', 'I should see "Emma"'),
        ('the list does not contain "Emma"', 'the list contains "Emma"'),
        ('the list doesn\'t contain "Emma"', 'the list contains "Emma"'),
        ('"Emma" isn\'t listed', '"Emma" is listed'),
        ('"Emma" is no longer in the cart', '"Emma" is in the cart'),
        ('there is no "Quantity" field', 'there is a "Quantity" field'),
        ("no products are shown", "2 products are shown"),
        ("there are no results", "there are 2 results"),
        ('the "Send" button is gone', 'the "Send" button is visible'),
        ('I see "There is no such book"', 'I see "There is no such book altered"'),
    ],
)
def test_the_first_of_them_expects_the_nearest_other_thing(true: str, false: str) -> None:
    assert texts(true)[0] == false


@pytest.mark.parametrize(
    ("true", "kind", "false"),
    [
        ('the badge shows "5"', "value", ['the badge shows "6"', 'the badge shows "4"']),
        ('I see "16 products"', "value", ['I see "6 products"', 'I see "17 products"', 'I see "15 products"']),
        ('"A" costs "£2.50"', "value", ['"A" costs "£3.50"', '"A altered" costs "£2.50"']),
        ('I see "A" under "B"', "place", ['I see "A" under "B altered"']),
        ('I see "A" in the row of "B"', "value", ['I see "A altered" in the row of "B"']),
        ("the cart has 1 row", "count", ["the cart has 2 row", "the cart has 0 row"]),
        ("there are at least 3 rows", "count", ["there are at least 1003 rows"]),
        ("there are at most 3 rows", "count", ["there are at most 0 rows"]),
        ("no more than 3 rows are there", "count", ["no more than 0 rows are there"]),
        ("two rows are there", "count", ["three rows are there"]),
        ("the date is 2016-12-19", "count", []),
        ('the first row is "A"', "order", ['the last row is "A"']),
        ('the last row is "A"', "order", ['the first row is "A"']),
        ("the list is sorted by price, ascending", "order", ["the list is sorted by price, descending"]),
    ],
)
def test_all_that_is_expected_is_changed_in_its_turn(true: str, kind: str, false: list[str]) -> None:
    assert texts(true, kind) == false


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ('I see "Emma"', 'I do not see "Emma"'),
        ('I should see "Emma"', 'I should not see "Emma"'),
        ('the total is "£9.95"', 'the total is not "£9.95"'),
        ('the order is still "Open"', 'the order is no longer "Open"'),
        ('the badge still shows "2"', 'the badge no longer shows "2"'),
        ('the list contains "Emma"', 'the list does not contain "Emma"'),
        ('there is a "Quantity" field', 'there is no "Quantity" field'),
        ('the "Title" field is empty', 'the "Title" field is not empty'),
        ("the dialog is closed", "the dialog is open"),
    ],
)
def test_a_claim_is_denied(true: str, false: str) -> None:
    assert false in texts(true)


def test_of_a_denial_there_is_only_its_claim() -> None:
    assert [(one.kind, one.text) for one in mutants('I do not see "Emma" in 3 rows')] == [
        ("claim", 'I see "Emma" in 3 rows')
    ]


def test_each_cell_of_a_table_is_changed() -> None:
    table = (("Name", "Price"), ("Mug", "£2.00"))
    assert [one.table for one in mutants("the table shows:", table)] == [
        (("Name", "Price"), ("Mug", "£3.00")),
        (("Name", "Price"), ("Mug altered", "£2.00")),
        (("Name", "Price altered"), ("Mug", "£2.00")),
        (("Name altered", "Price"), ("Mug", "£2.00")),
    ]


def test_an_empty_cell_is_filled() -> None:
    assert mutants("the table shows:", (("Mug", ""),))[0].table == (("Mug", "altered"),)


def test_rows_change_places_only_where_their_order_is_expected() -> None:
    table = (("A",), ("B",), ("C",))
    assert [one.table for one in mutants("they are listed in this order:", table) if one.kind == "order"] == [
        (("A",), ("C",), ("B",))
    ]
    assert [one for one in mutants("they are listed:", table) if one.kind == "order"] == []


def test_the_last_line_of_a_doc_string_is_changed() -> None:
    assert [one.docstring for one in mutants("the page says:", docstring="Hello,\nAda")] == ["Hello,\nAda altered"]


def test_no_false_version_is_tried_twice() -> None:
    for text in ('the badge shows "1"', 'I see "10 products"', "there are 9 rows"):
        assert len(set(texts(text))) == len(texts(text))


def test_a_step_that_expects_nothing_has_no_false_version() -> None:
    assert mutants("the thing") == ()


@pytest.mark.parametrize(
    ("value", "other"), [("09", "10"), ("-5 %", "-6 %"), ("", "altered"), ("1,234.00", "2,234.00")]
)
def test_another_value_is_of_the_same_sort(value: str, other: str) -> None:
    assert another(value) == other


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_every_scenario_of_the_examples_has_a_then_that_can_be_made_false(path: Path) -> None:
    (feature,) = get_features([str(path)])
    for template in feature.scenarios.values():
        for row in rows(template) or ({},):
            thens = [step for step in template.render(row).steps if step.type == "then"]
            assert any(mutants(step.name, table_of(step), step.docstring) for step in thens), template.name
