"""Frames of what is done with the pointer, the wheel and the windows of the browser."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.actions import Action
from pytest_lam.checks import Check
from pytest_lam.lam import Act, Candidate, Refuse, Verify
from pytest_lam.lam.embedded import boxes, deeds, macros, widgets
from pytest_lam.lam.embedded.evidence import ANY, BUTTONS, CLICKED, SELECTED
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


def drag(frame: Frame, scene: Scene) -> Outcome:
    """Something so many pixels away; to another place or thing as widgets have it."""
    if frame.value is None:
        return widgets.ALONE["drag"](frame, scene)
    return Over(1) if scene.turns else scene.act("drag", frame.target or Phrase(""), ANY, frame.value)


def scroll(frame: Frame, scene: Scene) -> Outcome:
    """The page or a part of it some way, or until something is in view."""
    if scene.turns:
        return Over(1)
    if frame.target is None:
        return Act((Action("scroll", value=frame.value),))
    return scene.act("scroll", frame.target, ANY, frame.value)


def upload(frame: Frame, scene: Scene) -> Outcome:
    """Files into the field that is named, or into the only one that takes files."""
    if scene.turns:
        return Over(1)
    fields = [node for node in scene.snapshot.nodes if node.attributes.get("type") == FILE_FIELD]
    if frame.target is None or not (frame.target.words or frame.target.within or frame.target.ordinal):
        return _into_the_only(fields, frame, scene)
    grounding = scene.ground(frame.target, ANY)
    if grounding.node is None:
        return refused(grounding)
    field = _file_field(grounding.node, fields, scene)
    return Act((Action("upload", field.ref, frame.value),), grounding.candidates)


def _into_the_only(fields: list[Node], frame: Frame, scene: Scene) -> Outcome:
    """Into the page's one file field; where it has none to be seen, into what stands for one by its name."""
    if len(fields) == 1:
        return Act((Action("upload", fields[0].ref, frame.value),))
    if fields:
        named = tuple(Candidate(node.ref, scene.page.described(node), 1) for node in fields)
        return Refuse("ambiguous", f"{len(fields)} fields take files", named, 'say which one: to the "…" field')
    found = scene.control("upload", BUTTONS)
    if found.node is None:
        return refused(found, f"nothing on {scene.grounder.where} takes files")
    return Act((Action("upload", found.node.ref, frame.value),), found.candidates)


def _file_field(node: Node, fields: list[Node], scene: Scene) -> Node:
    """The file field that the node is, labels or holds; else the node itself, which may stand for a hidden one."""
    own = [
        field
        for field in fields
        if scene.page.contains(node.ref, field.ref) or set(scene.page.same(field)) & set(scene.page.marks(node))
    ]
    return own[0] if len(own) == 1 else node


def downloaded(frame: Frame, scene: Scene) -> Outcome:
    """That a file came, or what it says."""
    name = frame.target.words if frame.target is not None else ""
    check = Check("download", None, frame.value, frame.comparison, negated=frame.negated, named=name)
    return Verify((check,))


def answer(frame: Frame, scene: Scene) -> Outcome:
    """Accepts or dismisses the browser's own dialog, with a text where it is a prompt.

    Where no dialog of the browser is open, a text goes into what the page itself calls its prompt.
    """
    if scene.turns and scene.done(0) == frame.intent:
        return Over(1)
    if scene.snapshot.dialog is not None:
        return Act((Action(frame.intent, value=frame.value),))
    if frame.value is not None:
        return deeds.fill(replace(frame, intent="fill", target=Phrase("prompt", "field")), scene)
    return Refuse("missing", f"no dialog of the browser is open on {scene.grounder.where}")


def click(frame: Frame, scene: Scene) -> Outcome:
    """A click; a tab that the page does not have is another window of the browser, where there is one."""
    outcome = deeds.click(frame, scene)
    if not _is_window(frame.target, outcome, scene):
        return outcome
    words = frame.target.words if frame.target is not None else ""
    return Act((Action("switch window", value="" if words.casefold() in scene.words.windows["other"] else words),))


def close(frame: Frame, scene: Scene) -> Outcome:
    """Closes what is named; a tab or window that the page does not have is the browser's, where it has several."""
    if scene.done(0) == "close window":
        return Over(1)
    outcome = macros.close(frame, scene)
    if not _is_window(frame.target, outcome, scene) or (frame.target is not None and frame.target.words):
        return outcome
    return Act((Action("close window"),))


def _is_window(target: Phrase | None, outcome: Outcome, scene: Scene) -> bool:
    """Whether what the page lacks is meant as a window of the browser."""
    missing = isinstance(outcome, Refuse) and outcome.kind == "missing"
    named = target is not None and target.kind in ("tab", "dialog") and target.within is None
    return missing and named and scene.snapshot.windows > 1


def check(frame: Frame, scene: Scene) -> Outcome:
    """Ticks a box; what is enabled without one is by the control of that name."""
    if boxes.picks_all(frame):
        return boxes.pick(frame, scene)
    return _by_name(frame, deeds.check(frame, scene), scene)


def _by_name(frame: Frame, outcome: Outcome, scene: Scene) -> Outcome:
    """The deed under its own name ("Disable"), where the step says one and the page has no box for it."""
    if not frame.state:
        return outcome
    if scene.done(0) == "click":
        return Over(1)
    if not (isinstance(outcome, Refuse) and outcome.kind in ("missing", "unclear")):
        return outcome
    named = macros.command(replace(frame, intent="command"), scene)
    return named if isinstance(named, Act) else outcome


def uncheck(frame: Frame, scene: Scene) -> Outcome:
    """Takes the tick out of a box, or an option out of the choice of a list of many."""
    if boxes.picks_all(frame):
        return boxes.pick(frame, scene)
    if scene.done(0) == "deselect":
        return Over(1)
    outcome = _by_name(frame, deeds.uncheck(frame, scene), scene)
    target = frame.target
    if not isinstance(outcome, Refuse) or target is None or not target.words:
        return outcome
    lists = [node for node in scene.page.of_role(("listbox",)) if "multiselectable" in node.states]
    if target.within is not None:
        around = scene.ground(target.within, SELECTED).node
        lists = [node for node in lists if node is around]
    found = [(node, label) for node in lists for label in deeds.options_like(node.options, target.words)]
    if len(found) != 1:
        return outcome
    return Act((Action("deselect", found[0][0].ref, found[0][1]),))
