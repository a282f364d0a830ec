"""The passive voice in its other shapes: it gets opened, it is opened by the user."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

_ARTICLES = frozenset({"the", "a", "an"})
_OBJECTS = frozenset({"me", "us", "them"})


def is_past(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether it is the past form of a known verb, or its participle."""
    known = token.code in vocabulary.verbs and not token.is_value
    return known and token.text.lower() != token.code and not token.text.endswith(("s", "ing"))


def without_cause(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without what says that nobody did it: the dialog closes by itself."""
    alone = [token.code for token in tokens[-2:]] in (["by", "itself"], ["by", "themselves"])
    return tokens[:-2] if alone and len(tokens) > 3 else tokens


def with_be(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """It gets opened: it is opened."""
    if all(token.code != "get" for token in tokens):
        return tokens
    return tuple(
        replace(token, code="be")
        if token.code == "get" and any(is_past(after, vocabulary) for after in tokens[at + 1 : at + 2])
        else token
        for at, token in enumerate(tokens)
    )


def without_agent(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Without whoever does it, said last: it is opened by the user."""
    start = len(tokens) - 2
    if start > 0 and tokens[start].code in _ARTICLES:
        start -= 1
    if start < 2 or tokens[start].code != "by":
        return tokens
    before = tokens[start - 1]
    if before.is_value or not (is_past(before, vocabulary) or before.text.endswith("ed")):
        return tokens
    return tokens[:start] if tokens[-1].code in vocabulary.words("people") | _OBJECTS else tokens
