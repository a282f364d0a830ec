"""What Whens ask for in the words of many suites: values with their place, switches, orders, files, nouns of deeds."""

from __future__ import annotations

import pytest
from frame_notation import notation

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

DEEDS = [
    ('I set the title to "Salut" in "French"', "fill <title> in \"French\" = 'Salut'"),
    ('she sets the price to "12.50" for the "Europe" region', "fill <price> in section \"Europe\" = '12.50'"),
    (
        'the editor changes the summary from "a" to "b" in the "German" edition',
        "fill <summary> in \"German\" (edition) = 'b'",
    ),
    ("I limit the uses to 3 times", "fill <uses> = '3'"),
    ('I rename it to "Harbour"', "fill field <name> = 'Harbour'"),
    ('I describe it as "Quiet room" in "English"', "fill field <description> in \"English\" = 'Quiet room'"),
    ("I do not choose a colour", "clear <colour>"),
    ("we do not name it", "clear field <name>"),
    ('I send the message "On my way"', "fill field <message> = 'On my way'; submit"),
    ('he posts a comment that says "Well done"', "fill field <comment> = 'Well done'; submit"),
    ('I attach the "plan.pdf" document to the task', "upload <task> = 'plan.pdf'"),
    ('I upload the "me.png" picture with "round" shape', "upload = 'me.png'; fill field <shape> = 'round'"),
    ("I sort the flights by ascending departure", "sort <departure> :ascending @ <flights>"),
    ("I switch the way the rooms are sorted to descending by size", "sort <size> :descending @ <rooms>"),
    ("I sort the letters by the oldest date first", "sort <date> :ascending @ <letters>"),
    ('I filter the books with title containing "sea"', "filter <title> contains = 'sea' @ <books>"),
    ('I filter by the "open" state', "filter <state> = 'open'"),
    ('I search for lamps by "oak" material', "search <material> = 'oak' @ <lamps>"),
    ("I start sorting the tasks by priority", "sort <priority> @ <tasks>"),
    ('I request the removal of "Old invoice"', 'remove "Old invoice"'),
    ('she proceeds with choosing the "Express" option', 'choose option "Express"'),
    ("I want to see all drafts", "open <drafts>"),
    ("I try to see the latest report", "open <latest report> most latest"),
    ("I switch to the dark theme", "choose <dark theme>"),
    ("they switch from English to Dutch", "choose <Dutch>"),
    ('I make it available in the "North" region', 'choose section "North"'),
    ('I make it unavailable in the "North" region', 'uncheck checkbox "North"'),
    ('he enables the "Night" mode', 'check "Night" (mode) :enable'),
    ('he disables the "Night" mode', 'uncheck "Night" (mode) :disable'),
    ('the user "disables" the "Night" mode', 'uncheck "Night" (mode) :disable'),
    ('I set "Home office" as default', 'command "Home office" :set as default'),
    ("I save the selection as springList", "command <selection> :save = 'springList'"),
    ('I register with email "a@b.co" and nickname "Ada"', "fill email='a@b.co' nickname='Ada'; command :register"),
    (
        'I create a new voucher with "SPRING" code and 20 uses',
        "fill code='SPRING' uses='20'; command <new voucher> :create",
    ),
    ("I check the details of my subscription", "open <details> in <subscription>"),
    ("I click the link to cancel the booking", "click link <cancel the booking>"),
    ('I press the "Plus" button to add a line', 'click button "Plus"'),
    ("I choose option Yes, keep them", "choose option <Yes, keep them>"),
    ('when I click the "Back" button', 'click button "Back"'),
    ("I get to the shop by clicking the cart icon", "click icon <cart>"),
    ('I filter by colours "Red" and "Blue"', "filter <colours> = 'Red'; filter <colours> = 'Blue'"),
    ("I hover over a parcel with at least 2 stops", "hover <parcel> having at least 2 stops"),
    ('I delete the "Large" size of the product "Mug"', 'remove "Large" (size) in "Mug" (product)'),
    ("I change the count to 2 in my basket", "fill <count> in <basket> = '2'"),
    ("I fill in the comment: see you there", "fill <comment> = 'see you there'"),
]
UNDECIDED = [
    'I enter the billing address as "Ann", "Main St", "123" for "Bob"',
    "I enter the name as a too long string",
    "I set the code to an invalid number",
    'I add the rule "Total" configured with wrong data',
    'I view the total between "May" and "June"',
]


@pytest.mark.parametrize(("text", "meaning"), DEEDS)
def test_a_deed_keeps_what_it_is_done_to_and_with_what(text: str, meaning: str) -> None:
    assert notation(understand(Step("when", text))) == meaning


@pytest.mark.parametrize("text", UNDECIDED)
def test_what_is_left_to_the_reader_is_refused(text: str) -> None:
    assert understand(Step("when", text)).kind == "unclear"
    assert understand(Step("when", text)).refused
