"""The forms of a page, and what a phrase means in one of them: fields that a step fills together are in one form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pytest_lam.lam.embedded.evidence import BUTTONS, ENTERED, RoleSet
from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.grounding import Grounding
from pytest_lam.lam.embedded.scene import Scene, form_of
from pytest_lam.snapshot import Node


def forms(scene: Scene) -> list[Node]:
    """The forms of the page, and dialogs, which stand for one."""
    return [
        node for node in scene.page.nodes if node.visible and (node.tag == "form" or node.role in ("form", "dialog"))
    ]


def grounded(phrase: Phrase, place: Node | None, wanted: RoleSet, scene: Scene) -> Grounding:
    """What the phrase means inside of the form, dialog or item (None: anywhere)."""
    found = scene.grounder.find(phrase, wanted)
    inner = [one for one in found if place is None or scene.page.contains(place.ref, one.node.ref)]
    return scene.grounder.decided(phrase, wanted, inner)


def usual(kind: str, place: Node | None, scene: Scene) -> Grounding:
    """The control of that macro by its usual names, inside of the place (None: anywhere)."""
    for name in scene.words.controls[kind]:
        grounding = grounded(Phrase(name, quoted=True), place, BUTTONS, scene)
        if grounding.node is not None or grounding.problem == "ambiguous":
            return grounding
    return Grounding(problem="missing", reason=f"nothing to {kind} with on {scene.grounder.where}")


def dialog(scene: Scene) -> Node | None:
    """The dialog on top: the modal one, else the only one."""
    if scene.page.modal is not None:
        return scene.page.modal
    dialogs = list(scene.page.of_role(("dialog", "alertdialog")))
    return dialogs[-1] if dialogs else None


def asking(labels: Iterable[str], scene: Scene) -> Sequence[Node]:
    """The forms that have a field for each of the labels, less those around another of them."""
    phrases = [Phrase(label) for label in labels]
    found = [
        form
        for form in forms(scene)
        if all(grounded(phrase, form, ENTERED, scene).node is not None for phrase in phrases)
    ]
    return [
        form
        for form in found
        if not any(other is not form and scene.page.contains(form.ref, other.ref) for other in found)
    ]


def at_work(scene: Scene) -> Node | None:
    """The form in which this step acted last."""
    last = scene.memory.this_step[-1] if scene.memory.this_step else None
    node = scene.snapshot.get(last.action.target) if last is not None else None
    return form_of(node, scene.snapshot) if node is not None else None
