"""Frames about how things stand to one another, to the page before, or to where they lead, as checks."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.checks import Check
from pytest_lam.lam import Refuse, Verify
from pytest_lam.lam.embedded import asserting, counting, overviews
from pytest_lam.lam.embedded.evidence import ANY, HOLDS_VALUE
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounding
from pytest_lam.lam.embedded.scene import Outcome, Scene, inside, refused
from pytest_lam.snapshot import Node

HOLDERS = {"list": "item", "table": "row", "section": "item", "menu": "menuitem", "page": "item", "select": "option"}
"""What is sorted or listed in a thing that the step calls by one of these kinds."""


def placeholder(frame: Frame, scene: Scene) -> Outcome:
    """What a field asks for while it is empty."""
    target = inside(frame.target, frame.place) or Phrase("", "field")
    grounding = scene.ground(target, HOLDS_VALUE)
    if grounding.node is None:
        return refused(grounding)
    return _compared("placeholder", grounding.node, frame, grounding)


def link(frame: Frame, scene: Scene) -> Outcome:
    """Where a link leads; of a cell or a card the one link that it holds."""
    target = inside(frame.target, frame.place) or Phrase("", "link")
    grounding = scene.ground(target, ANY)
    if grounding.node is None:
        return refused(grounding)
    found = _link_of(grounding.node, scene)
    if found is None:
        return Refuse("missing", f"{scene.page.described(grounding.node)} is no link, and holds no single one")
    return _compared("link", found, frame, grounding)


def _compared(name: str, node: Node, frame: Frame, grounding: Grounding) -> Verify:
    """The check of that name on the node, with what singled it out."""
    where, text = grounding.within, grounding.within_text
    check = Check(name, node.ref, frame.value, frame.comparison, frame.negated, within=where, within_text=text)
    return Verify((check,), grounding.candidates)


def _link_of(node: Node, scene: Scene) -> Node | None:
    if node.role == "link":
        return node
    inner = [one for one in scene.snapshot.descendants(node) if one.role == "link" and one.visible]
    if not inner:
        inner = [outer for outer in scene.snapshot.ancestors(node) if outer.role == "link"]
    return inner[0] if len(inner) == 1 else None


def order(frame: Frame, scene: Scene) -> Outcome:
    """Sorted by what each of them shows, or by one part of it; or one of them comes before another."""
    if frame.items:
        return overviews.succession(frame, scene)
    held = _held(frame.target, scene)
    if not isinstance(held, Check):
        return held
    by = frame.place
    named = "" if by is None else by.words if by.kind == "column" else by.whole or by.words
    return Verify((replace(held, name="order", expected=frame.state, named=named, negated=frame.negated),))


def listed(frame: Frame, scene: Scene) -> Outcome:
    """The texts of what is listed."""
    held = _held(frame.target, scene)
    if not isinstance(held, Check):
        return held
    held = overviews.by_name(held, scene)
    check = replace(
        held, name="list", expected=None, items=frame.items, comparison=frame.comparison, negated=frame.negated
    )
    return Verify((check,))


def _held(thing: Phrase | None, scene: Scene) -> Check | Outcome:
    """What is listed under that name, as the check that would count it."""
    target = thing or Phrase("", "list")
    kind = HOLDERS.get(target.kind)
    counted = Phrase("", kind, within=target if target.kind != "page" else None) if kind else target
    outcome = counting.count(Frame("count", target=counted, count=0), scene)
    if not isinstance(outcome, Verify):
        return outcome
    check = outcome.checks[0]
    if check.name != "count":
        return Refuse("missing", f'no list of "{target.words or target.kind}" is on {scene.grounder.where}')
    return replace(check, comparison="equals")


def change(frame: Frame, scene: Scene) -> Outcome:
    """What a thing shows, or how many of it there are, against the page before the last deed."""
    if frame.state == "count" or (frame.target is not None and frame.target.kind == "row"):
        outcome = counting.count(Frame("count", target=frame.target, count=0), scene)
    else:
        outcome = asserting.text(Frame("text", target=frame.target, value="0"), scene)
    if not isinstance(outcome, Verify):
        return outcome
    first = outcome.checks[0]
    if first.target is None and not first.role:
        return Refuse("missing", f"nothing on {scene.grounder.where} shows a number that is called so")
    check = replace(first, name="change", expected=frame.value, comparison="equals", negated=frame.negated)
    return Verify((check,), outcome.candidates)
