"""Frames that speak of every thing that the page lists, of none of them, or of those in a state, as checks."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.checking import collapsed, counted
from pytest_lam.checking.gatherings import is_part
from pytest_lam.checks import Check
from pytest_lam.lam import Refuse, Verify
from pytest_lam.lam.embedded import counting
from pytest_lam.lam.embedded.evidence import KINDS
from pytest_lam.lam.embedded.frames import ALL, Frame, Phrase
from pytest_lam.lam.embedded.listing import all_lists, container, items_of
from pytest_lam.lam.embedded.overviews import TABULAR
from pytest_lam.lam.embedded.page import stems_of
from pytest_lam.lam.embedded.scene import Outcome, Scene, inside
from pytest_lam.snapshot import Node

MOST = 25
"""Things that are looked at one by one; of more than these a step says how many."""
CELLS = frozenset({"value", "values", "cell", "cells", "entry", "entries", "item", "items"})
"""Nouns for whatever a column holds."""


def asserted(frame: Frame, scene: Scene) -> Outcome | None:
    """The check of all that fit, or of those in a state; None where the frame speaks of one thing or of how many."""
    target = inside(frame.target, frame.place)
    if target is None:
        return None
    if frame.intent == "count" and frame.state:
        return in_state(frame, scene)
    told = frame.intent in ("text", "value") or (frame.intent == "count" and frame.value is not None)
    if told and target.amount == ALL:
        return every(frame, target, scene)
    if frame.intent == "present" and target.within is not None and target.within.amount == ALL:
        return within_each(frame, target, target.within, scene)
    return None


def every(frame: Frame, target: Phrase, scene: Scene) -> Outcome:
    """What each of them shows: the items of a list, or one column or part of them."""
    held = _held(replace(target, amount=None), scene)
    if not isinstance(held, Check):
        return held
    whole = not held.named and frame.comparison == "equals"  # a thing shows more than what is said of it
    comparison = "contains" if whole else frame.comparison
    check = replace(held, name="each", expected=frame.value, comparison=comparison, negated=frame.negated)
    return Verify((check,))


def _held(target: Phrase, scene: Scene) -> Check | Outcome:
    """What is looked at of each, as the check that would count them; ``named`` is the part, if it is one."""
    column = _column(target, scene)
    if column is not None:
        return column
    noun = Phrase("", "row", within=target.within) if target.kind == "row" else target
    outcome = counting.count(Frame("count", target=noun, count=0), scene)
    if isinstance(outcome, Verify) and outcome.checks[0].name == "count" and counted(outcome.checks[0], scene.snapshot):
        return replace(outcome.checks[0], comparison="equals", named="")
    part = _part(target, scene)
    if part is not None:
        return part
    said = target.words or target.kind
    return Refuse("missing", f'nothing on {scene.grounder.where} tells which things are meant by "{said}"')


def _column(target: Phrase, scene: Scene) -> Check | None:
    """The column of that name, in the table that has it."""
    within = target.within
    inner = within is not None and within.kind == "column" and (target.words or target.noun) in CELLS
    column = within if inner and within is not None else target
    if column.kind not in ("column", "") or not column.words:
        return None
    place = column.within if column.within is not None and column.within.kind != "page" else None
    where = container(place, scene).node if place is not None else None
    for node in scene.page.of_role(("columnheader",)):
        if where is not None and not scene.page.contains(where.ref, node.ref):
            continue
        if _is_called(node, column):
            table = next((outer for outer in scene.snapshot.ancestors(node) if outer.role in TABULAR), None)
            return Check(
                "count", table.ref if table else None, "0", role="row", named=collapsed(node.text or node.name)
            )
    return None


def _is_called(header: Node, column: Phrase) -> bool:
    said = collapsed(header.text or header.name)
    if column.quoted or column.kind == "column":
        return said.casefold() == column.words.casefold()
    return bool(said) and stems_of(said) == stems_of(column.words)


def _part(target: Phrase, scene: Scene) -> Check | None:
    """A part that every item of one list has: the price of each product."""
    named = stems_of(target.words or target.kind)[-1]
    place = target.within if target.within is not None and target.within.kind != "page" else None
    where = container(place, scene).node if place is not None else None
    for listing in all_lists(where, scene):
        role = counting.countable(listing, scene)
        if role and all(_has_part(item, named, scene) for item in listing.items):
            return Check("count", listing.holder.ref, "0", role=role, named=named)
    return None


def _has_part(item: Node, named: str, scene: Scene) -> bool:
    return any(is_part(node, named) for node in scene.snapshot.descendants(item) if node.visible)


def in_state(frame: Frame, scene: Scene) -> Outcome:
    """How many of them are in a state; of rows that are picked by a box, how many boxes are ticked."""
    outcome = counting.count(replace(frame, state=""), scene)
    if not isinstance(outcome, Verify) or outcome.checks[0].name != "count":
        return outcome
    check = outcome.checks[0]
    every = counted(replace(check, state=""), scene.snapshot)
    told = any("selected" in node.states for node in every)
    if frame.state == "selected" and check.role not in ("option", "tab") and not told:
        boxed = [node for node in every if _boxes(node, scene)]
        if boxed and len(boxed) == len(every):
            group = scene.snapshot.get(every[0].parent)  # a box above them all picks no row of its own
            target = group.ref if group is not None else check.target
            return Verify((replace(check, target=target, role="checkbox", named="", state="checked"),))
    return Verify((replace(check, state=frame.state),))


def _boxes(node: Node, scene: Scene) -> list[Node]:
    return [inner for inner in scene.snapshot.descendants(node) if inner.role == "checkbox" and inner.visible]


def within_each(frame: Frame, target: Phrase, place: Phrase, scene: Scene) -> Outcome:
    """Something is in each of several places: a button in every row."""
    items = items_of(replace(place, amount=None), scene)
    told = target.quoted and target.kind in ("badge", "message")  # a status is a text
    role = "" if told else next(iter(KINDS.get(target.kind, {})), "")
    if not items:
        return Refuse("missing", f'no list of "{place.words or place.kind}" is on {scene.grounder.where}')
    if len(items) > MOST:
        return Refuse("unclear", f"{len(items)} of them are too many to look at one by one; say how many there are")
    if not role and not target.quoted:
        return Refuse("unclear", f'nothing tells what "{target.words}" is in each of them; name its kind')
    if role:
        shown = Check("present", role=role, named=target.words, comparison="contains", negated=frame.negated)
        return Verify(tuple(replace(shown, target=item.ref) for item in items))
    said = Check("text", expected=target.words, comparison="contains", negated=frame.negated)
    return Verify(tuple(replace(said, target=item.ref) for item in items))
