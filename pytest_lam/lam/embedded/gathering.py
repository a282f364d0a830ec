"""Putting so many of what the page offers into an order, and ordering it."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Refuse
from pytest_lam.lam.embedded.evidence import BUTTONS
from pytest_lam.lam.embedded.forms import grounded
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounding, said
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene
from pytest_lam.snapshot import Node


def gather(frame: Frame, scene: Scene) -> Outcome:
    """One click on what adds it, for each of the things that are meant, as often as the step says."""
    target, times = frame.target or Phrase("item"), frame.count or 1
    first = scene.turns[0].before if scene.turns else None
    start = scene.then(first) if first is not None else scene
    wanted = _wanted(target, start)
    if isinstance(wanted, Refuse):
        return wanted
    every = [ref for node in wanted for ref in [node.ref] * times]
    done = len(scene.turns)
    if done >= len(every):
        return Over(done)
    item = scene.snapshot.get(every[done])
    control = _adder(frame.state, item, scene) if item is not None else Grounding(problem="missing")
    if control.node is None:
        return Refuse("missing", f"nothing adds {said(target)} on {scene.grounder.where}", control.candidates)
    named = scene.page.told_by(item) if item is not None else ""
    return Act((Action("click", control.node.ref, within=every[done], within_text=named),), control.candidates)


def _wanted(target: Phrase, scene: Scene) -> list[Node] | Refuse:
    """The items that are meant, in document order."""
    amount = target.amount or 1
    if target.words and not target.having:
        anchors = [one.node for one in scene.grounder.places(replace(target, amount=None))]
        refs = dict.fromkeys(scene.page.item_around(node.ref) for node in anchors)
        items = [scene.snapshot.by_ref[ref] for ref in refs if ref is not None]
        if len(items) > 1:
            return Refuse("ambiguous", f"{len(items)} things on {scene.grounder.where} are {said(target)}")
    else:
        offered = (scene.snapshot.by_ref[ref] for ref in scene.page.index if ref in scene.page.items)
        items = [item for item in offered if item.visible and scene.grounder.shows(item, target.having)]
    if len(items) < amount:
        return Refuse("missing", f"{len(items)} of {said(target)} on {scene.grounder.where}, not {amount}")
    return items[:amount]


def _adder(deed: str, item: Node, scene: Scene) -> Grounding:
    """What adds the item: called by the deed itself, else by a usual name, inside of it."""
    for name in (deed, *scene.words.controls["add"]):
        grounding = grounded(Phrase(name, quoted=True), item, BUTTONS, scene)
        if grounding.node is not None:
            return grounding
    return Grounding(problem="missing")


def finish(frame: Frame, scene: Scene) -> Outcome:
    """What sends the order, called by its deed; nothing to do where adding was all."""
    if scene.turns:
        return Over(len(scene.turns))
    phrase = Phrase(frame.state)
    found = [one for one in scene.grounder.find(phrase, BUTTONS) if scene.page.item_around(one.node.ref) is None]
    grounding = scene.grounder.decided(phrase, BUTTONS, found)
    return Over(0) if grounding.node is None else Act((Action("click", grounding.node.ref),), grounding.candidates)
