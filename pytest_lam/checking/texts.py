"""Comparing texts, and quoting them in verdicts. Plain data only."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from pytest_lam.checking.amounts import amount_compares
from pytest_lam.checks import AMOUNTS, Comparison

NOTHING = "nothing"
SEEN_LENGTH = 200
"""Characters of page text that a verdict quotes: enough to see why, short enough for one message."""
AROUND = 60
"""Characters that are quoted before and behind what was found in a long text."""
SEEN_NAMES = 8
"""Names that a verdict lists of what is there instead; more would bury the reason."""


def collapsed(text: str | None) -> str:
    """``text`` with every run of white space (no-break spaces too) as one space, trimmed."""
    return " ".join((text or "").split())


def compare(seen: str, expected: str, comparison: Comparison) -> bool:
    """Whether ``seen`` is as ``expected``, both with their white space collapsed.

    Raises ValueError for an expression that is none.
    """
    if comparison in AMOUNTS:
        return amount_compares(seen, expected, comparison)
    return TESTS[comparison](seen, expected)


def contains(seen: str, expected: str) -> bool:
    """Whether ``expected`` stands in ``seen``, in upper or lower case; a number at its edge is a whole number there.

    So "6 products" is not in "16 products", nor "£39" in "£39.90".
    """
    before = r"(?<!\d)(?<!\d[.,])" if expected[:1].isdecimal() else ""
    after = r"(?![.,]?\d)" if expected[-1:].isdecimal() else ""
    return re.search(f"{before}{re.escape(expected.casefold())}{after}", seen.casefold()) is not None


def found(seen: str, expression: str) -> bool:
    """Whether the regular expression is found in ``seen``."""
    try:
        return re.search(expression, seen) is not None
    except re.error as problem:
        raise ValueError(f'"{expression}" is no regular expression: {problem}') from problem


TESTS: Mapping[str, Callable[[str, str], bool]] = MappingProxyType(
    {
        "equals": lambda seen, expected: seen == expected,
        "contains": contains,
        "starts with": lambda seen, expected: seen.startswith(expected),
        "ends with": lambda seen, expected: seen.endswith(expected),
        "matches": found,
    }
)
"""Comparisons of texts; all others are of amounts, or of several things."""


def around(text: str, expected: str) -> str:
    """The part of a long text in which ``expected`` stands; the text itself where it is short or has none."""
    at = text.casefold().find(expected.casefold()) if len(text) > SEEN_LENGTH else -1
    first = max(0, at - AROUND)
    return f"…{text[first : at + len(expected) + AROUND]}…" if at > SEEN_LENGTH - len(expected) else text


def quoted(text: str) -> str:
    """A text of the page as a verdict tells it."""
    return f'"{text}"' if len(text) <= SEEN_LENGTH else f'"{text[:SEEN_LENGTH]}…"'


def listed(texts: Sequence[str]) -> str:
    """Several texts of the page as a verdict tells them."""
    shown = ", ".join(quoted(text) for text in texts[:SEEN_NAMES])
    return f"{shown} and {len(texts) - SEEN_NAMES} more" if len(texts) > SEEN_NAMES else shown or NOTHING
