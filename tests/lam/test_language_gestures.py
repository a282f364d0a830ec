"""Gestures, files, windows and pauses, in the words that testers use."""

from __future__ import annotations

import pytest
from frame_notation import notation

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

SAID = {
    "hover": {
        'I hover over the "Products" menu': 'hover menu "Products"',
        'I move the mouse over "Products"': 'hover "Products"',
        "I move the pointer to the Save button": "hover button <Save>",
        'I mouse over the "Help" icon': 'hover icon "Help"',
        "the user hovers over the second card": "hover card #2",
        'she points at the "Info" icon': 'hover icon "Info"',
    },
    "double click": {
        'I double-click the row "Ada"': 'double click row "Ada"',
        'I double click on "Ada"': 'double click "Ada"',
        'we doubleclick the cell "12"': 'double click cell "12"',
        "the title is double-clicked": "double click <title>",
        'she double-clicks on the "Name" cell': 'double click cell "Name"',
    },
    "right click": {
        'I right-click the "Report" row': 'right click row "Report"',
        'I right click on "a.txt"': 'right click "a.txt"',
        "the user right-clicks on the second row": "right click row #2",
        'I context-click "a.txt"': 'right click "a.txt"',
        'the "Report" row is right-clicked': 'right click row "Report"',
    },
    "drag": {
        'I drag "Lamp" onto "Cart"': 'drag "Lamp" @ "Cart"',
        'I drag the card "Lamp" to the "Done" column': 'drag card "Lamp" @ column "Done"',
        'I drag "Lamp" above "Desk"': 'drag "Lamp" :before @ "Desk"',
        'I drag "Lamp" below "Desk"': 'drag "Lamp" :after @ "Desk"',
        'I move "Lamp" before "Desk"': 'drag "Lamp" :before @ "Desk"',
        'I drag "Lamp" 50 pixels to the right': "drag \"Lamp\" = '50,0'",
        'I drag "Lamp" by 100 pixels down': "drag \"Lamp\" = '0,100'",
    },
    "upload": {
        'I upload "a.png" to the "Picture" field': "upload field \"Picture\" = 'a.png'",
        'I attach the file "a.png" to "Picture"': "upload \"Picture\" = 'a.png'",
        'I choose the file "a.png" for "Picture"': "upload \"Picture\" = 'a.png'",
        'I choose file "a.png"': "upload = 'a.png'",
        'the user uploads "files/a.png"': "upload = 'files/a.png'",
        'I select the file "a.png" in the "Picture" field': "upload field \"Picture\" = 'a.png'",
        'I set the file "a.png" as the "Avatar"': "upload \"Avatar\" = 'a.png'",
        'I upload "a.png" and "b.png" to "Pictures"': "upload \"Pictures\" = 'a.png\\nb.png'",
    },
    "scroll": {
        "I scroll down": "scroll = 'down'",
        "I scroll back up": "scroll = 'up'",
        "I scroll down the page": "scroll = 'down'",
        "I scroll to the bottom of the page": "scroll = 'bottom'",
        'I scroll to the "Imprint" link': 'scroll link "Imprint"',
        'I scroll the "Imprint" link into view': 'scroll link "Imprint"',
        'I scroll until I see "Imprint"': 'scroll "Imprint"',
        'I scroll down in the "Messages" list': "scroll list \"Messages\" = 'down'",
        'I scroll to the end of the "Messages" list': "scroll list \"Messages\" = 'bottom'",
    },
    "switch window": {
        "I switch to the new tab": "switch window = ''",
        "I switch to the other window": "switch window = ''",
        'I switch to the window "Help"': "switch window = 'Help'",
        "I go back to the main window": "switch window = 'main'",
        "I switch back to the original tab": "switch window = 'main'",
        "I switch to the popup window": "switch window = ''",
    },
    "close window": {
        "I close this tab": "close window",
        "I close the current window": "close window",
        "we close the new tab": "close window",
        "the user closes the browser tab": "close window",
        "I close the popup window": "close window",
    },
    "pause": {
        "I wait 3 seconds": "pause = '3'",
        "I pause for two seconds": "pause = '2'",
        "the user waits 1.5 seconds": "pause = '1.5'",
        "I wait for 500 milliseconds": "pause = '0.5'",
        "I wait half a second": "pause = '0.5'",
    },
    "accept": {
        'I enter "Ada" in the prompt': "accept = 'Ada'",
        'I type "Ada" into the prompt': "accept = 'Ada'",
        'I answer the prompt with "Ada"': "accept = 'Ada'",
        'I fill in the prompt with "Ada"': "accept = 'Ada'",
        'the user responds to the prompt with "Ada"': "accept = 'Ada'",
    },
    "resize": {
        "I resize the window to 800x600": "resize = '800x600'",
        "I set the window size to 1024 x 768": "resize = '1024x768'",
        "I resize the browser to 375 by 667": "resize = '375x667'",
        "the window is resized to 800x600": "resize = '800x600'",
        "I change the size of the browser window to 800x600": "resize = '800x600'",
    },
    "forward": {
        "I go forward": "forward",
        "I navigate forward": "forward",
        "I go forward one page": "forward",
        "I press the forward button of the browser": "forward",
        "I move forward in the history": "forward",
    },
}

FILES = {
    'the file "report.csv" is downloaded': 'download "report.csv"',
    '"report.csv" has been downloaded': 'download "report.csv"',
    'a file named "report.csv" should be downloaded': 'download "report.csv"',
    'I see that "report.csv" was downloaded': 'download "report.csv"',
    'the file "report.csv" contains "Lamp"': "download \"report.csv\" contains = 'Lamp'",
    'the downloaded file contains "Lamp"': "download contains = 'Lamp'",
    'the file "report.csv" does not contain "Lamp"': "not download \"report.csv\" contains = 'Lamp'",
    "a PDF file is downloaded": 'download "*.pdf"',
    "no file is downloaded": "not download",
}


@pytest.mark.parametrize(("text", "meaning"), [pair for group in SAID.values() for pair in group.items()])
def test_a_gesture_is_understood_however_it_is_said(text: str, meaning: str) -> None:
    assert notation(understand(Step("when", text, 1))) == meaning


def test_every_gesture_is_said_in_five_ways_at_least() -> None:
    assert {intent for intent, texts in SAID.items() if len(texts) < 5} == set()


@pytest.mark.parametrize(("text", "meaning"), FILES.items())
def test_what_was_downloaded_can_be_checked(text: str, meaning: str) -> None:
    assert notation(understand(Step("then", text, 1))) == meaning.replace('download "', 'download file "')


def test_what_is_chosen_is_no_file_unless_it_is_called_one() -> None:
    assert notation(understand(Step("when", 'I choose "Blue" for "Colour"', 1))).startswith("select")
