"""Who does it, in which tense and voice, and how many in words: the meaning stays the same."""

from __future__ import annotations

import pytest
from frame_notation import notation

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

SAVED = [
    'I click "Save"',
    'she clicked "Save"',
    'the editor has clicked "Save"',
    'Ada clicked "Save"',
    'Bob then clicks "Save"',
    'our customer clicks "Save"',
    'the registered member clicks "Save"',
    'a member named "Ada" clicks "Save"',
    'we\'ve just clicked "Save"',
    '"Save" was clicked by the user',
    '"Save" gets clicked',
    '"Save" is clicked by a visitor',
]

NUMBERS = [
    ("when", "I set the quantity to two", "fill <quantity> = '2'"),
    ("when", "I set the quantity to twenty-five", "fill <quantity> = '25'"),
    ("when", 'I add a dozen "Tea" to the basket', 'add "Tea" 12 @ <basket>'),
    ("when", "I wait thirty seconds", "pause = '30'"),
    ("then", "there are fifteen rows in the table", "count row in table 15"),
    ("then", "I see ninety-nine rows", "count row 99"),
]


@pytest.mark.parametrize("said", SAVED)
def test_a_deed_is_the_same_whoever_does_it(said: str) -> None:
    assert notation(understand(Step("when", said))) == 'click "Save"'


@pytest.mark.parametrize(("type_", "said", "meaning"), NUMBERS)
def test_a_number_in_words_is_that_number(type_: str, said: str, meaning: str) -> None:
    assert notation(understand(Step(type_, said))) == meaning  # type: ignore[arg-type]


def test_what_is_only_described_is_not_done() -> None:
    assert understand(Step("when", "the list sorted by the user")).frames == ()


ROLES = [
    'the night nurse clicks "Save"',
    'a bank clerk clicks "Save"',
    'nurses click "Save"',
    'Nurse Kim clicks "Save"',
    'Dr. Anna Keller has clicked "Save"',
    'the harbourmaster clicks "Save"',
    'the Harbour Manager clicks "Save"',
    'the admin user clicks "Save"',
    'Ada click "Save"',
    'one clicks "Save"',
    'I, a clerk, click "Save"',
    'Ada, the clerk, clicks "Save"',
    'user Ada clicks "Save"',
    'this administrator clicks "Save"',
    '"Save" is clicked by the nurse',
]

NOBODY = [
    ("the assignee filter is disabled", "state <assignee filter> :disabled"),
    ('the text editor contains "Hello"', "text <text editor> contains = 'Hello'"),
    ("this member is disabled", "state <member> :disabled"),
    ('the last reader should be "Ada"', "text <reader> #-1 contains = 'Ada'"),
]


@pytest.mark.parametrize("said", ROLES)
def test_whoever_does_what_people_do_is_a_person(said: str) -> None:
    assert notation(understand(Step("when", said))) == 'click "Save"'


@pytest.mark.parametrize(("said", "meaning"), NOBODY)
def test_what_is_told_of_a_person_or_a_thing_is_no_deed_of_theirs(said: str, meaning: str) -> None:
    assert notation(understand(Step("then", said))) == meaning


ALSO = [
    ("when", "clicks on the About link", "click link <About>"),
    ("given", "clicks on the About link", "click link <About>"),
    ("when", "the nurse attempts to log out", "log out"),
    ("given", "Ada is looking at the orders", "open <orders>"),
    ("when", "the clerk clicks again on the About link", "click link <About>"),
    ("then", "the nurse no longer sees the About link", "not present link <About>"),
    ("then", "the patient remains in the queue", "present <patient> in <queue>"),
]


@pytest.mark.parametrize(("type_", "said", "meaning"), ALSO)
def test_a_deed_may_leave_out_its_person_or_stand_behind_a_will(type_: str, said: str, meaning: str) -> None:
    assert notation(understand(Step(type_, said))) == meaning  # type: ignore[arg-type]


WORDS = [
    ("when", "I set the quantity to seventy two", "fill <quantity> = '72'"),
    ("then", "there are one hundred and five rows in the table", "count row in table 105"),
    ("then", "there are two dozen rows in the table", "count row in table 24"),
    ("then", "the total is less than a hundred dollars", "text <total> less than = '$100'"),
    ("when", 'I type "one hundred" into the "Bid" field', "fill field \"Bid\" = 'one hundred'"),
    ("when", "I add three scarves to the basket", "add <scarves> 3 @ <basket>"),
    ("when", "I remove one scarf from the basket", "remove <scarf> @ <basket>"),
    ("then", "the second one is selected", "state item #2 :selected"),
]


@pytest.mark.parametrize(("type_", "said", "meaning"), WORDS)
def test_numbers_of_several_words_and_what_they_count(type_: str, said: str, meaning: str) -> None:
    assert notation(understand(Step(type_, said))) == meaning  # type: ignore[arg-type]


def test_what_can_be_seen_is_there() -> None:
    assert notation(understand(Step("then", "the badge can be seen"))) == "present badge"


PROSE = [
    ("then", "Ada is shown her loans", "present <loans>"),
    ("then", "Ada is not allowed to renew the loan", "not state <renew> in <loan> :enabled"),
    ("when", "the reader has put two scarves into the basket", "add <scarves> 2 @ <basket>"),
    ("given", "Ada, who is a manager, is logged in", "log in user='Ada'"),
    ("when", "I open the first of them", "open item #1"),
    ("when", "the loan is waived by the clerk", "command <loan> :waive"),
    ("when", 'Ada lends "Emma" to "Bob"', "command \"Emma\" :lend = 'Bob'"),
    ("then", "focus moves to the name field", "state field <name> :focused"),
    ("then", "the dialog closes by itself", "state dialog :closed"),
    ("then", "the fee amounts to five euros", "text <fee> amounts to = '€5'"),
    ("given", "assume that I am on the home page", "navigate page <home>"),
    ("given", "a harbourmaster is logged in", "log in"),
    ("then", "the current page is the orders page", "address page <orders>"),
    ("then", "the page tells me that my card has expired", "present message <my card has expired>"),
]


@pytest.mark.parametrize(("type_", "said", "meaning"), PROSE)
def test_free_prose_means_what_its_plain_form_does(type_: str, said: str, meaning: str) -> None:
    assert notation(understand(Step(type_, said))) == meaning  # type: ignore[arg-type]
