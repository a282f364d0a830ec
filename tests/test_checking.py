"""Every kind of check, judged on small pages; and the same check addressed to another page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lam.pages import (
    button,
    cell,
    checkbox,
    columnheader,
    heading,
    item,
    link,
    listing,
    named,
    page,
    row,
    select,
    status,
    table,
    text,
    textbox,
)

from pytest_lam.checking import compare, evaluate, number, translate
from pytest_lam.checks import Check
from pytest_lam.snapshot import Download
from pytest_lam.values import Secret

SHOP = page(
    heading("Your cart"),
    status("0", name="Items"),
    textbox("Name", "Ada"),
    select("Country", ["France", "Spain"], "Spain"),
    checkbox("Terms", states=frozenset({"checked", "disabled"})),
    listing(item("Desk lamp"), item("Teapot"), item("Mug", visible=False)),
    table(
        row(columnheader("Product"), columnheader("Total")),
        row(cell("Desk lamp"), cell("£49.00")),
        row(cell("Teapot"), cell("£1,038.00")),
    ),
    url="http://shop.test/cart?step=2#top",
    title="Cart  |  Shop",
)
SHOP = replace(SHOP, downloads=(Download("Orders-7.csv", "id;item\n7;Desk lamp\n"), Download("lamp.png")))
ITEMS, NAME, COUNTRY, TERMS = (
    named(SHOP, role, name).ref
    for role, name in (("status", "Items"), ("textbox", "Name"), ("combobox", "Country"), ("checkbox", "Terms"))
)
LIST = next(node.ref for node in SHOP.nodes if node.role == "list")

HOLDING = [
    Check("download", named="orders-7.csv"),
    Check("download", named="*.png"),
    Check("download"),
    Check("download", expected="7;desk lamp", comparison="contains", named="*.csv"),
    Check("download", expected="id;item 7;Desk lamp", named="orders-*"),
    Check("text", ITEMS, "0"),
    Check("text", expected="desk LAMP", comparison="contains"),
    Check("text", ITEMS, "0", "at least"),
    Check("heading", expected="Your cart"),
    Check("heading", expected="cart", comparison="contains"),
    Check("title", expected="Cart | Shop"),
    Check("address", expected="/cart"),
    Check("address", expected="/cart?step=2"),
    Check("address", expected="step=2", comparison="contains"),
    Check("address", expected="http://shop.test/cart"),
    Check("value", NAME, "Ada"),
    Check("value", COUNTRY, "Spain"),
    Check("state", TERMS, "checked"),
    Check("state", TERMS, "disabled"),
    Check("state", NAME, "enabled"),
    Check("state", NAME, "visible"),
    Check("count", LIST, "2", role="listitem"),
    Check("count", None, "2", role="row"),
    Check("count", LIST, "1", role="listitem", named="lamp"),
    Check("count", LIST, "1", "at least", role="listitem"),
    Check("row", cells=(("Product", "Teapot"), ("total", "£1,038.00"))),
    Check("row", cells=(("", "£49.00"),)),
    Check("present", role="checkbox", named="terms"),
    Check("present", LIST, role="listitem", named="Teapot"),
]
FAILING = [
    Check("download", named="orders.csv"),
    Check("download", expected="Teapot", comparison="contains", named="*.csv"),
    Check("download", expected="Desk lamp", named="*.png"),
    Check("text", ITEMS, "00"),
    Check("text", expected="Kettle", comparison="contains"),
    Check("text", ITEMS, "1", "at least"),
    Check("heading", expected="Your Cart"),
    Check("title", expected="Cart"),
    Check("address", expected="/"),
    Check("address", expected="/cart?step=1"),
    Check("value", NAME, "ada"),
    Check("value", COUNTRY, "spain"),
    Check("state", TERMS, "unchecked"),
    Check("state", NAME, "empty"),
    Check("count", LIST, "3", role="listitem"),
    Check("count", LIST, "1", "at most", role="listitem"),
    Check("row", cells=(("Product", "Teapot"), ("Total", "£49.00"))),
    Check("row", cells=(("Total", "Teapot"),)),
    Check("present", role="button", named="Terms"),
    Check("present", LIST, role="listitem", named="Mug"),
]


@pytest.mark.parametrize("check", HOLDING, ids=repr)
def test_what_the_page_shows_holds_and_its_negation_does_not(check: Check) -> None:
    assert evaluate(check, SHOP).holds
    assert not evaluate(negated(check), SHOP).holds


@pytest.mark.parametrize("check", FAILING, ids=repr)
def test_what_the_page_does_not_show_fails_and_its_negation_holds(check: Check) -> None:
    assert not evaluate(check, SHOP).holds
    assert evaluate(negated(check), SHOP).holds


@pytest.mark.parametrize("turned", [False, True])
def test_of_a_file_that_is_not_there_nothing_is_so(turned: bool) -> None:
    check = Check("download", expected="Teapot", comparison="contains", named="orders.pdf", negated=turned)
    assert not evaluate(check, SHOP).holds


def test_the_newest_file_of_a_name_is_read() -> None:
    twice = replace(SHOP, downloads=(Download("a.csv", "old", 1), Download("a.csv", "new", 2)))
    assert evaluate(Check("download", expected="new", named="a.csv"), twice).holds


def test_a_file_that_browsers_number_is_a_further_one_of_that_name() -> None:
    again = replace(SHOP, downloads=(Download("a.csv", "old", 1), Download("a (1).csv", "new", 2)))
    assert evaluate(Check("download", expected="new", named="a.csv"), again).holds
    assert evaluate(Check("download", expected="new", named="a (1).csv"), again).holds
    alone = replace(SHOP, downloads=(Download("minutes (1).csv"),))
    assert not evaluate(Check("download", named="minutes.csv"), alone).holds


def negated(check: Check) -> Check:
    return replace(check, negated=not check.negated)


@pytest.mark.parametrize("kind", ["text", "value", "state"])
@pytest.mark.parametrize("turned", [False, True], ids=["plain", "negated"])
def test_a_target_that_is_gone_proves_nothing(kind: str, turned: bool) -> None:
    assert not evaluate(Check(kind, "gone", "checked", negated=turned), SHOP).holds


ABSENT = [
    Check("text", expected="Toaster", comparison="contains", negated=True),
    Check("row", cells=(("Product", "Toaster"),), negated=True),
    Check("state", "gone:1", "visible", negated=True),
    Check("count", LIST, "2", role="listitem"),
]


@pytest.mark.parametrize("check", ABSENT, ids=lambda check: check.name)
def test_of_a_page_that_was_not_read_whole_nothing_is_known_to_be_absent(check: Check) -> None:
    assert evaluate(check, SHOP).holds
    assert not evaluate(check, replace(SHOP, cut=True)).holds
    known = [Check("count", LIST, "2", "at least", role="listitem"), Check("text", ITEMS, "1", negated=True)]
    assert all(evaluate(each, replace(SHOP, cut=True)).holds for each in known)


def test_what_is_gone_is_not_visible() -> None:
    assert evaluate(Check("state", "gone", "visible", negated=True), SHOP).holds


def test_the_verdict_says_what_was_seen() -> None:
    assert evaluate(Check("text", ITEMS, "1"), SHOP).seen == '"0"'
    assert evaluate(Check("heading", expected="Shop"), SHOP).seen == '"Your cart"'
    assert evaluate(Check("present", role="tab", named="x"), SHOP).seen == "nothing"
    assert "checked, disabled" in evaluate(Check("state", TERMS, "empty"), SHOP).seen


def test_a_heading_that_is_clipped_to_a_pixel_counts_and_one_without_a_text_does_not() -> None:
    shown = page(heading("Images", visible=False), heading(name="Icon only", visible=False))
    assert evaluate(Check("heading", expected="Images"), shown).holds
    assert not evaluate(Check("heading", expected="Icon only"), shown).holds


def test_a_long_page_is_quoted_in_part() -> None:
    assert len(evaluate(Check("text", expected="x", comparison="contains"), page("word " * 200)).seen) < 250


def test_of_a_long_page_that_part_is_quoted_in_which_the_text_stands() -> None:
    long = page("word " * 100 + "Order 7 was sold out today" + " word" * 100)
    seen = evaluate(Check("text", expected="sold out", comparison="contains", negated=True), long).seen
    assert "Order 7 was sold out today" in seen
    assert len(seen) < 200


def test_a_secret_is_judged_where_it_is_revealed_and_never_shown() -> None:
    shown = page(text("Your key is hunter2"))
    verdict = evaluate(Check("text", "1", Secret("KEY"), "contains"), shown, {Secret("KEY"): "hunter2"}.__getitem__)
    assert verdict.holds
    assert verdict.seen == '"Your key is $KEY"'
    with pytest.raises(LookupError):
        evaluate(Check("text", "1", Secret("KEY")), shown)


def test_the_text_of_the_browsers_dialog_is_text_of_the_page() -> None:
    asked = page(dialog="Really delete?")
    assert evaluate(Check("text", expected="Really delete?", comparison="contains"), asked).holds


def test_a_cell_that_holds_a_field_shows_its_value() -> None:
    cart = page(table(row(columnheader("Quantity")), row(cell(textbox("Quantity", "3")))))
    assert evaluate(Check("row", cells=(("Quantity", "3"),)), cart).holds
    assert not evaluate(Check("row", cells=(("Quantity", "4"),)), cart).holds


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("£1,038.00", 1038),
        ("1.038,50 €", 1038.5),
        ("12'000", 12000),
        ("-5", -5),
        ("3", 3),
        ("0.5", 0.5),
        ("1,234", 1234),
    ],
)
def test_numbers_are_read_with_their_separators(written: str, meant: float) -> None:
    assert number(written) == meant


@pytest.mark.parametrize("text", ["", "none", "3 of 5"])
def test_what_is_not_just_one_number_is_none(text: str) -> None:
    assert number(text) is None


def test_a_check_finds_its_target_by_ref_in_the_same_document() -> None:
    before = page(text("0"), url="http://shop.test/")
    after = page(text("1"), url="http://shop.test/")
    assert translate(Check("text", "1", "1"), after, before) == Check("text", "1", "1")


@pytest.mark.parametrize("mark", [{"id": "total"}, {"data_testid": "total"}])
def test_a_check_finds_its_target_by_written_identity_in_another_document(mark: dict[str, str]) -> None:
    before = page(heading("Shop"), text("x"), text("0", **mark), url="http://shop.test/a")
    after = page(text("1", **mark), url="http://shop.test/b")
    assert translate(Check("text", "1", "1"), after, before) == Check("text", "3", "1")


def test_a_check_finds_its_target_by_name_or_label() -> None:
    before = page(button("Save"), textbox("Name", "x"), url="http://shop.test/a")
    after = page(textbox("Name", "y"), url="http://shop.test/b")
    assert translate(Check("value", "1", "y"), after, before) == Check("value", "2", "y")


def test_a_check_finds_what_only_its_text_tells_by_its_place() -> None:
    before = page(link("Home"), status(text("0")), url="http://shop.test/a")
    after = page(link("Home"), status(text("1")), url="http://shop.test/b")
    assert translate(Check("text", "3", "1"), after, before) == Check("text", "3", "1")


def test_what_is_known_by_its_place_is_whatever_has_that_place_on_the_other_page() -> None:
    before = page(listing(item("Teapot"), item("Mug")))
    refs = {name: named(before, "listitem", name).ref for name in ("Teapot", "Mug")}
    first, second = (named(before, "listitem", name) for name in ("Teapot", "Mug"))
    after = replace(before, nodes=(before.nodes[0], second, first))
    check = Check("text", refs["Mug"], "Mug", nth=1)
    assert translate(check, after, before) == replace(check, target=refs["Teapot"])
    assert translate(replace(check, nth=None), after, before) == replace(check, nth=None)


def test_a_check_whose_target_is_not_there_translates_to_none() -> None:
    before = page(button("Other"), text("z"), url="http://shop.test/a")
    after = page(status("1", id="total"), url="http://shop.test/b")
    assert translate(Check("text", "1", "1"), after, before) is None


def test_a_check_of_the_page_is_the_same_on_every_page() -> None:
    check = Check("title", expected="Shop")
    assert translate(check, SHOP, page()) == check


def test_of_several_that_look_alike_only_the_one_at_the_same_place_is_the_same() -> None:
    before = page(text("a"), status(text("0")), url="http://shop.test/a")
    after = page(text("b"), status(text("x"), text("1")), url="http://shop.test/b")
    assert translate(Check("text", "3", "x"), after, before) == Check("text", "3", "x")
    assert translate(Check("text", "4", "1"), after, before) is None


@pytest.mark.parametrize(
    ("seen", "expected", "holds"),
    [
        ("16 products", "6 products", False),
        ("6 products", "6 products", True),
        ("now 1,016 items", "16 items", False),
        ("Total £39.90", "£39", False),
        ("Total £39.", "£39", True),
        ("Order FH-1005 is Open", "order fh-1005", True),
    ],
)
def test_a_number_at_the_edge_of_a_contained_text_is_a_whole_number(seen: str, expected: str, holds: bool) -> None:
    assert compare(seen, expected, "contains") is holds


@pytest.mark.parametrize(("said", "holds"), [("12 pages", True), ("Pages", True), ("2 Pages", False), ("12 P", True)])
def test_a_number_in_a_name_is_a_whole_number(said: str, holds: bool) -> None:
    check = Check("present", role="link", named=said, comparison="contains")
    assert evaluate(check, page(link("All 12 Pages"))).holds is holds
