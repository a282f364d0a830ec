"""Frames that count things or describe rows of a table."""

from __future__ import annotations

from collections import Counter

from pytest_lam.checking import counted, is_data_row
from pytest_lam.checks import Check
from pytest_lam.lam import Refuse, Verify
from pytest_lam.lam.embedded.asserting import container
from pytest_lam.lam.embedded.evidence import FLOOR, KINDS
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.matching import match_words
from pytest_lam.lam.embedded.page import identifier_text, stems_of
from pytest_lam.lam.embedded.scene import Outcome, Scene, inside, refused
from pytest_lam.snapshot import Node

GENERIC_NOUNS = frozenset({"item", "result", "entry", "record", "thing", "element", "line", "row"})
"""Nouns that name whatever the page lists."""
STAND_INS = ("listitem", "article", "row", "heading", "img", "link", "button")
"""Roles of which each item may hold just one, so that counting these counts the items."""


def count(frame: Frame, scene: Scene) -> Outcome:
    """How many of them there are."""
    thing = inside(frame.target, frame.place) or Phrase("item")
    number = frame.count if frame.count is not None else 0
    place = container(thing.within, scene) if thing.within is not None and thing.within.kind != "page" else None
    if place is not None and place.node is None:
        return refused(place)
    where = place.node if place is not None else None
    counted_as = _by_kind(thing, where) or _by_noun(thing, where, scene)
    if counted_as is None:
        reason = f'nothing on {scene.grounder.where} tells what "{thing.words or thing.kind}" are'
        return Refuse("missing", reason, remedy="name the list or table that holds them")
    target, role, named = counted_as
    return Verify(
        (
            Check(
                "count",
                target.ref if target is not None else None,
                str(number),
                frame.comparison,
                frame.negated,
                role=role,
                named=named,
            ),
        )
    )


def _by_kind(thing: Phrase, where: Node | None) -> tuple[Node | None, str, str] | None:
    """Things that the step calls by a kind of control: "2 buttons", "3 rows"."""
    if thing.kind in ("", "item", "card", "section", "message", "badge", "page") or thing.kind not in KINDS:
        return None
    return where, next(iter(KINDS[thing.kind])), thing.words


def _by_noun(thing: Phrase, where: Node | None, scene: Scene) -> tuple[Node | None, str, str] | None:
    """Things that the page lists: the list called so, else the only list whose items are called so."""
    noun = thing.words or thing.kind
    groups = _groups(where, scene)
    named = [group for group in groups if _called(group, noun, scene)]
    if not named and (set(stems_of(noun)) <= GENERIC_NOUNS or where is not None):
        named = groups
    if not named:
        return _empty(noun, where, scene)
    sizes = Counter(len(items) for _, items in named)
    if len(named) > 1 and len(sizes) > 1:
        largest = max(named, key=lambda group: len(group[1]))
        named = [largest] if where is None and _called(largest, noun, scene) else named
    if len({holder.ref for holder, _ in named}) > 1:
        return None
    holder, items = named[0]
    role = _countable(holder, items, scene)
    return (holder, role, "") if role else None


def _groups(where: Node | None, scene: Scene) -> list[tuple[Node, list[Node]]]:
    """Every parent of items with its items, less what is navigation."""
    page = scene.page
    groups: dict[str, list[Node]] = {}
    for node in scene.snapshot.nodes:
        if node.ref not in page.items or not node.visible or node.parent is None or node.role == "option":
            continue
        if node.role == "row" and not is_data_row(node, scene.snapshot):
            continue
        if where is not None and (where.ref == node.ref or not page.contains(where.ref, node.ref)):
            continue
        around = [scene.snapshot.by_ref[ref].role for ref in page.way_up[node.ref]]
        if "navigation" in around or "contentinfo" in around:
            continue
        groups.setdefault(node.parent, []).append(node)
    return [(_whole(scene.snapshot.by_ref[parent], scene), items) for parent, items in groups.items()]


def _whole(holder: Node, scene: Scene) -> Node:
    """The table of a group of rows."""
    if holder.role == "rowgroup":
        return scene.snapshot.get(holder.parent) or holder
    return holder


def _called(group: tuple[Node, list[Node]], noun: str, scene: Scene) -> bool:
    holder, items = group
    outer = scene.snapshot.get(holder.parent)
    texts = [*_texts(holder), *(_texts(outer) if outer is not None and outer.role == "region" else ())]
    texts += [text for item in items[:1] for text in _texts(item)]
    heading = _heading_before(holder, scene)
    return any(_names(noun, text, scene) for text in (*texts, heading) if text)


def _names(noun: str, text: str, scene: Scene) -> bool:
    match = match_words(noun, text, scene.words.synonyms, scene.page.rarity)
    return match is not None and match.strength >= FLOOR + 0.1


def _texts(node: Node) -> list[str]:
    identifiers = (node.attributes.get(name, "") for name in ("id", "class", "data-testid", "data-test"))
    name = node.name if node.role in ("list", "table", "grid", "region", "feed") else ""
    return [name, *(identifier_text(word) for text in identifiers for word in text.split())]


def _heading_before(holder: Node, scene: Scene) -> str:
    before = scene.snapshot.nodes[: scene.page.index[holder.ref]]
    return next((node.text for node in reversed(before) if node.role == "heading" and node.visible), "")


def _countable(holder: Node, items: list[Node], scene: Scene) -> str:
    """A role of which the holder has just as many as it has items."""
    own = items[0].role
    for role in (own, *STAND_INS):
        if role == "generic":
            continue
        if len(counted(Check("count", holder.ref, "0", role=role), scene.snapshot)) == len(items):
            return role
    return ""


def _empty(noun: str, where: Node | None, scene: Scene) -> tuple[Node | None, str, str] | None:
    """A list of that name with nothing in it."""
    for node in scene.snapshot.nodes:
        if node.role in ("list", "table", "grid", "feed") and node.visible:
            if where is not None and not scene.page.contains(where.ref, node.ref):
                continue
            if any(_names(noun, text, scene) for text in (*_texts(node), _heading_before(node, scene)) if text):
                role = "listitem" if node.role == "list" else "article" if node.role == "feed" else "row"
                return node, role, ""
    return None


def rows(frame: Frame, scene: Scene) -> Outcome:
    """Rows of a table with these cells."""
    target = inside(frame.target, frame.place)
    extra: tuple[tuple[str, str], ...] = ()
    table: Node | None = None
    if target is not None and target.words:
        found = container(target, scene) if target.kind in ("table", "list", "section", "") else None
        tabular = (
            found is not None and found.node is not None and found.node.role in ("table", "grid", "treegrid", "region")
        )
        if found is not None and tabular and not target.quoted:
            table = found.node
        elif target.kind in ("row", "item", "card", "") or target.quoted:
            extra = (("", target.words),)
    outer = target.within if target is not None else None
    if table is None and outer is not None and outer.kind != "page":
        table = container(outer, scene).node
    ref = table.ref if table is not None else None
    if not frame.rows:
        return Refuse("unclear", "the step does not say what the row holds")
    return Verify(tuple(Check("row", ref, negated=frame.negated, cells=(*extra, *cells)) for cells in frame.rows))
