"""Deeds that no table knows, by their form: the fine is waived."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_lam.lam.embedded.tokens import Token, stem

_VOWELS = "aeiou"


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
