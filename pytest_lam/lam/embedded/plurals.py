"""Several things that are told by their kind alone, one of which shows a text: the tabs include "Charts"."""

from __future__ import annotations

from pytest_lam.checks import Check
from pytest_lam.lam import Verify
from pytest_lam.lam.embedded.evidence import FLOOR, KINDS
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.listing import container, headed_by, listings, main_part
from pytest_lam.lam.embedded.scene import Outcome, Scene
from pytest_lam.snapshot import Node

NAMED_ONE_BY_ONE = frozenset({"column", "tab", "button", "link", "option", "menuitem", "heading", "checkbox", "radio"})
"""Kinds of which each is known by its name: that one so called is there says all."""


def including(frame: Frame, target: Phrase, scene: Scene) -> Outcome | None:
    """That one of them says the text; None where the step speaks of one thing, or there are not several."""
    noun = target.noun.split()[-1] if target.noun else ""
    plural = noun.endswith("s") and not noun.endswith("ss")
    if frame.comparison != "contains" or target.words or target.ordinal is not None or not plural:
        return None
    place = container(target.within, scene).node if target.within is not None else None
    if target.within is not None and place is None:
        return None
    if target.kind in NAMED_ONE_BY_ONE:
        return _one_named(frame, target, place, scene)
    return _said_in_all(frame, target, scene) if target.kind == "item" and place is None else None


def _one_named(frame: Frame, target: Phrase, place: Node | None, scene: Scene) -> Outcome | None:
    roles = [role for role, cost in KINDS[target.kind].items() if cost == 0]
    found = [node for node in scene.page.of_role(roles) if place is None or scene.page.contains(place.ref, node.ref)]
    if len(found) < 2 or len({node.role for node in found}) > 1:
        return None
    ref = place.ref if place is not None else None
    return Verify((Check("present", ref, role=found[0].role, named=str(frame.value), negated=frame.negated),))


def _said_in_all(frame: Frame, target: Phrase, scene: Scene) -> Outcome | None:
    """The list of them, what is called or headed by their noun, or what the page is about."""
    lists = listings(target.noun, None, scene)
    if len(lists) == 1:
        return _said(frame, lists[0].holder)
    called = [one for one in scene.grounder.places(Phrase(target.noun)) if one.score >= FLOOR]
    if called:
        first = called[0].node
        return _said(frame, headed_by(first, scene) if first.role == "heading" else first)
    if (main := main_part(scene)) is not None and main.node is not None and not _was_typed(str(frame.value), scene):
        return _said(frame, main.node)
    return None


def _said(frame: Frame, node: Node) -> Verify:
    return Verify((Check("text", node.ref, frame.value, "contains", frame.negated),))


def _was_typed(text: str, scene: Scene) -> bool:
    """Whether the scenario typed it: pages repeat what was searched for, found or not."""
    turns = (turn for _, turns in scene.memory.earlier for turn in turns)
    return any(turn.action.name == "fill" and text.casefold() in str(turn.action.value).casefold() for turn in turns)
