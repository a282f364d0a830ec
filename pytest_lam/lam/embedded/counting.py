"""Frames that count things or describe rows of a table."""

from __future__ import annotations

import re
from dataclasses import replace

from pytest_lam.checking import collapsed, counted
from pytest_lam.checks import Check
from pytest_lam.lam import Refuse, Verify
from pytest_lam.lam.embedded.evidence import KINDS
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import LOOSE
from pytest_lam.lam.embedded.listing import GENERIC_NOUNS, Listing, all_lists, container, empty_list, listings
from pytest_lam.lam.embedded.overviews import TABULAR, whole
from pytest_lam.lam.embedded.page import stems_of
from pytest_lam.lam.embedded.scene import Outcome, Scene, inside, refused
from pytest_lam.snapshot import Node

STAND_INS = ("listitem", "article", "row", "heading", "img", "link", "button")
"""Roles of which each item may hold just one, so that counting these counts the items."""
UNCOUNTABLE = frozenset({"", "item", "card", "section", "message", "badge", "page"})
"""Kinds that are drawn with all sorts of roles: what they are is found by their noun."""
STATED = re.compile(r"(?<![\d.,])(\d+|no)\s+([^\W\d_]+)", re.IGNORECASE)
"""How pages state a number of things: "16 products", "no stores"."""


def count(frame: Frame, scene: Scene) -> Outcome:
    """How many of them there are."""
    thing = inside(frame.target, frame.place) or Phrase("item")
    if (bare := _in_bare_list(thing, frame, scene)) is not None:
        return bare
    place = container(thing.within, scene) if thing.within is not None and thing.within.kind != "page" else None
    if place is not None and place.node is None:
        return refused(place)
    where = place.node if place is not None else None
    check = _by_kind(thing, where, frame) or _by_noun(thing, where, frame, scene) or _stated(thing, where, frame, scene)
    if check is not None:
        return Verify((check,))
    reason = f'nothing on {scene.grounder.where} tells what "{thing.words or thing.kind}" are'
    return Refuse("missing", reason, remedy="name the list or table that holds them")


def _in_bare_list(thing: Phrase, frame: Frame, scene: Scene) -> Outcome | None:
    """Things in "the list", of which a page may have several: the one that is called by their noun, or none."""
    noun = thing.words
    if thing.within not in LOOSE or not noun or thing.quoted or set(stems_of(noun)) <= GENERIC_NOUNS:
        return None
    every = [one for one in all_lists(None, scene) if not scene.page.is_aside(one.holder)]
    named = [one for one in listings(noun, None, scene) if one in every]
    named = named if len(named) == 1 else _of_the_page(noun, named or every, scene)
    if len(every) < 2 or (len(named) == 1 and not countable(named[0], scene)):
        return None
    if len(named) == 1:
        return Verify((_number(frame, named[0].holder, countable(named[0], scene)),))
    if (stated := _stated(thing, None, frame, scene)) is not None:
        return Verify((stated,))
    reason = f'{scene.grounder.where} has {len(every)} lists, and none tells that its items are "{noun}"'
    return Refuse("ambiguous", reason, remedy="name the list or table that holds them")


def _of_the_page(noun: str, every: list[Listing], scene: Scene) -> list[Listing]:
    """The only table among the lists of a page whose main heading speaks of such things: its rows are those."""
    headings = (node for node in scene.page.of_role(("heading",)) if node.level == 1)
    if not any(stems_of(noun)[-1] in stems_of(heading.name) for heading in headings):
        return []
    return tables if len(tables := [one for one in every if one.holder.role in TABULAR]) == 1 else []


def _number(frame: Frame, holder: Node | None, role: str, named: str = "") -> Check:
    target = holder.ref if holder is not None else None
    number = str(frame.count if frame.count is not None else 0)
    return Check("count", target, number, frame.comparison, frame.negated, role=role, named=named)


def _by_kind(thing: Phrase, where: Node | None, frame: Frame) -> Check | None:
    """Things that the step calls by a kind of control: "2 buttons", "3 rows"."""
    if thing.kind in UNCOUNTABLE or thing.kind not in KINDS:
        return None
    return _number(frame, where, next(iter(KINDS[thing.kind])), thing.words)


def _by_noun(thing: Phrase, where: Node | None, frame: Frame, scene: Scene) -> Check | None:
    """Things that the page lists: the list called so, else the only list whose items are called so."""
    noun = thing.words or thing.kind
    found = listings(noun, where, scene)
    if len(found) == 1 and (role := countable(found[0], scene)):
        return _number(frame, found[0].holder, role)
    if not found and (empty := empty_list(noun, where, scene)) is not None:
        return _number(frame, empty, EMPTY_ROLES.get(empty.role, "row"))
    return None


def some_of(target: Phrase, frame: Frame, scene: Scene) -> Verify | None:
    """A list or table without a name of its own is there by what it lists: at least one of those."""
    if not target.words or target.within is not None:
        return None
    check = _by_noun(target, None, replace(frame, count=1, comparison="at least"), scene)
    return None if check is None else Verify((check,))


EMPTY_ROLES = {"list": "listitem", "feed": "article"}
"""What a list would hold, by its role; tables and grids hold rows."""


def countable(listing: Listing, scene: Scene) -> str:
    """A role of which the holder has just as many as it has items."""
    for role in (listing.items[0].role, *STAND_INS):
        check = Check("count", listing.holder.ref, "0", role=role)
        if role != "generic" and len(counted(check, scene.snapshot)) == len(listing.items):
            return role
    return ""


def _stated(thing: Phrase, where: Node | None, frame: Frame, scene: Scene) -> Check | None:
    """Where no list is found, the smallest text in which the page itself states a number of such things."""
    if frame.comparison != "equals":
        return None
    noun = stems_of(thing.words or thing.kind)[-1]
    for node in scene.snapshot.nodes:
        if not node.visible or (where is not None and not scene.page.contains(where.ref, node.ref)):
            continue
        for number, word in STATED.findall(node.own_text):
            same = stems_of(word)[0] == noun or {stems_of(word)[0], noun} <= GENERIC_NOUNS
            if same and (check := _as_stated(number, word, node, frame)) is not None:
                return check
    return None


def _as_stated(number: str, word: str, node: Node, frame: Frame) -> Check | None:
    """The text as it should be. Part of a text it can only be where no digit before it could make it another number."""
    said = f"{frame.count} {word}" if frame.count or number.isdigit() else f"{number} {word}"  # "No bills" says none
    if collapsed(node.text) == f"{number} {word}":
        return Check("text", node.ref, said, negated=frame.negated)
    if number.isdigit():
        return None
    return Check("text", node.ref, said, "contains", frame.negated)


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
        if found is not None and tabular and (not target.quoted or target.kind == "table"):
            table = found.node
        elif target.kind in ("row", "item", "card") or target.quoted:
            extra = (("", target.words),)
    outer = target.within if target is not None else None
    if table is None and outer is not None and outer.kind != "page":
        table = container(outer, scene).node
    ref = table.ref if table is not None else None
    if not frame.rows:
        return Refuse("unclear", "the step does not say what the row holds")
    if frame.intent == "table":
        return whole(frame, table, scene)
    return Verify(tuple(Check("row", ref, negated=frame.negated, cells=(*extra, *cells)) for cells in frame.rows))
