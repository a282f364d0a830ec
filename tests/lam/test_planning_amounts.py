"""Checks of all things of a list, of one column, of those in a state; and texts that match an expression."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pages import button, cell, checkbox, columnheader, heading, item, listing, page, part, row, table, text
from test_planning import decide, holds

from pytest_lam.lam import Refuse, Verify


def till(ticked: int, *bills: tuple[str, str, str]):
    """A page with a table of bills, the first so many of them ticked, and a list of offers."""
    picked = [frozenset({"checked"}) if at < ticked else frozenset() for at in range(len(bills))]
    return page(
        heading("Bills"),
        table(
            row(columnheader(checkbox("Pick all", name="Pick all")), *map(columnheader, ("Guest", "Sum", "State"))),
            *(
                row(
                    cell(checkbox("Pick", name=f"Pick {guest}", states=states)),
                    *(cell(said) for said in (guest, amount, state)),
                    cell(button("Print")),
                )
                for states, (guest, amount, state) in zip(picked, bills, strict=True)
            ),
        ),
        heading("Offers"),
        listing(
            *(
                item(part("heading", name), text(price, class_="price"))
                for name, price in (("Tea", "$4.00"), ("Cake", "$6.50"))
            )
        ),
    )


PAID = till(2, ("Ada", "$9.00", "paid"), ("Bo", "$12.00", "paid"), ("Cy", "$7.50", "paid"))
MIXED = till(1, ("Ada", "$9.00", "paid"), ("Bo", "$12.00", "open"), ("Cy", "$7.50", "paid"))


@pytest.mark.parametrize(
    ("said", "paid", "mixed"),
    [
        ('all rows show "paid"', True, False),
        ('only rows with "paid" are shown', True, False),
        ('only bills with state "paid" are listed', True, False),
        ('every value in the "State" column is "paid"', True, False),
        ('no row contains "open"', True, False),
        ('none of the rows contains "open"', True, False),
        ("every sum is more than 5", True, True),
        ("every sum is more than 8", False, False),
        ("all the prices are below $7", True, True),
        ("all the prices are below $6", False, False),
        ("2 rows are selected", True, False),
        ("exactly one row is selected", False, True),
        ('each row has a "Print" button', True, True),
        ('each row has a "Delete" button', False, False),
        ('the "State" column only shows "paid"', True, False),
        ('the columns are "Guest", "Sum" and "State"', False, False),
        ('the column headers are "Pick all", "Guest", "Sum" and "State"', True, True),
        ('row 2, column 4 shows "paid"', True, False),
        ('the second row of the third column is "$12.00"', True, True),
        (r'I should see text matching "\$12\.\d\d paid"', True, False),
    ],
)
def test_a_statement_about_all_of_them_holds_where_it_is_so(said, paid, mixed):
    assert holds(decide(f"then {said}", PAID), PAID) == paid
    assert holds(decide(f"then {said}", MIXED), MIXED) == mixed


def test_one_check_looks_at_the_whole_column_however_many_rows_there_are():
    decision = decide('then every value in the "State" column is "paid"', PAID)
    assert isinstance(decision, Verify)
    assert [(check.name, check.role, check.named) for check in decision.checks] == [("each", "row", "State")]


def test_what_the_page_lists_nowhere_is_refused():
    assert isinstance(decide('then all of the parcels show "sent"', PAID), Refuse)


ROWS = (("Guest", "State"), ("Ada", "paid"), ("Bo", "paid"), ("Cy", "paid"))


@pytest.mark.parametrize(
    ("said", "rows", "expected"),
    [
        ("the table contains exactly:", ROWS, True),
        ("the table contains exactly:", ROWS[:3], False),
        ("the table contains:", ROWS[:3], True),
        ("the table should be:", (ROWS[0], ROWS[2], ROWS[1], ROWS[3]), False),
        ("only the following rows are shown:", (ROWS[0], ROWS[2], ROWS[1], ROWS[3]), True),
        ("I see the following rows in this order:", (ROWS[0], ROWS[1], ROWS[3]), True),
        ("I see the following rows in this order:", (ROWS[0], ROWS[3], ROWS[1]), False),
        ("the table does not contain exactly:", ROWS[:3], True),
        ("the offers are exactly:", (("Tea",), ("Cake",)), True),
        ("the list should be:", (("Cake",), ("Tea",)), False),
        ("only the following offers are listed:", (("Cake",), ("Tea",)), True),
        ("only the following offers are listed:", (("Cake",),), False),
    ],
)
def test_a_whole_table_or_list_is_compared(said, rows, expected):
    assert holds(decide(f"then {said}", PAID, rows=rows), PAID) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('"Ada" comes before "Cy"', True),
        ('"Cy" comes before "Bo"', False),
        ('"Cake" appears after "Tea"', True),
        ('"Cake" is listed above "Tea"', False),
    ],
)
def test_what_comes_before_what_is_told_by_their_names(said, expected):
    assert holds(decide(f"then {said}", PAID), PAID) == expected


@pytest.mark.parametrize(
    ("said", "days", "expected"),
    [
        ("the due date is tomorrow", 1, True),
        ("the due date is tomorrow", 2, False),
        ("the due date is in 2 days", 2, True),
        ("the due date is after today", 1, True),
        ("the due date is not later than tomorrow", 2, False),
        ("the due date lies in the past", -1, True),
        ("the due date is a week from today", 7, True),
    ],
)
def test_a_day_told_from_today_on_is_compared_with_what_the_page_writes(said, days, expected):
    written = (date.today() + timedelta(days=days)).strftime("%d %B %Y")
    shown = page(part("list", part("term", "Due date"), part("definition", written)))
    assert holds(decide(f"then {said}", shown), shown) == expected


def test_a_table_that_has_no_such_columns_is_refused():
    other = page(table(row(columnheader("A")), row(cell("1"))), table(row(columnheader("B")), row(cell("2"))))
    assert isinstance(decide("then the table contains exactly:", other, rows=ROWS), Refuse)


PROFILE = page(
    heading("Profile"),
    part("list", part("term", "Plan"), part("definition", "Pro"), part("term", "Seats"), part("definition", "3")),
)


@pytest.mark.parametrize(("seats", "expected"), [("3", True), ("4", False)])
def test_labels_are_found_with_their_values(seats, expected):
    decision = decide("then I see the following details:", PROFILE, rows=(("Plan", "Pro"), ("Seats", seats)))
    assert holds(decision, PROFILE) == expected
