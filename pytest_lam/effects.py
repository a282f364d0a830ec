"""What an action visibly changed: two snapshots compared, in the form that code can wait on. Plain data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit, urlunsplit

from pytest_lam.snapshot import Node, Snapshot, first_name
from pytest_lam.values import Value

DIALOGS = frozenset({"dialog", "alertdialog"})
WINDOW_OPENS, WINDOW_CLOSES = "window opens", "window closes"
DOWNLOADS = "downloads"
HOLDS = "holds"
"""A hidden field holds what was typed into the editor that keeps it: only then is it sent with the form."""
WINDOWS = frozenset({WINDOW_OPENS, WINDOW_CLOSES})
"""Effects that say in which window the next step goes on: they are part of what an action does."""
LIVE_ROLES = frozenset({"status", "log", "timer", "alert", "marquee"})
"""Roles whose text is announced when it changes (WAI-ARIA 1.2, live regions): made to be watched."""

FLEETING = frozenset({"focused", "active", "covered"})
"""States that come and go with the pointer, the keyboard and what lies over a node."""

LISTS = frozenset({"list", "listbox", "feed", "table", "grid", "treegrid", "tree"})
"""Roles of what holds many things of a kind, and shows more of them as it is led on."""


@dataclass(frozen=True, slots=True)
class Change:
    """One effect before its node has a locator. ``seen_before`` tells which snapshot ``node`` is of."""

    kind: str
    value: Value | None = None
    node: Node | None = None
    seen_before: bool = False


def between(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """The changes that are worth waiting for, the most telling first.

    A file that was downloaded comes first. An address that changed tells all else: what is new came
    with the page. Else dialogs that opened or closed, then live regions that say something new, then
    new headings.
    """
    names = {file.name for file in before.downloads}
    files = tuple(
        Change(DOWNLOADS, first_name(file.name, names)) for file in after.downloads if file not in before.downloads
    )
    if after.dialog is not None:  # The page behind it can't be asked, not even for its address.
        return files
    if path_of(before.url) != path_of(after.url):
        return (*files, Change("address", path_of(after.url)))
    if before.document != after.document:
        return files
    return (*files, *_dialogs(before, after), *_announcements(before, after), *_headings(before, after))


def uncovered(before: Snapshot, after: Snapshot) -> frozenset[str]:
    """The refs of what a person sees after an action and did not see before."""
    seen = {node.ref for node in before.nodes if node.visible}
    return frozenset(node.ref for node in after.nodes if node.visible and node.ref not in seen)


def fell_silent(before: Snapshot, now: Snapshot) -> bool:
    """Whether nothing has happened but that live regions say no more what they said, as a notice does after a while."""
    if before.document != now.document or before.url != now.url or now.dialog is not None:
        return False
    live = [node for node in _visible(before) if node.role in LIVE_ROLES and node.text]
    silent = [node for node in live if not _text_in(node, now)]
    if not silent or any(_text_in(node, now) != node.text for node in live if node not in silent):
        return False
    apart = {one.ref for node in silent for one in (node, *before.descendants(node))}
    around = {one.ref for node in silent for one in before.ancestors(node)}
    old = {node.ref: _shown(node, around) for node in _visible(before) if node.ref not in apart}
    return old == {node.ref: _shown(node, around) for node in _visible(now) if node.ref not in apart}


def spoken(before: Snapshot, now: Snapshot) -> tuple[Node, ...]:
    """The live regions that say something now and said nothing before, on the same document."""
    if before.document != now.document:
        return ()
    return tuple(node for node in _visible(now) if node.role in LIVE_ROLES and node.text and not _text_in(node, before))


def still_spoken(nodes: Iterable[Node], now: Snapshot) -> bool:
    """Whether one of these live regions still says what it said."""
    return any(_text_in(node, now) == node.text for node in nodes)


def _text_in(node: Node, snapshot: Snapshot) -> str:
    there = snapshot.get(node.ref)
    return there.text if there is not None and there.visible else ""


def _shown(node: Node, around: frozenset[str] | set[str]) -> tuple[object, ...]:
    """What a person sees of a node, without what is in it where that is ``around`` the place in question."""
    inner = () if node.ref in around else (node.text, node.name)
    return (*inner, node.role, node.own_text, node.value, node.states - FLEETING, node.options)


def led_on(before: Snapshot, after: Snapshot) -> list[Node]:
    """The list or table that shows other things than before, or more of them: the one that changed most, if any did."""
    if before.document != after.document:
        return []
    new = uncovered(before, after)
    lists = [
        (sum(child.ref in new for child in after.descendants(node)), node)
        for node in _visible(after)
        if node.role in LISTS and (old := before.get(node.ref)) is not None and old.visible and old.text != node.text
    ]
    return [max(lists, key=lambda pair: pair[0])[1]] if lists else []


def brings_in(ref: str | None, before: Snapshot, after: Snapshot) -> bool:
    """Whether the node came into sight in place, as what a menu or a dialog holds does: it may still be moving."""
    node = after.get(ref)
    return node is not None and before.document == after.document and _gone(node, before)


def holds(value: str, text: str) -> bool:
    """Whether a field holds each line of a text: as it is, or as JSON or HTML write it."""
    return all(_is_in(value, line) for line in text.splitlines() if line.strip())


def _is_in(value: str, line: str) -> bool:
    kept = [" ".join(way.split()) for way in (value, unescape(value))]
    plain = " ".join(line.split())
    ways = (plain, json.dumps(plain)[1:-1], json.dumps(plain, ensure_ascii=False)[1:-1])
    return any(way in whole for way in ways for whole in kept)


def path_of(url: str) -> str:
    """The part of an address that stays the same wherever the application runs."""
    parts = urlsplit(url)
    return urlunsplit(("", "", parts.path or "/", parts.query, parts.fragment))


def _dialogs(before: Snapshot, after: Snapshot) -> list[Change]:
    opened = [Change("appears", node=node) for node in _visible(after) if node.role in DIALOGS and _gone(node, before)]
    closed = [
        Change("disappears", node=node, seen_before=True)
        for node in _visible(before)
        if node.role in DIALOGS and _gone(node, after)
    ]
    return closed + opened


def _announcements(before: Snapshot, after: Snapshot) -> list[Change]:
    changes = []
    for node in _visible(after):
        if node.role not in LIVE_ROLES or not node.text:
            continue
        old = before.get(node.ref)
        if old is not None and old.visible and old.text and old.text != node.text:
            changes.append(Change("changes", node=node))
    return changes


def _headings(before: Snapshot, after: Snapshot) -> list[Change]:
    """The heading of another view. One that only came in addition may have come late, of its own accord."""
    if not any(node.role == "heading" and _gone(node, after) for node in _visible(before)):
        return []
    return [
        Change("appears", node=node)
        for node in _visible(after)
        if node.role == "heading" and node.name and not re.search(r"\d", node.name) and _gone(node, before)
    ][:1]


def _visible(snapshot: Snapshot) -> list[Node]:
    return [node for node in snapshot.nodes if node.visible]


def _gone(node: Node, other: Snapshot) -> bool:
    there = other.get(node.ref)
    return there is None or not there.visible
