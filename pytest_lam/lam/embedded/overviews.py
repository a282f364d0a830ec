"""Frames of whole tables and lists, and of what comes before what in them, as checks."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.checking import collapsed, counted
from pytest_lam.checks import Check
from pytest_lam.lam import Refuse, Verify
from pytest_lam.lam.embedded.frames import Frame
from pytest_lam.lam.embedded.listing import container
from pytest_lam.lam.embedded.scene import Outcome, Scene
from pytest_lam.snapshot import Node

TABULAR = frozenset({"table", "grid", "treegrid"})
NAMING = ("heading", "rowheader", "link")
"""Roles of the parts that name the things of a list, where each has just one of them: the surest first."""
TELLING = (
    "listitem",
    "heading",
    "cell",
    "gridcell",
    "rowheader",
    "link",
    "article",
    "option",
    "row",
    "treeitem",
    "button",
)
"""Roles of which a page shows several beside one another, each with a name."""


def whole(frame: Frame, table: Node | None, scene: Scene) -> Outcome:
    """The rows of a table; where the step names none, of the only one that has such columns."""
    tables = [node for node in scene.page.of_role(tuple(TABULAR)) if node.visible]
    if table is not None:
        inner = [node for node in tables if scene.page.contains(table.ref, node.ref)]
        tables = [table] if table.role in TABULAR else inner
    headers = {collapsed(header).casefold() for header, _ in frame.rows[0]}
    headed = [node for node in tables if headers <= _headers(node, scene)]
    if not headed and len(tables) == 1:  # what stands first in the step's table is a row, too
        first = tuple(("", header) for header, _ in frame.rows[0])
        bare = tuple(tuple(("", text) for _, text in cells) for cells in frame.rows)
        frame, headed = replace(frame, rows=(first, *bare) if any(headers) else bare), tables
    if len(headed) != 1:
        said = f"{len(headed)} tables" if headed else "no table"
        reason = f"{said} on {scene.grounder.where} with the columns {', '.join(sorted(headers))}"
        return Refuse("ambiguous" if headed else "missing", reason, remedy="name the table")
    return Verify((Check("table", headed[0].ref, None, frame.comparison, frame.negated, rows=frame.rows),))


def _headers(table: Node, scene: Scene) -> set[str]:
    found = (node for node in scene.snapshot.descendants(table) if node.role == "columnheader")
    return {collapsed(node.text or node.name).casefold() for node in found} | {""}


def by_name(held: Check, scene: Scene) -> Check:
    """The same of what names the things, where each of them has one such part: a card shows more than its name."""
    things = counted(held, scene.snapshot)
    for role in NAMING:
        parts = [[node for node in scene.snapshot.descendants(thing) if _is_shown(node, role)] for thing in things]
        alone = all(len(found) == 1 for found in parts)
        if things and alone and len(counted(replace(held, role=role), scene.snapshot)) == len(things):
            return replace(held, role=role)
    return held


def _is_shown(node: Node, role: str) -> bool:
    return node.role == role and node.visible


def succession(frame: Frame, scene: Scene) -> Outcome:
    """One thing comes before another: among the parts of the page that are called just so."""
    place = container(frame.target, scene).node if frame.target is not None else None
    target = place.ref if place is not None else None
    wanted = {collapsed(item) for item in frame.items}
    for role in TELLING:
        check = Check("list", target, None, "in order", frame.negated, role=role, items=frame.items)
        if wanted <= {collapsed(node.text) for node in counted(check, scene.snapshot)}:
            return Verify((check,))
    said = " and ".join(f'"{item}"' for item in frame.items)
    return Refuse("missing", f"{said} are no things of one list on {scene.grounder.where}")
