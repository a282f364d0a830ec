"""What a step chooses by its name alone: an option, a box, a tab, a control; never a text that only shows."""

from __future__ import annotations

from pytest_lam.effects import uncovered
from pytest_lam.lam import Act, Memory, Turn
from pytest_lam.lam.embedded.evidence import CHOSEN, CONTROLS, SELECTED, WHOLE
from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.grounding import Grounding
from pytest_lam.lam.embedded.page import is_icon
from pytest_lam.lam.embedded.scene import Scene, on
from pytest_lam.snapshot import Node

BOXES = frozenset({"radio", "checkbox", "menuitemradio"})
"""Roles of what is chosen by being ticked."""
SHOWING = frozenset({"cell", "gridcell", "row"})
"""Roles that hold what a table shows: as little a choice as a text, unless a click on them is listened to."""
CHOSEN_BY_BOX = frozenset({"row", "item", "card"})
"""Kinds of which several can be chosen, by the box that each has."""


def chosen(target: Phrase, scene: Scene) -> Grounding:
    """The choice that the phrase means: one that the last action uncovered before one that stood there already."""
    grounding = scene.ground(target, CHOSEN)
    if target.kind or grounding.problem == "missing":
        return grounding  # the step says what it is, a card or a row
    found = [one for one in scene.grounder.find(target, CHOSEN) if can_be_chosen(one.node, scene)]
    opened = uncovered_last(scene)
    new = [one for one in found if one.node.ref in opened and one.score >= WHOLE]
    if new:
        return scene.grounder.decided(target, CHOSEN, new)
    if grounding.node is not None and can_be_chosen(grounding.node, scene):
        return grounding
    return scene.grounder.decided(target, CHOSEN, found)


def can_be_chosen(node: Node, scene: Scene) -> bool:
    """Whether it is a choice or a control, a label of one, or shows that it can be clicked."""
    around = (node, *scene.snapshot.ancestors(node))
    if any(outer.role == "columnheader" for outer in around):
        return False
    if node.role in CHOSEN.fits and node.role not in SHOWING:
        return True
    listened = any("clickable" in outer.states or outer.role in CONTROLS for outer in around)
    return listened or is_icon(node) or labelled_box(node, scene) is not None


def uncovered_last(scene: Scene) -> frozenset[str]:
    """The nodes that the last action brought into sight: of this step, or of the last one that acted."""
    last = last_turn(scene.memory)
    if last is None or last.before is None or last.before.document != scene.snapshot.document:
        return frozenset()
    return uncovered(last.before, scene.snapshot)


def last_turn(memory: Memory) -> Turn | None:
    """The last action that was carried out: in this step, else in the last one that acted."""
    turns = (*memory.this_step, *memory.opened)
    return turns[-1] if turns else next((done[-1] for _, done in reversed(memory.earlier) if done), None)


def labelled_box(node: Node, scene: Scene) -> Node | None:
    """The radio button or box whose label the node is, or is a part of."""
    ways = (node, *scene.snapshot.ancestors(node))
    label = next((one for one in ways if one.tag == "label"), None)
    if label is None:
        return None
    meant = label.attributes.get("for")
    boxes = [one for one in scene.snapshot.descendants(label) if one.role in BOXES]
    boxes += [one for one in scene.page.of_role(BOXES) if meant and one.attributes.get("id") == meant]
    return boxes[0] if len({box.ref for box in boxes}) == 1 else None


def option_at(target: Phrase, scene: Scene) -> Act | None:
    """An option of a native list that is told by its place, or any one; None where the target is something else.

    What stands for no choice yet (an option without a value) is none of them.
    """
    if target.kind != "option" or target.words or target.within is None:
        return None
    owner = scene.ground(target.within, SELECTED)
    options = [one for one in owner.node.options if one.value and not one.disabled] if owner.node is not None else []
    at = (target.ordinal or 1) - 1 if (target.ordinal or 1) > 0 else len(options) + (target.ordinal or 0)
    if target.ordinal is None:
        at = next((place for place, one in enumerate(options) if not one.selected), 0)
    if not 0 <= at < len(options):
        return None
    return Act((on(owner, "select", options[at].label),), owner.candidates)
