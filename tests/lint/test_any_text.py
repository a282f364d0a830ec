"""Whatever stands in a feature, lint comes to an end and says where."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pytest_lam.lint.linter import Linter
from pytest_lam.lint.rules import RULES

LABELS = Path(__file__).parents[1] / "lam" / "corpus" / "labels.jsonl"
PIECES = st.sampled_from(
    [
        "I see",
        "I do not see",
        '"',
        "'",
        "<",
        ">",
        "<a>",
        "£12.50",
        "17",
        "the",
        "total",
        "is",
        "/x",
        "$X",
        "a@b.co",
        "{",
        "ß",
    ]
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(PIECES | st.text(min_size=1, max_size=6), min_size=1, max_size=8).map(" ".join), max_size=6))
def test_any_steps_can_be_looked_at(tmp_path, lines):
    path = tmp_path / "a.feature"
    steps = "".join(f"    Then {' '.join(line.split())}\n" for line in lines)
    path.write_text(f"Feature: F\n  Scenario: S\n{steps}", encoding="utf-8")
    for problem in Linter(RULES).problems(path, "a.feature", lambda type_, text: False):
        assert 1 <= problem.line <= len(lines) + 2
        assert problem.column >= 1


@pytest.mark.parametrize("seed", range(3))
def test_real_steps_in_any_order_can_be_looked_at(tmp_path, seed):
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    random.Random(seed).shuffle(labels)
    steps = "".join(f"    {label['type'].title()} {label['step']}\n" for label in labels)
    path = tmp_path / "a.feature"
    path.write_text(f"Feature: F\n  Scenario: S\n{steps}", encoding="utf-8")
    problems = Linter(RULES).problems(path, "a.feature", lambda type_, text: False)
    assert {problem.rule for problem in problems} >= {"refused", "observes-nothing"}
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(problem.column <= len(lines[problem.line - 1]) for problem in problems)
