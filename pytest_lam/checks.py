"""The closed vocabulary of what a LAM can assert, and how each is judged on a snapshot. Plain data.

A check is judged on snapshots only, so that the same check can be tried on the page as it was
before the scenario's last action: that is how a check is shown to be able to fail.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from pytest_lam.values import Value

Comparison = Literal["equals", "contains", "at least", "at most"]


@dataclass(frozen=True, slots=True)
class CheckKind:
    """What one check looks at and how the terminal words it; ``plain`` where nothing is expected of it."""

    wording: str
    needs_target: bool = False
    needs_expected: bool = True
    plain: str = ""


CHECKS = MappingProxyType(
    {
        "text": CheckKind("text of {target} {is} {expected}"),
        "heading": CheckKind("heading {is} {expected}"),
        "title": CheckKind("page title {is} {expected}"),
        "address": CheckKind("address {is} {expected}"),
        "value": CheckKind("value of {target} {is} {expected}", needs_target=True),
        "state": CheckKind("{target} {is} {expected}", needs_target=True),
        "count": CheckKind("number of {role} in {target} {is} {expected}"),
        "row": CheckKind("row {cells} {is} in {target}", needs_expected=False),
        "present": CheckKind("{role} {named} {is} there", needs_expected=False),
        "download": CheckKind(
            "text of the downloaded file {named} {is} {expected}",
            needs_expected=False,
            plain="file {named} {is} downloaded",
        ),
    }
)
"""Every check there is.

text: the text of ``target`` (None: of the whole page, then only with ``contains``).
heading: some visible heading has that text.
title, address: of the page (address: the path, with its query only where ``expected`` has one;
    ``contains`` looks at path, query and fragment).
value: what a field holds; of a ``select`` the label of the chosen option.
state: ``expected`` is one of Node.states, or "visible", "enabled", "unchecked", "empty".
count: how many visible nodes of ``role`` the target contains (None: the page), ``named`` narrowing
    them to those whose text contains it.
row: a row of the table ``target`` (None: of any) holds all ``cells``: (header, text) pairs, where an
    empty header matches any cell.
present: a visible node of ``role`` ("": any) called ``named`` is inside ``target`` (None: the page).
download: a file called ``named`` (``*`` stands for any characters, "" for any file) was downloaded in
    this scenario; with ``expected``, the newest of that name has that text.
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One deterministic assertion; ``negated`` turns it round.

    ``target`` is a node's ref in the snapshot that was decided on; ``within`` and
    ``within_text`` mean what they mean for an action. ``nth`` is the target's place among its
    like where the step told it by that alone ("the first row": 1, "the last": -1): what is
    looked at is whatever has that place. ``within_nth`` is the same for the container ("the
    price in the first row").
    """

    name: str
    target: str | None = None
    expected: Value | None = None
    comparison: Comparison = "equals"
    negated: bool = False
    role: str = ""
    named: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    within: str | None = None
    within_text: str = ""
    nth: int | None = None
    within_nth: int | None = None

    def __post_init__(self) -> None:
        kind = CHECKS.get(self.name)
        if kind is None:
            raise ValueError(f"no check is called {self.name!r}; there are {', '.join(CHECKS)}")
        if kind.needs_target and self.target is None:
            raise ValueError(f"{self.name!r} needs a target")
        if kind.needs_expected and self.expected is None:
            raise ValueError(f"{self.name!r} needs an expected value")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a check came out on one snapshot, and what was seen there."""

    holds: bool
    seen: str
