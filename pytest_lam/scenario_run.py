"""One scenario while it runs: who carries each step out, what came of it, what is to be recorded."""

from __future__ import annotations

import ast
import linecache
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, cast

from pytest_lam.bdd import BddStep, ScenarioTemplate, table_of
from pytest_lam.definitions import Definitions
from pytest_lam.errors import BrowserProblem, LamError, StepProblem, UnrecordedStep
from pytest_lam.masking import secrets_of
from pytest_lam.notes import noted
from pytest_lam.recording import RecordedScenario, RecordedStep, Recording
from pytest_lam.session import LamSession
from pytest_lam.step import Step, StepType

if TYPE_CHECKING:
    from pytest_lam.lam.generalist.budgets import Budget
    from pytest_lam.outcome import StepOutcome
    from pytest_lam.runner import Runner


@dataclass(slots=True)
class StepLog:
    """What is told of one step: plain values only, because workers send it to the controller."""

    keyword: str
    text: str
    line: int
    by: str = "code"
    did: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    contradicting: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    seconds: float = 0.0
    spent: dict[str, Any] = field(default_factory=dict)
    """What a prompted model took for it, as the ledger tells it; empty where none was asked."""


class ScenarioRun:
    """The life of one scenario of a feature file."""

    def __init__(
        self,
        path: Path,
        shown_path: str,
        template: ScenarioTemplate,
        row: Mapping[str, str],
        definitions: Definitions,
        session: LamSession,
        fixture: Callable[[str], Any],
        *,
        live: bool,
        budgets: Sequence[Budget] = (),
    ) -> None:
        self.budgets = budgets
        self.path, self.shown_path, self.template, self.row = path, shown_path, template, row
        self.definitions, self.session, self.live = definitions, session, live
        self._fixture = fixture
        self._runner: Runner | None = None
        self._steps = iter(template.steps)
        self._started = 0.0
        self._outcome: StepOutcome | None = None
        self.step: Step | None = None
        self.logs: list[StepLog] = []
        self.recorded: list[RecordedStep] = []
        self.carried_out = 0
        """How many steps the LAM carried out."""
        self.screenshot = ""
        self.problem = ""
        """The code of what a step failed for, where that is told as a problem of the step."""
        self.superseded: list[str] = []

    def begin(self, bdd_step: BddStep, definition: str) -> None:
        """A step is about to run."""
        template = next(self._steps)
        self.step = Step(
            type=cast(StepType, bdd_step.type),
            text=bdd_step.name,
            line=bdd_step.line_number,
            table=table_of(bdd_step),
            docstring=bdd_step.docstring,
            template=template.name,
            row=dict(self.row),
        )
        self._started, self._outcome = time.perf_counter(), None
        self.logs.append(StepLog(bdd_step.keyword.strip(), bdd_step.name, bdd_step.line_number, definition))
        if name := self.definitions.superseded(self.step.type, self.step.text):
            self.superseded.append(f"{name}: your own definition of '{bdd_step.name}' is used instead")
        if self._runner is not None and not self.definitions.missing(self.step.type, self.step.text):
            self._runner.note_code_step(self.step, self._whose_code())

    def carry_out(self) -> None:
        """Give the step that is running to the LAM.

        :raises UnrecordedStep: nothing may be recorded here.
        :raises StepProblem: the step was refused or failed.
        """
        step, log = self.step, self.logs[-1]
        assert step is not None
        log.by = "lam"
        if not self.live:
            raise UnrecordedStep(
                "no code defines this step, and nothing is recorded in this mode. "
                "Run `pytest --lam=auto` where a browser is at hand and commit what it writes."
            )
        from pytest_lam.outcome import StepOutcome
        from pytest_lam.secrets import require_secrets

        require_secrets(step)
        self._outcome = StepOutcome(log.did, weak=log.weak, contradicting=log.contradicting, evidence=log.evidence)
        runner = self._started_runner()
        with self.session.accounted(log):
            self.recorded.append(runner.carry_out(step, self._outcome))
        self.carried_out += 1

    def _started_runner(self) -> Runner:
        if self._runner is None:
            from pytest_lam.runner import Runner

            lam = self.session.model
            if self.session.asking is not None:
                known = secrets_of(self.template)
                self.session.asking.begin_scenario(self.path, self.template.name, self.row, known, self.budgets)
            self._runner = Runner(
                self._fixture("driver"),
                lam,
                self.session.settings,
                self._fixture("base_url") or "",
                self.path.parent,
                self._fixture("download_folder"),
            )
        return self._runner

    def end(self) -> None:
        """The step that is running went well."""
        step, log = self.step, self.logs[-1]
        assert step is not None
        log.seconds = time.perf_counter() - self._started
        if log.by != "lam":
            said = (step.type, step.text, step.template, step.row, step.table, step.docstring)
            self.recorded.append(RecordedStep(*said, by=self._whose_code()))

    def _whose_code(self) -> str:
        assert self.step is not None
        return "export" if self.definitions.exported(self.step.type, self.step.text) else "code"

    def fail(self, exception: BaseException) -> None:
        """The step that is running failed: show where in the feature, and how the page looked."""
        assert self.step is not None
        self.logs[-1].seconds = time.perf_counter() - self._started
        inner = own_frames(exception.__traceback__) if not isinstance(exception, LamError) else None
        exception.__traceback__ = at_feature_line(self.path, self._block_line(), self.step.line, inner)
        where = f"{self.shown_path}:{self.step.line}: {self.logs[-1].keyword} {self.step.text}"
        if isinstance(exception, StepProblem):
            self.problem = exception.code
        if isinstance(exception, LamError):
            lines = [where, f"  {exception.args[0]}"]
            if isinstance(exception, StepProblem) and (picture := self._take_screenshot(exception)):
                lines.append(f"  Screenshot: {picture}")
            exception.args = ("\n".join(lines), *exception.args[1:])
        elif type(exception).__module__.partition(".")[0] in DRIVING:
            from pytest_lam.browser.breakdowns import retell

            retell(exception, where)
        else:
            return
        if not self.session.config.getoption("fulltrace"):
            exception.__cause__, exception.__suppress_context__ = None, True  # its words are in the message

    def _block_line(self) -> int:
        """Where the block begins that the running step stands in: the scenario, or a Background."""
        assert self.step is not None
        rule = self.template.rule
        backgrounds = (self.template.feature.background, rule.background if rule is not None else None)
        starts = (self.template.line_number, *(block.line_number for block in backgrounds if block is not None))
        return max(line for line in starts if line <= self.step.line)

    def _take_screenshot(self, problem: StepProblem) -> str:
        if self._runner is None:
            return ""
        name = (self.template.name, " ".join(self.row.values()))
        self.screenshot = pictured(self._runner, problem, self.session, self.path.stem, name)
        return self.screenshot

    def recording(self, old: Recording | None) -> RecordedScenario:
        """What was learned in this run."""
        return recorded_anew(self.template.name, self.row, self.recorded, old)

    @property
    def replayed(self) -> bool:
        """Whether exported code carried a step out."""
        return any(step.by == "export" for step in self.recorded)

    def told(self) -> dict[str, Any]:
        """What is told of this run, as plain values."""
        return {
            "feature": self.shown_path,
            "scenario": self.template.name,
            "row": dict(self.row),
            "steps": [asdict(log) for log in self.logs],
            "model": self.session.model.name if self._runner is not None else "",
            "carried_out": self.carried_out,
            "superseded": self.superseded,
            "screenshot": self.screenshot,
            "problem": self.problem,
        }


def recorded_anew(
    name: str, row: Mapping[str, str], steps: Sequence[RecordedStep], old: Recording | None
) -> RecordedScenario:
    """A scenario as it ran now; steps that exported code carried out stay as they were recorded.

    Such a step may have been recorded in this scenario or in any other: this one counts first.
    """
    scenarios = sorted(
        old.scenarios if old is not None else (), key=lambda one: (one.name, dict(one.row)) != (name, dict(row))
    )
    known: dict[Any, RecordedStep] = {}
    for step in (step for scenario in scenarios for step in scenario.steps if step.by == "lam"):
        known.setdefault(step.identity, step)
    found = tuple(
        replace(known.get(step.identity, step), template=step.template, row=step.row) if step.by == "export" else step
        for step in steps
    )
    return RecordedScenario(name, noted(found), dict(row))


def pictured(runner: Runner, problem: StepProblem, session: LamSession, folder: str, words: Sequence[str]) -> str:
    """Take a picture of the page with the problem's candidates outlined; nothing where that can't be done.

    :param folder: where below the folder of reports.
    :param words: what names the picture.
    :return: its path as messages show it.
    """
    from pytest_lam.browser.screenshots import screenshot

    snapshot = runner.watch.snapshot
    if snapshot is None:
        return ""
    outlined = [node for ref in problem.candidates if (node := snapshot.get(ref)) is not None]
    path = session.settings.report_dir / folder / f"{'-'.join(filter(None, map(slug, words)))}.png"
    try:
        screenshot(runner.driver, path, outlined)
    except (BrowserProblem, OSError):
        return ""  # the step's own failure is what the user must see
    return session.shown(path)


def slug(text: str) -> str:
    """``text`` as a part of a file's name."""
    return "-".join("".join(char if char.isalnum() else " " for char in text.lower()).split())[:80]


DRIVING = frozenset({"selenium", "urllib3"})
"""Packages whose exceptions tell that the browser would not do what a step's own code wanted."""

PLUMBING = frozenset({"_pytest", "pytest_bdd", "pytest_lam"})
"""Packages whose frames tell a user nothing about a failed step."""


def own_frames(traceback: TracebackType | None) -> TracebackType | None:
    """The part of a traceback that begins in the user's own or exported code, without what that calls of the driver."""
    entries: list[TracebackType] = []
    while traceback is not None:
        package = str(traceback.tb_frame.f_globals.get("__name__", "")).partition(".")[0]
        if package not in (DRIVING if entries else PLUMBING):
            entries.append(traceback)
        traceback = traceback.tb_next
    own = None
    for entry in reversed(entries):
        own = TracebackType(own, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return own


FRAME_SOURCE = "def scenario(): return sys._getframe()"


def at_feature_line(path: Path, first_line: int, line: int, inner: TracebackType | None) -> TracebackType:
    """A traceback entry for a line of a feature file, with ``inner`` below it.

    A failure is shown by the lines of the frames' code objects: this frame's is one whose file
    is the feature, whose first line is its block's, and whose statement is the whole step.
    """
    text = linecache.getline(str(path), line).rstrip()
    tree = ast.parse(FRAME_SOURCE)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.lineno, node.end_lineno = first_line, line
        elif isinstance(node, (ast.stmt, ast.expr)):
            node.lineno = node.end_lineno = line
            node.col_offset, node.end_col_offset = len(text) - len(text.lstrip()), len(text.encode())
    names: dict[str, Any] = {"__name__": "feature", "sys": sys}
    exec(compile(tree, str(path), "exec"), names)
    frame: FrameType = names["scenario"]()
    return TracebackType(inner, frame, frame.f_lasti, line)
