"""Several things seen in one statement: joined by "and", excluded by "without", or told by what they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pytest_lam.lam.embedded.naming import ends_in_kind
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

_JOINTS = frozenset({"and", "or", ",", "nor"})
_LISTING = frozenset({"for", "named", "called", "like", ":", "labelled"})
"""What stands between a noun in the plural and the list of those that are meant."""
_HOLDING = frozenset({"with", "containing", "including"})
"""What stands between a thing and another that is in it."""
_WHICH = frozenset({"no", "all", "any", "same", "different", "title", "name", "text", "label", "message", "url"})
"""Words that begin something else than a thing of its own."""
_OPEN_ENDS = frozenset({"etc", "more", "others", "so", "on", "such"})
"""Words by which a list is left open."""
MAX_NAME = 4
"""Words of one of several names in a list; more are a clause."""


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
    if (held := _held(tokens, vocabulary)) is not None:
        return held
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


def sharing(tokens: Sequence[Token]) -> tuple[tuple[tuple[Token, ...], ...], str]:
    """Names that share a last noun in the plural, which no vocabulary need know, and that noun: red and blue lines."""
    noun = tokens[-1] if tokens else None
    if noun is None or not tokens[0].led or any(token.is_value for token in tokens) or not _is_plural(noun):
        return (), ""
    pieces = _pieces(tokens[:-1])
    short = all(len(piece) < MAX_NAME for piece in pieces) and not any(_is_plural(one[-1]) for one in pieces[:-1])
    joined = len(pieces) > 1 and tokens[-2].text not in _JOINTS
    return (tuple(pieces), noun.text) if short and joined else ((), "")


def _is_plural(token: Token) -> bool:
    return token.text.islower() and token.text.endswith("s") and not token.text.endswith("ss")


def _held(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Part, ...] | None:
    """A thing with another in it: the form with a success message."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].is_value or tokens[at].text not in _HOLDING:
            continue
        holder, thing = tuple(tokens[:at]), tuple(tokens[at + 1 :])
        whole = any(token.is_value for token in thing) or thing[0].text in _WHICH
        if whole or not ends_in_kind(holder, vocabulary) or not _is_noun(thing, vocabulary):
            return None
        kind = vocabulary.nouns[tuple(token.code for token in holder[-ends_in_kind(holder, vocabulary) :])]
        inside = kind in vocabulary.tables["kind_rules"]["containers"]
        placed = (*thing, replace(tokens[at], text="in", code="in"), *holder)
        if inside:
            return Part(holder), Part(placed)
        return (Part(holder), Part(thing)) if any(token.is_exact for token in holder) else None
    return None


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
    head, listed = _headed(tokens, vocabulary)
    pieces = _pieces(listed)
    if len(pieces) < 2 or any(piece[-1].text in _OPEN_ENDS for piece in pieces):
        return []
    if not head and (noun := _shared_noun(pieces, vocabulary)):
        return [*((*piece, noun) for piece in pieces[:-1]), pieces[-1]]
    enumerated = bool(head) or len(pieces) > 2 or all(piece[0].led for piece in pieces)
    if not all(_is_noun(piece, vocabulary) or (enumerated and _is_name(piece, vocabulary)) for piece in pieces):
        return []
    return [(*piece, *head) for piece in pieces]


def _shared_noun(pieces: Sequence[tuple[Token, ...]], vocabulary: Vocabulary) -> Token | None:
    """The noun in the plural that all of several names share: the Save and Cancel buttons."""
    last = pieces[-1][-1]
    shared = len(pieces[-1]) > 1 and (last.code,) in vocabulary.nouns and last.text.endswith("s")
    return last if shared and all(_is_name(piece, vocabulary) for piece in pieces) else None


def _headed(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[tuple[Token, ...], Sequence[Token]]:
    """The noun that a list begins with, and the list: fields for name, age and city."""
    plural = len(tokens) > 3 and (tokens[0].code,) in vocabulary.nouns and tokens[0].text.endswith("s")
    if plural and tokens[1].text in _LISTING and any(token.text in _JOINTS for token in tokens[3:]):
        return (tokens[0],), tokens[2:]
    return (), tokens


def _is_name(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether it may be one of several that are counted up: a few words without a verb or a preposition."""
    odd = vocabulary.words("prepositions", "subordinators", "finite", "modals")
    return len(tokens) <= MAX_NAME and not _is_participle(tokens[0]) and not any(token.code in odd for token in tokens)


def _is_participle(token: Token) -> bool:
    return token.text.islower() and token.text.endswith("ing")


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
