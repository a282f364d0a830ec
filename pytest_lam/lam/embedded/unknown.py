"""Deeds that no table knows, by their form: she pledges the amount, the fine is waived, he addresses it to "Ada"."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_lam.lam.embedded.tokens import Token, stem

_HANDING = frozenset({"to", "with", "as", "by"})
"""Words before the value of a deed, at its end."""
_VOWELS = "aeiou"


def value_at_end(tokens: Sequence[Token]) -> tuple[Sequence[Token], str | None]:
    """The thing and the value after it: the mail to "Ada"; None where the words end in no value."""
    for at in range(1, len(tokens) - 1):
        last = tokens[at + 1 :]
        told = last[0].is_value or last[0].text[:1].isupper()
        if tokens[at].code in _HANDING and not tokens[at].is_value and len(last) == 1 and told:
            return tokens[:at], last[0].text
    return tokens, None


def passive_deed(tokens: Sequence[Token]) -> str:
    """The base form of the deed by which a clause ends: the fine is waived; "" where it ends in none."""
    if len(tokens) < 3 or tokens[-2].code != "be" or tokens[-1].is_value:
        return ""
    said = tokens[-1].text
    return _base(said) if said.isalpha() and said.islower() and said.endswith("ed") else ""


def _base(participle: str) -> str:
    """The likeliest verb of a regular participle: waived, scanned, posted."""
    root = participle[:-2]
    if root.endswith("i"):
        return root[:-1] + "y"
    if len(root) > 2 and root[-1] == root[-2] and root[-1] not in "lsz":
        return root[:-1]
    silent = root[-1:] in "vcgsuz" or (len(root) > 2 and root[-2] in _VOWELS and root[-3] not in _VOWELS)
    return root + "e" if silent and root[-1:] not in "wxy" else stem(root)
