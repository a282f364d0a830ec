"""What becomes of false steps in the example features: each must fail, live and in the exported code."""

from __future__ import annotations

import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import MappingProxyType

from .inner import ADMIN, MUSEUM, SHOP, copied, run_pytest
from .trials import Plan, Scope, Trial

WAYS = MappingProxyType({"live": ("--lam=record", "--lam-verify=0"), "replay": ("--lam=replay",)})
"""By the LAM alone, and by the exported code alone."""

SUITES = (SHOP, ADMIN, MUSEUM)

SIDE_BY_SIDE = 2
"""Runs at a time: a browser that waits leaves the other run the processor."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is run: a suite, one way, and which false versions of its steps; ``features`` names some files, or all."""

    suite: str
    way: str
    scope: Scope = "all"
    features: tuple[str, ...] = ()
    sample: int | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class FalseRun:
    """What came of it: the trials, and what the run printed."""

    choice: Choice
    trials: tuple[Trial, ...]
    output: str


def run_all(folder: Path, choices: Iterable[Choice]) -> tuple[FalseRun, ...]:
    """Run all these, some at a time, each on a copy of its suite."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        running = [pool.submit(run, choice, folder / str(number)) for number, choice in enumerate(choices)]
    return tuple(one.result() for one in running)


def run(choice: Choice, folder: Path) -> FalseRun:
    """Run one suite one way, with its false steps tried on the way."""
    suite = copied(choice.suite, folder)
    told = folder / "trials.jsonl"
    plan = Plan(str(told), choice.scope, choice.sample, choice.seed)
    named = [f"{suite.name}/{feature}" for feature in choice.features] or [suite.name]
    arguments = ("-p", "tests.e2e.trials", *WAYS[choice.way], *named)
    inner = run_pytest(suite.parent, *arguments, TRIALS=json.dumps(asdict(plan)))
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    trials = (Trial(**json.loads(line)) for line in lines)
    return FalseRun(choice, tuple(replace(one, test=_placed(one.test, choice.suite)) for one in trials), inner.output)


def _placed(test: str, suite: str) -> str:
    """A test of a copied suite as a test of the suite itself."""
    return f"{suite}/{test.partition('/')[2]}"
