"""How commands string their parts together: lists without quotes, means, purposes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

MAX_NAME = 6
"""Words of a name in a list; more is a clause."""
BOTH = 2
"""How many things "both" begins a list of."""
MAX_SHARING = 2
"""Words of a name that shares its noun with others."""
ARTICLES = frozenset({"the", "a", "an"})
TAILS = frozenset({"from", "in", "on", "under", "as", "within", "inside", "with", "to"})
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
    """The list after the first verb: with a comma, of one noun in the plural, or of single names before a place."""
    verb = next((at for at, token in enumerate(tokens[:4]) if token.code in words.verbs and not token.is_value), None)
    if verb is None or not any(token.code in (",", "and") and not token.is_value for token in tokens):
        return None
    start = verb + 2 if tokens[verb + 1 : verb + 2] and tokens[verb + 1].code == "on" else verb + 1
    lead, rest = tuple(tokens[:start]), tokens[start:]
    cut = next((at for at, token in enumerate(rest) if at and _begins_tail(token)), len(rest))
    items, tail = tuple(_parts(rest[:cut])), tuple(rest[cut:])
    if len(items) < 2:
        return None
    both = items[0][0].text == "both" and len(items[0]) > 1 and not items[0][0].is_value
    if both:
        items = (items[0][1:], *items[1:])
    if noun := _shared_noun(items, words):
        named = (*((*item, *noun) for item in items[:-1]), items[-1])
        return Listed(lead, named, tail)
    if not all(_is_name(item, words) for item in items):
        return None
    commas = any(token.code == "," for token in tokens)
    single = bool(tail) and tail[0].text not in ("with", "to") and all(_is_single_name(item) for item in items)
    return Listed(lead, items, tail) if commas or single or (both and len(items) == BOTH) else None


def _shared_noun(items: Sequence[Sequence[Token]], words: Vocabulary) -> tuple[Token, ...]:
    """The noun in the plural that all names of a list share: the Save and Close buttons; () where there is none."""
    *names, last = items
    if not last[-1].text.endswith("s") or last[-1].is_value or any(token.is_exact for item in items for token in item):
        return ()
    controls = words.tables["kind_rules"]["controls"]
    for length in (2, 1):
        noun = tuple(last[-length:])
        if len(last) > length and words.nouns.get(tuple(token.code for token in noun)) in controls:
            short = all(len([token for token in name if token.code not in ARTICLES]) <= MAX_SHARING for name in names)
            kinds = any((name[-1].code,) in words.nouns for name in names)
            return noun if short and not kinds else ()
    return ()


def _is_single_name(item: Sequence[Token]) -> bool:
    """Whether it is one word with a capital: Diabetes."""
    return len(item) == 1 and item[0].text[:1].isupper() and not item[0].is_value


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
    owned = purpose[1].text == "her" and len(purpose) > 2 and purpose[2].text.isalpha()
    return purpose[1].text in POINTERS and not owned


def names_something(phrase: Phrase | None) -> bool:
    """Whether a phrase tells its thing from others of its kind."""
    return phrase is not None and bool(phrase.words or phrase.ordinal is not None)


def contradicts(frames: Sequence[Frame]) -> bool:
    """Whether one thing would have to show several texts, and nothing else, at once."""
    whole = [frame for frame in frames if frame.intent == "text" and frame.comparison == "equals" and not frame.negated]
    targets = {frame.target for frame in whole if frame.target is not None}
    return len(whole) > 1 and len(targets) == 1 and len({str(frame.value) for frame in whole}) > 1
