"""What steps that name a deed of several actions mean."""

from __future__ import annotations

import pytest
from frame_notation import notation

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

MACROS = [
    ("given", "I am logged in", "log in"),
    ("given", 'I am signed in as "grace"', "log in user='grace'"),
    ("given", "Grace is logged in", "log in user='Grace'"),
    (
        "given",
        "I am logged in as an editor",
        "unclear: it says who somebody is, and not the name and the password that log them in",
    ),
    (
        "given",
        'the user logs in with the name "grace" and the password "$GRACE_PIN"',
        "log in name='grace' password=Secret(name='GRACE_PIN')",
    ),
    ("when", 'I sign in as "grace" using the password "hopper"', "log in user='grace' password='hopper'"),
    ("when", 'I log in with "grace" and "hopper"', "log in user='grace' password='hopper'"),
    (
        "when",
        'I log in at "/signin" as "grace" with password "hopper"',
        "navigate = '/signin'; log in user='grace' password='hopper'",
    ),
    ("when", 'I log in to the portal as "grace"', "log in @ <portal> user='grace'"),
    (
        "given",
        "she has signed in with the user name jroe and the password Autumn-31",
        "log in user name='jroe' password='Autumn-31'",
    ),
    ("when", "I log in as tester7", "log in user='tester7'"),
    ("when", 'I log in as "ada", password: "x1"', "log in user='ada' password='x1'"),
    ("when", 'I log in with "ada" as user name and "x1" as password', "log in user name='ada' password='x1'"),
    (
        "when",
        'I sign in with the branch "North", the user "ada" and the PIN "77"',
        "log in branch='North' user='ada' pin='77'",
    ),
    ("given", "we are logged into the back office as Ada", "log in @ <back office> user='Ada'"),
    (
        "given",
        'I am on the "Algebra" "course" page logged in as "ada"',
        "log in user='ada'; navigate page \"Algebra\" (course)",
    ),
    ("given", 'I am logged in as "ada" and on the overview page', "log in user='ada'; navigate page <overview>"),
    ("given", "I am logged in as Ada on the overview page", "log in user='Ada'; navigate page <overview>"),
    ("when", "I log back in as Ada", "log in user='Ada'"),
    ("when", "the customer logs out", "log out"),
    ("when", "she logs out via the profile menu", "log out @ menu <profile>"),
    ("when", "I sign out", "log out"),
    ("given", "I am not logged in", "log out"),
    ("when", 'I search for "green tea"', "search = 'green tea'"),
    ("when", "I search for green tea in the search field", "search = 'green tea' @ field <search>"),
    ("when", 'I search the catalogue for "green tea"', "search = 'green tea' @ <catalogue>"),
    (
        "when",
        'the user searched for "green tea" in the "Products" section',
        "search = 'green tea' @ section \"Products\"",
    ),
    ("when", 'I add "Green tea" to the basket', 'add "Green tea" @ <basket>'),
    ("when", 'I add 3 "Green tea" to the basket', 'add "Green tea" 3 @ <basket>'),
    ("when", 'I put two pieces of "Green tea" into my basket', 'add "Green tea" 2 @ <basket>'),
    ("when", '"Green tea" is added to the basket', 'add "Green tea" @ <basket>'),
    ("when", "I add the first product to the wish list", "add <product> #1 @ list <wish>"),
    ("when", 'I add "Tea" and "Milk" to the basket', 'add "Tea" @ <basket>; add "Milk" @ <basket>'),
    ("when", 'I remove "Green tea" from the basket', 'remove "Green tea" @ <basket>'),
    ("when", "I delete the comment of Bob", "remove <comment> in <Bob>"),
    ("when", 'the user deletes the "Draft 3" row', 'remove row "Draft 3"'),
    ("when", 'I take "Green tea" out of the basket', 'remove "Green tea" @ <basket>'),
    ("when", '"Green tea" is removed from the basket', 'remove "Green tea" @ <basket>'),
    ("when", "I submit the registration form", "submit form <registration>"),
    ("when", "I submit", "submit"),
    ("when", "I confirm", "confirm"),
    ("when", "I confirm the dialog", "confirm dialog"),
    ("when", "I cancel the dialog", "cancel dialog"),
    ("when", "I cancel", "cancel"),
    ("when", "I close the cookie banner", "close message <cookie>"),
    ("when", "I dismiss the notification", "close message"),
    ("when", 'I expand the "Filters" section', 'expand section "Filters"'),
    ("when", "I collapse the first panel", "collapse section #1"),
    ("when", 'I open the "Green tea" card', 'open card "Green tea"'),
    ("when", "I open the user menu", "open menu <user>"),
    ("when", 'I view the order "A-17"', 'open "A-17" (order)'),
    ("when", "I sort by price", "sort <price>"),
    ("when", 'I sort the table by "Last login" in descending order', 'sort "Last login" :descending @ table'),
    ("when", "I sort the list by name from a to z", "sort <name> :ascending @ list"),
    ("when", 'I filter the orders by status "Open"', "filter badge <status> = 'Open' @ <orders>"),
    ("when", 'I filter by "Open"', "filter = 'Open'"),
    ("when", 'I filter the list for "Open"', "filter = 'Open' @ list"),
    ("when", "I go to the next page", "next page"),
    ("when", "I open the previous page of the list", "previous page list"),
    ("when", "I go to page 4", 'click link "4"'),
    ("when", "I show 40 entries per page", "fill <entries per page> = '40'"),
    ("when", "I set the number of rows per page to 40", "fill <rows per page> = '40'"),
    ("when", "she starts a search for green tea", "search = 'green tea'"),
    ("when", 'he looks up "Keller" in the directory', "search = 'Keller' @ <directory>"),
    ("when", "I sort the products from Z to A", "sort :descending @ <products>"),
    ("when", "I sort the list from newest to oldest", "sort :descending @ list"),
    ("when", "I narrow the list down to open orders", "filter = 'open orders' @ list"),
    ("when", "I filter the list to show only open orders", "filter = 'open orders' @ list"),
    ("when", "I rename it Old tea", "fill field <name> = 'Old tea'"),
    ("when", "I rename the folder Tea to leaves", "command <folder Tea> :rename = 'leaves'"),
    ("when", "I reply to it with Many thanks", "command :reply = 'Many thanks'"),
    ("when", "I assign Ada to the ticket", "command <ticket> :assign = 'Ada'"),
    ("when", "I move the meeting to next Friday", "command <meeting> :move = 'next Friday'"),
    ("when", "I mark it as done", "command :mark = 'done'"),
    ("when", "I mark all messages as read", "command <all messages> :mark = 'read'"),
    ("when", "I delete all messages", "remove <all messages>"),
    ("when", "I collapse all panels", "collapse <all panels>"),
    ("when", "I decline all cookies", "command <all cookies> :decline"),
    ("when", "I pay by invoice", "command <invoice> :pay"),
    ("when", "I check out as a guest", "command <guest> :check out"),
    ("when", "I switch the language to Dutch", "fill <language> = 'Dutch'"),
    ("when", 'I comment "Lovely" under the first post', "fill field <comment> in <post> #1 = 'Lovely'; submit"),
    ("when", 'I post the comment "Lovely" on the recipe', "fill field <comment> in <recipe> = 'Lovely'; submit"),
    ("when", "I go to the last page", "click link <last>"),
    ("when", "they move on to the next page of the list", "next page list"),
    ("when", "I click through to the next page", "next page"),
    ("given", "I am on the Billing tab", "click tab <Billing>"),
    ("then", "I am on the Billing tab", "state tab <Billing> :selected"),
    ("when", "I navigate to the Team section", "open section <Team>"),
    ("given", "I begin on the start page", "navigate page <start>"),
    ("then", "it takes me back to the cart page", "address page <cart>"),
    (
        "when",
        'I filter the mails by sent date from "1 May" up to "9 May"',
        "filter <sent date> at least = '1 May' @ <mails>; filter <sent date> at most = '9 May' @ <mails>",
    ),
    ("when", "I go to show page", "navigate page <show>"),
    ("when", "I save my changes to the pictures", "command <changes> :save @ image"),
    ("when", 'I review dish "Soup"', 'command "Soup" (dish) :review'),
    ("then", "I should remain logged in", "logged in"),
    ("when", "I confirm the dialog with OK", "click <OK> in dialog"),
    ("when", 'I answer the question with "No"', 'click "No"'),
    ("when", "I copy the address to the clipboard", "command <address> :copy"),
    ("when", "I check in for the trip", "command <trip> :check in"),
    ("when", "I use the search to find mugs", "search = 'mugs'"),
    ("when", "I narrow the list down to letters from last week", "filter = 'letters from last week' @ list"),
    ("when", "I click the Date header to sort the table", "click section <Date>"),
    ("when", "I move to the previous page", "previous page"),
    ("when", 'I filter the mails by sent date up to "31 May"', "filter <sent date> at most = '31 May' @ <mails>"),
    ("when", 'I add the title "Tea"', "fill <title> = 'Tea'"),
    ("then", "she finds herself on the start page again", "address page <start>"),
    ("then", "I log out of the shop", "log out @ <shop>"),
    ("then", "nobody is logged in", "not logged in"),
    ("then", "I should not be able to log in", "not logged in"),
    ("given", "I am signed in as Trial User", "log in user='Trial User'"),
    ("given", "they have the settings open", "open <settings>"),
    ("when", "he steps back to the delivery details", "navigate page <delivery details>"),
    ("when", "the clerk proceeds to payment", "navigate page <payment>"),
    ("when", "I filter the orders by status Sent", "filter badge <status> = 'Sent' @ <orders>"),
    ("when", "Kim searches the archive for tea", "search = 'tea' @ <archive>"),
    ("when", "I flag the first comment as spam", "command <comment> #1 :flag = 'spam'"),
    ("when", "Ada unsubscribes from the newsletter", "command <newsletter> :unsubscribe"),
    ("when", "the tenant pays the rent with the saved card", "command <rent> :pay @ card <saved>"),
    ("when", "I book the room for tomorrow", "command <room> :book = 'tomorrow'"),
    ("given", "I am a customer on the order page", "navigate page <order>"),
    ("when", "I go back to the list", "open list"),
    ("when", "she goes on to the next chapter", "navigate page <next chapter>"),
    ("when", "I jump to the last page", "click link <last>"),
    ("given", '"Ada" has logged in', "log in user='Ada'"),
    ("given", 'the user "ada" is logged in', "log in user='ada'"),
    ("when", '"Ada" opens the "Attic" folder', 'open "Attic" (folder)'),
    ("when", '"ada7" deletes the file "tea" using the web UI', 'remove "tea" (file)'),
    ("when", "I click to submit", "submit"),
    ("when", "she selects to sort the list by name", "sort <name> @ list"),
    ("when", 'I sign up as "Ada" with the password "x1"', "fill user='Ada' password='x1'; command :sign up"),
    ("when", "the nurse double clicks the bed", "double click <bed>"),
    (
        "given",
        "I open the order page with Oslo and cash preselected",
        "navigate page <order> @ <with Oslo and cash preselected>",
    ),
    ("given", "I am in the order page which has two lines", "navigate page <order> @ <which has two lines>"),
    ("when", 'I go to the page with the title "Tea"', 'navigate page "Tea"'),
    (
        "given",
        'I am on the "Algebra" course page with editing mode on',
        'navigate page "Algebra" (course); check <editing mode>',
    ),
    ("given", "I open the order page by typing #orders?id=7", "navigate = '#orders?id=7'"),
    ("given", 'I am on the details page of the "part" "tea/pot"', 'navigate page <details> in "tea/pot" (part)'),
    (
        "given",
        "I open the order page with the cash rate and pick a date",
        "navigate page <order> @ <with the cash rate>; choose <date>",
    ),
    ("when", 'I publish the "Spring" article', 'command "Spring" (article) :publish'),
    ("when", 'the user archives "Old notes"', 'command "Old notes" :archive'),
    ("when", "I approve the request of Bob", "command <request> in <Bob> :approve"),
    ("when", 'I rename "Draft" to "Final"', "command \"Draft\" :rename = 'Final'"),
    ("when", "the order is placed", "command <order> :place"),
    ("when", "I edit my profile", "command <profile> :edit"),
    ("when", "I save the changes", "command <changes> :save"),
    ("when", "I accept the cookies", "command <cookies> :accept"),
    ("when", "I sort the products from low to high", "sort :ascending @ <products>"),
    ("when", 'I sort the list by "Age" in "descending" order', 'sort "Age" :descending @ list'),
    ("when", 'I log in using "ada" / "x"', "log in user='ada' password='x'"),
]


@pytest.mark.parametrize(("type_", "text", "meaning"), MACROS)
def test_a_macro_keeps_its_arguments_apart(type_, text, meaning):
    assert notation(understand(Step(type_, text))) == meaning


@pytest.mark.parametrize("text", ["I reorder the columns", "she rearranges the columns of the table"])
def test_putting_columns_into_another_order_sorts_nothing(text):
    assert understand(Step("when", text)).frames == ()


@pytest.mark.parametrize(
    "text",
    [
        'I log in with the role "editor"',
        'I log in as "ada" with the role "editor"',
        'I am logged in as the owner of "Attic"',
        "I log in with user name and password",
        "I log in as Ada with the password from the letter",
        "I log in with the usual credentials",
        "I log in with my email or phone number",
        'I am logged in as an "editor"',
        'I am logged in as a clerk in state "new"',
    ],
)
def test_what_says_no_name_or_password_logs_nobody_in(text):
    understanding = understand(Step("given", text))

    assert understanding.kind == "unclear"
    assert understanding.frames == ()


@pytest.mark.parametrize("text", ["I verify the total", "I need a lamp", "she owns the shop", "I blur the field"])
def test_what_nobody_does_by_a_control_of_that_name_is_no_command(text):
    assert understand(Step("when", text)).frames == ()


def test_a_deed_that_no_table_knows_is_done_by_a_control_of_its_name():
    assert notation(understand(Step("when", "I defrost the fridge"))) == "command <fridge> :defrost"


def test_a_quoted_name_before_a_statement_is_no_person():
    assert notation(understand(Step("then", '"Total" shows "32"'))) == "text \"Total\" = '32'"
    assert notation(understand(Step("then", '"Total" is "32"'))) == "text \"Total\" = '32'"


def test_a_second_deed_that_is_not_known_is_part_of_no_name():
    assert understand(Step("when", "I save the draft and leave")).frames == ()
