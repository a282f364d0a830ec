"""What is exported has run: a test whose calls were recorded runs again from their code before that is written."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import pytest

from pytest_lam.bdd import run_item
from pytest_lam.errors import ExportProblem
from pytest_lam.files import recording_path
from pytest_lam.objective.calls import Calls
from pytest_lam.objective.code import Code
from pytest_lam.objective.project import Project, home, key
from pytest_lam.recording import RecordedScenario, Recording
from pytest_lam.session import Export
from pytest_lam.step import Step
from pytest_lam.verification import Written, replay_failed


def export_and_verify(item: pytest.Function, calls: Calls, nextitem: pytest.Item | None) -> Written:
    """Make the code that the test's calls give, run from it the test and all others whose code is new, and write it."""

    def verified(trial: Trial) -> Written:
        for _ in range(calls.session.settings.verify):
            if problem := _replay(item, trial, nextitem):
                return Written("unverified", problem=problem)
        return Written("recorded" if calls.session.settings.verify else "unproven")

    return written_if(verified, item, calls)


@dataclass(frozen=True, slots=True)
class Trial:
    """Code that is about to be written, what it was made of, and what there was before."""

    code: Code
    export: Export
    old: Recording | None


def written_if(verified: Callable[[Trial], Written], item: pytest.Function, calls: Calls) -> Written:
    """Write the code that a test's calls give, if something passes while it carries them out."""
    from pytest_lam.recording_file import load

    project = Project.of(item.config)
    session, path = project.session, home(item)
    try:
        with session.locked(path):
            old = load(recording_path(path))
            recorded = old.scenarios if old is not None else ()
            export = session.prepare(path, project.merged(path, recorded, calls.recording(old)))
            code = Code.of(export.source, session.module_path(path), item.config)
            with project.trying(path, code):
                outcome = verified(Trial(code, export, old))
            if outcome.problem:
                return outcome
            changed = session.write(path, export)
    except (ExportProblem, OSError) as error:
        return Written("unwritten", problem=f"the test passed, but the code of its calls can't be written: {error}")
    return replace(outcome, files=(*outcome.files, *((session.shown(session.module_path(path)),) if changed else ())))


def _replay(item: pytest.Function, trial: Trial, nextitem: pytest.Item | None) -> str:
    """Run the test, and the others of its file whose code is new, from that code.

    :return: what went wrong, or nothing.
    """
    known = set(trial.old.generated) if trial.old is not None else set()
    changed = {name for name, digest in trial.export.definitions.items() if digest not in known}
    tests = Project.of(item.config).items.get(home(item), {})
    recorded = [(tests.get(key(one.name, one.row)), one) for one in trial.export.recording.scenarios]
    others = [test for test, one in recorded if test not in (None, item) and _uses(one, trial.code, changed)]
    due = [item, *(test for test in others if test is not None)]
    for test, following in zip(due, (*due[1:], nextitem), strict=True):
        failed = next((report for report in run_item(test, following) if report.failed), None)
        if failed is not None:
            return replay_failed(failed, "" if test is item else test.name)
    return ""


def _uses(scenario: RecordedScenario, code: Code, changed: Collection[str]) -> bool:
    """Whether code that is new carries out a call of a test."""
    steps = (Step(step.type, step.text, table=step.table, docstring=step.docstring) for step in scenario.steps)
    found = (code.definition(step) for step in steps)
    return any(definition is not None and definition.step_func.__name__ in changed for definition in found)
