"""Only a failure of the false step itself counts as caught."""

from __future__ import annotations

import pytest

from .falsity import verdict_on

FAILED = {"when": "call", "outcome": "failed", "came_to": "failed", "line": 7}


@pytest.mark.parametrize(
    ("report", "verdict"),
    [
        (FAILED, "caught"),
        (FAILED | {"outcome": "passed", "came_to": "recorded"}, "survived"),
        (FAILED | {"outcome": "passed", "came_to": "replayed"}, "survived"),
        (FAILED | {"came_to": "unverified"}, "survived"),
        (FAILED | {"came_to": "unwritten"}, "survived"),
        (FAILED | {"line": 6}, "astray"),
        (FAILED | {"line": None}, "astray"),
        (FAILED | {"when": "setup", "came_to": None, "line": None}, "astray"),
        (FAILED | {"when": "teardown"}, "astray"),
    ],
)
def test_a_false_scenario_is_judged_by_where_it_failed(report: dict[str, object], verdict: str) -> None:
    assert verdict_on(report, false_line=7) == verdict
