"""All ways to find a node again, the best first."""

from __future__ import annotations

from pytest_lam.export.locators.kinds import classes, dialogs, kinds
from pytest_lam.export.locators.marks import ID, NAME, address, marks
from pytest_lam.export.locators.places import in_placed, placed
from pytest_lam.export.locators.relations import columns, holding, in_dialog, inside, related
from pytest_lam.export.locators.wordings import texts
from pytest_lam.locator import CSS, Locator
from pytest_lam.snapshot import Node, Snapshot


def candidates(
    node: Node,
    snapshot: Snapshot,
    within: Node | None = None,
    within_text: str = "",
    nth: int | None = None,
    within_nth: int | None = None,
) -> tuple[Locator, ...]:
    """Ways to find ``node`` again, the best first; every literal text of the page is a slot.

    ``within`` and ``within_text`` are the container that the step named and the words it used.
    ``nth`` is its place among its like where the step told it by that (the first row: 1, the last: -1):
    then there is no other way to it, for another node may have that place after the next action.
    ``within_nth`` is the same for the container.
    In a shadow root only what its own ``find_element`` knows is offered: ids, names and CSS.
    """
    if nth is not None and not node.hosts:
        return tuple(placed(node, snapshot, nth))
    if within is not None and within_nth is not None and within.ref != node.ref and not node.hosts:
        return tuple(in_placed(node, within, snapshot, within_nth))
    found = [*marks(node), *texts(node), *related(node, snapshot, within, within_text)]
    found += holding(node, snapshot, within_text)
    found += [*columns(node, snapshot, within_text), *inside(node, snapshot), *in_dialog(node, snapshot)]
    found += [*dialogs(node), *classes(node, snapshot), *kinds(node, snapshot)]
    if node.hosts:
        found = [locator for locator in (*found, *address(node)) if locator.by in (ID, NAME, CSS)]
    best: dict[tuple[str, str, tuple[str, ...]], Locator] = {}
    for locator in sorted(found, key=lambda locator: locator.cost):
        best.setdefault((locator.by, locator.pattern, locator.slots), locator)
    return tuple(best.values())
