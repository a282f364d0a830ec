"""What becomes of false features when they are run: each scenario must fail, at the step that is false."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from .inner import ADMIN, SHOP, copied, run_pytest
from .mutants import FalseFeature, falsified

Verdict = Literal["caught", "survived", "astray"]

MODES = MappingProxyType({"live": "record", "replay": "replay"})
"""The two ways a scenario is run, and the mode of each: by the LAM alone, by the exported code alone."""

PATIENCE = "2"
"""Seconds that a step waits: every false step waits that long, and no page of the examples needs more."""

SIDE_BY_SIDE = 2
"""Runs at a time: a browser that waits leaves the other run the processor."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a false scenario ended.

    verdict: "caught" (its false step failed), "survived" (it passed, or passed live and only its
    replay failed), "astray" (something else failed, so that nothing is known of the false step).
    """

    suite: str
    feature: str
    test: str
    mode: str
    verdict: Verdict
    error: str


@dataclass(frozen=True, slots=True)
class FalseRun:
    """One suite in one mode: its outcomes, and what the run printed."""

    suite: str
    mode: str
    outcomes: tuple[Outcome, ...]
    missing: tuple[str, ...]
    """Scenarios that can't be made false or that did not run at all."""
    output: str


def run_all(folder: Path) -> tuple[FalseRun, ...]:
    """Run the false version of every example feature in every mode."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        running = [
            pool.submit(run, suite, mode, folder / f"{mode}-{number}")
            for mode in MODES
            for number, suite in enumerate((SHOP, ADMIN))
        ]
    return tuple(one.result() for one in running)


def run(suite: str, mode: str, folder: Path) -> FalseRun:
    """Run the false version of one suite.

    :param mode: a key of ``MODES``.
    """
    features = copied(suite, folder)
    made = {}
    for path in sorted(features.glob("*.feature")):
        made[path.name] = false = falsified(path.read_text(encoding="utf-8"))
        path.write_text(false.text, encoding="utf-8", newline="")
    inner = run_pytest(features.parent, features.name, f"--lam={MODES[mode]}", f"--lam-timeout={PATIENCE}")
    outcomes = tuple(_outcomes(inner.reports, made, suite, mode))
    return FalseRun(suite, mode, outcomes, tuple(_missing(inner.calls, made)), inner.output)


def _outcomes(
    reports: Iterable[Mapping[str, Any]], made: Mapping[str, FalseFeature], suite: str, mode: str
) -> Iterable[Outcome]:
    for report in reports:
        if report["when"] != "call" and report["outcome"] == "passed":
            continue
        name = _feature(report)
        lines = {change.scenario: change.step_line for change in made[name].changes}
        test, error = report["test"].partition("::")[2], report["error"].strip().split("\n")[0]
        yield Outcome(suite, name, test, mode, verdict_on(report, lines.get(report["scenario"])), error)


def verdict_on(report: Mapping[str, Any], false_line: int | None) -> Verdict:
    """How a false scenario ended, by the report of its call (or of a set-up that failed) and the false step's line."""
    if report["outcome"] == "passed" or report["came_to"] in ("unverified", "unwritten"):
        return "survived"
    return "caught" if report["when"] == "call" and report["line"] == false_line else "astray"


def _missing(calls: Iterable[Mapping[str, Any]], made: Mapping[str, FalseFeature]) -> Iterable[str]:
    ran = {(_feature(call), call["scenario"]) for call in calls}
    for name, false in made.items():
        yield from (f"{name}: {scenario}" for scenario in false.untouched)
        yield from (f"{name}: {one.scenario}" for one in false.changes if (name, one.scenario) not in ran)


def _feature(report: Mapping[str, Any]) -> str:
    return Path(report["test"].partition("::")[0]).name
