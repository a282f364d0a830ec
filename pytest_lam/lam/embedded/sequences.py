"""How commands string their parts together: lists without quotes, means, purposes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

MAX_NAME = 6
"""Words of a name in a list; more is a clause."""
TAILS = frozenset({"from", "in", "on", "under", "as", "within", "inside"})
"""What begins the words that all things of a list share."""
SEARCHES = frozenset({"find", "locate", "reach", "get", "look", "search"})
"""Verbs after which "to" says what one is after, and not what for."""
POINTERS = frozenset({"it", "them", "that", "this", "him", "her", "these", "those"})
POINTED = frozenset({"click", "hover", "double click", "right click", "press"})
"""Deeds with the pointer or a key, which are the same whatever they are for."""
ENCLOSING = frozenset({"dialog", "message", "section", "menu", "card", "row", "item", "form"})
"""Kinds of things that hold what they are closed, sent or changed by."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of names: the words before it, the names, and the words after it that all of them share."""

    lead: tuple[Token, ...]
    items: tuple[tuple[Token, ...], ...]
    tail: tuple[Token, ...]


def listed(tokens: Sequence[Token], words: Vocabulary) -> Listed | None:
    """The list after the first verb, where there is one with a comma and no verb with an object in it."""
    verb = next((at for at, token in enumerate(tokens[:4]) if token.code in words.verbs and not token.is_value), None)
    if verb is None or not any(token.code == "," for token in tokens):
        return None
    start = verb + 2 if tokens[verb + 1 : verb + 2] and tokens[verb + 1].code == "on" else verb + 1
    rest = tokens[start:]
    cut = next((at for at, token in enumerate(rest) if at and _begins_tail(token)), len(rest))
    items = tuple(_parts(rest[:cut]))
    if len(items) < 2 or not all(_is_name(item, words) for item in items):
        return None
    return Listed(tuple(tokens[:start]), items, tuple(rest[cut:]))


def _begins_tail(token: Token) -> bool:
    return token.text in TAILS and not token.is_value


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    part: list[Token] = []
    for token in tokens:
        if token.code in (",", "and", "or") and not token.is_value and token.text in (",", "and", "or"):
            if part:
                yield tuple(part)
            part = []
        else:
            part.append(token)
    if part:
        yield tuple(part)


def _is_name(item: Sequence[Token], words: Vocabulary) -> bool:
    """Whether it may be one name of a list: short, and no clause of its own."""
    first = item[0]
    acts = len(item) > 1 and not first.is_value and first.text == first.code and first.code in words.verbs
    return len(item) <= MAX_NAME and not acts and first.code not in ("then", "before", "but")


def within_dialog(frame: Frame, place: Phrase | None) -> Frame:
    """The frame done inside of what the step said first, where that is something that holds other things."""
    if place is None or place.kind not in ENCLOSING or frame.target is None or frame.target.within is not None:
        return frame
    return replace(frame, target=replace(frame.target, within=place))


def is_search(purpose: Sequence[Token]) -> bool:
    """Whether these words only say that something is to be found, and then what is done with it."""
    return purpose[0].code in SEARCHES and any(token.code == "and" for token in purpose[1:3])


def is_told(frame: Frame) -> bool:
    """Whether a deed with the pointer says by itself what it is done to, by a quoted name or a kind with a name."""
    target = frame.target
    named = target is not None and bool(target.words) and (target.quoted or target.kind != "")
    return named and frame.intent in POINTED


def points_back(purpose: Sequence[Token], words: Vocabulary) -> bool:
    """Whether the purpose is about what the deed itself names: to delete it, to continue."""
    if len(purpose) == 1:
        return purpose[0].code in words.words("purposes")
    return purpose[1].text in POINTERS


def names_something(phrase: Phrase | None) -> bool:
    """Whether a phrase tells its thing from others of its kind."""
    return phrase is not None and bool(phrase.words or phrase.ordinal is not None)
