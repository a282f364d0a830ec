"""Texts of a page as data: what says exactly one value is read, all else is an error."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from pytest_lam.objective import typed


@dataclass
class Line:
    product: str
    unit_price: Decimal
    sold_on: date | None = None


@pytest.mark.parametrize(
    ("text", "wanted", "value"),
    [
        ("FH-1003", str, "FH-1003"),
        ("1,234 results", int, 1234),
        ("£1,049.50", Decimal, Decimal("1049.50")),
        ("1.049,50 €", Decimal, Decimal("1049.50")),
        ("-$5.00", Decimal, Decimal("-5.00")),
        ("12.5 %", float, 12.5),
        ("27 February 2026", date, date(2026, 2, 27)),
        ("2026-02-27 14:30", datetime, datetime(2026, 2, 27, 14, 30)),
        ("Yes", bool, True),
        ("off", bool, False),
        ("", Decimal | None, None),
    ],
)
def test_a_text_is_read_as_the_type(text: str, wanted: Any, value: object) -> None:
    found = typed.scalar(text, wanted)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2 of 7", int),
        ("2.5", int),
        ("none", Decimal),
        ("03/04/2026", date),
        ("27 February", date),
        ("perhaps", bool),
        ("1/2", float),
    ],
)
def test_a_text_that_does_not_say_one_value_is_an_error(text: str, wanted: Any) -> None:
    with pytest.raises(typed.Unreadable, match=text.split()[0]):
        typed.scalar(text, wanted)


def test_rows_become_dataclasses_by_the_names_of_their_columns() -> None:
    rows = [{"Product": "Lamp", "Unit price": "£49.00", "Sold on": ""}]
    assert typed.rows(json.dumps(rows), list[Line]) == [Line("Lamp", Decimal("49.00"), None)]


def test_a_field_without_its_column_says_which_columns_there_are() -> None:
    with pytest.raises(typed.Unreadable, match='no one column is "unit price"; there are Product, Price'):
        typed.rows(json.dumps([{"Product": "Lamp", "Price": "1"}]), list[Line])


def test_a_cell_of_another_type_is_told_with_its_column() -> None:
    with pytest.raises(typed.Unreadable, match='column "Unit price": "free" does not say exactly one number'):
        typed.rows(json.dumps([{"Product": "Lamp", "Unit price": "free", "Sold on": ""}]), list[Line])


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [
        (int, "text"),
        (Decimal | None, "text"),
        (list[date], "items"),
        (list[dict[str, str]], "rows"),
        (list[Line], "rows"),
        (Line, "fields"),
    ],
)
def test_a_type_says_what_there_is_to_be_read(wanted: Any, kind: str) -> None:
    assert typed.kind_of(wanted) == kind


@pytest.mark.parametrize("wanted", [bytes, dict[str, int], list[bytes], tuple[int, int], int | str])
def test_a_type_that_no_page_shows_is_an_error(wanted: Any) -> None:
    with pytest.raises(TypeError, match="it can be str, int"):
        typed.kind_of(wanted)
