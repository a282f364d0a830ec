"""What collecting needs to know of a feature file."""

from __future__ import annotations

import pytest

from pytest_lam.errors import FeatureProblem
from pytest_lam.feature import FeatureScenario, read

RULES = """\
@shop
Feature: Cart
  Background:
    Given a shop

  @fast
  Scenario: Add
    When I add

  @members
  Rule: Members
    Background:
      Given a member

    @slow
    Scenario Outline: Save <what>
      When I save <what>
      @later
      Examples:
        | what |
        | all  |
"""


def written(tmp_path, text):
    path = tmp_path / "cart.feature"
    path.write_text(text, encoding="utf-8")
    return path


def test_scenarios_are_known_by_name_and_line_also_those_of_rules(tmp_path):
    feature = read(written(tmp_path, RULES), "cart.feature")
    assert feature.name == "Cart"
    assert feature.scenarios == (FeatureScenario("Add", 7), FeatureScenario("Save <what>", 16))


def test_tags_are_those_of_feature_rule_scenario_and_examples(tmp_path):
    assert read(written(tmp_path, RULES), "cart.feature").tags == {"shop", "fast", "members", "slow", "later"}


def test_tags_of_a_rule_without_scenarios_are_not_lost_on_the_others(tmp_path):
    text = "Feature: A\n  @one\n  Scenario: B\n    Given c\n  @two\n  Rule: D\n"
    assert read(written(tmp_path, text), "a").tags == {"one"}


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("# language: de\nFunktionalität: A\n  Szenario: B\n    Und c\n", "Und"),
        ("# language: de\nFunktionalität: A\n  Szenariogrundriss: B\n    Angenommen c\n", "outline"),
        ("# language: fr\nFonctionnalité: A\n  Scénario: B\n    * c\n", "*"),
    ],
)
def test_problems_are_found_in_every_language(tmp_path, text, keyword):
    with pytest.raises(FeatureProblem) as problem:
        read(written(tmp_path, text), "a.feature")
    assert keyword in problem.value.problem


def test_a_problem_knows_its_place_and_its_remedy(tmp_path):
    with pytest.raises(FeatureProblem) as problem:
        read(written(tmp_path, "Feature: A\n  Scenario: B\n    And c\n"), "features/a.feature")
    assert (problem.value.path, problem.value.line) == ("features/a.feature", 3)
    assert problem.value.remedy == "Begin it with Given, When or Then."
    assert str(problem.value).startswith("features/a.feature:3: ")


def test_line_ends_of_windows_are_read(tmp_path):
    path = tmp_path / "a.feature"
    path.write_bytes(b"Feature: A\r\n  Scenario: B\r\n    Given c\r\n")
    assert read(path, "a.feature").scenarios == (FeatureScenario("B", 2),)
