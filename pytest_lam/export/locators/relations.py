"""Ways to a node by what stands around it: a text in the same row or card, or a mark around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_lam.export.locators.containers import (
    DIALOGS,
    anchored,
    container_test,
    holds_together,
    is_container,
    open_dialog,
)
from pytest_lam.export.locators.marks import TEST_IDS, attribute_of, is_generated, marked, of_class, told_classes
from pytest_lam.export.locators.survival import COSTS
from pytest_lam.export.locators.wordings import texts
from pytest_lam.locator import CSS, XPATH, Locator
from pytest_lam.snapshot import Node, Snapshot

COLUMN = "*[count(ancestor::table[1]//th[normalize-space()={0}]/preceding-sibling::*)+1]"
"""An XPath step from a row to its cell under the header of that text."""

TOLD_PARTS = frozenset(
    {"tabpanel", "dialog", "alertdialog", "navigation", "main", "banner", "menu", "toolbar", "region"}
)
"""Roles of parts that a page has few of: inside of one, a name is mostly its only one."""


def related(node: Node, snapshot: Snapshot, within: Node | None, within_text: str) -> Iterator[Locator]:
    """From the row, card, item, section or dialog that holds a text down to the node."""
    around = (within, *snapshot.ancestors(node)) if within else tuple(snapshot.ancestors(node))
    for container in around:
        if container.ref == node.ref or (container is not within and not holds_together(container, snapshot)):
            continue
        if (container.frames, container.hosts) != (node.frames, node.hosts):
            return
        anchors = anchored(node, container, snapshot, within_text)
        for penalty, (anchor, text) in enumerate(anchors):
            for inner in inner_ways(node, container, snapshot):
                cost = COSTS["related"] + inner.cost // 10 + 5 * penalty
                step = shifted(inner.pattern)
                slots = (text, *inner.slots)
                if container.tag == "tr" and anchor == "td":
                    yield Locator(XPATH, f"//tr[td[normalize-space()={{0}}]]//{step}", slots, cost)
                elif is_container(container):
                    holder = f"//{container_test(container)}[.//{anchor}[normalize-space()={{0}}]]"
                    yield Locator(XPATH, f"{holder}//{step}", slots, cost)
                # The nearest thing around the text that has such a node: needs no name for the container.
                nearest = f"//{anchor}[normalize-space()={{0}}]/ancestor::*[.//{step}][1]//{step}"
                yield Locator(XPATH, nearest, slots, cost + 3)
                for name in told_classes(container)[:1]:  # a card of plain boxes, which the class tells from others
                    box = f"//{container.tag}[{of_class('{1}')}][.//{anchor}[normalize-space()={{0}}]]"
                    told = (text, f" {name} ", *inner.slots)
                    yield Locator(XPATH, f"{box}//{shifted(step)}", told, cost + 4)
        if anchors:
            return


def in_dialog(node: Node, snapshot: Snapshot) -> Iterator[Locator]:
    """Inside the dialog around it, however many boxes are between the two."""
    dialog = next((outer for outer in snapshot.ancestors(node) if outer.role in DIALOGS), None)
    if dialog is None or (dialog.frames, dialog.hosts) != (node.frames, node.hosts):
        return
    for inner in inner_ways(node, dialog, snapshot):
        way = f"//{open_dialog(dialog)}//{inner.pattern}"
        yield Locator(XPATH, way, inner.slots, COSTS["in a dialog"] + inner.cost // 10)


def holding(node: Node, snapshot: Snapshot, within_text: str) -> Iterator[Locator]:
    """A row, card or list item by what it holds."""
    if not is_container(node):
        return
    for penalty, (anchor, text) in enumerate(anchored(None, node, snapshot, within_text)):
        pattern = f"//{container_test(node)}[.//{anchor}[normalize-space()={{0}}]]"
        yield Locator(XPATH, pattern, (text,), COSTS["content"] + penalty)


def columns(node: Node, snapshot: Snapshot, within_text: str) -> Iterator[Locator]:
    """The cell of a row under its column's header: says nothing of what stands in the cell."""
    row = next((other for other in snapshot.ancestors(node) if other.tag == "tr"), None)
    if row is None or node.tag not in ("td", "th") or not node.headers:
        return
    for penalty, (anchor, text) in enumerate(anchored(node, row, snapshot, within_text)):
        pattern = f"//tr[.//{anchor}[normalize-space()={{0}}]]/{shifted(COLUMN)}"
        yield Locator(XPATH, pattern, (text, node.headers[-1]), COSTS["column"] + 5 * penalty)


def inside(node: Node, snapshot: Snapshot) -> Iterator[Locator]:
    """Inside the nearest ancestor that carries a mark of its own, or that says its role."""
    yield from _in_part(node, snapshot)
    if (holder := marked(node, snapshot)) is None:
        return
    mark, ancestor = holder
    attribute = attribute_of(mark)
    for inner in inner_ways(node, ancestor, snapshot):
        pattern = shifted(inner.pattern)
        kind = "inside" if inner.slots else "kind inside"
        yield Locator(XPATH, f"//*[@{attribute}={{0}}]//{pattern}", (*mark.slots, *inner.slots), COSTS[kind])
    alike = [other for other in snapshot.descendants(ancestor) if other.tag == node.tag]
    if len(alike) == 1:
        css = f"[{attribute}={{0}}] {node.tag}"
        yield Locator(CSS, css, mark.slots, COSTS["kind inside"])


def _in_part(node: Node, snapshot: Snapshot) -> Iterator[Locator]:
    """Inside the part of the page around it that says its role: a panel, a dialog, the navigation."""
    part = next((other for other in snapshot.ancestors(node) if other.role in TOLD_PARTS), None)
    if (
        part is None
        or part.attributes.get("role") != part.role
        or (part.frames, part.hosts) != (node.frames, node.hosts)
    ):
        return
    for inner in inner_ways(node, part, snapshot):
        if inner.slots:
            step = f"//*[@role={{0}}]//{shifted(inner.pattern)}"
            yield Locator(XPATH, step, (part.role, *inner.slots), COSTS["inside part"] + inner.cost // 10)


def inner_ways(node: Node, container: Node, snapshot: Snapshot) -> Iterator[Locator]:
    """What tells the node from others of the same container, to stand after ``//``."""
    tag = "*[name()='svg']" if node.tag == "svg" else node.tag or "*"  # to XPath drawings are of another language
    for locator in texts(node, around=""):
        if locator.by == XPATH and "//label" not in locator.pattern:
            yield locator
    for name in (*TEST_IDS, "name", "aria-label", "title", "alt", "placeholder"):
        if (value := node.attributes.get(name)) and not is_generated(value):
            yield Locator(XPATH, f"{tag}[@{name}={{0}}]", (value,), COSTS["name attribute"])
    if not (node.text or node.name):  # a picture that only its class tells
        for name in told_classes(node)[:1]:
            yield Locator(XPATH, f"{tag}[{of_class('{0}')}]", (f" {name} ",), COSTS["class"])
    alike = [other for other in snapshot.descendants(container) if other.tag == node.tag]
    if len(alike) == 1:
        yield Locator(XPATH, tag, (), COSTS["kind"])


def shifted(pattern: str, by: int = 1) -> str:
    """The pattern with its slots moved up, to stand behind another one's."""
    return re.sub(r"\{(\d)\}", lambda match: f"{{{int(match[1]) + by}}}", pattern)
