"""Frames of what is done with the pointer, the wheel and the windows of the browser."""

from __future__ import annotations

from pytest_lam.actions import Action
from pytest_lam.lam import Act
from pytest_lam.lam.embedded.evidence import ANY, CLICKED
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, refused
from pytest_lam.snapshot import Node

FILE_FIELD = "file"
"""The type of a field that takes files."""


def pointed(frame: Frame, scene: Scene) -> Outcome:
    """Points at, double-clicks or right-clicks what the target means."""
    return Over(1) if scene.turns else scene.act(frame.intent, frame.target or Phrase(""), CLICKED)


def plainly(frame: Frame, scene: Scene) -> Outcome:
    """What needs no node: a pause, the size of the window, another window."""
    return Over(1) if scene.turns else Act((Action(frame.intent, value=frame.value),))


def scroll(frame: Frame, scene: Scene) -> Outcome:
    """The page or a part of it some way, or until something is in view."""
    if scene.turns:
        return Over(1)
    if frame.target is None:
        return Act((Action("scroll", value=frame.value),))
    return scene.act("scroll", frame.target, ANY, frame.value)


def upload(frame: Frame, scene: Scene) -> Outcome:
    """A file into the field that is named, or into the only one that takes files."""
    if scene.turns:
        return Over(1)
    fields = [node for node in scene.snapshot.nodes if node.attributes.get("type") == FILE_FIELD]
    if frame.target is None or not frame.target.words:
        if len(fields) == 1:
            return Act((Action("upload", fields[0].ref, frame.value),))
        return refused(scene.ground(Phrase("", "field"), ANY), f"{len(fields)} fields take files: say which one")
    grounding = scene.ground(frame.target, ANY)
    if grounding.node is None:
        return refused(grounding)
    field = _file_field(grounding.node, fields, scene)
    return Act((Action("upload", field.ref, frame.value),), grounding.candidates)


def _file_field(node: Node, fields: list[Node], scene: Scene) -> Node:
    """The file field that the node is, labels or holds; else the only one of the page."""
    own = [
        field
        for field in fields
        if scene.page.contains(node.ref, field.ref) or set(scene.page.marks(field)) & set(scene.page.marks(node))
    ]
    return own[0] if len(own) == 1 else fields[0] if len(fields) == 1 else node
