"""Ways to a node by which one of its like it is, where the step told it by that."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_lam.export.locators.marks import attribute_of, classes_of, marked, of_class, told_classes
from pytest_lam.export.locators.relations import COLUMN, inner_ways, shifted
from pytest_lam.export.locators.survival import COSTS
from pytest_lam.locator import XPATH, Locator
from pytest_lam.snapshot import Node, Snapshot

NAMED_CONTROLS = ("button", "link", "checkbox", "radio", "switch", "textbox", "combobox", "spinbutton", "menuitem")
"""Roles of what keeps its name, whatever stands around it."""


def placed(node: Node, snapshot: Snapshot, nth: int) -> Iterator[Locator]:
    """The node by its place among its like, counted from the end where ``nth`` is negative.

    Its like are those of its sort inside the nearest ancestor that has an id, else on the page.
    """
    document = [other for other in snapshot.nodes if (other.frames, other.hosts) == (node.frames, node.hosts)]
    scopes: list[tuple[str, tuple[str, ...], list[Node]]] = [("", (), document)]
    if (holder := marked(node, snapshot)) is not None:
        mark, ancestor = holder
        scopes.insert(0, (f"//*[@{attribute_of(mark)}={{0}}]", mark.slots, list(snapshot.descendants(ancestor))))
    for order, (scope, slots, inside) in enumerate(scopes):
        for penalty, (test, more, alike) in enumerate(_sorts(node, snapshot, inside, len(slots))):
            at = [other.ref for other in alike].index(node.ref)
            back = len(alike) - 1 - at
            place = str(at + 1) if nth > 0 else f"last()-{back}" if back else "last()"
            cost = COSTS["place"] + 10 * order + penalty
            yield Locator(XPATH, f"({scope}//{test})[{place}]", (*slots, *more), cost)


def in_placed(node: Node, within: Node, snapshot: Snapshot, nth: int) -> Iterator[Locator]:
    """The node in a container that only its place tells: nothing that stands there now may be presupposed.

    A control is what it is called; of a text only its column, else its place in the container, is known.
    """
    alike = [other.ref for other in snapshot.descendants(within) if other.tag == node.tag]
    inner: list[tuple[int, str, tuple[str, ...]]]
    inner = [(COSTS["place"], f"/descendant::{node.tag or '*'}[{alike.index(node.ref) + 1}]", ())]
    if node.headers and within.tag == "tr":
        inner.insert(0, (0, f"/{COLUMN}", (node.headers[-1],)))
    if node.role in NAMED_CONTROLS:
        inner = [(way.cost // 10, f"//{way.pattern}", way.slots) for way in inner_ways(node, within, snapshot)] + inner
    for holder in placed(within, snapshot, nth):
        for cost, pattern, slots in inner:
            step = shifted(pattern, len(holder.slots))
            yield Locator(XPATH, f"{holder.pattern}{step}", (*holder.slots, *slots), holder.cost + cost)


def _sorts(
    node: Node, snapshot: Snapshot, among: list[Node], slot: int
) -> Iterator[tuple[str, tuple[str, ...], list[Node]]]:
    """What tells things of one sort, as an XPath step with its slots, and which of ``among`` they are."""
    alike = [other for other in among if other.tag == node.tag]
    if node.tag == "tr":  # a row of headers only is none that people count
        rows = [row for row in alike if any(cell.tag == "td" for cell in snapshot.children(row))]
        yield "tr[td]", (), rows
        # A row of headers may hold empty cells that nobody perceives.
        yield "tbody/tr[td]", (), [row for row in rows if all(c.role != "columnheader" for c in snapshot.children(row))]
        return
    for name in told_classes(node):
        test = f"{node.tag or '*'}[{of_class(f'{{{slot}}}')}]"
        yield test, (f" {name} ",), [other for other in alike if name in classes_of(other)]
    yield node.tag or "*", (), alike
