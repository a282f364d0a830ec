"""What a scenario remembers: read off the page by one step, spoken of by its name in later ones."""

from __future__ import annotations

import pytest
from frame_notation import notation
from pages import definition, heading, page, term, text, textbox
from test_planning import decide

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Memory, Turn
from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

KEPT = Memory(remembered={"order number": "A-17", "quote": 'the "best" one'})

TOLD = [
    ('I remember the order number as "order"', "remember <order number> = 'order'"),
    ('the customer notes down the booking reference as "ref"', "remember <booking reference> = 'ref'"),
    ('I remember the text of "Total" as "sum"', "remember \"Total\" = 'sum'"),
    ('she writes down the total as "sum"', "remember <total> = 'sum'"),
    ("I remember the order number", "remember <order number> = 'order number'"),
    ('she stores the price of "Tea" as "<price>"', "remember <price> in \"Tea\" = 'price'"),
]

SPOKEN = [
    ("when", 'I search for "<order number>"', "search = 'A-17'"),
    ("when", "I search for the order number", "search = 'A-17'"),
    ("when", 'I fill in "Order" with <order number>', "fill \"Order\" = 'A-17'"),
    ("when", 'I enter "No. <order number>" in the "Order" field', "fill field \"Order\" = 'No. A-17'"),
    ("when", 'I search for "<quote>"', "search = 'the \"best\" one'"),
    ("then", 'the page shows "<order number>"', "text contains = 'A-17'"),
    ("then", 'the order number is "B-18"', "text <order number> = 'B-18'"),
    ("then", "the remembered order number is shown", "text contains = 'A-17'"),
    ("when", "I search for the order number that I noted before", "search = 'A-17'"),
    ("then", "the order number equals the remembered one", "text <order number> = 'A-17'"),
    ("when", 'I search for "order number"', "search = 'order number'"),
]


@pytest.mark.parametrize(("said", "meaning"), TOLD)
def test_what_is_to_be_remembered_has_a_place_and_a_name(said: str, meaning: str) -> None:
    assert notation(understand(Step("when", said))) == meaning


@pytest.mark.parametrize(("type_", "said", "meaning"), SPOKEN)
def test_a_name_stands_for_what_is_remembered_under_it(type_: str, said: str, meaning: str) -> None:
    assert notation(understand(Step(type_, said), KEPT)) == meaning  # type: ignore[arg-type]


def test_a_table_and_a_doc_string_may_speak_of_it_too() -> None:
    tabled = understand(Step("when", "I fill in the form:", table=(("Order", "<order number>"),)), KEPT)
    written = understand(Step("when", 'I fill in "Note" with:', docstring="For <order number>"), KEPT)

    assert tabled.frames[0].pairs == (("Order", "A-17"),)
    assert written.frames[0].value == "For A-17"


def test_a_name_that_nothing_is_remembered_under_stays_as_it_is() -> None:
    assert understand(Step("when", 'I search for "<receipt>"'), KEPT).frames[0].value == "<receipt>"


def test_the_value_beside_a_label_is_what_is_remembered() -> None:
    shown = page(heading("Thanks"), text(term("Order number"), definition("A-17")))
    decision = decide('When I remember the order number as "order"', shown)

    assert isinstance(decision, Act)
    (action,) = decision.actions
    assert (action.name, action.value) == ("remember", "order")
    assert shown.by_ref[action.target or ""].text == "A-17"


def test_what_a_field_holds_can_be_remembered() -> None:
    shown = page(textbox("Voucher", value="SPRING"))
    decision = decide('When I remember the voucher as "code"', shown)

    assert isinstance(decision, Act)
    assert [(one.name, shown.by_ref[one.target or ""].value) for one in decision.actions] == [("remember", "SPRING")]


def told(type_: str, said: str, *before: str) -> str:
    """The meaning of a step after others that each did something."""
    done = (Turn(Action("click", "e1")),)
    earlier = tuple((Step("when", text), done) for text in before)
    return notation(understand(Step(type_, said), Memory(earlier=earlier)))  # type: ignore[arg-type]


def test_it_is_what_the_last_deed_was_done_to() -> None:
    assert told("when", "I click it", 'I add "Tea" to the basket') == 'click "Tea"'
    assert (
        told("then", "it is disabled", 'I open "Tea"', 'I click the "Save" button') == 'state button "Save" :disabled'
    )


def test_it_is_nothing_where_no_deed_named_a_thing() -> None:
    assert told("when", "I click it", "I log out").startswith("unclear")
    assert told("when", "I click it").startswith("unclear")


def test_it_is_what_was_made_or_removed_before() -> None:
    assert told("then", "it is listed", 'I approve "Leave 17"') == 'present "Leave 17"'
    assert told("then", "it is no longer shown", 'I delete "Tea"') == 'not present "Tea"'


def test_without_the_steps_before_it_stays_it_with_a_note() -> None:
    alone = understand(Step("then", "it is disabled"))

    assert notation(alone) == "state <it> :disabled"
    assert 'what "it" is' in alone.notes[0]
