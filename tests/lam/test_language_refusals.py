"""What the language refuses, and what it says then."""

from __future__ import annotations

import pytest

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

IMPOSSIBLE = [
    ("given", "the store has 5 products", "application holds"),
    ("given", 'there is a customer named "Ada"', "application holds"),
    ("given", 'a user "ada" exists', "application holds"),
    ("given", 'the product "Tea" exists in the system', "application holds"),
    ("given", "the user has an account", "application holds"),
    ("given", 'the product "Tea" has been configured', "application holds"),
    ("given", 'the database contains an order "A-17"', "database"),
    ("then", "the order is stored in the database", "database"),
    ("given", "the API returns an error", "API"),
    ("given", 'the feature flag "beta" is on', "API"),
    ("when", "the cron job runs", "API"),
    ("then", "the response has status code 200", "API"),
    ("given", "today is Monday", "clock"),
    ("given", 'the clock is set to "12:00"', "clock"),
    ("when", "two days have passed", "clock"),
    ("then", "I wait 5 seconds", "wait by themselves"),
    ("when", "I wait a few seconds", "wait by themselves"),
    ("when", "I wait for a moment", "wait by themselves"),
    ("then", 'an e-mail is sent to "ada@lovelace.org"', "mailbox"),
    ("then", "I receive a mail with the invoice", "mailbox"),
    ("then", "I should not be able to change my password with this token", "a token"),
    ("when", "I follow the link in the welcome mail", "sent by mail"),
    ("when", "I run the cleanup script", "command line"),
    ("then", "the command exits", "command line"),
    ("when", "the nightly job runs", "command line"),
    ("when", "I send a POST request to the orders", "API"),
    ("then", "the order is sent to the server", "API"),
    ("when", "the connection is lost", "network"),
    ("when", "I clear the browser's cookies", "cookies"),
    ("then", "there are no errors in the console", "console"),
    ("then", "the server's log shows no warnings", "API"),
    ("then", "the page looks like the reference screenshot", "pictures"),
    ("when", "I solve the captcha", "no program"),
    ("when", "I open the cart in another browser", "session of its own"),
    ("when", "after 2 weeks", "clock"),
    ("given", "the session has expired", "clock"),
    ("when", "I zoom into the map", "no such action"),
    ("then", "it works", "what should be seen"),
    ("then", "everything is fine", "what should be seen"),
    ("then", "the result is correct", "what should be seen"),
    ("then", "the page looks good", "what should be seen"),
    ("then", "the layout is as expected", "what should be seen"),
    ("then", "the data is displayed correctly", "what should be seen"),
    ("then", "I see the correct price", "what should be seen"),
    ("then", "the customer is happy", "what should be seen"),
    ("then", "the page loads fast", "what should be seen"),
]

UNSAID = [
    ("when", "I enter a valid password", "which value"),
    ("when", "I fill in the form with invalid data", "which value"),
    ("when", "I search for something that has no results", "which value"),
    ("when", "she fills in her details", "which value"),
    ("when", "she writes something into the comment box", "which value"),
    ("when", 'I enter some words in the "Note" field', "which value"),
    ("when", "I set the name to a too long string", "which value"),
    ("when", 'I specify the address as "Elm Road", "Leeds", "LS1" and "UK"', "several values"),
    ("given", "I am logged in as an editor", "the name and the password"),
    ("given", "I am an admin", "the name and the password"),
    ("given", "I am logged in with valid credentials", "the name and the password"),
    ("then", "the page has enough data", "how much"),
    ("when", "I go through the whole registration process", "what is done"),
    ("then", "the list appears within 2 seconds", "how fast"),
]

UNCLEAR = [
    ("when", "I choose all options"),
    ("when", "I frobnicate"),
    ("when", "the moon rises"),
    ("when", "I fill in the form"),
    ("when", "I set the price to a huge number"),
    ("when", "I fill in the code with values that will not return a result"),
    ("when", 'I do not click "Save"'),
    ("when", "I fill in the following details"),
    ("when", "I"),
    ("when", ""),
    ("then", ""),
    ("then", "the order is updated"),
    ("then", "the list is created"),
    ("then", "nothing is shown"),
    ("then", "I only see the lamps"),
    ("then", 'I should see "A" or "B"'),
    ("then", "something happens"),
    ("then", "the upload has failed"),
    ("when", "the weekly backup has run"),
    ("then", "the file is downloaded within 3 seconds"),
    ("then", "the input should throw an error with the text Please retry"),
    ("when", 'I click the "Ada" "Delete" thing'),
]

POSSIBLE = [
    ("then", "I should be notified that the mail has been sent"),
    ("then", "he is informed that the session has expired"),
    ("then", 'the opening date is "2026-03-01"'),
    ("then", 'the date is "2026-03-01"'),
    ("then", 'the cooking time is "30 min"'),
    ("when", "I accept the cookies"),
    ("when", "I close the cookie banner"),
    ("when", "I click the Server logs tab"),
    ("when", 'I enter "wrong password" into the Password field'),
    ("when", 'I search for "something that has no results"'),
    ("then", 'I should see "Invalid credentials"'),
    ("then", 'the code is "A"'),
    ("when", "I click Secure"),
    ("when", "I open the API keys page"),
    ("when", "I click the Databases tab"),
    ("when", 'I enter "ada@lovelace.org" into the Email field'),
    ("when", 'I click "Send e-mail"'),
    ("given", "the cart is empty"),
    ("then", "the table has pages"),
    ("then", "the player has speed"),
    ("when", 'I type "something" into the search box'),
    ("then", 'I should see "An e-mail has been sent"'),
    ("then", 'the message says "Everything is fine"'),
]


@pytest.mark.parametrize(("type_", "text", "reason"), IMPOSSIBLE)
def test_what_no_browser_can_do_is_refused_with_its_reason(type_, text, reason):
    understanding = understand(Step(type_, text))

    assert understanding.kind == "impossible"
    assert reason in understanding.refused
    assert understanding.frames == ()


@pytest.mark.parametrize(("type_", "text", "reason"), UNSAID)
def test_what_a_step_leaves_out_is_asked_for(type_, text, reason):
    understanding = understand(Step(type_, text))

    assert understanding.kind == "unclear"
    assert reason in understanding.refused


def test_what_the_words_leave_out_may_stand_in_the_table():
    step = Step("when", "she fills in her details", table=(("Name", "Ada"), ("City", "London")))

    assert not understand(step).refused


@pytest.mark.parametrize(("type_", "text"), UNCLEAR)
def test_a_guess_is_refused(type_, text):
    understanding = understand(Step(type_, text))

    assert understanding.refused
    assert understanding.kind == "unclear"
    assert understanding.frames == ()


@pytest.mark.parametrize(("type_", "text"), POSSIBLE)
def test_words_of_a_refusal_are_no_reason_to_refuse_what_a_page_offers(type_, text):
    assert not understand(Step(type_, text)).refused


def test_a_refusal_says_what_was_understood():
    assert 'choose option "all"' in understand(Step("when", "I choose all options")).refused


@pytest.mark.parametrize(
    ("step", "line"),
    [
        (Step("given", "the moon rises"), "@given('the moon rises')"),
        (Step("when", 'I frob "a" and "b"'), """@when(parsers.parse('I frob "{value}" and "{value_2}"'))"""),
        (Step("then", "a {b} frobs"), "@then('a {b} frobs')"),
        (Step("then", 'a {b} frobs "x"'), """@then(parsers.parse('a {{b}} frobs "{value}"'))"""),
        (
            Step("when", "I frob the red one", template="I frob the <colour of it> one", row={"colour of it": "red"}),
            "@when(parsers.parse('I frob the {colour_of_it} one'))",
        ),
    ],
)
def test_a_refusal_gives_the_line_that_would_define_the_step(step, line):
    assert understand(step).remedy == line


def test_a_table_that_nothing_uses_is_refused():
    understanding = understand(Step("when", 'I click "Save"', table=(("a", "b"),)))

    assert "table" in understanding.refused


def test_a_doc_string_that_nothing_uses_is_refused():
    understanding = understand(Step("when", 'I click "Save"', docstring="why?"))

    assert "doc string" in understanding.refused
