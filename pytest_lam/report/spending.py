"""What prompted models took in a run, as JSON for whoever adds it up: in all, by scenario and by step."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pytest_lam.lam.generalist.ledger import totals
from pytest_lam.recording_file import write_atomically

NAME = "model.json"
"""The file, in the folder of reports."""
FORMAT = 1
"""Version of the JSON layout."""


def asked(told: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The tests of which a step was put to a prompted model, out of what is told of all."""
    return [one for one in told if any(step["spent"] for step in one["steps"])]


def spending(told: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What they took; a cost of null is one that nobody knows."""
    tests = asked(told)
    every = [step["spent"] for one in tests for step in one["steps"] if step["spent"]]
    return {"format": FORMAT, "run": totals(every).told(), "scenarios": [_scenario(one) for one in tests]}


def _scenario(one: Mapping[str, Any]) -> dict[str, Any]:
    steps = [step for step in one["steps"] if step["spent"]]
    return {
        "feature": one["feature"],
        "scenario": one["scenario"],
        "row": one["row"],
        "model": one["model"],
        "spent": totals(step["spent"] for step in steps).told(),
        "steps": [
            {"line": step["line"], "text": f"{step['keyword']} {step['text']}", "spent": step["spent"]}
            for step in steps
        ],
    }


def write(told: Iterable[Mapping[str, Any]], folder: Path) -> Path:
    """Put it into the folder of reports."""
    path = folder / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, json.dumps(spending(told), indent=1, ensure_ascii=False) + "\n")
    return path
