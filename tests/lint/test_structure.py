"""Rules of form: what pytest would not run, or would run as something else."""

from __future__ import annotations

import pytest

GOOD = """
    @shop
    Feature: Cart
      Background:
        Given I am on "/"
      Scenario: Add
        When I click "Add"
        Then I see "1 product"
      Scenario Outline: Save <what>
        When I click "<what>"
        Then I see "<what>"
        Examples:
          | what |
          | all  |
    """


def test_a_sound_feature_has_no_problem(lint):
    assert lint(GOOD) == []


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("Feature: F\n  Scenario: S\n    Given a\n    bad\n", "syntax", 4, 1),
        ("# nothing\n", "empty-feature", 1, 1),
        ("\nFeature: F\n  It is long.\n", "empty-feature", 1, 1),
        ("Feature: F\n  Scenario: S\n  Scenario: T\n    Given a\n", "empty-scenario", 2, 3),
        ("Feature: F\n  Scenario Outline: S\n    Given <a>\n", "empty-scenario", 2, 3),
        ("Feature: F\n  Scenario: S\n    Given <a>\n    Examples:\n      | a |\n", "empty-scenario", 4, 5),
        ("Feature: F\n  Scenario: S\n    And a\n", "dangling", 3, 5),
        ("Feature: F\n  Background:\n    * a\n  Scenario: S\n    Given a\n", "dangling", 3, 5),
        ("Feature: F\n  Scenario: S\n    Given a\n  Rule: R\n    Scenario: S\n      Given a\n", "same-name", 5, 5),
        ("@_x\nFeature: F\n  Scenario: S\n    Given a\n", "tag", 1, 1),
        ("Feature: F\n  Rule: R\n    @parametrize\n    Scenario: S\n      Given a\n", "tag", 3, 5),
    ],
)
def test_what_pytest_would_not_run_is_told_where_it_stands(lint, text, rule, line, column):
    (problem,) = lint(text, rule)
    assert (problem.rule, problem.severity, problem.line, problem.column) == (rule, "error", line, column)
    assert problem.proposal


def test_every_line_that_is_no_gherkin_is_told(lint):
    text = "Feature: F\n  Scenario: S\n    Given a\n    bad\n  Scenario T\n    Given x\n      | a | b |\n      | c |\n"
    assert [(problem.rule, problem.line) for problem in lint(text, "syntax")] == [
        ("syntax", line) for line in (4, 5, 8)
    ]
    assert lint(text, "empty-scenario") == []


def test_a_file_that_is_not_utf8_is_a_problem_of_its_syntax(lint, tmp_path):
    from pytest_lam.lint.linter import Linter

    path = tmp_path / "b.feature"
    path.write_bytes(b"Feature: F\n  Scenario: caf\xe9\n")
    (problem,) = Linter(["syntax"]).problems(path, "b.feature", lambda type_, text: False)
    assert (problem.line, problem.rule) == (2, "syntax")


def test_a_scenario_without_when_and_then_is_told_at_its_name(steps):
    (problem,) = steps("no-effect", 'Given I am on "/"')
    assert problem.line == 2


def test_a_scenario_without_a_then_passes_whatever_happens(steps):
    (problem,) = steps("no-effect", 'Given I am on "/"', 'When I click "Save"')
    assert (problem.line, problem.proposal) == (4, 'Then I see "..."')


def test_a_last_when_wants_a_then_behind_it(steps):
    (problem,) = steps("no-effect", "When a", 'Then I see "b"', "When c")
    assert problem.line == 5
    assert steps("no-effect", "When a", 'Then I see "b"', "When c", 'Then I see "d"') == []


def test_a_background_that_acts_leaves_the_then_to_its_scenarios(lint):
    text = 'Feature: F\n  Background:\n    When I click "a"\n  Scenario: S\n    Then I see "b"\n'
    assert lint(text, "no-effect") == []


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("# language: de\nFunktionalität: F\n  Szenario: S\n    Und a\n", "dangling", 4),
        ("# language: de\nFunktionalität: F\n  Szenario: S\n    Wenn a\n", "no-effect", 4),
        ("# language: de\nFunktionalität: F\n  Szenariogrundriss: S\n    Wenn a\n    Dann b\n", "empty-scenario", 3),
    ],
)
def test_structure_is_looked_at_in_any_language(lint, text, rule, line):
    (problem,) = lint(text, rule)
    assert problem.line == line


def test_the_words_of_another_language_are_not_judged(lint):
    text = "# language: de\nFunktionalität: F\n  Szenario: S\n    Wenn it works\n    Dann it works\n"
    assert lint(text) == []
