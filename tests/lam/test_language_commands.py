"""What commands of several deeds mean: lists, amounts, means and purposes, what was found, values off the page."""

from __future__ import annotations

import pytest
from frame_notation import notation

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

COMMANDS = [
    (
        "Press button GO, pause for 2 seconds, then press button STOP",
        "click button <GO>; pause = '2'; click button <STOP>",
    ),
    ("Choose Red, Dark green, Blue and press Apply", "choose <Red>; choose <Dark green>; choose <Blue>; click <Apply>"),
    ("I tick Milk, Eggs, Bread", "check <Milk>; check <Eggs>; check <Bread>"),
    ("Select Oslo, Bergen from the city list", "choose <Oslo> in list <city>; choose <Bergen> in list <city>"),
    ("Choose none and press Next", "choose 0; click <Next>"),
    ('Type the code "x1" into both text boxes', "fill field x 2 = 'x1'"),
    ('I enter "n/a" into all text fields', "fill field x all = 'n/a'"),
    ('Enter the PIN "77" into the text fields', "fill field <PIN> = '77'"),
    ('Enter the amount "12" into the 2nd textbox', "fill field #2 = '12'"),
    ('Click on a "checkbox" element', "check checkbox x 1"),
    ('Click on a "text" element', "click field x 1"),
    ('Click on the "Weather" widget', 'click section "Weather"'),
    ("Click the 4th radio button", "choose radio #4"),
    ("I click a link", "click link x 1"),
    ('Dismiss the pop-up by pressing the "OK"', 'click "OK" in dialog'),
    ("Click the bin icon to remove it", "click icon <bin>"),
    ('Use the search field to enter "tea"', "fill field <search> = 'tea'"),
    ('Look through the sections to find and click on the link "Terms"', 'click link "Terms"'),
    ('Browse through the archive. Find and open "June"', 'find <archive> :way; open "June"'),
    ('For the player @kim, click on the "Follow" button', 'click button "Follow" in "@kim" (player)'),
    ('In the sidebar, click "Archive"', 'click "Archive" in section <sidebar>'),
    ('Click the "Like" button on 3 comments by @kim', 'click button "Like" in <comments> x 3 in "@kim"'),
    ('Click "Done" on all tasks by @kim', 'click "Done" in <tasks> x all in "@kim"'),
    (
        "Find the note by Grace and click the pen icon",
        "find <note> in <Grace>; click icon <pen> about <note> in <Grace>",
    ),
    (
        "Find Grace in the directory and click on her phone",
        "find <Grace> in <directory>; click <phone> about <Grace> in <directory>",
    ),
    ("Enter 7:55 PM as the time", "fill <time> = '7:55 PM'"),
    ("Set the start to 9 a.m. and the end to 5pm", "fill <start> = '9 a.m.'; fill <end> = '5pm'"),
    ("Focus on the 2nd input textbox", "click field #2"),
    ("Open the comment that Ada wrote", "open <comment> in <Ada>"),
    ("Delete the photo Ada sent me", "remove image in <Ada>"),
    (
        "Look for the email from Ada and forward to Grace",
        "find <email> in <Ada>; command :forward = 'Grace' about <email> in <Ada>",
    ),
    ("The report is sent to Grace", "command <report> :send = 'Grace'"),
    (
        "Navigate to the message from Ada and send it to Grace",
        "find message in <Ada>; command :send = 'Grace' about message in <Ada>",
    ),
    ("Locate the file from Ada and delete it", "find <file> in <Ada>; remove <file> in <Ada> about <file> in <Ada>"),
    (
        "Find the ticket by Ada and forward that ticket to Grace",
        "find <ticket> in <Ada>; command :forward = 'Grace' about <ticket> in <Ada>",
    ),
    (
        'Find the letter by Ada and answer them with the text "Yes"',
        "find <letter> in <Ada>; command :answer = 'Yes' about <letter> in <Ada>",
    ),
    ("Copy the text in the textarea above, paste it into the textbox", "fill field = what is in field"),
    ("Copy the text from the 2nd text area and paste it into the text input", "fill field = what is in field #2"),
    ("Enter the value of Total into the amount field", "fill field <amount> = what is in <Total>"),
    (
        "Find the 3rd word in the paragraph, type that into the textbox",
        "fill field = what is in <word> #3 in <paragraph>",
    ),
    ('Type "abc" in all upper case letters in the text box', "fill field = 'ABC'"),
    ("Put the cursor into the name field", "click field <name>"),
    ("Set 40 with the slider", "fill slider = '40'"),
    ("Pick 5 with the spinner", "fill field = '5'"),
    ('Enter a city that starts with "Li" and ends with "on"', "select field starts with='Li' ends with='on'"),
    (
        "Book the cheapest ferry from Turku to Oslo on 3/4/2027",
        "command <cheapest ferry> most cheapest :book from='Turku' to='Oslo' on='3/4/2027'",
    ),
    ("Buy the seat with the lowest price", "command <seat> most lowest price :buy"),
    ("Order 3 items that are vegan", "gather item x 3 having vegan 1 :order; finish :order"),
    ("Order two of each item: Green tea, Milk", 'gather "Green tea" 2 :order; gather "Milk" 2 :order; finish :order'),
    ("Search for old maps drawn by Mercator from year 1595", "search ='old maps' drawn='Mercator' year='1595'"),
    ("Search for jazz records made by Ella from year 1958", "search ='jazz records' made='Ella' year='1958'"),
    ("Drag Ada to the 2nd position", "drag <Ada> 2 :position"),
    ("Move Grace down by two positions", "drag <Grace> 2 :down"),
    ('I drag "Write tests" to "Done"', 'drag "Write tests" @ "Done"'),
    ('I drag the "B" row before the "A" row', 'drag row "B" :before @ row "A"'),
    ('I double-click the "Notes" row', 'double click row "Notes"'),
    ("I right-click the picture", "right click image"),
    ('I hover over the "Products" menu', 'hover menu "Products"'),
    ('I upload "me.png" to the picture field', "upload field <picture> = 'me.png'"),
    ("I scroll down", "scroll = 'down'"),
    ("I scroll to the bottom of the page", "scroll = 'bottom'"),
    ("I scroll the order list to the top", "scroll list <order> = 'top'"),
    ("I resize the window to 800 x 600", "resize = '800x600'"),
    ("I switch to the new window", "switch window = ''"),
    ("I go back to the main window", "switch window = 'main'"),
    ("I wait 5 seconds", "pause = '5'"),
]


@pytest.mark.parametrize(("text", "meaning"), COMMANDS)
def test_a_command_is_all_its_deeds(text, meaning):
    assert notation(understand(Step("when", text))) == meaning


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I paste it into the note field", "does not say what is to be entered"),
        ("I copy the text of the first paragraph", "put nowhere"),
        ("I choose all options", "a guess"),
    ],
)
def test_what_is_only_pointed_at_is_refused(text, reason):
    understanding = understand(Step("when", text))

    assert reason in understanding.refused
    assert understanding.frames == ()


def test_a_name_that_holds_a_verb_is_one_name():
    assert notation(understand(Step("when", "I click Save and close"))) == "click <Save and close>"
    assert notation(understand(Step("when", "I click Yes, delete it"))) == "click <Yes, delete it>"
