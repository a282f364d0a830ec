"""Judging what has changed since before the scenario's last action. Plain data only."""

from __future__ import annotations

import math

from pytest_lam.checking.amounts import number
from pytest_lam.checking.contents import counted, what_shows
from pytest_lam.checking.counterparts import translate
from pytest_lam.checks import Check, Verdict
from pytest_lam.snapshot import Snapshot

CLOSE = 1e-9
"""By how much two amounts may differ that are the same: sums of decimal fractions are not exact in binary ones."""


def change(check: Check, snapshot: Snapshot, before: Snapshot | None) -> Verdict:
    """Whether the number has changed as expected; a number that is missing on either page has not changed at all."""
    now, earlier = amount_shown(check, snapshot), None
    if before is not None and (there := translate(check, snapshot, before)) is not None:
        earlier = amount_shown(there, before)
    if now is None or earlier is None:
        return Verdict(False, "no number there now" if now is None else "no number there before the last action")
    by, expected = now - earlier, str(check.expected)
    if expected in ("up", "down"):
        holds = by > 0 if expected == "up" else by < 0
    else:
        holds = math.isclose(by, number(expected) or 0, abs_tol=CLOSE)
    return Verdict(holds != check.negated, f"{earlier:g} before and {now:g} now")


def amount_shown(check: Check, snapshot: Snapshot) -> float | None:
    """The number that the target shows, or how many nodes of the role are in it."""
    if check.role:
        return len(counted(check, snapshot))
    node = snapshot.get(check.target)
    if node is None or not node.visible:
        return None
    return number(what_shows(node))
