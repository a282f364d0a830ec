"""What a step does, as plain data with variables for what varies: deeds, claims, and loops over a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pytest_lam.checks import Comparison
from pytest_lam.export.expressions import Expression, Place, Variable, variables
from pytest_lam.values import Day, Secret

CommonValue = Expression | Secret | Day | None
LASTING = 1000
"""Costs from which a locator goes by position: no better than one that presupposes what it looks for."""


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
class Noted:
    """What is noted before a deed: what the thing shows, or with ``role`` how many of these are in it."""

    name: str
    thing: Thing | None
    role: str = ""
    named: str = ""


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
    notes: tuple[Noted, ...] = ()
    role: str = ""
    named: str = ""

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
    items: tuple[Expression, ...] = ()
    rows: tuple[tuple[tuple[Expression, Expression], ...], ...] = ()
    given: str = ""
    """Where items or rows are just what the step's table holds: "rows", "column" or "column below header"."""
    form: str = ""
    expected_form: str = ""
    noted: Expression = ()
    state: str = ""

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
        yield part.noted
        yield from chain.from_iterable(part.cells)
        yield from part.items
        yield from chain.from_iterable(chain.from_iterable(part.rows))


def literal(given: CommonValue) -> str:
    """The literal text of a value; nothing of what varies or is secret."""
    return "".join(piece for piece in given if isinstance(piece, str)) if isinstance(given, tuple) else ""
