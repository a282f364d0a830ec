"""A pytest plugin of the inner runs: tries false versions of the Thens that run, and writes down how each came out.

A scenario runs once and as it is written. At a Then its false versions are tried on the very page: by
the LAM where the LAM carries the step out, else by the code that is exported for it. A denial is tried
just before the true step, because what is not there yet is where a denial passes by luck; all else just
after it, when the page shows what the true step saw.

It is told what to try by ``$TRIALS``, a :class:`Plan` as JSON, and answers with a JSON line a trial.
"""

from __future__ import annotations

import json
import os
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from inspect import signature
from pathlib import Path
from typing import Any, Literal, cast

import pytest
from pytest_bdd.parser import Step as BddStep
from pytest_bdd.scenario import get_step_function, parse_step_arguments
from pytest_bdd.utils import get_required_args

from pytest_lam.bdd import example_row, scenario_of, table_of
from pytest_lam.definitions import LamParser
from pytest_lam.errors import LamError, Refusal
from pytest_lam.live_step import CURRENT
from pytest_lam.outcome import StepOutcome
from pytest_lam.scenario_run import ScenarioRun
from pytest_lam.step import Step, StepType
from tests.e2e.mutants import Mutant, mutants

Scope = Literal["all", "scenario", "feature"]
Verdict = Literal["failed", "refused", "unrecorded", "survived", "untried"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is tried.

    scope: "all" false versions of every Then; one of the last Then of each "scenario" (of an Outline in one
    row), or of one scenario of each "feature". sample: how many of these, drawn with the seed (None: all).
    patience: seconds that a false version may wait for the page.
    """

    told: str
    scope: Scope = "all"
    sample: int | None = None
    seed: int = 0
    patience: float = 0.5


@dataclass(frozen=True, slots=True)
class Trial:
    """How one false version came out.

    "failed": a check looked at the page and did not hold. "refused": the LAM would not carry it out, because
    what it speaks of is not there or it is not clear. "unrecorded": no code defines it, so that it fails before
    anything is looked at. "survived": it held. "untried": it was not reached. why: the kind of failure, or what
    a survivor looked at.
    """

    test: str
    line: int
    kind: str
    change: str
    verdict: Verdict
    why: str = ""


class Trials:
    """Tries what the plan says while the scenarios run."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.due: dict[tuple[str, int], list[Mutant]] = {}
        """What is to be tried, by test and the Then's line."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Choose what is tried; scenarios in which nothing is are left out of the run."""
        chosen = list(self._chosen(items))
        if self.plan.sample is not None and self.plan.sample < len(chosen):
            chosen = random.Random(self.plan.seed).sample(chosen, self.plan.sample)
        due = defaultdict(list)
        for test, line, mutant in chosen:
            due[test, line].append(mutant)
        self.due = dict(due)
        tests = {test for test, _, _ in chosen}
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in tests])
        items[:] = [item for item in items if item.nodeid in tests]

    def _chosen(self, items: list[pytest.Item]) -> Iterator[tuple[str, int, Mutant]]:
        seen = set()
        for item in items:
            false = list(false_versions(item))
            template = scenario_of(item)
            of = item.path, template.name if template is not None and self.plan.scope == "scenario" else ""
            if not false:
                self._tell(Trial(item.nodeid, 0, "", "", "untried", "nothing that it expects can be changed"))
            elif self.plan.scope == "all":
                yield from ((item.nodeid, line, one) for line, every in false for one in every)
            elif of not in seen:
                line, every = false[-1]
                yield item.nodeid, line, every[0]
            seen.add(of)

    @pytest.hookimpl(trylast=True)
    def pytest_bdd_before_step(self, request: pytest.FixtureRequest, step: BddStep) -> None:
        """Try the denials."""
        self._try(request, step, lambda mutant: mutant.kind == "denial")

    @pytest.hookimpl(trylast=True)
    def pytest_bdd_after_step(self, request: pytest.FixtureRequest, step: BddStep) -> None:
        """Try what is no denial."""
        self._try(request, step, lambda mutant: mutant.kind != "denial")

    @pytest.hookimpl
    def pytest_sessionfinish(self) -> None:
        """Tell what was never reached."""
        for (test, line), left in self.due.items():
            for mutant in left:
                self._tell(Trial(test, line, mutant.kind, mutant.change, "untried", "the scenario failed before"))

    def _try(self, request: pytest.FixtureRequest, step: BddStep, now: Callable[[Mutant], bool]) -> None:
        test, run = request.node.nodeid, CURRENT.get()
        for mutant in list(self.due.get((test, step.line_number), ())):
            if not now(mutant):
                continue
            said = Step(cast(StepType, step.type), mutant.text, step.line_number, mutant.table, mutant.docstring)
            if run is not None and run.live and run.definitions.missing(step.type, step.name):
                verdict, why = tried_live(run, said, self.plan.patience)
            else:
                verdict, why = tried_in_code(request, said, self.plan.patience)
            self.due[test, step.line_number].remove(mutant)
            self._tell(Trial(test, step.line_number, mutant.kind, mutant.change, verdict, why))

    def _tell(self, trial: Trial) -> None:
        with Path(self.plan.told).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(trial), ensure_ascii=False) + "\n")


def false_versions(item: pytest.Item) -> Iterator[tuple[int, tuple[Mutant, ...]]]:
    """The false versions of each Then that a test runs, by its line; Thens that have none are left out."""
    template = scenario_of(item)
    steps = template.render(example_row(item)).steps if template is not None else ()
    alone = False
    for step in steps:
        alone = (alone and step.type == "then") or ONE.search(step.name) is not None
        false = mutants(step.name, table_of(step), step.docstring) if step.type == "then" else ()
        if false := tuple(one for one in false if not (alone and one.kind == "order")):
            yield step.line_number, false


ONE = re.compile(r"\b(?:has|shows|contains|lists|is|are) (?:only )?(?:1|one) \w+", re.IGNORECASE)
"""What says that there is one thing: of one the last is the first, so that another place is no false version."""


def tried_live(run: ScenarioRun, step: Step, patience: float) -> tuple[Verdict, str]:
    """What the LAM makes of a false step; afterwards the scenario goes on as if it had not been tried."""
    runner = run._started_runner()
    parts = {part: dict(vars(part)) for part in (runner, runner.watch, runner.witness)}
    parts[runner] |= {"earlier": list(runner.earlier), "remembered": dict(runner.remembered)}
    impatient = runner.settings._replace(limits=runner.settings.limits._replace(step=patience))
    runner.settings = runner.witness.settings = impatient
    outcome = StepOutcome()
    try:
        runner.carry_out(step, outcome)
    except Refusal as error:
        return "refused", type(error).__name__
    except LamError as error:
        return "failed", type(error).__name__
    finally:
        for part, before in parts.items():
            _put_back(part, before)
    return "survived", "; ".join(outcome.did)


def _put_back(part: object, before: dict[str, Any]) -> None:
    vars(part).clear()
    vars(part).update(before)


def tried_in_code(request: pytest.FixtureRequest, step: Step, patience: float) -> tuple[Verdict, str]:
    """What becomes of a false step that runs from the code that is there for it."""
    said = BddStep(step.text, step.type, 0, step.line, step.type.title(), docstring=step.docstring)
    context = get_step_function(request, said)
    if context is None or isinstance(context.parser, LamParser):
        return "unrecorded", "no code defines it"
    wanted = {
        "datatable": [list(row) for row in step.table],
        "docstring": step.docstring,
        **parse_step_arguments(said, context),
    }
    names = signature(context.step_func).parameters
    given: dict[str, Any] = {name: value for name, value in wanted.items() if name in names and value is not None}
    given |= {name: request.getfixturevalue(name) for name in get_required_args(context.step_func) if name not in given}
    with pytest.MonkeyPatch.context() as patch:
        if "wait" in given:
            patch.setattr(given["wait"], "_timeout", patience)
        try:
            context.step_func(**given)
        except Exception as error:  # whatever it raises fails the test
            return "failed", type(error).__name__
    return "survived", f"{context.step_func.__name__}()"


def pytest_configure(config: pytest.Config) -> None:
    """Take part where there is a plan."""
    if "TRIALS" in os.environ:
        config.pluginmanager.register(Trials(Plan(**json.loads(os.environ["TRIALS"]))))
