"""What is exported has run: a recorded scenario is replayed from its code before the code is written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from pytest_lam.bdd import example_row, run_item, scenario_of
from pytest_lam.errors import ExportProblem
from pytest_lam.feature_file import CandidateFile, FeatureFile
from pytest_lam.files import recording_path
from pytest_lam.recording import Recording
from pytest_lam.session import Export, current_scenarios, merged

if TYPE_CHECKING:
    from pytest_lam.scenario_run import ScenarioRun


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a scenario that was carried out live: files, or the reason why there are none."""

    outcome: str
    files: tuple[str, ...] = ()
    problem: str = ""


class Interlude(pytest.Item):
    """Stands between the live run and its replay, so that a module's fixtures are set up anew for the replay."""

    def runtest(self) -> None:
        """Never called: pytest only looks at where it stands."""


def run_live(item: pytest.Function, file: FeatureFile) -> list[pytest.TestReport]:
    """Run an item that the LAM may take part in, so that its replay finds all but wider fixtures torn down."""
    assert file.parent is not None, "a file is collected by its folder"
    return run_item(item, Interlude.from_parent(file.parent, name=item.name))


def export_and_verify(
    item: pytest.Function, file: FeatureFile, run: ScenarioRun, nextitem: pytest.Item | None
) -> Written:
    """Make the module that the run's recording gives, replay the scenario from it, and write both.

    Scenarios whose code the new recording has changed are replayed as well: code is written
    only after every scenario that uses it ran from it.
    """
    from pytest_lam.recording_file import load

    session = file.lam
    try:
        with session.locked(file.path):
            old = load(recording_path(file.path))
            recorded = old.scenarios if old is not None else ()
            current = current_scenarios(file.templates)
            scenarios = merged(recorded, run.recording(old), current)
            export = session.prepare(file.path, scenarios)
            for _ in range(session.settings.verify):
                if problem := _replay(item, file, export, old, nextitem):
                    return Written("unverified", problem=problem)
            changed = session.write(file.path, export)
        if not run.replayed:
            session.forget_unasked(current)
    except (ExportProblem, OSError) as error:
        return Written("unwritten", problem=f"the scenario passed, but its code can't be written: {error}")
    outcome = "recorded" if session.settings.verify else "unproven"
    return Written(outcome, (session.shown(session.module_path(file.path)),) if changed else ())


def _replay(
    item: pytest.Function, file: FeatureFile, export: Export, old: Recording | None, nextitem: pytest.Item | None
) -> str:
    """Run from the exported code, as tests of their own, the scenario and all others whose code is new.

    :return: what went wrong, or nothing.
    """
    candidate = CandidateFile.of(file, export.source)
    try:
        twins = [one for one in candidate.collect() if isinstance(one, pytest.Function)]
    except Exception as error:  # the module may hold a user's own code, and anything can be raised by importing that
        return f"the scenario passed, but its module can't be imported, so nothing was written: {error!r}"
    known = set(old.generated) if old is not None else set()
    changed = {name for name, digest in export.definitions.items() if digest not in known}
    recorded = [(scenario.name, dict(scenario.row)) for scenario in export.recording.scenarios]
    due = [twin for twin in twins if _same(twin, item)]
    if not due:
        return "the exported module does not hold the scenario"
    due += [twin for twin in twins if twin not in due and _key(twin) in recorded and _uses(twin, candidate, changed)]
    for twin, following in zip(due, (*due[1:], nextitem), strict=True):
        failed = next((report for report in run_item(twin, following) if report.failed), None)
        if failed is not None:
            return replay_failed(failed, "" if twin is due[0] else twin.name)
    return ""


def _key(item: pytest.Function) -> tuple[str, dict[str, str]]:
    template = scenario_of(item)
    return (template.name if template is not None else "", dict(example_row(item)))


def _uses(item: pytest.Function, candidate: CandidateFile, changed: Collection[str]) -> bool:
    template = scenario_of(item)
    steps = template.render(example_row(item)).steps if template is not None else ()
    return any(candidate.definitions.exported(step.type, step.name) in changed for step in steps)


def _same(one: pytest.Function, other: pytest.Function) -> bool:
    return _key(one) == _key(other)


def replay_failed(report: pytest.TestReport, neighbour: str) -> str:
    """What is told of a replay that failed; ``neighbour`` is the other test that it was of, if any."""
    if neighbour:
        return (
            f"the code exported for this scenario breaks the replay of {neighbour}, so nothing was written.\n"
            f"{report.longreprtext}"
        )
    return (
        "the live run passed, but the replay of the exported code did not, so nothing was written.\n"
        "The likeliest cause is what the scenario itself left behind on the server: reset it in an autouse fixture "
        '(README, "A fresh start for every scenario").\n'
        f"The replay's {report.when} failed:\n{report.longreprtext}"
    )
