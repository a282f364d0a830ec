"""pytest's hooks while tests call the LAM; registered when the first test is met that asks for the fixture."""

from __future__ import annotations

import traceback
from collections.abc import Generator, Mapping

import pytest

from pytest_lam.bdd import run_item, tear_down
from pytest_lam.feature_file import FeatureFile
from pytest_lam.masking import mask, masked, secrets_in
from pytest_lam.objective.calls import Calls
from pytest_lam.objective.project import Project
from pytest_lam.objective.verification import export_and_verify
from pytest_lam.run_hooks import properties, tell
from pytest_lam.verification import Interlude, Written


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test that may call the LAM live; where it did, run it again from the code of its calls, and write that."""
    if not isinstance(item, pytest.Function) or "lam" not in item.fixturenames or isinstance(item.parent, FeatureFile):
        return None
    if not Project.begun(item.config).session.settings.records:
        return None
    item.stash[Calls.RECORDS] = True
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = run_item(item, _following(item, nextitem))
    calls = item.stash.get(Calls.KEY, None)
    if calls is not None and calls.carried_out and all(report.passed for report in reports):
        if (rest := tear_down(item, _interlude(item))).failed:
            reports.append(rest)
        else:
            tell(reports, _exported(item, calls, nextitem))
    if (rest := tear_down(item, nextitem)).failed:
        reports.append(rest)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def _following(item: pytest.Function, nextitem: pytest.Item | None) -> pytest.Item:
    """What the live run is torn down for: the next test of the file, else what keeps the wider fixtures standing."""
    same = nextitem is not None and nextitem.getparent(pytest.Module) is item.getparent(pytest.Module)
    return nextitem if nextitem is not None and same else _interlude(item)


def _interlude(item: pytest.Function) -> Interlude:
    module = item.getparent(pytest.Module)
    assert module is not None, "a test function stands in a module"
    assert module.parent is not None, "a module is collected by its folder"
    interlude: Interlude = Interlude.from_parent(module.parent, name=item.name)
    return interlude


def _exported(item: pytest.Function, calls: Calls, nextitem: pytest.Item | None) -> Written:
    """What came of the export. Whatever goes wrong in it is the failure of this test, not the end of the run."""
    try:
        return export_and_verify(item, calls, _following(item, nextitem))
    except Exception:
        problem = f"the test passed, but exporting its calls failed, so nothing was written:\n{traceback.format_exc()}"
        return Written("unwritten", problem=problem)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let the report of a test carry what its calls did, from worker to controller too."""
    calls = item.stash.get(Calls.KEY, None)
    if calls is not None and call.when == "call":
        item.user_properties += properties(calls.logs)
    report = yield
    if calls is None:
        return report
    values: Mapping[str, str] = secrets_in(calls.steps)
    mask(report, values)
    if call.when == "call" and calls.logs and not hasattr(report, "lam"):
        outcome = "replayed" if report.passed and calls.replayed else report.outcome
        report.__dict__["lam"] = masked(calls.told(), values) | {"outcome": outcome, "files": []}
    return report
