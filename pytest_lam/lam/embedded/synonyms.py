"""Words that mean the same on pages, as groups of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from pytest_lam.lam.embedded.page import stems_of


class Synonyms:
    """Groups of phrases; all phrases of one group mean the same (``cart``, ``basket``, ``bag``)."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self._concepts: dict[tuple[str, ...], str] = {}
        self._words: dict[str, set[str]] = {}
        for group in groups:
            phrases = [stems_of(phrase) for phrase in group]
            for phrase in phrases:
                self._concepts.setdefault(phrase, f"={group[0]}")
                for word in phrase:
                    self._words.setdefault(word, set()).update(*phrases)
        self._longest = max((len(phrase) for phrase in self._concepts), default=0)
        self.concepts = lru_cache(10_000)(self._concepts_of)

    def _concepts_of(self, stems: tuple[str, ...]) -> tuple[str, ...]:
        """The stems with every phrase that stands in a group replaced by that group's first."""
        found: list[str] = []
        at = 0
        while at < len(stems):
            for length in range(min(self._longest, len(stems) - at), 0, -1):
                concept = self._concepts.get(stems[at : at + length])
                if concept is not None:
                    found.append(concept)
                    at += length
                    break
            else:
                found.append(stems[at])
                at += 1
        return tuple(found)

    def related(self, stem: str) -> frozenset[str]:
        """All words of the phrases that may stand for one with this word."""
        return frozenset(self._words.get(stem, ()))
