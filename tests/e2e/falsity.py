"""What becomes of false features when they are run: each scenario must fail, at the step that is false."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from .inner import ADMIN, SHOP, copied, run_pytest
from .mutants import FalseFeature, denied, falsified

Verdict = Literal["caught", "survived", "astray"]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to make features false and to run them: the mutator, pytest-lam's mode, and whether all must change."""

    falsify: Callable[[str], FalseFeature]
    mode: str
    everywhere: bool = True


WAYS = MappingProxyType(
    {
        "live": Way(falsified, "record"),
        "replay": Way(falsified, "replay"),
        "denied": Way(denied, "record", everywhere=False),  # a denial that can't fail is the cheapest lucky pass
    }
)
"""By the LAM alone with another value expected, by the exported code alone, and by the LAM with the claim denied."""

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
    way: str
    verdict: Verdict
    error: str


@dataclass(frozen=True, slots=True)
class FalseRun:
    """One suite run one way: its outcomes, and what the run printed."""

    suite: str
    way: str
    outcomes: tuple[Outcome, ...]
    missing: tuple[str, ...]
    """Scenarios that can't be made false or that did not run at all."""
    output: str


def run_all(folder: Path, ways: Iterable[str]) -> tuple[FalseRun, ...]:
    """Run the false version of every example feature in these ways.

    :param ways: keys of ``WAYS``.
    """
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        running = [
            pool.submit(run, suite, way, folder / f"{way}-{number}")
            for way in ways
            for number, suite in enumerate((SHOP, ADMIN))
        ]
    return tuple(one.result() for one in running)


def run(suite: str, way: str, folder: Path) -> FalseRun:
    """Run the false version of one suite.

    :param way: a key of ``WAYS``.
    """
    features = copied(suite, folder)
    made = {}
    for path in sorted(features.glob("*.feature")):
        made[path.name] = false = WAYS[way].falsify(path.read_text(encoding="utf-8"))
        path.write_text(false.text, encoding="utf-8", newline="")
    inner = run_pytest(features.parent, features.name, f"--lam={WAYS[way].mode}", f"--lam-timeout={PATIENCE}")
    outcomes = tuple(_outcomes(inner.reports, made, suite, way))
    missing = [*_not_run(inner.calls, made), *(_untouched(made) if WAYS[way].everywhere else ())]
    return FalseRun(suite, way, outcomes, tuple(missing), inner.output)


def _outcomes(
    reports: Iterable[Mapping[str, Any]], made: Mapping[str, FalseFeature], suite: str, way: str
) -> Iterable[Outcome]:
    for report in reports:
        if report["when"] != "call" and report["outcome"] == "passed":
            continue
        name = _feature(report)
        lines = {change.scenario: change.step_line for change in made[name].changes}
        if report["scenario"] in made[name].untouched:
            continue
        test, error = report["test"].partition("::")[2], report["error"].strip().split("\n")[0]
        yield Outcome(suite, name, test, way, verdict_on(report, lines.get(report["scenario"])), error)


def verdict_on(report: Mapping[str, Any], false_line: int | None) -> Verdict:
    """How a false scenario ended, by the report of its call (or of a set-up that failed) and the false step's line."""
    if report["outcome"] == "passed" or report["came_to"] in ("unverified", "unwritten"):
        return "survived"
    return "caught" if report["when"] == "call" and report["line"] == false_line else "astray"


def _not_run(calls: Iterable[Mapping[str, Any]], made: Mapping[str, FalseFeature]) -> Iterable[str]:
    ran = {(_feature(call), call["scenario"]) for call in calls}
    for name, false in made.items():
        yield from (f"{name}: {one.scenario}" for one in false.changes if (name, one.scenario) not in ran)


def _untouched(made: Mapping[str, FalseFeature]) -> Iterable[str]:
    return (f"{name}: {scenario}" for name, false in made.items() for scenario in false.untouched)


def _feature(report: Mapping[str, Any]) -> str:
    return Path(report["test"].partition("::")[0]).name
