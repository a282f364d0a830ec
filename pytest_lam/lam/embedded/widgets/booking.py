"""Booking and ordering by a search: its fields are filled, it is sent, and the best of what it finds is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Refuse
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.page import stems_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, form_of
from pytest_lam.lam.embedded.submissions import submit_button
from pytest_lam.lam.embedded.widgets.dates import is_date
from pytest_lam.lam.embedded.widgets.gauges import each
from pytest_lam.lam.embedded.widgets.offering import OFFERED
from pytest_lam.lam.embedded.widgets.seen import as_number
from pytest_lam.snapshot import Node

SEND, BEST = "send search", "take best"
"""What a booking comes to besides filling its fields: intents of this room alone."""
PRICE = re.compile(r"(?:[$\u20ac\u00a3\u00a5]\s?([\d.,]*\d)|([\d.,]*\d)\s?(?:[$\u20ac\u00a3\u00a5]|EUR|USD|GBP|CHF)\b)")
SPAN = re.compile(
    r"(?:(\d+)\s*d(?:ays?)?\b)?\s*(?:(\d+)\s*h(?:(?:ou)?rs?)?\b)?\s*(?:(\d+)\s*m(?:in(?:ute)?s?)?\b)?", re.IGNORECASE
)


def expanded(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The frames with each booking and each set of sliders in its parts; the others as they are."""
    return tuple(part for frame in frames for part in _parts(frame))


def _parts(frame: Frame) -> tuple[Frame, ...]:
    if frame.intent != "command" or not frame.pairs or frame.target is None or not frame.target.most:
        return each(frame) if frame.intent == "fill" else (frame,)
    fields = tuple(_field(label, value) for label, value in frame.pairs if isinstance(value, str))
    return (*fields, replace(frame, intent=SEND), replace(frame, intent=BEST))


def _field(label: str, value: str) -> Frame:
    """A date goes into the field for it, whatever preposition it is said with."""
    if is_date(value):
        return Frame("fill", Phrase("date", "field"), value)
    return Frame("fill", Phrase(label, "field"), value, state=OFFERED)


def send(frame: Frame, scene: Scene) -> Outcome:
    """The button that sends the fields that were filled: that of their form, else the one that searches."""
    if scene.turns:
        return Over(len(scene.turns))
    filled = [turn.action.target for turn in scene.memory.this_step if turn.action.name == "fill"]
    field = scene.snapshot.get(filled[-1]) if filled else None
    form = form_of(field, scene.snapshot) if field is not None else None
    button = submit_button(form, scene) if form is not None else None
    for name in (*scene.words.controls["search"], *scene.words.controls["submit"]):
        named = [node for node in scene.page.of_role(("button",)) if stems_of(node.name) == stems_of(name)]
        button = button or (named[0] if len(named) == 1 else None)
    if button is None:
        return Refuse("missing", f"nothing on {scene.grounder.where} sends what was filled in")
    return Act((Action("click", button.ref),))


def best(frame: Frame, scene: Scene) -> Outcome:
    """The control of that name of the thing that is the cheapest, the shortest ... of all that are shown."""
    if scene.turns:
        return Over(len(scene.turns))
    most = frame.target.most if frame.target is not None else ""
    measure, sign = MEASURES.get(most, (None, 1))
    if measure is None:
        return Refuse("unclear", f'which of them is the "{most}" is not to be read from the page')
    offers = {node.ref: measure(_around(node, scene)) for node in _controls(frame.state, scene)}
    known = {ref: amount for ref, amount in offers.items() if amount is not None}
    if not offers or len(known) < len(offers):
        reason = (
            f"{len(known)} of {len(offers)} things to {frame.state} on {scene.grounder.where} tell how they compare"
        )
        return Refuse("missing", reason)
    ref = min(known, key=lambda each: sign * known[each])
    return Act((Action("click", ref),))


def _controls(verb: str, scene: Scene) -> list[Node]:
    wanted = set(stems_of(verb))
    return [node for node in scene.page.of_role(("button", "link")) if wanted <= set(stems_of(node.name or node.text))]


def _around(control: Node, scene: Scene) -> str:
    """The text of the thing that the control belongs to: the largest node around it that holds no other such one."""
    kin = [
        node
        for node in scene.page.of_role((control.role,))
        if node.attributes.get("class") == control.attributes.get("class")
    ]
    whole = control
    for outer in scene.snapshot.ancestors(control):
        if any(node.ref != control.ref and scene.page.contains(outer.ref, node.ref) for node in kin):
            break
        if outer.role != "document":
            whole = outer
    return whole.text


def price(text: str) -> float | None:
    """The only price in a text; of several nothing is known."""
    found = {match[1] or match[2] for match in PRICE.finditer(text)}
    return as_number(found.pop()) if len(found) == 1 else None


def span(text: str) -> float | None:
    """The only length of time in a text, in minutes."""
    found = {match.groups() for match in SPAN.finditer(text) if any(match.groups())}
    if len(found) != 1:
        return None
    days, hours, minutes = (int(part or 0) for part in found.pop())
    return (days * 24 + hours) * 60.0 + minutes


MEASURES: Mapping[str, tuple[Callable[[str], float | None], int]] = MappingProxyType(
    {
        "cheapest": (price, 1),
        "least expensive": (price, 1),
        "most expensive": (price, -1),
        "shortest": (span, 1),
        "fastest": (span, 1),
        "longest": (span, -1),
        "slowest": (span, -1),
    }
)
"""What is compared for each superlative, and which end is meant."""
