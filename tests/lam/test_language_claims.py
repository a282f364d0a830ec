"""What is claimed of lists, orders, links, changes and of what nobody can do."""

from __future__ import annotations

import pytest
from frame_notation import notation

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

CLAIMS = [
    ("the shop list opens", "state list <shop> :open"),
    ("the settings dialog should close", "state dialog <settings> :closed"),
    ("the timetable is loaded", "present <timetable>"),
    ("the weather widget has finished loading", "present section <weather>"),
    ('"Rain" should not be listed in the forecast', "not text <forecast> contains = 'Rain'"),
    ("all rows should be selected", "state row x all :selected"),
    ("the first 2 rows are checked", "state row #1 :checked; state row #2 :checked"),
    ("the order should be listed as shipped", "text <order> contains = 'shipped'"),
    ("I should see a single invoice in the list", "count <invoice> in list 1"),
    ('I should see only "Tea" in the basket', "text <basket> contains = 'Tea'; count item (Tea) in <basket> 1"),
    (
        'the basket should have only the "Tea" product',
        "text <basket> contains = 'Tea'; count <product> in <basket> 1",
    ),
    ('the pane should only show lines with "GET"', "count row x all in section contains = 'GET'"),
    ("the card shows a tea count and a help link", "present <tea count> in card; present link <help> in card"),
    (
        "the card shows the error state without count or help link",
        "present <error state> in card; not present <count> in card; not present link <help> in card",
    ),
    ("the tea and milk panel should be closed", "state section <tea and milk> :closed"),
    (
        'I should see the product "Tea" with price "$2"',
        "text contains = 'Tea'; text \"Tea\" (product) contains = '$2'",
    ),
    ('I should not see the product "Tea" with price "$2"', "not text \"Tea\" (product) contains = '$2'"),
    ("shop::user sees the Teas card", "present card <Teas>"),
    ('the "Milk" option "does not appear" in the menu', 'not present option "Milk" in menu'),
    ('the "Milk" node "doesn\'t" exist', "not text contains = 'Milk'"),
    ('I should see "appears" in the menu', "text menu contains = 'appears'"),
    ('no stock badge for the "Tea" should be visible', 'not present badge <stock> in "Tea"'),
    ('the "green" "Tea" should be listed in the menu', "text menu contains = 'green'"),
    ("I do not see the No data message", "not present message <No data>"),
    ("I should see also the payment", "present <payment>"),
    ("you should be taken to the main page with a colour chosen", "address page <main> @ <with a colour chosen>"),
    ('the penultimate tea should be "Assam"', "text <tea> #-2 contains = 'Assam'"),
    (
        'the last tea in the list should have name "Assam" and price "$2"',
        "text <tea> #-1 in list contains = 'Assam'; text <tea> #-1 in list contains = '$2'",
    ),
    ("the colour button should show that the red filter is in effect", "present <red filter> in button <colour>"),
    ("you should be brought back to the tea form", "present form <tea>"),
    ("you see the following cup", "present <cup>"),
    (
        'I see the tea "Assam" from field "North" and valley "Upper"',
        'text field "North" in "Upper" (valley) contains = \'Assam\'',
    ),
    (
        'there is tea from valley "Upper" and valley "Lower"',
        'present <tea> in "Upper" (valley); present <tea> in "Lower" (valley)',
    ),
    ("3 cups appear in the rack including Jo", "count <cups> in <rack> 3; present <Jo> in <rack>"),
    ('the guest bought a single "Cup"', "unclear"),
    ("the tea status is brewing", "text badge <tea> = 'brewing'"),
    ("the tea status is updated", "unclear"),
    ("the total comes to 32.39", "text <total> amounts to = '32.39'"),
    ("the total is at least $10", "text <total> at least = '$10'"),
    ("the price is no more than 5", "text <price> at most = '5'"),
    ("the weight should be less than 3", "text <weight> less than = '3'"),
    ("the departure is later than 2024-05-01", "text <departure> more than = '2024-05-01'"),
    ('the code starts with "TEA-"', "text <code> starts with = 'TEA-'"),
    ('the code ends with "-1"', "text <code> ends with = '-1'"),
    ('"Assam" comes before "Oolong"', "order in order [Assam, Oolong]"),
    ('"Assam" should appear after "Oolong"', "order in order [Oolong, Assam]"),
    ('focus is on the "Search" field', 'state field "Search" :focused'),
    ("the tea image is loaded", "state image <tea> :loaded"),
    ('the error "Required" is shown for the "Name" field', "text message in field \"Name\" contains = 'Required'"),
    ('I should see an ".error" element', "unclear"),
    ('I should see 3 ".product" elements', "unclear"),
    ('I should see text matching "[a-z]+"', "text matches = '[a-z]+'"),
    ("the guest gets an error about the missing cup", "present message <missing cup>"),
    ("I am still on the same page", "unclear"),
    ("it has a red border", "impossible"),
    ('the price drops to "$9"', "text <price> = '$9'"),
    ("I should see that this tea has no discount applied", "not present <discount> in <tea>"),
    ("the action bar should say 5 selected", "text <action bar> contains = '5 selected'"),
    ('the tea should be described as "Mild" in the list', "text <tea> contains = 'Mild' @ list"),
    ("I should have no colour selected", "not state <colour> :selected"),
    ('the button "Bold" is active', 'state button "Bold" :active'),
    ("I should not be able to edit the code", "not state <code> :enabled"),
    ("I should not be able to cancel this order", "not state <cancel> :enabled"),
    ("you see a message explaining there is no connection", "present message <there is no connection>"),
    ("I should be notified to pick a colour", "present message <pick a colour>"),
    ('the menu has info on "Tea"', "text menu contains = 'Tea'"),
    (
        'it should have "Ada", "Paris" as its delivery address',
        "text <delivery address> contains = 'Ada'; text <delivery address> contains = 'Paris'",
    ),
    (
        'the "Save" button of the toolbar should be disabled in view-only mode',
        'state button "Save" in section :disabled',
    ),
    (
        'the colour filter "Hue" should be in effect and show red when opened',
        'present "Hue" (colour filter); open "Hue" (colour filter); text contains = \'red\'',
    ),
    ('I should see "a", "b" and "c" in this order', "list in order [a, b, c]"),
    ('the list is "a", "b", "c" in this order', "list list [a, b, c]"),
    ('the list contains exactly "a" and "b"', "list list any order [a, b]"),
    ("the products are sorted by price", "order <products> :ascending @ <price>"),
    ("the products are sorted by price, descending", "order <products> :descending @ <price>"),
    ('the list is sorted by column "Name" in "descending" order', 'order list :descending @ column "Name"'),
    ("the total has gone up by 5", "change <total> = '+5'"),
    ("there is one more row than before", "change row :count = '+1'"),
    ("there are 2 fewer rows in the table than before", "change row in table :count = '-2'"),
    ("the total has not changed", "change <total> = '0'"),
    ('the "Email" field has the placeholder "you@example.com"', "placeholder field \"Email\" = 'you@example.com'"),
    ('the "Docs" link leads to "/docs"', "link link \"Docs\" = '/docs'"),
    ('the "Docs" link leads to "The manual"', "unclear"),
]


@pytest.mark.parametrize(("text", "meaning"), CLAIMS)
def test_a_claim_becomes_its_checks(text: str, meaning: str) -> None:
    found = understand(Step("then", text))
    assert (found.kind if found.refused else notation(found)) == meaning
