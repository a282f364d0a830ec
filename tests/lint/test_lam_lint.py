"""--lam-lint: problems while pytest collects."""

from __future__ import annotations

import pytest

VAGUE = """
    Feature: Cart
      Scenario: Add
        Given code
        When code that adds
        Then the result is correct
    """
CODED = """
    from pytest_bdd import parsers, step

    @step(parsers.re("code.*"))
    def by_code(): ...
    """


@pytest.fixture
def project(pytester):
    """A feature with one vague Then, and code for the rest."""
    pytester.makeconftest(CODED)
    pytester.makefile(".feature", cart=VAGUE)
    return pytester


def test_problems_are_warnings_with_the_features_line(project):
    result = project.runpytest_inprocess("--lam-lint", "--collect-only")
    result.stdout.fnmatch_lines(["cart.feature:5", "*LintWarning: *does not say what is to be seen [[]vague]*"])


def test_nothing_is_looked_for_unless_asked(project):
    project.runpytest_inprocess("--collect-only").stdout.no_fnmatch_line("*LintWarning*")


def test_strict_makes_them_errors_of_collection(project):
    result = project.runpytest_inprocess("--lam-lint", "--lam-strict")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*ERROR collecting cart.feature*", "cart.feature", "*5:10*vague*"])


def test_so_do_warnings_that_the_user_made_errors(project):
    result = project.runpytest_inprocess("--lam-lint", "-W", "error::pytest_lam.lint_hooks.LintWarning")
    result.assert_outcomes(errors=1)


def test_what_code_carries_out_is_not_refused(project):
    result = project.runpytest_inprocess("--lam-lint", "--collect-only")
    result.stdout.fnmatch_lines(["*LintWarning*"])
    result.stdout.no_fnmatch_line("*cart.feature:4*")


def test_the_ini_file_names_rules_that_are_not_looked_for(project):
    project.makeini("[pytest]\nlam_lint = yes\nlam_lint_ignore =\n    vague\n    refused\n")
    project.runpytest_inprocess("--collect-only").stdout.no_fnmatch_line("*LintWarning*")


def test_a_rule_that_there_is_not_is_told(project):
    project.makeini("[pytest]\nlam_lint_ignore = vage\n")
    result = project.runpytest_inprocess("--lam-lint")
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines(["*lam_lint_ignore names 'vage', which is no rule*"])


def test_workers_tell_once(project):
    project.makefile(".feature", cart="Feature: Cart\n  Scenario: Add\n    Given code\n    When code that adds\n")
    result = project.runpytest_subprocess("--lam-lint", "-n", "2")
    result.assert_outcomes(passed=1, warnings=1)
    assert result.stdout.str().count("[no-effect]") == 1
