"""Values as steps write them: quoted, in numbers, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pytest_lam.lam.embedded.dating import relative_day
from pytest_lam.lam.embedded.naming import is_description, is_manner, stray
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary
from pytest_lam.values import Value, value_of

_JOINED = re.compile(r"\b(?:and|or)\b|,.*\b(?!the\b|an?\b)\w|\w.*,")
"""What between two words tells that a list was taken apart there."""
_PLACING = frozenset({"in", "on", "for", "of", "at", "from", "within", "inside", "under"})


_UNSAID = frozenset({"you", "we", "they", "he", "she", "successful", "correct", "accurate"})
_UNSAID |= {"intact", "untouched", "unaffected"}
"""Words that begin a clause, which no value is, or that only judge."""


_POINTING = frozenset(
    {"current", "same", "selected", "chosen", "entered", "given", "expected", "updated", "respective"}
)
_POINTING |= {
    "corresponding",
    "relevant",
    "appropriate",
    "desired",
    "original",
    "stored",
    "saved",
    "matching",
    "good",
    "bad",
}
"""Words before what a value is, which only who reads the page knows."""


class ValueReader:
    """Reads the tokens of one sentence as values."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.costs = vocabulary.costs

    def span(self, tokens: Sequence[Token]) -> str:
        """The words as the step wrote them, from the first token to the last."""
        if not tokens:
            return ""
        if len(tokens) == 1:
            return tokens[0].text
        for at, (before, token) in enumerate(pairwise(tokens), 1):
            if _JOINED.search(self.text[before.end : token.start]):  # what stood between is another of a list
                return f"{self.span(tokens[:at])} {self.span(tokens[at:])}"
        said = self.text[tokens[0].start : tokens[-1].end].rstrip()
        return said + ")" * (said.count("(") > said.count(")") and ")" in self.text[tokens[-1].end :][:1])

    def value(self, tokens: Sequence[Token]) -> tuple[Value, float]:
        """What is to be typed, chosen or compared, and the doubt about it."""
        values = [token for token in tokens if token.is_value]
        exact = [token for token in tokens if token.is_exact]
        single = exact or values
        others = [token for token in tokens if not token.is_value]
        if len(exact) > 1 and others and all(token.text == ">" for token in others):
            return " > ".join(token.text for token in exact), 0.0  # a way through a menu
        if len(single) == 1 and not (others and not exact):
            fillers = self.vocabulary.words("fillers")
            unexplained = sum(token.code not in fillers for token in others)
            return value_of(single[0].text), unexplained * self.costs["mixed"]
        if not exact and relative_day(self.span(tokens)) is not None:
            return self.span(tokens), 0.0
        if len(tokens) == 1 and (number := self._in_words(tokens[0])) is not None:
            return str(number), self.costs["plain_value"]
        led = tokens[0].led and tokens[0].text.islower() and not values
        doubt = (
            self.costs["described"] if led else self.costs["plain_value"] + (len(tokens) - 1) * self.costs["value_word"]
        )
        doubt += stray(tokens, self.vocabulary) + len(exact) * self.costs["stray"]
        told = len(tokens) > 1 or tokens[0].text.endswith("thing")  # "nothing" is no text of a page
        if told and not exact and tokens[0].text in self.vocabulary.words("undecided"):
            doubt += self.costs["described"]
        if len(tokens) > 1 and tokens[0].text in self.vocabulary.tables["ordinals"]:
            doubt += self.costs["described"]  # "the first one": which, only the page tells
        if tokens[0].is_value and len(tokens) > 2 and tokens[1].code in _PLACING:
            doubt += self.costs["described"]
        unsaid = is_description(tokens, self.vocabulary) or is_manner(tokens) or tokens[0].text in _UNSAID
        unsaid = unsaid or (len(tokens) > 1 and not exact and tokens[0].text in _POINTING)
        doubt += unsaid * self.costs["described"]
        return self.span(tokens), doubt

    def _in_words(self, token: Token) -> int | None:
        """The number that a word says: twenty-five."""
        known: Mapping[str, int] = self.vocabulary.tables["numbers"]
        return known.get(token.code) if token.text.islower() and token.code != "single" else None
