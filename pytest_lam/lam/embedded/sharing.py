"""Several predicates of one subject: the button is visible and enabled, the dialog opens and says "Saved"."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

_JOINTS = frozenset({"and", "but", ","})
_BARE = frozenset({"not", "no", "still", "also", "then", "now"})
"""What may stand before a predicate without its verb: visible but not enabled."""
_SEEN = frozenset({"visible", "displayed", "shown", "present", "hidden", "available", "listed", "clickable"})
"""What is said of a thing besides the states of controls."""


def predicates(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[tuple[Token, ...], ...]:
    """One statement for each predicate, each with the subject; none where there are not several.

    Parameters
    ----------
    tokens: the words of a sentence, with its signs.
    vocabulary: tells verbs, states and modals.
    """
    verb = next((at for at, token in enumerate(tokens) if at and _begins(token, vocabulary)), 0)
    if not verb:
        return ()
    subject, auxiliary = tuple(tokens[:verb]), _auxiliary(tokens[verb:], vocabulary)
    found: list[tuple[Token, ...]] = []
    start = verb
    for at in range(verb + 1, len(tokens) - 1):
        if tokens[at].is_value or tokens[at].text not in _JOINTS:
            continue
        after = at + 2 if tokens[at + 1].text == "and" and at + 2 < len(tokens) else at + 1
        if _continues(tokens[after:], auxiliary, vocabulary):
            found.append(tuple(tokens[start:at]))
            start = after
    if not found:
        return ()
    rest = (*found[1:], tuple(tokens[start:]))
    return ((*subject, *found[0]), *((*subject, *_whole(piece, auxiliary, vocabulary)) for piece in rest if piece))


def is_said_of_thing(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a predicate without a subject begins: what went before has said of what."""
    return bool(tokens) and _begins(tokens[0], vocabulary)


def _begins(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a statement's verb begins here: a modal, "is", "has" or what a thing does in the third person."""
    if token.is_value or not token.text.islower():
        return False
    does = token.code in vocabulary.words("stative") and token.text != token.code and token.text.endswith("s")
    return does or token.code in vocabulary.words("modals") or token.code in ("be", "have")


def _auxiliary(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """What stands before the predicate: should be, is."""
    kept: list[Token] = []
    for token in tokens:
        if token.code not in vocabulary.words("modals") and token.code != "be":
            break
        kept.append(token)
    return tuple(kept)


def _continues(tokens: Sequence[Token], auxiliary: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether what follows is said of the same subject."""
    at = next((at for at, token in enumerate(tokens[:-1]) if token.text not in _BARE), len(tokens) - 1)
    first = tokens[at]
    if first.is_value or not first.text.islower():
        return False
    modal = bool(auxiliary) and auxiliary[0].code in vocabulary.words("modals")
    governed = modal and first.text == first.code and first.code in _governed(vocabulary)
    told = bool(auxiliary) and (_is_state(first, tokens[at + 1 :], vocabulary) or _is_brought(tokens[at:], vocabulary))
    return told or governed or _begins(first, vocabulary)


def _governed(vocabulary: Vocabulary) -> frozenset[str]:
    return vocabulary.showing | {"be", "have", "say"}


def _is_state(first: Token, after: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether the word says how the subject is, and names nothing: "enabled", but no "empty list"."""
    said = first.text in _SEEN or first.code + " " in vocabulary.states
    adjective = first.code not in vocabulary.verbs or first.text != first.code
    ends = not after or after[0].text in _JOINTS or after[0].code in vocabulary.words("prepositions")
    return said and adjective and ends


def _is_brought(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether somebody is brought somewhere besides: logged in and redirected to the dashboard."""
    arriving = {said.split()[0] for said in vocabulary.tables["verbs"]["arrive"]}
    following = [token.code for token in tokens[1:3]]
    return tokens[0].code in arriving and tokens[0].text != tokens[0].code and bool({"to", "on"} & set(following))


def _whole(piece: tuple[Token, ...], auxiliary: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The predicate with the auxiliary that it leaves out."""
    first = next((token for token in piece if token.text not in _BARE), piece[0])
    if _begins(first, vocabulary):
        return piece
    if first.text == first.code and first.code in _governed(vocabulary):
        return (auxiliary[0], *piece)
    return (*auxiliary, *piece)
