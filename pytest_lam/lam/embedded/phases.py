"""Deeds that a clause only says to begin, to go on, or to be asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

ARTICLES = frozenset({"the", "a", "an"})


def asks(codes: Sequence[str]) -> bool:
    """Whether a question or a statement follows, and not a thing."""
    return not codes or codes[0] in ("that", "if", "whether", "how", "what", "why", "which")


def without_phase(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The deed itself, of which the clause says that it begins, or that somebody asks for it.

    "Start sorting by name", "proceed with selecting", "request the removal of the order".
    """
    codes = [token.code for token in tokens]
    for at in (1, 2):
        begun = " ".join(codes[:at]) in vocabulary.words("phases")
        verb = tokens[at] if begun and at + 1 < len(tokens) else None
        if verb is not None and verb.code in vocabulary.verbs and verb.text.endswith("ing"):
            return tokens[at:]
    if len(codes) > 3 and codes[0] in vocabulary.words("requests"):
        rest = tokens[2:] if codes[1] in ARTICLES else tokens[1:]
        deed = vocabulary.tables["nominals"].get(rest[0].code, "")
        if deed and len(rest) > 2 and rest[1].code == "of":
            return (replace(rest[0], text=deed, code=deed), *rest[2:])
    return tokens
