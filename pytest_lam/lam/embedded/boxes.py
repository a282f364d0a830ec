"""Rows and items that are picked by a box: all at once by the box above them, else each by its own."""

from __future__ import annotations

from pytest_lam.actions import Action
from pytest_lam.lam import Act
from pytest_lam.lam.embedded import macros
from pytest_lam.lam.embedded.evidence import ANY
from pytest_lam.lam.embedded.frames import ALL, Frame, Phrase
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene
from pytest_lam.snapshot import Node

ITEMIZED = frozenset({"row", "item", "card"})
"""Kinds of what a list is made of."""
HOLDERS = frozenset({"table", "grid", "treegrid", "list", "feed"})
"""Roles of what holds them, and the box above them."""
VERBS = {"check": "select", "uncheck": "deselect"}
"""What a control is called that does without boxes."""


def picks_all(frame: Frame) -> bool:
    """Whether all things of a list are to be picked, or none."""
    target = frame.target
    return target is not None and target.kind in ITEMIZED and target.amount == ALL and not target.words


def pick(frame: Frame, scene: Scene) -> Outcome:
    """The box above them where there is one, else their own; what has no boxes may have a control for that."""
    if scene.turns:
        return Over(len(scene.turns))
    target = frame.target or Phrase("", "row")
    items = [one.node for one in scene.grounder.all_of(Phrase("", target.kind, within=target.within), ANY)]
    owned = [_boxes(item, scene) for item in items]
    if not items or any(len(boxes) != 1 for boxes in owned):
        words = Phrase(f"all {target.noun}", within=target.within)
        return macros.command(Frame("command", target=words, state=VERBS[frame.intent]), scene)
    left = [boxes[0] for boxes in owned if _is_ticked(boxes[0]) != (frame.intent == "check")]
    above = _above(items, scene)
    if left and above is not None and _is_ticked(above) != (frame.intent == "check"):
        left = [above]
    return Act(tuple(Action(frame.intent, box.ref) for box in left)) if left else Over(0)


def _above(items: list[Node], scene: Scene) -> Node | None:
    """The only box of the list that is in none of its items."""
    holder = next((outer for outer in scene.snapshot.ancestors(items[0]) if outer.role in HOLDERS), None)
    if holder is None:
        return None
    boxes = [box for box in _boxes(holder, scene) if not any(scene.page.contains(i.ref, box.ref) for i in items)]
    return boxes[0] if len(boxes) == 1 else None


def _boxes(outer: Node, scene: Scene) -> list[Node]:
    return [node for node in scene.snapshot.descendants(outer) if node.role == "checkbox" and node.visible]


def _is_ticked(box: Node) -> bool:
    return "checked" in box.states
