"""pytest's and pytest-bdd's hooks while features run; registered when the first feature is met."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Generator, Iterable
from pathlib import Path

import pytest

from pytest_lam.bdd import BddStep, Scenario, example_row, scenario_of, tear_down
from pytest_lam.feature_file import FeatureFile
from pytest_lam.live_step import CURRENT, carry_out
from pytest_lam.marks import budgets_of
from pytest_lam.masking import mask, masked, secrets
from pytest_lam.objective.calls import Calls
from pytest_lam.objective.verification import export_and_verify as export_and_verify_calls
from pytest_lam.objective.verification import written_if
from pytest_lam.scenario_run import ScenarioRun, StepLog
from pytest_lam.verification import Written, export_and_verify, run_live

RUN: pytest.StashKey[ScenarioRun] = pytest.StashKey()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A scenario that a test module of the user's own binds is run from there, and once."""
    bound = {_scenario_key(item) for item in items if not _of_its_feature(item)} - {None}
    twins = [item for item in items if _of_its_feature(item) and _scenario_key(item) in bound]
    if twins:
        config.hook.pytest_deselected(items=twins)
        items[:] = [item for item in items if item not in twins]


def _of_its_feature(item: pytest.Item) -> bool:
    return isinstance(item.parent, FeatureFile) and item.parent.owns(item)


def _scenario_key(item: pytest.Item) -> tuple[Path, str] | None:
    template = scenario_of(item)
    return (Path(template.feature.filename), template.name) if template is not None else None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a scenario live where a step of it is the LAM's, or calls it; then replay it from its code and write that."""
    file = item.parent
    if not isinstance(file, FeatureFile) or not isinstance(item, pytest.Function) or not _needs_lam(item, file):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    item.stash[Calls.RECORDS] = True
    reports = run_live(item, file)
    if all(report.passed for report in reports) and (written := _exported(item, file, nextitem)) is not None:
        tell(reports, written)
    if (rest := tear_down(item, nextitem)).failed:
        reports.append(rest)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def _exported(item: pytest.Function, file: FeatureFile, nextitem: pytest.Item | None) -> Written | None:
    """What came of the export; None where the LAM carried nothing out.

    Whatever goes wrong in it is the failure of this test, not the end of the run.
    """
    run, calls = item.stash.get(RUN, None), item.stash.get(Calls.KEY, None)
    by_steps, by_calls = run is not None and run.carried_out, calls is not None and calls.carried_out
    try:
        if run is not None and calls is not None and by_steps and by_calls:
            return written_if(lambda _: export_and_verify(item, file, run, nextitem), item, calls)
        if run is not None and by_steps:
            return export_and_verify(item, file, run, nextitem)
        return export_and_verify_calls(item, calls, nextitem) if calls is not None and by_calls else None
    except Exception:
        problem = f"the scenario passed, but exporting it failed, so nothing was written:\n{traceback.format_exc()}"
        return Written("unwritten", problem=problem)


def properties(logs: Iterable[StepLog]) -> list[tuple[str, object]]:
    """What a prompted model took for a test, as properties of it, which JUnit XML has; none where none was asked."""
    spent = [log.spent for log in logs if log.spent]
    if not spent:
        return []
    from pytest_lam.lam.generalist.ledger import totals

    total = totals(spent)
    cost = "unknown" if total.cost is None else round(total.cost, 6)
    return [("lam_calls", total.calls), ("lam_tokens", total.tokens), ("lam_cost", cost)]


def _needs_lam(item: pytest.Function, file: FeatureFile) -> bool:
    template = scenario_of(item)
    if template is None or not file.may_record or not file.owns(item):
        return False
    steps = template.render(example_row(item)).steps
    asks = "lam" in item.fixturenames or any(file.definitions.asks_for("lam", step.type, step.name) for step in steps)
    return asks or any(file.definitions.missing(step.type, step.name) for step in steps)


def tell(reports: list[pytest.TestReport], written: Written) -> None:
    """Put what came of the export into the test's own report."""
    for report in reports:
        if report.when == "call":
            report.__dict__["lam"] |= {"outcome": written.outcome, "files": list(written.files)}
            if written.problem:
                report.outcome = "failed"
                report.longrepr = written.problem


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let the report of a scenario carry what its steps did, from worker to controller too."""
    run = item.stash.get(RUN, None)
    if call.when == "call" and run is not None:
        item.user_properties += properties(run.logs)
    report = yield
    mask(report, secrets(item))
    if call.when == "call" and run is not None:
        outcome = "replayed" if report.passed and run.replayed else report.outcome
        report.__dict__["lam"] = masked(run.told(), secrets(item)) | {"outcome": outcome, "files": []}
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_before_scenario(request: pytest.FixtureRequest, scenario: Scenario) -> None:
    """Open the scenario's run."""
    item = request.node
    file = item.parent
    template = scenario_of(item)
    if not isinstance(file, FeatureFile) or template is None or not file.owns(item):
        return
    run = ScenarioRun(
        file.path,
        file.shown_path,
        template,
        example_row(item),
        file.definitions,
        file.lam,
        request.getfixturevalue,
        live=file.may_record,
        budgets=budgets_of(item),
    )
    item.stash[RUN] = run
    CURRENT.set(run)


@pytest.hookimpl
def pytest_bdd_after_scenario() -> None:
    """Close the scenario's run: outside it no step is the LAM's."""
    CURRENT.set(None)


@pytest.hookimpl
def pytest_bdd_before_step(step: BddStep, step_func: Callable[..., object]) -> None:
    """Tell the run which step is on."""
    if (run := CURRENT.get()) is not None:
        run.begin(step, "lam" if step_func is carry_out else f"{step_func.__name__}()")


@pytest.hookimpl
def pytest_bdd_after_step() -> None:
    """Tell the run that the step went well."""
    if (run := CURRENT.get()) is not None:
        run.end()


@pytest.hookimpl
def pytest_bdd_step_error(exception: BaseException) -> None:
    """Tell the run that the step failed."""
    if (run := CURRENT.get()) is not None:
        run.fail(exception)
