"""One test while it runs: who carries each of its calls out, what came of it, what is to be recorded."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from pytest_lam.errors import ActionFailed, LamError, StepProblem, UnrecordedStep
from pytest_lam.live_step import CURRENT
from pytest_lam.masking import secrets_in
from pytest_lam.objective.called import Call, Place, Remembered
from pytest_lam.objective.carried import calling_frames, literals, named
from pytest_lam.objective.code import Code, run
from pytest_lam.objective.typed import Unreadable
from pytest_lam.recording import RecordedScenario, RecordedStep, Recording
from pytest_lam.scenario_run import DRIVING, StepLog, own_frames, pictured, recorded_anew
from pytest_lam.session import LamSession
from pytest_lam.step import Step

if TYPE_CHECKING:
    from pytest_lam.bdd import StepFunctionContext
    from pytest_lam.lam.generalist.budgets import Budget
    from pytest_lam.outcome import StepOutcome
    from pytest_lam.runner import Runner


T = TypeVar("T")
LOCKED = (
    "nothing is recorded in this mode. Run `pytest --lam=auto` where a browser is at hand and commit what it writes."
)
UNSEEN = (
    "what this test calls can't be recorded, because nothing told before it ran that it would. Ask for the fixture "
    'as a parameter, of the test or of a fixture of it, or mark the test with @pytest.mark.usefixtures("lam").'
)


class Calls:
    """The life of one test's calls."""

    KEY: pytest.StashKey[Calls] = pytest.StashKey()
    RECORDS: pytest.StashKey[bool] = pytest.StashKey()
    """Of a test that is run in such a way that what it calls can be recorded."""

    def __init__(
        self,
        place: Place,
        session: LamSession,
        code: Code | None,
        fixture: Callable[[str], Any],
        *,
        live: bool,
        tried: bool = False,
        budgets: Sequence[Budget] = (),
    ) -> None:
        self.budgets, self.tried = budgets, tried
        self.place, self.session, self.code, self.live = place, session, code, live
        self._fixture = fixture
        self._runner: Runner | None = None
        self._outcome: StepOutcome | None = None
        self.remembered = Remembered()
        self.logs: list[StepLog] = []
        self.steps: list[Step] = []
        self.recorded: list[RecordedStep] = []
        self.carried_out = 0
        """How many calls the LAM carried out."""
        self.screenshot = ""

    def make(self, call: Call, result: Callable[[], T]) -> T:
        """Have one call carried out, by exported code where there is some.

        :return: its result, which is computed when it has been carried out.
        :raises UnrecordedStep: no code does what it asks for, and nothing may be recorded here.
        :raises StepProblem: it was refused, could not be done, or what it says is not so.
        """
        __tracebackhide__ = True
        frames = calling_frames()
        step = self._step(call, literals(frames), frames[0].f_lineno if frames else 0)
        log = StepLog(call.word, call.said, step.line)
        self.steps.append(step)
        self.logs.append(log)
        started = time.perf_counter()
        try:
            self._carry_out(step, log)
            return result()
        except Unreadable as problem:
            raise self._told(ActionFailed(f"{call.said}: {problem}"), step, log) from None
        except Exception as problem:
            raise self._told(problem, step, log) from None
        finally:
            log.seconds = time.perf_counter() - started
            if (scenario := CURRENT.get()) is not None:  # it is a step's own definition that calls
                scenario.logs[-1].did.append(f"{call.word} {call.said}: {'; '.join(log.did) or log.by}")

    def _step(self, call: Call, said: frozenset[str], line: int) -> Step:
        literal = call.said in said
        text = call.text if literal else named(call.text, self.remembered, said)
        template = text if literal else named(text, self.place.row, said)
        table = tuple(
            tuple(cell if cell in said else named(cell, self.remembered, said) for cell in cells)
            for cells in call.table
        )
        row = dict(self.place.row) if template != text else {}
        return Step(
            call.type, text, line, table, template=template, row=row, reading=call.reading, objective=call.objective
        )

    def _carry_out(self, step: Step, log: StepLog) -> None:
        definition = self.code.definition(step) if self.code is not None else None
        if definition is not None:
            self._run_code(definition, step, log)
        elif self.live:
            self._ask(step, log)
        else:
            locked = not self.session.settings.records or self.tried
            raise UnrecordedStep(f"no code carries this call out, and {LOCKED if locked else UNSEEN}")

    def _run_code(self, definition: StepFunctionContext, step: Step, log: StepLog) -> None:
        log.by = f"{definition.step_func.__name__}()"
        if self._runner is not None:
            self._runner.note_code_step(step, "export")
        run(definition, step, self.remembered, self._fixture)
        said = (step.type, step.text, step.template, step.row, step.table, step.docstring)
        self.recorded.append(RecordedStep(*said, by="export"))

    def _ask(self, step: Step, log: StepLog) -> None:
        from pytest_lam.outcome import StepOutcome
        from pytest_lam.secrets import require_secrets

        log.by = "lam"
        require_secrets(step)
        runner = self._started_runner()
        if self.session.asking is not None:
            self.session.asking.secrecy.know(secrets_in(self.steps))
        runner.remembered |= self.remembered
        self._outcome = StepOutcome(log.did, weak=log.weak, contradicting=log.contradicting, evidence=log.evidence)
        with self.session.accounted(log):
            self.recorded.append(runner.carry_out(step, self._outcome))
        for action in self.recorded[-1].actions:
            if action.name == "remember":
                self.remembered[str(action.value)] = str(runner.remembered[str(action.value)])
        self.carried_out += 1

    def _started_runner(self) -> Runner:
        if self._runner is None:
            from pytest_lam.runner import Runner

            lam, place = self.session.model, self.place
            if self.session.asking is not None:
                self.session.asking.begin_scenario(place.path, place.test, place.row, {}, self.budgets)
            self._runner = Runner(
                self._fixture("driver"),
                lam,
                self.session.settings,
                self._fixture("base_url") or "",
                self.place.path.parent,
                self._fixture("download_folder"),
            )
        return self._runner

    def _told(self, problem: Exception, step: Step, log: StepLog) -> Exception:
        """The problem as the user is to see it: at the line of the call, with how the page looked."""
        where = f"{self.place.shown}:{step.line}: {log.keyword}: {log.text}"
        if isinstance(problem, LamError):
            lines = [where, f"  {problem.args[0]}"]
            if isinstance(problem, StepProblem) and (picture := self._take_screenshot(problem)):
                lines.append(f"  Screenshot: {picture}")
            problem.args = ("\n".join(lines), *problem.args[1:])
            return problem.with_traceback(None)
        if type(problem).__module__.partition(".")[0] in DRIVING:
            from pytest_lam.browser.breakdowns import retell

            retell(problem, where)
        return problem.with_traceback(own_frames(problem.__traceback__))

    def _take_screenshot(self, problem: StepProblem) -> str:
        if self._runner is None:
            return ""
        name = (self.place.test, " ".join(self.place.row.values()))
        self.screenshot = pictured(self._runner, problem, self.session, self.place.path.stem, name)
        return self.screenshot

    def recording(self, old: Recording | None) -> RecordedScenario:
        """What was learned in this test."""
        return recorded_anew(self.place.test, self.place.row, self.recorded, old)

    @property
    def replayed(self) -> bool:
        """Whether exported code carried a call out."""
        return any(step.by == "export" for step in self.recorded)

    def told(self) -> dict[str, Any]:
        """What is told of this test, as plain values; the same as of a scenario."""
        return {
            "feature": self.place.shown,
            "scenario": self.place.test,
            "row": dict(self.place.row),
            "steps": [asdict(log) for log in self.logs],
            "model": self.session.model.name if self._runner is not None else "",
            "carried_out": self.carried_out,
            "superseded": [],
            "screenshot": self.screenshot,
        }
