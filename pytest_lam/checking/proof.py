"""Whether a check could come out otherwise at all: what holds on every page proves nothing. Plain data only."""

from __future__ import annotations

import re

from pytest_lam.checking.amounts import number
from pytest_lam.checks import ARRANGED, Check

ANY_TEXTS = ("", "a", "Zz 9", "# -", "0.00", "an unlikely text, 7 \u00b5 long")
"""Texts that have nothing in common: an expression that is found in all of them is found in every text."""
IN_EVERY_TEXT = frozenset({"contains", "starts with", "ends with"})
"""Comparisons that the empty text passes everywhere."""

IN_EVERY_ADDRESS = frozenset({"contains", "starts with"})
"""Comparisons that the path of the first page passes everywhere."""


def certain(check: Check) -> str:
    """Why the check comes out the same on every page; empty where it can come out either way."""
    if check.name == "present" and not (check.role or check.named):
        return "something is there on every page; say what it is called or what kind of thing it is"
    if check.name in ("list", "table") and check.comparison not in ("equals", "any order"):
        return "" if check.items or check.rows else "nothing is in every list; say what should be in it"
    if check.name == "row" and not any(text for _, text in check.cells):
        return "it does not say what the row holds"
    if check.name == "count":
        return _certain_count(check)
    if not isinstance(check.expected, str) or check.comparison in ARRANGED:
        return ""
    if check.comparison in IN_EVERY_TEXT and not check.expected.strip():
        return "the empty text is in every text; say which text is expected"
    if check.name in ("address", "link") and check.expected.strip() == "/" and check.comparison in IN_EVERY_ADDRESS:
        return "there is a / in every address; say which page is expected"
    if check.comparison == "matches":
        return _certain_match(check.expected)
    return ""


def _certain_count(check: Check) -> str:
    limit = number(str(check.expected))
    if limit is None:
        return f'"{check.expected}" is no number'
    always = (check.comparison == "at least" and limit <= 0) or (check.comparison == "more than" and limit < 0)
    never = (check.comparison == "at most" and limit < 0) or (check.comparison == "less than" and limit <= 0)
    never = never or (check.comparison in ("equals", "amounts to") and limit < 0)
    return (
        f"there are always {check.comparison} {limit:g}" if always else "no number of things is that" if never else ""
    )


def _certain_match(expression: str) -> str:
    try:
        found = re.compile(expression)
    except re.error as problem:
        return f'"{expression}" is no regular expression: {problem}'
    everywhere = all(found.search(text) for text in ANY_TEXTS)
    return f'"{expression}" is found in every text; say more of what is expected' if everywhere else ""
