"""What a step comes to on a page: actions, checks, done or a refusal; asked again after each act."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pages import (
    alert,
    article,
    button,
    cell,
    checkbox,
    columnheader,
    definition,
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
    paragraph,
    part,
    radio,
    row,
    select,
    status,
    table,
    term,
    text,
    textbox,
)

from pytest_lam.actions import Action
from pytest_lam.checking import evaluate
from pytest_lam.checks import Check
from pytest_lam.lam import Act, Decision, Done, Memory, Refuse, Turn, Verify
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step
from pytest_lam.values import Secret

MODAL = frozenset({"modal"})


Rows = tuple[tuple[str, ...], ...]


def decide(step_text: str, shown: Snapshot, *turns: Action, rows: Rows = (), **memory: object) -> Decision:
    kind, words = step_text.split(" ", 1)
    step = Step(kind.lower(), words, table=rows, template=words)  # type: ignore[arg-type]
    done = tuple(Turn(action, "done", shown.url) for action in turns)
    return EmbeddedLam().decide(step, shown, Memory(this_step=done, base_url="http://shop.test", **memory))  # type: ignore[arg-type]


def acted(decision: Decision, shown: Snapshot) -> list[tuple[str, str, object]]:
    """Each action as (name, what it is done to, value)."""
    assert isinstance(decision, Act), decision
    found = []
    for action in decision.actions:
        node = shown.get(action.target)
        assert (node is None) == (action.target is None), "an action names a node that is not on the page"
        found.append((action.name, node.name or node.text if node else "", action.value))
    return found


def holds(decision: Decision, shown: Snapshot) -> bool:
    assert isinstance(decision, Verify), decision
    return all(evaluate(check, shown).holds for check in decision.checks)


SHOP = page(
    link("Home", href="/"),
    link("Basket", href="/cart"),
    status("0", name="Items in cart"),
    part("searchbox", name="Search"),
    heading("All products"),
    listing(
        item(heading(link("Desk lamp", href="/p/1")), text("£49.00", class_="price"), button("Add to cart")),
        item(heading(link("Desk lamp XL", href="/p/2")), text("£89.00", class_="price"), button("Add to cart")),
        name="Products",
    ),
    select("Sort by", ["Name", "Price: low to high", "Price: high to low"], "Name"),
    title="Shop - Home",
)
FORM = page(
    heading("Checkout"),
    form(
        textbox("Full name"),
        textbox("Email address", type_="email"),
        select("Country", ["France", "Spain"]),
        checkbox("Gift wrap"),
        group(radio("Standard"), radio("Express"), name="Delivery"),
        button("Place order", type_="submit"),
        button("Clear", type_="button"),
    ),
    title="Checkout",
)
LOGIN = page(
    form(
        textbox("Who are you?", autocomplete="username"),
        textbox("Secret word", type_="password"),
        button("Go on", type_="submit"),
    )
)
ORDERS = page(
    heading("Orders"),
    table(
        row(columnheader("Order"), columnheader("Customer"), columnheader("Total"), columnheader("")),
        row(cell("1001"), cell("Ada"), cell("£49.00"), cell(button("Delete"))),
        row(cell("1002"), cell("Bob"), cell("£12.50"), cell(button("Delete"))),
    ),
)
BLANK = page(url="data:,", title="")


@pytest.mark.parametrize(
    ("step", "shown", "expected"),
    [
        ('When I click "Basket"', SHOP, [("click", "Basket", None)]),
        ("When I click the cart link", SHOP, [("click", "Basket", None)]),
        ('When I fill in "Full name" with "Ada"', FORM, [("fill", "Full name", "Ada")]),
        ('When I enter "$MAIL" into the email field', FORM, [("fill", "Email address", Secret("MAIL"))]),
        ("When I clear the full name", FORM, [("clear", "Full name", None)]),
        ('When I select "spain" from "Country"', FORM, [("select", "Country", "Spain")]),
        ('When I select "Spain" as the country', FORM, [("select", "Country", "Spain")]),
        ('When I check "Gift wrap"', FORM, [("check", "Gift wrap", None)]),
        ('When I uncheck "Gift wrap"', FORM, [("uncheck", "Gift wrap", None)]),
        ('When I choose "Express"', FORM, [("check", "Express", None)]),
        ('When I choose "Express" as the delivery', FORM, [("check", "Express", None)]),
        ("When I press Enter", FORM, [("press", "", "ENTER")]),
        ("When I go back", FORM, [("back", "", None)]),
        ("When I reload the page", FORM, [("reload", "", None)]),
        ("When I submit the form", FORM, [("click", "Place order", None)]),
        ('When I go to "/orders"', SHOP, [("navigate", "", "/orders")]),
        ("Given I am on the home page", ORDERS, [("navigate", "", "/")]),
        ("When I go to the cart page", SHOP, [("click", "Basket", None)]),
        ("When I visit the imprint page", SHOP, [("navigate", "", "/imprint")]),
        ('When I open "Desk lamp"', SHOP, [("click", "Desk lamp", None)]),
        ('When I sort by "Price: low to high"', SHOP, [("select", "Sort by", "Price: low to high")]),
        ('When I search for "lamp"', SHOP, [("fill", "Search", "lamp")]),
        ('When I click "Delete" in the row of "Bob"', ORDERS, [("click", "Delete", None)]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_step_becomes_an_action(step: str, shown: Snapshot, expected: list[tuple[str, str, object]]) -> None:
    assert acted(decide(step, shown), shown) == expected


@pytest.mark.parametrize("step", ['When I click "Basket"', 'When I check "Gift wrap"', "When I go back"])
def test_a_step_is_done_when_its_only_action_was_done(step: str) -> None:
    shown = page(*[link("Basket", href="/cart")], checkbox("Gift wrap"))
    first = decide(step, shown)
    assert isinstance(first, Act)
    assert decide(step, shown, *first.actions) == Done()


@pytest.mark.parametrize(("product", "nth"), [("Desk lamp", 0), ("Desk lamp XL", 1)])
def test_adding_a_product_clicks_the_control_of_its_own_card(product: str, nth: int) -> None:
    decision = decide(f'When I add "{product}" to the cart', SHOP)
    assert isinstance(decision, Act)
    (action,) = decision.actions
    assert action.target == named(SHOP, "button", "Add to cart", nth).ref
    assert action.within_text == product
    assert SHOP.by_ref[action.within or ""].role == "listitem"


@pytest.mark.parametrize("step", ['When I delete the order of "Bob"', "When I delete Bob", 'When I remove "1002"'])
def test_deleting_clicks_the_control_of_the_row(step: str) -> None:
    decision = decide(step, ORDERS)
    assert isinstance(decision, Act)
    assert decision.actions[0].target == named(ORDERS, "button", "Delete", 1).ref


def test_deleting_does_not_confirm_which_is_a_step_of_its_own() -> None:
    asked = page(ORDERS_ROW, dialog(text("Really delete?"), button("Yes"), button("No"), states=MODAL))
    assert decide('When I delete "Ada"', asked, Action("click", "1")) == Done()
    assert acted(decide("When I confirm", asked), asked) == [("click", "Yes", None)]
    assert acted(decide("When I cancel", asked), asked) == [("click", "No", None)]


ORDERS_ROW = table(row(cell("Ada"), cell(button("Delete"))))


def test_the_browsers_own_dialog_is_accepted_or_dismissed_and_stands_in_the_way_of_all_else() -> None:
    asked = page(dialog="Really?")
    assert acted(decide("When I confirm", asked), asked) == [("accept", "", None)]
    assert acted(decide("When I cancel", asked), asked) == [("dismiss", "", None)]
    refusal = decide('When I click "Save"', asked)
    assert isinstance(refusal, Refuse)
    assert "Really?" in refusal.reason


def test_logging_in_fills_fields_by_what_they_are_for_and_then_sends_their_form() -> None:
    step = 'When I log in as "ada" with password "$PW"'
    first = decide(step, LOGIN)
    assert acted(first, LOGIN) == [("fill", "Who are you?", "ada"), ("fill", "Secret word", Secret("PW"))]
    assert isinstance(first, Act)
    second = decide(step, LOGIN, *first.actions)
    assert acted(second, LOGIN) == [("click", "Go on", None)]
    assert isinstance(second, Act)
    assert decide(step, SHOP, *first.actions, *second.actions) == Done()


def test_logging_in_looks_for_the_form_first() -> None:
    shown = page(link("Sign in", href="/login"))
    assert acted(decide('When I log in as "ada" with password "$PW"', shown), shown) == [("click", "Sign in", None)]


def test_a_search_is_sent_by_the_key_where_it_has_no_button() -> None:
    first = decide('When I search for "lamp"', SHOP)
    assert isinstance(first, Act)
    assert acted(decide('When I search for "lamp"', SHOP, *first.actions), SHOP) == [("press", "Search", "ENTER")]


def test_a_table_fills_every_field_by_its_kind() -> None:
    rows = (("Full name", "Ada"), ("Country", "Spain"), ("Gift wrap", "yes"), ("Delivery", "Express"))
    decision = decide("When I fill in the form:", FORM, rows=rows)
    assert acted(decision, FORM) == [
        ("fill", "Full name", "Ada"),
        ("select", "Country", "Spain"),
        ("check", "Gift wrap", None),
        ("check", "Express", None),
    ]


def test_a_table_goes_on_where_it_was_when_a_field_appears_later() -> None:
    rows = (("Full name", "Ada"), ("Postcode", "1234"))
    first = decide("When I fill in the form:", FORM, rows=rows)
    assert acted(first, FORM) == [("fill", "Full name", "Ada")]
    assert isinstance(first, Act)
    later = page(textbox("Full name", "Ada"), textbox("Postcode"))
    second = decide("When I fill in the form:", later, *first.actions, rows=rows)
    assert acted(second, later) == [("fill", "Postcode", "1234")]


def test_a_list_that_scripts_made_is_opened_and_then_chosen_from() -> None:
    closed = page(part("combobox", name="Country", tag="div"))
    step = 'When I select "Spain" from "Country"'
    first = decide(step, closed)
    assert acted(first, closed) == [("click", "Country", None)]
    assert isinstance(first, Act)
    opened = page(part("combobox", name="Country", tag="div"), part("listbox", part("option", "Spain", tag="li")))
    assert acted(decide(step, opened, *first.actions), opened) == [("click", "Spain", None)]


def test_choosing_the_text_of_a_label_ticks_its_radio_button() -> None:
    shown = page(
        part("generic", radio("Express delivery tomorrow £9.95"), part("generic", "Express delivery"), tag="label"),
        part("generic", radio("Collect in store"), tag="label"),
    )
    decision = decide('When I choose "Express delivery"', shown)
    assert isinstance(decision, Act)
    (action,) = decision.actions
    assert (action.name, shown.by_ref[action.target or ""].role) == ("check", "radio")


def test_an_option_that_is_not_offered_is_refused_with_the_nearest() -> None:
    refusal = decide('When I select "Spian" from "Country"', FORM)
    assert isinstance(refusal, Refuse)
    assert refusal.kind == "missing"
    assert [candidate.description for candidate in refusal.candidates] == ['option "Spain"']


def test_steps_of_several_deeds_are_done_in_order() -> None:
    step = 'When I check "Gift wrap" and click "Place order"'
    first = decide(step, FORM)
    assert acted(first, FORM) == [("check", "Gift wrap", None)]
    assert isinstance(first, Act)
    assert acted(decide(step, FORM, *first.actions), FORM) == [("click", "Place order", None)]


def test_a_given_page_is_checked_where_one_is_on_it() -> None:
    decision = decide("Given I am on the checkout page", FORM)
    assert holds(decision, FORM)
    assert not holds(decision, SHOP)


def test_the_address_of_a_named_page_comes_first() -> None:
    decision = decide("Given I am on the checkout page", BLANK, pages={"Checkout": "/buy"})
    assert acted(decision, BLANK) == [("navigate", "", "/buy")]


def test_a_named_page_is_looked_for_from_the_start_of_the_site() -> None:
    step = "Given I am on the cart page"
    first = decide(step, BLANK)
    assert acted(first, BLANK) == [("navigate", "", "/")]
    assert isinstance(first, Act)
    assert acted(decide(step, SHOP, *first.actions), SHOP) == [("click", "Basket", None)]


def test_a_guessed_address_counts_only_if_the_page_says_so_itself() -> None:
    step, guess = "When I visit the imprint page", Action("navigate", value="/imprint")
    assert decide(step, page(heading("Imprint", level=1)), guess) == Done()
    refusal = decide(step, page(heading("Not found"), title="404"), guess)
    assert isinstance(refusal, Refuse)
    assert "404" in refusal.reason


CART = page(
    heading("Your cart", level=1),
    link("Cart", href="/cart"),
    status("3", name="Items in cart"),
    part("list", term("Subtotal"), definition("£50.00"), term("Total"), definition("£54.95"), tag="dl"),
    paragraph("Delivery: £4.95"),
    part("group", radio("By post £3.00"), radio("By hand £9.00"), name="Shipping"),
    part("list", term("Shipping"), definition("£3.00"), tag="dl"),
    textbox("Note", "Thanks"),
    select("Country", ["France", "Spain"], "Spain"),
    checkbox("Gift wrap", states=frozenset({"checked"})),
    button("Pay", states=frozenset({"disabled"})),
    alert("Only 2 left in stock"),
    table(
        row(columnheader("Product"), columnheader("Quantity")),
        row(cell("Desk lamp"), cell("1")),
        row(cell("Mug"), cell("2")),
    ),
    url="http://shop.test/cart",
    title="Your cart | Shop",
)

TRUE_AND_FALSE = [
    ('Then the cart badge shows "3"', 'Then the cart badge shows "0"'),
    ('Then the total is "£54.95"', 'Then the total is "£50.00"'),
    ('Then the subtotal is "£50.00"', 'Then the subtotal is "£54.95"'),
    ('Then the delivery is "£4.95"', 'Then the delivery is "£14.95"'),
    ('Then the shipping cost is "£3.00"', 'Then the shipping cost is "£9.00"'),
    ('Then I see "Only 2 left in stock"', 'Then I see "Only 3 left in stock"'),
    ('Then I do not see "Sold out"', 'Then I do not see "Only 2 left"'),
    ('Then the message "Only 2 left in stock" is shown', 'Then the message "Sold out" is shown'),
    ('Then the heading is "Your cart"', 'Then the heading is "Cart"'),
    ('Then the page title is "Your cart | Shop"', 'Then the page title is "Shop"'),
    ("Then I am on the cart page", "Then I am on the checkout page"),
    ('Then the URL contains "/cart"', 'Then the URL contains "/checkout"'),
    ('Then the "Note" field contains "Thanks"', 'Then the "Note" field contains "Hello"'),
    ('Then "Spain" is selected in "Country"', 'Then "France" is selected in "Country"'),
    ('Then the "Gift wrap" checkbox is checked', 'Then the "Gift wrap" checkbox is not checked'),
    ('Then the "Pay" button is disabled', 'Then the "Pay" button is enabled'),
    ('Then I see the "Pay" button', 'Then I see the "Buy" button'),
    ('Then I do not see a "Buy" button', 'Then I do not see a "Pay" button'),
    ('Then "Mug" is "2"', 'Then "Mug" is "1"'),
    ("Then I see 2 rows", "Then I see 3 rows"),
    ('Then the quantity of "Mug" is "2"', 'Then the quantity of "Mug" is "1"'),
]


@pytest.mark.parametrize(("true", "false"), TRUE_AND_FALSE, ids=[true for true, _ in TRUE_AND_FALSE])
def test_what_is_so_holds_and_what_is_not_fails(true: str, false: str) -> None:
    assert holds(decide(true, CART), CART)
    assert not holds(decide(false, CART), CART)


def test_a_field_that_is_not_there_is_no_field_of_any_role() -> None:
    shown = page(heading("Sold out"), part("spinbutton", name="Quantity", tag="input"))
    assert not holds(decide('Then there is no "Quantity" field', page(heading("Sold out"))), shown)


def test_rows_of_a_table_are_checked_cell_by_cell() -> None:
    rows = (("Product", "Quantity"), ("Mug", "2"))
    assert holds(decide("Then the table shows:", CART, rows=rows), CART)
    wrong = (("Product", "Quantity"), ("Mug", "1"))
    assert not holds(decide("Then the table shows:", CART, rows=wrong), CART)


@pytest.mark.parametrize(("step", "count"), [("Then I see 2 products", 2), ("Then 5 products are shown", 5)])
def test_things_are_counted_by_the_list_that_is_called_so(step: str, count: int) -> None:
    assert holds(decide(step, SHOP), SHOP) == (count == 2)


def test_what_is_looked_at_never_depends_on_what_is_expected() -> None:
    decisions = [decide(f'Then the total is "{value}"', CART) for value in ("£50.00", "£54.95", "3", "Spain")]
    assert len({d.checks[0].target for d in decisions if isinstance(d, Verify)}) == 1
    assert all(isinstance(decision, Verify) for decision in decisions)


def test_a_label_that_mentions_the_expected_value_is_no_value() -> None:
    shown = page(part("list", term("Total (was £54.95)"), definition("£40.00")))
    assert not holds(decide('Then the total is "£54.95"', shown), shown)


def test_what_is_not_there_yet_is_a_check_that_fails_so_that_it_can_be_waited_for() -> None:
    for step in ('Then I see "Thank you"', 'Then I see the "Track order" link', 'Then the heading is "Done"'):
        assert not holds(decide(step, CART), CART)


def test_a_value_of_something_that_is_not_there_is_refused() -> None:
    refusal = decide('Then the discount is "£5.00"', CART)
    assert isinstance(refusal, Refuse)
    assert refusal.kind == "missing"


@pytest.mark.parametrize(
    ("step", "shown", "kind"),
    [
        ('When I add "Dask lamp" to the cart', SHOP, "missing"),
        ('When I click "Add to cart"', SHOP, "ambiguous"),
        ('When I delete "Eve"', ORDERS, "missing"),
        ("When I frobnicate", SHOP, "unclear"),
        ("When I receive an e-mail", SHOP, "impossible"),
    ],
)
def test_what_would_be_a_guess_is_refused(step: str, shown: Snapshot, kind: str) -> None:
    refusal = decide(step, shown)
    assert isinstance(refusal, Refuse)
    assert refusal.kind == kind
    assert refusal.reason


def test_a_refusal_names_the_nearest_in_words_for_people() -> None:
    refusal = decide('When I add "Dask lamp" to the cart', SHOP)
    assert isinstance(refusal, Refuse)
    assert refusal.reason == 'no "Dask lamp" on "Shop - Home"'
    assert [candidate.description for candidate in refusal.candidates][:1] == ['item "Desk lamp"']


def test_a_deed_of_a_row_is_never_done_to_another_row_or_outside() -> None:
    shown = page(table(row(cell("Ada"), cell("-")), row(cell("Bob"), cell(button("Delete")))), button("Delete"))
    assert isinstance(decide('When I delete "Ada"', shown), Refuse)


def test_deciding_is_the_same_every_time() -> None:
    lam = EmbeddedLam()
    step = Step("when", 'I add "Desk lamp" to the cart')
    decisions = [lam.decide(step, shown, Memory()) for shown in (SHOP, CART, SHOP, replace(SHOP))]
    assert decisions[0] == decisions[2] == decisions[3] == EmbeddedLam().decide(step, SHOP, Memory())


def test_a_check_in_a_container_tells_which() -> None:
    decision = decide('Then the price in the "Desk lamp XL" item is "£89.00"', SHOP)
    assert isinstance(decision, Verify)
    check: Check = decision.checks[0]
    assert check.within_text == "Desk lamp XL"
    assert evaluate(check, SHOP).holds


def test_an_article_about_one_thing_is_not_one_of_many() -> None:
    shown = page(
        article(heading("Mug", level=1), button("Add to cart")),
        *(text(heading(name), button("Add to cart"), class_="card") for name in ("Kettle", "Teapot")),
    )
    decision = decide('When I click "Add to cart"', shown)
    assert isinstance(decision, Act)
    assert decision.actions[0].target == named(shown, "button", "Add to cart", 0).ref


def test_each_of_two_clicks_is_done_once() -> None:
    step = 'When I click "Checkout" and click "Basket"'
    shown = page(button("Checkout"), link("Basket", href="/cart"))
    first = decide(step, shown)
    assert isinstance(first, Act)
    second = decide(step, shown, *first.actions)
    assert acted(second, shown) == [("click", "Basket", None)]
    assert isinstance(second, Act)
    assert decide(step, shown, *first.actions, *second.actions) == Done()


def test_the_field_that_asks_who_is_known_by_its_purpose_and_not_by_its_place() -> None:
    who, other = textbox("Who?", autocomplete="username"), textbox("Branch")
    shown = page(form(who, other, textbox("Word", type_="password"), button("Go")))
    decision = decide('When I log in as "ada" with password "pw"', shown)
    assert acted(decision, shown) == [("fill", "Who?", "ada"), ("fill", "Word", "pw")]


def test_what_one_logs_in_to_is_filled_in_where_the_form_asks_for_it() -> None:
    step = 'When I log in to the shelf "Attic" with the entry word "pw"'
    shown = page(form(textbox("Shelf"), textbox("Entry word", type_="password"), button("Enter")))
    assert acted(decide(step, shown), shown) == [("fill", "Shelf", "Attic"), ("fill", "Entry word", "pw")]
    plain = page(form(textbox("User"), textbox("Entry word", type_="password"), button("Enter")))
    assert acted(decide(step, plain), plain) == [("fill", "Entry word", "pw")]


def test_a_label_that_the_form_to_log_in_lacks_is_not_put_into_another_field() -> None:
    decision = decide('When I log in with the entry word "pw"', page(form(textbox("User"), button("Go"))))
    assert isinstance(decision, Refuse)


def test_a_value_that_stands_with_its_label_is_still_the_value_that_the_step_expects() -> None:
    decision = decide('Then the delivery is "£4.95"', CART)
    assert isinstance(decision, Verify)
    assert (decision.checks[0].expected, decision.checks[0].comparison) == ("£4.95", "contains")


def test_a_nameless_search_field_is_known_by_what_it_is() -> None:
    shown = page(textbox("Name"), part("searchbox", value=""))
    assert acted(decide('When I type "x" into the search field', shown), shown) == [("fill", "", "x")]


def test_of_fields_alike_the_one_in_which_a_click_put_the_cursor_is_typed_into() -> None:
    field, inner = part("searchbox", value=""), part("searchbox", value="", states=frozenset({"focused"}))
    shown = page(field, part("combobox", "None", label="Publisher"), inner)
    step = 'When I type "x" into its search field'
    opened = (Turn(Action("click", named(shown, "combobox", "Publisher").ref), "done", shown.url),)
    elsewhere = (Turn(Action("click", "link on another page"), "done", shown.url),)
    typed = (Turn(Action("fill", named(shown, "combobox", "Publisher").ref, "x"), "done", shown.url),)
    decision = decide(step, shown, earlier=((Step("when", "I open it"), opened),))
    assert isinstance(decision, Act)
    assert decision.actions[0].target == next(node.ref for node in shown.nodes if node.states)
    for turns in (elsewhere, typed):
        assert isinstance(decide(step, shown, earlier=((Step("when", "I open it"), turns),)), Refuse)


def test_a_field_shows_the_value_before_what_the_navigation_calls_alike() -> None:
    aside = navigation(table(row(part("rowheader", "Publishers"), cell(link("Add", href="/add")))))
    value = "Harbour Lane Press"
    box = part("combobox", value, name="Publisher:", label="Publisher:", value=value, tag="span")
    lines = (text(link("Add another"), inner, class_="line") for inner in (textbox("Title"), box))
    shown = page(aside, form(*lines))
    assert holds(decide('Then the publisher is "Harbour Lane Press"', shown), shown)
    assert not holds(decide('Then the publisher is "Add"', shown), shown)


def test_a_scripted_drop_down_may_show_a_sign_beside_its_value() -> None:
    value = "\u00d7 Harbour Lane Press"
    shown = page(part("combobox", value, tag="span", label="Publisher", value=value))
    assert holds(decide('Then the publisher is "Harbour Lane Press"', shown), shown)
    assert not holds(decide('Then the publisher is "Lane Press"', shown), shown)
    native = page(part("combobox", tag="select", label="Publisher", value=value))
    assert not holds(decide('Then the publisher is "Harbour Lane Press"', native), native)


def test_a_choice_that_is_a_link_in_an_item_is_clicked_on_the_link() -> None:
    options = listing(*(item(link(name, href=f"?{name}")) for name in ("Paper", "Audio")))
    shown = page(part("details", button("By format"), options))
    decision = decide('When I choose "Audio" in the "By format" filter', shown)
    assert acted(decision, shown) == [("click", "Audio", None)]
    assert isinstance(decision, Act)
    assert decision.actions[0].target == named(shown, "link", "Audio").ref


COOKING = page(
    text("Dish"),
    textbox("Dish"),
    text("Menu"),
    textbox("Menu", "Soup for 4", states=frozenset({"disabled"})),
)
"""A field that can't be written in shows what is cooked; its label is called like a role."""


@pytest.mark.parametrize(
    "step",
    ['Then "Menu" starts with "Soup"', 'Then the menu reads "Soup for 4"', 'Then "Menu" contains "Soup for 4"'],
)
def test_what_labels_a_field_that_can_not_be_written_in_stands_for_it(step: str) -> None:
    decision = decide(step, COOKING)
    assert isinstance(decision, Verify), decision
    check = decision.checks[0]
    assert check.name == "value"
    assert COOKING.by_ref[check.target or ""].label == "Menu"


def test_a_place_is_never_a_control_of_that_name() -> None:
    shown = page(part("menuitem", "File"), listing(item("barley.csv")), listing(item("Oats")))
    assert isinstance(decide('Then "rye.csv" appears in the file list', shown), Refuse)


def test_a_menu_item_is_called_by_its_name_without_its_keys() -> None:
    shown = page(part("menu", part("menuitem", "Rename F2"), part("menuitem", "Copy Ctrl+C"), part("menuitem", "Cut")))
    for step, name in (
        ('When I choose "Rename" from the context menu', "Rename F2"),
        ('When I click "Copy"', "Copy Ctrl+C"),
    ):
        decision = decide(step, shown)
        assert isinstance(decision, Act), decision
        assert [shown.by_ref[action.target or ""].name for action in decision.actions] == [name]


def test_a_new_thing_is_never_made_by_what_makes_another_one() -> None:
    assert isinstance(decide("When I create a new barrel organ", page(button("New Folder"))), Refuse)
    for name in ("New", "New organ", "Create barrel organ"):
        assert isinstance(decide("When I create a new barrel organ", page(button(name))), Act), name


@pytest.mark.parametrize("role", ["radio", "tab", "button", "menuitem"])
def test_a_page_that_a_script_exchanges_is_gone_to_by_what_is_called_so(role: str) -> None:
    shown = page(part(role, name="Stables"), part(role, name="Paddocks"))
    for step in ("When I go to Stables", "When I go to the stables page"):
        decision = decide(step, shown)
        assert isinstance(decision, Act), decision
        assert [(act.name, shown.by_ref[act.target or ""].name) for act in decision.actions] == [("click", "Stables")]


def test_the_list_of_things_is_opened_by_what_is_called_like_them() -> None:
    shown = page(link("Horses", href="/horses"), link("Riders", href="/riders"))
    decision = decide("When I open the list of riders", shown)
    assert isinstance(decision, Act), decision
    assert [shown.by_ref[act.target or ""].name for act in decision.actions] == ["Riders"]
    assert isinstance(decide("When I open the list of grooms", shown), Refuse)
