"""Sides of the page as places: what is at the bottom, or in the top right corner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.page import Page, words_of
from pytest_lam.snapshot import Node

SIDES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "header": (0, -1),  # of a page that does not say which part of it that is
        "footer": (0, 1),
        "top": (0, -1),
        "upper": (0, -1),
        "bottom": (0, 1),
        "lower": (0, 1),
        "left": (-1, 0),
        "right": (1, 0),
    }
)
"""Which way from the middle of the page each word points."""
BESIDES = frozenset({"very", "hand", "side", "corner", "half", "the", "of", "page", "screen", "window"})
"""Words that may stand beside them; with any other it is a part of the page: "the left column"."""


def side_of(place: Phrase | None) -> tuple[int, int] | None:
    """Which way from the middle a place is, right and down; None for what is no mere side of the page."""
    if place is None or place.quoted or place.ordinal is not None:
        return None
    if place.within is not None and (place.within.words or place.within.kind != "page"):
        return None
    words = words_of(place.words)
    ways = [SIDES[word] for word in words if word in SIDES]
    if not ways or any(word not in SIDES and word not in BESIDES for word in words):
        return None
    return sum(x for x, _ in ways), sum(y for _, y in ways)


def on_side(nodes: Iterable[Node], way: tuple[int, int], page: Page) -> list[Node]:
    """Those whose middle is in that half or corner of what the page shows."""
    shown = [node.box for node in page.nodes if node.visible and node.box.width and not node.frames]
    if not shown:
        return []
    right, bottom = max(box.x + box.width for box in shown), max(box.y + box.height for box in shown)
    left, top = min(box.x for box in shown), min(box.y for box in shown)
    across, down = (left + right) / 2, (top + bottom) / 2
    return [
        node
        for node in nodes
        if (node.box.x + node.box.width / 2 - across) * way[0] >= 0
        and (node.box.y + node.box.height / 2 - down) * way[1] >= 0
    ]
