"""Frames that say in which state a control is: enabled, checked, unfolded."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.checks import Check
from pytest_lam.lam import Verify
from pytest_lam.lam.embedded import asserting
from pytest_lam.lam.embedded.evidence import CONTROL, FOLDING, HOLDS_VALUE
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.scene import Outcome, Scene, inside, refused

OF_FIELDS = frozenset({"empty", "required", "readonly", "editable", "invalid"})
"""States that only a field can be in."""


def state(frame: Frame, scene: Scene) -> Outcome:
    """How a control is: enabled, checked, expanded."""
    target = inside(frame.target, frame.place) or Phrase("")
    if frame.state == "visible":
        return asserting.see(replace(frame, value=None), scene)
    if frame.state in ("open", "closed"):
        return _opened(replace(frame, negated=frame.negated != (frame.state == "closed")), target, scene)
    grounding = scene.ground(target, HOLDS_VALUE if frame.state in OF_FIELDS else CONTROL)
    if grounding.node is None:
        return refused(grounding)
    wanted, negated = frame.state, frame.negated
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


def _opened(frame: Frame, target: Phrase, scene: Scene) -> Outcome:
    """What folds is unfolded; all else is there: a dialog, a menu."""
    folding = scene.ground(replace(target, kind=""), FOLDING) if target.words else None
    if folding is None or folding.node is None:
        return asserting.see(replace(frame, value=None, state=""), scene)
    check = Check("state", folding.node.ref, "expanded", negated=frame.negated)
    return Verify((check,), folding.candidates)
