"""Where a refused step stops making sense: its parts that are understood alone, and words that nothing knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from pytest_lam.lam.embedded.frames import Understanding
from pytest_lam.lam.embedded.language import understand
from pytest_lam.lam.embedded.tokens import plural
from pytest_lam.lam.embedded.vocabulary import vocabulary
from pytest_lam.step import Step

MOST_PIECES = 8
"""Parts into which a step is cut: each run of them is tried, 36 at most, in some 40 ms."""
CLAUSES = ("so that", "because", "when", "if", "while", "unless", "until", "after")
"""Words that begin a clause of its own; "than", "by" and "that" join what belongs together."""
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'(?!\w)|“[^”]*”|<[^<>]*>|\S*\d\S*")
"""What stands for itself: quoted texts, Outline values, numbers."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a step, and what it means by itself."""

    text: str
    understanding: Understanding


def pieces(step: Step) -> tuple[Piece, ...]:
    """The parts of a step, cut where one deed or clause joins another; none where there is but one.

    Of the ways to cut it the one whose first parts are understood and as long as can be.
    """
    ends = [match.start() for match in _joints().finditer(_masked(step.text))][: MOST_PIECES - 1]
    parts = [step.text[start:end] for start, end in pairwise([0, *ends, len(step.text)])]
    return tuple(_runs(parts, step)) if len(parts) > 1 else ()


def _runs(parts: list[str], step: Step) -> Iterator[Piece]:
    at = 0
    while at < len(parts):
        for end in range(len(parts), at, -1):
            if (at, end) == (0, len(parts)):
                continue  # the whole step, which is refused
            text = _joints().sub("", "".join(parts[at:end]), count=1) if at else "".join(parts[:end])
            understanding = understand(Step(step.type, text.strip(" ,")))
            if not understanding.refused or end == at + 1:
                yield Piece(text.strip(" ,"), understanding)
                at = end
                break


@cache
def _joints() -> re.Pattern[str]:
    """Words that begin a further clause; a comma may stand before them, or alone."""
    said = sorted({*vocabulary().grammar["conjunctions"], *CLAUSES} - {","}, key=lambda word: (-len(word), word))
    return re.compile(rf",? +(?:{'|'.join(map(re.escape, said))})(?= )|, ", re.IGNORECASE)


def _masked(text: str) -> str:
    """The text with what is quoted blotted out, place for place."""
    return QUOTED.sub(lambda match: "x" * len(match[0]), text)


def unknown_words(step: Step) -> tuple[str, ...]:
    """The words of a step that stand nowhere in the vocabulary, as they are or in another form."""
    bare = QUOTED.sub(" ", step.text)
    found = dict.fromkeys(re.findall(r"[^\W\d_][\w-]*(?:'\w+)?", bare))
    return tuple(word for word in found if not _is_known(word.lower().removesuffix("'s")))


def _is_known(word: str) -> bool:
    words, bases = _known_words(), vocabulary().bases
    return word in words or bases.get(word, "") in words or word in _plurals()


@cache
def _known_words() -> frozenset[str]:
    tables = {
        name: table for name, table in vocabulary().tables.items() if name not in ("impossible", "costs", "limits")
    }
    return frozenset(word for text in _texts(tables) for word in re.findall(r"[a-z][a-z'-]*", text.lower()))


@cache
def _plurals() -> frozenset[str]:
    return frozenset(plural(word) for word in _known_words())


def _texts(table: Any) -> Iterable[str]:
    """Every text in a table of tables, keys and values."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        yield from table
        for value in table.values():
            yield from _texts(value)
    elif isinstance(table, list):
        for value in table:
            yield from _texts(value)
