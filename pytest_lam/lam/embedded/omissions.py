"""What the words of a deed leave out: the value, the field of each of several values, who logs in."""

from __future__ import annotations

from itertools import pairwise

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.vocabulary import Vocabulary

NO_VALUE = "it does not say which value"
SEVERAL = "it gives several values for one thing, and not the field that each is for"
NOBODY = "it says who somebody is, and not the name and the password that log them in"

MANY = 2
"""More values than this are not a value and its place."""
LOGGING = frozenset({"log", "sign", "login"})
OPEN = frozenset({"something", "anything", "nothing"})
TYPING = ("fill", "type", "put")
"""Groups of verbs that need a value."""


def omission(clause: Clause, vocabulary: Vocabulary) -> str:
    """What the clause of a deed leaves out; "" where that can't be told."""
    tokens = clause.tokens
    if not tokens or clause.stating:
        return ""
    values = sum(token.is_value for token in tokens)
    if {token.code for token in tokens[:2]} & LOGGING and not values:
        return NOBODY
    undecided, joints = vocabulary.words("undecided"), vocabulary.words("prepositions", "subordinators")
    described = any(
        token.text in undecided and (token.text in OPEN or after.code not in joints)
        for token, after in pairwise(tokens)
    )
    typing = tokens[0].code in {said.split()[0] for group in TYPING for said in vocabulary.group(group)}
    if described or (typing and not values):
        return NO_VALUE
    return SEVERAL if typing and values > MANY else ""
