"""How shared steps are written: the module that they belong to, and verbs that they take as parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.lam.embedded.tokens import Token, tokenise
from pytest_lam.lam.embedded.vocabulary import Vocabulary

SAID = 3
"""Words that a clause has at least besides its medium: who, the deed, and what joins the medium to them."""
OUGHT = frozenset({"should", "must", "ought"})
_SHOWING = frozenset({"appear", "disappear", "exist", "vanish", "show", "hide", "see", "contain", "include", "display"})
"""Verbs by which shared steps say whether something is there."""


def unquoted(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The verb of a statement that a shared step takes as its parameter: the bar "does not appear"."""
    known = vocabulary.verbs | vocabulary.words("modals") | {"not"}
    verbal = [token.code in known and not token.is_value for token in tokens]
    for at, token in enumerate(tokens[1:], 1):
        if not token.is_exact or not token.text.islower():
            continue
        said = tokenise(token.text, vocabulary.bases).tokens
        words = tuple(replace(word, start=token.start, end=token.end) for word in said)
        governed = tokens[at - 1].code in OUGHT and not tokens[at - 1].is_value
        if governed or (_is_predicate(words) and not any(verbal[:at]) and len(tokens) > 2):
            return (*tokens[:at], *words, *tokens[at + 1 :])
    return tuple(tokens)


def _is_predicate(words: Sequence[Token]) -> bool:
    """Whether these words are nothing but the verb of a statement, or its auxiliary: "doesn't", "disappears"."""
    said = [word.code for word in words if word.code != "not"]
    if said in (["do"], ["be"]):
        return True
    said = said[1:] if said[:1] == ["do"] else said
    finite = words[-1].text != words[-1].code or len(words) > 1 or words[-1].code in _SHOWING
    return len(said) == 1 and said[0] in _SHOWING and finite


def unscoped(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the name of the module that a step belongs to: "shop::user sees ..."."""
    scoped = len(tokens) > 4 and [token.code for token in tokens[1:3]] == [":", ":"] and not tokens[0].is_value
    return tokens[3:] if scoped else tokens


def without_medium(tokens: Sequence[Token], vocabulary: Vocabulary) -> Sequence[Token]:
    """Without the words that only say that it is done in the interface: ... using the web UI."""
    for said in vocabulary.words("mediums"):
        words = said.split()
        at = len(tokens) - len(words)
        if at < SAID or [token.text.lower() for token in tokens[at:]] != words:
            continue
        before = at - 2 if tokens[at - 1].code in ("the", "a") else at - 1
        if tokens[before].code in ("use", "using", "via", "through", "on", "in", "from", "with") and before > 1:
            return tokens[:before]
    return tokens
