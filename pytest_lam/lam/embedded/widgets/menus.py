"""Menus in menus, and trees: a way through them that the step names level by level ("File > Export > PDF")."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Refuse, Turn
from pytest_lam.lam.embedded.evidence import RoleSet
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.matching import plain
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, refused
from pytest_lam.lam.embedded.trails import LEVELS
from pytest_lam.snapshot import Node

ITEMS = frozenset({"menuitem", "menuitemradio", "menuitemcheckbox", "treeitem"})
LEVEL = RoleSet(
    dict.fromkeys(ITEMS, 0.0)
    | dict.fromkeys(("button", "link", "tab", "option"), -0.05)
    | dict.fromkeys(("listitem", "generic", "checkbox", "radio"), -0.1)
)
"""What a level of a way may be."""


def way(frame: Frame, scene: Scene) -> Outcome | None:
    """Down a way of several levels; None where the frame names none, or the page has a thing of that whole name."""
    if frame.target is None:
        return None
    parts = [part for part in LEVELS.split(frame.target.words) if part]
    if len(parts) < 2 or (not scene.turns and _is_one_name(frame.target, scene)):
        return None
    turns = (*scene.turns, *scene.memory.opened)
    if _arrived(parts, scene.turns):
        return Over(len(scene.turns))
    reached = _reached(parts, turns, scene)
    if reached is None:
        return refused(scene.ground(Phrase(parts[0], quoted=True), LEVEL))
    at, node = reached
    if "disabled" in node.states:
        return Refuse("impossible", f'"{parts[at]}" on {scene.grounder.where} is disabled')
    if at == len(parts) - 1:
        return Act((Action("click", node.ref),))
    return _opened(node, parts[at + 1], turns, scene)


def _is_one_name(target: Phrase, scene: Scene) -> bool:
    return any(plain(target.words) in (plain(node.name), plain(node.text)) for node in scene.page.nodes if node.visible)


def _arrived(parts: Sequence[str], turns: Sequence[Turn]) -> bool:
    """Whether the last click was on the last level."""
    last = turns[-1] if turns else None
    if last is None or last.action.name != "click" or last.before is None:
        return False
    node = last.before.get(last.action.target)
    return node is not None and plain(parts[-1]) in (plain(node.name), plain(node.text))


def _reached(parts: Sequence[str], turns: Sequence[Turn], scene: Scene) -> tuple[int, Node] | None:
    """The deepest level that can be seen, below the one before it."""
    reached: tuple[int, Node] | None = None
    for at, part in enumerate(parts):
        found = [one.node for one in scene.grounder.merged(scene.grounder.find(Phrase(part, quoted=True), LEVEL))]
        found = [
            node
            for node in found
            if node.visible and plain(part) in (plain(node.name), plain(node.text), plain(node.own_text))
        ]
        if reached is not None:
            found = [node for node in found if _is_below(node, reached[1], turns, scene)]
        if not found or (len(found) > 1 and reached is None and len({node.role for node in found}) == 1):
            break
        reached = at, found[0]
    return reached


def _is_below(node: Node, upper: Node, turns: Sequence[Turn], scene: Scene) -> bool:
    """Whether it came up when the upper level was opened, or is inside the upper level's item."""
    for turn in turns:
        if turn.action.target == upper.ref and turn.before is not None:
            old = turn.before.get(node.ref)
            return old is None or not old.visible
    outer = scene.snapshot.get(upper.parent)
    inside = outer is not None and outer.role in ("listitem", "none", "generic", *ITEMS)
    if scene.page.contains(upper.ref, node.ref) and node is not upper:
        return True
    return inside and outer is not None and outer.text != upper.text and scene.page.contains(outer.ref, node.ref)


def _opened(node: Node, below: str, turns: Sequence[Turn], scene: Scene) -> Outcome:
    """Opens a level: inside a menu by pointing at it, else by a click; the other way once the first had its time."""
    done = [turn.action.name for turn in turns if turn.action.target == node.ref]
    first, second = ("hover", "click") if _is_inner(node, scene) else ("click", "hover")
    if first not in done:
        return Act((Action(first, node.ref),))
    if second not in done:
        return Act((Action(second, node.ref),), tentative=True)
    return Refuse("missing", f'"{below}" does not come up under {scene.page.described(node)} on {scene.grounder.where}')


def _is_inner(node: Node, scene: Scene) -> bool:
    """Whether it is an item of an open menu, whose submenus come up by pointing; a click may choose the item."""
    outer = next((each.role for each in scene.snapshot.ancestors(node) if each.role in ("menu", "menubar", "tree")), "")
    return outer == "menu" or (node.role in ("listitem", "generic", "link") and outer != "tree")
