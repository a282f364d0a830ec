"""Several things seen in one statement: joined by "and", excluded by "without", or told by what they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

_JOINTS = frozenset({"and", "or", ",", "nor"})


@dataclass(frozen=True, slots=True)
class Part:
    """One of several things; ``absent`` where it is said that it is not there."""

    tokens: tuple[Token, ...]
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A thing that is told by what it has: its own words, and (label, value) of each quality."""

    head: tuple[Token, ...]
    qualities: tuple[tuple[tuple[Token, ...], Token], ...]


def parts(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Part, ...]:
    """The things of a list without quotes whose every noun is one of its own: "a count and a footer link".

    A single part is returned where the words may be one name ("stages and events widget").
    """
    whole = (Part(tuple(tokens)),)
    if any(token.is_value for token in tokens):
        return whole
    cut = next((at for at, token in enumerate(tokens) if at and token.text == "without"), len(tokens))
    if cut >= len(tokens) - 1:
        present = _split(tokens, vocabulary)
        return tuple(Part(part) for part in present) if present else whole
    present = _split(tokens[:cut], vocabulary) or [tuple(tokens[:cut])]
    lacking = _pieces(tokens[cut + 1 :])
    if not all(_is_noun(part, vocabulary) for part in lacking):
        return whole
    return (*(Part(part) for part in present), *(Part(part, absent=True) for part in lacking))


def told(tokens: Sequence[Token]) -> Told | None:
    """A quoted name with qualities after it: the product "Lamp" with price "$20" and code "L1"."""
    cut = next((at for at, token in enumerate(tokens) if token.code == "with" and not token.is_value), 0)
    head, rest = tuple(tokens[:cut]), tokens[cut + 1 :]
    if sum(token.is_exact for token in head) != 1 or not rest:
        return None
    found: list[tuple[tuple[Token, ...], Token]] = []
    label: list[Token] = []
    for token in rest:
        if token.is_value:
            if not label:
                return None
            found.append((tuple(label), token))
            label = []
        elif token.code in ("and", ",", "with") and not label:
            continue
        else:
            label.append(token)
    plain = all(token.text.isalpha() and token.text.islower() for words, _ in found for token in words)
    short = all(len(words) <= 3 for words, _ in found)
    return Told(head, tuple(found)) if found and not label and plain and short else None


def _split(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[tuple[Token, ...]]:
    pieces = _pieces(tokens)
    if len(pieces) < 2 or not all(_is_noun(piece, vocabulary) for piece in pieces):
        return []
    return pieces


def _pieces(tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    found: list[tuple[Token, ...]] = []
    piece: list[Token] = []
    for token in tokens:
        if token.text in _JOINTS:
            found += [tuple(piece)] if piece else []
            piece = []
        else:
            piece.append(token)
    return [*found, tuple(piece)] if piece else found


def _is_noun(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether the words end in a noun that stands for a thing by itself, and are no clause."""
    last = tokens[-1]
    if any(token.code in vocabulary.words("prepositions", "subordinators", "finite") for token in tokens):
        return False
    plain = last.text.lower()
    heads = vocabulary.words("heads")
    return (last.code,) in vocabulary.nouns or plain in heads or plain.removesuffix("s") in heads
