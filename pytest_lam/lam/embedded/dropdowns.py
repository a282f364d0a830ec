"""What an action rolled out: menus put beside what opened them, and drop-downs that no role tells as menus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.effects import DIALOGS, uncovered
from pytest_lam.lam import Turn
from pytest_lam.lam.embedded.page import LABELLED
from pytest_lam.snapshot import Node, Snapshot

POPUPS = frozenset({"menu", "listbox"})
"""Roles of what opens at a control and belongs to it, wherever it stands (WAI-ARIA 1.2)."""
ROLLING = frozenset({"click", "hover", "right click"})
"""Actions that roll a drop-down out."""
BOXES = frozenset({"generic", "list", "group", "navigation"})
"""Roles of a box that may be a menu without saying so."""
PLAIN = frozenset({"generic", "listitem"})
"""Roles of what is chosen in such a menu, where it is neither a link nor a button."""
PRESSED = frozenset({"link", "button"})
NO_MENU = LABELLED | DIALOGS | POPUPS | {"table", "grid", "heading", "paragraph", "article", "menubar", "option"}
"""Roles of what no menu holds: where one of them is, something else was opened."""
LONGEST_CHOICE = 40
"""Characters of what is chosen in a menu; more is a text to be read."""


def gathered(snapshot: Snapshot, opened: Sequence[Turn]) -> Snapshot:
    """The page with a menu that an opener brought up beside the opener, wherever the page has put it.

    The menu of a row is often written at the end of the page; what it offers is that row's nevertheless.
    """
    turn = opened[-1] if opened else None
    opener = snapshot.get(turn.action.target) if turn is not None else None
    if turn is None or turn.before is None or opener is None or turn.before.document != snapshot.document:
        return snapshot
    new = uncovered(turn.before, snapshot)
    strays = [node for node in snapshot.nodes if node.ref in new and node.role in POPUPS and node.parent not in new]
    if not strays:
        return snapshot
    moved: dict[str, Node] = {}
    for stray in strays:
        moved[stray.ref] = replace(stray, parent=opener.parent)
        moved |= {inner.ref: inner for inner in snapshot.descendants(stray)}
    nodes: list[Node] = []
    for node in snapshot.nodes:
        if node.ref not in moved:
            nodes.append(node)
        if node.ref == opener.ref:
            nodes += moved.values()
    return replace(snapshot, nodes=tuple(nodes))


def told_as_menu(snapshot: Snapshot, turn: Turn | None) -> Snapshot:
    """The page with what the last action rolled out told as a menu, where it is one without saying so.

    That is a box of nothing but short choices: links, buttons and texts.
    """
    if turn is None or turn.before is None or turn.before.document != snapshot.document:
        return snapshot
    if turn.action.name not in ROLLING:
        return snapshot
    new = uncovered(turn.before, snapshot)
    tops = [node for node in snapshot.nodes if node.ref in new and node.parent not in new]
    if len(tops) != 1 or tops[0].role not in BOXES:
        return snapshot
    inner = list(snapshot.descendants(tops[0]))
    choices = [node for node in inner if _is_choice(node, snapshot)]
    if len(choices) < 2 or any(node.role in NO_MENU for node in inner):
        return snapshot
    roles = {node.ref: "menuitem" for node in choices if node.role in PLAIN} | {tops[0].ref: "menu"}
    nodes = (replace(node, role=roles[node.ref]) if node.ref in roles else node for node in snapshot.nodes)
    return replace(snapshot, nodes=tuple(nodes))


def _is_choice(node: Node, snapshot: Snapshot) -> bool:
    """Whether it is a link, a button, or a short text that is no part of one."""
    if node.role in PRESSED:
        return True
    short = bool(node.own_text) and len(node.own_text) <= LONGEST_CHOICE
    return short and node.role in PLAIN and not any(outer.role in PRESSED for outer in snapshot.ancestors(node))
