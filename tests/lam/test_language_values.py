"""Values and the fields they go into, as suites of all sorts write them: lists, files, days, labels in any place."""

from __future__ import annotations

import pytest
from frame_notation import notation

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

VALUES = [
    ("I upload plan.pdf to the folder Drafts", "upload <folder Drafts> = 'plan.pdf'"),
    ("she attaches team-photo.JPG", "upload = 'team-photo.JPG'"),
    ('I attach the passport scan file "p1.png"', "upload <passport scan file> = 'p1.png'"),
    ('I upload the file at "data/rows.csv" to "Import"', "upload \"Import\" = 'data/rows.csv'"),
    ("I rename draft.txt to final.txt", "command \"draft.txt\" :rename = 'final.txt'"),
    ('I set the value "12" to field "Seats"', "fill field \"Seats\" = '12'"),
    ("he types green tea to the search box", "fill field <search> = 'green tea'"),
    ('I enter "Bello" street name', "fill <street name> = 'Bello'"),
    ('I enter a deposit of "400"', "fill <deposit> = '400'"),
    ('we repeat the password "s3cret"', "fill <password> (confirm) = 's3cret'"),
    ("I set the return date to 3 weeks from now", "fill <return date> = '3 weeks from now'"),
    ("I set the start date to the current date", "fill <start date> = 'current date'"),
    ("I enter 5 and 9 in the limit fields", "fill field <limit> #1 = '5'; fill field <limit> #2 = '9'"),
    ('I fill the Street and City fields with "-"', "fill field <Street> = '-'; fill field <City> = '-'"),
    ("he clears the Street, Zip and City fields", "clear field <Street>; clear field <Zip>; clear field <City>"),
    ("we click the Save and Print buttons", "click button <Save>; click button <Print>"),
    ("I tick the second and last checkboxes", "check checkbox #2; check checkbox #-1"),
    ("she ticks Gluten and Lactose under known allergies", "check <Gluten> in <known allergies>; "
     "check <Lactose> in <known allergies>"),
    ("I select both the oat milk and sugar", "choose <oat milk>; choose <sugar>"),
    ("I click the Research and Development button", "click button <Research and Development>"),
    ('I choose the region "North" from the dropdown', "select select <region> = 'North'"),
    ('he selects the size as "Large" from the drop-down', "select select <size> = 'Large'"),
    ("I select any value from the Size dropdown", "choose option in select <Size>"),
    ('I toggle the newsletter switch to "off"', "uncheck switch <newsletter>"),
    ('I toggle the "Dark mode" switch "on"', 'check switch "Dark mode"'),
    ('I click to the "Orders" link', 'click link "Orders"'),
    ('I drop "Ace" onto "Pile"', 'drag "Ace" @ "Pile"'),
    ("the clerk types Bello into the search box and searches", "fill field <search> = 'Bello'; submit"),
    ("I choose Green as the colour", "select <colour> = 'Green'"),
    ("she chooses Tenure as Long Lease", "select <Tenure> = 'Long Lease'"),
    ("I choose Save as draft", "choose <Save as draft>"),
    ('I choose Yes to the question "Do you sail?"', "select \"Do you sail?\" = 'Yes'"),
    ("I change the visa status to expired", "fill <visa status> = 'expired'"),
    ("I set the birthday to 3 May 1987", "fill <birthday> = '3 May 1987'"),
    ('I enter the date "3 May" for "Due on"', "fill \"Due on\" = '3 May'"),
    ('I fill in my contact details with the phone "0123"', "fill phone='0123'"),
    ('we fill "80" to the weight field', "fill field <weight> = '80'"),
    ("he fills name with ada and password with secret", "fill <name> = 'ada'; fill <password> = 'secret'"),
    ("I click the 2nd row's \"Edit\" button", 'click button "Edit" in row #2'),
    ('I click Edit against "Ada"', 'click <Edit> in "Ada"'),
    ('I use the arrow keys to select "Blue"', 'choose "Blue"'),
    ('I drag the file "a.png" into the drop zone', 'drag "a.png" (file) @ <drop zone>'),
    ('I drag "Milk" to the top left', 'drag "Milk" :position @ <top left>'),
    ("I turn notifications off", "uncheck <notifications>"),
    ('I enter an invalid e-mail "x@"', "fill <e-mail> = 'x@'"),
    ('I enter "Ada" as the "Name"', "fill \"Name\" = 'Ada'"),
    ('I fill in "Name" as "Ada"', "fill \"Name\" = 'Ada'"),
    ('he picks "Colour" as "Blue"', "select \"Colour\" = 'Blue'"),
    ('he picks "Blue" as the "Colour"', "select \"Colour\" = 'Blue'"),
    ('she types the town in the search box "Graz"', "fill field <search> = 'Graz'"),
    ('I leave blank the "Zip" field', 'clear field "Zip"'),
    ('we upload the left scan "l.png"', "upload <left scan> = 'l.png'"),
    ('I enter "Elm Road" street, "Graz" city', "fill <street> = 'Elm Road'; fill <city> = 'Graz'"),
    ('I write "Hi" in the message area and press Send', "fill field <message> = 'Hi'; click <Send>"),
    ("I pick the 5th of May from the calendar", "select <calendar> = '5th of May'"),
    ("I press Ctrl and K", "press = 'CONTROL+k'"),
    ("I press the space bar", "press = 'SPACE'"),
    ('I scroll down until I see "Imprint"', 'scroll "Imprint"'),
    ('he selects a leaf node on shelf "West"', 'choose <leaf node> in "West" (shelf)'),
    ("I select the list called assigned to anyone", "choose list <assigned to anyone>"),
    ('I close the popup with Escape', "press = 'ESCAPE'"),
    ('I close the "Help" dialog with the cross icon', 'click icon <cross> in dialog "Help"'),
    ('I click in the "Ada" row on "Edit"', 'click "Edit" in row "Ada"'),
    ('I hover over the parcel label with a "late" icon', "hover <parcel label> having late"),
    ('I use the "Dutch" language', 'choose "Dutch" (language)'),
    ('he chooses the username "ada"', "fill <username> = 'ada'"),
    ("I slide the brightness to 40", "select <brightness> = '40'"),
    ('I choose "File" > "Export" from the menu', "select menu = 'File > Export'"),
    ("he selects a random seat from the list", "choose <seat> in list"),
    ('she selects a start date "1 May" and end date "2 May"', 'choose "1 May" (start date); choose "2 May" (end date)'),
    ('I doubleclick on the cell "A1"', 'double click cell "A1"'),
    ('I click twice on "Add"', 'click "Add" 2'),
    ("I pause for 250ms", "pause = '0.25'"),
    ("I accept the alertbox", "accept"),
    ("I focus the last opened tab", "switch window = ''"),
    ('I move to the element "Help"', 'hover "Help"'),
    ('he gives the shelf the name "Top"', "fill <name> in <shelf> = 'Top'"),
    ("I enter tomorrow as the due date", "fill <due date> = 'tomorrow'"),
    ('I upload "a.png" by dragging it to the box', "upload = 'a.png'"),
    ("I limit its per guest allowance to 3", "fill <per guest allowance> = '3'"),
    ("I tick the checkbox to get the newsletter", "check checkbox <get the newsletter>"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meaning"), VALUES, ids=[text for text, _ in VALUES])
def test_a_value_goes_where_the_step_says(text: str, meaning: str) -> None:
    assert notation(understand(Step("when", text))) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "I change the colour scheme and save",
        "I fill in the name",
        "she chooses a strong password",
        'I enter "ada" and "s3cret"',
        "I set the price range from 10 to 50",
        'I set the "Price" slider between 10 and 50',
        "I select dates from 1 May to 5 May",
        "I select two options from the list",
        'I press keys "4, 0, G"',
    ],
)
def test_what_a_step_leaves_out_is_not_made_up(text: str) -> None:
    assert understand(Step("when", text)).refused
