"""What is stated of several things at once, of things in places, and in the style of headlines."""

from __future__ import annotations

from collections import Counter

import pytest
from frame_notation import notation

from pytest_lam.lam.embedded.framing import Framer
from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

STATEMENTS = [
    # Lists without quotes
    ("I see Assam, Darjeeling and Oolong", "present <Assam>; present <Darjeeling>; present <Oolong>"),
    (
        "the pot shows the name, the weight and the age",
        "present <name> in <pot>; present <weight> in <pot>; present <age> in <pot>",
    ),
    (
        "the form has fields for tea, milk and sugar",
        "present field <tea> in form; present field <milk> in form; present field <sugar> in form",
    ),
    ("the pour and stir buttons are disabled", "state button <pour> :disabled; state button <stir> :disabled"),
    ("the black and green leaves are disabled", "state <black> (leaves) :disabled; state <green> (leaves) :disabled"),
    ("the terms and tea conditions are disabled", "state <terms and tea conditions> :disabled"),
    ("I see the terms and conditions", "present <terms and conditions>"),
    ("neither 'Assam' nor 'Oolong' is displayed", "not text contains = 'Assam'; not text contains = 'Oolong'"),
    ("Each row shows a price", "present <price> in row x all"),
    (
        'the "Leaf" dropdown offers "Assam" and "Oolong"',
        'present option "Assam" in select "Leaf"; present option "Oolong" in select "Leaf"',
    ),
    # What is chosen, what holds a value, what is called so
    ('the active tab is "Teas"', 'state tab "Teas" :active'),
    ('I see "Assam" in the "Tea" field', "value field \"Tea\" contains = 'Assam'"),
    ('the button is labelled "Pour"', 'present button "Pour"'),
    ('the heading is shown as "Teas"', "text heading contains = 'Teas'"),
    ('there is an h1 "Teas"', "heading = 'Teas'"),
    # What is told by values of its own
    ('I see a tea with name "Assam" and price "$2"', "text contains = 'Assam'; text \"Assam\" (tea) contains = '$2'"),
    (
        'the shelf contains a pot with colour "red" and size "L"',
        "text <shelf> contains = 'red'; text \"red\" (pot) in <shelf> contains = 'L'",
    ),
    ('the table has a row with Tea "Assam", Name "Ann"', "row table |Tea:Assam|Name:Ann|"),
    ('I do not see a row with tea "Assam" and price "$2"', "not row |tea:Assam|price:$2|"),
    ('the table contains one row with Tea "Assam", Name "Ann"', "unclear"),
    ('the order has the status "Brewed"', "text <order> contains = 'Brewed'"),
    ('the "Tea" list is preselected with "Assam"', "value list \"Tea\" = 'Assam'"),
    ('the "Brew" button is disabled by default', 'state button "Brew" :disabled'),
    ('by default, "Assam" is selected', 'state "Assam" :selected'),
    ('the "Tea" field value should be "Assam"', "value field \"Tea\" = 'Assam'"),
    ('I see "Hot" next to the "Tea" field', "text message in field \"Tea\" contains = 'Hot'"),
    ('an inline error "Hot" is shown below the "Tea" field', "text message in field \"Tea\" contains = 'Hot'"),
    ("the slider is at 50", "value slider = '50'"),
    ('the "Teas" link opens in a new tab', "unclear"),
    # Messages
    ('the browser shows an alert saying "Hot"', "text message contains = 'Hot'"),
    ("the message fades away", "not present message"),
    ("the messages are cleared", "not present message"),
    ("I see an error telling that the pot is empty", "present message <pot is empty>"),
    ("I get a warning that the pot is hot", "present message <pot is hot>"),
    ("an error under the cup says it has a crack", "present message <it has a crack> in <cup>"),
    ("I am asked whether to pour it", "present message <pour it>"),
    ('a dialog with the text "Boil?" is shown', "text dialog contains = 'Boil?'"),
    ("I see an invalid cup message", "present message <invalid cup>"),
    ("the pot is full or an error is shown", "unclear"),
    # Places
    ('the system shows the error "Cold"', "text message contains = 'Cold'"),
    ('"Assam" should appear in the store', "text contains = 'Assam'"),
    (
        'I see the tea "Assam" in the basket with price "$2"',
        "text <basket> contains = 'Assam'; text \"Assam\" (tea) in <basket> contains = '$2'",
    ),
    ('the shop shows the message "Cold"', "text contains = 'Cold'"),
    ("I see the tea form with a hint", "present form <tea>; present message <hint> in form <tea>"),
    ("the tea folder is expanded in the tree", "state <tea folder> in <tree> :expanded"),
    ("a list of all teas is shown", "present list <teas>"),
    ("there is a list of green teas in the shop", "present list <green teas> in <shop>"),
    ("I see the table of prices", "present table <prices>"),
    ("in the basket I see the tea", "present <tea> in <basket>"),
    ('In row "Assam" the "Iced" checkbox should be checked', 'state checkbox "Iced" in row "Assam" :checked'),
    ('on the basket page, the total should be "$2"', "text <total> in page <basket> = '$2'"),
    ("at least one mail is visible in the inbox", "count <mail> in <inbox> at least 1"),
    ("the pot appears below", "present <pot>"),
    ('a dialog pops up with "Boil?"', "text dialog contains = 'Boil?'"),
    ('the tea "Assam" is listed with price "$2"', "text \"Assam\" (tea) contains = '$2'"),
    # States
    ('the "Cup" field should be highlighted as invalid', 'state field "Cup" :invalid'),
    ('the tea "Assam" is marked as enabled in the list', 'state "Assam" (tea) in list :enabled'),
    ("the pot form is pre-filled with current data", "unclear"),
    ("the cup field is prefilled", "not state field <cup> :empty"),
    ('the pour button is "Disabled"', "state button <pour> :disabled"),
    ("the basket shows an empty state", "present <empty state> in <basket>"),
    ("the basket is empty", "state <basket> :empty"),
    ("there should be no tea preselected", "not state <tea> :selected"),
    (
        'the "Cup" dropdown offers "Blue" and "Red"',
        'present option "Blue" in select "Cup"; present option "Red" in select "Cup"',
    ),
    ("the tea total amounts to $32.39", "text <tea total> amounts to = '$32.39'"),
    ("I am officially logged in", "logged in"),
    ("I am brought to the shop page", "address page <shop>"),
    ('the cup dropdown offers "Blue"', 'present option "Blue" in select <cup>'),
    ('the cup dropdown shows "Blue"', "value select <cup> = 'Blue'"),
    ("the tea counter went down to zero", "text badge <tea> = '0'"),
    # Headline style
    ('verify "Poured" message displayed', "text message contains = 'Poured'"),
    ("user able to see the pot", "present <pot>"),
    ("I see the [Pour again] button", 'present button "Pour again"'),
    ('I see the page url matches "/tea/\\d+"', "address matches = '/tea/\\\\d+'"),
    ("I see the *Pour again* button", 'present button "Pour again"'),
    # Several predicates of one subject, several names of one noun
    ("the Pour button should be visible and enabled", "present button <Pour>; state button <Pour> :enabled"),
    ("the Pour button is visible but not enabled", "present button <Pour>; not state button <Pour> :enabled"),
    (
        "the cup field is empty, enabled and focused",
        "state field <cup> :empty; state field <cup> :enabled; state field <cup> :focused",
    ),
    ('the toast should appear and say "Poured"', "present message; text message contains = 'Poured'"),
    (
        'the menu lists "Assam" and "Oolong" and is sorted by name',
        "text menu contains = 'Assam'; text menu contains = 'Oolong'; order menu :ascending @ <name>",
    ),
    ("I should be logged in and redirected to the tea page", "logged in; address page <tea>"),
    ("I should see accept and decline buttons", "present button <accept>; present button <decline>"),
    ("I should see accept and pour the tea", "unclear"),
    ("the trial costs nothing and starts today", "unclear"),
    ("I see the Pour and Cancel buttons", "present button <Pour>; present button <Cancel>"),
    ("the guest no longer sees the pot", "not present <pot>"),
    ("I am told that the pot is no longer hot", "present message <pot is no longer hot>"),
    ("I see that the dial displays noon", "present <noon> in <dial>"),
    ("all of the teas are displayed", "present <teas>"),
    ("I see the tea in neither cup", "unclear"),
    ('the "Tea" and the "Milk" tabs should be gone', 'not present tab "Tea"; not present tab "Milk"'),
    ('I am notified that the "tea" and the "milk" are cold', 'present message <"tea" and the "milk" are cold>'),
    ("I see a dialog to delete the tea", "present dialog <delete the tea>"),
    ("the tea level is low", "text <tea level> = 'low'"),
    ("I see the cups tab not empty", "not state tab <cups> :empty"),
    ("the pot page shows the second tea as selected", "state <tea> #2 in page <pot> :selected"),
    ('the page "does not contain" the "Cold" text', "not text contains = 'Cold'"),
    ("I see a teas table with 3 rows", "count row in table <teas> 3"),
    ("I see a link to the tea garden", "present link <tea garden>"),
    ("I see the green teas highlighted", "state <green teas> :selected"),
    ("the tea basket should be cleared", "state <tea basket> :empty"),
    ('I am greeted with a message that reads "Welcome"', "text message contains = 'Welcome'"),
    ('the tea "Assam" should be in state "Sold"', "text \"Assam\" (tea) contains = 'Sold'"),
    ("I should see the page", "unclear"),
    ("the page is loaded", "unclear"),
    # What can be done is shown by doing it
    ('I should be able to choose "Assam" from the list', "select list = 'Assam'"),
    ('I should not be able to choose "Assam" from the list', 'not present option "Assam" in list'),
    ("I should be able to log in", "log in"),
    ("I should not be able to log in", "not logged in"),
    ("the tea field cannot be edited", "not state field <tea> :enabled"),
    ("the pot cannot be deleted", "not state <delete> in <pot> :enabled"),
    ("the pot can be deleted", "command <pot> :delete"),
    ('I should not be able to choose "Assam" from the tea dropdown', 'not present option "Assam" in select <tea>'),
    ('I should be able to type "Assam" into the tea field', "fill field <tea> = 'Assam'"),
]


@pytest.mark.parametrize(("text", "meaning"), STATEMENTS, ids=[text for text, _ in STATEMENTS])
def test_a_statement_is_understood(text: str, meaning: str) -> None:
    understood = understand(Step("then", text))
    assert notation(understood) == meaning or (
        meaning == "unclear" and understood.kind == "unclear" and understood.refused
    )


def test_no_part_of_the_framer_overrides_another() -> None:
    """Its bases are files of one class: a method of the same name in two of them is a mistake."""
    names = Counter(name for base in Framer.__mro__ for name in vars(base) if not name.startswith("__"))
    assert [name for name, times in names.items() if times > 1] == []
