"""Lists, filters, searches and counts: which list is meant, and how its items are told."""

from __future__ import annotations

import pytest
from pages import (
    button,
    cell,
    checkbox,
    columnheader,
    form,
    heading,
    item,
    link,
    listing,
    named,
    navigation,
    page,
    paragraph,
    part,
    region,
    row,
    select,
    table,
    text,
    textbox,
)
from test_planning import acted, decide, holds

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Done, Memory, Refuse, Turn, Verify
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.snapshot import Box, Option, Snapshot
from pytest_lam.step import Step

OFFERED = (Option("minor", "minor"), Option("major", "major", selected=True))

BOOKS = page(
    navigation(
        part("searchbox", name="Filter navigation"),
        table(row(cell(link("Users", href="/users"))), row(cell(link("Groups", href="/groups")))),
        name="Models",
    ),
    heading("Books", level=1),
    form(part("searchbox", name="Search books"), button("Search", type_="submit")),
    table(
        row(columnheader(""), columnheader(link("Title", href="?o=1")), columnheader("Price")),
        row(cell(checkbox("Pick", name="")), cell(link("Emma", href="/1")), cell("9.00")),
        row(cell(checkbox("Pick", name="")), cell(link("Dracula", href="/2")), cell("7.50")),
        row(cell(checkbox("Pick", name="")), cell(link("Ulysses", href="/3")), cell("12.00")),
    ),
    text(link("1", href="?p=1"), link("2", href="?p=2"), link("Next", href="?p=2")),
    navigation(heading("By format"), listing(item(link("Audiobook", href="?f=a")), item(link("Paper", href="?f=p")))),
    select("Action", ["Delete books", "Print books"]),
)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ('When I search for "Emma"', [("fill", "Search books", "Emma")]),
        ("When I sort by title", [("click", "Title", None)]),
        ("When I go to the next page", [("click", "Next", None)]),
        ("When I go to page 2 of the list", [("click", "2", None)]),
        ('When I select "Audiobook" from "By format"', [("click", "Audiobook", None)]),
        ('When I select "Delete books" from "Action"', [("select", "Action", "Delete books")]),
        ('When I open "Dracula"', [("click", "Dracula", None)]),
    ],
)
def test_lists_are_used_by_what_stands_in_and_beside_them(step: str, expected: list[tuple[str, str, object]]) -> None:
    assert acted(decide(step, BOOKS), BOOKS) == expected


def test_a_search_is_sent_by_its_own_button() -> None:
    first = decide('When I search for "Emma"', BOOKS)
    assert isinstance(first, Act)
    assert acted(decide('When I search for "Emma"', BOOKS, *first.actions), BOOKS) == [("click", "Search", None)]


def test_rows_are_chosen_by_their_boxes() -> None:
    decision = decide('When I select the row "Dracula"', BOOKS)
    assert isinstance(decision, Act)
    assert [(a.name, a.target) for a in decision.actions] == [("check", named(BOOKS, "checkbox", "Pick", 1).ref)]


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("Then I see 3 books", "Then I see 2 books"),
        ("Then the list has 3 rows", "Then the list has 5 rows"),
        ('Then the first row of the list contains "Emma"', 'Then the first row of the list contains "Dracula"'),
        ('Then the last book is "Ulysses"', 'Then the last book is "Emma"'),
        ('Then the price of "Dracula" is "7.50"', 'Then the price of "Dracula" is "9.00"'),
        ('Then the list contains "Emma"', 'Then the list contains "Users"'),
        ("Then there are at least 2 books", "Then there are at least 4 books"),
    ],
)
def test_the_list_is_that_of_the_matter_of_the_page(true: str, false: str) -> None:
    assert holds(decide(true, BOOKS), BOOKS)
    assert not holds(decide(false, BOOKS), BOOKS)


def test_an_item_that_is_told_by_its_place_is_checked_at_that_place() -> None:
    for words, place in (("first", 1), ("last", -1)):
        decision = decide(f'Then the {words} row of the list contains "e"', BOOKS)
        assert isinstance(decision, Verify)
        assert [check.nth for check in decision.checks] == [place]


@pytest.mark.parametrize(
    "items",
    [
        [text(heading(name), link("More", href="/product/1"), class_="card") for name in "AB"],
        [item(name, class_="product-line") for name in "AB"],
    ],
    ids=["cards that lead to products", "items of a class"],
)
def test_items_are_called_by_what_they_lead_to_or_are_marked_as(items: list[object]) -> None:
    step = "Then I see 2 products"
    shown = page(listing(*items))  # type: ignore[arg-type]
    assert holds(decide(step, shown), shown)
    fewer = page(listing(items[0]))  # type: ignore[arg-type]
    outcome = decide(step, fewer)
    assert isinstance(outcome, Refuse) or not holds(outcome, fewer)


@pytest.mark.parametrize(
    ("written", "right"), [("2 results", True), ("0 results", False), ("12 results", False), ("No results", False)]
)
def test_a_number_that_the_page_states_is_checked_where_nothing_is_listed(written: str, right: bool) -> None:
    shown = page(paragraph(written))
    assert holds(decide("Then I see 2 results", shown), shown) == right


def test_what_is_not_listed_at_all_is_no_zero() -> None:
    assert isinstance(decide("Then there are no frogs", BOOKS), Refuse)


def test_an_empty_list_of_that_name_holds_none() -> None:
    shown = page(heading("Orders"), table(row(columnheader("Order")), name="Orders"))
    assert holds(decide("Then there are 0 orders", shown), shown)
    assert not holds(decide("Then there are 2 orders", shown), shown)


def test_a_number_outside_of_any_form_is_left_so_that_it_counts() -> None:
    loose = page(part("spinbutton", name="Quantity", label="Quantity", value="1"))
    assert acted(decide("When I set the quantity to 3", loose), loose) == [
        ("fill", "Quantity", "3"),
        ("press", "Quantity", "TAB"),
    ]
    sent = page(form(part("spinbutton", name="Quantity", label="Quantity", value="1"), button("Save")))
    assert acted(decide("When I set the quantity to 3", sent), sent) == [("fill", "Quantity", "3")]


def test_the_search_of_a_thing_is_that_whose_button_names_it() -> None:
    shown = page(
        form(part("searchbox", name="Search products"), button("Search", type_="submit")),
        form(textbox("Town"), button("Find stores", type_="submit")),
    )
    assert acted(decide('When I search for stores near "Leeds"', shown), shown) == [("fill", "Town", "Leeds")]
    assert acted(decide('When I search for "Leeds"', shown), shown) == [("fill", "Search products", "Leeds")]


def test_no_check_of_a_list_looks_outside_of_it() -> None:
    decision = decide('Then the list contains "Emma"', BOOKS)
    assert isinstance(decision, Verify)
    assert _role(BOOKS, decision.checks[0].target) == "table"


def _role(shown: Snapshot, ref: str | None) -> str:
    node = shown.get(ref)
    return node.role if node is not None else ""


def test_a_place_that_the_page_itself_is_called_is_what_the_page_is_about() -> None:
    goods = table(row(columnheader("Product")), row(cell("Mug")))
    shown = page(link("Cart", href="/cart"), part("main", heading("Your cart", level=1), goods), text("Kettle"))
    assert holds(decide("Then the cart has 1 row", shown), shown)
    assert holds(decide('Then "Kettle" is not in the cart', shown), shown)
    assert not holds(decide('Then "Mug" is not in the cart', shown), shown)


@pytest.mark.parametrize(
    "step",
    [
        "When I sort by name in descending order",
        'When I submit the "Newsletter"',
        "When I open the menu",
        "When I submit my review",
    ],
)
def test_what_the_page_does_not_offer_is_not_replaced_by_what_it_does(step: str) -> None:
    shown = page(
        link("Cart", href="/cart"),
        select("Sort by", ["Name", "Price"]),
        form(textbox("Full name"), button("Place order", type_="submit")),
    )
    assert isinstance(decide(step, shown), Refuse)


def test_a_number_inside_a_sentence_is_not_read_as_a_part_of_a_larger_one() -> None:
    assert isinstance(decide("Then I see 2 results", page(paragraph("12 results for lamp"))), Refuse)


def test_lists_in_the_navigation_are_not_what_the_page_lists() -> None:
    ways = navigation(listing(item(link("New", href="/n")), item(link("Old", href="/o")), class_="books"))
    shown = page(ways, listing(item("Emma"), class_="books"))
    assert holds(decide("Then I see 1 book", shown), shown)


IMAGES = page(
    part("complementary", part("search", textbox("Search")), name="Sidebar"),
    part("main", form(part("searchbox", name="Search images"), button("Search", type_="submit")), heading("Images")),
)
CHOOSER = page(
    part("complementary", part("search", textbox("Search")), name="Sidebar"),
    part("main", heading("Lamps")),
    part("dialog", part("search", textbox("Search term")), name="Choose an image"),
)


@pytest.mark.parametrize(
    ("step", "there", "field"),
    [
        ('When I search for "map"', IMAGES, "Search images"),
        ('When I search for "map" in the sidebar', IMAGES, "Search"),
        ('When I search for "map" in the dialog', CHOOSER, "Search term"),
    ],
)
def test_a_search_is_of_the_place_that_is_named_else_of_the_page_itself(step: str, there: Snapshot, field: str) -> None:
    assert acted(decide(step, there), there) == [("fill", field, "map")]


def test_a_menu_may_be_the_navigation_of_the_page() -> None:
    there = link("Events", href="/events")
    shown = page(part("main", link("Events", href="/archive")), navigation(there, name="Main"))
    decision = decide('When I click "Events" in the menu', shown)
    assert isinstance(decision, Act)
    assert shown.by_ref[decision.actions[0].target or ""].attributes["href"] == "/events"


def test_the_first_row_is_of_the_table_and_no_item_of_a_list_beside_it() -> None:
    steps = listing(item(link("Home", href="/")), item(link("Books", href="/b")))
    rows = [row(cell(text(name))) for name in ("Emma", "Dracula")]
    decision = decide('Then the first row contains "Emma"', page(part("main", steps, table(*rows))))
    assert isinstance(decision, Verify)
    assert [check.nth for check in decision.checks] == [1]


def test_no_other_place_is_searched_than_the_one_that_is_named() -> None:
    dialog_field = part("dialog", textbox("Search pages"), name="Choose a page")
    shown = page(part("complementary", part("search", textbox("Search"))), dialog_field)
    assert acted(decide('When I search for "map" in the dialog', shown), shown) == [("fill", "Search pages", "map")]


def test_a_search_that_answers_as_one_types_is_not_sent() -> None:
    step = Step("when", 'I search for "map"', template='I search for "map"')
    fields = part("complementary", textbox("Note")), part("main", part("search", textbox("Search")))
    before = page(*fields, listing(item("Lighthouse"), item("Map of the town")))
    typed = Action("fill", named(before, "textbox", "Search").ref, "map")
    memory = Memory(this_step=(Turn(typed, "filled", before.url, before),))
    assert acted(EmbeddedLam().decide(step, before, memory), before) == [("press", "Search", "ENTER")]
    assert EmbeddedLam().decide(step, page(*fields, listing(item("Map of the town"))), memory) == Done()


def test_the_search_box_is_the_one_of_the_page_itself() -> None:
    for step in ('When I type "map" into the search box', 'When I type "map" into the search field'):
        assert acted(decide(step, IMAGES), IMAGES) == [("fill", "Search images", "map")]
    decision = decide('When I type "map" into the search box in the sidebar', IMAGES)
    assert acted(decision, IMAGES) == [("fill", "Search", "map")]


def test_a_nameless_editor_is_called_like_the_section_that_it_is_alone_in() -> None:
    editor = part("textbox", states=frozenset({"editable"}))
    shown = page(textbox("Title"), region(heading("Body"), text(text(text(editor))), name="Body"))
    decision = decide('When I write "Hello" into the body', shown)
    assert acted(decision, shown) == [("fill", "", "Hello")]
    two = page(region(heading("Body"), text(text(text(editor))), text(text(text(editor))), name="Body"))
    assert isinstance(decide('When I write "Hello" into the body', two), Refuse)


def test_what_is_in_the_first_row_is_told_by_the_place_of_the_row() -> None:
    for step in ('Then the title in the first row is "Emma"', 'Then the "Pick" box in the first row is checked'):
        rows = [row(cell(checkbox("Pick")), cell(text(name), headers=("Title",))) for name in ("Emma", "Dracula")]
        decision = decide(step, page(table(row(columnheader(""), columnheader("Title")), *rows)))
        assert isinstance(decision, Verify)
        assert [check.within_nth for check in decision.checks] == [1]


def test_the_list_of_several_is_the_one_called_so_and_never_the_longest() -> None:
    ways = text(listing(*(item(link(name, href=f"/{name}")) for name in ("a", "b", "c", "d"))))
    notes = listing(item("Tea"), item("Milk"), class_="notes")
    assert holds(decide("Then the list has 2 notes", page(ways, notes)), page(ways, notes))
    assert isinstance(decide("Then the list has 4 tickets", page(ways, notes)), Refuse)
    records = table(row(columnheader("Id")), row(cell("1", headers=("Id",))), row(cell("2", headers=("Id",))))
    titled = page(heading("Select a ticket to change", level=1), ways, notes, records)
    assert holds(decide("Then the list has 2 tickets", titled), titled)
    assert not holds(decide("Then the list has 4 tickets", titled), titled)
    stated = page(ways, notes, paragraph("4 tickets"))
    assert holds(decide("Then the list has 4 tickets", stated), stated)
    assert not holds(decide("Then the list has 3 tickets", stated), stated)


def test_a_cell_is_called_by_its_header_and_is_no_header_itself() -> None:
    shown = page(table(row(columnheader("Country")), row(cell("Scotland"))))
    decision = decide('Then the "Country" cell reads "Scotland"', shown)
    assert isinstance(decision, Verify)
    assert [(check.name, check.target) for check in decision.checks] == [("text", named(shown, "cell", "Scotland").ref)]


def test_a_choice_behind_its_label_is_told_by_its_value_and_not_by_all_that_it_offers() -> None:
    shown = page(text(text("Priority:"), part("combobox", "major", options=OFFERED, value="major")))
    decision = decide('Then the selected priority is "major"', shown)
    assert isinstance(decision, Verify)
    assert [check.name for check in decision.checks] == ["value"]


def test_what_is_not_in_the_box_that_developers_call_so_is_not_in_it() -> None:
    outside = listing(item(link("New", href="/new")))
    shown = page(text(outside), text(text("Notes"), button("Save"), id="main"))
    assert isinstance(decide('When I click "New" in the main section', shown), Refuse)
    assert acted(decide('When I click "Save" in the main section', shown), shown) == [("click", "Save", None)]


def test_the_first_row_is_no_box_that_the_style_sheet_calls_a_row() -> None:
    boxes = text(*(text(text(name), button("Go"), class_="row") for name in ("Pages", "More")), class_="row")
    shown = page(part("main", table(*(row(cell(text(name))) for name in ("Emma", "Dracula"))), boxes))
    assert holds(decide('Then the first row contains "Emma"', shown), shown)


def test_what_is_expanded_may_be_called_by_what_its_button_does() -> None:
    shown = page(part("button", name='Expand "Extras"', text="Extras v", states=frozenset({"collapsed"})))
    assert acted(decide('When I expand "Extras"', shown), shown) == [("click", 'Expand "Extras"', None)]


def test_the_menu_of_a_column_is_what_opens_one_in_its_header() -> None:
    sign = part(
        "generic", tag="svg", class_="dropdown-menu-icon", states=frozenset({"clickable"}), box=Box(0, 0, 14, 14)
    )
    heads = [columnheader(link(name, href=f"?sort={name}"), sign) for name in ("Year", "Price")]
    shown = page(table(row(*heads), row(cell("1974"), cell("9.50"))))
    decision = decide('When I open the menu of the "Price" column', shown)
    assert isinstance(decision, Act)
    target = shown.by_ref[decision.actions[0].target or ""]
    assert (target.tag, target.parent) == ("svg", named(shown, "columnheader", "Price").ref)


def stock(*amounts: str) -> Snapshot:
    """A table whose headers sort it."""
    head = row(columnheader(link("Good", href="#g")), columnheader(link("Amount", href="#a")))
    return page(table(head, *(row(cell("Tea"), cell(amount)) for amount in amounts)))


@pytest.mark.parametrize(
    ("way", "now", "again"),
    [
        ("descending", ("2", "10", "30"), True),
        ("descending", ("30", "10", "2"), False),
        ("ascending", ("30", "10", "2"), True),
        ("ascending", ("2", "10", "30"), False),
        ("descending", ("7", "7"), False),
    ],
)
def test_a_header_is_clicked_again_where_it_sorts_the_other_way_first(
    way: str, now: tuple[str, ...], again: bool
) -> None:
    shown = stock(*now)
    link_ = named(shown, "link", "Amount")
    decision = decide(f"When I sort the table by Amount in {way} order", shown, Action("click", link_.ref))
    if again:
        assert acted(decision, shown) == [("click", "Amount", None)]
    else:
        assert isinstance(decision, Done)


@pytest.mark.parametrize(
    ("step", "field"),
    [
        ('I filter the mails by sent date from "2026-01-31"', "Sent date from"),
        ('I filter by sent date up to "2026-01-31"', "Sent date until"),
    ],
)
def test_the_end_of_a_range_is_put_into_its_field(step: str, field: str) -> None:
    shown = page(textbox("Sent date from"), textbox("Sent date until"), textbox("Subject"))
    assert acted(decide(f"When {step}", shown), shown) == [("fill", field, "2026-01-31")]
    assert isinstance(decide(f"When {step}", page(textbox("Sent date"))), Refuse)


TEAS = listing(item("Assam"), item("Sencha"))


@pytest.mark.parametrize(
    ("shown", "true"),
    [
        (page(heading("Teas", level=1), TEAS), True),
        (page(heading("Teas", level=1), table(row(columnheader("Name")), row(cell("Assam")))), True),
        (page(listing(item("Assam"), name="Teas")), True),
        (page(heading("Teas", level=1), paragraph("We have none.")), False),
        (page(heading("Pots", level=1), paragraph("Teas are sold out."), TEAS), False),
    ],
    ids=["under its heading", "a table", "by its name", "nothing listed", "another list"],
)
def test_a_list_of_things_is_one_that_is_called_so(shown: Snapshot, true: bool) -> None:
    assert holds(decide("Then I see a list of all teas", shown), shown) == true
    assert holds(decide("Then I see no list of teas", shown), shown) != true


def test_a_menu_is_no_list_of_what_it_leads_to() -> None:
    menu = page(navigation(listing(item(link("Teas", href="/teas")))))
    assert isinstance(decide("Then I see a list of teas", menu), Refuse)
