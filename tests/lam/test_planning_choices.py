"""What is chosen, opened or taken away: never a text that only shows, nor one of several alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pages import (
    Part,
    button,
    cell,
    checkbox,
    columnheader,
    dialog,
    heading,
    item,
    link,
    listing,
    navigation,
    page,
    paragraph,
    part,
    row,
    select,
    status,
    table,
    text,
    textbox,
)
from test_planning import acted, decide
from test_planning_commands import after

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Memory, Refuse, Turn, Verify
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.lam.embedded.language import understand
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step


def boats(*more: Part) -> Snapshot:
    """A table of boats whose state is a text in each row and whose header sorts."""
    head = row(columnheader("Boat"), columnheader(link("State", href="?sort=state")))
    rows = [row(cell(name), cell(text(state))) for name, state in (("Gull", "Ashore"), ("Tern", "Afloat"))]
    return page(heading("Boats"), button("Add a boat"), *more, table(head, *rows))


@pytest.mark.parametrize("step", ['When I select "Ashore"', 'When I choose "Ashore"', 'When I choose "State"'])
def test_a_text_of_a_row_and_a_header_that_sorts_are_nothing_to_choose(step: str) -> None:
    decision = decide(step, boats())
    assert isinstance(decision, Refuse) or (isinstance(decision, Act) and decision.tentative), decision


def test_a_choice_is_taken_before_a_text_of_that_name() -> None:
    shown = boats(part("menu", part("menuitem", "Ashore"), part("menuitem", "Sunk")))
    assert acted(decide('When I choose "Ashore"', shown), shown) == [("click", "Ashore", None)]
    assert shown.by_ref[decide('When I choose "Ashore"', shown).actions[0].target].role == "menuitem"  # type: ignore[union-attr,index]


def test_what_the_step_before_opened_is_chosen_from_first() -> None:
    toolbar = part("toolbar", button("Ashore"))
    before = boats(toolbar, part("generic", button("Ashore"), visible=False))
    closed = [node for node in before.nodes if node.role == "button" and node.name == "Ashore"][1]
    hidden = replace(before, nodes=tuple(replace(n, visible=n.ref != closed.ref) for n in before.nodes))
    opener = next(node for node in before.nodes if node.name == "Add a boat")
    earlier = Step("when", "I click the filter", template="")
    turn = Turn(Action("click", opener.ref), "done", before.url, hidden)
    memory = Memory(earlier=((earlier, (turn,)),), base_url="http://shop.test")
    decision = EmbeddedLam().decide(Step("when", 'I choose "Ashore"', template=""), before, memory)
    assert isinstance(decision, Act)
    assert decision.actions[0].target == closed.ref


def test_opening_never_ends_in_a_text_field() -> None:
    shown = page(heading("North Pier"), textbox("Search all boats"), part("main", text("Welcome")))
    assert not isinstance(decide('When I open the boat listing of "North Pier"', shown), Act)
    decision = decide('When I open "Search all boats"', shown)
    assert not (isinstance(decision, Act) and decision.actions[0].name == "click"), decision


def letters(*senders: str) -> Snapshot:
    """Letters, each by somebody, with what can be done to it."""
    return page(
        heading("Post"),
        listing(
            *(
                item(text(sender), text(f"Number {at}"), button("Open"), button("Delete"), button("Archive"))
                for at, sender in enumerate(senders)
            )
        ),
    )


@pytest.mark.parametrize("deed", ["delete it", "archive it", "remove it", "click the Delete button"])
def test_a_deed_that_destroys_wants_one_thing(deed: str) -> None:
    several = letters("Ida", "Bo", "Ida")
    decision = decide(f"When Find the letter by Ida and {deed}", several)
    assert isinstance(decision, Refuse)
    assert decision.kind == "ambiguous"
    told = [candidate.description for candidate in decision.candidates]
    assert len(told) == 2
    assert "Number 0" in told[0]
    assert "Number 2" in told[1]
    alone = letters("Ida", "Bo")
    assert isinstance(decide(f"When Find the letter by Ida and {deed}", alone), Act)


def test_the_first_of_several_is_opened() -> None:
    shown = letters("Bo", "Ida", "Ida")
    decision = decide("When Find the letter by Ida and open it", shown)
    assert isinstance(decision, Act)


@pytest.mark.parametrize(
    "words",
    [
        '"High tide" is shown in bold',
        '"High tide" is displayed in italics',
        '"High tide" appears in red',
        'the heading "High tide" is bold',
        '"High tide" is underlined',
    ],
)
def test_the_style_of_type_is_nothing_to_check(words: str) -> None:
    assert understand(Step("then", words, template=words)).rule == "impossible"


@pytest.mark.parametrize("words", ['"High tide" is shown in the red box', '"Bold" is shown', 'I see "Red" in "Colour"'])
def test_things_that_are_called_like_a_style_are_checked(words: str) -> None:
    assert understand(Step("then", words, template=words)).frames


@pytest.mark.parametrize("place", ["breadcrumbs", "breadcrumb trail"])
def test_the_breadcrumbs_are_a_place(place: str) -> None:
    trail = navigation(link("Harbour", href="/harbour"), name="Breadcrumb")
    shown = page(navigation(link("Harbour", href="/"), name="Main"), trail)
    decision = decide(f'When I click "Harbour" in the {place}', shown)
    assert isinstance(decision, Act)
    assert shown.by_ref[decision.actions[0].target or ""].attributes["href"] == "/harbour"


def test_rows_of_a_table_are_selected_by_their_boxes() -> None:
    shown = page(
        table(
            row(columnheader(""), columnheader("Boat")),
            *(
                row(cell(checkbox("", ref_=name)), cell(link(name, href="/" + name)))
                for name in ("Gull", "Tern", "Auk")
            ),
        )
    )
    boxes = {node.attributes["ref"]: node.ref for node in shown.nodes if node.role == "checkbox"}
    step = 'I select "Gull" and "Auk" in the table'
    first = decide(f"When {step}", shown)
    assert isinstance(first, Act)
    assert (first.actions[0].name, first.actions[0].target) == ("check", boxes["Gull"])
    second = after(step, shown, (first.actions[0], shown))
    assert isinstance(second, Act)
    assert (second.actions[0].name, second.actions[0].target) == ("check", boxes["Auk"])


def test_a_field_is_clicked_into() -> None:
    shown = page(heading("Remarks"), text("Remarks"), textbox("Remarks"))
    decision = decide("When I click into the remarks", shown)
    assert isinstance(decision, Act)
    assert shown.by_ref[decision.actions[0].target or ""].role == "textbox"


@pytest.mark.parametrize("words", ['I am asked "Really leave?"', 'the page asks "Really leave?"'])
def test_what_is_asked_is_a_text_of_the_page(words: str) -> None:
    decision = decide(f"Then {words}", page(part("main", text("Really leave?"), button("Yes"))))
    assert isinstance(decision, Verify)
    assert decision.checks[0].comparison == "contains"


def test_the_status_is_the_only_thing_of_that_role() -> None:
    shown = page(heading("Boats"), status("renamed"))
    decision = decide('Then the status shows "renamed"', shown)
    assert isinstance(decision, Verify)
    target = decision.checks[0].target
    assert target is not None
    assert shown.by_ref[target].role == "status"


@pytest.mark.parametrize("verb", ["choose", "select"])
@pytest.mark.parametrize("states", [frozenset(), frozenset({"modal"})])
def test_a_link_in_a_dialog_is_chosen_there(verb: str, states: frozenset[str]) -> None:
    inner = dialog(
        heading("Pick a boat"), link("Gull", href="/pick"), button("Close"), states=states, name="Pick a boat"
    )
    shown = page(link("Gull", href="/elsewhere"), inner)
    decision = decide(f'When I {verb} "Gull" in the dialog', shown)
    assert isinstance(decision, Act)
    assert shown.by_ref[decision.actions[0].target or ""].attributes["href"] == "/pick"


def test_a_text_in_a_dialog_is_nothing_to_choose() -> None:
    shown = page(dialog(heading("Pick a boat"), paragraph("Gull"), button("Close"), name="Pick a boat"))
    decision = decide('When I choose "Gull" in the dialog', shown)
    assert isinstance(decision, Refuse) or (isinstance(decision, Act) and decision.tentative)


def test_a_list_that_only_its_style_calls_one_is_opened_and_chosen_from() -> None:
    drawn = text("Pick", class_="nice-select", states=frozenset({"clickable"}))
    shown = page(drawn, button("Send"))
    opened = decide("When I choose Oslo from the dropdown", shown)
    assert acted(opened, shown) == [("click", "Pick", None)]
    assert isinstance(opened, Act)
    unrolled = page(drawn, button("Send"), listing(item("Oslo"), item("Bergen")))
    assert acted(decide("When I choose Oslo from the dropdown", unrolled, *opened.actions), unrolled)[0][1] == "Oslo"


def test_a_text_that_can_be_clicked_is_no_list() -> None:
    shown = page(text("Pick", class_="selected", states=frozenset({"clickable"})), button("Send"))
    assert isinstance(decide("When I choose Oslo from the dropdown", shown), Refuse)


def test_a_native_list_that_shows_the_choice_already_is_set_to_it_and_not_clicked() -> None:
    shown = page(text("cook as", select("", ["fried", "boiled"], "fried", own_text="fried"), id="manner"))
    assert acted(decide('When I select "fried" as the manner', shown), shown) == [("select", "", "fried")]
