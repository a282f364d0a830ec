"""False versions of a Then: each expects something else of the page, so that the step must fail.

A version that passes then passes by luck. What is changed is as near to the truth as can be, because
that is where a check that is loose lets it through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”')
NUMBER = re.compile(r"\d+")
WHOLE_NUMBER = re.compile(r"(?<![\w.,#-])\d+(?![\w-]|[.,]\d)")
"""A number of things among the words of a step: no part of a name, a date or an amount."""
COUNTED = re.compile(r"[^\w<]*\d")
"""How a text begins that is a number, an amount or a number of things: ``£12.50``, ``16 products``."""

PLACE = re.compile(r"\b(?:in|under|within|inside|on|at|as|of|for|from|near|to)\s+(?:the\s+)?$")
"""What stands before a quoted name of the place, field or thing that the expected value is looked for in."""

NONE = r"\bno (?!more |fewer |less )"
"""What denies that there is any; "no more than" is a limit."""

NEGATIONS = (
    (re.compile(r"\bdoes(?: not|n['\u2019]t) (\w+)"), lambda found: f"{found[1]}s"),
    (re.compile(r"\bdo(?: not|n['\u2019]t) "), lambda found: ""),
    (re.compile(r"\b(should|must|can|will|is|are|was|were|has|have|does)n['\u2019]t\b"), lambda found: found[1]),
    (re.compile(r"\bcannot\b"), lambda found: "can"),
    (re.compile(r"\b(?:no longer|not|never) "), lambda found: ""),
    (
        re.compile(r"\bno (?!more |fewer |less )(?=[\w ]*s (?:are|were)\b)|(?<=\bare )no |(?<=\bwere )no ", re.I),
        lambda found: "2 ",
    ),
    (re.compile(r"\bno (?!more |fewer |less )", re.I), lambda found: "a "),
    (re.compile(r"\bwithout\b"), lambda found: "with"),
    (re.compile(r"\b(?:gone|hidden|invisible|absent)\b"), lambda found: "visible"),
)
"""Denials, and the claim that is left when the denial is taken away. Nothing can be expected of a thing
that is denied: another name for it would make the step true."""

STATES = (
    ("unchecked", "checked"),
    ("unticked", "ticked"),
    ("disabled", "enabled"),
    ("closed", "open"),
    ("collapsed", "expanded"),
    ("rejected", "accepted"),
    ("refused", "accepted"),
    ("visible", "hidden"),
)
"""States that have an opposite of their own name."""

BARE_STATES = ("empty", "selected", "chosen", "required", "read-only", "focused", "active", "pressed", "locked")
"""States that are turned round by "not"; the thing's name in quotes is not what is expected."""

COPULAS = (
    (re.compile(r"\bthere (is|was) an? "), r"there \1 no "),
    (re.compile(r"\bstill (contain|show|list|say|include|display|mention|have|offer)s\b"), r"no longer \1s"),
    (re.compile(r"\b(am|is|are|has|have) still\b"), r"\1 no longer"),
    (re.compile(r"\bshould be\b"), "should not be"),
    (re.compile(r"\bshould\b"), "should not"),
    (re.compile(r"\b(am|is|are|was|were|can|will|must|may|has been|have been)\b(?! not\b)"), r"\1 not"),
    (re.compile(r"\b(contain|show|list|say|include|display|mention|have|offer)s\b"), r"does not \1"),
    (re.compile(r"\bhas\b"), "does not have"),
    (re.compile(r"\b(see|find|have)\b"), r"do not \1"),
)
"""How a plain claim is denied; the first that the text has is turned round."""


ORDERS = (
    ("ascending", "descending"),
    ("cheapest first", "dearest first"),
    ("lowest first", "highest first"),
    ("newest first", "oldest first"),
    ("A to Z", "Z to A"),
    ("first", "last"),
)
"""Orders and places in an order that have an opposite of their own name."""

IN_ORDER = re.compile(r"\bin (?:this|the (?:following|given|same)|that) order\b")
"""Words by which the rows of a step's table are expected in their order."""

AT_LEAST = re.compile(r"\b(?:at least|more than|no fewer than|no less than|or more|over|above|minimum)\b")
AT_MOST = re.compile(r"\b(?:at most|no more than|fewer than|less than|or fewer|or less|up to|under|below|maximum)\b")
"""Words that make a number a limit: the next number beyond it may be as true."""

FAR = 1000
"""What a lower limit is raised by, so that no page reaches it."""

NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""Numbers in words; "one" is left out, because it mostly counts nothing ("the second one")."""


Table = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One false version of a step.

    kind: what was changed: "claim" (a denial taken away), "denial" (one put in), "cell", "order",
    "doc string", "state", "value", "count" (a number one off or more), "place" (where it is looked for).
    """

    kind: str
    change: str
    """What was changed into what, for a person."""
    text: str
    table: Table = ()
    docstring: str | None = None


def mutants(text: str, table: Table = (), docstring: str | None = None) -> tuple[Mutant, ...]:
    """All false versions of a Then, the one that looks hardest at what it expects first.

    Of a denial there is one, its claim: nothing else can be expected of a thing that is denied, and
    another name for it would make the step true. None where nothing is expected that could be changed.
    """
    if (claimed := _without_denial(text)) is not None:
        return (Mutant("claim", f"{text} -> {claimed}", claimed, table, docstring),)
    found = [*_other_cells(text, table), *_other_docstring(text, table, docstring)]
    for kind, words in _other_words(text, bool(table or docstring)):
        found.append(Mutant(kind, f"{text} -> {words}", words, table, docstring))
    unlike = {(one.text, one.table, one.docstring): one for one in reversed(found)}
    return tuple(one for one in found if unlike[one.text, one.table, one.docstring] is one)


def _other_words(text: str, more_below: bool) -> Iterator[tuple[str, str]]:
    """The text with one thing changed, and what kind of thing that is."""
    if (state := _other_state(text)) is not None:
        yield "state", state
    yield from _other_values(text)
    yield from (("count", words) for words in _other_counts(text))
    if (order := _opposite(text, ORDERS)) is not None:
        yield "order", order
    if not more_below and (denied := _denied(text)) is not None:
        yield "denial", denied


def _other_cells(text: str, table: Table) -> Iterator[Mutant]:
    """Each cell changed in its turn, the last one first; and the rows turned round where their order is expected."""
    for row in reversed(range(len(table))):
        for column in reversed(range(len(table[row]))):
            old, new = table[row][column], another(table[row][column])
            cells = (*table[row][:column], new, *table[row][column + 1 :])
            changed = (*table[:row], cells, *table[row + 1 :])
            yield Mutant("cell", f"row {row + 1}, column {column + 1}: {old} -> {new}", text, changed)
    if IN_ORDER.search(text) and len(table) > 1:
        swapped = (*table[:-2], table[-1], table[-2])
        yield Mutant("order", "the last two rows change places", text, swapped)


def _other_docstring(text: str, table: Table, docstring: str | None) -> Iterator[Mutant]:
    if docstring:
        *lines, last = docstring.split("\n")
        changed = "\n".join((*lines, another(last)))
        yield Mutant("doc string", f"{last} -> {another(last)}", text, table, changed)


def _other_values(text: str) -> Iterator[tuple[str, str]]:
    """Another text in each pair of quotes: first what is expected, the last of it before the others, then where."""
    quoted = list(QUOTED.finditer(text))
    places = [found for found in quoted if PLACE.search(text[: found.start()])]
    expected = [found for found in quoted if found not in places]
    for kind, each in (*(("value", one) for one in reversed(expected or places)), *(("place", one) for one in places)):
        start, end = each.start() + 1, each.end() - 1
        for value in (another(text[start:end]), *_one_off(text[start:end])):
            yield kind, text[:start] + value + text[end:]


def _one_off(value: str) -> Iterator[str]:
    """A number of things, one more and one less."""
    found = WHOLE_NUMBER.search(value) if COUNTED.match(value) else None
    if found is not None and not (found[0] != "0" and found[0].startswith("0")):
        for number in (int(found[0]) + 1, int(found[0]) - 1):
            if number >= 0:
                yield f"{value[: found.start()]}{number}{value[found.end() :]}"


def _other_counts(text: str) -> Iterator[str]:
    """Another number among the words: of a limit one that is far beyond, else its end, one more and one less."""
    visible = _outside_quotes(text)
    for found in WHOLE_NUMBER.finditer(visible):
        number = int(found[0])
        if AT_MOST.search(visible):  # first: no more than is one of them
            others = ["0"]
        elif AT_LEAST.search(visible):
            others = [str(number + FAR)]
        else:
            others = [_near(found[0]), str(number + 1), *([str(number - 1)] if number else [])]
        yield from (text[: found.start()] + other + text[found.end() :] for other in others)
    if AT_LEAST.search(visible) or AT_MOST.search(visible):
        return
    for found in re.finditer(rf"\b(?:{'|'.join(NUMBER_WORDS)})\b", visible):
        place = NUMBER_WORDS.index(found[0])
        other = NUMBER_WORDS[place + 1] if place + 1 < len(NUMBER_WORDS) else NUMBER_WORDS[place - 1]
        yield text[: found.start()] + other + text[found.end() :]


def _opposite(text: str, pairs: tuple[tuple[str, str], ...]) -> str | None:
    both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
    return _replaced(text, tuple((re.compile(rf"\b{one}\b"), other) for one, other in both))


def another(value: str) -> str:
    """Another value of the same sort: a number another number, an amount another amount, a text another text.

    The other value is as near as can be, because that is where a check that is loose lets it through: a
    text that begins with the true one; of a number its end (6 of 16), or where there is none the next.
    """
    return _other_number_in(value) if COUNTED.match(value) else f"{value} altered".strip()


def _other_number_in(text: str) -> str:
    return NUMBER.sub(lambda found: _near(found[0]), text, count=1)


def _near(digits: str) -> str:
    """The end of a number, as far as it is one, else the next number."""
    return digits[1:] if re.fullmatch(r"[1-9]{2,}", digits) else str(int(digits) + 1).zfill(len(digits))


def _outside_quotes(text: str) -> str:
    """The text with every quoted value blanked out, so that all else stands at its place."""
    return QUOTED.sub(lambda found: '"' + " " * (len(found[0]) - 2) + '"', text)


def _without_denial(text: str) -> str | None:
    return _replaced(text, NEGATIONS)


def _other_state(text: str) -> str | None:
    bare = tuple((re.compile(rf"\b(?={word}$)"), "not ") for word in BARE_STATES)
    return _opposite(text, STATES) or _replaced(text, bare)


def _denied(text: str) -> str | None:
    return _replaced(text, COPULAS)


def _replaced(text: str, table: Any) -> str | None:
    """The text with the first match of the first pattern that matches outside quotes replaced."""
    visible = _outside_quotes(text)
    for pattern, after in table:
        if found := pattern.search(visible):
            new: str = after(found) if callable(after) else found.expand(after)
            return text[: found.start()] + new + text[found.end() :]
    return None
