"""Trying false steps tells a lucky pass from a step that fails, and leaves the scenario as it was."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from .inner import run_pytest
from .trials import Plan, Trial

STEPS = """
from pytest_bdd import given, parsers, then, when

@given("a page", target_fixture="page")
def page():
    return {"title": "Ada", "looks": []}

@when("it breaks")
def breaks():
    raise RuntimeError

@then(parsers.parse('the title is "{title}"'))
def title_is(page, title):
    page["looks"].append(title)
    assert page["title"] == title

@then(parsers.parse('the colour is "{colour}"'))
def colour_is(colour):
    assert True

@then(parsers.parse("{looks:d} looks were taken"))
def looks_taken(page, looks):
    assert len(page["looks"]) == looks
"""

UNDEFINED = ("denial", "unrecorded", "no code defines it")


def trials(folder: Path, *scenarios: str, plan: Plan | None = None) -> list[Trial]:
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (folder / "conftest.py").write_text(STEPS, encoding="utf-8")
    lines = []
    for number, steps in enumerate(scenarios):
        lines += [f"{'Scenario Outline' if '<' in steps else 'Scenario'}: {number}", "  Given a page", steps]
    (folder / "one.feature").write_text("\n".join(["Feature: One", *lines, ""]), encoding="utf-8")
    told = folder / "trials.jsonl"
    chosen = replace(plan or Plan(""), told=str(told))
    inner = run_pytest(folder, "-p", "tests.e2e.trials", "--lam=replay", TRIALS=json.dumps(asdict(chosen)))
    assert told.exists(), inner.output
    return [Trial(**json.loads(line)) for line in told.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        (
            'Then the title is "Ada"',
            {("value", "failed", "AssertionError"), ("denial", "unrecorded", "no code defines it")},
        ),
        (
            'Then the colour is "red"',
            {("value", "survived", "colour_is()"), ("denial", "unrecorded", "no code defines it")},
        ),
        (
            'When it breaks\nThen the title is "Ada"',
            {(kind, "untried", "the scenario failed before") for kind in ("value", "denial")},
        ),
        ("When it breaks", {("", "untried", "nothing that it expects can be changed")}),
    ],
)
def test_each_false_step_is_judged_by_itself(tmp_path: Path, steps: str, found: set[tuple[str, str, str]]) -> None:
    assert {(trial.kind, trial.verdict, trial.why) for trial in trials(tmp_path, steps)} == found


def test_the_true_scenario_runs_on_after_a_trial(tmp_path: Path) -> None:
    found = trials(tmp_path, 'Then the title is "Ada"\nAnd 2 looks were taken\nAnd the title is "Ada"')
    assert [(trial.line, trial.verdict) for trial in found if trial.kind != "denial"] == [
        (4, "failed"),
        (5, "failed"),
        (5, "failed"),
        (6, "failed"),
    ]


def test_one_false_step_of_each_scenario_or_of_each_feature_can_be_chosen(tmp_path: Path) -> None:
    both = ['Then the colour is "red"\nAnd the title is "Ada"', 'Then the title is "Ada"']
    of_each = trials(tmp_path, *both, plan=Plan("", scope="scenario"))
    assert [(trial.line, trial.kind) for trial in of_each] == [(5, "value"), (8, "value")]
    (tmp_path / "trials.jsonl").unlink()
    assert [trial.line for trial in trials(tmp_path, *both, plan=Plan("", scope="feature"))] == [5]


def test_of_one_thing_another_place_is_no_false_version(tmp_path: Path) -> None:
    steps = 'Then the table has 1 row\nAnd the first row is "Ada"\nWhen it breaks\nThen the first is "Ada"'
    found = trials(tmp_path, steps)
    assert [trial.line for trial in found if trial.kind == "order"] == [7]


def test_an_outline_is_one_scenario(tmp_path: Path) -> None:
    outline = 'Then the title is "<title>"\nExamples:\n| title |\n| Ada |\n| Ada |'
    assert len(trials(tmp_path, outline, plan=Plan("", scope="scenario"))) == 1
    (tmp_path / "trials.jsonl").unlink()
    assert [trial.kind for trial in trials(tmp_path, outline)] == ["denial", "value"] * 2


def test_a_sample_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    found = []
    for name in ("a", "b"):
        (folder := tmp_path / name).mkdir()
        found.append(trials(folder, *['Then the title is "Ada"'] * 4, plan=Plan("", sample=3, seed=5)))
    assert len(found[0]) == 3
    assert found[0] == found[1]
