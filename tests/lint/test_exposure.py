"""Passwords, keys and cards in clear."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("step", "literal"),
    [
        ('When I log in as "ada" with the password "{}"', "Tr0ub4dor"),
        ('When I fill in "Password" with "{}"', "Tr0ub4dor"),
        ('When I fill in "Your password" with "{}"', "Tr0ub4dor"),
        ('When I enter "{}" as the password', "Tr0ub4dor"),
        ('When I enter "{}" in the "Password" field', "Tr0ub4dor"),
        ('Given my password is "{}"', "Tr0ub4dor"),
        ('Given the API key "{}"', "k-123-456"),
        ('When I type "{}" into "Note"', "ghp_" + "a1B2c3D4e5" * 3 + "abcdef"),
        ('Then I see "{}"', "AKIA" + "ABCDEFGH12345678"),
        ('When I type "{}" into "Note"', "q8Zr1Yw0TnB5xKd7" + "VhLm3Pf9"),
        ('When I pay with "{}"', "4929 1234 5678 9015"),
    ],
)
def test_a_secret_in_a_step_is_told_where_it_begins(steps, step, literal):
    (problem,) = steps("secret", step.format(literal))
    assert (problem.line, problem.column) == (3, len("    ") + step.index("{}") + 1)
    assert problem.severity == "error"


@pytest.mark.parametrize(
    "step",
    [
        'When I log in as "ada" with the password "$SHOP_PASSWORD"',
        'When I log in as "ada" with the password "wrong"',
        'When I fill in "Password" with "<password>"',
        'When I fill in "Password" with ""',
        'When I fill in "Name" with "Password"',
        'When I fill in "E-mail" with "ada@example.com"',
        'Then I see "Password is required"',
        'Then the password field shows "********"',
        'When I pay with "4242 4242 4242 4242"',
        'When I pay with "4929 1234 5678 9016"',
        'When I open "/orders/123e4567-e89b-12d3-a456-426614174000"',
        'When I open "https://shop.example/a-long-name-of-a-product-with-2-lamps"',
        'When I click "checkoutButtonPrimaryLarge2"',
    ],
)
def test_names_of_secrets_wrong_ones_and_published_ones_are_none(steps, step):
    assert steps("secret", step) == []


def test_tables_are_read_by_header_and_by_label(lint):
    text = """
        Feature: F
          Scenario: S
            When I fill in:
              | Name     | Ada       |
              | Password | Tr0ub4dor |
            And these users are there:
              | name | password  |
              | Ada  | Tr0ub4dor |
              | Bob  | $BOB      |
        """
    assert [(problem.line, problem.column) for problem in lint(text, "secret")] == [(5, 20), (8, 16)]


def test_examples_are_read_by_their_header(lint):
    text = """
        Feature: F
          Scenario Outline: S
            When I log in as "<user>" with "<password>"
            Examples:
              | user | password  |
              | ada  | Tr0ub4dor |
        """
    (problem,) = lint(text, "secret")
    assert (problem.line, problem.column) == (6, 16)


def test_a_scenario_of_wrong_passwords_may_say_them(lint):
    text = 'Feature: F\n  Scenario: Wrong passwords are refused\n    When I fill in "Password" with "open sesame"\n'
    assert lint(text, "secret") == []
