"""What several uses of a step did alike: their actions and checks with variables for what varied."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from pytest_lam.checking import collapsed
from pytest_lam.checks import Comparison
from pytest_lam.effects import DOWNLOADS, WINDOWS
from pytest_lam.export.expressions import (
    Expression,
    Place,
    Scope,
    Variable,
    common_places,
    common_text,
    common_value,
    variables,
)
from pytest_lam.locator import Locator
from pytest_lam.recording import Effect, RecordedAction, RecordedCheck, Target
from pytest_lam.values import Secret

Recorded = RecordedAction | RecordedCheck
CommonValue = Expression | Secret | None
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Thing:
    """A node that all uses mean: the ways to it that serve them all, of which ``places[0]`` is taken."""

    role: str
    name: str
    tag: str
    text: str
    marks: tuple[str, ...]
    places: tuple[Place, ...]
    frames: tuple[Place, ...] = ()
    hosts: tuple[Place, ...] = ()

    @property
    def place(self) -> Place:
        """The way to it that is taken."""
        return self.places[0]

    @property
    def variables(self) -> frozenset[Variable]:
        """What finding it depends on."""
        return self.place.variables.union(*(place.variables for place in (*self.frames, *self.hosts)))


@dataclass(frozen=True, slots=True)
class Change:
    """An effect that all uses had. An "address" without a value: it changed, each time to another one."""

    kind: str
    value: CommonValue = None
    thing: Thing | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What may lie over the thing of a deed: ``thing`` is clicked to put it away, or a key pressed at its sight."""

    thing: Thing
    key: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """An action that all uses did."""

    name: str
    thing: Thing | None
    value: CommonValue
    manner: str
    changes: tuple[Change, ...]
    onto: Thing | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def things(self) -> tuple[Thing, ...]:
        """What it is done to, and of a drag what that is dropped on."""
        return tuple(thing for thing in (self.thing, self.onto) if thing is not None)


@dataclass(frozen=True, slots=True)
class Claim:
    """A check that all uses made."""

    name: str
    thing: Thing | None
    expected: CommonValue
    comparison: Comparison
    negated: bool
    role: str
    named: Expression
    cells: tuple[tuple[Expression, Expression], ...]

    @property
    def things(self) -> tuple[Thing, ...]:
        """What it looks at."""
        return (self.thing,) if self.thing is not None else ()


@dataclass(frozen=True, slots=True)
class Loop:
    """The same deeds or claims for every item of the step's table. ``view`` tells what an item is."""

    view: str
    columns: tuple[str, ...]
    body: tuple[Deed | Claim, ...]


Part = Deed | Claim | Loop
Draft = tuple[Part, ...]


def common_parts(uses: Sequence[Sequence[Recorded]], scopes: Sequence[Scope]) -> tuple[Deed | Claim, ...] | None:
    """What the uses did, in the one form that is true of all; None where they did different things."""
    if len({len(use) for use in uses}) != 1:
        return None
    found: list[Deed | Claim] = []
    for alike in zip(*uses, strict=True):
        part = _common_part(alike, scopes)
        if part is None:
            return None
        found.append(part)
    return tuple(found)


def _common_part(alike: Sequence[Recorded], scopes: Sequence[Scope]) -> Deed | Claim | None:
    actions = [each for each in alike if isinstance(each, RecordedAction)]
    checks = [each for each in alike if isinstance(each, RecordedCheck)]
    if len(actions) == len(alike):
        return _common_deed(actions, scopes)
    return _common_claim(checks, scopes) if len(checks) == len(alike) else None


def _common_deed(actions: Sequence[RecordedAction], scopes: Sequence[Scope]) -> Deed | None:
    if {action.name for action in actions} == {"fill", "clear"}:
        actions = [replace(action, name="fill", value=action.value or "") for action in actions]  # "" is typed, too
    first = actions[0]
    if len({(a.name, a.target is None, a.value is None, a.onto is None) for a in actions}) != 1:
        return None
    if len({_windows(action) for action in actions}) != 1:
        return None  # what follows happens in another window
    if first.name in KEYWORDS and len({action.value for action in actions}) != 1:
        return None
    thing = _common_thing([action.target for action in actions], scopes)
    value = common_value([action.value for action in actions], scopes)
    onto = _common_thing([action.onto for action in actions], scopes)
    if (thing is None and first.target is not None) or (value is None and first.value is not None):
        return None
    if onto is None and first.onto is not None:
        return None
    if first.name in KEYWORDS and isinstance(first.value, str):
        value = (first.value,)
    manner = max((action.manner for action in actions), key=_peculiarity)
    return Deed(first.name, thing, value, manner, tuple(_common_changes(actions, scopes)), onto, _notices(actions))


def _peculiarity(manner: str) -> int:
    """How much more than the plain way a manner asks for: the most is what serves every use."""
    return {"": 0, "native": 0, "reached": 1}.get(manner, 2)


def _notices(actions: Sequence[RecordedAction]) -> tuple[Notice, ...]:
    """All notices that any use met: which of them comes up depends on what ran before."""
    found: dict[tuple[Place, str], Notice] = {}
    for interrupt in chain.from_iterable(action.interrupts for action in actions):
        thing = _common_thing([interrupt.target], [{}])
        if thing is not None:
            found.setdefault((thing.place, interrupt.key), Notice(thing, interrupt.key))
    return tuple(found.values())


KEYWORDS = frozenset({"press", "drag", "scroll", "resize"})
"""Actions whose value is no text: which key, way or size it is belongs to what the step says."""


def _windows(action: RecordedAction) -> tuple[str, ...]:
    return tuple(effect.kind for effect in action.effects if effect.kind in WINDOWS)


def _common_claim(checks: Sequence[RecordedCheck], scopes: Sequence[Scope]) -> Claim | None:
    first = checks[0]
    same = {
        (c.name, c.comparison, c.negated, c.role, c.target is None, len(c.cells), c.expected is None) for c in checks
    }
    if len(same) != 1:
        return None
    thing = _common_thing([check.target for check in checks], scopes)
    expected = common_value([_collapsed(check.expected) for check in checks], scopes)
    named = common_text([collapsed(check.named) for check in checks], scopes)
    cells = [
        tuple(common_text([collapsed(check.cells[place][side]) for check in checks], scopes) for side in (0, 1))
        for place in range(len(first.cells))
    ]
    if (thing is None and first.target is not None) or (expected is None and first.expected is not None):
        return None
    if named is None or any(None in pair for pair in cells):
        return None
    pairs = tuple((pair[0] or (), pair[1] or ()) for pair in cells)
    return Claim(first.name, thing, expected, first.comparison, first.negated, first.role, named, pairs)


def _collapsed(value: str | Secret | None) -> str | Secret | None:
    return collapsed(value) if isinstance(value, str) else value


def _common_thing(targets: Sequence[Target | None], scopes: Sequence[Scope]) -> Thing | None:
    known = [target for target in targets if target is not None]
    if len(known) != len(targets):
        return None
    places = common_places([target.locators for target in known], scopes)
    frames = _common_way([target.frames for target in known], scopes)
    hosts = _common_way([target.hosts for target in known], scopes)
    if not places or frames is None or hosts is None:
        return None
    first = known[0]
    names = {target.name for target in known}
    marks = tuple(first.attributes.get(mark, "") for mark in ("data-testid", "data-test", "id", "name"))
    name = first.name if len(names) == 1 else ""
    text = first.text if len({target.text for target in known}) == 1 else ""
    return Thing(first.role, name, first.tag, text, tuple(mark for mark in marks if mark), places, frames, hosts)


def _common_way(ways: Sequence[tuple[Locator, ...]], scopes: Sequence[Scope]) -> tuple[Place, ...] | None:
    """The way through frames or hosts; one locator a level is recorded, so it is common or there is none."""
    if len({len(way) for way in ways}) != 1:
        return None
    found = [common_places([[locator] for locator in level], scopes) for level in zip(*ways, strict=True)]
    return tuple(places[0] for places in found) if all(found) else None


def _common_changes(actions: Sequence[RecordedAction], scopes: Sequence[Scope]) -> Iterator[Change]:
    others = [list(action.effects) for action in actions]
    for effect in actions[0].effects:
        for alike in _matching(effect, others):
            change = _common_change(alike, scopes)
            if change is not None:
                yield change
                break


def _matching(effect: Effect, others: Sequence[Sequence[Effect]]) -> Iterator[list[Effect]]:
    """Ways to pair the effect with one of its kind in every use: the equal one first, then each in turn."""
    alike = [[other for other in use if other.kind == effect.kind] for use in others]
    if not all(alike):
        return
    yield [effect if effect in use else use[0] for use in alike]
    for index in range(max(len(use) for use in alike)):
        yield [effect if use is alike[0] else use[min(index, len(use) - 1)] for use in alike]


def _common_change(effects: Sequence[Effect], scopes: Sequence[Scope]) -> Change | None:
    first = effects[0]
    value = common_value([effect.value for effect in effects], scopes)
    if first.kind in WINDOWS:
        return Change(first.kind)
    if first.kind == "address":
        return Change("address", value if _is_proven(value, scopes) else None)
    if first.kind == DOWNLOADS:
        return Change(DOWNLOADS, value if value is not None else ("*",))
    if value is None and first.value is not None:
        return None
    thing = _common_thing([effect.target for effect in effects], scopes)
    return Change(first.kind, value, thing) if thing is not None else None


def _is_proven(value: CommonValue, scopes: Sequence[Scope]) -> bool:
    """Whether all that varies in a value was seen to vary: the "admin" of "/admin/" may be just a name."""
    varying = variables(value) if isinstance(value, tuple) else ()
    return all(len({scope.get(variable) for scope in scopes}) > 1 for variable in varying)


def reached(parts: Sequence[Part]) -> set[Variable]:
    """The variables that a draft uses as it stands, its waiting left out."""
    found: set[Variable] = set()
    for part in flat(parts):
        for thing in part.things:
            found |= thing.variables
        found.update(chain.from_iterable(variables(text) for text in texts(part)))
    return found


def flat(parts: Sequence[Part]) -> Iterator[Deed | Claim]:
    """All deeds and claims, those in loops too."""
    for part in parts:
        if isinstance(part, Loop):
            yield from part.body
        else:
            yield part


def texts(part: Deed | Claim) -> Iterator[Expression]:
    """What it types, expects or names."""
    value = part.value if isinstance(part, Deed) else part.expected
    if isinstance(value, tuple):
        yield value
    if isinstance(part, Claim):
        yield part.named
        yield from chain.from_iterable(part.cells)


def literal(given: CommonValue) -> str:
    """The literal text of a value; nothing of what varies or is secret."""
    return "".join(piece for piece in given if isinstance(piece, str)) if isinstance(given, tuple) else ""


def routed(parts: Draft, wanted: frozenset[Variable]) -> Draft:
    """The draft with ways chosen so that as many ``wanted`` variables as can be are used; else the best ways.

    A variable that the draft uses anyway needs no way of its own: the locator that survives best stays.
    """
    missing = set(wanted) - {variable for part in flat(parts) for text in texts(part) for variable in variables(text)}

    def choose(thing: Thing) -> Thing:
        useful = [place for place in thing.places if place.variables & missing]
        best = max(useful, key=lambda place: (len(place.variables & missing), -place.cost), default=thing.place)
        missing.difference_update(best.variables)
        return replace(thing, places=(best,))

    return tuple(_with_things(part, choose) for part in parts)


def _with_things(part: Part, choose: Callable[[Thing], Thing]) -> Part:
    if isinstance(part, Loop):
        return replace(part, body=tuple(_with_thing(each, choose) for each in part.body))
    return _with_thing(part, choose)


def _with_thing(part: Deed | Claim, choose: Callable[[Thing], Thing]) -> Deed | Claim:
    if part.thing is None:
        return part
    if isinstance(part, Claim):
        return replace(part, thing=choose(_without_circles(part, part.thing)))
    return replace(part, thing=choose(part.thing), onto=choose(part.onto) if part.onto is not None else None)


def _without_circles(claim: Claim, thing: Thing) -> Thing:
    """Ways to what is asserted on that do not presuppose it, where there are any that last.

    To look for a message by its text, in order to see whether it has that text, can't be told from looking in vain.
    """
    said = set(variables(claim.expected)) if isinstance(claim.expected, tuple) else set()
    sure = (place for place in thing.places if claim.expected not in place.slots and not said & place.variables)
    open_ = tuple(place for place in sure if place.cost < LASTING)
    return replace(thing, places=open_) if open_ else thing


LASTING = 1000
"""Costs from which a locator goes by position: no better than one that presupposes what it looks for."""


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
        return replace(part, changes=(Change("address"),) if led else ())
    return replace(part, changes=tuple(_doubted(change, own=own, varies=varies) for change in part.changes))


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
