"""All of Gherkin that pytest-bdd can bind is collected and run."""

from __future__ import annotations

import pytest


def test_background_runs_before_each_scenario(project):
    project.write(
        "conftest.py",
        """
        from pytest_bdd import parsers, step

        @step(parsers.parse("note {word}"))
        def note(word): print("noted", word)
        """,
    )
    project.write(
        "cart.feature",
        """
        Feature: Cart
          Background:
            Given note outer
          Rule: One
            Background:
              Given note inner
            Scenario: First
              When note first
          Rule: Two
            Scenario: Second
              When note second
        """,
    )
    result = project.run("-s", "-v")
    result.assert_outcomes(passed=2)
    noted = [line.split()[-1] for line in result.outlines if "noted " in line]
    assert noted == ["outer", "inner", "first", "outer", "second"]


def test_outline_runs_once_for_each_row_of_all_its_examples(project):
    project.write(
        "cart.feature",
        """
        Feature: Cart
          Scenario Outline: Add
            When code adds <count> <product>
            @slow
            Examples: many
              | count | product |
              | 9     | lamps   |
            @fast
            Examples: few
              | count | product |
              | 1     | lamp    |
              | 2     | lamps   |
        """,
    )
    assert ids(project.collect()) == [
        "cart.feature::test_add[9-lamps]",
        "cart.feature::test_add[1-lamp]",
        "cart.feature::test_add[2-lamps]",
    ]
    project.run("-m", "fast", "--strict-markers").assert_outcomes(passed=2, deselected=1)


def test_outline_values_reach_step_table_and_doc_string(project):
    project.write(
        "conftest.py",
        """
        from pytest_bdd import parsers, then

        @then(parsers.parse('all say "{word}"'))
        def all_say(word, datatable, docstring):
            assert datatable == [["product"], [word]]
            assert docstring == f"a {word}"
        """,
    )
    project.write(
        "cart.feature",
        '''
        Feature: Cart
          Scenario Outline: Add
            Then all say "<product>"
              | product   |
              | <product> |
              """
              a <product>
              """
            Examples:
              | product |
              | lamp    |
              | mug     |
        ''',
    )
    project.run().assert_outcomes(passed=2)


@pytest.mark.parametrize(
    "text",
    [
        "# language: de\nFunktionalität: Korb\n  Szenario: Lampe\n    Angenommen code hier\n    Dann code ist gut\n",
        "# language: fr\nFonctionnalité: Panier\n  Scénario: Lampe\n    Soit code ici\n    Alors code est bon\n",
    ],
)
def test_features_are_read_in_their_own_language(project, text):
    project.write("korb.feature", text)
    result = project.run("-v")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["korb.feature::test_lampe*"])


def test_keywords_take_their_type_from_the_step_before(project):
    project.write(
        "conftest.py",
        """
        from pytest_bdd import given, then, when

        @given("it")
        def given_it(): print("was given")
        @when("it")
        def when_it(): print("was when")
        @then("it")
        def then_it(): print("was then")
        """,
    )
    project.write(
        "cart.feature",
        """
        Feature: Cart
          Scenario: All
            Given it
            And it
            When it
            * it
            Then it
            But it
        """,
    )
    said = [line.split()[-1] for line in project.run("-s").outlines if "was " in line]
    assert said == ["given", "given", "when", "when", "then", "then"]


def test_scenarios_whose_names_differ_in_signs_only_are_both_collected(project):
    project.write(
        "cart.feature",
        "Feature: Cart\n  Scenario: Add\n    Given code a\n  Scenario: Add!\n    Given code b\n",
    )
    assert ids(project.collect()) == ["cart.feature::test_add", "cart.feature::test_add_1"]


def ids(result):
    return [line for line in result.outlines if "::" in line]
