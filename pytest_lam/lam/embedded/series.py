"""Lists of quoted values inside a sentence, and how many clauses a sentence seems to have."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_lam.lam.embedded.tokens import Token

MOST_JOINED = 6
"""Conjunctions that one clause may have in it; a sentence with more of them is read clause by clause."""
MOST_CLAUSES = 100
"""Parts of one step; more are no step that anybody reads."""
SHORT_LIST = 4
"""Values of a list that may yet be clauses of their own ("fill A with B, C with D"); more are one list."""


def value_list(tokens: Sequence[Token]) -> tuple[int, int, list[Token]]:
    """The first list of quoted values: where it starts and ends, and its values; else the first value alone."""
    alone: tuple[int, int, list[Token]] = (0, 0, [])
    for start, token in enumerate(tokens):
        if not token.is_exact:
            continue
        values, end = [token], start + 1
        while end < len(tokens) - 1:
            joint = end
            while (
                joint < len(tokens) and not tokens[joint].is_value and tokens[joint].code in (",", "and", "or", "nor")
            ):
                joint += 1
            if any(other.code == "or" for other in tokens[end:joint]) and not _denied(tokens[:start]):
                break
            joint = _same_noun(tokens, start, joint) if joint > end else _after_noun(tokens, end)
            if joint <= end or joint >= len(tokens) or not tokens[joint].is_exact:
                break
            values.append(tokens[joint])
            end = joint + 1
        if len(values) > 1:
            return start, end, values
        alone = alone if alone[2] else (start, end, values)
    return alone


def _same_noun(tokens: Sequence[Token], start: int, joint: int) -> int:
    """Past the noun that each value of the list has before it: city "Rome" and city "Oslo"."""
    again = start > 0 and joint < len(tokens) and not tokens[joint].is_value
    return joint + 1 if again and tokens[joint].code == tokens[start - 1].code != "and" else joint


def _after_noun(tokens: Sequence[Token], end: int) -> int:
    """Where the next value stands whose noun is that of the one before: "Rome" city and "Oslo" city."""
    noun, joint, value, again = [*tokens[end : end + 4], *[None] * 4][:4]
    if noun is None or joint is None or value is None or again is None or noun.is_value:
        return end
    listed = joint.code in (",", "and") and value.is_exact and noun.text.isalpha()
    return end + 2 if listed and again.code == noun.code else end


def _denied(tokens: Sequence[Token]) -> bool:
    """Whether these words turn what follows round, so that "or" means "and not"."""
    return any(token.code in ("not", "no", "neither", "unable") for token in tokens)
