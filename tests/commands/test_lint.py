"""`pytest-lam lint`: its arguments, output and exit codes."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from pytest_lam.commands import DONE, FAILED, FOUND, main
from pytest_lam.lint.rules import RULES

VAGUE = 'Feature: F\n  Scenario: S\n    When I click "Save"\n    Then it works\n    And the result is correct\n'
SOUND = VAGUE.replace("it works", 'I see "Saved"').replace("the result is correct", 'I see "Sent"')


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with a vague and a sound feature."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "vague.feature").write_text(VAGUE, encoding="utf-8")
    (tmp_path / "features" / "sound.feature").write_text(SOUND, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return tmp_path


def test_problems_are_grouped_by_file_with_their_rules_and_proposals(folder, capsys):
    assert main(["lint", "features"]) == FOUND
    assert capsys.readouterr().out == (
        "features/vague.feature\n"
        '  4:10  warning  "it works" does not say what is to be seen  [vague]\n'
        '                 -> Then I see "..."\n'
        '   5:9  warning  "the result is correct" does not say what is to be seen  [vague]\n'
        '                 -> Then I see "..."\n'
        "\n"
        "2 features, 2 warnings\n"
    )


def test_nothing_wrong_is_exit_code_0(folder, capsys):
    assert main(["lint", "features/sound.feature"]) == DONE
    assert capsys.readouterr().out == "1 feature, no problem\n"


def test_json_is_one_object_a_line(folder, capsys):
    assert main(["lint", "features", "--json"]) == FOUND
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {
        "path": "features/vague.feature",
        "line": 4,
        "column": 10,
        "rule": "vague",
        "severity": "warning",
        "what": '"it works" does not say what is to be seen',
        "proposal": 'Then I see "..."',
    }
    assert second["line"] == 5


def test_nothing_wrong_is_no_json(folder, capsys):
    assert main(["lint", "features/sound.feature", "--json"]) == DONE
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--select", "secret,tag"], DONE),
        (["--select", "secret", "--select", "vague"], FOUND),
        (["--ignore", "vague,refused"], DONE),
        (["--ignore", "secret"], FOUND),
    ],
)
def test_rules_are_chosen_and_left_out(folder, arguments, code):
    assert main(["lint", "features", *arguments]) == code


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pytest.ini", "[pytest]\nlam_lint_ignore =\n    vague  # drafts\n    refused\n"),
        ("pytest.ini", "[pytest]\nlam_lint_ignore = vague, refused\n"),
        ("pyproject.toml", '[tool.pytest.ini_options]\nlam_lint_ignore = ["vague", "refused"]\n'),
        ("pyproject.toml", '[tool.pytest]\nlam_lint_ignore = ["vague", "refused"]\n'),
        ("tox.ini", "[pytest]\nlam_lint_ignore = vague, refused\n"),
        ("setup.cfg", "[tool:pytest]\nlam_lint_ignore = vague, refused\n"),
    ],
)
def test_the_projects_ini_file_leaves_rules_out(folder, name, text):
    (folder / "pytest.ini").unlink()
    (folder / name).write_text(text, encoding="utf-8")
    assert main(["lint", "features"]) == DONE


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere is not there"),
        (["pytest.ini"], "pytest.ini is no .feature file"),
        (["empty"], "empty holds no .feature file"),
        (["features", "--select", "vage"], "--select names 'vage', which is no rule; there are syntax,"),
    ],
)
def test_what_can_not_be_done_is_exit_code_2(folder, capsys, arguments, said):
    (folder / "empty").mkdir()
    assert main(["lint", *arguments]) == FAILED
    assert said in capsys.readouterr().err


def test_help_lists_every_rule(capsys):
    with pytest.raises(SystemExit):
        main(["lint", "--help"])
    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown and rule.sentence in shown for name, rule in RULES.items())


def test_definitions_of_the_projects_own_are_known(folder):
    steps = 'from pytest_bdd import then\n\n@then("the database has 3 orders")\ndef orders(): ...\n'
    feature = folder / "features" / "sound.feature"
    feature.write_text(SOUND + "    And the database has 3 orders\n", encoding="utf-8")
    assert main(["lint", str(feature)]) == FOUND
    (folder / "conftest.py").write_text(steps, encoding="utf-8")
    assert main(["lint", str(feature)]) == DONE


def test_neither_pytest_nor_a_browser_is_loaded(folder):
    code = (
        "import sys; from pytest_lam.commands import main; code = main(['lint', 'features']);"
        "print(sorted({'pytest', 'selenium', 'pytest_bdd'} & set(sys.modules)), code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[] 1"
