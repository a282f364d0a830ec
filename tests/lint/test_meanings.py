"""What steps mean, beside each other: contradictions, several wordings, values."""

from __future__ import annotations

import pytest

from pytest_lam.lam.embedded.language import understand
from pytest_lam.lint.meanings import Meanings
from pytest_lam.lint.source import SourceStep
from pytest_lam.step import Step


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('I see "Saved"', 'I do not see "Saved"'),
        ('the "Save" button is visible', 'the "Save" button is not visible'),
        ('the "Save" button is enabled', 'the "Save" button is disabled'),
        ('the "Terms" checkbox is checked', 'the "Terms" checkbox is not checked'),
        ('the total is "£4.00"', 'the total is "£5.00"'),
        ('the "Name" field has the value "Ada"', 'the "Name" field has the value "Bob"'),
        ("I see 3 products", "I see 14 products"),
        ("I see at least 5 products", "I see at most 3 products"),
        ('the page title is "Cart"', 'the page title is "Home"'),
    ],
)
def test_checks_of_one_moment_that_exclude_each_other_are_told_at_the_later(steps, one, other):
    (problem,) = steps("contradiction", f"Then {one}", f"And {other}")
    assert (problem.line, problem.severity) == (4, "error")
    assert problem.what.startswith(f'line 3 says "{one}"')


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('I see "Saved"', 'I do not see "Lost"'),
        ('I see "Saved" in the "Log" list', 'I do not see "Saved" in the "Mail" list'),
        ('I see "a"', 'I see "b"'),
        ('the total is "£4.00"', 'the subtotal is "£5.00"'),
        ('the heading "A" is shown', 'the heading "B" is shown'),
        ("I see at least 3 products", "I see at most 5 products"),
        ("I see 3 products", "I see 4 orders"),
        ('the total is "£4.00"', 'the total is "£4.00"'),
    ],
)
def test_checks_that_can_both_hold_are_no_contradiction(steps, one, other):
    assert steps("contradiction", f"Then {one}", f"And {other}") == []


@pytest.mark.parametrize("between", ['When I click "Undo"', "When the wizards have met"])
def test_what_happens_between_may_change_everything(steps, between):
    assert steps("contradiction", 'Then I see "Saved"', between, 'Then I do not see "Saved"') == []


def test_the_rarer_wording_is_told_with_the_usual_one_for_its_own_values(steps):
    (problem,) = steps(
        "several-wordings",
        'When I fill in "Name" with "Ada"',
        'And I fill in "City" with "London"',
        'And I enter "Grace Hopper" into "Friend"',
    )
    assert (problem.line, problem.proposal) == (5, 'And I fill in "Friend" with "Grace Hopper"')


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('When I fill in "Name" with "Ada"', 'When I type "Grace" into the "City" field'),
        ('When I click the "Save" button', 'When I press the "Send" button'),
        ('Then the page title is "Shop"', 'Then the title of the page should be "Cart"'),
        ('Then the "Pay" button is disabled', 'Then the "Send" button is not enabled'),
        ('Then the "Terms" checkbox is checked', 'Then the "News" checkbox is not unchecked'),
        ('Given I am on "/cart"', 'Given I go to "/login"'),
    ],
)
def test_the_same_is_told_of_whatever_words_it_has(steps, one, other):
    (problem,) = steps("several-wordings", one, other)
    assert problem.line == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('When I fill in "Name" with "Ada"', 'When I fill in "E-mail address" with "Grace Hopper"'),
        ('When I press "Enter"', 'When I hit "Tab"'),
        ('When I click "Save"', 'Then I see "Save"'),
        ("When the wizards have met", "When the witches have met"),
        ("When I add 2 mugs", "When I add 14 mugs"),
    ],
)
def test_other_values_other_keys_and_other_types_are_no_other_wordings(steps, one, other):
    assert steps("several-wordings", one, other) == []


@pytest.mark.parametrize(
    "text",
    [
        'I add 14 of "Desk lamp" to the cart',
        'I fill in "E-mail" with "ada@example.com" and "City" with "London"',
        'the total of "Mug" is "£12.50"',
        'I open "/orders/17"',
        "I open the first 5 rows",
        'I log in as "ada@example.com" with the password "$SHOP_PASSWORD"',
        'I choose "next Monday" as the date',
        "I see 'Ada' in the list",
        'the total goes up by "$15.00"',
    ],
)
@pytest.mark.parametrize("type_", ["when", "then"])
def test_a_step_understood_by_its_kind_has_its_own_values(type_, text):
    meaning = Meanings().of(SourceStep(type_, type_.title(), text, 1, 1), {})
    alone = understand(Step(type_, text))
    assert (meaning.frames, meaning.refused) == (alone.frames, alone.refused)


def test_steps_that_differ_in_their_values_are_understood_once(monkeypatch):
    asked = []
    monkeypatch.setattr("pytest_lam.lint.meanings.understand", lambda step: asked.append(step.text) or understand(step))
    meanings = Meanings()
    for name in ("Teapot", "Mug", "Kettle"):
        meanings.of(SourceStep("when", "When", f'I add 20 of "{name}" to the cart', 1, 1), {})
    assert len(asked) == 1
