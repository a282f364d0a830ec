"""What a draft may wait for that was seen with one set of values only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pytest_lam.effects import DOWNLOADS, HOLDS, WINDOWS
from pytest_lam.export.agreement import FORM_HOLDS
from pytest_lam.export.drafts import Change, Claim, Deed, Draft, Loop, Thing, reached
from pytest_lam.export.expressions import Variable, variables


def cautious(parts: Draft) -> Draft:
    """A draft that was seen with one set of values only, waiting for no more than will be so with others.

    Where a link found by a name that varies leads, what a query holds, which number a new record
    gets: all that is sure is that the address changes.
    """
    varies = bool(reached(parts))
    return tuple(
        replace(part, body=tuple(_careful(each, varies=varies) for each in part.body))
        if isinstance(part, Loop)
        else _careful(part, varies=varies)
        for part in parts
    )


def _careful(part: Deed | Claim, *, varies: bool) -> Deed | Claim:
    if not isinstance(part, Deed) or any(change.kind in WINDOWS for change in part.changes):
        return part
    own = part.thing is not None and bool(part.thing.variables)
    if part.thing is not None and own and not _is_named_by_itself(part.thing):
        led = any(change.kind == "address" for change in part.changes) and part.thing.role == "link"
        return replace(part, changes=(Change("address"),) if led else tuple(_handed(part.changes, part.thing)))
    return replace(part, changes=tuple(_doubted(change, own=own, varies=varies) for change in part.changes))


def _handed(changes: Iterable[Change], editor: Thing) -> Iterator[Change]:
    """What an editor hands to its form, wherever in that: an editor of another name hands to another field."""
    for change in changes:
        if change.kind == HOLDS and change.thing is not None and change.thing.frames == editor.frames:
            yield Change(FORM_HOLDS, change.value, editor)


def _undated(piece: str | Variable) -> str | Variable:
    """Part of a file's name; its numbers are of a day or a count that will be another one."""
    return re.sub(r"\d+([-_.]\d+)*", "*", piece) if isinstance(piece, str) else piece


def _is_named_by_itself(thing: Thing) -> bool:
    """Whether the locator says what the thing is called; else another value means another thing altogether."""
    return (thing.name,) in thing.place.slots


def _doubted(change: Change, *, own: bool, varies: bool) -> Change:
    if change.kind == DOWNLOADS and isinstance(change.value, tuple):
        return replace(change, value=tuple(_undated(piece) for piece in change.value))
    if change.kind != "address" or not isinstance(change.value, tuple) or any(True for _ in variables(change.value)):
        return change
    address = "".join(piece for piece in change.value if isinstance(piece, str))
    if own or re.search(r"[\d?]", address) or (varies and "#" in address):  # what was asked may come of other steps
        return Change("address")
    return change
