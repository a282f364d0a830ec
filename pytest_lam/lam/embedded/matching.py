"""How well words of a step fit a name on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pytest_lam.lam.embedded.evidence import LONG, MATCHES, SHARES, STOP
from pytest_lam.lam.embedded.page import SEPARATORS, stems_of, without_tail, words_of
from pytest_lam.lam.embedded.synonyms import Synonyms

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Match:
    """``how`` is an entry of MATCHES, ``strength`` 0 to 1."""

    how: str
    strength: float


def same_words(wanted: str, name: str) -> Match | None:
    """How the two are the same text, if they are: in letters, less marks and counters, in form."""
    if plain(wanted) == plain(name):
        return Match("is", MATCHES["is"])
    have, core = words_of(wanted), without_tail(name)
    if not have:
        return None
    if have in (words_of(name), words_of(core)):
        return Match("is, less marks", MATCHES["is, less marks"])
    squeezed = "".join(have)
    if squeezed in ("".join(words_of(name)), "".join(words_of(core))):
        return Match("is, in other form", MATCHES["is, in other form"])
    return None


@lru_cache(20_000)
def plain(text: str) -> str:
    """``text`` in lower case with single spaces."""
    return " ".join(text.casefold().split())


def match_quoted(wanted: str, name: str) -> Match | None:
    """How a quoted phrase is met: as the whole name, one part of it, or in a sentence; else not at all."""
    if same := same_words(wanted, name):
        return same
    words = words_of(wanted)
    if not words:
        return None
    parts = SEPARATORS.split(name)
    if len(parts) > 1 and any(words_of(part) == words for part in parts):
        return Match("part", MATCHES["part"])
    if len(words_of(name)) >= max(LONG, len(words) + 2) and holds_phrase(words_of(name), words):
        return Match("holds phrase", MATCHES["holds phrase"])
    return None


def match_placed(wanted: str, place: str, name: str) -> Match | None:
    """How a quoted phrase is met by a name that also says its place: "Delete" in the row of Ada by "Delete Ada"."""
    words, rest = words_of(wanted), words_of(name)[len(words_of(wanted)) :]
    said = {*words_of(place), *STOP}
    if not words or not set(rest) - STOP or words_of(name) != (*words, *rest) or not set(rest) <= said:
        return None
    return Match("is, with its place", MATCHES["is, with its place"])


def match_words(wanted: str, name: str, synonyms: Synonyms, rarity: Rarity) -> Match | None:
    """How a phrase without quotes is met; the best of all ways."""
    if same := same_words(wanted, name):
        return same
    want, have = stems_of(wanted), stems_of(name)
    if not want or not have:
        return None
    if _less_stop(want) == _less_stop(have) or want == stems_of(without_tail(name)):
        return Match("is, in other form", MATCHES["is, in other form"])
    meant, said = synonyms.concepts(want), synonyms.concepts(have)
    if _less_stop(meant) in (_less_stop(said), _less_stop(synonyms.concepts(stems_of(without_tail(name))))):
        return Match("means", MATCHES["means"])
    literal = _overlap(want, have, rarity)
    if meant == want and said == have:
        return literal
    by_meaning = _overlap(meant, said, rarity)
    if by_meaning is None or (literal and literal.strength >= by_meaning.strength):
        return literal
    return Match(by_meaning.how, by_meaning.strength * MATCHES["means"])


def holds_phrase(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether the phrase stands in the words, in a row."""
    size = len(phrase)
    return any(tuple(words[at : at + size]) == tuple(phrase) for at in range(len(words) - size + 1))


def _less_stop(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in STOP) or words


def _overlap(want: tuple[str, ...], have: tuple[str, ...], rarity: Rarity) -> Match | None:
    shared = set(want) & set(have)
    if not shared - STOP:
        return None
    both = sum(map(rarity, shared))
    of_want, of_have = both / sum(map(rarity, set(want))), both / sum(map(rarity, set(have)))
    if holds_phrase(have, want):
        return _of("holds phrase", of_have)
    if shared == set(want):
        return _of("holds words", of_have)
    if shared == set(have):
        return _of("held", of_want)
    return _of("some", 2 * of_want * of_have / (of_want + of_have))


def _of(how: str, share: float) -> Match:
    return Match(how, MATCHES[how] + SHARES[how] * share)
