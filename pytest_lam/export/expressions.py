"""Texts that may vary from one use of a step to the next, and what several uses have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pytest_lam.locator import Locator
from pytest_lam.values import Day, Secret, Value

LINK_LENGTH = 3
"""Characters from which a value found inside a longer text counts as the same one; "1" is in too many texts."""


@dataclass(frozen=True, slots=True, order=True)
class Variable:
    """Something whose value each use gives: a part of the step's text, a table's cell, the doc string.

    kind: "part" (``index`` counts the variable parts of the text), "item" (a column of the table
    that is looped over), "cell" (``index`` and ``column`` in the table), "docstring", "remembered"
    (what an earlier step remembered under ``name``).
    """

    kind: str
    index: int = 0
    column: int = 0
    name: str = ""


Expression = tuple[str | Variable, ...]
"""A text as literal pieces and variables, in order; ``()`` is the empty text."""

Scope = Mapping[Variable, str]
"""What each variable stands for in one use."""


def evaluated(expression: Expression, scope: Scope) -> str:
    """The text that the expression is in that use."""
    return "".join(piece if isinstance(piece, str) else scope[piece] for piece in expression)


def variables(expression: Expression) -> Iterator[Variable]:
    """The variables in it."""
    return (piece for piece in expression if isinstance(piece, Variable))


def common_text(texts: Sequence[str], scopes: Sequence[Scope]) -> Expression | None:
    """One expression that gives each use its text, the most general that the first use with a text suggests."""
    first = next((index for index, text in enumerate(texts) if text), 0)
    for expression in _suggested(texts[first], scopes[first]):
        if all(evaluated(expression, scope) == text for text, scope in zip(texts, scopes, strict=True)):
            return expression
    return None


def common_value(values: Sequence[Value | None], scopes: Sequence[Scope]) -> Expression | Secret | Day | None:
    """The same for values. A secret or day is common only to uses that name the same one. None: there is none."""
    first = values[0]
    if isinstance(first, Secret | Day):
        return first if all(value == first for value in values) else None
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) != len(values):
        return None
    common = common_text(texts, scopes)
    counted = _counted(texts[0], scopes[0]) if common == (texts[0],) else None
    told = counted and all(evaluated(counted, scope) == text for text, scope in zip(texts, scopes, strict=True))
    return counted if told else common


COUNTED = r"(?<![\w.,/:#-]){}(?![\w/:-]|[.,]\d)"
"""Where a number stands in a text as one: no part of a date, an amount or a name."""


def _counted(text: str, scope: Scope) -> Expression | None:
    """The text with the step's own number in it, however short: "5 items" where the step says 5; None without one.

    Two numbers that are the same leave open which one is meant.
    """
    numbers = [(part, value) for part, value in scope.items() if part.kind == "part" and value.isdecimal()]
    for part, value in numbers:
        found = list(re.finditer(COUNTED.format(value), text))
        if len(found) == 1 and [each for _, each in numbers].count(value) == 1:
            around = text[: found[0].start()], part, text[found[0].end() :]
            return tuple(piece for piece in around if piece != "")
    return None


def _suggested(text: str, scope: Scope) -> Iterator[Expression]:
    """Ways to express the text, whole variables before texts with a variable inside, the literal last."""
    named = sorted(scope.items(), key=lambda entry: (ORDER.index(entry[0].kind), entry[0]))
    for variable, value in named:
        if value and value == text:
            yield (variable,)
    inside = {variable: value for variable, value in named if len(value) >= LINK_LENGTH and value != text}
    if (mixed := _mixed(text, inside)) is not None:
        yield mixed
    yield (text,) if text else ()


ORDER = ("remembered", "part", "item", "cell", "docstring")
"""Which variable a text comes from where several hold it: words of the step before those of its table."""


def _mixed(text: str, inside: Scope) -> Expression | None:
    """The text with every value that stands in it as words of its own replaced by its variable."""
    pieces: list[str | Variable] = [text]
    for variable, value in sorted(inside.items(), key=lambda entry: -len(entry[1])):
        pattern = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)")
        split: list[str | Variable] = []
        for piece in pieces:
            if isinstance(piece, Variable):
                split.append(piece)
                continue
            parts = pattern.split(piece)
            for index, part in enumerate(parts):
                split += ([variable] if index else []) + ([part] if part else [])
        pieces = split
    return tuple(pieces) if any(isinstance(piece, Variable) for piece in pieces) else None


@dataclass(frozen=True, slots=True)
class Place:
    """A locator whose slots are expressions: what a constant or a locator function is written from."""

    by: str
    pattern: str
    slots: tuple[Expression, ...] = ()
    cost: int = 0

    @property
    def variables(self) -> frozenset[Variable]:
        """What it depends on."""
        return frozenset(variable for slot in self.slots for variable in variables(slot))


def common_places(uses: Sequence[Sequence[Locator]], scopes: Sequence[Scope]) -> tuple[Place, ...]:
    """The locators that work in every use once slots are filled from its scope, the best first."""
    found: dict[Place, None] = {}
    for locator in uses[0]:
        others = [_alike(locator, use) for use in uses]
        if not all(others):
            continue
        for chosen in _aligned(others):
            slots = _common_slots(chosen, scopes)
            if slots is not None:
                cost = max(each.cost for each in chosen)
                found[Place(locator.by, locator.pattern, slots, cost)] = None
                break
    return tuple(sorted(found, key=lambda place: place.cost))


def _alike(locator: Locator, others: Sequence[Locator]) -> list[Locator]:
    kind = (locator.by, locator.pattern, len(locator.slots))
    alike = [other for other in others if (other.by, other.pattern, len(other.slots)) == kind]
    return sorted(alike, key=lambda other: other != locator)


def _aligned(others: list[list[Locator]]) -> Iterator[list[Locator]]:
    """Ways to take one locator of each use: one and the same everywhere first, then each use's own."""
    for first in others[0]:
        yield [first if first in use else use[0] for use in others]


def _common_slots(chosen: Sequence[Locator], scopes: Sequence[Scope]) -> tuple[Expression, ...] | None:
    slots = []
    for texts in zip(*(locator.slots for locator in chosen), strict=True):
        common = common_text(texts, scopes)
        if common is None:
            return None
        slots.append(common)
    return tuple(slots)
