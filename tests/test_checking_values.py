"""Checks of several things, of what has changed, and of amounts; and which checks could never fail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lam.pages import (
    button,
    cell,
    columnheader,
    item,
    link,
    listing,
    named,
    page,
    part,
    row,
    status,
    table,
    text,
    textbox,
)
from test_checking import HOLDING

from pytest_lam.checking import certain, compare, evaluate, nearest
from pytest_lam.checks import CHECKS, Check, Comparison


def shop(*products: tuple[str, str], total: str = "5.00 €"):
    """A page of products, as a list and as a table, with what they come to."""
    return page(
        status(total, name="Total"),
        listing(
            *(item(part("heading", name_), part("generic", price, class_="item-price")) for name_, price in products)
        ),
        table(
            row(columnheader("Product"), columnheader("Price")),
            *(row(cell(name_), cell(price)) for name_, price in products),
        ),
        textbox("Code", placeholder="e.g. SUMMER", id="code"),
        item(link("Help", href="/help?topic=cart#top")),
        part("img", name="Logo", tag="img"),
        part("img", name="Banner", tag="img", states=frozenset({"broken"})),
        text("Due 19 Dec 2016", id="due"),
    )


SHOP = shop(("Pear", "2,50 €"), ("Fig", "2,50 €"), ("Apple", "10,00 €"))
LIST = next(node.ref for node in SHOP.nodes if node.role == "list")
TABLE = next(node.ref for node in SHOP.nodes if node.role == "table")
TOTAL, CODE, HELP, LOGO, BANNER = (
    named(SHOP, role, name).ref
    for role, name in (("status", "Total"), ("textbox", "Code"), ("link", "Help"), ("img", "Logo"), ("img", "Banner"))
)
DUE = next(node.ref for node in SHOP.nodes if node.attributes.get("id") == "due")
HOLDER = next(node.ref for node in SHOP.nodes if node.role == "listitem" and node.text == "Help")
PEAR, FIG, APPLE = ((("Product", name), ("Price", price)) for name, price in zip(
    ("Pear", "Fig", "Apple"), ("2,50 €", "2,50 €", "10,00 €"), strict=True
))  # fmt: skip
P, F, A = "Pear 2,50 €", "Fig 2,50 €", "Apple 10,00 €"


def items(*texts: str, comparison: Comparison = "equals") -> Check:
    return Check("list", LIST, comparison=comparison, role="listitem", items=texts)


def rows(*cells: tuple[tuple[str, str], ...], comparison: Comparison = "equals") -> Check:
    return Check("table", TABLE, comparison=comparison, rows=cells)


def ordered(expected: str, role: str = "listitem", **more: str) -> Check:
    return Check("order", TABLE if role == "row" else LIST, expected, role=role, **more)


def each(expected: str, comparison: Comparison = "equals", role: str = "listitem", **more: str) -> Check:
    return Check("each", TABLE if role == "row" else LIST, expected, comparison, role=role, **more)


HOLDS = [
    items(P, F, A),
    items(A, P, F, comparison="any order"),
    items(P, A, comparison="in order"),
    items(A, P, comparison="contains"),
    rows(PEAR, FIG, APPLE),
    rows(APPLE, FIG, PEAR, comparison="any order"),
    rows(PEAR, APPLE, comparison="in order"),
    rows(APPLE, comparison="contains"),
    rows((("price", "10,00 €"),), comparison="contains"),
    rows((("", "Fig"), ("", "2,50 €")), comparison="contains"),
    ordered("ascending", named="price"),
    ordered("ascending", "row", named="Price"),
    each("€", "contains"),
    each("2", "at least", named="price"),
    each("10", "at most", "row", named="Price"),
    Check("count", LIST, "3", role="listitem", state="enabled"),
    Check("placeholder", CODE, "e.g. SUMMER"),
    Check("placeholder", CODE, "summer", "contains"),
    Check("link", HELP, "/help"),
    Check("link", HOLDER, "/help"),
    Check("link", HELP, "/help?topic=cart"),
    Check("link", HELP, "http://shop.test/help"),
    Check("link", HELP, "topic", "contains"),
    Check("state", LOGO, "loaded"),
    Check("state", BANNER, "broken"),
    Check("text", DUE, "2016-12-19", "amounts to"),
    Check("text", DUE, "Dec 20, 2016", "less than"),
    Check("text", TOTAL, "5", "amounts to"),
    Check("text", TOTAL, "4.99", "more than"),
    Check("text", TOTAL, "5", "starts with"),
    Check("text", TOTAL, "€", "ends with"),
    Check("text", TOTAL, r"^\d+\.\d\d", "matches"),
    Check("count", LIST, "2", "more than", role="listitem"),
    Check("count", LIST, "4", "less than", role="listitem"),
]
FAILS = [
    items(P, A, F),
    items(P, F),
    items(P, F, "Apple 1 €", comparison="any order"),
    items(P, F, comparison="any order"),
    items(P, F, A, A, comparison="any order"),
    items(A, P, comparison="in order"),
    items(P, P, comparison="contains"),
    rows(PEAR, APPLE, FIG),
    rows(PEAR, FIG),
    rows(PEAR, PEAR, APPLE, comparison="any order"),
    rows(APPLE, PEAR, comparison="in order"),
    rows((("Product", "2,50 €"),), comparison="contains"),
    rows((("", "2,50 €"), ("", "Fig")), comparison="contains"),
    ordered("descending", named="price"),
    ordered("descending", "row", named="Price"),
    ordered("ascending"),
    ordered("ascending", "row", named="Product"),
    ordered("ascending", named="weight"),
    ordered("ascending", "heading", named="sort"),
    each("$", "contains"),
    each("5,00 €", named="price"),
    each("10", "more than", "row", named="Price"),
    each("Fig", "contains", "heading", named="sort"),
    Check("count", LIST, "3", role="listitem", state="disabled"),
    Check("placeholder", CODE, "summer"),
    Check("link", HELP, "/helper"),
    Check("link", HELP, "/help#bottom"),
    Check("link", TOTAL, "/help"),
    Check("state", LOGO, "broken"),
    Check("state", BANNER, "loaded"),
    Check("text", DUE, "2016-12-20", "amounts to"),
    Check("text", DUE, "2016-12-19", "more than"),
    Check("text", TOTAL, "$5", "amounts to"),
    Check("text", TOTAL, "5", "more than"),
    Check("text", TOTAL, "5", "less than"),
    Check("text", TOTAL, "€", "starts with"),
    Check("text", TOTAL, "5", "ends with"),
    Check("text", TOTAL, r"^\d+$", "matches"),
    Check("count", LIST, "3", "more than", role="listitem"),
    Check("count", LIST, "3", "less than", role="listitem"),
]


@pytest.mark.parametrize("check", HOLDS, ids=repr)
def test_what_is_so_holds_and_its_negation_does_not(check: Check) -> None:
    assert evaluate(check, SHOP).holds
    assert not evaluate(replace(check, negated=True), SHOP).holds


@pytest.mark.parametrize("check", FAILS, ids=repr)
def test_what_is_not_so_fails_and_its_negation_holds(check: Check) -> None:
    assert not evaluate(check, SHOP).holds
    assert evaluate(replace(check, negated=True), SHOP).holds


@pytest.mark.parametrize("turned", [False, True])
def test_what_some_of_them_show_is_neither_what_each_shows_nor_what_none_does(turned: bool) -> None:
    assert not evaluate(replace(each("2,50 €", named="price"), negated=turned), SHOP).holds


def test_every_kind_of_check_is_judged_somewhere() -> None:
    assert {check.name for check in (*HOLDING, *HOLDS)} | {"change"} == set(CHECKS)


@pytest.mark.parametrize(
    ("expected", "holds"),
    [("+5", True), ("up", True), ("+4.99", False), ("-5", False), ("down", False), ("0", False)],
)
def test_a_number_has_changed_by_so_much(expected: str, holds: bool) -> None:
    before, now = shop(("Pear", "1"), total="$1,034.90"), shop(("Pear", "1"), total="$1,039.90")
    check = Check("change", TOTAL, expected)
    assert evaluate(check, now, before=before).holds == holds
    assert evaluate(replace(check, negated=True), now, before=before).holds != holds


def test_there_is_one_more_thing_than_before() -> None:
    before, now = shop(("Pear", "1"), total="1"), shop(("Pear", "1"), ("Fig", "2"), total="2")
    check = Check("change", LIST, "+1", role="listitem")
    assert evaluate(check, now, before=before).holds
    assert not evaluate(check, now, before=now).holds
    assert evaluate(replace(check, expected="0"), now, before=now).holds


@pytest.mark.parametrize("turned", [False, True])
def test_what_was_not_there_before_has_not_changed(turned: bool) -> None:
    other = page(button("Add"), url="http://shop.test/other")
    for expected in ("up", "+5", "0"):
        check = Check("change", TOTAL, expected, negated=turned)
        assert not evaluate(check, SHOP, before=other).holds
        assert not evaluate(check, SHOP).holds


@pytest.mark.parametrize(
    ("seen", "expected", "comparison", "holds"),
    [
        ("$1,299.00", "1299", "amounts to", True),
        ("1.299,00 €", "1299", "amounts to", True),
        ("1 299,00", "1299.00", "amounts to", True),
        ("Total: -$5.00", "-5", "amounts to", True),
        ("$5", "€5", "amounts to", False),
        ("12 %", "12%", "amounts to", True),
        ("12 %", "12", "amounts to", True),
        ("12.5%", "12", "more than", True),
        ("3 for $5", "5", "amounts to", False),
        ("soon", "5", "less than", False),
        ("19 Dec 2016", "2016-12-19", "amounts to", True),
        ("December 19th, 2016 at 10:30", "19/12/2016", "amounts to", True),
        ("2016-12-19 10:30", "Dec 19, 2016 10:31 am", "less than", True),
        ("Monday, 19 December 2016", "12/19/2016", "amounts to", True),
        ("03/04/2020", "2020-04-03", "amounts to", True),
        ("03/04/2020", "2020-03-04", "amounts to", True),
        ("03/04/2020", "2020-03-10", "more than", False),
        ("19 Dec", "2016-12-19", "amounts to", False),
        ("19 Dec 2016", "2016", "amounts to", False),
        ("31/31/2016", "2016-12-19", "less than", False),
        ("1.2.3", "1.2", "more than", False),
        ("10 items", "9", "more than", True),
        ("Checkout", "Check", "starts with", True),
        ("Checkout", "check", "starts with", False),
    ],
)
def test_amounts_are_compared_as_what_they_are(seen: str, expected: str, comparison: Comparison, holds: bool) -> None:
    assert compare(seen, expected, comparison) == holds


@pytest.mark.parametrize(
    "check",
    [
        Check("text", expected="", comparison="contains"),
        Check("text", TOTAL, " ", "starts with"),
        Check("text", TOTAL, ".*", "matches"),
        Check("text", TOTAL, r"\d*", "matches"),
        Check("text", TOTAL, "^.*$", "matches"),
        Check("text", TOTAL, "(", "matches"),
        Check("address", expected="/", comparison="contains"),
        Check("link", TOTAL, "/", "starts with"),
        Check("present"),
        Check("row", cells=(("Name", ""),)),
        Check("count", expected="0", comparison="at least", role="row"),
        Check("count", expected="-1", comparison="more than", role="row"),
        Check("count", expected="0", comparison="less than", role="row"),
        Check("count", expected="some", role="row"),
        Check("list", comparison="contains", role="row"),
        Check("table", comparison="in order"),
    ],
    ids=repr,
)
def test_what_comes_out_alike_on_every_page_is_known_with_its_reason(check: Check) -> None:
    assert certain(check)
    assert certain(replace(check, negated=True))


@pytest.mark.parametrize("check", [*HOLDS, *FAILS, Check("list", role="listitem"), Check("text", TOTAL, "")], ids=repr)
def test_what_can_come_out_either_way_is_not_certain(check: Check) -> None:
    assert certain(check) == ""


def test_a_check_expects_only_what_it_can_tell() -> None:
    for wrong in (("order", "sorted"), ("change", "5"), ("change", "+")):
        with pytest.raises(ValueError, match="does not expect"):
            Check(wrong[0], TOTAL, wrong[1])
    with pytest.raises(ValueError, match="not compared"):
        Check("text", TOTAL, "a", "any order")


@pytest.mark.parametrize(
    ("check", "like"),
    [
        (Check("text", expected="Due 19 December 2016", comparison="contains"), "Due 19 Dec 2016"),
        (Check("present", role="link", named="Halp"), "Help"),
        (Check("row", cells=(("Product", "Pears"), ("Price", "2,50 €"))), "Pear 2,50 €"),
        (items("Pear 2,50 €", "Figs 2,50 €", A), "Fig 2,50 €"),
        (Check("heading", expected="Apples"), "Apple"),
        (Check("text", expected="Wonderful weather", comparison="contains"), ""),
        (Check("text", expected="Due", comparison="contains", negated=True), ""),
    ],
    ids=repr,
)
def test_the_nearest_thing_is_what_is_likest_to_what_is_missing(check: Check, like: str) -> None:
    assert nearest(check, SHOP) == like
