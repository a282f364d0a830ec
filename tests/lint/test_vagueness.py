"""Words that name nothing, and what a step comes to."""

from __future__ import annotations

import pytest

NAME_THEM = "name the fields and their values, in quotes or in a table"


@pytest.mark.parametrize(
    ("step", "pointed", "proposal"),
    [
        ("Then it works", "it works", 'Then I see "..."'),
        ("Then the result is correct", "the result is correct", 'Then I see "..."'),
        ("Then everything should be fine", "everything", 'Then I see "..."'),
        ("Then the page is displayed correctly", "the page", 'Then I see "..."'),
        ("Then the order total is correct", "correct", 'Then the order total is "..."'),
        ("Then the login works", "works", 'Then the login is "..."'),
        ("Then the list is displayed as expected", "as expected", 'Then the list is "..."'),
        ("Then the expected price is displayed", "expected", 'Then I see "..."'),
        ("Then I see the correct details", "correct", 'Then I see "..."'),
        (
            "When I fill in the form with valid data",
            "valid",
            NAME_THEM,
        ),
        ("When I enter valid credentials", "valid", NAME_THEM),
        ("Given a customer with some details", "some", NAME_THEM),
        ("When I click something", "something", "name it"),
        ("When the user fills in a valid password", "valid", NAME_THEM),
        ("Then the user verifies the search result is correct", "correct", 'Then the search result is "..."'),
        ("Then the nightly job ran successfully", "successfully", 'Then I see "..."'),
    ],
)
def test_what_leaves_open_what_is_meant_is_told_where_it_begins(steps, step, pointed, proposal):
    (problem,) = steps("vague", step)
    assert (problem.column, problem.proposal) == (len("    ") + step.index(pointed) + 1, proposal)


@pytest.mark.parametrize(
    "step",
    [
        'Then I see "It works"',
        "Then the total is 12",
        "Then the customer is logged in",
        "Then the customer is logged in successfully",
        "Then I should be notified that the request has been submitted successfully",
        "Then I should be notified that the email is not valid",
        "Then I should be notified that it has been successfully created",
        "Then the cart is empty",
        "Then the menu on the right is open",
        "When I click the right arrow",
        "When I fill in the required fields",
        "Then it is shown in the list of members",
        'When I enter the credentials of "Ada"',
    ],
)
def test_what_names_something_is_not_vague(steps, step):
    assert steps("vague", step) == []


def test_data_in_a_table_is_not_vague(steps):
    assert steps("vague", "When I fill in the form with valid data", "  | Name | Ada |") == []


def test_what_code_defines_is_the_codes_own_matter(steps):
    assert steps("vague", "When I enter valid credentials", coded=lambda type_, text: type_ == "when") == []


@pytest.mark.parametrize("step", ["Then the page is displayed", "Then the page loads", "Then I see the screen"])
def test_a_then_that_holds_on_every_page_observes_nothing(steps, step):
    (problem,) = steps("observes-nothing", step)
    assert (problem.severity, problem.proposal) == ("error", 'Then I see "..."')


def test_a_then_that_acts_observes_nothing(steps):
    (problem,) = steps("observes-nothing", 'Then I click "Save"')
    assert problem.proposal == 'When I click "Save"'


@pytest.mark.parametrize("step", ['Then I see "Saved"', 'Then the "Cart" page is displayed', "Then the cart is empty"])
def test_a_then_that_looks_at_something_is_fine(steps, step):
    assert steps("observes-nothing", step) == []


def test_a_then_that_speaks_of_a_deed_as_possible_is_no_when(steps):
    (problem,) = steps("observes-nothing", 'Then I should click "Save"')
    assert problem.proposal == 'Then I see "..."'


def test_a_when_that_only_looks_is_a_then(steps):
    (problem,) = steps("only-looks", 'When I see "Saved"')
    assert problem.proposal == 'Then I see "Saved"'
    assert steps("only-looks", 'When I click "Save"') == []


def test_a_step_that_the_model_refuses_says_why_and_what_would_close_the_gap(steps):
    (problem,) = steps("refused", "Then the database has 3 orders")
    assert "database" in problem.what
    assert "@then" in problem.proposal


def test_a_step_that_own_code_carries_out_is_not_refused(steps):
    assert steps("refused", "Then the database has 3 orders", coded=lambda type_, text: True) == []


def test_a_refusal_that_another_rule_explains_is_told_once(lint):
    text = 'Feature: F\n  Scenario: S\n    When I click "Save"\n    Then it works\n'
    assert [problem.rule for problem in lint(text)] == ["vague"]
    assert [problem.rule for problem in lint(text, "refused")] == ["refused"]
