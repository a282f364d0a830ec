"""A pytest plugin of the inner runs: writes what became of each test to the file $TOLD, a JSON line a report."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    scenario = getattr(report, "lam", None) or {}
    steps = scenario.get("steps") or [{}]
    crash = getattr(report.longrepr, "reprcrash", None)
    told = {
        "test": report.nodeid,
        "when": report.when,
        "outcome": report.outcome,
        "scenario": scenario.get("scenario"),
        "came_to": scenario.get("outcome"),
        "line": steps[-1].get("line"),
        "error": crash.message if crash is not None else str(report.longrepr or ""),
        "seconds": report.duration,
        "lam": scenario,
    }
    with Path(os.environ["TOLD"]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(told) + "\n")
