"""What on the page comes nearest to a text that a check looked for in vain. Plain data only."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from pytest_lam.checking.contents import counted, inside
from pytest_lam.checking.gatherings import data_rows
from pytest_lam.checking.texts import collapsed
from pytest_lam.checks import Check
from pytest_lam.snapshot import Node, Snapshot

LIKE = 60
"""Likeness, of 100, from which a text is worth showing: below it the two have little more than letters in common."""


def nearest(check: Check, snapshot: Snapshot) -> str:
    """The text of the page that is likest to what the check misses; empty where nothing is like it."""
    wanted = _wanted(check, snapshot)
    if check.negated or not wanted:
        return ""
    texts = list(dict.fromkeys(text for text in _texts(check, snapshot) if text))
    likest = max(texts, key=lambda text: _likeness(wanted, text), default="")
    return likest if _likeness(wanted, likest) >= LIKE else ""


def _likeness(wanted: str, text: str) -> float:
    """How like the two are, of 100; of a longer text the part that is likest counts."""
    one, other = wanted.casefold(), text.casefold()
    return fuzz.partial_ratio(one, other) if len(other) > len(one) else fuzz.ratio(one, other)


def _wanted(check: Check, snapshot: Snapshot) -> str:
    """The text that is missing."""
    if check.name == "row":
        return " ".join(text for _, text in check.cells)
    if check.name == "present":
        return check.named
    if check.name == "list":
        seen = [collapsed(node.text) for node in counted(check, snapshot)]
        return next((item for item in check.items if item not in seen), "")
    whole = check.name == "heading" or (check.name == "text" and check.target is None)
    return check.expected if whole and isinstance(check.expected, str) else ""


def _texts(check: Check, snapshot: Snapshot) -> Iterator[str]:
    """What the check could have found, each as a verdict would tell it."""
    if check.name == "row":
        yield from (collapsed(row.text) for row in data_rows(check.target, snapshot))
    elif check.name == "heading":
        yield from (collapsed(node.text or node.name) for node in snapshot.nodes if node.role == "heading")
    elif check.name == "list":
        yield from (collapsed(node.text) for node in counted(check, snapshot))
    else:
        for node in inside(check.target, snapshot):
            if node.visible:
                yield from _names(node, check)


def _names(node: Node, check: Check) -> Iterator[str]:
    if check.name == "present":
        yield collapsed(node.name or node.label or node.own_text)
    else:
        yield collapsed(node.own_text)
