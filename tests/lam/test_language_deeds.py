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
    ('I delete the rate between "Euro" and "Pound"', "remove <rate> having Euro having Pound"),
    ('I share the plan with "Bob"', "command <plan> :share = 'Bob'"),
    ('I update the guest with the name "Ada"', "fill name='Ada'; command <guest> :update"),
    ('I reply "Thanks" to the latest comment', "command <latest comment> most latest :reply = 'Thanks'"),
    ('I assign "Bob" to the repair', "command <repair> :assign = 'Bob'"),
    ("I clear all filters", "command <all filters> :clear"),
    ("I remove all lines from the order", "remove <all lines> in <order>"),
    ("I select all", "command <all> :select"),
    ('I fill in "Name" with "Ada" and save', "fill \"Name\" = 'Ada'; command :save"),
    ('I look up "lamp"', "search = 'lamp'"),
    ("he selects the first 3 rows", "choose row #1; choose row #2; choose row #3"),
    ("I deselect the first two rows", "uncheck row #1; uncheck row #2"),
    ('I click on "Edit" "link" in the "Ada" "table_row"', 'click link "Edit" in row "Ada"'),
    ('I leave a note asking for tea "Green please"', "fill field <note> = 'Green please'; submit"),
    ('she goes to "Orders" using the side menu', 'open "Orders" in menu <side>'),
    ('I choose any option from the "Size" dropdown', 'choose option in select "Size"'),
    ("I close the editor without saving", "close <editor>"),
    ("I create a voucher without specifying its code", "command <voucher> :create"),
    ("I pledge the full amount", "command <full amount> :pledge"),
    ('I fill in "Street" with "Low Road" within "Delivery"', 'fill "Street" in "Delivery" = \'Low Road\''),
    (
        'I register with nickname "Ada" and email "a@b.co" in the "North" area',
        "fill nickname='Ada' email='a@b.co'; command :register @ section \"North\"",
    ),
    ('I filter by "Colour" for "Red"', "filter \"Colour\" = 'Red'"),
    ("I reset the columns to default", "command column :reset"),
    ('I update the "ada.png" picture as my avatar', "upload image = 'ada.png'"),
    ('I change the logo to "new.svg"', "upload image <logo> = 'new.svg'"),
    ("I check the reviews of the hotel", "open <reviews> in <hotel>"),
    ('I open all notes of the guest "Ada"', 'open <notes> in "Ada" (guest)'),
    ('I open the order placed by "Ada"', 'open <order> in "Ada"'),
    ('I add the shirt with size "M" to the basket', "fill size='M'; add <shirt> @ <basket>"),
]
UNDECIDED = [
    'I enter the billing address as "Ann", "Main St", "123" for "Bob"',
    "I enter the name as a too long string",
    "I set the code to an invalid number",
    'I add the rule "Total" configured with wrong data',
    "I rate the film 5 stars",
    "I click outside the dialog",
    "I raise the price by 5",
    'I pick up the parcel in the "North" office',
    "I add a voucher with invalid data",
    'I click the element with xpath "//a"',
]


@pytest.mark.parametrize(("text", "meaning"), DEEDS)
def test_a_deed_keeps_what_it_is_done_to_and_with_what(text: str, meaning: str) -> None:
    assert notation(understand(Step("when", text))) == meaning


@pytest.mark.parametrize("text", UNDECIDED)
def test_what_is_left_to_the_reader_is_refused(text: str) -> None:
    assert understand(Step("when", text)).kind == "unclear"
    assert understand(Step("when", text)).refused


def test_a_long_list_of_names_may_have_a_deed_behind_it():
    names = ["Basil", "Chives", "Cress", "Dill", "Fennel", "Laurel", "Mint", "Parsley", "Sage", "Thyme"]
    understanding = understand(Step("when", f"I select {', '.join(names)} and click Save."))
    assert [frame.target.words for frame in understanding.frames] == [*names, "Save"]
    assert [frame.intent for frame in understanding.frames] == ["choose"] * 10 + ["click"]


def test_a_label_after_a_value_begins_another_deed():
    step = Step("when", 'I enter the user name "ada" and the password "x1" into the text fields and press login.')
    frames = understand(step).frames
    assert [(frame.intent, frame.value) for frame in frames] == [("fill", "ada"), ("fill", "x1"), ("click", None)]
    assert "ada" not in [frame.target.words for frame in frames]


def test_an_address_that_is_put_somewhere_or_shown_is_not_visited():
    put = understand(Step("when", 'I enter "http://shop.test/a" as the web page URL'))
    assert "navigate" not in [frame.intent for frame in put.frames]
    shown = understand(Step("then", '"http://shop.test/a" is not shown')).frames
    assert [(frame.intent, frame.value, frame.negated) for frame in shown] == [("text", "http://shop.test/a", True)]
    opened = understand(Step("when", 'I enter the URL "http://shop.test/a"')).frames
    assert [frame.intent for frame in opened] == ["navigate"]
