"""Ways to a node by what sort of thing it is: its class, its tag, its role; as the last resort its position."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_lam.export.locators.containers import DIALOGS
from pytest_lam.export.locators.marks import classes_of, of_class, told_classes
from pytest_lam.export.locators.survival import COSTS, INDEX_LIMIT
from pytest_lam.locator import CSS, XPATH, Locator
from pytest_lam.snapshot import Node, Snapshot

LIVE_ROLES = ("alert", "status", "log", "timer", "alertdialog", "dialog")
"""Roles that a page says outright (or by tag: then the locator finds nothing and is left out)."""


def dialogs(node: Node) -> Iterator[Locator]:
    """A dialog by its role alone: one that is open, else one of a class; what it is headed may change at each start."""
    if node.role not in DIALOGS:
        return
    if node.tag == "dialog":
        yield Locator(CSS, "dialog[open]", (), COSTS["live region"])
        return
    yield Locator(CSS, "[role={0}]:not([aria-hidden='true'])", (node.role,), COSTS["live region"] + 1)
    for penalty, name in enumerate(told_classes(node), 2):
        yield Locator(CSS, f"{node.tag}.{name}[role={{0}}]", (node.role,), COSTS["live region"] + penalty)


def classes(node: Node, snapshot: Snapshot) -> Iterator[Locator]:
    """By a class that says what the node is: alone, or by its place among those of the class, as in a list of cards."""
    document = [other for other in snapshot.nodes if (other.frames, other.hosts) == (node.frames, node.hosts)]
    for name in told_classes(node):
        yield Locator(CSS, f"{node.tag}.{name}", (), COSTS["class"])
        alike = [other.ref for other in document if name in classes_of(other)]
        position = alike.index(node.ref) + 1
        like = f"//{node.tag or '*'}[{of_class('{0}')}]"
        if position <= INDEX_LIMIT:
            yield Locator(XPATH, f"({like})[{position}]", (f" {name} ",), COSTS["class index"] + position)
        elif position == len(alike):
            yield Locator(XPATH, f"({like})[last()]", (f" {name} ",), COSTS["class index"] + position)


def kinds(node: Node, snapshot: Snapshot) -> Iterator[Locator]:
    """By tag and type alone, and as the last resort by position."""
    tag = node.tag or "*"
    kind = node.attributes.get("type", "")
    selector = f"{tag}[type={{0}}]" if kind else tag
    slots = (kind,) if kind else ()
    yield Locator(CSS, selector, slots, COSTS["kind"])
    if node.role in LIVE_ROLES:
        yield Locator(CSS, "[role={0}]", (node.role,), COSTS["live region"])
    elif node.role and node.attributes.get("role") == node.role:
        yield Locator(CSS, f"{tag}[role={{0}}]", (node.role,), COSTS["kind"] - 1)
    document = [other for other in snapshot.nodes if (other.frames, other.hosts) == (node.frames, node.hosts)]
    alike = [other.ref for other in document if other.tag == node.tag and other.attributes.get("type", "") == kind]
    if node.ref in alike and 1 <= (position := alike.index(node.ref) + 1) <= INDEX_LIMIT:
        condition = "[@type={0}]" if kind else ""
        yield Locator(XPATH, f"(//{tag}{condition})[{position}]", slots, COSTS["index"] + position)
