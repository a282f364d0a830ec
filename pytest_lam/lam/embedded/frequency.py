"""How often a deed is done: twice, three times, double click once more."""

from __future__ import annotations

from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

_LIMITING = frozenset({"to", "at", "as"})
"""Words before a number of times that is a limit: "limit the use to 5 times" does nothing five times."""


def how_often(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[tuple[Token, ...], int]:
    """The clause without the words that say how often, and how often that is: once where nothing says so."""
    multiples: dict[str, int] = vocabulary.tables["multiples"]
    for at, token in enumerate(tokens[1:-1], 1):
        if token.text in multiples and tokens[at - 1].code in vocabulary.verbs:
            return (*tokens[:at], *tokens[at + 1 :]), multiples[token.text]
    last = tokens[-1] if len(tokens) > 1 else None
    if last is None or last.is_value:
        return tokens, 1
    if times := multiples.get(last.code):
        return tokens[:-1], times
    if last.text != "times" or len(tokens) < 3 or tokens[-3].code in _LIMITING:
        return tokens, 1
    before = tokens[-2]
    number = int(before.text) if before.text.isdecimal() else vocabulary.tables["numbers"].get(before.code)
    return (tokens[:-2], number) if number else (tokens, 1)
