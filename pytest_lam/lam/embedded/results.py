"""The nth of what the page lists, over the pages of the list; and the one that has the most or least of something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Refuse
from pytest_lam.lam.embedded.evidence import CLICKED
from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.grounding import said
from pytest_lam.lam.embedded.listing import GENERIC_NOUNS, listings
from pytest_lam.lam.embedded.page import stems_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene
from pytest_lam.snapshot import Node

NUMBER = re.compile(r"\d{1,3}(?:[,.\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
SPAN = re.compile(r"(?:(\d+)\s*d\w*)?\s*(?:(\d+)\s*h\w*)?\s*(?:(\d+)\s*m(?:in\w*)?\b)?", re.IGNORECASE)
CURRENCY = re.compile(r"[$\u20ac\u00a3\u00a5]\s*(\d[\d,.]*)|(\d[\d,.]*)\s*(?:[$\u20ac\u00a3\u00a5]|USD|EUR|GBP)")
LEAST = frozenset({"cheapest", "shortest", "smallest", "lowest", "fastest", "earliest", "fewest", "closest", "nearest"})
LEAST |= {"least", "oldest"}
PRICED = frozenset({"cheapest", "expensive"})
TIMED = frozenset({"shortest", "longest", "fastest", "slowest"})
"""Superlatives by what they compare: sums of money, spans of time; all others compare numbers."""


def numbered(target: Phrase, scene: Scene) -> bool:
    """Whether it is the nth thing of a list that the page does not name by the step's noun: the 5th result."""
    if target.ordinal is None or target.ordinal < 1 or target.kind != "item" or target.quoted:
        return False
    return set(stems_of(target.noun)) & GENERIC_NOUNS != set() and target.within is None and bool(_items(scene))


def click(target: Phrase, scene: Scene) -> Outcome:
    """Clicks on it; where the page shows fewer, the page of the list on which it is comes first."""
    if scene.turns and scene.turns[-1].before is not None and _is_on(scene.turns[-1].action, scene):
        return Over(len(scene.turns))
    shown = sum(len(_items(scene.then(turn.before))) for turn in scene.turns if turn.before is not None)
    items = _items(scene)
    at = (target.ordinal or 1) - shown - 1
    if 0 <= at < len(items):
        return Act((Action("click", _link_of(items[at], scene).ref),), ())
    further = scene.control("next page", CLICKED)
    if at < 0 or further.node is None or "disabled" in further.node.states:
        reason = (
            f"{said(target)} is number {target.ordinal}, and {scene.grounder.where} has {shown + len(items)} of them"
        )
        return Refuse("missing", reason)
    return Act((Action("click", further.node.ref),), further.candidates)


def _is_on(action: Action, scene: Scene) -> bool:
    """Whether the last click was on one of the items of its page, and not on the way to the next."""
    before = scene.then(scene.turns[-1].before) if scene.turns[-1].before is not None else scene
    return any(before.page.contains(item.ref, action.target or "") for item in _items(before) if action.target)


def _items(scene: Scene) -> Sequence[Node]:
    """What the page lists: the longest of its lists, less those that only lead from page to page."""
    found = [listing for listing in listings("result", None, scene) if not _leads_on(listing.holder, scene)]
    return max((listing.items for listing in found), key=len, default=())


def _leads_on(holder: Node, scene: Scene) -> bool:
    classes = f"{holder.attributes.get('class', '')} {holder.attributes.get('id', '')}".casefold()
    texts = [node.text for node in scene.snapshot.children(holder)]
    return "pagin" in classes or (bool(texts) and sum(text.strip().isdigit() for text in texts) * 2 >= len(texts))


def _link_of(item: Node, scene: Scene) -> Node:
    """The first link or heading of an item: its title; else the item."""
    inner = [node for node in scene.snapshot.descendants(item) if node.visible]
    return next((node for node in inner if node.role in ("link", "button")), item)


def extreme(items: Sequence[Node], most: str) -> Node | None:
    """The one of the items that has the most or least of what the superlative compares; None where it is not clear."""
    words = most.casefold().split()
    measured = [(_measure(item, words), item) for item in items]
    values = [value for value, _ in measured if value is not None]
    if len(values) != len(items) or not values:
        return None
    best = min(values) if LEAST & set(words) else max(values)
    found = [item for value, item in measured if value == best]
    return found[0] if len(found) == 1 else None


def _measure(item: Node, words: Sequence[str]) -> float | None:
    text = item.text
    if PRICED & set(words) or {"cost", "price", "fare"} & set(words):
        sums = [first or second for first, second in CURRENCY.findall(text)]
        return _number(sums[0]) if len(sums) == 1 else None
    if TIMED & set(words) or {"duration", "time"} & set(words):
        spans = [match for match in SPAN.finditer(text) if any(match.groups())]
        return _minutes(spans[0]) if len(spans) == 1 else None
    numbers = NUMBER.findall(text)
    return _number(numbers[0]) if len(numbers) == 1 else None


def _number(text: str) -> float:
    return float(re.sub(r"[,\u202f ](?=\d{3})", "", text.rstrip(".,")))


def _minutes(span: re.Match[str]) -> float:
    days, hours, minutes = (int(part or 0) for part in span.groups())
    return days * 1440 + hours * 60 + minutes


def singled(target: Phrase, scene: Scene) -> Node | None:
    """The item that a superlative tells from its like: the cheapest ticket."""
    noun = target.words or target.kind
    for listing in (*listings(noun, None, scene), *listings("item", None, scene)):
        found = extreme([item for item in listing.items if item.visible], target.most)
        if found is not None:
            return found
    return None
