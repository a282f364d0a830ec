"""Where something is, said first: "in the cart I see ...", "on the cart page, the total is ..."."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_lam.lam.embedded.naming import ends_in_kind
from pytest_lam.lam.embedded.persons import ARTICLES, Persons
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

PLACING = frozenset({"on", "in", "within", "inside", "under", "at"})
LONGEST = 8
"""Words of a place that is said first; more are a clause."""


def place_first(tokens: Sequence[Token], persons: Persons, vocabulary: Vocabulary) -> int:
    """How many words say first, without a comma, where something is; 0 where none do."""
    if len(tokens) < 5 or tokens[0].code not in PLACING or tokens[0].is_value:
        return 0
    for at in range(2, min(len(tokens) - 2, LONGEST)):
        before, first = tokens[at - 1], tokens[at]
        if first.is_value or before.code in vocabulary.words("prepositions") | ARTICLES:
            continue
        if first.code in persons.pronouns:
            return at
        place = [token for token in tokens[1:at] if token.code not in ARTICLES | {","}]
        if first.code in ARTICLES | {"there"} and (before.is_exact or ends_in_kind(place, vocabulary)):
            return at
    return 0
