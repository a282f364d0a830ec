"""What earlier steps of one moment claimed: a moment lasts until something is done. Plain data only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pytest_lam.checking import translate
from pytest_lam.checking.exclusion import excludes
from pytest_lam.checks import Check
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step


@dataclass(frozen=True, slots=True)
class Held:
    """A check of a step that held: on which page, and how the page was before the last action by then."""

    step: Step
    check: Check
    snapshot: Snapshot
    before: Snapshot | None


def contradictions(
    checks: Sequence[Check], snapshot: Snapshot, held: Sequence[Held], before: Snapshot | None
) -> list[str]:
    """Which earlier steps say what these checks exclude, with nothing done in between.

    :param before: the page as it was before the scenario's last action.
    """
    found = []
    for check in checks:
        for one in held:
            same = translate(one.check, one.snapshot, snapshot) if one.before is before else None
            if same is not None and excludes(same, check):
                found.append(f"line {one.step.line} excludes this, with nothing done in between: {one.step.text}")
    return list(dict.fromkeys(found))
