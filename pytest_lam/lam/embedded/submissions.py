"""Sending a form: the one that is named, the one that was filled last, or the only one."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.actions import Action
from pytest_lam.lam import Act
from pytest_lam.lam.embedded import forms, openers
from pytest_lam.lam.embedded.evidence import BUTTONS, STOP, TEXT_FIELDS
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import said
from pytest_lam.lam.embedded.page import stems_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, clicked, form_of, refused, says_all
from pytest_lam.snapshot import Node

FILLING = frozenset({"fill", "select", "check", "uncheck", "clear", "click"})
"""Actions that tell in which form somebody is at work."""


def submit(frame: Frame, scene: Scene) -> Outcome:
    """The button that sends the form that is named, was filled last, or is the only one."""
    if scene.turns:
        return Over(1)
    form = _form_named(frame.target, scene) or forms.dialog(scene) or _last_form(scene)
    if frame.target is not None and frame.target.words:
        named = scene.ground(Phrase(f"submit {frame.target.words}"), BUTTONS)
        if named.node is not None and says_all(f"submit {frame.target.words}", named.node, scene):
            return clicked(named)
        if not _is_about(frame.target.words, form, scene):
            return refused(
                scene.ground(frame.target, BUTTONS), f"no form on {scene.grounder.where} is {said(frame.target)}"
            )
    if form is not None and (button := submit_button(form, scene)) is not None:
        return Act((Action("click", button.ref),))
    return clicked(forms.usual("submit", form, scene))


def _is_about(words: str, form: Node | None, scene: Scene) -> bool:
    """Whether what is to be sent ("the order") is spoken of in the form, or in what the page calls itself."""
    headings = (node.text for node in scene.snapshot.nodes if node.role == "heading" and node.visible)
    inner = scene.snapshot.descendants(form) if form is not None else ()
    texts = [scene.snapshot.title, *headings, *(f"{node.name} {node.label}" for node in inner)]
    concepts = scene.words.synonyms.concepts
    spoken = {word for text in texts for word in concepts(stems_of(text))}
    return {word for word in concepts(stems_of(words)) if word not in STOP} <= spoken


def _form_named(target: Phrase | None, scene: Scene) -> Node | None:
    if target is None or not target.words:
        return None
    found = scene.grounder.places(replace(target, kind=""))
    for one in found:
        outer = (scene.snapshot.get(ref) for ref in scene.page.way_up[one.node.ref])
        if form := next((node for node in outer if node is not None and node.role in ("form", "dialog")), None):
            return form
    return None


def _last_form(scene: Scene) -> Node | None:
    """The form that was filled last, in this step or an earlier one; else the only form there is."""
    all_turns = [turn for _, turns in scene.memory.earlier for turn in turns] + list(scene.memory.this_step)
    for turn in reversed(all_turns):
        node = scene.snapshot.get(turn.action.target)
        if node is not None and turn.action.name in FILLING:
            form = form_of(node, scene.snapshot)
            if form is not None:
                return form
    found = [node for node in scene.page.nodes if (node.tag == "form" or node.role == "form") and node.visible]
    filled = [form for form in found if any(n.role in TEXT_FIELDS for n in scene.snapshot.descendants(form))]
    return found[0] if len(found) == 1 else filled[0] if len(filled) == 1 else None


def submit_button(form: Node, scene: Scene) -> Node | None:
    """Its only submit button; of several the one that has the usual name."""
    buttons = [
        node
        for node in scene.snapshot.descendants(form)
        if node.role == "button"
        and node.visible
        and node.attributes.get("type", "submit" if node.tag == "button" else "") in ("submit", "image")
    ]
    if len(buttons) <= 1:
        return buttons[0] if buttons else None
    for name in scene.words.controls["submit"]:
        named = [node for node in buttons if stems_of(node.name) == stems_of(name)]
        if len(named) == 1:
            return named[0]
    begun = [node for node in buttons if openers.begins_with(node.name, scene.words.controls["submit"])]
    return begun[0] if len(begun) == 1 else None  # "Submit changes" beside "Preview"
