"""Recordings that exports are shown on: each is one situation, named after what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pytest_lam.locator import CSS, XPATH, Locator
from pytest_lam.recording import (
    Effect,
    Interrupt,
    Note,
    RecordedAction,
    RecordedCheck,
    RecordedScenario,
    RecordedStep,
    Recording,
    Target,
)
from pytest_lam.step import StepType
from pytest_lam.values import Secret, Value


def by_id(role: str, name: str, identity: str, **more: str) -> Target:
    """A thing with an id, and nothing else to find it by."""
    return Target(
        role, name, more.get("tag", "input"), (Locator("id", "{0}", (identity,), 10),), attributes={"id": identity}
    )


def by_label(name: str, identity: str, tag: str = "input") -> Target:
    """A field with an id and a label."""
    label = Locator(XPATH, f"//{tag}[@id=//label[normalize-space()={{0}}]/@for]", (name,), 100)
    role = "combobox" if tag == "select" else "textbox"
    return Target(role, name, tag, (Locator("id", "{0}", (identity,), 10), label), attributes={"id": identity})


def labelled(name: str, tag: str = "input") -> Target:
    """A field, or the list that scripts put in its place, found by its label only."""
    pattern = f"//{tag}[@id=//label[normalize-space()={{0}}]/@for]"
    if tag == "span":
        pattern = "//label[normalize-space()={0}]/following::span[@role='combobox'][1]"
    role = "combobox" if tag == "span" else "textbox"
    return Target(role, name, tag, (Locator(XPATH, pattern, (name,), 100),))


def by_text(role: str, text: str, tag: str = "button") -> Target:
    """A thing that is found by its text only."""
    return Target(role, text, tag, (Locator(XPATH, f"//{tag}[normalize-space()={{0}}]", (text,), 110),), text=text)


def in_item(item: str, button: str, number: int) -> Target:
    """A button of one list item among others, with an id that only this item's has."""
    pattern = "//li[.//h3[normalize-space()={0}]]//button[normalize-space()={1}]"
    locators = (Locator("id", "{0}", (f"add-{number}",), 10), Locator(XPATH, pattern, (item, button), 311))
    return Target("button", button, "button", locators, within=item)


def do(
    name: str, target: Target | None = None, value: Value | None = None, *effects: Effect, manner: str = ""
) -> RecordedAction:
    return RecordedAction(name, target, value, effects, manner)


def drag(target: Target, onto: Target | None, value: Value | None = None) -> RecordedAction:
    return RecordedAction("drag", target, value, onto=onto)


def step(type_: StepType, text: str, *parts: RecordedAction | RecordedCheck, **more: object) -> RecordedStep:
    actions = tuple(part for part in parts if isinstance(part, RecordedAction))
    checks = tuple(part for part in parts if isinstance(part, RecordedCheck))
    return RecordedStep(type_, text, actions=actions, checks=checks, **more)  # type: ignore[arg-type]


def recording(*scenarios: tuple[RecordedStep, ...], feature: str = "shop.feature") -> Recording:
    return Recording(feature, tuple(RecordedScenario(f"Scenario {n}", steps) for n, steps in enumerate(scenarios, 1)))


BADGE = Target(
    "status",
    "Cart",
    "span",
    (Locator(CSS, "[data-testid={0}]", ("cart-count",), 1),),
    attributes={"data-testid": "cart-count"},
)
ORDERS = by_id("table", "Orders", "orders", tag="table")
LAMP, CART = by_id("listitem", "Lamp", "lamp", tag="li"), by_id("region", "Cart", "cart", tag="section")
STORY = Target("hidden", "", "input", (Locator("name", "{0}", ("story",), 20),), attributes={"name": "story"})
SEQUEL = Target("hidden", "", "input", (Locator("name", "{0}", ("sequel",), 20),), attributes={"name": "sequel"})
VOLUME, PICTURE = by_id("slider", "Volume", "volume", tag="div"), by_id("button", "Picture", "picture")
CSS_FRAME, HOST = Locator(CSS, "iframe[title={0}]", ("Inner",), 200), Locator(CSS, "x-shop", (), 530)


def item(text: str) -> Target:
    """An item of a list, found by its text."""
    return by_text("listitem", text, "li")


USER, PASSWORD, SIGN_IN = (
    by_label("User name", "user-name"),
    by_label("Password", "password"),
    by_text("button", "Sign in"),
)
HOME = do("navigate", None, "/")
FRAME = Locator(CSS, "iframe[title={0}]", ("Payment",), 200)
HOST = Locator(CSS, "shop-rating", (), 900)
STAR = Target("button", "Rate 5", "button", (Locator(CSS, "button[aria-label={0}]", ("Rate 5",), 110),), hosts=(HOST,))
SCORE = Target(
    "status", "", "output", (Locator("id", "{0}", ("score",), 10),), hosts=(HOST,), attributes={"id": "score"}
)
CARD = Target("textbox", "Card number", "input", (Locator("id", "{0}", ("card",), 10),), frames=(FRAME,))


def check(name: str, target: Target | None = None, expected: Value | None = None, **more: object) -> RecordedCheck:
    return RecordedCheck(name, target, expected, **more)  # type: ignore[arg-type]


def dated(expected: str, comparison: str, form: str, expected_form: str) -> RecordedCheck:
    return check("text", BADGE, expected, comparison=comparison, form=form, expected_form=expected_form)


def rows(headers: tuple[str, ...], *texts: tuple[str, ...]) -> tuple[tuple[tuple[str, str], ...], ...]:
    return tuple(tuple(zip(headers, row, strict=True)) for row in texts)


def noting(name: str, target: Target, *notes: Note) -> RecordedAction:
    return RecordedAction(name, target, notes=notes)


HOME_STEP = step("given", "I am on the shop home page", HOME)


def _added(item: str, number: int, count: str) -> tuple[RecordedStep, ...]:
    return (
        step("given", "I am on the shop home page", HOME),
        step(
            "when",
            f'I add "{item}" to the cart',
            do("click", in_item(item, "Add to cart", number), None, Effect("changes", None, BADGE)),
        ),
        step("then", f'the cart badge shows "{count}"', check("text", BADGE, count)),
    )


def _outline(product: str, count: str, number: int) -> tuple[RecordedStep, ...]:
    row = {"product": product, "count": count}
    return (
        step(
            "when",
            f'I add "{product}" to the cart',
            do("click", in_item(product, "Add", number)),
            template='I add "<product>" to the cart',
            row=row,
        ),
        step(
            "then",
            f"the list has {count} rows",
            check("count", ORDERS, count, role="row"),
            template="the list has <count> rows",
            row=row,
        ),
    )


LOGIN = step(
    "given",
    'I log in as "ada" with password "$SHOP_PASSWORD"',
    do("fill", USER, "ada"),
    do("fill", PASSWORD, Secret("SHOP_PASSWORD")),
    do("click", SIGN_IN, None, Effect("address", "/home")),
)
TABLE = (("First name", "Ada"), ("Last name", "Lovelace"))
ROWS = (("product", "quantity"), ("Desk lamp", "2"), ("Mug", "1"))
CONTINUE_CART, CONTINUE_PAY = by_id("button", "Continue", "to-address"), by_id("button", "Continue", "to-payment")
ALERT = Target("alert", "", "div", (Locator(CSS, "div[role={0}]", ("alert",), 899),))
DIALOG = Target("dialog", "Confirm", "dialog", (Locator(CSS, "dialog[aria-label={0}]", ("Confirm",), 110),))
TERMS = by_id("checkbox", "I agree", "terms")


def _fields(table: tuple[tuple[str, str], ...]) -> RecordedStep:
    fills = (do("fill", by_label(label, label.lower().replace(" ", "-")), value) for label, value in table)
    return step("when", "I fill in the form", *fills, table=table)


def _filled_row(names: tuple[str, ...], values: tuple[str, ...]) -> RecordedStep:
    fills = (do("fill", by_id("textbox", name, f"id_{name}"), value) for name, value in zip(names, values, strict=True))
    return step("when", "I enter a customer", *fills, do("click", by_text("button", "Save")), table=(names, values))


REJECT, CROSS, SKIP = (
    Interrupt(by_text("button", "Reject all")),
    Interrupt(by_id("button", "", "close-news")),
    Interrupt(by_id("dialog", "Welcome", "welcome", tag="dialog"), "ESCAPE"),
)
JOBS = by_text("link", "Jobs", "a")
CONSENT = Interrupt(replace(by_text("button", "Decline"), frames=(FRAME,)))
IN_SHADOW = Interrupt(replace(by_id("button", "Deny", "deny", tag="button"), hosts=(HOST,)))


ROWS_OF = "//*[@id={{0}}]//tr[td]"
COLUMN = "*[count(ancestor::table[1]//th[normalize-space()={1}]/preceding-sibling::*)+1]"
CARDS = "[contains(concat(' ', normalize-space(@class), ' '), {0})]"


def placed(role: str, name: str, tag: str, among: str, at: int | str, of_class: str = "") -> Target:
    """One of several of a kind, known by which one it is; ``name`` is what stands in it."""
    slots = (f" {of_class} ",) if of_class else ("orders",) if "@id" in among else ()
    return Target(role, name, tag, (Locator(XPATH, f"({among.format(CARDS)})[{at}]", slots, 290),), text=name)


def marked_field(label: str, identity: str) -> Target:
    """A field whose label may have the mark of what is required, with all ways to it."""
    field = by_label(label, identity)
    bare = "//input[@id=//label[normalize-space(translate(., '*:', ''))={0}]/@for]"
    return replace(field, locators=(*field.locators, Locator(XPATH, bare, (label.rstrip("*"),), 103)))


def in_row(text: str, button: str) -> Target:
    """A button of the row that holds a text."""
    pattern = "//tr[.//a[normalize-space()={0}]]//button[normalize-space()={1}]"
    return Target("button", button, "button", (Locator(XPATH, pattern, (text, button), 311),), within=text)


DELETE_OF_FIRST = Target(
    "button", "Delete", "button", (Locator(XPATH, "(//tr[td])[1]//button[normalize-space()={0}]", ("Delete",), 291),)
)
PRICE_OF_FIRST = Target(
    "cell", "9.00", "td", (Locator(XPATH, f"({ROWS_OF.format()})[1]/{COLUMN}", ("orders", "Price"), 290),), text="9.00"
)
LISTING = Target("table", "", "table", (Locator(XPATH, "//*[@id={0}]//table", ("listing-results",), 380),))
CHOOSER = Target(
    "dialog",
    "",
    "div",
    (Locator(XPATH, "//div[@role='dialog'][.//h1[normalize-space()={0}]]", ("Choose an image",), 215),),
)
SHOWN = Target("dialog", "", "div", (Locator(CSS, "div.modal[role={0}]", ("dialog",), 107),))
EXPRESS = Target(
    "radio",
    "Express delivery on the next day, £4.90",
    "input",
    (Locator(CSS, "input[name={0}][value={1}]", ("delivery", "express"), 21),),
    attributes={"name": "delivery"},
)
NO_EDIT = (
    "present",
    Target("row", "Ada Edit", "tr", (Locator(XPATH, "//tr[.//td[normalize-space()={0}]]", ("Ada",), 215),)),
    None,
)


def past(action: RecordedAction, *interrupts: Interrupt) -> RecordedAction:
    """The action, with notices that may lie over what it is done to."""
    return replace(action, interrupts=interrupts)


TOLD = Target(
    "status",
    "",
    "p",
    (Locator(XPATH, "//p[normalize-space()={0}]", ("1 order",), 220), Locator(CSS, "p.count", (), 560)),
)
"""A message that is found by what it says, too, and not only there."""

SITUATIONS: Mapping[str, Recording] = {
    "values_become_parameters": recording(_added("Desk lamp", 1, "1"), _added("Mug", 2, "2")),
    "one_use_is_enough_for_a_parameter": recording(_added("Desk lamp", 1, "1")),
    "outline_columns_name_parameters": recording(_outline("Desk lamp", "2", 1), _outline("Mug", "3", 2)),
    "secrets_come_from_the_environment": recording((LOGIN,)),
    "a_value_that_reaches_nothing_is_said": recording(
        (step("when", 'I press the "big" button', do("click", by_id("button", "Go", "go"))),),
        (step("when", 'I press the "small" button', do("click", by_id("button", "Stop", "stop"))),),
    ),
    "different_actions_are_separate_definitions": recording(
        (step("when", 'I pay by "card"', do("click", by_text("radio", "card", "label"))),),
        (
            step(
                "when", 'I pay by "invoice"', do("click", by_text("radio", "invoice", "label")), do("fill", USER, "Ada")
            ),
        ),
    ),
    "one_text_two_pages": recording(
        (step("when", "I continue", do("click", CONTINUE_CART, None, Effect("address", "/address")), at="/cart"),),
        (step("when", "I continue", do("click", CONTINUE_PAY), do("accept"), at="/address"),),
    ),
    "one_text_told_by_what_is_there": recording(
        (
            step("when", "I continue", do("click", CONTINUE_CART)),
            step("when", "I continue", do("click", CONTINUE_PAY), do("reload")),
        ),
    ),
    "one_text_told_by_its_table": recording(
        (step("when", "I set it up", do("click", CONTINUE_CART), table=(("quick",),)),),
        (step("when", "I set it up", do("click", CONTINUE_PAY), do("back"), table=(("slow",),)),),
    ),
    "given_and_when_share_a_function": recording(
        (
            step("given", 'I open "/cart"', do("navigate", None, "/cart")),
            step("when", 'I open "/orders"', do("navigate", None, "/orders")),
        ),
    ),
    "numbers_are_parameters_where_they_count": recording(
        (step("then", "there are 3 orders", check("count", ORDERS, "3", role="row")),),
        (step("then", "there are at least 2 orders", check("count", ORDERS, "2", role="row", comparison="at least")),),
        (step("when", "I wait 5 seconds for step 2", do("click", SIGN_IN)),),
        (
            step("then", "only 1 order is told of", check("text", TOLD, "1 order")),
            step("then", "it is due on day 1", check("text", SCORE, "2020-12-1")),
        ),
    ),
    "a_table_of_labels_and_values_is_a_loop": recording((_fields(TABLE),)),
    "a_table_with_headers_is_a_loop": recording(
        (_filled_row(("name", "city"), ("Ada", "London")),), (_filled_row(("name", "city"), ("Bo", "Oslo")),)
    ),
    "a_table_of_expected_rows": recording(
        (
            step(
                "then",
                "I see these orders",
                *(check("row", ORDERS, cells=tuple(zip(ROWS[0], row, strict=True))) for row in ROWS[1:]),
                table=ROWS,
            ),
        ),
    ),
    "a_table_that_fits_no_loop_is_unrolled": recording(
        (
            step(
                "when",
                "I fill in",
                do("fill", by_id("textbox", "Name", "n1"), "Ada"),
                do("select", by_id("combobox", "Land", "n2", tag="select"), "UK"),
                table=(("Name", "Ada"), ("Land", "UK")),
            ),
        ),
    ),
    "a_doc_string_is_a_parameter": recording(
        (
            step(
                "when",
                "I write the note",
                do("fill", by_label("Note", "note", "textarea"), "Hello\nyou"),
                docstring="Hello\nyou",
            ),
        ),
    ),
    "frames_are_entered_and_left": recording(
        (
            step(
                "when",
                'I pay with "4111"',
                do("fill", CARD, "4111"),
                do("press", CARD, "Enter", Effect("appears", None, ALERT)),
            ),
            step("then", 'the card number is "4111"', check("value", CARD, "4111")),
        ),
    ),
    "shadow_roots_are_walked": recording(
        (
            step("when", "I give 5 stars", do("click", STAR, None, Effect("changes", None, SCORE))),
            step("then", 'the score is "5 of 5"', check("text", SCORE, "5 of 5")),
        ),
    ),
    "what_an_editor_hands_to_its_form_is_waited_for": recording(
        (
            step(
                "when",
                'I write "Once" into the story',
                do(
                    "fill",
                    by_id("textbox", "", "editor", tag="div"),
                    "Once",
                    Effect("holds", "Once", STORY),
                    manner="keys",
                ),
            ),
            step("when", "I publish it", do("click", by_text("button", "Publish"))),
            step(
                "when",
                'I write "More" into the "Sequel" field',
                do("fill", labelled("Sequel", "div"), "More", Effect("holds", "More", STORY), manner="keys"),
            ),
        ),
    ),
    "editors_of_several_names_hand_to_their_forms": recording(
        (
            step(
                "when",
                'I write "Once" into "Story"',
                do("fill", labelled("Story", "div"), "Once", Effect("holds", "Once", STORY), manner="keys"),
            ),
            step(
                "when",
                'I write "Later" into "Sequel"',
                do("fill", labelled("Sequel", "div"), "Later", Effect("holds", "Later", SEQUEL), manner="keys"),
            ),
        ),
    ),
    "effects_are_waited_on": recording(
        (
            step(
                "when",
                "I delete the order",
                do("click", by_text("button", "Delete"), None, Effect("appears", None, DIALOG)),
                do(
                    "click",
                    by_text("button", "Yes"),
                    None,
                    Effect("disappears", None, DIALOG),
                    Effect("changes", None, BADGE),
                ),
            ),
            step(
                "when",
                "I open the next page",
                do("click", by_text("link", "Next", "a"), None, Effect("address", "/orders?page=2")),
            ),
        ),
    ),
    "what_only_happens_to_agree_is_not_waited_for": recording(
        (
            step(
                "given",
                'I am on the page "/admin/"',
                do("navigate", None, "/admin/", Effect("address", "/login?next=/admin/")),
            ),
            step(
                "when",
                'I log in as "admin"',
                do("fill", USER, "admin"),
                do("click", SIGN_IN, None, Effect("address", "/admin/books/")),
            ),
            step(
                "when",
                "I press the search button",
                do("click", by_text("button", "Search"), None, Effect("address", "/admin/books/?q=emma")),
            ),
            step("when", "I go to page 3", do("click", by_text("link", "3", "a"))),
        ),
    ),
    "fields_and_lists_named_by_values": recording(
        (
            step("when", 'I fill in "Title" with ""', do("clear", labelled("Title"))),
            step("when", 'I fill in "Title" with "Emma"', do("fill", labelled("Title"), "Emma")),
            step("when", 'I fill in "Born" with "1775"', do("fill", labelled("Born"), "1775")),
            step("when", 'I open the "Publisher" list', do("click", labelled("Publisher", "span"))),
            step("when", 'I open the "Genre" list', do("click", labelled("Genre", "span"))),
        ),
    ),
    "windows_are_followed": recording(
        (
            step(
                "when",
                'I click "Add another author"',
                do("click", by_id("link", "Add another author", "add-author", tag="a"), None, Effect("window opens")),
            ),
            step("when", 'I click "Save"', do("click", by_text("button", "Save"), None, Effect("window closes"))),
            step("when", 'I click "Help"', do("click", by_text("link", "Help", "a"))),
        ),
    ),
    "links_named_by_values_lead_anywhere": recording(
        (
            step(
                "when",
                'I open "Desk lamp"',
                do("click", by_text("link", "Desk lamp", "a"), None, Effect("address", "/products/1")),
            ),
        ),
    ),
    "every_action": recording(
        (
            step(
                "when",
                "I try all",
                do("clear", USER),
                do("select", by_label("Country", "country", "select"), "Norway"),
                do("check", TERMS),
                do("uncheck", TERMS),
                do("press", USER, "Control+A"),
                do("press", None, "Escape"),
                do("back"),
                do("forward"),
                do("reload"),
                do("accept"),
                do("dismiss"),
                do("navigate", None, "https://example.org/x"),
            ),
        ),
    ),
    "manners": recording(
        (
            step(
                "when",
                "I do it the hard way",
                do("fill", by_label("Date", "date"), "2026-11-22", manner="script"),
                do("check", TERMS, manner="label"),
                do("fill", by_id("textbox", "Text", "editor", tag="div"), "Hello", manner="keys"),
                do("click", by_id("radio", "Red", "red"), manner="label"),
                do("accept", None, "Ada"),
            ),
        ),
    ),
    "what_is_covered_in_its_middle_is_clicked_beside_that": recording(
        (
            step("when", 'I click "Save"', do("click", by_text("button", "Save"), manner="free")),
            step("when", 'I double-click "Lamp"', do("double click", item("Lamp"), manner="free")),
            step("when", 'I hover over "Menu"', do("hover", by_text("button", "Menu"), manner="free")),
            step("when", "I accept the terms", do("check", TERMS, manner="free")),
            step("when", "I buy it", past(do("click", by_text("button", "Buy"), manner="free"), REJECT)),
        ),
    ),
    "a_list_that_stays_open_is_put_away": recording(
        (
            step("when", 'I choose "Red"', do("click", item("Red"))),
            step(
                "when",
                "I save",
                do("press", None, "ESCAPE", Effect("disappears", None, by_id("listbox", "Colours", "list", tag="ul"))),
                do("click", by_text("button", "Save"), manner="reached"),
            ),
        ),
    ),
    "closed_shadow_roots_are_typed_into": recording(
        (
            step("when", 'I write "Ada"', do("fill", replace(USER, hosts=(HOST,)), "Ada", manner="focused")),
            step("when", "I empty it", do("clear", replace(USER, hosts=(HOST,)), manner="focused")),
            step("when", "I copy it", do("press", replace(USER, hosts=(HOST,)), "Control+C", manner="focused")),
        ),
    ),
    "what_a_bar_may_cover_or_still_moves_is_clicked_once_it_can_be": recording(
        (
            step("when", "I open the account menu", do("click", by_id("button", "Ada", "account"))),
            step("when", 'I click "Log out"', do("click", by_text("button", "Log out"), manner="reached")),
            step("when", 'I click "Help"', do("click", by_text("button", "Help"), manner="native")),
            step("when", "I accept the terms", do("check", TERMS, manner="reached")),
        ),
    ),
    "gestures": recording(
        (
            step("when", 'I double-click "Lamp"', do("double click", by_text("listitem", "Lamp", "li"))),
            step("when", "I open the menu of the lamp", do("right click", by_id("listitem", "Lamp", "lamp", tag="li"))),
            step("when", 'I hover over "Menu"', do("hover", by_text("button", "Menu"))),
            step("when", "I drag the lamp into the cart", drag(LAMP, CART)),
            step("when", 'I drag "Lamp" above "Desk"', drag(item("Lamp"), item("Desk"), "before")),
            step("when", "I drag the lamp to the right", drag(LAMP, None, "120,-5")),
            step("when", "I scroll down", do("scroll", None, "down")),
            step("when", 'I scroll to "Imprint"', do("scroll", by_text("link", "Imprint", "a"))),
            step(
                "when",
                "I scroll to the end of the chat",
                do("scroll", by_id("log", "Chat", "chat", tag="div"), "bottom"),
            ),
            step("when", "I set the volume to 70", do("fill", VOLUME, "70", manner="slider")),
        ),
    ),
    "notices_are_looked_for_where_they_were_met": recording(
        (
            step("when", "I buy it", past(do("click", by_text("button", "Buy")), REJECT, CROSS)),
            step("when", "I fill in my name", past(do("fill", USER, "Ada"), SKIP)),
            step("when", "I pay", past(do("click", replace(SIGN_IN, frames=(CSS_FRAME,))), REJECT)),
            step("when", "I go on", past(do("click", by_text("button", "Next")), CONSENT, IN_SHADOW)),
        ),
        (
            step("when", "I buy it", do("click", by_text("button", "Buy"))),
            step("when", "I look around", past(do("hover", by_text("button", "Menu")), REJECT)),
        ),
    ),
    "what_hides_a_thing_is_opened": recording(
        (
            step(
                "when",
                'I invite "Person 7"',
                do("click", by_text("button", "Next"), None, Effect("changes", None, ORDERS)),
                do("click", by_text("button", "Next"), None, Effect("changes", None, ORDERS)),
                do("click", by_text("button", "Person 7")),
            ),
        ),
    ),
    "what_is_open_already_is_not_opened_again": recording(
        (step("when", "I go to the jobs", do("click", by_text("button", "Menu")), do("click", JOBS), at="/"),),
        (step("when", "I go to the jobs", do("click", JOBS), at="/"),),
    ),
    "gestures_in_frames_and_shadow_roots": recording(
        (
            step("when", "I hover over the inner button", do("hover", replace(SIGN_IN, frames=(CSS_FRAME,)))),
            step("when", "I drag it inside", drag(replace(LAMP, hosts=(HOST,)), replace(CART, hosts=(HOST,)))),
            step("when", "I scroll to it", do("scroll", replace(SIGN_IN, hosts=(HOST,)))),
        ),
    ),
    "files_come_and_go": recording(
        (
            step("when", 'I upload "files/lamp.png"', do("upload", PICTURE, "files/lamp.png")),
            step("when", 'I upload "a.png" and "b.png"', do("upload", PICTURE, "a.png\nb.png", manner="label")),
            step("when", "I attach my picture", do("upload", PICTURE, "me.png")),
            step(
                "when",
                'I download the "CSV"',
                do("click", by_text("link", "CSV", "a"), None, Effect("downloads", "orders-2026-11-22.csv")),
            ),
            step("then", 'the file "orders.csv" is downloaded', check("download", named="orders.csv")),
            step("then", 'no file "orders.pdf" is downloaded', check("download", named="orders.pdf", negated=True)),
            step(
                "then",
                'the file "orders.csv" contains "Desk lamp"',
                check("download", None, "Desk lamp", comparison="contains", named="orders.csv"),
            ),
            step("then", 'the downloaded file is "a;b"', check("download", None, "a;b")),
        ),
    ),
    "a_file_that_comes_again_is_waited_for": recording(
        (
            step("when", "I export", do("click", by_text("button", "Export"), None, Effect("downloads", "all.csv"))),
            step(
                "when", "I export again", do("click", by_text("button", "Export"), None, Effect("downloads", "all.csv"))
            ),
            step("then", 'the file "all.csv" says "2"', check("download", None, "2", named="all.csv")),
        ),
    ),
    "windows_sizes_and_pauses": recording(
        (
            step("when", "I switch to the other window", do("switch window", None, "")),
            step("when", 'I switch to the window "Help"', do("switch window", None, "Help")),
            step("when", "I go back to the main window", do("switch window", None, "main")),
            step("when", "I close the tab", do("close window", None, None, Effect("window closes"))),
            step("when", "I resize the window to 800x600", do("resize", None, "800x600")),
            step("when", "I wait 3 seconds", do("pause", None, "3")),
            step("when", 'I answer "Ada"', do("accept", None, "Ada")),
            step(
                "when", 'I deselect "Red"', do("deselect", by_id("listbox", "Colours", "colours", tag="select"), "Red")
            ),
        ),
    ),
    "text_checks": recording(
        (
            step("then", 'the badge is "a"', check("text", BADGE, "a")),
            step("then", 'the badge has "b"', check("text", BADGE, "b", comparison="contains")),
            step("then", 'the badge is not "c"', check("text", BADGE, "c", negated=True)),
            step("then", 'I see "Welcome"', check("text", None, "Welcome", comparison="contains")),
            step("then", 'I see no "Error"', check("text", None, "Error", comparison="contains", negated=True)),
            step("then", "it says thanks", check("text", None, "Thank You", comparison="contains")),
            step("then", 'the badge is at least "3"', check("text", BADGE, "3", comparison="at least")),
            step("then", "the badge is at most 9", check("text", BADGE, "9", comparison="at most", negated=True)),
        ),
    ),
    "texts_compared_in_other_ways": recording(
        (
            step("then", 'the badge starts with "3"', check("text", BADGE, "3", comparison="starts with")),
            step("then", "the badge does not end so", check("text", BADGE, "!", comparison="ends with", negated=True)),
            step("then", "the badge is a number", check("text", BADGE, r"^\d+$", comparison="matches")),
            step("then", "a heading starts so", check("heading", None, "My ", comparison="starts with")),
            step("then", "the address ends so", check("address", None, "#top", comparison="ends with")),
        ),
    ),
    "amounts": recording(
        (
            step("then", 'the badge shows more than "3"', check("text", BADGE, "3", comparison="more than")),
            step("then", "the user is under 18.5", check("value", USER, "18.5", comparison="less than")),
            step("then", 'the total comes to "$1,299.00"', check("text", BADGE, "$1,299.00", comparison="amounts to")),
            step("then", "it is not twelve", check("text", BADGE, "1234567.89", comparison="amounts to", negated=True)),
            step("then", "more than 2 links", check("count", ORDERS, "2", role="link", comparison="more than")),
        ),
    ),
    "dates": recording(
        (
            step("then", 'it is due on "2016-12-19"', dated("2016-12-19", "amounts to", "Due %d %b %Y", "%Y-%m-%d")),
            step("then", "it is due before Christmas", dated("24 Dec 2016", "less than", "Due %d %b %Y", "%d %b %Y")),
            step("then", "it was sent in time", dated("2016-12-19", "at most", "%Y-%m-%d %H:%M", "%Y-%m-%d")),
            step(
                "then",
                "it was sent at half past ten",
                dated("2016-12-19 10:30", "amounts to", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M"),
            ),
        ),
    ),
    "lists": recording(
        (
            step("then", "the cart has these", check("list", CART, role="listitem", items=("Lamp", "Mug"))),
            step(
                "then",
                'the cart has "Lamp" before "Desk"',
                check("list", CART, role="listitem", items=("Lamp", "Desk"), comparison="in order"),
            ),
            step(
                "then",
                "the cart holds:",
                check("list", CART, role="listitem", items=("Lamp", "Mug", "Desk"), comparison="any order"),
                table=(("Lamp",), ("Mug",), ("Desk",)),
            ),
            step(
                "then",
                "the cart does not hold all:",
                check("list", CART, role="listitem", items=("Pen",), comparison="contains", negated=True),
                table=(("Item",), ("Pen",)),
            ),
        ),
    ),
    "tables": recording(
        (
            step(
                "then",
                "the orders are:",
                check("table", ORDERS, rows=rows(("Customer", "Sum"), ("Ada", "1"), ("Bo", "1"))),
                table=(("Customer", "Sum"), ("Ada", "1"), ("Bo", "1")),
            ),
            step(
                "then",
                'an order of "Ada" comes before one of "Bo"',
                check("table", ORDERS, rows=rows(("Customer",), ("Ada",), ("Bo",)), comparison="in order"),
            ),
            step("then", "there is a line of two", check("table", None, rows=rows(("", ""), ("a", "b")))),
        ),
    ),
    "orders_of_things": recording(
        (
            step(
                "then",
                "the cheapest come first",
                check("order", CART, "ascending", role="listitem", named="price", form="numbers"),
            ),
            step("then", "names are sorted", check("order", CART, "ascending", role="listitem")),
            step(
                "then",
                "the newest orders come first",
                check("order", ORDERS, "descending", role="row", named="Date", form="%d %b %Y"),
            ),
        ),
    ),
    "all_of_several_things": recording(
        (
            step(
                "then",
                "all cost less than 50",
                check("each", CART, "50", role="listitem", named="price", comparison="less than"),
            ),
            step(
                "then",
                'only rows with "Ada" are shown',
                check("each", ORDERS, "Ada", role="row", comparison="contains"),
            ),
            step(
                "then",
                'no order is of "Bo"',
                check("each", ORDERS, "Bo", role="row", named="Customer", negated=True),
            ),
            step("then", "2 boxes are ticked", check("count", ORDERS, "2", role="checkbox", state="checked")),
        ),
    ),
    "links_placeholders_and_images": recording(
        (
            step("then", 'the picture leads to "/help"', check("link", PICTURE, "/help")),
            step("then", "the picture leads to the top", check("link", PICTURE, "#top", comparison="ends with")),
            step("then", 'the user name suggests "ada"', check("placeholder", USER, "ada")),
            step("then", "the picture is there", check("state", PICTURE, "loaded")),
            step("then", "the picture is not broken", check("state", PICTURE, "broken", negated=True)),
        ),
    ),
    "changes_are_told_from_what_was_noted": recording(
        (
            HOME_STEP,
            step("when", 'I add "Lamp"', noting("click", in_item("Lamp", "Add", 1), Note("Cart", BADGE))),
            step("then", "the cart has gone up by one", check("change", BADGE, "+1", noted="Cart")),
        ),
        (
            step(
                "when",
                'I add "Mug"',
                noting("click", in_item("Mug", "Add", 2), Note("number of listitem in Cart", CART, "listitem")),
            ),
            step(
                "then",
                "there is another item",
                check("change", CART, "up", role="listitem", noted="number of listitem in Cart"),
            ),
            step("then", "nothing is lost", check("change", BADGE, "-1", negated=True, noted="Cart")),
        ),
        (step("when", 'I add "Desk"', do("click", in_item("Desk", "Add", 3))),),
    ),
    "what_is_remembered_is_spoken_of": recording(
        (
            step("given", 'I remember the order number as "order"', do("remember", SCORE, "order")),
            step(
                "when",
                'I search for "<order>"',
                do("fill", USER, "{order}"),
                do("click", by_text("button", "Find {order}")),
                remembered={"order": "{order}"},
            ),
            step(
                "then",
                "I see the order",
                check("text", None, "Order {order}!", comparison="contains"),
                remembered={"order": "{order}"},
            ),
        ),
    ),
    "page_checks": recording(
        (
            step("then", 'the heading is "Cart"', check("heading", None, "Cart")),
            step("then", "no heading has foo", check("heading", None, "foo", comparison="contains", negated=True)),
            step("then", 'the title is "Shop"', check("title", None, "Shop")),
            step("then", 'the title has "op"', check("title", None, "op", comparison="contains")),
            step("then", 'the address is "/cart"', check("address", None, "/cart")),
            step("then", "I am not on the search", check("address", None, "/search?q=a", negated=True)),
        ),
    ),
    "state_checks": recording(
        tuple(
            step("then", f"it is {'not ' * negated}{state}", check("state", TERMS, state, negated=negated))
            for state in (
                "checked",
                "unchecked",
                "visible",
                "enabled",
                "disabled",
                "empty",
                "focused",
                "expanded",
                "required",
                "invalid",
            )
            for negated in (False, True)
        ),
    ),
    "value_and_count_checks": recording(
        (
            step("then", 'the user name is "ada"', check("value", USER, "ada")),
            step("then", "there are 2 items with lamp", check("count", None, "2", role="listitem", named="lamp")),
            step("then", "there is not 1 button", check("count", None, "1", role="button", negated=True)),
            step("then", "at most 3 links", check("count", ORDERS, "3", role="link", comparison="at most")),
        ),
    ),
    "presence_checks": recording(
        (
            step("then", 'there is a "Save" button', check("present", None, None, role="button", named="Save")),
            step(
                "then",
                'there is no "Admin" link',
                check("present", None, None, role="link", named="Admin", negated=True),
            ),
            step("then", "an alert is there", check("present", None, None, role="alert")),
            step(
                "then", 'something says "Hello"', check("present", ORDERS, None, named="Hello", comparison="contains")
            ),
        ),
    ),
    "rows_with_values": recording(
        (
            step("then", 'the order of "Ada" is "open"', check("row", None, cells=(("Customer", "Ada"), ("", "open")))),
            step("then", 'there is no order of "Bo"', check("row", ORDERS, cells=(("Customer", "Bo"),), negated=True)),
        ),
    ),
    "code_steps_have_no_definition": recording(
        (
            step("given", "the shop has been reset", by="code"),
            step("given", 'an order of "Ada" exists', by="code"),
            step("when", 'I delete the order of "Ada"', do("click", in_item("Ada", "Delete", 7))),
        ),
    ),
    "patterns_are_strict_where_they_must_be": recording(
        (
            step("when", 'I add "Mug"', do("click", in_item("Mug", "Add", 1))),
            step(
                "when",
                'I add "Mug" and "Lamp"',
                do("click", in_item("Mug", "Add", 1)),
                do("click", in_item("Lamp", "Add", 2)),
            ),
            step("when", 'I type ""', do("fill", USER, "")),
        ),
    ),
    "awkward_texts_are_safe": recording(
        (
            step("when", 'I say "It\'s {5} \\ times" über {alles}', do("fill", USER, "It's {5} \\ times")),
            step("when", "I open “Zoë \u2013 Ⅷ”", do("click", by_text("link", "Zoë \u2013 'Ⅷ' \"x\"", "a"))),
            step(
                "then",
                'the note is "' + "long words " * 15 + '"',
                check("text", BADGE, ("long words " * 15).strip()),
            ),
            step("then", "the text is " + "very " * 40 + "long", check("text", BADGE, "very " * 40)),
        ),
        feature="über/größe.feature",
    ),
    "what_is_told_by_its_place_is_named_by_that": recording(
        (
            step(
                "then", 'the first row has "Ada"', check("text", placed("row", "Ada Delete", "tr", ROWS_OF, 1), "Ada")
            ),
            step("then", 'the last row has "Bo"', check("text", placed("row", "8 Bo", "tr", ROWS_OF, "last()"), "Bo")),
            step("then", 'the second item is "Cy"', check("text", placed("listitem", "Cy", "li", "//li", 2), "Cy")),
            step(
                "then",
                'the next to last card is "Mug"',
                check("text", placed("generic", "Mug", "div", "//div{}", "last()-1", "card"), "Mug"),
            ),
            step("when", "I delete the first row", do("click", DELETE_OF_FIRST)),
            step("then", 'the "Price" in the first row is "9.00"', check("text", PRICE_OF_FIRST, "9.00")),
            step("then", 'row 12 has "Di"', check("text", placed("row", "Di", "tr", ROWS_OF, 12), "Di")),
        ),
    ),
    "things_without_names_are_called_by_what_holds_them": recording(
        (
            step("then", 'I see "a" in the table', check("text", LISTING, "a")),
            step("then", 'the dialog has "b"', check("text", CHOOSER, "b")),
            step("then", 'the note says "Hello"', check("text", by_text("generic", "Hello", "span"), "Hello")),
            step("when", 'I click "Edit" in the row of "Ada"', do("click", in_row("Ada", "Edit"))),
            step("when", 'I click "Edit"', do("click", by_text("button", "Edit"))),
            step("when", "I choose the express delivery", do("click", EXPRESS)),
            step(
                "then", 'the "Ada" row has no "Edit" button', check(*NO_EDIT, negated=True, role="button", named="Edit")
            ),
        ),
    ),
    "required_fields_are_fields": recording(
        (
            step("when", 'I enter "Ada" in the "Name" field', do("fill", marked_field("Name*", "id_name"), "Ada")),
            step("when", 'I enter "Bo" in the "Field" field', do("fill", marked_field("Field", "id_field"), "Bo")),
        ),
    ),
    "one_dialog_after_another": recording(
        (
            step(
                "when",
                "I choose another page",
                do(
                    "click",
                    by_text("button", "Other"),
                    None,
                    Effect("disappears", None, SHOWN),
                    Effect("appears", None, SHOWN),
                ),
            ),
            step(
                "when", "I close it", do("click", by_text("button", "Close"), None, Effect("disappears", None, SHOWN))
            ),
        ),
    ),
    "things_get_telling_names": recording(
        (
            step(
                "when",
                "I use them",
                do("click", by_text("button", "Cart")),
                do("click", BADGE),
                do("click", by_text("link", "Cart", "a")),
                do("click", by_id("button", "class", "class")),
                do("click", by_id("button", "", "submit-order")),
                do("click", by_text("button", "注文")),
                do("click", by_text("button", "3 items")),
            ),
        ),
    ),
}
