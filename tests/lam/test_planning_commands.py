"""What commands of several deeds come to on a page: icons, things found, several at once, values off the page."""

from __future__ import annotations

from dataclasses import replace

from pages import (
    Part,
    button,
    cell,
    heading,
    item,
    link,
    listing,
    page,
    paragraph,
    part,
    radio,
    row,
    table,
    text,
    textbox,
)
from test_planning import acted, decide

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Decision, Done, Memory, Refuse, Turn
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.snapshot import Box, Snapshot
from pytest_lam.step import Step

SMALL = Box(10, 10, 16, 16)
CLICKABLE = frozenset({"clickable"})


def icon(classes: str, **fields: object) -> Part:
    """A picture without any name, as style sheets draw them."""
    return text(class_=classes, box=SMALL, **fields)


def after(step_text: str, shown: Snapshot, *turns: tuple[Action, Snapshot]) -> Decision:
    """The decision on a page, after these actions, each on the page that it was done on."""
    done = tuple(Turn(replace(action, frame=0), "done", before.url, before) for action, before in turns)
    step = Step("when", step_text, template=step_text)
    return EmbeddedLam().decide(step, shown, Memory(this_step=done, base_url="http://shop.test"))


def targets(decision: Decision, shown: Snapshot) -> list[tuple[str, str, object]]:
    """Each action as (name, class or text of what it is done to, value)."""
    assert isinstance(decision, Act), decision
    nodes = [shown.by_ref[action.target] if action.target else None for action in decision.actions]
    named = [(node.attributes.get("class") or node.text or node.label) if node else "" for node in nodes]
    return [(action.name, name, action.value) for action, name in zip(decision.actions, named, strict=True)]


def test_an_icon_without_a_name_is_called_by_its_picture() -> None:
    shown = page(text(text("Draft"), icon("fa fa-pencil"), icon("fa fa-trash"), class_="bar"))
    assert targets(decide("When I click the trash icon", shown), shown) == [
        ("hover", "fa fa-trash", None),
        ("click", "fa fa-trash", None),
    ]


def test_an_icon_of_another_picture_is_not_taken() -> None:
    shown = page(text(text("Draft"), icon("fa fa-pencil"), icon("fa fa-download"), class_="bar"))
    assert isinstance(decide("When I click the trash icon", shown), Refuse)


def test_what_repeats_the_step_is_nothing_to_act_on() -> None:
    told = paragraph("Please click on", part("strong", "Start"))
    assert isinstance(decide('When Please click on "Start"', page(part("main", told))), Refuse)
    shown = page(part("main", told, button("Start")))
    assert acted(decide('When Please click on "Start"', shown), shown) == [("click", "Start", None)]


def test_a_field_without_a_label_is_called_by_the_text_beside_it() -> None:
    rows = [row(cell(name), cell(part("textbox", value=""))) for name in ("Author", "Year")]
    boxes = text(text(part("textbox", value=""), text("Publisher")), text(part("textbox", value=""), text("Town")))
    shown = page(table(*rows), boxes)
    for name in ("Author", "Year", "Publisher", "Town"):
        decision = decide(f'When I fill in the {name} with "x"', shown)
        assert isinstance(decision, Act), name
        field = shown.by_ref[decision.actions[0].target or ""]
        assert name in shown.by_ref[field.parent or ""].text or name in row_text(field.ref, shown)


def row_text(ref: str, shown: Snapshot) -> str:
    return next((one.text for one in shown.ancestors(shown.by_ref[ref]) if one.role == "row"), "")


def test_the_noun_tells_one_sort_of_field_from_the_others() -> None:
    shown = page(part("textbox", tag="input", value=""), part("textbox", tag="textarea", value="Dear Ada"))
    decision = decide('When I enter "hello" into the text area', shown)
    assert isinstance(decision, Act)
    assert shown.by_ref[decision.actions[0].target or ""].tag == "textarea"


def test_both_fields_are_filled_and_three_are_not_there() -> None:
    shown = page(textbox("New password"), textbox("Repeat it"))
    both = decide('When I enter "pw" into both text fields', shown)
    assert acted(both, shown) == [("fill", "New password", "pw"), ("fill", "Repeat it", "pw")]
    assert isinstance(decide('When I enter "pw" into three text fields', shown), Refuse)


def test_any_one_is_enough_where_the_step_says_so() -> None:
    shown = page(link("One"), link("Two"))
    assert acted(decide("When I click a link", shown), shown) == [("click", "One", None)]
    assert isinstance(decide("When I click the link", shown), Refuse)


def test_a_value_is_read_where_the_step_says_that_it_stands() -> None:
    shown = page(table(row(cell("Net"), cell("40.00")), row(cell("Total"), cell("48.20"))), textbox("Amount"))
    decision = decide("When I enter the value of Total into the amount field", shown)
    assert acted(decision, shown) == [("fill", "Amount", "48.20")]


def test_what_is_copied_is_what_the_field_held_before_anything_was_typed() -> None:
    shown = page(part("textbox", tag="input", value=""), part("textbox", tag="textarea", value="Dear Ada"))
    decision = after("Copy the text in the text area, paste it into the textbox", shown)
    assert isinstance(decision, Act)
    assert decision.actions[0].value == "Dear Ada"


def test_nth_words_are_those_of_the_text() -> None:
    shown = page(paragraph("Lamps, chairs and a very old table"), textbox("Answer"))
    decision = after("Find the 4th word in the paragraph, type that into the textbox", shown)
    assert acted(decision, shown) == [("fill", "Answer", "a")]


def mail(who: str) -> Part:
    parts = (text(who, class_="who"), text("Hello", class_="what"), text("…", class_="more"))
    return text(*parts, class_="mail", states=CLICKABLE)


MAILS = page(mail("Grace"), mail("Ada"), title="Post")
MAIL = page(text("Ada", class_="who"), text("Hello Bob", class_="body"), icon("bin"), icon("star"), button("Forward"))


def test_what_was_found_is_opened_where_the_deed_is_not_done_on_it() -> None:
    step = "Find the mail by Ada and click the bin icon to remove it"
    opened = after(step, MAILS)
    assert isinstance(opened, Act)
    assert MAILS.by_ref[opened.actions[0].target or ""].text.startswith("Ada")
    turn = (replace(opened.actions[0], frame=1), MAILS)
    done = (Turn(turn[0], "opened", MAILS.url, MAILS),)
    then = EmbeddedLam().decide(Step("when", step, template=step), MAIL, Memory(this_step=done))
    assert targets(then, MAIL)[-1] == ("click", "bin", None)


def test_a_deed_is_done_in_what_was_found_where_it_can_be() -> None:
    shown = page(listing(*(item(text(who), button("Archive")) for who in ("Grace", "Ada"))))
    decision = after("Find the letter by Ada and click the Archive button", shown)
    assert isinstance(decision, Act)
    assert "Ada" in next(one.text for one in shown.ancestors(shown.by_ref[decision.actions[0].target or ""]))


def dish(name: str, *sorts: str) -> Part:
    pictures = (part("img", name=sort, alt=sort) for sort in sorts)
    return text(text(name, class_="dish"), *pictures, text("-"), text("+"), class_="card")


MENU = page(dish("Rice", "vegan"), dish("Ham", "pork"), dish("Beans", "vegan", "nuts"), button("Order now"))


def test_so_many_of_what_has_a_quality_are_added_and_then_ordered() -> None:
    first = after("Order 2 dishes that are vegan", MENU)
    assert isinstance(first, Act)
    assert first.actions[0].within_text == "Rice"
    second = after("Order 2 dishes that are vegan", MENU, (first.actions[0], MENU))
    assert isinstance(second, Act)
    assert second.actions[0].within_text == "Beans"
    last = after("Order 2 dishes that are vegan", MENU, (first.actions[0], MENU), (second.actions[0], MENU))
    assert acted(last, MENU) == [("click", "Order now", None)]


def test_more_than_there_are_is_refused() -> None:
    assert isinstance(after("Order 3 dishes that are vegan", MENU), Refuse)


def results(*names: str) -> Snapshot:
    shown = [text(link(name), text(f"About {name}"), class_="hit") for name in names]
    return page(part("main", *shown), listing(item(link("1")), item(link("2")), class_="pagination"), link(">"))


def test_the_nth_result_is_counted_over_the_pages_of_the_list() -> None:
    one, two = results("Oak", "Elm", "Ash"), results("Fir", "Yew", "Box")
    further = after("I click the 5th result", one)
    assert acted(further, one) == [("click", ">", None)]
    assert isinstance(further, Act)
    chosen = after("I click the 5th result", two, (further.actions[0], one))
    assert acted(chosen, two) == [("click", "Yew", None)]
    assert isinstance(chosen, Act)
    assert isinstance(after("I click the 5th result", two, (further.actions[0], one), (chosen.actions[0], two)), Done)


def test_a_superlative_is_measured() -> None:
    trips = (("2h 10m", "1,150"), ("11h 5m", "90"), ("3h", "400"))
    cards = [text(text(f"Duration: {span}"), button(f"Book for ${price}"), class_="trip") for span, price in trips]
    shown = page(part("main", *cards))
    cheapest = decide("When I book the trip with the lowest price", shown)
    assert acted(cheapest, shown) == [("click", "Book for $90", None)]
    shortest = decide("When I book the trip with the shortest duration", shown)
    assert acted(shortest, shown) == [("click", "Book for $1,150", None)]


def test_a_search_of_several_fields_fills_each_by_its_words() -> None:
    shown = page(textbox("Director name"), textbox("Movie genre"), textbox("Release date"), button("Go"))
    decision = decide("When I search for silent movies directed by Lang from year 1927", shown)
    assert sorted(acted(decision, shown)) == [
        ("fill", "Director name", "Lang"),
        ("fill", "Movie genre", "silent"),
        ("fill", "Release date", "1927"),
    ]


def test_what_the_page_asks_after_a_deed_gets_the_value_and_is_sent() -> None:
    step = "When I forward the note to Grace"
    asked = page(text("note"), button("Forward"), textbox("To"), textbox("Subject"), button("Send"))
    start = page(text("note"), button("Forward"))
    clicked = decide(step, start)
    assert acted(clicked, start) == [("click", "Forward", None)]
    assert isinstance(clicked, Act)
    filled = after(step[5:], asked, (clicked.actions[0], start))
    assert acted(filled, asked) == [("fill", "To", "Grace")]


def test_a_pause_a_size_and_a_window_need_no_node() -> None:
    for words, action in (
        ("I wait 2 seconds", Action("pause", value="2")),
        ("I resize the window to 800x600", Action("resize", value="800x600")),
        ("I switch to the new window", Action("switch window", value="")),
    ):
        decision = decide(f"When {words}", MAILS)
        assert isinstance(decision, Act)
        assert decision.actions == (action,)


def test_nothing_chosen_is_nothing_done() -> None:
    shown = page(radio("Red"), button("Next"))
    assert acted(decide("When I choose nothing and click Next", shown), shown) == [("click", "Next", None)]


def test_a_sign_stands_for_the_word_on_the_control() -> None:
    shown = page(part("dialog", heading("Terms"), button("Close"), button("Print")))
    assert acted(decide('When I click the "x" in the dialog', shown), shown) == [("click", "Close", None)]


def test_a_control_that_is_called_like_the_step_is_what_the_step_means() -> None:
    said = "I accept the terms of use"
    shown = page(paragraph(said), part("generic", part("checkbox", said, label=said), text=said, tag="label"))
    assert [(name, value) for name, _, value in targets(decide(f"When {said}", shown), shown)] == [("check", None)]


LETTERS = page(mail("Grace"), mail("Ada"), mail("Bob"), button("New"), title="Post")


def test_a_deed_that_the_list_does_not_offer_is_done_on_the_page_that_the_thing_opens() -> None:
    step = "Forward the mail from Ada to Grace"
    opened = after(step, LETTERS)
    assert isinstance(opened, Act)
    assert LETTERS.by_ref[opened.actions[0].target or ""].text.startswith("Ada")
    assert targets(after(step, MAIL, (opened.actions[0], LETTERS)), MAIL) == [("click", "Forward", None)]


def test_what_can_not_be_taken_back_is_not_done_to_the_first_of_several() -> None:
    shown = page(mail("Ada"), mail("Bob"), mail("Ada"))
    for step in ("Forward the mail from Ada to Grace", "Find the mail by Ada and forward it to Grace"):
        assert isinstance(after(step, shown), Refuse), step


def test_a_thing_that_shows_no_way_to_open_is_not_clicked_for_a_deed() -> None:
    shown = page(table(row(cell("Ada"), cell("active")), row(cell("Bob"), cell("active"))))
    assert isinstance(after("Forward Ada to Bob", shown), Refuse)


def test_what_is_sent_on_is_forwarded_where_the_page_calls_it_so() -> None:
    step = "Find the mail by Ada and send it on to Grace"
    opened = after(step, LETTERS)
    assert isinstance(opened, Act)
    turn = Turn(replace(opened.actions[0], frame=1), "opened", LETTERS.url, LETTERS)
    shown = page(text("Ada"), button("Forward"), textbox("Your answer"), button("Send"))
    then = EmbeddedLam().decide(Step("when", step, template=step), shown, Memory(this_step=(turn,)))
    assert targets(then, shown) == [("click", "Forward", None)]


def test_whose_a_thing_is_counts_where_it_is_removed() -> None:
    shown = page(listing(item(text("Message"), text("Bob"), button("Delete"))))
    assert isinstance(after("Delete the message from Ada", shown), Refuse)
    assert isinstance(after("Delete the message from Bob", shown), Act)


def test_each_of_several_is_told_by_words_that_no_other_has() -> None:
    posts = [text(text("Ada"), text("@ada"), text(said), button("Like"), class_="post") for said in ("One", "Two")]
    shown = page(text(*posts, text(text("Bob"), text("@bob"), text("Three"), button("Like"), class_="post")))
    step = 'Click the "Like" button on all posts by @ada'
    first = after(step, shown)
    assert isinstance(first, Act)
    assert first.actions[0].within_text == "One"
    second = after(step, shown, (first.actions[0], shown))
    assert isinstance(second, Act)
    assert second.actions[0].within_text == "Two"


def test_a_control_whose_name_also_says_its_row_is_called_by_the_rest_of_it() -> None:
    rows = [row(cell(who), cell(button(name=f"Delete {who}"))) for who in ("Ada", "Ada Grace")]
    shown = page(table(*rows))
    decision = after('Click the "Delete" button in the row "Ada"', shown)
    assert isinstance(decision, Act)
    assert shown.by_ref[decision.actions[0].target or ""].name == "Delete Ada"
    assert isinstance(after('Click the "Delete" button in the row "Bob"', shown), Refuse)
    assert isinstance(after('Click the "Delete" button', shown), Refuse)


def test_what_is_entered_a_second_time_goes_into_the_field_for_that() -> None:
    """However the page calls it; where it has no such field, the first one is left alone."""
    for name in ("Confirm password", "Repeat password", "Password confirmation"):
        shown = page(textbox("Password"), textbox(name), button("Sign up"))
        assert acted(decide('when I repeat the password "x1"', shown), shown) == [("fill", name, "x1")]
        assert acted(decide("when I do not confirm the password", shown), shown) == [("clear", name, None)]
    assert isinstance(decide('when I repeat the password "x1"', page(textbox("Password"))), Refuse)
