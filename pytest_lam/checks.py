"""The closed vocabulary of what a LAM can assert, and how each is judged on a snapshot. Plain data.

A check is judged on snapshots only, so that the same check can be tried on the page as it was
before the scenario's last action: that is how a check is shown to be able to fail.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from pytest_lam.values import Value

Comparison = Literal[
    "equals",
    "contains",
    "starts with",
    "ends with",
    "matches",
    "at least",
    "at most",
    "more than",
    "less than",
    "amounts to",
    "any order",
    "in order",
]
"""How what is seen is to be to what is expected.

equals, contains, starts with, ends with: as texts. matches: a regular expression is found in it.
at least, at most, more than, less than, amounts to: as numbers, money or dates, however written.
any order, in order: of lists and tables only.
"""


@dataclass(frozen=True, slots=True)
class CheckKind:
    """What one check looks at and how the terminal words it."""

    wording: str
    needs_target: bool = False
    needs_expected: bool = True
    plain: str = ""
    """The wording where nothing is expected; of a change, where nothing is counted; of an order, where it is by no
    part of the things."""


CHECKS = MappingProxyType(
    {
        "text": CheckKind("text of {target} {is} {expected}"),
        "heading": CheckKind("heading {is} {expected}"),
        "title": CheckKind("page title {is} {expected}"),
        "address": CheckKind("address {is} {expected}"),
        "value": CheckKind("value of {target} {is} {expected}", needs_target=True),
        "state": CheckKind("{target} {is} {expected}", needs_target=True),
        "count": CheckKind("number of {state}{role} in {target} {is} {expected}"),
        "row": CheckKind("row {cells} {is} in {target}", needs_expected=False),
        "each": CheckKind(
            "{named} of each {role} in {target} {is} {expected}", plain="each {role} in {target} {is} {expected}"
        ),
        "list": CheckKind("texts of {role} in {target} {are} {items}", needs_expected=False),
        "table": CheckKind("rows of {target} {are} {rows}", needs_expected=False),
        "order": CheckKind(
            "order of {role} in {target} by {named} {is} {expected}",
            plain="order of {role} in {target} {is} {expected}",
        ),
        "change": CheckKind(
            "change of the number of {role} in {target} {is} {expected}", plain="change of {target} {is} {expected}"
        ),
        "placeholder": CheckKind("placeholder of {target} {is} {expected}", needs_target=True),
        "link": CheckKind("address that {target} leads to {is} {expected}", needs_target=True),
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
state: ``expected`` is one of Node.states, or "visible", "hidden", "enabled", "unchecked", "empty", and of an
    image "loaded" (it shows) or "broken" (it could not be had).
count: how many visible nodes of ``role`` the target contains (None: the page), ``named`` narrowing
    them to those whose text contains it, ``state`` to those in that state.
each: what every visible node of ``role`` in ``target`` shows (of each the part called ``named``, as an order has
    it) is as expected; negated: what none of them shows. Where there are none, nothing is so of each.
row: a row of the table ``target`` (None: of any) holds all ``cells``: (header, text) pairs, where an
    empty header matches any cell.
list: the texts of the visible nodes of ``role`` in ``target`` (None: the page) are ``items``: "equals" these
    in this order and no others, "any order" these and no others, "in order" these in this order among them,
    "contains" these among them. What the items say besides counts: each text is the whole item's.
table: the same of the rows of a table with data, each told by (header, cell) pairs in ``rows``, all of the same
    headers: the columns that are not named do not matter. With empty headers the pairs are all cells of a row.
order: what is shown by the visible nodes of ``role`` in ``target`` (of each the part under the header or
    whose class, id, name or test id has ``named`` in it; "": the whole) is sorted, ``expected`` "ascending" or
    "descending": as numbers, money or dates where all are such, else as texts without regard to case and
    accents. Fewer than two are in no order.
change: the number that ``target`` shows, or with ``role`` the count of such nodes in it (``named``
    narrowing as for count), is now another than before the scenario's last action: "+5", "-1", "0", or
    "up" or "down" by whatever. What was not there before has not changed.
placeholder: what an empty field shows in the place of a value.
link: where a link leads: the path, with query and fragment where ``expected`` has them, and as a whole
    where that is a whole address.
present: a visible node of ``role`` ("": any) called ``named`` is inside ``target`` (None: the page).
download: a file called ``named`` (``*`` stands for any characters, "" for any file) was downloaded in
    this scenario; with ``expected``, the newest of that name has that text.
"""


AMOUNTS = frozenset({"at least", "at most", "more than", "less than", "amounts to"})
"""Comparisons of numbers, money and dates."""
ARRANGED = frozenset({"any order", "in order"})
"""Comparisons of several things with several."""
LISTING = frozenset({"list", "table"})
"""Checks of several things at once."""
EXPECTED = MappingProxyType(
    {
        "order": re.compile("ascending|descending"),
        "change": re.compile(r"[+-]\d+([.,]\d+)?|0|up|down"),
    }
)
"""What a check can expect, where not any text will do."""


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
    items: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    state: str = ""

    def __post_init__(self) -> None:
        kind = CHECKS.get(self.name)
        if kind is None:
            raise ValueError(f"no check is called {self.name!r}; there are {', '.join(CHECKS)}")
        if kind.needs_target and self.target is None:
            raise ValueError(f"{self.name!r} needs a target")
        if kind.needs_expected and self.expected is None:
            raise ValueError(f"{self.name!r} needs an expected value")
        if self.comparison in ARRANGED and self.name not in LISTING:
            raise ValueError(f"{self.name!r} is not compared by {self.comparison!r}")
        if len({tuple(header for header, _ in cells) for cells in self.rows}) > 1:
            raise ValueError(f"the rows of {self.name!r} have different headers")
        if self.name in EXPECTED and not EXPECTED[self.name].fullmatch(str(self.expected)):
            raise ValueError(f"{self.name!r} does not expect {str(self.expected)!r}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a check came out on one snapshot, and what was seen there."""

    holds: bool
    seen: str
