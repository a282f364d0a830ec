"""What pytest-bdd can't bind is a collection error with file, line and remedy; nothing is dropped silently."""

from __future__ import annotations

import pytest

STEP = "    Given code a\n"


@pytest.mark.parametrize(
    ("text", "line", "problem", "remedy"),
    [
        pytest.param("", 1, "the file has no Feature", "Begin it with `Feature: <name>`", id="empty file"),
        pytest.param("# later\n", 1, "the file has no Feature", "Begin it with `Feature: <name>`", id="comment only"),
        pytest.param(
            "\n# later\nFeature: A\n  Words.\n", 3, "the feature has no scenario", "Add a `Scenario:`", id="no scenario"
        ),
        pytest.param(
            "Feature: A\n  Scenario: B\n  Scenario: C\n" + STEP,
            2,
            'scenario "B" has no steps',
            "Write its steps",
            id="scenario without steps",
        ),
        pytest.param(
            f"Feature: A\n  Scenario: B\n{STEP}\n  Scenario: B\n{STEP}",
            5,
            'scenario "B" stands already at line 2',
            "another name",
            id="two scenarios of one name",
        ),
        pytest.param(
            f"Feature: A\n  Rule: R\n    Scenario: B\n{STEP}  Rule: S\n    Scenario: B\n{STEP}",
            6,
            'scenario "B" stands already at line 3',
            "another name",
            id="one name in two rules",
        ),
        pytest.param(
            "Feature: A\n  Scenario: B\n    And code a\n", 3, 'begins with "And"', "Begin it with Given", id="And first"
        ),
        pytest.param(
            "Feature: A\n  Scenario: B\n    But code a\n", 3, 'begins with "But"', "Begin it with Given", id="But first"
        ),
        pytest.param(
            "Feature: A\n  Scenario: B\n    * code a\n", 3, 'begins with "*"', "Begin it with Given", id="* first"
        ),
        pytest.param(
            f"Feature: A\n  Background:\n    * code a\n  Scenario: B\n{STEP}",
            3,
            'begins with "*"',
            "Begin it with Given",
            id="* first in a background",
        ),
        pytest.param(
            f"Feature: A\n  Background:\n{STEP}  Rule: R\n    Background:\n      And code b\n    Scenario: B\n{STEP}",
            6,
            'begins with "And"',
            "Begin it with Given",
            id="And first in the background of a rule",
        ),
        pytest.param(
            f"Feature: A\n  Background:\n{STEP}  Scenario: B\n    And code a\n",
            5,
            'begins with "And"',
            "Begin it with Given",
            id="And first after a background",
        ),
        pytest.param(
            f"Feature: A\n  Scenario Outline: B\n{STEP}    Examples:\n      | a |\n",
            4,
            "the Examples have no row",
            "Add a row",
            id="Examples without rows",
        ),
        pytest.param(
            f"Feature: A\n  Scenario Outline: B\n{STEP}",
            2,
            '"B" is an outline without Examples',
            "Add `Examples:`",
            id="outline without Examples",
        ),
        pytest.param(
            f"Feature: A\n  Scenario: B\n{STEP}    Gven code b\n", 4, "got 'Gven code b'", "valid Gherkin", id="typo"
        ),
        pytest.param(
            f"Feature: A\n  Scenario: B\n{STEP}      | a | b |\n      | c |\n",
            5,
            "inconsistent cell count",
            "valid Gherkin",
            id="ragged table",
        ),
        pytest.param(
            "# language: xx\nFeature: A\n", 1, "Language not supported: xx", "valid Gherkin", id="unknown language"
        ),
        pytest.param("\ufeffFeature: A\n", 1, "byte order mark", "without BOM", id="byte order mark"),
    ],
)
def test_what_cannot_be_bound_is_told_with_line_and_remedy(project, text, line, problem, remedy):
    project.write("features/a.feature", "")
    (project.path / "features/a.feature").write_text(text, encoding="utf-8")
    result = project.run()
    result.assert_outcomes(errors=1)
    assert result.ret == pytest.ExitCode.INTERRUPTED
    said = result.stdout.str()
    assert f"features/a.feature:{line}: " in said
    assert problem in said
    assert remedy in said
    assert "Traceback" not in said


def test_a_file_that_is_not_utf8_is_told_with_its_line(project):
    (project.path / "a.feature").write_bytes("Feature: A\n  Scenario: Café\n".encode("latin-1"))
    result = project.run()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*a.feature:2: the file is not UTF-8*", "*Save it as UTF-8.*"])


def test_an_error_in_one_feature_does_not_hide_another(project):
    project.write("bad.feature", "")
    project.write("good.feature", f"Feature: A\n  Scenario: B\n{STEP}")
    result = project.run("--continue-on-collection-errors")
    result.assert_outcomes(errors=1, passed=1)


def test_a_module_that_cannot_be_imported_is_an_error_of_its_feature(project):
    project.write("a.feature", f"Feature: A\n  Scenario: B\n{STEP}")
    project.write("test_a.py", "import nowhere_to_be_found\n")
    result = project.run()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*ERROR collecting a.feature*", "*No module named 'nowhere_to_be_found'*"])
