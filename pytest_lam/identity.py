"""Telling whether a node of a newer snapshot is the one that an older snapshot had. Plain data.

Pages render things anew: the element of a node is then another one, though a person sees the same
thing. What is the same by all that a person could tell it by is found again; what merely stands in
its place is not.
"""

from __future__ import annotations

from pytest_lam.snapshot import Node, Snapshot

ITEMS = frozenset({"row", "listitem", "article", "treeitem", "option", "cell", "gridcell", "menuitem"})
"""Roles of which there are many alike: what tells one from the next is what it says."""

MARKS = ("name", "type", "href", "value", "title", "placeholder", "data-testid", "data-test", "data-test-id", "data-cy")
"""Attributes that stay what they are when a thing is rendered anew; ids of components often do not."""

Signature = tuple[object, ...]


def found_again(node: Node, before: Snapshot, now: Snapshot) -> Node | None:
    """The one node of ``now`` that is ``node`` of ``before``.

    None where there is none or more than one, and where there was more than one already: then
    only its place told it from others.
    """
    wanted = signature(node, before)
    if sum(signature(other, before) == wanted for other in _alike(node, before)) != 1:
        return None
    found = [other for other in _alike(node, now) if signature(other, now) == wanted]
    return found[0] if len(found) == 1 else None


def _alike(node: Node, snapshot: Snapshot) -> list[Node]:
    """Nodes that are worth a closer look."""
    kind = (node.role, node.tag, node.name)
    return [other for other in snapshot.nodes if (other.role, other.tag, other.name) == kind]


def signature(node: Node, snapshot: Snapshot) -> Signature:
    """All that a person could tell the node by: what it is, what it is called, and what it is in.

    A thing without any name is known by its id, where it has one, and by its text.
    """
    called = (node.name, node.label) if node.name or node.label else (node.attributes.get("id", ""), node.own_text)
    marks = tuple(node.attributes.get(mark, "") for mark in MARKS)
    around = tuple(_said(outer, snapshot) for outer in snapshot.ancestors(node) if outer.role != "document")
    return (node.role, node.tag, *called, marks, tuple(filter(None, around)))


def _said(outer: Node, snapshot: Snapshot) -> tuple[str, str] | None:
    """What something around a node adds to its identity: one of many by its text, all else by its name."""
    if outer.role in ITEMS or _repeats(outer, snapshot):
        return outer.role, outer.text
    return (outer.role, outer.name) if outer.name else None


def _repeats(outer: Node, snapshot: Snapshot) -> bool:
    """Whether it is one of several alike without roles that say so: cards, as most pages have them."""
    parent = snapshot.get(outer.parent)
    kind = (outer.role, outer.tag, outer.attributes.get("class", ""))
    siblings = snapshot.children(parent) if parent is not None else ()
    return sum((one.role, one.tag, one.attributes.get("class", "")) == kind for one in siblings) > 1
