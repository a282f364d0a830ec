"""What an outline fills in."""

from __future__ import annotations

import pytest

OUTLINE = """
    Feature: F
      Background:
        Given I am on "<start>"
      Scenario Outline: Save <what>
        When I fill in "Name" with "<name>"
        Then I see "<name>"
        Examples:
          | start | what | name |
          | /     | all  | Ada  |
    """


def test_names_of_steps_background_table_and_scenario_are_filled_in(lint):
    assert lint(OUTLINE, "undefined-placeholder", "unused-column") == []


def test_a_name_without_a_column_is_told_where_it_stands_with_the_nearest_column(lint):
    (problem,) = lint(OUTLINE.replace('see "<name>"', 'see "<nane>"'), "undefined-placeholder")
    assert (problem.line, problem.column, problem.proposal) == (6, 17, "<name>")


def test_a_name_of_a_table_or_doc_string_is_looked_at(lint):
    table = """
        Feature: F
          Scenario: S
            When I fill in:
              | Name | <who> |
            Then I see:
              '''
              <what>
              '''
        """.replace("'''", '"' * 3)
    assert [problem.line for problem in lint(table, "undefined-placeholder")] == [4, 6]


def test_a_column_that_nothing_names_is_told(lint):
    text = OUTLINE.replace("Save <what>", "Save")
    (problem,) = lint(text, "unused-column")
    assert (problem.line, problem.column) == (8, 17)


@pytest.mark.parametrize(
    "step",
    [
        'When I remember the order number as "order"\n    Then I see "<order>"',
        'When I fill in "Text" with "<b>bold</b>"',
        'When I fill in "Text" with "<script>alert(1)</script>"',
        'When I fill in "Text" with "<custom>x</custom>"',
        "Then the price is < 5 and > 3",
    ],
)
def test_what_was_remembered_and_markup_are_no_placeholders(steps, step):
    assert steps("undefined-placeholder", step) == []
