"""Whether two checks of one page exclude each other: no page could pass both. Plain data only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import nextafter
from types import MappingProxyType
from urllib.parse import urlsplit

from pytest_lam.checking.amounts import dates, number
from pytest_lam.checking.texts import collapsed, compare, contains
from pytest_lam.checks import AMOUNTS, Check

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

FIELDS = frozenset({"text", "value"})
"""Checks of what stands in a thing; in an empty one nothing does."""

ANY = float("inf")


def excludes(one: Check, other: Check) -> bool:
    """Whether the two, addressed to one page, can't both hold there. What is not certain is no contradiction."""
    if one == other:
        return False
    if one.name == other.name and _excludes_alike(one, other):
        return True
    return any(_excludes_another(*pair) for pair in ((one, other), (other, one)))


def _excludes_another(one: Check, other: Check) -> bool:
    """Whether what the first says of a thing leaves no room for what the second says of it or of the page."""
    if one.name == "state" and other.name in FIELDS and one.target == other.target:
        return _state(one) == "empty" and _says_something(other)
    if one.name == "text" and one.target is None and one.negated and one.comparison == "contains":
        return any(contains(text, collapsed(str(one.expected))) for text in _texts_said(other))
    if one.name == "count" and one.target == other.target and not one.named and not one.state:
        role, number_said = _fewest(other)
        return one.role == role and _range(one)[1] < number_said
    return False


def _says_something(check: Check) -> bool:
    """Whether it says that there is some text."""
    said = isinstance(check.expected, str) and check.expected.strip() != ""
    return said and not check.negated and check.comparison in ("equals", "contains", "starts with", "ends with")


def _texts_said(check: Check) -> Sequence[str]:
    """The texts that can be read on the page where the check holds."""
    if check.negated:
        return ()
    if check.name in ("text", "heading") and check.comparison in ("equals", "contains") and _says_something(check):
        return (collapsed(str(check.expected)),)
    return [collapsed(item) for item in check.items]


def _fewest(check: Check) -> tuple[str, int]:
    """The role of things of which some are there where the check holds, and how many at least."""
    if check.negated:
        return "", 0
    fewest = {"row": ("row", 1), "table": ("row", len(check.rows)), "list": (check.role, len(check.items))}
    present = check.name == "present" and check.role != "row"  # a row of headers is there, too, and not counted
    return fewest.get(check.name, (check.role if present else "", 1))


def _excludes_alike(one: Check, other: Check) -> bool:
    """The same of two checks of one kind."""
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
    if one.name in ("address", "link"):
        return _is_path(one) and _is_path(other) and urlsplit(one.expected).path != urlsplit(other.expected).path
    if one.name in SINGLE and (one.target is not None or one.name == "title"):
        return _rules_out(one, other) or _rules_out(other, one) or _apart(_amounts(one), _amounts(other))
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


def _amounts(check: Check) -> tuple[float, float]:
    """From which amount to which one is allowed; what is no amount, and what is denied of one, allows any."""
    amount = number(str(check.expected)) if check.comparison in AMOUNTS and not dates(str(check.expected)) else None
    if amount is None or check.negated:
        return -ANY, ANY
    ends = {
        "amounts to": (amount, amount),
        "at least": (amount, ANY),
        "at most": (-ANY, amount),
        "more than": (nextafter(amount, ANY), ANY),
        "less than": (-ANY, nextafter(amount, -ANY)),
    }
    return ends[check.comparison]


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return max(one[0], other[0]) > min(one[1], other[1])
