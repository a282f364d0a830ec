"""Candidate locators: what survives comes first, what varies is a slot, what machines made is left out."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_lam.export.locators import COSTS, candidates, is_generated, kept
from pytest_lam.locator import CSS, XPATH, Locator
from pytest_lam.snapshot import Node, Snapshot


def node(ref: str, role: str, tag: str, parent: str | None = None, text: str = "", **more: Any) -> Node:
    attributes = {name.replace("_", "-"): value for name, value in more.pop("attributes", {}).items()}
    return Node(ref, role, tag=tag, text=text, own_text=text, parent=parent, attributes=attributes, **more)


def page(*nodes: Node) -> Snapshot:
    return Snapshot("http://localhost/", "Shop", nodes)


def values(node: Node, snapshot: Snapshot, *within: Any) -> list[str]:
    return [locator.value for locator in candidates(node, snapshot, *within)]


FIELD = node("f", "textbox", "input", label="User name", placeholder="you", attributes={
    "data_testid": "user", "id": "user-name", "name": "login",
    "placeholder": "you", "title": "Who", "class": "css-1x2y3z",
})  # fmt: skip


def test_marks_made_for_tests_come_first_then_ids_then_what_users_read() -> None:
    assert values(FIELD, page(FIELD))[:9] == [
        '[data-testid="user"]',
        "user-name",
        "login",
        "//input[@id=//label[normalize-space()='User name']/@for]",
        "//label[normalize-space()='User name']//input",
        "//input[@id=//label[normalize-space(translate(., '*:', ''))='User name']/@for]",
        "//label[normalize-space(translate(., '*:', ''))='User name']//input",
        'input[placeholder="you"]',
        'input[title="Who"]',
    ]


def test_no_locator_is_an_absolute_path_or_a_generated_class() -> None:
    for locator in candidates(FIELD, page(FIELD)):
        assert not locator.value.startswith(("/html", "html"))
        assert "css-1x2y3z" not in locator.value


@pytest.mark.parametrize("name", [
    "ember1234", ":r1:", "mui-4829", "input-8f3a2b1c", "a1b2c3",
    "react-select-2-input", "x7Gq9Zt2", "id_3f9ab2", "radix-:r3:",
])  # fmt: skip
def test_an_id_that_a_machine_made_is_known(name: str) -> None:
    assert is_generated(name)
    thing = node("f", "button", "button", attributes={"id": name})
    assert ("id", name) not in [(each.by, each.value) for each in candidates(thing, page(thing))]


@pytest.mark.parametrize("name", [
    "user-name", "id_username", "firstName", "address_line_2", "h1", "add-to-cart-3", "q",
    "billingAddressLine1", "searchbar", "col-12",
])  # fmt: skip
def test_an_id_that_people_gave_is_kept(name: str) -> None:
    assert not is_generated(name)


LIST = node("ul", "list", "ul", attributes={"id": "products"})
ITEM, OTHER = node("li1", "listitem", "li", "ul", "Desk lamp Add"), node("li2", "listitem", "li", "ul", "Mug Add")
TITLE, MUG = node("h1", "heading", "h3", "li1", "Desk lamp"), node("h2", "heading", "h3", "li2", "Mug")
ADD, ADD_MUG = node("b1", "button", "button", "li1", "Add"), node("b2", "button", "button", "li2", "Add")
SHOP = page(LIST, ITEM, TITLE, ADD, OTHER, MUG, ADD_MUG)


def test_a_relation_has_the_items_text_and_the_buttons_text_as_slots() -> None:
    found = candidates(ADD, SHOP, ITEM, "Desk lamp")
    assert (
        Locator(XPATH, "//li[.//h3[normalize-space()={0}]]//button[normalize-space()={1}]", ("Desk lamp", "Add"), 311)
        in found
    )


def test_a_relation_is_offered_without_being_asked_for() -> None:
    assert values(ADD, SHOP) == values(ADD, SHOP, ITEM, "Desk lamp")


def test_a_row_is_told_by_its_cells() -> None:
    row = node("r", "row", "tr", text="Ada open Edit")
    cells = [
        node("c1", "cell", "td", "r", "Ada"),
        node("c2", "cell", "td", "r", "open"),
        node("c3", "cell", "td", "r", "Edit"),
    ]
    link = node("a", "link", "a", "c3", "Edit")
    found = values(link, page(row, *cells, link), row, "Ada")
    assert "//tr[td[normalize-space()='Ada']]//a[normalize-space()='Edit']" in found
    assert not any("td[normalize-space()='Edit']" in value for value in found)


def test_a_card_of_plain_boxes_is_found_from_its_heading() -> None:
    cards = [node("d", "generic", "div", "outer", "Mug Buy"), node("h", "heading", "h2", "d", "Mug")]
    buy = node("b", "button", "button", "d", "Buy")
    found = values(buy, page(node("outer", "generic", "div"), *cards, buy))
    assert (
        "//h2[normalize-space()='Mug']/ancestor::*[.//button[normalize-space()='Buy']][1]//button[normalize-space()='Buy']"
        in found
    )


@pytest.mark.parametrize(
    ("href", "hosts", "found"),
    [
        ("/pages/4/edit/", ("host",), ['a[href="/pages/4/edit/"]']),
        ("?page=2", ("host",), ['a[href="?page=2"]']),
        ("/pages/4/edit/", (), []),
        ("http://127.0.0.1:41235/pages/?q=1", ("host",), ['a[href$="/pages/?q=1"]']),
        ("http://127.0.0.1:41235/", ("host",), []),
        ("javascript:go()", ("host",), []),
    ],
)
def test_in_a_shadow_root_a_link_is_found_by_where_it_leads(
    href: str, hosts: tuple[str, ...], found: list[str]
) -> None:
    thing = node("b", "menuitem", "a", text="Edit", hosts=hosts, attributes={"href": href})
    assert [value for value in values(thing, page(thing)) if "href" in value] == found


def test_in_a_shadow_root_there_is_no_xpath_and_no_link_text() -> None:
    thing = node("b", "link", "a", text="Go", hosts=("host",), attributes={"id": "go", "aria_label": "Go"})
    found = candidates(thing, page(node("host", "generic", "x-y"), thing))
    assert {locator.by for locator in found} == {"id", CSS}


def test_a_position_is_the_last_resort() -> None:
    found = candidates(ADD_MUG, SHOP)
    assert found[-1].pattern == "(//button)[2]"
    assert found[-1].cost > COSTS["index"] > max(locator.cost for locator in found[:-1])


def test_radio_buttons_of_one_group_are_told_apart_by_their_values() -> None:
    radio = node("r", "radio", "input", attributes={"type": "radio", "name": "pay", "value": "card"})
    assert 'input[name="pay"][value="card"]' in values(radio, page(radio))


def test_texts_with_braces_and_quotes_are_safe_in_every_locator() -> None:
    thing = node("b", "button", "button", text='{0} "it\'s" {x}', attributes={"id": "{a}", "title": "{b}"})
    assert all(locator.value for locator in candidates(thing, page(thing)))


def rows(*names: str, header: bool = True) -> list[Node]:
    """A table with an id: a row of headers, then for each name one row with it in its header cell and a price."""
    found = [node("t", "table", "table", attributes={"id": "books"})]
    if header:
        found += [node("h", "row", "tr", "t"), node("hc", "columnheader", "th", "h", "Title")]
    for at, name in enumerate(names, 1):
        found.append(node(f"r{at}", "row", "tr", "t", f"{name} 9.00"))
        found += [node(f"n{at}", "rowheader", "th", f"r{at}", name), node(f"p{at}", "cell", "td", f"r{at}", "9.00")]
    return found


def test_a_row_is_found_by_what_it_holds_the_words_of_the_step_first() -> None:
    shown = page(*rows("Emma", "Dracula"))
    assert values(shown.by_ref["r2"], shown, None, "Dracula")[0] == "//tr[.//th[normalize-space()='Dracula']]"


def test_what_is_known_by_its_place_is_found_by_that_alone() -> None:
    shown = page(*rows("Emma", "Dracula", "Persuasion"))
    assert values(shown.by_ref["r1"], shown, None, "", 1) == [
        "(//*[@id='books']//tr[td])[1]",
        "(//*[@id='books']//tbody/tr[td])[1]",
        "(//tr[td])[1]",
        "(//tbody/tr[td])[1]",
    ]
    assert values(shown.by_ref["r3"], shown, None, "", -1)[0] == "(//*[@id='books']//tr[td])[last()]"
    assert values(shown.by_ref["r2"], shown, None, "", -2)[0] == "(//*[@id='books']//tr[td])[last()-1]"


def test_a_card_is_counted_among_those_of_its_class() -> None:
    cards = [node(f"c{at}", "generic", "div", None, "Lamp", attributes={"class": "card"}) for at in (1, 2)]
    shown = page(node("x", "generic", "div", None, "Lamps"), *cards)
    assert values(cards[1], shown, None, "", 2) == [
        "(//div[contains(concat(' ', normalize-space(@class), ' '), ' card ')])[2]",
        "(//div)[3]",
    ]


def test_a_control_in_the_place_of_a_labelled_one_is_found_behind_the_label() -> None:
    box = node("b", "combobox", "span", None, "None", label="Publisher", attributes={"role": "combobox"})
    found = [each.value for each in candidates(box, page(box))]
    assert "//label[normalize-space()='Publisher']/following::span[@role='combobox'][1]" in found


def test_what_is_drawn_in_capitals_is_found_as_it_is_written() -> None:
    link = node("l", "link", "a", None, "HISTORY", name="History")
    found = [(each.by, each.value) for each in candidates(link, page(link))]
    assert (XPATH, "//a[normalize-space()='History']") in found
    assert ("link text", "History") not in found


def test_the_first_row_is_counted_in_the_body_of_the_table_too() -> None:
    heads = node("h", "row", "tr"), node("c", "columnheader", "th", parent="h", text="Name")
    row = node("r", "row", "tr", text="Ada")
    shown = page(*heads, row, node("d", "cell", "td", parent="r", text="Ada"))
    assert [each.value for each in candidates(row, shown, nth=1)] == ["(//tr[td])[1]", "(//tbody/tr[td])[1]"]


def test_what_stands_in_the_first_row_is_found_without_what_is_written_in_that_row() -> None:
    heads = node("h", "row", "tr"), node("c", "columnheader", "th", parent="h", text="Name")
    row = node("r", "row", "tr", text="Ada Delete")
    cell = node("d", "cell", "td", parent="r", text="Ada", headers=("Name",))
    button = node("b", "button", "button", parent="e", text="Delete")
    shown = page(*heads, row, cell, node("e", "cell", "td", parent="r", text="Delete"), button)
    found = [each.value for each in candidates(cell, shown, row, within_nth=1)]
    assert found[0].startswith("(//tr[td])[1]/*[count(ancestor::table[1]//th[normalize-space()='Name']")
    assert not [way for way in found if "Ada" in way]
    assert "(//tr[td])[1]//button[normalize-space()='Delete']" in [
        each.value for each in candidates(button, shown, row, within_nth=1)
    ]


def test_what_a_copy_without_its_role_repeats_is_told_by_the_role() -> None:
    tab = node("t", "tab", "button", None, "Harvest", attributes={"role": "tab"})
    found = values(tab, page(tab))
    assert found.index("//button[normalize-space()='Harvest']") < found.index(
        "//button[@role='tab'][normalize-space()='Harvest']"
    )


def test_a_text_is_told_from_what_only_wraps_it() -> None:
    inner = node("s", "generic", "span", None, "barley.csv")
    assert "//span[text()[normalize-space()='barley.csv']]" in values(inner, page(inner))


MODAL = node("d", "dialog", "div", attributes={"role": "dialog", "class": "modal fade"})
MODAL_TITLE, MODAL_CELL = node("t", "heading", "h1", "d", "Choose a page"), node("c", "cell", "td", "d", "Root")
OK = node("ok", "button", "button", "d", "OK")


def test_a_dialog_is_told_by_its_role_before_what_it_is_headed() -> None:
    found = values(MODAL, page(MODAL, MODAL_TITLE, MODAL_CELL, OK))
    assert found[:3] == [
        '[role="dialog"]',
        "[role=\"dialog\"]:not([aria-hidden='true'])",
        'div.modal[role="dialog"]',
    ]
    assert found.index("//div[@role='dialog'][.//h1[normalize-space()='Choose a page']]") > 2
    assert not any("Root" in value for value in found)


def test_a_dialog_of_html_is_the_one_that_is_open() -> None:
    dialog = node("d", "dialog", "dialog")
    assert values(dialog, page(dialog))[0] == "dialog[open]"


def test_what_stands_in_a_dialog_is_found_in_the_only_one() -> None:
    found = values(OK, page(MODAL, MODAL_TITLE, OK, node("other", "button", "button", None, "OK")))
    inside = "//div[@role='dialog']//button[normalize-space()='OK']"
    assert inside in found
    assert found.index(inside) < min(at for at, value in enumerate(found) if "Choose a page" in value)


def test_boxes_between_a_dialog_and_what_stands_in_it_do_not_matter() -> None:
    body, title = node("b", "generic", "div", "d"), node("t", "heading", "h1", "b", "Choose a page")
    button = node("ok", "button", "button", "b", "OK")
    assert "//div[@role='dialog']//button[normalize-space()='OK']" in values(button, page(MODAL, body, title, button))


@pytest.mark.parametrize("label", ["Name*", "Name *", "Name:", "Name", "* Name"])
def test_a_label_is_compared_less_its_marks_too(label: str) -> None:
    field = node("f", "textbox", "input", None, label=label)
    bare = Locator(XPATH, "//input[@id=//label[normalize-space(translate(., '*:', ''))={0}]/@for]", ("Name",), 103)
    assert bare in candidates(field, page(field))


def test_a_recording_keeps_the_best_ways_and_one_of_each_other_class() -> None:
    ways = [
        Locator(XPATH, f"//{cost}[text()={{0}}]", ("Ada",), cost)
        for cost in (1, 10, 20, 21, 110, 115, 300, 301, 560, 4001, 5001)
    ]
    assert [way.cost for way in kept(ways, ())] == [1, 10, 20, 21, 110, 300, 560, 4001]


def test_a_recording_keeps_a_way_that_does_not_say_what_the_node_says() -> None:
    own = [Locator(XPATH, f"//td[{at}][text()={{0}}]", ("open",), 300 + at) for at in range(7)]
    other = Locator(XPATH, "//tr[.//a[text()={0}]]/td[2]", ("1042",), 320)
    assert kept([*own, other], {"open"}) == (*own[:5], other)
    assert kept([*own, other], ()) == tuple(own[:5])


def test_a_recording_keeps_a_way_from_an_id_beside_those_from_texts() -> None:
    texts = [Locator(XPATH, "//a[text()={0}]/..//table", (str(at),), 320 + at) for at in range(7)]
    inside = Locator(XPATH, "//*[@id={0}]//table", ("orders",), 380)
    assert kept([*texts, inside], ()) == (*texts[:5], inside)


def test_a_recording_keeps_a_field_by_its_label_less_the_marks() -> None:
    field = node("f", "textbox", "input", None, label="Name", attributes={"id": "name", "name": "name"})
    found = kept(candidates(field, page(field)), {"Name"})
    assert "//input[@id=//label[normalize-space(translate(., '*:', ''))='Name']/@for]" in [way.value for way in found]


def test_what_a_bar_repeats_is_told_by_the_panel_that_it_is_in() -> None:
    panel = node("p", "tabpanel", "div", attributes={"role": "tabpanel"})
    button = node("b", "button", "button", "p", "Convert")
    found = values(button, page(node("c", "button", "button", None, "Convert"), panel, button))
    assert "//*[@role='tabpanel']//button[normalize-space()='Convert']" in found
