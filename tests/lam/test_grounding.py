"""Which node a phrase means: false friends, containers, ordinals, states, and honest refusals."""

from __future__ import annotations

import pytest
from pages import (
    article,
    button,
    cell,
    checkbox,
    columnheader,
    dialog,
    form,
    group,
    heading,
    item,
    link,
    listing,
    named,
    navigation,
    page,
    part,
    radio,
    region,
    row,
    table,
    text,
    textbox,
)

from pytest_lam.lam.embedded.evidence import CHECKED, CLICKED, ENTERED, FLOOR, MARGIN, SELECTED, RoleSet
from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.grounding import Grounder, Grounding
from pytest_lam.lam.embedded.page import Page
from pytest_lam.lam.embedded.scene import page_words
from pytest_lam.snapshot import Snapshot


def ground(snapshot: Snapshot, phrase: Phrase | str, wanted: RoleSet = CLICKED) -> Grounding:
    phrase = Phrase(phrase) if isinstance(phrase, str) else phrase
    return Grounder(Page(snapshot), page_words().synonyms).ground(phrase, wanted)


def quoted(words: str, kind: str = "", **fields: object) -> Phrase:
    return Phrase(words, kind, True, **fields)  # type: ignore[arg-type]


def product(name: str, *more: object) -> object:
    return article(heading(link(name, href=f"/{name}")), button("Add to cart"), class_="card")


PRODUCTS = page(product("Desk lamp"), product("Desk lamp XL"), product("Mug"), title="Lamps")
ORDERS = page(
    heading("Orders"),
    table(
        row(columnheader("Customer"), columnheader("Actions")),
        row(cell("Ada"), cell(button("Delete"))),
        row(cell("Bob"), cell(button("Delete"))),
    ),
    button("Delete all"),
)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (quoted("Delete order"), "Delete order"),
        (Phrase("delete account", "link"), "Delete account"),
        (Phrase("Delete order"), "Delete order"),
        (Phrase("remove account"), "Delete account"),
    ],
    ids=repr,
)
def test_false_friends_are_told_apart_by_all_of_their_words(phrase: Phrase, expected: str) -> None:
    shown = page(link("Delete account"), button("Delete order"), button("Delay order"))
    found = ground(shown, phrase).node
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize("name", ["Desk lamp", "Desk lamp XL"])
def test_similar_names_are_told_apart_when_quoted(name: str) -> None:
    grounding = ground(PRODUCTS, quoted("Add to cart", within=quoted(name)))
    assert grounding.node == named(PRODUCTS, "button", "Add to cart", ["Desk lamp", "Desk lamp XL"].index(name))
    assert grounding.within == named(PRODUCTS, "article", f"{name} Add to cart").ref
    assert grounding.within_text == name


def test_a_longer_name_is_not_taken_for_a_quoted_one_that_is_missing() -> None:
    grounding = ground(page(product("Desk lamp XL"), product("Mug")), quoted("Desk lamp"))
    assert grounding.node is None
    assert grounding.problem == "missing"


def test_a_misspelt_quoted_phrase_is_offered_and_never_taken() -> None:
    grounding = ground(PRODUCTS, quoted("Add to cart", within=quoted("Dask lamp")))
    assert grounding.node is None
    assert grounding.reason == 'no "Dask lamp" on "Lamps"'
    assert (grounding.candidates[0].description, grounding.candidates[0].score) == ('card "Desk lamp"', 0.89)


def test_two_things_of_one_name_are_ambiguous_and_told_apart_in_words() -> None:
    grounding = ground(PRODUCTS, quoted("Add to cart"))
    assert grounding.node is None
    assert grounding.problem == "ambiguous"
    assert grounding.candidates[0].description == 'button "Add to cart" in card "Desk lamp"'


@pytest.mark.parametrize(("customer", "nth"), [("Ada", 0), ("Bob", 1)])
@pytest.mark.parametrize("kind", ["", "row"])
def test_a_row_is_known_by_its_cells(customer: str, nth: int, kind: str) -> None:
    grounding = ground(ORDERS, quoted("Delete", within=quoted(customer, kind)))
    assert grounding.node == named(ORDERS, "button", "Delete", nth)


def test_the_row_of_something_is_the_row_around_it() -> None:
    within = Phrase("", "row", within=quoted("Bob"))
    assert ground(ORDERS, quoted("Delete", within=within)).node == named(ORDERS, "button", "Delete", 1)


def test_what_is_not_in_the_row_is_not_taken_from_outside_of_it() -> None:
    assert ground(ORDERS, quoted("Delete all", within=quoted("Ada"))).problem == "missing"


@pytest.mark.parametrize(("ordinal", "nth"), [(1, 0), (2, 1), (-1, 1)])
def test_ordinals_pick_among_equals_in_document_order(ordinal: int, nth: int) -> None:
    assert ground(ORDERS, quoted("Delete", ordinal=ordinal)).node == named(ORDERS, "button", "Delete", nth)


def test_an_ordinal_beyond_the_last_is_refused() -> None:
    grounding = ground(ORDERS, quoted("Delete", ordinal=3))
    assert grounding.problem == "missing"
    assert "has 2 of them" in grounding.reason


def test_an_ordinal_row_is_a_row_of_data() -> None:
    within = Phrase("", "row", ordinal=1)
    assert ground(ORDERS, quoted("Delete", within=within)).node == named(ORDERS, "button", "Delete", 0)


def test_a_section_holds_what_is_under_its_heading() -> None:
    shown = page(heading("Billing", level=2), textbox("City"), heading("Shipping", level=2), textbox("City"))
    for name, nth in (("Billing", 0), ("Shipping", 1)):
        found = ground(shown, Phrase("city", "field", within=Phrase(name)), ENTERED)
        assert found.node == named(shown, "textbox", "City", nth)


@pytest.mark.parametrize("role", ["region", "group", "form", "dialog"])
def test_a_named_container_holds_what_is_in_it(role: str) -> None:
    shown = page(part(role, textbox("City"), name="Billing"), part(role, textbox("City"), name="Shipping"))
    found = ground(shown, quoted("City", within=Phrase("shipping", "section")), ENTERED)
    assert found.node == named(shown, "textbox", "City", 1)
    assert found.within == named(shown, role, "Shipping").ref


def test_a_landmark_is_known_by_the_word_that_people_have_for_it() -> None:
    shown = page(navigation(link("Lamps", href="/nav")), link("Lamps", href="/other"))
    assert ground(shown, quoted("Lamps", within=Phrase("navigation", "section"))).node == named(
        shown, "link", "Lamps", 0
    )


def test_hidden_twins_are_not_considered() -> None:
    shown = page(button("Save", visible=False), button("Save"))
    assert ground(shown, quoted("Save")).node == named(shown, "button", "Save", 1)
    assert ground(page(button("Save", visible=False)), quoted("Save")).problem == "missing"


def test_an_enabled_button_is_meant_before_its_disabled_twin_which_alone_is_still_meant() -> None:
    off = frozenset({"disabled"})
    shown = page(button("Save", states=off), button("Save"))
    assert ground(shown, quoted("Save")).node == named(shown, "button", "Save", 1)
    alone = page(button("Save", states=off))
    assert ground(alone, quoted("Save")).node == named(alone, "button", "Save")


def test_an_open_modal_dialog_hides_the_rest_of_the_page() -> None:
    box = dialog(button("Delete"), name="Really?", states=frozenset({"modal"}))
    shown = page(button("Delete"), button("Save"), box)
    assert ground(shown, quoted("Delete")).node == named(shown, "button", "Delete", 1)
    missing = ground(shown, quoted("Save"))
    assert missing.problem == "missing"
    assert 'dialog "Really?"' in missing.reason


@pytest.mark.parametrize(
    ("wanted", "role"), [(CLICKED, "button"), (ENTERED, "textbox"), (CHECKED, "checkbox"), (SELECTED, "combobox")]
)
def test_the_deed_tells_the_role(wanted: RoleSet, role: str) -> None:
    shown = page(heading("Newsletter"), *(part(each, name="Newsletter") for each in ROLES))
    found = ground(shown, quoted("Newsletter"), wanted).node
    assert found is not None
    assert found.role == role


ROLES = ("button", "textbox", "checkbox", "combobox")


def test_the_noun_tells_between_a_button_and_a_link() -> None:
    shown = page(button("Sign in"), link("Sign in", href="/login"))
    for kind in ("button", "link"):
        found = ground(shown, quoted("Sign in", kind)).node
        assert found is not None
        assert found.role == kind


@pytest.mark.parametrize(
    ("said", "on_page"),
    [
        ("basket", "Cart"),
        ("log in", "Sign in"),
        ("e-mail", "Email address"),
        ("user name", "Username"),
        ("product", "Products"),
        ("cart", "Cart (2)"),
        ("email", "Email *"),
    ],
)
def test_words_without_quotes_are_met_by_meaning_and_form(said: str, on_page: str) -> None:
    shown = page(link("Help"), link(on_page), link("Imprint"))
    assert ground(shown, Phrase(said)).node == named(shown, "link", on_page)


@pytest.mark.parametrize(("said", "on_page"), [("basket", "Cart"), ("Log in", "Sign in"), ("Product", "Products")])
def test_quoted_words_are_not_met_by_meaning(said: str, on_page: str) -> None:
    assert ground(page(link(on_page)), quoted(said)).problem == "missing"


def test_a_field_is_known_by_its_label_before_its_placeholder_before_its_identifier() -> None:
    fields = (textbox("", id="email"), textbox("", placeholder="Email"), textbox("Email"))
    for count in (3, 2, 1):
        shown = page(*fields[:count])
        assert ground(shown, Phrase("email", "field"), ENTERED).node == shown.nodes[count - 1]


def test_a_field_in_a_cell_is_known_by_the_columns_header() -> None:
    shown = page(table(row(columnheader("Product"), columnheader("Amount")), row(cell("Mug"), cell(textbox("")))))
    found = ground(shown, Phrase("amount", within=quoted("Mug")), ENTERED)
    assert found.node == next(n for n in shown.nodes if n.role == "textbox")


def test_a_link_around_a_heading_is_one_thing_with_it() -> None:
    shown = page(link(heading("Desk lamp"), href="/desk-lamp"))
    assert ground(shown, quoted("Desk lamp")).node == shown.nodes[0]


def test_two_links_to_one_address_are_one_thing() -> None:
    shown = page(link("Cart", href="/cart"), link("Cart", href="/cart"))
    assert ground(shown, quoted("Cart")).node == shown.nodes[0]
    apart = page(link("Cart", href="/cart"), link("Cart", href="/other"))
    assert ground(apart, quoted("Cart")).problem == "ambiguous"


def test_a_label_is_one_thing_with_its_field() -> None:
    shown = page(text("Terms", tag="label", for_="t"), checkbox("Terms", id="t"))
    assert ground(shown, quoted("Terms")).node == shown.nodes[1]


def test_a_radio_button_is_told_by_its_group() -> None:
    shown = page(
        group(radio("Yes"), radio("No"), name="Newsletter"),
        group(radio("Yes"), radio("No"), name="Gift wrap"),
    )
    found = ground(shown, quoted("Yes", within=Phrase("gift wrap")), CHECKED)
    assert found.node == named(shown, "radio", "Yes", 1)


def test_the_only_one_of_a_kind_needs_no_name() -> None:
    shown = page(form(textbox("Name"), button("Go")))
    assert ground(shown, Phrase("", "button")).node == named(shown, "button", "Go")
    assert ground(page(button("A"), button("B")), Phrase("", "button")).problem == "ambiguous"


def test_the_score_is_the_sum_of_its_evidence() -> None:
    for candidate in ground(PRODUCTS, quoted("Add to cart")).candidates:
        assert candidate.score == pytest.approx(sum(piece.weight for piece in candidate.evidence), abs=0.005)
        assert candidate.evidence[0].name.startswith("words: name is")


def test_grounding_is_the_same_every_time() -> None:
    shown = page(*(region(heading(f"Part {at}"), button("Open")) for at in range(6)))
    phrase = Phrase("open", within=Phrase("part 4"))
    first = ground(shown, phrase)
    assert first.node == named(shown, "button", "Open", 4)
    assert [ground(shown, phrase) for _ in range(3)] == [first] * 3


def test_only_what_has_the_words_reaches_the_floor() -> None:
    grounding = ground(PRODUCTS, Phrase("print the invoice"))
    assert grounding.problem == "missing"
    assert all(candidate.score < FLOOR + MARGIN for candidate in grounding.candidates)


def test_lists_of_plain_boxes_are_told_apart_like_cards() -> None:
    shown = page(*(text(heading(name), button("Add"), class_="tile") for name in ("Mug", "Kettle")))
    found = ground(shown, quoted("Add", within=quoted("Kettle")))
    assert found.node == named(shown, "button", "Add", 1)


def test_an_item_of_a_list_holds_its_own_controls() -> None:
    shown = page(listing(item(text("Milk"), button("Done")), item(text("Bread"), button("Done"))))
    assert ground(shown, quoted("Done", within=quoted("Bread"))).node == named(shown, "button", "Done", 1)


def test_what_belongs_to_a_neighbour_is_not_taken_for_what_the_page_is_about() -> None:
    others = (text(heading(name, level=3), button("Add"), class_="card") for name in ("Kettle", "Teapot"))
    shown = page(part("main", heading("Mug", level=1), text(button("Add")), *others))
    found = ground(shown, quoted("Add", within=quoted("Mug")))
    assert found.node == named(shown, "button", "Add", 0)
    nothing = page(
        part(
            "main",
            heading("Mug", level=3),
            text(heading("Kettle", level=4), button("Add"), class_="card"),
            text(heading("Teapot", level=4), button("Add"), class_="card"),
        )
    )
    assert ground(nothing, quoted("Add", within=quoted("Mug"))).problem == "missing"


def test_a_row_is_the_limit_of_what_its_cells_tell() -> None:
    inner = table(row(cell("Ada"), cell("-")), row(cell("Bob"), cell(button("Delete"))))
    shown = page(listing(item(inner, button("Delete"))))
    assert ground(shown, quoted("Delete", within=quoted("Ada"))).problem == "missing"


def test_the_pop_up_window_is_the_page_where_that_has_a_window_to_itself() -> None:
    save = quoted("Save", within=Phrase("", "dialog"))
    shown = page(button("Save"), popup=True)
    assert ground(shown, save).node == named(shown, "button", "Save")
    assert ground(page(button("Save")), save).problem == "missing"
    inner = page(button("Save"), dialog(button("Cancel"), name="Sure?"), popup=True)
    assert ground(inner, save).problem == "missing"


def test_two_fields_of_one_label_are_two_things() -> None:
    """A label and its field are one; two fields that are called the same are not, so which one is to be said."""
    shown = page(form(textbox("Code"), button("Log in")), form(textbox("Code"), button("Create")))
    assert ground(shown, Phrase("Code", "field"), ENTERED).problem == "ambiguous"
