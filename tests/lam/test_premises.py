"""What a Given takes for granted: somebody's deed, how the interface stands, or data that only a fixture makes."""

from __future__ import annotations

import pytest

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

DATA = [
    'the library has a book "Emma" lent to "Ada"',
    'a member "Ada" with two fines',
    "this book was returned yesterday",
    'the loan "L-17" is overdue',
    'it belongs to the shelf "Poetry"',
    'its price is "$12.00"',
    'the fee for late returns is "$2.00"',
    'the branch "North" opens at 9 o\'clock',
    'there is a reader called "Ada"',
    "there are no loans",
    'the reader "Ada" has borrowed 3 books',
    'another reader reserved "Emma"',
    'the book "Emma" has been archived',
    'the "Poetry" shelf is empty',
    "this member is not verified",
    'the shelves "Poetry" and "Drama" are closed to children',
    "on this branch the fee is waived",
    "I have two overdue loans",
    "I have an account",
    "my membership has lapsed",
    "all branches are open on Sundays",
    'the book has a picture "emma.png"',
    'the member ordered "Emma"',
    "the clerk has approved the loan",
    "Ada is a member of the library",
    "Ada is the owner of the shelf",
    "the library is online",
    '"Emma" is on loan',
    '"Emma" is reserved by Tom',
]

DONE = [
    ('I have added "Emma" to the cart', "add"),
    ('the reader has added 2 "Emma" to the cart', "add"),
    ('I am logged in as "ada" with the password "pw"', "log in"),
    ("the reader is on the catalogue page", "navigate"),
    ("I opened the settings", "open"),
    ("I am on the shelf page", "navigate"),
    ('I searched for "Emma"', "search"),
    ('I have selected "Poetry" from "Shelf"', "select"),
    ('"Poetry" is chosen as "Shelf"', "value"),
    ("the member logged out", "log out"),
    ("click the About link", "click"),
    ("I have cancelled the reservation", "cancel"),
    ('I am reading the review "Fine"', "open"),
]

SEEN = [
    'the "Save" button is disabled',
    "the search form is displayed",
    "the loans list is displayed",
    "the side panel is collapsed",
    'the summary panel contains "Emma"',
    "no filters are visible",
    "the modal should open",
    "the link to the old catalogue is visible",
    "the cart is empty",
    'the checkbox "Newsletter" is ticked',
    "the table has 3 rows",
    "the overview is finished loading",
    'there is a "Save" button',
    '"Save" is disabled',
]


@pytest.mark.parametrize("text", DATA)
def test_data_of_the_application_is_left_to_a_fixture(text):
    understanding = understand(Step("given", text))

    assert understanding.kind == "impossible"
    assert "a fixture" in understanding.refused
    assert understanding.remedy.startswith("@given(")


@pytest.mark.parametrize(("text", "intent"), DONE)
def test_a_visitors_own_deed_is_done(text, intent):
    assert [frame.intent for frame in understand(Step("given", text)).frames] == [intent]


@pytest.mark.parametrize("text", SEEN)
def test_how_the_interface_stands_is_looked_at(text):
    understanding = understand(Step("given", text))

    assert understanding.frames
    assert not understanding.refused


def test_what_is_there_before_a_when_is_data_as_well():
    assert understand(Step("when", 'there is a book "Emma" on the shelf')).kind == "impossible"
    assert understand(Step("then", 'there is a book "Emma" on the shelf')).frames


def test_whoever_sees_a_value_does_not_enter_it() -> None:
    """A Given that says what a field holds has it entered; one that says what is seen there looks."""
    seen, chosen = (
        understand(Step("given", said)) for said in ('I see "Rome" in the city field', '"Rome" is chosen as the city')
    )
    assert [frame.intent for frame in (*seen.frames, *chosen.frames)] == ["text", "value"]
