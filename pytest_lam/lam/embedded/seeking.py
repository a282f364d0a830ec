"""Frames that find things in lists: search, sort, filter, turn the page."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.actions import Action
from pytest_lam.checking import evaluate
from pytest_lam.lam import Act, Verify
from pytest_lam.lam.embedded import arranging, deeds, detailed
from pytest_lam.lam.embedded.evidence import (
    ASIDE,
    CLICKED,
    DIRECTIONS,
    FILLED,
    HEADER,
    LINKED,
    SEARCHED,
    STOP,
    TEXT_FIELDS,
)
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounding, said
from pytest_lam.lam.embedded.matching import same_words
from pytest_lam.lam.embedded.page import stems_of, words_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, clicked, form_of, on, refused
from pytest_lam.lam.embedded.submissions import submit_button
from pytest_lam.snapshot import Node
from pytest_lam.values import Value


def search(frame: Frame, scene: Scene) -> Outcome:
    """Types into the search field and sends it, by its button or the Enter key."""
    if frame.pairs:
        return detailed.search(frame, scene)
    if scene.done(1):
        return Over(2)
    if scene.done(0):
        if _has_answered(scene):
            return Over(1)
        field = scene.snapshot.get(scene.turns[0].action.target)
        if field is None:
            return Over(1)
        button = _search_button(field, scene)
        if button is not None:
            return Act((Action("click", button.ref),))
        return Act((Action("press", field.ref, "ENTER"),))
    value: Value = "" if frame.value is None else frame.value
    fields = _search_fields(frame.place, scene)
    if len(fields) != 1:
        there = frame.place if _is_part(frame.place) else None
        target = next((p for p in (frame.target, frame.place) if p is not None and p.words), None)
        target = target or Phrase("search", "field", within=there)
        return scene.act("fill", target, SEARCHED, value)
    return Act((Action("fill", fields[0].ref, value),))


def fill(frame: Frame, scene: Scene) -> Outcome:
    """A value into its field; "the search box" is the one that a search would be typed into."""
    target = frame.target
    if target is not None and not frame.pairs and not scene.turns and _is_search_field(target, scene):
        fields = _search_fields(target.within or frame.place, scene)
        if len(fields) == 1:
            return Act((Action("fill", fields[0].ref, frame.value or ""),))
    return deeds.fill(frame, scene)


def _is_search_field(target: Phrase, scene: Scene) -> bool:
    """Whether the words are those by which every search field is called, and no name of just one."""
    usual = {stem for name in scene.words.controls["search"] for stem in stems_of(name)}
    said = set(stems_of(target.words))
    return bool(said) and said <= usual and target.kind in ("", "field") and not target.quoted


BOUNDS = {"at least": ("from", "after", "since", "min"), "at most": ("to", "until", "before", "max")}
"""What forms call the fields for the ends of a range."""
OTHER_WAY = {"ascending": "descending", "descending": "ascending"}
LISTED = frozenset({"row", "listitem", "article", "figure"})
"""Roles of what a list that is searched shows."""


def _has_answered(scene: Scene) -> bool:
    """Whether typing alone took away what was listed: a key more could send a form that nobody meant to."""
    before = scene.turns[0].before
    if before is None:
        return False
    listed = (node for node in before.nodes if node.role in LISTED and node.visible and node.text)
    matter = (node for node in listed if not any(outer.role in ASIDE for outer in before.ancestors(node)))
    gone = (node for node in matter if (now := scene.snapshot.get(node.ref)) is None or not now.visible)
    return next(gone, None) is not None


def _search_fields(place: Phrase | None, scene: Scene) -> list[Node]:
    """The fields that search; of several the one whose button or label has another word of the step.

    A field in the place that the step names is meant; else one of the page's own matter: a list is
    searched by its own field while the one in the side bar searches elsewhere.
    """
    fields = [node for node in scene.page.of_role(TEXT_FIELDS | {"combobox"}) if not node.options]
    found = [node for node in fields if scene.page.can_reach(node) and _searches(node, scene)]
    inner = _inside(place, found, scene)
    if inner or _is_part(place):
        return inner
    found = [node for node in found if not scene.page.is_aside(node)] or found
    spoken = set(stems_of(scene.step.text)) - STOP
    meant = [node for node in found if spoken & _words_around(node, scene)]
    if len(found) > 1 and meant:
        return meant
    return [node for node in found if node.role == "searchbox"] or found


def _is_part(place: Phrase | None) -> bool:
    """Whether a part of the page is named (the dialog), and not what a site calls itself (the catalogue)."""
    return place is not None and place.kind not in ("", "page", "field")


def _inside(place: Phrase | None, fields: list[Node], scene: Scene) -> list[Node]:
    """Those in the place; none where no place is named, or where what is named is no part of the page."""
    around = scene.grounder.places(place) if place is not None else []
    return [node for node in fields if any(scene.page.contains(one.node.ref, node.ref) for one in around)]


def _searches(node: Node, scene: Scene) -> bool:
    if node.role == "searchbox" or any(outer.role == "search" for outer in scene.snapshot.ancestors(node)):
        return True
    by_name = node.attributes.get("name", "").casefold() in scene.words.fields["search"]
    return by_name or _search_button(node, scene) is not None


def _words_around(node: Node, scene: Scene) -> set[str]:
    """The words of a search field and its button, less those that every search has."""
    button = _search_button(node, scene)
    texts = (node.name, node.label, node.placeholder, button.name if button is not None else "")
    usual = {stem for name in scene.words.controls["search"] for stem in stems_of(name)}
    return {stem for text in texts for stem in stems_of(text)} - usual - STOP


def _search_button(field: Node, scene: Scene) -> Node | None:
    form = form_of(field, scene.snapshot)
    if form is None:
        return None
    buttons = [node for node in scene.snapshot.descendants(form) if node.role == "button" and node.visible]
    named = [
        node for node in buttons if stems_of(node.name)[:1] in [stems_of(n) for n in scene.words.controls["search"]]
    ]
    return named[0] if len(named) == 1 else buttons[0] if len(buttons) == 1 and submit_button(form, scene) else None


def turn_page(frame: Frame, scene: Scene) -> Outcome:
    """The link or button to the next or the previous page of a list."""
    return Over(1) if scene.turns else clicked(scene.control(frame.intent, CLICKED, frame.target))


def sort(frame: Frame, scene: Scene) -> Outcome:
    """A list of orders that offers the words; else the header of the column, until it sorts the way that is said."""
    if scene.turns:
        return _the_other_way(frame, scene) or Over(len(scene.turns))
    lists = [node for node in scene.page.of_role(("combobox", "listbox")) if node.options and _is_sort(node, scene)]
    for owner in lists:
        labels = [option.label for option in owner.options]
        if (label := _order(frame, labels, scene)) is not None:
            return Act((Action("select", owner.ref, label),))
    target = frame.target or Phrase(frame.state)
    header = scene.ground(replace(target, kind="column"), HEADER)
    if header.node is None:
        return refused(header, f"nothing on {scene.grounder.where} sorts by {said(target)}")
    return Act((Action("click", _sorter(header.node, scene).ref),), header.candidates)


def _sorter(header: Node, scene: Scene) -> Node:
    return next((node for node in scene.snapshot.descendants(header) if node.role in ("link", "button")), header)


def _the_other_way(frame: Frame, scene: Scene) -> Outcome | None:
    """The header once more, where one click has sorted the column the way that the step does not say."""
    if frame.target is None or frame.state not in OTHER_WAY or scene.done(0) != "click" or len(scene.turns) > 1:
        return None
    header = scene.ground(replace(frame.target, kind="column"), HEADER)
    wrong = _is_sorted(frame, OTHER_WAY[frame.state], scene) and not _is_sorted(frame, frame.state, scene)
    if header.node is None or not wrong:
        return None
    return Act((Action("click", _sorter(header.node, scene).ref),), header.candidates)


def _is_sorted(frame: Frame, way: str, scene: Scene) -> bool:
    column = replace(frame.target or Phrase(""), kind="column")
    order = Frame("order", frame.place or Phrase("", "table"), place=column, state=way)
    outcome = arranging.order(order, scene)
    return isinstance(outcome, Verify) and all(evaluate(check, scene.snapshot).holds for check in outcome.checks)


def _is_sort(node: Node, scene: Scene) -> bool:
    texts = (node.name, node.label, node.attributes.get("name", ""), node.attributes.get("id", ""))
    return any(set(stems_of(text)) & {"sort", "order", "sorting"} for text in texts)


def _order(frame: Frame, labels: list[str], scene: Scene) -> str | None:
    """The only label that has the words and the direction."""
    if frame.target is None:
        fitting = [label for label in labels if _has_sign(label, frame.state)]
        return fitting[0] if len(fitting) == 1 else None
    as_written = [label for label in labels if same_words(frame.target.words, label)]
    if len(as_written) == 1 and (frame.state != "descending" or _has_sign(as_written[0], frame.state)):
        return as_written[0]
    named = [label for label in labels if set(stems_of(frame.target.words)) <= set(stems_of(label))]
    if frame.state and (len(named) > 1 or frame.state == "descending"):
        named = [label for label in named if _has_sign(label, frame.state)]
    return named[0] if len(named) == 1 else None


def _has_sign(label: str, direction: str) -> bool:
    return any(sign in label.casefold() for sign in DIRECTIONS.get(direction, ()))


def filter_(frame: Frame, scene: Scene) -> Outcome:
    """A list, box or link that offers the value; the property, where one is named, says which list."""
    if scene.turns:
        return Over(1)
    if frame.target is not None and frame.value is not None:
        return _bounded(frame, frame.target, scene) if frame.comparison in BOUNDS else deeds.select(frame, scene)
    value = frame.value if isinstance(frame.value, str) else ""
    for node in scene.page.of_role(("combobox", "listbox")):
        if labels := deeds.options_like(node.options, value):
            return Act((Action("select", node.ref, labels[0]),))
    grounding = scene.ground(Phrase(value, quoted=True), LINKED if not value else CLICKED)
    if grounding.node is not None and grounding.node.role in ("checkbox", "radio"):
        return Act((on(grounding, "check"),), grounding.candidates)
    return clicked(grounding)


def _bounded(frame: Frame, target: Phrase, scene: Scene) -> Outcome:
    """The one end of a range into its field: "Sent from", "Sent until"."""
    for word in BOUNDS[frame.comparison]:
        found = scene.ground(Phrase(f"{target.words} {word}", "field"), FILLED)
        if found.node is not None and word in words_of(f"{found.node.name} {found.node.label}"):
            return Act((on(found, "fill", frame.value),), found.candidates)
    ends = " or ".join(BOUNDS[frame.comparison][:2])
    return refused(
        Grounding(problem="missing", reason=f"no field on {scene.grounder.where} asks {said(target)} {ends}")
    )
