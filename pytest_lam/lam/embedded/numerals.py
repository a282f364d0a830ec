"""Numbers, amounts and places in a grid, as steps say them in words: one hundred dollars; row 2, column 3."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.numbers import number_of
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

UNITS = {"dollar": "${}", "buck": "${}", "euro": "€{}", "pound": "£{}", "percent": "{}%", "per cent": "{}%"}
"""How an amount is written whose unit is said in a word."""
BESIDE = frozenset({"in", "of", "and", "at", "cell", "number", ",", "on", "from", "no", "position"})
"""What may stand between a row and a column."""
SIDES = {"row": "row", "line": "row", "column": "column", "col": "column"}


def amount(tokens: Sequence[Token], vocabulary: Vocabulary) -> str:
    """The amount of a number, in figures or in words, with its unit in a word: "$100"; nothing where it is none."""
    words = [token.text.casefold() if not token.is_value else token.text for token in tokens]
    if any(token.is_exact for token in tokens):
        return ""
    unit, length = _unit(words)
    words = words[: len(words) - length]
    number = _number(words, vocabulary.tables["numbers"])
    return (UNITS[unit].format(number) if unit else number) if number else ""


def _unit(words: Sequence[str]) -> tuple[str, int]:
    """The unit that the words end in, and how many of them it is."""
    for length in (2, 1):
        said = " ".join(words[-length:]).removesuffix("s")
        if len(words) > length and said in UNITS:
            return said, length
    return "", 0


def _number(words: Sequence[str], numbers: Mapping[str, int]) -> str:
    if len(words) == 1 and words[0][:1].isdigit():
        return words[0] if re.fullmatch(r"\d[\d.,]*", words[0]) else ""
    number = number_of(words, numbers)
    return "" if number is None else str(number)


def cell_at(tokens: Sequence[Token], vocabulary: Vocabulary) -> Phrase | None:
    """The cell that is told by its row and its column: row 2, column 3; the second cell of the third row is another."""
    kept = [token for token in tokens if token.is_value or token.code not in BESIDE]
    if len(kept) != 4 or any(token.is_exact for token in kept):
        return None
    found: dict[str, int] = {}
    for one, other in (kept[:2], kept[2:]):
        noun, place = (one, other) if one.code in SIDES else (other, one)
        number = _place(place, vocabulary)
        if noun.code not in SIDES or noun.is_value or number is None:
            return None
        found[SIDES[noun.code]] = number
    if len(found) != 2:
        return None
    return Phrase("", "cell", ordinal=found["column"], within=Phrase("", "row", ordinal=found["row"]), noun="cell")


def _place(token: Token, vocabulary: Vocabulary) -> int | None:
    """The number of a place: 3, third, 3rd."""
    if token.is_value:
        return int(token.text) if token.text.isdecimal() else None
    if match := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", token.code):
        return int(match[1])
    ordinal: int | None = vocabulary.tables["ordinals"].get(token.code)
    return ordinal
