"""Clauses that leave out the verb of the one before: fill A with B and C with D."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_lam.lam.embedded.readings import Reading
from pytest_lam.lam.embedded.stating import CHECKING
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import vocabulary

_GIVING = frozenset({"with", "as", "to"})
"""What may stand between a field's label and its value."""


def alike(before: Reading, found: Reading) -> bool:
    """Whether a clause without a verb says as much as the one before it, which has the verb."""
    if not found.frames:
        return False
    first, second = before.frames[-1], found.frames[0]
    if first.intent in CHECKING:
        return second.intent in CHECKING
    if first.intent == "fill" and not _of_one_form(before, found):
        return False  # what was given to one field may be followed by more for the same one
    if first.intent == "fill" and first.target is None and second.target is None:
        return False  # into which field the second goes is not said
    same = first.intent == second.intent and (first.value is None) == (second.value is None)
    return same and (first.target is None) == (second.target is None)


def _of_one_form(before: Reading, found: Reading) -> bool:
    """Whether two clauses are of one form, to which the latter may add where all is done."""
    if before.form is None or found.form is None:
        return before.form is None
    return found.form.continues(before.form)


def begins_a_thing(tokens: Sequence[Token]) -> bool:
    """Whether these words name what something is done to, and not what is done."""
    first = tokens[1] if tokens[0].code == "not" and len(tokens) > 1 else tokens[0]
    words = vocabulary()
    noun = len(tokens) > 2 and tokens[2].is_exact and tokens[1].text in words.words("heads")  # end date "3 May"
    labelled = len(tokens) > 1 and any(token.is_exact for token in tokens[1:3])
    labelled = labelled and (noun or first.code not in words.verbs)
    named = len(tokens) > 2 and first.text in words.tables["labels"]["words"] and tokens[1].text in _GIVING
    return first.is_exact or labelled or named or first.code in ("the", "a", "an")
