"""How pages lay out a label and its value."""

from __future__ import annotations

from pytest_lam.checking import collapsed
from pytest_lam.lam import Candidate
from pytest_lam.lam.embedded.evidence import CONTROLS, STOP, WORDLESS
from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.grounding import Grounding
from pytest_lam.lam.embedded.listing import heading_before
from pytest_lam.lam.embedded.matching import match_quoted, match_words
from pytest_lam.lam.embedded.page import Page, identifier_text, stems_of, words_of
from pytest_lam.lam.embedded.scene import Scene
from pytest_lam.snapshot import Node, Snapshot

LABELS = frozenset(
    {"term", "rowheader", "columnheader", "heading", "strong", "generic", "paragraph", "cell", "gridcell"}
)
"""Roles of what may be a label beside its value."""


PAIR_LEVELS = 3
"""From a value out to its list: the row, the group of rows, the table."""
PURE_LABELS = frozenset({"term", "rowheader", "columnheader"})
"""Roles of what is a label whatever it says."""


def value_node(node: Node, target: Phrase, scene: Scene) -> Node:
    """Where the value of what ``node`` names stands: beside it, inside it, or the node itself."""
    if node.role in CONTROLS:
        return _badge(node, target, scene) or node
    if node.role not in LABELS or not _is_label(node, target, scene):
        return node
    return _beside(node, scene.snapshot, scene.page) or node


def _is_label(node: Node, target: Phrase, scene: Scene) -> bool:
    """Whether all that the node says is its name: the words by which it was found."""
    if not node.text or not words_of(target.words):
        return False
    if target.quoted:
        return match_quoted(target.words, node.text) is not None
    match = match_words(target.words, node.text, scene.words.synonyms, scene.page.rarity)
    if match is None or node.role in PURE_LABELS:
        return match is not None
    return len(words_of(node.text)) <= len(words_of(target.words)) + 2 and not _digits(node.text)


def _digits(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _beside(node: Node, snapshot: Snapshot, page: Page) -> Node | None:
    """The next text after the label: its sibling, its parent's own text, or its parent's sibling."""
    if node.role == "columnheader":
        return _only_cell_under(node, snapshot)
    inner = node
    for _ in range(2):
        parent = snapshot.get(inner.parent)
        if parent is None:
            return None
        siblings = snapshot.children(parent)
        later = siblings[[other.ref for other in siblings].index(inner.ref) + 1 :]
        following = next((other for other in later if other.visible and collapsed(other.text)), None)
        if following is not None:
            return None if following.role == node.role == "term" else _innermost(following, snapshot)
        if parent.own_text and len(siblings) == 1:
            return parent
        if parent.ref in page.items and parent.role != "listitem":
            return None
        inner = parent
    return None


def _innermost(node: Node, snapshot: Snapshot) -> Node:
    """Down to where the text is written, while one node holds all of it."""
    children = [child for child in snapshot.children(node) if child.visible and child.text]
    if len(children) == 1 and children[0].text == node.text:
        return _innermost(children[0], snapshot)
    return node


def _only_cell_under(header: Node, snapshot: Snapshot) -> Node | None:
    name = collapsed(header.text or header.name)
    cells = [n for n in snapshot.nodes if n.role in ("cell", "gridcell") and name in map(collapsed, n.headers)]
    return cells[0] if len(cells) == 1 else None


def _badge(control: Node, target: Phrase, scene: Scene) -> Node | None:
    """The counter inside a link or button: what is written in it beside its name."""
    inner = [node for node in scene.snapshot.descendants(control) if node.visible and collapsed(node.text)]
    values = [node for node in inner if not _is_label(node, target, scene) and node.text != control.text]
    return values[0] if len(values) == 1 else None


def paired(grounding: Grounding, target: Phrase, scene: Scene) -> Grounding:
    """The value of a list of names and values where nothing says so beside it: the score of "Ada" in "Ada 12".

    Its row must hold just the name and one more text, and something about them, as a heading or what developers
    call it, must say what the list tells.
    """
    place = target.within
    if grounding.problem != "missing" or place is None or not place.quoted or place.within is not None or target.quoted:
        return grounding
    page = scene.page
    items = {page.item_around(one.node.ref) for one in scene.grounder.places(place)}
    item = scene.snapshot.get(next(iter(items))) if len(items) == 1 else None
    texts = [node for node in scene.snapshot.children(item) if node.visible and node.text] if item is not None else []
    if item is None or len(texts) != 2 or collapsed(texts[0].text).casefold() != place.words.casefold():
        return grounding
    value = texts[1]
    if not _is_told_about(value, target.words, scene):
        return grounding
    node = _innermost(value, scene.snapshot)
    return Grounding((Candidate(node.ref, page.described(node), WORDLESS),), node, item.ref, place.words)


def _is_told_about(node: Node, words: str, scene: Scene) -> bool:
    """Whether the identifiers or the name of the node, or of what it is in up to the list, have all those words."""
    concepts = scene.words.synonyms.concepts
    wanted = set(concepts(stems_of(words))) - STOP
    around = [node, *list(scene.snapshot.ancestors(node))[:PAIR_LEVELS]]
    said = [f"{one.attributes.get('id', '')} {one.attributes.get('class', '')}" for one in around]
    named = [one.name for one in around if one.role in ("table", "list", "grid", "region")]
    texts = (*map(identifier_text, said), *named, heading_before(around[-1], scene))
    return bool(wanted) and any(wanted <= set(concepts(stems_of(text))) for text in texts)
