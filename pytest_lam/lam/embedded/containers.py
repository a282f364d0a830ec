"""What is in a place that is told by its words: the smallest container around these that holds something of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pytest_lam.lam.embedded.page import Page
from pytest_lam.snapshot import Node


def held(anchor: Node, outers: Iterable[str], candidates: Collection[str], page: Page) -> tuple[str | None, list[str]]:
    """The first of the ``outers`` that holds candidates of the anchor's own, by ref, and those candidates.

    Of a column header there is no such container, but cells under it; neither is there one where a
    heading parts what is under it from the rest.
    """
    if anchor.role == "columnheader":
        return None, [ref for ref in candidates if anchor.name in _headers_of(ref, page)]
    for outer in outers:
        inner = [ref for ref in candidates if page.contains(outer, ref)]
        own = [ref for ref in inner if outer == anchor.ref or not _belongs_elsewhere(ref, anchor, outer, page)]
        if not own:
            continue
        between = page.under_heading(anchor, outer)
        if between is None:
            return outer or None, own
        return None, [ref for ref in own if page.index[ref] in between]
    return None, []


def _headers_of(ref: str, page: Page) -> tuple[str, ...]:
    around = map(page.snapshot.get, page.way_up[ref])
    return next((node.headers for node in around if node is not None and node.headers), ())


def _belongs_elsewhere(ref: str, anchor: Node, outer: str, page: Page) -> bool:
    """Whether an item of a list that the anchor is not in stands between it and the container."""
    for around in page.way_up[ref]:
        if around == outer:
            return False
        if around in page.items and around != ref and not page.contains(around, anchor.ref):
            return True
    return False
