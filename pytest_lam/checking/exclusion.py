"""Whether two checks of one page exclude each other: no page could pass both. Plain data only."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from urllib.parse import urlsplit

from pytest_lam.checking.amounts import number
from pytest_lam.checking.texts import collapsed, compare
from pytest_lam.checks import Check

STATES = (
    ("visible", "hidden"),
    ("enabled", "disabled"),
    ("unchecked", "checked"),
    ("expanded", "collapsed"),
    ("loaded", "broken"),
)
OPPOSITES = MappingProxyType(dict((*STATES, *((other, one) for one, other in STATES))))
"""States of which a thing has at most one; the first of each pair is also what "not" the second means."""

DENIED = MappingProxyType({"hidden": "visible", "disabled": "enabled", "checked": "unchecked", "visible": "hidden"})
"""What a thing is that is not so, where it can only be one of two."""

SINGLE = frozenset({"text", "value", "title", "placeholder"})
"""Checks of a text of which there is one at a time, so that "equals" says all of it."""

ANY = float("inf")


def excludes(one: Check, other: Check) -> bool:
    """Whether the two, addressed to one page, can't both hold there. What is not certain is no contradiction."""
    if one.name != other.name or one == other:
        return False
    if replace(one, negated=False) == replace(other, negated=False):
        return True
    alike = replace(other, expected=one.expected, comparison="equals", negated=False)
    if replace(one, comparison="equals", negated=False) != alike:
        return False
    if not isinstance(one.expected, str) or not isinstance(other.expected, str):
        return False
    if one.name == "state":
        return _state(one) == OPPOSITES.get(_state(other))
    if one.name == "count":
        return _apart(_range(one), _range(other))
    if one.name == "address":
        return _is_path(one) and _is_path(other) and urlsplit(one.expected).path != urlsplit(other.expected).path
    if one.name in SINGLE and (one.target is not None or one.name == "title"):
        return _rules_out(one, other) or _rules_out(other, one)
    return False


def _is_path(check: Check) -> bool:
    """Whether it says where on the site the page is, and nothing less."""
    return str(check.expected).startswith("/") and check.comparison == "equals" and not check.negated


def _rules_out(whole: Check, other: Check) -> bool:
    """Whether the text that the first says is all of it fails the other check."""
    if whole.negated or whole.comparison != "equals":
        return False
    seen, expected = collapsed(str(whole.expected)), collapsed(str(other.expected))
    try:
        return compare(seen, expected, other.comparison) == other.negated
    except ValueError:
        return False  # an expression that is none fails by itself


def _state(check: Check) -> str:
    state = str(check.expected)
    return DENIED.get(state, f"not {state}") if check.negated else state


def _range(check: Check) -> tuple[float, float]:
    """From how many to how many are allowed; what is not told by two ends allows any."""
    amount = number(str(check.expected))
    if amount is None:
        return 0, ANY
    ranges = {
        ("equals", False): (amount, amount),
        ("amounts to", False): (amount, amount),
        ("at least", False): (amount, ANY),
        ("at least", True): (0, amount - 1),
        ("at most", False): (0, amount),
        ("at most", True): (amount + 1, ANY),
        ("more than", False): (amount + 1, ANY),
        ("more than", True): (0, amount),
        ("less than", False): (0, amount - 1),
        ("less than", True): (amount, ANY),
    }
    return ranges.get((check.comparison, check.negated), (0, ANY))


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return max(one[0], other[0]) > min(one[1], other[1])
