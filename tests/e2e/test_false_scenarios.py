"""No lucky pass: a scenario whose last Then is made false fails, live and from its exported code."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from .falsity import FalseRun, run_all
from .inner import ADMIN, ROOT, SHOP

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

WAYS = ("live", "replay")
"""The third way, denials, takes as long again and is left to benchmarks/mutations.py."""

CASES = [
    pytest.param(suite, path.name, way, id=f"{path.stem}-{way}")
    for suite in (SHOP, ADMIN)
    for path in sorted((ROOT / suite).glob("*.feature"))
    for way in WAYS
]


@pytest.fixture(scope="session")
def false_runs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], FalseRun]:
    """All false features, run once each way."""
    return {(run.suite, run.way): run for run in run_all(tmp_path_factory.mktemp("false"), WAYS)}


@pytest.mark.parametrize(("suite", "feature", "way"), CASES)
def test_a_false_scenario_fails_at_its_false_step(
    false_runs: Mapping[tuple[str, str], FalseRun], suite: str, feature: str, way: str
) -> None:
    run = false_runs[suite, way]
    here = [outcome for outcome in run.outcomes if outcome.feature == feature]
    not_caught = [f"{one.verdict}: {one.test}: {one.error}" for one in here if one.verdict != "caught"]
    assert here, run.output
    assert not_caught == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("suite", [SHOP, ADMIN])
def test_every_scenario_was_made_false_and_ran(
    false_runs: Mapping[tuple[str, str], FalseRun], suite: str, way: str
) -> None:
    assert false_runs[suite, way].missing == ()
