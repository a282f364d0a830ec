"""Places that follow one another and both narrow one thing."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary


def chained(tokens: Sequence[Token]) -> int:
    """Where the second of two places begins that both narrow: "from cluster "A" and namespace "B""."""
    pattern = [token.is_exact for token in tokens]
    if pattern == [False, True, False, False, True] and tokens[2].code == "and":
        return 3 if tokens[0].text.islower() and tokens[3].text.islower() and tokens[0].code != tokens[3].code else 0
    return 0


def unjoined(tokens: Sequence[Token], vocabulary: Vocabulary) -> Sequence[Token]:
    """Without an "and" that only strings places together: in the north and in the west."""
    relations = vocabulary.words("relations")
    joints = [
        at
        for at, token in enumerate(tokens[:-1])
        if at and token.text == "and" and tokens[at + 1].text in relations and not tokens[at + 1].is_value
    ]
    return [token for at, token in enumerate(tokens) if at not in joints] if joints else tokens


def narrows(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> bool:
    """Whether "and" joins two places of one thing: from cluster "A" and namespace "B"."""
    around = tokens[max(0, index - 3) : index + 3]
    pattern = [token.is_exact for token in around]
    if pattern != [False, False, True, False, False, True] or around[3].code != "and":
        return False
    nouns = around[1].text.islower() and around[4].text.islower()
    return nouns and around[0].code in vocabulary.words("prepositions") and index + 3 == len(tokens)
