"""The lists of a page: what holds them, what they list, and which one a noun of the step means."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from pytest_lam.checking import collapsed, is_data_row
from pytest_lam.lam import Candidate
from pytest_lam.lam.embedded.evidence import ANY, KINDS, WORDLESS
from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.grounding import Grounding
from pytest_lam.lam.embedded.matching import match_words
from pytest_lam.lam.embedded.navigation import names_itself
from pytest_lam.lam.embedded.page import identifier_text, stems_of
from pytest_lam.lam.embedded.scene import Scene
from pytest_lam.snapshot import Node

GENERIC_NOUNS = frozenset({"item", "result", "entry", "record", "thing", "element", "line", "row"})
"""Nouns that name whatever the page lists."""
NAMED_SO = 0.6
"""A list is called by a noun that makes up the greater part of a name, class or heading of it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Things of one sort side by side, and the node that holds them all."""

    holder: Node
    items: tuple[Node, ...]


def container(place: Phrase, scene: Scene) -> Grounding:
    """The part of the page that a place names: what is called so, else what belongs to its words."""
    main = next(scene.page.of_role(("main",)), None)
    bare = place.kind == "" and not place.quoted and place.within is None
    if main is not None and bare and names_itself(place, scene):
        return Grounding((), main)  # "in the cart", on the page of that name: what the page is about
    found = scene.grounder.places(place)
    if not found:
        return scene.ground(place, ANY)
    roles = KINDS.get(place.kind, {})
    if not place.words and place.ordinal is None and len(found) > 1:  # "the list": that which lists the most
        found = sorted(found, key=lambda one: (_leads_away(one.node, scene), -_listed_in(one.node, scene)))
    for one in found:
        for ref in scene.page.reach(one.node):
            node = scene.snapshot.get(ref)
            if node is None:
                continue
            if (roles and node.role in roles) or (not roles and scene.snapshot.children(node)):
                return Grounding(scene.grounder.worded([one]), node)
    return Grounding(scene.grounder.worded(found[:1]), found[0].node)


def _leads_away(holder: Node, scene: Scene) -> bool:
    """Whether each of its items is just links and buttons, as the menus are that no role calls navigation."""
    items = [node for node in scene.snapshot.children(holder) if node.visible and node.text]
    return holder.role == "list" and bool(items) and all(_is_all_controls(item, scene) for item in items)


def _is_all_controls(item: Node, scene: Scene) -> bool:
    inner = (item, *scene.snapshot.descendants(item))
    texts = [node.text for node in inner if node.role in ("link", "button") and node.text]
    return bool(texts) and collapsed(" ".join(texts)) == collapsed(item.text)


def _listed_in(node: Node, scene: Scene) -> int:
    return sum(inner.ref in scene.page.items for inner in scene.snapshot.descendants(node))


def items_of(thing: Phrase, scene: Scene) -> tuple[Node, ...]:
    """What the page lists under that noun, in order; nothing where it is not clear which list that is."""
    place = container(thing.within, scene).node if thing.within is not None and thing.within.kind != "page" else None
    if thing.within is not None and thing.within.kind != "page" and place is None:
        return ()
    found = listings(thing.words or thing.kind, place, scene)
    if thing.kind == "row":  # "the first row": no list of links beside the table is meant, and no box with that class
        every = found if thing.words else all_lists(place, scene)
        found = [listing for listing in every if listing.items[0].role == "row"] or found
    return found[0].items if len(found) == 1 else ()


def listings(noun: str, where: Node | None, scene: Scene) -> list[Listing]:
    """The lists whose name, heading or items are called by the noun: those called so best."""
    every = all_lists(where, scene)
    rated = [(_called(listing, noun, scene), listing) for listing in every]
    best = max((rating for rating, _ in rated), default=0.0)
    if best >= NAMED_SO:
        return [listing for rating, listing in rated if rating == best]
    return every if set(stems_of(noun)) <= GENERIC_NOUNS or (where is not None and len(every) == 1) else []


def empty_list(noun: str, where: Node | None, scene: Scene) -> Node | None:
    """The list or table of that name in which nothing is."""
    for node in scene.snapshot.nodes:
        if node.role in ("list", "table", "grid", "feed") and node.visible:
            if where is not None and not scene.page.contains(where.ref, node.ref):
                continue
            if any(_rated(noun, text, scene) >= NAMED_SO for text in (*_texts(node), heading_before(node, scene))):
                return node
    return None


def all_lists(where: Node | None, scene: Scene) -> list[Listing]:
    """All lists, less those of choices and of ways through the site."""
    page = scene.page
    found: dict[str, list[Node]] = {}
    for node in scene.snapshot.nodes:
        if node.ref not in page.items or not node.visible or node.parent is None or node.role == "option":
            continue
        if node.role == "row" and not is_data_row(node, scene.snapshot):
            continue
        if where is not None and (where.ref == node.ref or not page.contains(where.ref, node.ref)):
            continue
        around = {scene.snapshot.by_ref[ref].role for ref in page.way_up[node.ref]}
        if not around & {"navigation", "contentinfo"}:
            found.setdefault(node.parent, []).append(node)
    return [Listing(_whole(scene.snapshot.by_ref[parent], scene), tuple(items)) for parent, items in found.items()]


def _whole(holder: Node, scene: Scene) -> Node:
    """The table of a group of rows."""
    return (scene.snapshot.get(holder.parent) or holder) if holder.role == "rowgroup" else holder


def _called(listing: Listing, noun: str, scene: Scene) -> float:
    """How well the noun fits what the list or its items are called."""
    outer = scene.snapshot.get(listing.holder.parent)
    texts = [*_texts(listing.holder), *(_texts(outer) if outer is not None and outer.role == "region" else ())]
    texts += [*_texts(listing.items[0]), *_led_to(listing.items[0], scene), heading_before(listing.holder, scene)]
    return max((_rated(noun, text, scene) for text in texts if text), default=0.0)


def _rated(noun: str, text: str, scene: Scene) -> float:
    match = match_words(noun, text, scene.words.synonyms, scene.page.rarity) if text else None
    return match.strength if match is not None else 0.0


def _texts(node: Node) -> list[str]:
    identifiers = (node.attributes.get(name, "") for name in ("id", "class", "data-testid", "data-test"))
    name = node.name if node.role in ("list", "table", "grid", "region", "feed") else ""
    return [name, *(identifier_text(word) for text in identifiers for word in text.split())]


def _led_to(item: Node, scene: Scene) -> list[str]:
    """What the links of an item call it: the parts of their paths."""
    links = [node for node in (item, *scene.snapshot.descendants(item)) if node.role == "link"]
    paths = [urlsplit(link.attributes.get("href", "")).path for link in links]
    return [identifier_text(part) for path in paths for part in path.split("/") if part]


def heading_before(holder: Node, scene: Scene) -> str:
    """The text of the nearest heading before it, or around it."""
    before = scene.snapshot.nodes[: scene.page.index[holder.ref]]
    return next((node.text for node in reversed(before) if node.role == "heading" and node.visible), "")


def headed_by(heading: Node, scene: Scene) -> Node:
    """The part of the page that is under a heading: the smallest that says more than it."""
    around = scene.snapshot.ancestors(heading)
    return next((outer for outer in around if collapsed(outer.text) != collapsed(heading.text)), heading)


def main_part(scene: Scene) -> Grounding | None:
    """What the page is about, without its header, footer and messages."""
    node = next(scene.page.of_role(("main",)), None)
    return Grounding((), node) if node is not None else None


def only_of_role(role: str, scene: Scene) -> Grounding | None:
    """The one thing of a role that the step calls it by, where nothing has that for a name: the status."""
    nodes = [node for node in scene.page.of_role((role,)) if node.visible]
    if len(nodes) != 1 or nodes[0].name or nodes[0].label:
        return None
    return Grounding((Candidate(nodes[0].ref, scene.page.described(nodes[0]), WORDLESS),), nodes[0])
