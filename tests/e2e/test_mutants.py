"""The mutator makes every scenario false, and changes nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from .mutants import another, denied, falsified

ROOT = Path(__file__).parents[2]
FEATURES = sorted([*ROOT.glob("features/*.feature"), *ROOT.glob("examples/*/features/*.feature")])


def feature(*steps: str) -> str:
    lines = "\n".join(f"    {step}" for step in steps)
    return f"# a comment\nFeature: F\n\n  Scenario: S\n{lines}\n"


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ('the badge shows "1"', 'the badge shows "2"'),
        ('the total is "£9.95"', 'the total is "£10.95"'),
        ('I see "16 products"', 'I see "6 products"'),
        ('I see "10 products"', 'I see "11 products"'),
        ('I see "Welcome, Ada"', 'I see "Welcome, Ada altered"'),
        ('the total is "<total>"', 'the total is "<total> altered"'),
        ("I see “Willkommen”", "I see “Willkommen altered”"),
        ('the quantity of "Mug" is "3"', 'the quantity of "Mug" is "4"'),
        ('I see "Emma" under "Recent books"', 'I see "Emma altered" under "Recent books"'),
        ('"Emma" is selected as the "Author"', '"Emma altered" is selected as the "Author"'),
        ("I should see 3 reviews", "I should see 4 reviews"),
        ("<count> products are shown", "<count>1 products are shown"),
        ("the dialog is closed", "the dialog is open"),
        ("the door is open", "the door is closed"),
        ('the "Terms" box is unchecked', 'the "Terms" box is checked'),
        ('the "Title" field is empty', 'the "Title" field is not empty'),
        ('the "Express" option is selected', 'the "Express" option is not selected'),
        ("I am still on the cart page", "I am no longer on the cart page"),
        ("the customer is still on the cart page", "the customer is no longer on the cart page"),
        ("delivery is free", "delivery is not free"),
        ("the cart should be full", "the cart should not be full"),
        ("the page shows the logo", "the page does not show the logo"),
        ('I do not see "Emma"', 'I see "Emma"'),
        ('I should not see "Emma"', 'I should see "Emma"'),
        ('the list does not contain "Emma"', 'the list contains "Emma"'),
        ('the list doesn\'t contain "Emma"', 'the list contains "Emma"'),
        ('"Emma" isn\'t listed', '"Emma" is listed'),
        ('"Emma" is no longer in the cart', '"Emma" is in the cart'),
        ('there is no "Quantity" field', 'there is a "Quantity" field'),
        ("no products are shown", "2 products are shown"),
        ("there are no results", "there are 2 results"),
        ('the "Send" button is gone', 'the "Send" button is visible'),
        ('I see "There is no such book"', 'I see "There is no such book altered"'),
    ],
)
def test_what_is_expected_is_changed(true: str, false: str) -> None:
    made = falsified(feature("Given the shop", "When I look", f"Then {true}"))
    assert made.text == feature("Given the shop", "When I look", f"Then {false}")
    assert [(change.scenario, change.line, change.before, change.after) for change in made.changes] == [
        ("S", 7, true, false)
    ]


def test_only_the_last_then_is_changed() -> None:
    steps = ['Then I see "A"', 'And I see "B"', 'When I press "C"', "And I wait", 'Then I see "D"', '* I see "E"']
    assert falsified(feature(*steps)).text == feature(*steps[:5], '* I see "E altered"')


def test_a_step_after_the_last_then_stays() -> None:
    steps = ['Then I see "A"', 'When I press "C"', 'And I press "D"']
    assert falsified(feature(*steps)).text == feature('Then I see "A altered"', *steps[1:])


def test_the_last_cell_of_a_table_is_changed() -> None:
    table = ["| Name | Price |", r"| Mug  | a \| b |"]
    made = falsified(feature('Then the "Cart" table shows:', *table))
    assert made.text == feature('Then the "Cart" table shows:', table[0], r"| Mug  | a \| b altered |")
    assert (made.changes[0].line, made.changes[0].step_line) == (7, 5)


def test_an_empty_cell_is_filled() -> None:
    made = falsified(feature("Then the table shows:", "| Mug |  |"))
    assert made.text == feature("Then the table shows:", "| Mug |  altered|")


def test_the_last_line_of_a_doc_string_is_changed() -> None:
    made = falsified(feature("Then the page says:", '"""', "Hello,", "Ada", '"""'))
    assert made.text == feature("Then the page says:", '"""', "Hello,", "Ada altered", '"""')


def test_every_scenario_of_a_rule_is_changed_and_no_background() -> None:
    text = """Feature: F
  Background:
    Given I see "Home"
  Rule: R
    Background:
      Given I see "Shop"
    Scenario: A
      Then I see "A"
    Scenario Outline: B
      Then I see "<b>"
      Examples:
        | b |
        | 1 |
"""
    made = falsified(text)
    assert made.text == text.replace('see "A"', 'see "A altered"').replace('"<b>"', '"<b> altered"')
    assert [change.scenario for change in made.changes] == ["A", "B"]


@pytest.mark.parametrize("steps", [['When I press "A"'], ["Given A", "Then the thing"]])
def test_a_scenario_that_cannot_be_made_false_is_named(steps: list[str]) -> None:
    made = falsified(feature(*steps))
    assert made.untouched == ("S",)
    assert made.text == feature(*steps)


def test_line_ends_stay() -> None:
    text = feature('Then I see "A"').replace("\n", "\r\n")
    assert falsified(text).text == text.replace('"A"', '"A altered"')


@pytest.mark.parametrize(
    ("value", "other"), [("09", "10"), ("-5 %", "-6 %"), ("", "altered"), ("1,234.00", "2,234.00")]
)
def test_another_value_is_of_the_same_sort(value: str, other: str) -> None:
    assert another(value) == other


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_every_scenario_of_the_examples_can_be_made_false(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    made = falsified(text)
    differing = [
        one for one, (old, new) in enumerate(zip(text.split("\n"), made.text.split("\n"), strict=True), 1) if old != new
    ]
    assert made.untouched == ()
    assert differing == [change.line for change in made.changes]


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ('I see "Emma"', 'I do not see "Emma"'),
        ('I should see "Emma"', 'I should not see "Emma"'),
        ('the total is "£9.95"', 'the total is not "£9.95"'),
        ('the order is still "Open"', 'the order is no longer "Open"'),
        ('the badge still shows "2"', 'the badge no longer shows "2"'),
        ('the list contains "Emma"', 'the list does not contain "Emma"'),
        ('there is a "Quantity" field', 'there is no "Quantity" field'),
        ('the "Title" field is empty', 'the "Title" field is not empty'),
        ("the dialog is closed", "the dialog is open"),
    ],
)
def test_a_claim_is_denied(true: str, false: str) -> None:
    assert denied(feature(f"Then {true}")).text == feature(f"Then {false}")


@pytest.mark.parametrize("steps", [['Then I do not see "Emma"'], ["Then I see:", "| Emma |"], ["When I look"]])
def test_what_cannot_be_denied_stays_and_is_named(steps: list[str]) -> None:
    made = denied(feature(*steps))
    assert made.text == feature(*steps)
    assert made.untouched == ("S",)
