"""Frames that say in which state a control is: enabled, checked, unfolded."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.checking import is_data_row
from pytest_lam.checks import Check
from pytest_lam.lam import Refuse, Verify
from pytest_lam.lam.embedded import asserting
from pytest_lam.lam.embedded.evidence import ANY, CONTROL, FOLDING, HOLDS_VALUE
from pytest_lam.lam.embedded.frames import ALL, Frame, Phrase
from pytest_lam.lam.embedded.scene import Outcome, Scene, here, inside, refused

ACTIVE = {
    "tab": "selected",
    "option": "selected",
    "row": "selected",
    "button": "pressed",
    "link": "current",
    "menuitem": "current",
    "checkbox": "checked",
    "switch": "checked",
    "radio": "checked",
}
"""What is meant by "active", by the role of what is."""
ITEMIZED = frozenset({"row", "item", "card"})
"""Kinds of what a list is made of, and no control."""
OF_FIELDS = frozenset({"empty", "required", "readonly", "editable", "invalid"})
"""States that only a field can be in."""
ROLES = dict.fromkeys(OF_FIELDS, HOLDS_VALUE) | {"loaded": ANY, "broken": ANY}
"""What is looked for by the state that it is to be in; all else is a control."""


def state(frame: Frame, scene: Scene) -> Outcome:
    """How a control is: enabled, checked, expanded."""
    target = here(inside(frame.target, frame.place)) or Phrase("")
    if frame.state == "visible":
        return asserting.see(replace(frame, value=None), scene)
    if frame.state in ("open", "closed"):
        return _opened(replace(frame, negated=frame.negated != (frame.state == "closed")), target, scene)
    if target.amount == ALL:
        return _every(frame, target, scene)
    if target.kind in ITEMIZED and (nth := asserting.nth_item(target, scene)) is not None:
        return Verify((Check("state", nth.ref, frame.state, negated=frame.negated, nth=target.ordinal),))
    grounding = scene.ground(target, ROLES.get(frame.state, CONTROL))
    if grounding.node is None:
        return _chosen(frame, target, scene) or _denied(frame, target, scene) or refused(grounding)
    if frame.state in ("active", "inactive"):
        told = ACTIVE.get(grounding.node.role, "enabled")
        frame = replace(frame, state=told, negated=frame.negated != (frame.state == "inactive"))
    wanted, negated = frame.state, frame.negated
    if wanted == "selected" and (grounding.node.options or grounding.node.role == "combobox"):
        wanted, negated = "empty", not negated  # a choice is made, or none
    if wanted == "editable":
        wanted, negated = "readonly", not negated
    if wanted == "selected" and grounding.node.role in ("radio", "checkbox", "switch", "menuitemradio"):
        wanted = "checked"
    check = Check(
        "state",
        grounding.node.ref,
        wanted,
        negated=negated,
        within=grounding.within,
        within_text=grounding.within_text,
        within_nth=asserting.nth_place(target),
    )
    return Verify((check,), grounding.candidates)


def _chosen(frame: Frame, target: Phrase, scene: Scene) -> Outcome | None:
    """The option of a native list, which is no node of the page: it is chosen where the list has its value."""
    if frame.state != "selected" or target.kind not in ("option", "") or not target.words:
        return None
    words = target.words.casefold()
    lists = [node for node in scene.snapshot.nodes if words in (one.label.strip().casefold() for one in node.options)]
    if target.within is not None:
        named = scene.ground(target.within, HOLDS_VALUE).node
        lists = [node for node in lists if node is named]
    if len(lists) != 1:
        return None
    several = "multiselectable" in lists[0].states
    return Verify((Check("value", lists[0].ref, target.words, "contains" if several else "equals", frame.negated),))


def _denied(frame: Frame, target: Phrase, scene: Scene) -> Outcome | None:
    """What nobody can do has a control that is disabled, or none: "I cannot delete it"."""
    if frame.state != "enabled" or not frame.negated or not target.whole or target.kind:
        return None
    if scene.grounder.find(replace(target, within=None), CONTROL):
        return None  # there is one, but which is meant is not clear
    return Verify((Check("present", role="button", named=target.words, comparison="contains", negated=True),))


def _every(frame: Frame, target: Phrase, scene: Scene) -> Outcome:
    """Each of them is in that state, by its place."""
    found = scene.grounder.all_of(replace(target, amount=None), CONTROL if target.kind != "row" else ANY)
    rows = [one.node for one in found if one.node.role != "row" or is_data_row(one.node, scene.snapshot)]
    if not rows:
        return Refuse("missing", f"no {target.words or target.kind} is on {scene.grounder.where}")
    return Verify(tuple(Check("state", node.ref, frame.state, negated=frame.negated) for node in rows))


def _opened(frame: Frame, target: Phrase, scene: Scene) -> Outcome:
    """What folds is unfolded; all else is there: a dialog, a menu."""
    folding = scene.ground(replace(target, kind=""), FOLDING) if target.words else None
    if folding is None or folding.node is None:
        return asserting.see(replace(frame, value=None, state=""), scene)
    check = Check("state", folding.node.ref, "expanded", negated=frame.negated)
    return Verify((check,), folding.candidates)
