"""No lucky pass: what a scenario's last Then expects is changed, and that step fails, live and in the exported code."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from .falsity import Choice, FalseRun, run_all
from .inner import ADMIN, MUSEUM, ROOT, SHOP

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

CHOICES = (
    Choice(SHOP, "live", "scenario"),
    Choice(ADMIN, "live", "scenario"),
    Choice(MUSEUM, "live", "feature"),  # the museum's pages are the slowest: one scenario a feature is enough here
    Choice(SHOP, "replay", "scenario"),
    Choice(ADMIN, "replay", "scenario"),
    Choice(MUSEUM, "replay", "scenario"),
)
"""Every false version of every Then takes many times as long, and is left to benchmarks/mutations.py."""

CASES = [
    pytest.param(choice, path.name, id=f"{path.parent.parent.name}-{path.stem}-{choice.way}")
    for choice in CHOICES
    for path in sorted((ROOT / choice.suite).glob("*.feature"))
]


@pytest.fixture(scope="session")
def false_runs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Choice, FalseRun]:
    """All suites, run once each way with their false steps tried."""
    return {run.choice: run for run in run_all(tmp_path_factory.mktemp("false"), CHOICES)}


@pytest.mark.parametrize(("choice", "feature"), CASES)
def test_a_false_step_fails(false_runs: Mapping[Choice, FalseRun], choice: Choice, feature: str) -> None:
    run = false_runs[choice]
    here = [trial for trial in run.trials if trial.test.startswith(f"{choice.suite}/{feature}::")]
    assert here, run.output
    assert [trial for trial in here if trial.verdict in ("survived", "untried")] == []
