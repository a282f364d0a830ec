"""Comments that let problems pass."""

from __future__ import annotations

import pytest

FEATURE = """
    {head}
    Feature: F
      {line}
      @tag
      Scenario: S
        When I click "Save"
        {step}
        Then it works
    """


@pytest.fixture
def vague(lint):
    """The lines of vague steps in a feature with these comments."""

    def lines(head="#", line="#", step="#"):
        return [problem.line for problem in lint(FEATURE.format(head=head, line=line, step=step), "vague")]

    return lines


def test_without_a_comment_the_problem_is_told(vague):
    assert vague() == [8]


@pytest.mark.parametrize(
    "comment",
    [
        "# lam: ignore[vague]",
        "# lam: ignore",
        "#lam: ignore [secret, vague]: nobody can see more",
        "# lam: ignore - nobody can see more",
    ],
)
def test_a_comment_lets_a_problem_of_the_next_line_pass(vague, comment):
    assert vague(step=comment) == []


@pytest.mark.parametrize(
    "comment", ["# lam: ignore[secret]", "# lam: ignored", "# lam: ignore[]", "# lam: ignore[vague", "# ignore[vague]"]
)
def test_other_rules_and_other_comments_let_nothing_pass(vague, comment):
    assert vague(step=comment) == [8]


def test_a_comment_speaks_of_the_next_line_only(vague):
    assert vague(line="# lam: ignore[vague]") == [8]


def test_tags_and_comments_may_stand_between(lint):
    text = "Feature: F\n  # lam: ignore[no-effect]\n  # why\n  @tag\n  Scenario: S\n    Given a\n"
    assert lint(text, "no-effect") == []


@pytest.mark.parametrize("comment", ["# lam: ignore-file[vague]", "# lam: ignore-file: drafts"])
def test_a_comment_at_the_top_is_for_the_whole_file(vague, comment):
    assert vague(head=comment) == []


def test_a_comment_for_the_file_stands_at_the_top(vague):
    assert vague(step="# lam: ignore-file[vague]") == [8]


def test_a_row_of_the_examples_can_be_let_pass(lint):
    text = """
        Feature: F
          Scenario Outline: S
            When I log in with "<password>"
            Examples:
              | user | password  |
              # lam: ignore[secret]: of the demo, which everybody may enter
              | ada  | Tr0ub4dor |
              | bob  | Tr0ub4dor |
        """
    assert [problem.line for problem in lint(text, "secret")] == [8]


def test_a_comment_that_names_no_rule_is_told_with_the_nearest(lint):
    (problem,) = lint("# lam: ignore-file[vauge]\nFeature: F\n  Scenario: S\n    Given a\n", "unknown-rule")
    assert (problem.line, problem.proposal) == (1, "vague")
