"""What is folded and unfolded: sections of an accordion, branches of a tree, details."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Refuse
from pytest_lam.lam.embedded.evidence import CLICKED
from pytest_lam.lam.embedded.frames import Frame
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene
from pytest_lam.snapshot import Node

STATE = {"expand": "expanded", "collapse": "collapsed"}
OPPOSITE = {"expanded": "collapsed", "collapsed": "expanded"}
KEYS = {"expanded": "ARROW_RIGHT", "collapsed": "ARROW_LEFT"}
"""The keys of a tree (WAI-ARIA Authoring Practices, "Tree View")."""
MENUS = frozenset({"combobox", "menuitem", "listbox"})
"""Roles of what opens a list of choices, and folds nothing."""


def fold(frame: Frame, scene: Scene) -> Outcome | None:
    """Opens or closes what says that it can be; None where the thing does not say so."""
    state = STATE[frame.intent]
    if frame.target is None or not frame.target.words:
        return _every(frame, state, scene) if frame.target is None or frame.target.ordinal is None else None
    if scene.turns:
        return _looked_at(state, scene)
    found = scene.ground(frame.target, CLICKED)
    if found.problem == "missing":  # a button that says what it does: Expand "Extras"
        found = scene.ground(replace(frame.target, words=f"{frame.intent} {frame.target.words}"), CLICKED)
    node = _folded(found.node, scene) if found.node is not None else None
    if node is None:
        return None
    return Over(0) if state in node.states else Act((Action("click", node.ref),), found.candidates)


def _folded(node: Node, scene: Scene) -> Node | None:
    """The node that can be folded: itself, the control in it, or the one that it stands in."""
    around = [outer for outer in scene.snapshot.ancestors(node) if outer.text == node.text]
    ways = [node, *scene.snapshot.descendants(node), *around]
    return next((each for each in ways if each.states & OPPOSITE.keys() and each.visible), None)


def _looked_at(state: str, scene: Scene) -> Outcome | None:
    """Whether the click did it; a branch of a tree that was only chosen by it is opened by its key."""
    node = scene.snapshot.get(scene.turns[0].action.target)
    if node is None or not node.states & OPPOSITE.keys() or state in node.states:
        return Over(len(scene.turns))
    if node.role == "treeitem" and len(scene.turns) == 1:
        return Act((Action("press", node.ref, KEYS[state]),))
    return Refuse("missing", f"{scene.page.described(node)} was clicked, but is not {state}")


def _wraps(node: Node, scene: Scene) -> bool:
    """Whether it only stands around a button that does something else than folding."""
    inner = [each for each in scene.snapshot.descendants(node) if each.role == "button" and each.text == node.text]
    return any(not each.states & OPPOSITE.keys() for each in inner)


def _every(frame: Frame, state: str, scene: Scene) -> Outcome | None:
    """The only one that there is, where none is named; each once, where the step speaks of several."""
    folded = [
        node
        for node in scene.page.nodes
        if OPPOSITE[state] in node.states and node.visible and node.role not in MENUS and scene.page.can_reach(node)
    ]
    folded = [node for node in folded if not _wraps(node, scene)]
    clicked = {turn.action.target for turn in scene.turns}
    left = [node for node in folded if node.ref not in clicked and "aria-haspopup" not in node.attributes]
    several = frame.target is not None and frame.target.noun.endswith("s")
    if scene.turns and (not several or not left):
        return _looked_at(state, scene) if not several else Over(len(scene.turns))
    if not left or (len(left) > 1 and not several):
        return None
    return Act((Action("click", left[0].ref),))
