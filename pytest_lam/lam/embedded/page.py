"""A snapshot, indexed once: the words of every node, what contains what, and which nodes are one thing."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from pytest_lam.checking import inside, is_data_row
from pytest_lam.lam.embedded.evidence import (
    ASIDE,
    FAINT_WORDS,
    HEAD_WORDS,
    ICON,
    INPUT_SORTS,
    ITEMS,
    MADE_BY,
    SPOKEN,
    STOP,
    TELLING,
    VALUE_NOUNS,
    WHOLES,
)
from pytest_lam.snapshot import Node, Snapshot

TOKEN = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:['\u2019][^\W_]+)?")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
SHORTCUT = r"\s(?:F\d{1,2}|(?:(?:Ctrl|Control|Alt|Option|Shift|Cmd|Command|Meta)[+-]|[\u2318\u2325\u21e7\u2303])\S+)"
TAIL = re.compile(rf"\s*(?:\([^()]*\)|\[[^\[\]]*\]|\b\d+|{SHORTCUT})\s*$")
"""What a name ends in without being called so: a counter, a remark in brackets, the keys that do the same."""
SEPARATORS = re.compile(r"\s*(?:[,;|<>()\u2013\u2014\u00b7/\n]|:\s| - )\s*")
IDENTIFIERS = ("id", "name", "data-testid", "data-test", "data-test-id", "data-cy", "data-qa", "autocomplete")
SHORT = 120
"""Characters up to which the whole text of a node may be what it is called."""
LABELLED = frozenset({"textbox", "searchbox", "spinbutton", "combobox", "listbox", "slider", "checkbox", "radio"})
NO_LABELS = LABELLED | {"button", "link", "img", "iframe"}
"""What may have a label, and what is none itself."""
TEXTS_OF_CARD = 3
"""Things in a box of texts and pictures that make it a card among its like: two are a label and its value."""
BESIDE_LEVELS = 2
"""How far out the text before a field may stand: in the cell or box before its own."""
SHORT_LABEL = 40
"""Characters of a label; more is a text."""
PAGE = ""
"""Stands for the whole page where a container's ref does for a part of it."""
CACHED = 20_000
"""Texts whose words are kept: some pages' worth."""


@lru_cache(CACHED)
def words_of(text: str) -> tuple[str, ...]:
    """The words of ``text``, in lower case, numbers whole."""
    return tuple(TOKEN.findall(text.casefold()))


@lru_cache(CACHED)
def stem(word: str) -> str:
    """``word`` less the ending of a plural or a possessive."""
    for ending in ("'s", "\u2019s"):
        word = word.removesuffix(ending)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(CACHED)
def stems_of(text: str) -> tuple[str, ...]:
    """The stems of the words of ``text``."""
    return tuple(stem(word) for word in words_of(text))


@lru_cache(CACHED)
def identifier_text(identifier: str) -> str:
    """An identifier as words: split at hyphens, underscores and the humps of camelCase."""
    return re.sub(r"[-_.:\[\]/]+", " ", CAMEL.sub(" ", identifier)).strip()


@lru_cache(CACHED)
def without_tail(text: str) -> str:
    """``text`` less counters and remarks in brackets at its end, unless nothing would be left."""
    shorter = TAIL.sub("", text)
    return shorter if words_of(shorter) else text


class Page:
    """A snapshot with what grounding asks of it again and again; build one for each snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.nodes = snapshot.nodes
        self.index = {node.ref: position for position, node in enumerate(snapshot.nodes)}
        self._postings: dict[str, frozenset[int]] = {}

    @cached_property
    def names(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """For each node what it may be called: (field, text), each text once, the best field first."""
        return tuple(
            (*_names(node), *self._headers(node), *self._beside(node), *self._around(node)) for node in self.nodes
        )

    def _beside(self, node: Node) -> Iterator[tuple[str, str]]:
        """The text right before a field without a label, as far as the smallest thing that holds both."""
        if node.role not in LABELLED or node.name or node.label or node.placeholder:
            return
        inner = node
        for _ in range(BESIDE_LEVELS):
            parent = self.snapshot.get(inner.parent)
            if parent is None:
                return
            siblings = self.snapshot.children(parent)
            before = [other for other in siblings[: siblings.index(inner)] if other.visible]
            if before:
                if self._is_label(before[-1]):
                    yield "beside", before[-1].text
                return
            if len(siblings) == 2 and inner.ref == node.ref and self._is_label(siblings[1]):
                yield "beside", siblings[1].text  # a box of a field and the text below it
                return
            inner = parent

    @staticmethod
    def _is_label(node: Node) -> bool:
        return node.visible and node.role not in NO_LABELS and 0 < len(node.text) <= SHORT_LABEL

    def _around(self, node: Node) -> Iterator[tuple[str, str]]:
        """The name of the section whose only field it is: a rich-text editor seldom has a name of its own."""
        if node.role not in LABELLED or node.name or node.label or node.placeholder:
            return
        section = next((o for o in self.snapshot.ancestors(node) if o.role in ("region", "group") and o.name), None)
        if section is not None and sum(other.role in LABELLED for other in self.snapshot.descendants(section)) == 1:
            yield "beside", section.name

    def _headers(self, node: Node) -> Iterator[tuple[str, str]]:
        """The headers of a cell, which also say what a field in it is."""
        cell = self.snapshot.get(node.parent) if node.value is not None or node.options else node
        return (("header", header) for header in cell.headers) if cell is not None else iter(())

    @cached_property
    def haystacks(self) -> tuple[str, ...]:
        """For each node all that it may be called as one lower-case text, to find words in fast."""
        return tuple("\n".join(text for _, text in names).casefold() for names in self.names)

    def holding(self, word: str) -> frozenset[int]:
        """Positions of the nodes that have the letters of ``word`` in one of their names."""
        found = self._postings.get(word)
        if found is None:
            found = frozenset(at for at, text in enumerate(self.haystacks) if word in text)
            self._postings[word] = found
        return found

    def rarity(self, word: str) -> float:
        """How much a word tells: the rarer on this page the more; little for articles and prepositions."""
        if word in STOP:
            return HEAD_WORDS
        if word in VALUE_NOUNS and not self.frequency[word]:
            return FAINT_WORDS
        return math.log(2 + len(self.nodes) / (1 + self.frequency[word]))

    @cached_property
    def frequency(self) -> Counter[str]:
        """In how many nodes' names each word stands, by its stem."""
        return Counter(word for names in self.names for word in {word for _, text in names for word in stems_of(text)})

    @cached_property
    def modal(self) -> Node | None:
        """The modal dialog on top, if one is open."""
        open_ones = [node for node in self.nodes if "modal" in node.states and node.visible]
        return open_ones[-1] if open_ones else None

    @cached_property
    def reachable(self) -> frozenset[str] | None:
        """The refs that can be acted on while a modal dialog is open; None where all can."""
        if self.modal is None:
            return None
        return frozenset([self.modal.ref, *(node.ref for node in self.snapshot.descendants(self.modal))])

    @cached_property
    def way_up(self) -> dict[str, tuple[str, ...]]:
        """For each node the refs of itself and all that is around it, the nearest first."""
        ways: dict[str, tuple[str, ...]] = {}
        for node in self.nodes:
            ways[node.ref] = (node.ref, *(ways.get(node.parent, ()) if node.parent is not None else ()))
        return ways

    def contains(self, outer: str, inner: str) -> bool:
        """Whether ``inner`` is ``outer`` or inside it."""
        return outer == PAGE or outer in self.way_up[inner]

    @cached_property
    def items(self) -> frozenset[str]:
        """Refs of the nodes that are one thing among several of its like: rows, cards, list items."""
        found = {node.ref for node in self.nodes if node.role in ITEMS}
        kin_of_articles = Counter(node.attributes.get("class", "") for node in self.nodes if node.role == "article")
        for node in self.nodes:
            if node.role == "article" and kin_of_articles[node.attributes.get("class", "")] == 1:
                found.discard(node.ref)  # the one that the page is about
        kin: dict[tuple[str | None, str, str], list[Node]] = {}
        for node in self.nodes:
            if node.role in ("generic", "group", "region", "form") and (kind := self._sort(node)):
                kin.setdefault((node.parent, node.tag, kind), []).append(node)
        for like in kin.values():
            if len(like) > 1 and all(self._is_whole(node) for node in like):
                found.update(node.ref for node in like)
        return frozenset(found)

    def _sort(self, node: Node) -> str:
        """What tells that boxes are of one sort: their class; where they have none, what is in them."""
        own = node.attributes.get("class", "")
        inner = [f"{child.tag}.{child.attributes.get('class', '')}" for child in self.snapshot.children(node)]
        told = len(inner) > 1 and len(set(inner)) == len(inner)  # what repeats itself inside is a list, no card
        return own or (" ".join(inner) if told else "")

    def _is_whole(self, node: Node) -> bool:
        """Whether it is a card, with a name or a deed of its own and more; not a column, not a field with its label."""
        inner = list(self.snapshot.descendants(node))
        roles = {other.role for other in inner}
        if len(inner) < 2 or roles & ITEMS:
            return False
        return bool(roles & TELLING) or (len(inner) >= TEXTS_OF_CARD and not roles & LABELLED)

    def item_around(self, ref: str) -> str | None:
        """The smallest item that the node is or is in."""
        return next((outer for outer in self.way_up[ref] if outer in self.items), None)

    def reach(self, anchor: Node) -> tuple[str, ...]:
        """The refs around the anchor, nearest first, as far as it can stand for them: its row, else its item."""
        way = self.way_up[anchor.ref]
        if anchor.role in WHOLES and anchor.ref not in self.items:
            return way[:1]
        last = None
        for at, ref in enumerate(way):
            if ref in self.items:
                last = at + 1
                if self.snapshot.by_ref[ref].role == "row":
                    break
        return (*way, PAGE) if last is None else way[:last]

    def under_heading(self, anchor: Node, outer: str) -> range | None:
        """Positions from a heading to the next of its rank, where the container holds several; else None."""
        heading = next((n for n in map(self.snapshot.get, self.way_up[anchor.ref]) if n and n.role == "heading"), None)
        if heading is None or heading.ref == outer:
            return None
        rank = heading.level or 1
        others = [
            self.index[node.ref]
            for node in inside(outer or None, self.snapshot)
            if node.role == "heading" and node.visible and node.ref != heading.ref and (node.level or 1) <= rank
        ]
        start = self.index[heading.ref]
        later = [at for at in others if at > start]
        if not others:
            return None
        return range(start, min(later) if later else len(self.nodes))

    def is_data(self, row: Node) -> bool:
        """Whether a row holds data, not only headers."""
        return is_data_row(row, self.snapshot)

    @cached_property
    def _squeezed(self) -> tuple[str, ...]:
        return tuple(re.sub(r"[^\w\n]+|_", "", text) for text in self.haystacks)

    def spelt_apart(self, letters: str) -> frozenset[int]:
        """Positions of the nodes that have those letters in a row, whatever stands between them."""
        return frozenset(at for at, text in enumerate(self._squeezed) if letters in text)

    def described(self, node: Node) -> str:
        """The node as a person would call it: ``button "Add to cart"``."""
        spoken = SPOKEN.get(node.role, node.role or node.tag)
        called = self.called(node)
        return f'{spoken} "{called}"' if called else spoken

    def called(self, node: Node) -> str:
        """The shortest telling name: its own, else that of the first heading, link or cell in it."""
        if node.role not in ITEMS and (name := node.called or node.own_text or node.placeholder):
            return _cut(name)
        if node.role in ITEMS or not node.text:
            inner = list(self.snapshot.descendants(node))
            for role in ("heading", "rowheader", "link", "cell", "gridcell"):
                if found := next((n.text or n.name for n in inner if n.role == role and (n.text or n.name)), ""):
                    return _cut(found)
        return _cut(node.called or node.text or node.attributes.get("id", ""))

    def told_by(self, item: Node) -> str:
        """The text that tells an item from its like: its heading, else the first words in it that no other has."""
        inner = [node for node in self.snapshot.descendants(item) if node.visible and words_of(node.own_text)]
        headed = [node for node in inner if node.role in ("heading", "rowheader", "link")]
        around = self.snapshot.get(item.parent)
        beside = self.snapshot.children(around) if around is not None else ()
        others = {n.own_text for other in beside if other.ref != item.ref for n in self.snapshot.descendants(other)}
        ranked = headed + inner
        own = [node for node in ranked if node.own_text not in others] or ranked
        return own[0].own_text if own else self.called(item)

    def of_role(self, roles: Iterable[str]) -> Iterator[Node]:
        """The visible, reachable nodes of those roles in document order."""
        wanted = frozenset(roles)
        return (node for node in self.nodes if node.role in wanted and node.visible and self.can_reach(node))

    def is_aside(self, node: Node) -> bool:
        """Whether it is in what surrounds the page's own matter."""
        around = (self.snapshot.by_ref[ref].role for ref in self.way_up[node.ref][1:])
        return any(role in ASIDE for role in around)

    def can_reach(self, node: Node) -> bool:
        """Whether no modal dialog is in the way."""
        return self.reachable is None or node.ref in self.reachable

    def marks(self, node: Node) -> tuple[str, ...]:
        """By what another node may be known to do the same: a link's address; the id and words of a label or field."""
        if node.role == "link":
            return (f"to {address}",) if (address := _address(node)) else ()
        if node.tag == "label":
            return tuple(f"label {mark}" for mark in (node.attributes.get("for"), node.text) if mark)
        return tuple(f"field {mark}" for mark in (node.attributes.get("id"), node.label) if mark and node.label)

    def same(self, node: Node) -> tuple[str, ...]:
        """The marks of what does the same: of a label its field, of a field its label and never another field."""
        other = {"label": "field", "field": "label", "to": "to"}
        parts = (mark.split(" ", 1) for mark in self.marks(node))
        return tuple(f"{other[kind]} {rest}" for kind, rest in parts)


def is_icon(node: Node) -> bool:
    """Whether it is a small picture without any name or text."""
    small = 0 < node.box.width <= ICON and 0 < node.box.height <= ICON
    return small and node.role in ("generic", "img", "button", "link") and not (node.called or node.text)


@lru_cache(CACHED)
def _pictured(classes: str) -> str:
    """What the classes of an icon say that it shows."""
    words = [word for style in classes.split() for word in words_of(identifier_text(style))]
    return " ".join(dict.fromkeys(word for word in words if word not in MADE_BY))


def _address(link: Node) -> str:
    address = link.attributes.get("href", "")
    return "" if address.startswith(("#", "javascript:")) else address


def _cut(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _names(node: Node) -> Iterator[tuple[str, str]]:
    attributes = node.attributes
    texts: Sequence[tuple[str, str | None]] = (
        ("name", node.name),
        ("label", node.label),
        ("own text", node.own_text),
        ("text", node.text if len(node.text) <= SHORT else ""),
        ("placeholder", node.placeholder),
        ("alt", attributes.get("alt")),
        ("title", attributes.get("title")),
        ("value", node.value if node.role not in ("radio", "checkbox") else ""),
    )
    seen: set[str] = set()
    for field, text in texts:
        if text and text not in seen:
            seen.add(text)
            yield field, text
    for attribute in IDENTIFIERS:
        if identifier := attributes.get(attribute):
            text = identifier_text(identifier)
            if text not in seen:
                seen.add(text)
                yield "identifier", text
    sort = "search" if node.role == "searchbox" else INPUT_SORTS.get(attributes.get("type", ""), "")
    if sort and sort not in seen and node.tag == "input":
        yield "sort", sort
    elif node.role == "searchbox" and "search" not in seen:
        yield "sort", "search"
    if is_icon(node) and (shown := _pictured(attributes.get("class") or attributes.get("id", ""))):
        yield "picture", shown
    for style in attributes.get("class", "").split():
        yield "class", identifier_text(style)
