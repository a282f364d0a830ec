"""Judging checks of several things at once: rows, lists, tables, and the order that they are in. Plain data only."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from pytest_lam.checking.amounts import DATE, NUMBER, dates, number
from pytest_lam.checking.contents import CELL_ROLES, cell_text, counted, inside, is_data_row
from pytest_lam.checking.texts import collapsed, compare, listed
from pytest_lam.checks import Check, Verdict
from pytest_lam.snapshot import Node, Snapshot

FEWEST = 2
"""Things that can be in an order at all."""


def row(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    """Whether a row of data holds all the cells."""
    data = data_rows(check.target, snapshot)
    holds = any(row_holds(each, check.cells, snapshot) for each in data)
    return Verdict(holds, listed([collapsed(each.text) for each in data]))


def data_rows(target: str | None, snapshot: Snapshot) -> list[Node]:
    """The visible rows of data in the target."""
    rows = (node for node in inside(target, snapshot) if node.role == "row" and node.visible)
    return [each for each in rows if is_data_row(each, snapshot)]


def row_holds(row: Node, cells: Iterable[tuple[str, str]], snapshot: Snapshot) -> bool:
    """Whether the row has, under each header, a cell of just that text; an empty header is any column.

    A cell that only holds a field shows the field's value.
    """
    seen = _cells(row, snapshot)
    return all(
        any(
            text == collapsed(wanted) and (not header or collapsed(header).casefold() in headers)
            for headers, text in seen
        )
        for header, wanted in cells
    )


def _cells(row: Node, snapshot: Snapshot) -> list[tuple[set[str], str]]:
    """Of each cell its headers, whose case tells nothing, and what it shows."""
    return [
        ({collapsed(header).casefold() for header in cell.headers}, cell_text(cell, snapshot))
        for cell in snapshot.children(row)
        if cell.role in CELL_ROLES
    ]


def list_(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    """Whether the items are those of the check, in its sense of that."""
    seen = [collapsed(node.text) for node in counted(check, snapshot)]
    wanted = [collapsed(item) for item in check.items]
    return Verdict(ARRANGEMENTS[check.comparison](seen, wanted), listed(seen))


def table(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    """Whether the rows are those of the check, in its sense of that: by the columns that it names, or as a whole."""
    data = data_rows(check.target, snapshot)
    headers = [collapsed(header).casefold() for header, _ in check.rows[0]] if check.rows else []
    wanted = [tuple(collapsed(text) for _, text in cells) for cells in check.rows]
    seen = [_columns(each, headers if any(headers) else [], snapshot) for each in data]
    return Verdict(ARRANGEMENTS[check.comparison](seen, wanted), listed([collapsed(each.text) for each in data]))


def _columns(row: Node, headers: Sequence[str], snapshot: Snapshot) -> tuple[str, ...]:
    """What the row shows under each of the headers; all that it shows where there are none."""
    cells = _cells(row, snapshot)
    if not headers:
        return tuple(text for _, text in cells)
    return tuple(next((text for own, text in cells if header in own), "") for header in headers)


def _in_order(seen: Sequence[Any], wanted: Sequence[Any]) -> bool:
    rest = iter(seen)
    return all(each in rest for each in wanted)


ARRANGEMENTS: Mapping[str, Callable[[Sequence[Any], Sequence[Any]], bool]] = MappingProxyType(
    {
        "equals": lambda seen, wanted: seen == wanted,
        "any order": lambda seen, wanted: Counter(seen) == Counter(wanted),
        "in order": _in_order,
        "contains": lambda seen, wanted: Counter(wanted) <= Counter(seen),
    }
)
"""How several things that are seen are to be to those that are wanted."""


def each(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    """Whether all of them show what is expected; asked whether none does, whether any one does."""
    texts = parts_shown(check, snapshot)
    passed = [compare(text, expected, check.comparison) for text in texts]
    return Verdict(any(passed) if check.negated else bool(texts) and all(passed), listed(texts))


def order(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    """Whether what the things show is sorted."""
    kind, texts = order_of(check, snapshot)
    keys = [SORT_KEYS[kind](text) for text in texts]
    pairs = pairwise(keys if expected == "ascending" else keys[::-1])
    return Verdict(len(texts) >= FEWEST and all(one <= other for one, other in pairs), listed(texts))


def order_of(check: Check, snapshot: Snapshot) -> tuple[str, list[str]]:
    """What is to be sorted, and as what: "dates" or "numbers" where all are such, else "texts"."""
    texts = parts_shown(check, snapshot)
    return _sorted_as(check, texts), texts


def parts_shown(check: Check, snapshot: Snapshot) -> list[str]:
    """Of each thing the whole text, or that of the part which is called ``named``."""
    named = collapsed(check.named).casefold()
    if check.role == "row":
        found = [_part_of_row(each, named, snapshot) for each in data_rows(check.target, snapshot)]
        return [text for text in found if text is not None]
    things = [node for node in inside(check.target, snapshot) if node.role == check.role and node.visible]
    parts = [_part_of_item(each, named, snapshot) if named else collapsed(each.text) for each in things]
    return [part for part in parts if part is not None]


def _part_of_row(row: Node, named: str, snapshot: Snapshot) -> str | None:
    """The cell under that header; a row without one says nothing of the order."""
    if not named:
        return collapsed(row.text)
    return next((text for headers, text in _cells(row, snapshot) if named in headers), None)


CALLED_BY = ("class", "id", "name", "data-testid", "data-test", "data-test-id", "data-qa", "data-cy", "aria-label")
"""Attributes that say what a part of an item is; no person sees them, but those who made the page meant them."""


def _part_of_item(item: Node, named: str, snapshot: Snapshot) -> str | None:
    part = part_called(item, named, snapshot)
    return collapsed(part.text) if part is not None else None


def part_called(item: Node, named: str, snapshot: Snapshot) -> Node | None:
    """The first of the innermost parts that are called so."""
    called = [node for node in snapshot.descendants(item) if node.visible and is_part(node, named)]
    outer = {around.ref for node in called for around in snapshot.ancestors(node)}
    return next((node for node in called if node.ref not in outer), None)


def is_part(node: Node, named: str) -> bool:
    """Whether the page calls the node that."""
    return any(named in node.attributes.get(attribute, "").casefold() for attribute in CALLED_BY)


def _sorted_as(check: Check, texts: Sequence[str]) -> str:
    """What the texts are sorted as.

    A part that is called by a name may say it again ("Price: $5"); a whole thing is no number because it holds one.
    """
    for kind, pattern, read in (("dates", DATE, dates), ("numbers", NUMBER, number)):
        bare = check.named or all(UNIT.fullmatch(pattern.sub("", text)) for text in texts)
        if texts and bare and all(read(text) not in ((), None) for text in texts):
            return kind
    return "texts"


UNIT = re.compile(r"[\W\d_]*(?:[A-Z]{1,3}|[^\W\d_]{1,2})?[\W\d_]*")
"""What may stand beside a number that is all that is said: signs, "EUR", "kg"; no words."""


def folded(text: str) -> str:
    """A text as it is sorted: without regard to case and accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))


SORT_KEYS: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {"dates": lambda text: dates(text)[0], "numbers": number, "texts": folded}
)
"""What texts are sorted by, for what they are sorted as."""
