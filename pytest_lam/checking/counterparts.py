"""Addressing a check to another snapshot: which node of one page is the one of another. Plain data only."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.checks import Check
from pytest_lam.snapshot import Node, Snapshot

TEST_IDS = ("data-testid", "data-test", "data-test-id", "data-cy", "data-qa")


def translate(check: Check, from_snapshot: Snapshot, to_snapshot: Snapshot) -> Check | None:
    """The same check addressed to another snapshot; None where what it looks at is not there."""
    if check.target is None:
        return replace(check, within=_moved(check.within, from_snapshot, to_snapshot))
    if check.nth is not None or check.within_nth is not None:
        target = _at_its_place(check.target, from_snapshot, to_snapshot)
    else:
        target = _moved(check.target, from_snapshot, to_snapshot)
    if target is None:
        return None
    return replace(check, target=target, within=_moved(check.within, from_snapshot, to_snapshot))


def _moved(ref: str | None, from_snapshot: Snapshot, to_snapshot: Snapshot) -> str | None:
    node = from_snapshot.get(ref)
    if node is None:
        return None
    if from_snapshot.document == to_snapshot.document and to_snapshot.get(ref) is not None:
        return ref
    found = same_node(node, from_snapshot, to_snapshot)
    return found.ref if found is not None else None


def _at_its_place(ref: str, from_snapshot: Snapshot, to_snapshot: Snapshot) -> str | None:
    """What stands where the node stands: another row is the first one before a list is sorted."""
    place = _place(from_snapshot.by_ref[ref], from_snapshot)
    return next((other.ref for other in to_snapshot.nodes if _place(other, to_snapshot) == place), None)


def same_node(node: Node, from_snapshot: Snapshot, to_snapshot: Snapshot) -> Node | None:
    """The node of another document that a person would call the same one; None unless it is just one.

    A written identity (id, test id, name attribute) decides alone; what carries none is known by
    its name or label, else, where its text is what changes, by the place it has in the page.
    """
    alike = [other for other in to_snapshot.nodes if other.role == node.role and other.tag == node.tag]
    for mark in _marks(node):
        if found := [other for other in alike if mark in _marks(other)]:
            return _the_one(found, node, from_snapshot, to_snapshot)
    for name in (node.name, node.label):
        if name and (found := [other for other in alike if name in (other.name, other.label)]):
            return _the_one(found, node, from_snapshot, to_snapshot)
    place = _place(node, from_snapshot)
    return next((other for other in alike if _place(other, to_snapshot) == place), None)


def _the_one(found: list[Node], node: Node, from_snapshot: Snapshot, to_snapshot: Snapshot) -> Node | None:
    if len(found) == 1:
        return found[0]
    place = _place(node, from_snapshot)
    return next((other for other in found if _place(other, to_snapshot) == place), None)


def _marks(node: Node) -> tuple[tuple[str, str], ...]:
    names = ("id", *TEST_IDS, "name")
    marks = tuple((name, node.attributes[name]) for name in names if node.attributes.get(name))
    return tuple((name, f"{value} {_choice(node)}") for name, value in marks)


def _choice(node: Node) -> str:
    """Radio buttons and checkboxes of one group share their name attribute; the value tells them apart."""
    return node.attributes.get("value", "") if node.role in ("radio", "checkbox", "button") else ""


def _place(node: Node, snapshot: Snapshot) -> tuple[tuple[str, str, int], ...]:
    """The way from the root: role, tag and position among the siblings that are the same."""
    way = []
    for step in (node, *snapshot.ancestors(node)):
        parent = snapshot.get(step.parent)
        siblings = snapshot.children(parent) if parent else [n for n in snapshot.nodes if n.parent is None]
        same = [other.ref for other in siblings if (other.role, other.tag) == (step.role, step.tag)]
        way.append((step.role, step.tag, same.index(step.ref)))
    return tuple(way)
