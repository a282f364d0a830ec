"""Which of the ways to a thing a draft takes: one that its values lead along, and none that goes in circles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pytest_lam.export.drafts import LASTING, Claim, CommonValue, Deed, Draft, Loop, Part, Thing, flat, texts
from pytest_lam.export.expressions import Expression, Variable, variables


def routed(parts: Draft, wanted: frozenset[Variable]) -> Draft:
    """The draft with ways chosen so that as many ``wanted`` variables as can be are used; else the best ways.

    A variable that the draft uses anyway needs no way of its own: the locator that survives best stays.
    """
    missing = set(wanted) - {variable for part in flat(parts) for text in texts(part) for variable in variables(text)}

    def choose(thing: Thing) -> Thing:
        useful = [place for place in thing.places if place.variables & missing]
        best = max(useful, key=lambda place: (len(place.variables & missing), -place.cost), default=thing.place)
        missing.difference_update(best.variables)
        return replace(thing, places=(best,))

    return tuple(_with_things(part, choose) for part in parts)


def _with_things(part: Part, choose: Callable[[Thing], Thing]) -> Part:
    if isinstance(part, Loop):
        return replace(part, body=tuple(_with_thing(each, choose) for each in part.body))
    return _with_thing(part, choose)


def _with_thing(part: Deed | Claim, choose: Callable[[Thing], Thing]) -> Deed | Claim:
    if part.thing is None:
        return part
    if isinstance(part, Claim):
        return replace(part, thing=choose(_without_circles(part, part.thing)))
    return replace(part, thing=choose(part.thing), onto=choose(part.onto) if part.onto is not None else None)


def _without_circles(claim: Claim, thing: Thing) -> Thing:
    """Ways to what is asserted on that do not presuppose it, where there are any that last.

    To look for a message by its text, in order to see whether it has that text, can't be told from looking in vain.
    """
    said = set(variables(claim.expected)) if isinstance(claim.expected, tuple) else set()
    sure = (
        place
        for place in thing.places
        if not said & place.variables and not any(_is_said(slot, claim.expected) for slot in place.slots)
    )
    open_ = tuple(place for place in sure if place.cost < LASTING)
    return replace(thing, places=open_) if open_ else thing


def _is_said(slot: Expression, expected: CommonValue) -> bool:
    """Whether a text of a locator is the text that is expected, with one value or another of what varies in it."""
    if slot == expected or not isinstance(expected, tuple) or not any(isinstance(piece, str) for piece in expected):
        return slot == expected
    pattern = "".join(re.escape(piece) if isinstance(piece, str) else ".+" for piece in expected)
    return all(isinstance(piece, str) for piece in slot) and re.fullmatch(pattern, "".join(map(str, slot))) is not None
