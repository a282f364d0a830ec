"""Composite widgets, planned turn by turn: what is done next, when it is over, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pages import button, cell, item, listing, page, part, row, table, text, textbox

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Decision, Done, Memory, Refuse, Turn, Verify
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounder
from pytest_lam.lam.embedded.page import Page
from pytest_lam.lam.embedded.planning import plan
from pytest_lam.lam.embedded.scene import Scene, page_words
from pytest_lam.lam.embedded.widgets import parts_of
from pytest_lam.lam.embedded.widgets.calendars import calendars
from pytest_lam.lam.embedded.widgets.dates import Order, parse_date, parse_time, written
from pytest_lam.snapshot import Box, Snapshot
from pytest_lam.step import Step

Done_ = tuple[Action, Snapshot]
FEBRUARY = ["29", "30", "31", *(str(day) for day in range(1, 30)), "1", "2", "3"]


def asked(frame: Frame, shown: Snapshot, *before: Done_) -> Decision:
    """The answer to one frame, after turns that each began on the page that is given with them."""
    turns = tuple(Turn(replace(action, frame=0), "", was.url, was) for action, was in before)
    words, indexed = page_words(), Page(shown)
    memory = Memory(this_step=turns)
    return plan(
        (frame,), Scene(Step("when", "", template=""), indexed, Grounder(indexed, words.synonyms), memory, turns, words)
    )


def acts(decision: Decision) -> list[tuple[str, str | None, object]]:
    assert isinstance(decision, Act), decision
    return [(action.name, action.target, action.value) for action in decision.actions]


# Dates -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("12/19/2016", "", date(2016, 12, 19)),  # has one reading only
        ("04/05/2016", "mdy", date(2016, 4, 5)),
        ("04/05/2016", "dmy", date(2016, 5, 4)),
        ("04/05/2016", "", None),
        ("2016-12-19", "dmy", date(2016, 12, 19)),
        ("19th of December 2016", "", date(2016, 12, 19)),
        ("Mon, 19 Dec 2016", "", date(2016, 12, 19)),
        ("19. Dezember 2016", "", date(2016, 12, 19)),
        ("31/02/2016", "dmy", None),
        ("December 2016", "", None),
        ("19", "", None),
        ("ship it on December 19, 2016", "", None),
    ],
)
def test_a_day_is_read_as_written_and_never_guessed(text: str, order: Order, day: date | None) -> None:
    assert parse_date(text, order) == day


def test_a_day_is_written_as_the_form_has_it() -> None:
    day = date(2016, 2, 9)
    assert written(day, "TT.MM.JJJJ") == "09.02.2016"
    assert written(day, "M/D/YY") == "2/9/16"
    assert written(day, "no form at all") == "2016-02-09"


def test_times_of_day_are_read_with_and_without_halves() -> None:
    assert str(parse_time("5:30 PM")) == "17:30:00"
    assert str(parse_time("12:05am")) == "00:05:00"
    assert parse_time("5") is None


# Calendars ---------------------------------------------------------------------------------


def month(name: str = "February 2016", value: str = "", *extra: object, **fields: object) -> Snapshot:
    """A field with its calendar of February 2016, which also shows days of January and March."""
    weeks = [row(*(cell(button(day)) for day in FEBRUARY[at : at + 7])) for at in range(0, len(FEBRUARY), 7)]
    popup = part("group", button("\u2039", title="Previous"), text(name), button("\u203a", title="Next"), table(*weeks))
    return page(
        textbox("Arrival", value, **{"tag": "input", "states": frozenset({"readonly"}), **fields}), popup, *extra
    )  # type: ignore[arg-type]


ARRIVAL = Phrase("Arrival", "field", quoted=True)
CLICKED = Action("click", "1")
CLOSED = page(textbox("Arrival", "", tag="input", states=frozenset({"readonly"})))


def day_of(shown: Snapshot, decision: Decision) -> str:
    (name, target, _), *others = acts(decision)
    assert name == "click"
    assert not others
    return shown.by_ref[target or ""].text


def test_the_month_itself_is_told_from_the_days_around_it() -> None:
    shown = month()
    indexed = Page(shown)
    words = page_words()
    scene = Scene(Step("when", "", template=""), indexed, Grounder(indexed, words.synonyms), Memory(), (), words)
    (found,) = calendars(scene)
    assert (found.year, found.month, sorted(found.days)) == (2016, 2, list(range(1, 30)))
    assert shown.by_ref[found.days[29].ref].box == found.days[29].box
    assert indexed.index[found.days[1].ref] < indexed.index[found.days[29].ref]


def test_a_field_that_takes_no_text_is_opened_and_its_day_clicked() -> None:
    frame = Frame("select", ARRIVAL, "02/03/2016")
    assert acts(asked(frame, CLOSED)) == [("click", "1", None)]
    shown = month()
    decision = asked(frame, shown, (CLICKED, CLOSED))
    assert day_of(shown, decision) == "3"
    days = [node.ref for node in shown.nodes if node.role == "button" and node.text == "3"]
    assert acts(decision)[0][1] == days[0]  # that of February, not that of March


@pytest.mark.parametrize(
    ("day", "turned"), [("01/31/2016", "\u2039"), ("03/01/2016", "\u203a"), ("2017-02-03", "\u203a")]
)
def test_the_calendar_is_turned_towards_the_day(day: str, turned: str) -> None:
    shown = month()
    assert day_of(shown, asked(Frame("select", ARRIVAL, day), shown, (CLICKED, CLOSED))) == turned


def test_a_calendar_that_does_not_turn_is_refused() -> None:
    shown = month()
    forward = next(node.ref for node in shown.nodes if node.text == "\u203a")
    decision = asked(
        Frame("select", ARRIVAL, "03/01/2016"), shown, (CLICKED, CLOSED), (Action("click", forward), shown)
    )
    assert isinstance(decision, Refuse)
    assert "nothing turns it to March 2016" in decision.reason


def test_the_step_is_over_once_the_field_shows_the_day_and_not_before() -> None:
    frame, shown = Frame("select", ARRIVAL, "02/03/2016"), month()
    clicked = acts(asked(frame, shown, (CLICKED, CLOSED)))[0][1]
    turns = (CLICKED, CLOSED), (Action("click", clicked), shown)
    assert isinstance(asked(frame, month(value="02/03/2016"), *turns), Done)
    wrong = asked(frame, month(value="03/03/2016"), *turns)
    assert isinstance(wrong, Refuse)
    assert "which was chosen" in wrong.reason


def test_a_day_is_typed_as_the_field_has_it() -> None:
    shown = page(textbox("Arrival", "", tag="input", placeholder="dd.mm.yyyy"))
    decision = asked(Frame("fill", ARRIVAL, "9 February 2016"), shown)
    assert acts(decision) == [("fill", "1", "09.02.2016")]


def test_a_calendar_that_comes_up_while_one_types_is_left_by_the_tab_key() -> None:
    frame, filled = Frame("fill", ARRIVAL, "02/03/2016"), Action("fill", "1", "02/03/2016")
    shown = month(value="02/03/2016")
    assert acts(asked(frame, shown, (filled, CLOSED))) == [("press", "1", "TAB")]
    assert isinstance(asked(frame, shown, (filled, CLOSED), (Action("press", "1", "TAB"), shown)), Done)
    assert isinstance(asked(frame, shown, (filled, shown)), Done)


def test_figures_that_may_be_two_days_are_refused_where_nothing_tells() -> None:
    shown = page(textbox("Arrival", "", tag="input"), part("document", lang="xx"))
    decision = asked(Frame("fill", ARRIVAL, "04/05/2016"), shown)
    assert isinstance(decision, Refuse)
    assert "may be two days" in decision.reason


# Sliders and numbers -----------------------------------------------------------------------


def slider(value: str, **fields: object) -> Snapshot:
    """A handle without a role on its track, and the number beside it; a clock ticks further off."""
    handle = text(tabindex="0", box=Box(10, 0, 14, 14))
    return page(
        part("generic", handle, box=Box(0, 0, 100, 10)),
        text(value, box=Box(110, 0, 20, 12)),
        text("7" if value != "3" else "8", box=Box(600, 300, 20, 12)),
    )


TO_FIVE = Frame("fill", Phrase("", "slider"), "5")


def test_a_slider_without_a_role_is_turned_by_what_its_keys_change() -> None:
    home, one = (Action("press", "2", "HOME"), slider("3")), (Action("press", "2", "ARROW_RIGHT"), slider("0"))
    assert acts(asked(TO_FIVE, slider("3"))) == [("press", "2", "HOME")]
    assert acts(asked(TO_FIVE, slider("0"), home)) == [("press", "2", "ARROW_RIGHT")]
    assert acts(asked(TO_FIVE, slider("1"), home, one)) == [("press", "2", "ARROW_RIGHT*4")]
    rest = (Action("press", "2", "ARROW_RIGHT*4"), slider("1"))
    assert isinstance(asked(TO_FIVE, slider("5"), home, one, rest), Done)
    stuck = asked(TO_FIVE, slider("1"), home, one, rest)
    assert isinstance(stuck, Refuse)
    assert "stays at 1" in stuck.reason


def test_a_number_between_the_steps_of_a_slider_is_refused() -> None:
    home, one = (Action("press", "2", "HOME"), slider("3")), (Action("press", "2", "ARROW_RIGHT"), slider("0"))
    decision = asked(TO_FIVE, slider("10"), home, one)
    assert isinstance(decision, Refuse)
    assert "moves by 10" in decision.reason


def test_several_sliders_are_set_in_the_order_of_the_page() -> None:
    frame = Frame("fill", Phrase("", "slider"), "combination [3,1,4]")
    parts = parts_of((frame, TO_FIVE))
    assert [(part.target.ordinal, part.value) for part in parts if part.target] == [
        (1, "3"),
        (2, "1"),
        (3, "4"),
        (None, "5"),
    ]


def counter(value: str) -> Snapshot:
    return page(part("group", text("Guests"), button("\u2212"), text(value), button("+")))


def test_a_number_between_two_buttons_is_counted_up_by_them() -> None:
    frame = Frame("fill", Phrase("Guests"), "3")
    assert acts(asked(frame, counter("1"))) == [("click", "5", None)]
    first = (Action("click", "5"), counter("1"))
    assert acts(asked(frame, counter("2"), first)) == [("click", "5", None)]
    assert isinstance(asked(frame, counter("3"), first, (Action("click", "5"), counter("2"))), Done)


def test_the_label_of_another_field_is_none_of_a_counter() -> None:
    guests = part("group", text("Guests"), button("\u2212"), text("1"), button("+"))
    shown = page(textbox("Rooms", "1", tag="input"), text("Volume"), guests)
    assert acts(asked(Frame("fill", Phrase("Rooms"), "3"), shown)) == [("fill", "1", "3")]
    decision = asked(Frame("fill", Phrase("Volume"), "3"), shown)
    assert not (isinstance(decision, Act) and decision.actions[0].name == "click")


def test_a_code_in_brackets_is_the_same_under_all_its_names() -> None:
    shown = offering("LEB", "Hanover (LEB)", "Lebanon (LEB)", "Lebanon City")
    typed = (Action("fill", "1", "LEB"), offering(""))
    assert acts(asked(Frame("select", CITY, "LEB"), shown, typed)) == [("click", "2", None)]


def test_a_number_field_that_kept_another_number_is_turned_by_its_keys() -> None:
    def field(value: str) -> Snapshot:
        return page(part("spinbutton", name="Guests", label="Guests", value=value, tag="input"))

    frame = Frame("fill", Phrase("Guests"), "3")
    filled = (Action("fill", "1", "3"), field("1"))
    assert isinstance(asked(frame, field("3"), filled), Done)
    assert acts(asked(frame, field("1"), filled)) == [("press", "1", "ARROW_UP")]


# What fields offer -------------------------------------------------------------------------


def offering(value: str, *offers: str, role: str = "option") -> Snapshot:
    box = Box(0, 30, 100, 20)
    return page(
        textbox("City", value, tag="input", box=Box(0, 0, 100, 20)), *(part(role, one, box=box) for one in offers)
    )


CITY = Phrase("City", "field")
TYPED = (Action("fill", "1", "Os"), offering(""))


def test_the_offer_that_fits_is_clicked_and_looked_at() -> None:
    frame = Frame("select", CITY, "Oslo")
    assert acts(asked(frame, offering(""))) == [("fill", "1", "Oslo")]
    shown = offering("Oslo", "Oslo (OSL)", "Bergen")
    assert acts(asked(frame, shown, TYPED)) == [("click", "2", None)]
    clicked = (Action("click", "2"), shown)
    assert isinstance(asked(frame, offering("Oslo (OSL)"), TYPED, clicked), Done)
    assert isinstance(asked(frame, offering(""), TYPED, clicked), Refuse)


def test_two_offers_that_fit_alike_are_no_choice_and_none_is_missing() -> None:
    frame = Frame("select", CITY, "Oslo")
    two = asked(frame, offering("Oslo", "Oslo East", "Oslo West"), TYPED)
    assert isinstance(two, Refuse)
    assert two.kind == "ambiguous"
    none = asked(frame, offering("Oslo", "Bergen"), TYPED)
    assert isinstance(none, Refuse)
    assert "offers nothing that fits" in none.reason


def test_an_offer_may_be_told_by_its_beginning_and_its_end() -> None:
    frame = Frame("select", Phrase("", "field"), pairs=(("starts with", "Os"), ("ends with", "st")))
    assert acts(asked(frame, offering(""))) == [("fill", "1", "Os")]
    shown = offering("Os", "Oslo West", "Osaka", role="listitem")
    assert acts(asked(frame, shown, TYPED)) == [("click", "2", None)]


def test_a_plain_filling_takes_no_offer_that_is_not_the_same() -> None:
    frame = Frame("fill", CITY, "Os")
    assert isinstance(asked(frame, offering("Os", "Oslo"), TYPED), Done)
    assert acts(asked(frame, offering("Os", "OS"), TYPED)) == [("click", "2", None)]


# Lists that are sorted by hand ---------------------------------------------------------------


def names(*order: str) -> Snapshot:
    """A list in that order; the refs are the names'."""
    shown = page(listing(*(item(name, box=Box(0, 20.0 * at, 100, 20)) for at, name in enumerate(order))))
    refs = {node.ref: node.text for node in shown.nodes if node.role == "listitem"}
    return replace(shown, nodes=tuple(replace(node, ref=refs.get(node.ref, node.ref)) for node in shown.nodes))


THREE = names("Ada", "Bea", "Cleo")


@pytest.mark.parametrize(
    ("frame", "onto", "where"),
    [
        (Frame("drag", Phrase("Cleo"), state="position", count=1), "Ada", "before"),
        (Frame("drag", Phrase("Ada"), state="position", count=-1), "Cleo", "after"),
        (Frame("drag", Phrase("Ada"), state="down", count=1), "Bea", "after"),
        (Frame("drag", Phrase("Cleo"), place=Phrase("Bea"), state="before"), "Bea", "before"),
        (Frame("drag", Phrase("Ada"), place=Phrase("Bea"), state="after"), "Bea", "after"),
    ],
)
def test_an_item_is_dragged_to_its_place(frame: Frame, onto: str, where: str) -> None:
    decision = asked(frame, THREE)
    assert isinstance(decision, Act)
    (action,) = decision.actions
    assert (action.name, action.onto, action.value) == ("drag", onto, where)


def test_a_drag_is_over_only_where_the_item_has_its_place() -> None:
    frame = Frame("drag", Phrase("Ada"), state="down", count=1)
    drag = (Action("drag", "Ada", "after", onto="Bea"), THREE)
    assert isinstance(asked(frame, names("Bea", "Ada", "Cleo"), drag), Done)
    assert isinstance(asked(frame, THREE, drag), Act)
    assert isinstance(asked(frame, THREE, drag, drag, drag), Refuse)


def test_a_place_beyond_the_list_is_impossible() -> None:
    decision = asked(Frame("drag", Phrase("Ada"), state="position", count=4), THREE)
    assert isinstance(decision, Refuse)
    assert decision.kind == "impossible"


def test_numbers_are_sorted_as_numbers_one_drag_at_a_time() -> None:
    frame = Frame("sort", Phrase("numbers"), state="ascending")
    decision = asked(frame, names("10", "9", "-3"))
    assert isinstance(decision, Act)
    assert [(action.target, action.onto, action.value) for action in decision.actions] == [("-3", "10", "before")]


# Ways through menus --------------------------------------------------------------------------


def menu(*inner: str) -> Snapshot:
    return page(part("menubar", part("menuitem", "File")), *(part("menu", part("menuitem", name)) for name in inner))


def test_a_way_is_gone_level_by_level() -> None:
    frame = Frame("choose", Phrase("File > Export > PDF"))
    opened = (Action("click", "2"), menu())
    assert acts(asked(frame, menu())) == [("click", "2", None)]
    assert acts(asked(frame, menu("Export"), opened)) == [("hover", "4", None)]
    pointed = (Action("hover", "4"), menu("Export"))
    assert acts(asked(frame, menu("Export", "PDF"), opened, pointed)) == [("click", "6", None)]
    arrived = (Action("click", "6"), menu("Export", "PDF"))
    assert isinstance(asked(frame, menu(), opened, pointed, arrived), Done)


def test_a_level_of_that_name_elsewhere_is_not_the_one() -> None:
    shown = page(part("menubar", part("menuitem", "File")), button("PDF"))
    assert acts(asked(Frame("choose", Phrase("File > PDF")), shown)) == [("click", "2", None)]


# Bookings --------------------------------------------------------------------------------------


def test_a_booking_takes_the_best_of_what_is_shown() -> None:
    def flight(length: str, price: str) -> object:
        return part("article", text(length), button(f"Book flight for {price}"))

    shown = page(flight("9h 5m", "$100"), flight("8h 50m", "$1,200"), url="http://shop.test/")  # type: ignore[arg-type]
    frame = Frame("command", Phrase("flight", most="shortest"), state="book", pairs=(("from", "Oslo"),))
    sent = Turn(Action("click", "3", frame=1), "", shown.url, shown)
    words, indexed = page_words(), Page(shown)
    scene = Scene(
        Step("when", "", template=""),
        indexed,
        Grounder(indexed, words.synonyms),
        Memory(this_step=(sent,)),
        (sent,),
        words,
    )
    assert acts(plan((frame,), scene)) == [("click", "6", None)]
    cheapest = replace(frame, target=Phrase("flight", most="cheapest"))
    assert acts(plan((cheapest,), scene)) == [("click", "3", None)]


# Folds -----------------------------------------------------------------------------------------


def sections(*states: str) -> Snapshot:
    return page(*(button(f"Part {at}", states=frozenset({state})) for at, state in enumerate(states, start=1)))


def test_what_is_folded_is_opened_once_and_looked_at() -> None:
    frame = Frame("expand", Phrase("Part 2", "section"))
    shut = sections("collapsed", "collapsed")
    assert acts(asked(frame, shut)) == [("click", "2", None)]
    clicked = (Action("click", "2"), shut)
    assert isinstance(asked(frame, sections("collapsed", "expanded"), clicked), Done)
    assert isinstance(asked(frame, shut, clicked), Refuse)
    assert isinstance(asked(frame, sections("collapsed", "expanded")), Verify)  # nothing to do, and that is shown


def test_the_section_is_the_only_one_and_the_sections_are_all() -> None:
    one = Frame("expand", Phrase("", "section", noun="section"))
    assert acts(asked(one, sections("expanded", "collapsed"))) == [("click", "2", None)]
    every = replace(one, target=Phrase("", "section", noun="sections"))
    shut, half = sections("collapsed", "collapsed"), sections("expanded", "collapsed")
    assert acts(asked(every, shut)) == [("click", "1", None)]
    assert acts(asked(every, half, (Action("click", "1"), shut))) == [("click", "2", None)]
    both = sections("expanded", "expanded")
    assert isinstance(asked(every, both, (Action("click", "1"), shut), (Action("click", "2"), half)), Done)


def test_a_branch_that_a_click_only_chooses_is_opened_by_its_key() -> None:
    tree = page(part("tree", part("treeitem", "Documents", states=frozenset({"collapsed"}))))
    frame = Frame("expand", Phrase("Documents", quoted=True))
    assert acts(asked(frame, tree, (Action("click", "2"), tree))) == [("press", "2", "ARROW_RIGHT")]


def test_what_a_browsers_own_number_field_makes_of_a_number_is_the_pages_answer() -> None:
    def field(value: str) -> Snapshot:
        return page(part("spinbutton", name="Guests", label="Guests", value=value, tag="input", type="number"))

    filled = (Action("fill", "1", "11"), field("10"))
    assert isinstance(asked(Frame("fill", Phrase("Guests"), "11"), field("10"), filled), Done)
