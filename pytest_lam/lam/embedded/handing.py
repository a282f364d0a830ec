"""A deed of the page that asks for one value: forward to Ada, reply with "yes", rename to "Final".

The control was clicked; where the page now asks for something it gets the value, and is sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from pytest_lam.actions import Action
from pytest_lam.lam import Act
from pytest_lam.lam.embedded.evidence import BUTTONS, TEXT_FIELDS
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.page import stems_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, form_of
from pytest_lam.snapshot import Node

ADDRESSED = frozenset({"forward", "send", "share", "assign", "transfer", "invite", "delegate"})
"""Deeds whose value says who gets something."""
SENT: Mapping[str, Sequence[str]] = MappingProxyType({"send": ("forward", "send", "share")})
"""What pages call it to send something that is there already, the narrowest first: "Send" may send what is written."""
RECIPIENTS = ("to", "recipient", "recipients", "email", "assignee", "user", "name")
"""What the field is called that asks who."""


def deeds(frame: Frame) -> Sequence[str]:
    """What the control of the deed may be called, where it says who gets something."""
    return (frame.state,) if frame.value is None else SENT.get(frame.state, (frame.state,))


def hand_over(frame: Frame, scene: Scene) -> Outcome:
    """The value into what the page asks since the control was clicked, then that is sent."""
    turns = scene.turns
    if len(turns) == 1:
        field = _asked(frame, scene)
        return Over(1) if field is None else Act((Action("fill", field.ref, frame.value),))
    if len(turns) > 2:
        return Over(3)
    field = scene.snapshot.get(turns[1].action.target)
    button = _sender(frame, field, scene) if field is not None else None
    return Over(2) if button is None else Act((Action("click", button.ref),))


def _asked(frame: Frame, scene: Scene) -> Node | None:
    """The field that came up: the only one, the one that asks who, the one with the cursor, or the longest text."""
    before = scene.turns[0].before
    old = {node.ref for node in before.nodes if node.visible} if before is not None else set()
    fields = [node for node in scene.snapshot.nodes if node.ref not in old and node.visible and _takes_text(node)]
    if len(fields) <= 1:
        return fields[0] if fields else None
    if frame.state in ADDRESSED and (named := [node for node in fields if _asks_who(node, scene)]):
        return named[0]
    focused = [node for node in fields if "focused" in node.states]
    long = [node for node in fields if node.tag == "textarea" or "editable" in node.states]
    first = (fields,) if frame.state in ADDRESSED else (long, focused)
    return next((found[0] for found in first if len(found) >= 1), None)


def _takes_text(node: Node) -> bool:
    return "readonly" not in node.states and (
        (node.role in TEXT_FIELDS | {"combobox"} and not node.options) or "editable" in node.states
    )


def _asks_who(node: Node, scene: Scene) -> bool:
    names = scene.page.names[scene.page.index[node.ref]]
    return any(set(stems_of(text)) & set(RECIPIENTS) for _, text in names)


def _sender(frame: Frame, field: Node, scene: Scene) -> Node | None:
    """The control that sends: in the form of the field where there is one, else among what came up with it."""
    form = form_of(field, scene.snapshot)
    before = scene.turns[0].before
    old = {node.ref for node in before.nodes if node.visible} if before is not None else set()
    for name in _usual(frame.state, scene):
        found = [
            one
            for one in scene.grounder.find(Phrase(name), BUTTONS)
            if one.node.visible
            and (scene.page.contains(form.ref, one.node.ref) if form is not None else one.node.ref not in old)
        ]
        grounding = scene.grounder.decided(Phrase(name), BUTTONS, found)
        if grounding.node is not None:
            return grounding.node
    return None


def _usual(verb: str, scene: Scene) -> Iterable[str]:
    """What such a control is called: sent, or by the deed itself."""
    return (*scene.words.controls["submit"][:3], verb, *scene.words.controls["submit"][3:])
