"""Words that tell where a thing is, or whose: where they part a phrase in two, and where they belong to a name."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_lam.lam.embedded.naming import NUMBERING, ends_in_kind
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

LOOSE = frozenset({"of", "for"})
"""Relations that names have in them as well."""
_HOLDING = frozenset({"under", "inside", "within", "beneath", "below"})
"""Relations that a name with a capital seldom has in it."""
_STANDING = frozenset({"in", "on", "from", "within", "inside"})
"""Relations to a place that is told by its kind alone."""


def relation_at(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> int:
    """How many words from there on tell where a thing is, or whose: in, next to, of; 0 where none do."""
    for length in (4, 3, 2, 1):
        if " ".join(token.code for token in tokens[index : index + length]) in vocabulary.words("relations"):
            return length
    return 0


def parts(left: Sequence[Token], right: Sequence[Token], relation: str, vocabulary: Vocabulary) -> bool:
    """Whether the relation cuts the phrase in two, rather than being part of one name."""
    if relation == "by":
        return _is_by_somebody(left, right)
    if left[-1].is_exact or right[0].is_exact or ends_in_kind(left, vocabulary):
        return True
    if any(token.is_exact for token in right) and (
        any(token.is_exact for token in left) or (relation in LOOSE | {"from"} and left[0].text.islower())
    ):
        return "between" not in [token.code for token in left]
    if right[0].code in vocabulary.tables["ordinals"]:
        return True
    ending = ends_in_kind(right, vocabulary)
    if _is_standing(left, relation, right, vocabulary):
        return True
    if ending and not right[0].led:
        return relation not in LOOSE and ending < len(right) and right[0].text[:1].isupper()
    if right[0].led or right[0].code in vocabulary.words("articles"):
        return True
    lowered = left[0].text[:1].islower()
    if relation in _HOLDING and not lowered:
        return True  # Asthma under known conditions
    return relation in LOOSE | {"from"} and lowered and (right[0].is_value or right[0].text[:1].isupper())


def _is_standing(left: Sequence[Token], relation: str, right: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a thing stands in something told by its kind alone: the entry in table 2, but no "sign in button"."""
    last = right[-1]
    numbered = len(right) > 1 and last.is_value and not last.is_exact
    bare = right[: -2 if right[-2].code in NUMBERING else -1] if numbered else right
    told = bool(bare) and ends_in_kind(bare, vocabulary) == len(bare)
    return told and relation in _STANDING and left[-1].code not in vocabulary.verbs


def _is_by_somebody(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether a thing is told by who made it: the mail by Ada, but not sorted by "Name"."""
    thing = left[0].text[:1].islower() and not left[-1].text.endswith("ed")
    first = right[0]
    return thing and (first.text[:1].isupper() or (first.is_exact and first.text[:1].isalpha()) or first.text[0] == "@")
