"""Frames that name one action on one control: click, fill, select, check, press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Candidate, Refuse
from pytest_lam.lam.embedded import choosing, forms, reading, results, trails
from pytest_lam.lam.embedded.dating import day_for
from pytest_lam.lam.embedded.evidence import (
    BUTTONS,
    CHECKED,
    CHOICES,
    CHOSEN,
    CLICKED,
    CONTROLS,
    ENTERED,
    FILLED,
    ITEMS,
    NEAREST,
    OFFERED,
    SELECTED,
    SHOWN,
    TEXT_FIELDS,
    TOGGLES,
)
from pytest_lam.lam.embedded.frames import AGAIN, Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounding, said
from pytest_lam.lam.embedded.layout import value_node
from pytest_lam.lam.embedded.multiples import each, several
from pytest_lam.lam.embedded.page import stems_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, approach, form_of, on, refused
from pytest_lam.snapshot import Node, Option
from pytest_lam.values import Value


def click(frame: Frame, scene: Scene) -> Outcome:
    """Clicks on what the target means, as many as the step says."""
    target = _target(frame)
    if several(target):
        return each("click", target, CLICKED, scene)
    if results.numbered(target, scene):
        return results.click(target, scene)
    times = frame.count or 1
    if len(scene.turns) >= times:
        return Over(times)
    grounding = trails.end_of_list(target, scene) or scene.ground(target, CLICKED)
    if grounding.node is None:
        by_sign = _by_sign(target, scene) if grounding.problem == "missing" else grounding
        grounding = by_sign if by_sign.node is not None else grounding
    if grounding.node is None:
        return refused(grounding)
    node = meant_by_label(grounding.node, target, scene)
    candidates = grounding.candidates
    if node is not grounding.node:
        said = tuple(piece for piece in candidates[0].evidence if piece.name != "role")
        beside = Candidate(node.ref, scene.page.described(node), round(sum(one.weight for one in said), 2), said)
        candidates = (beside, *candidates[1:])
    return Act(approach(replace(on(grounding, "click"), target=node.ref), node), candidates)


def _by_sign(target: Phrase, scene: Scene) -> Grounding:
    """The control that a sign stands for, where the page calls it by a word: "x" closes."""
    for kind, signs in scene.words.signs.items():
        if target.words.casefold().strip() in signs:
            return scene.control(kind, BUTTONS, target.within)
    return Grounding()


def meant_by_label(node: Node, target: Phrase, scene: Scene) -> Node:
    """What stands beside a label and can be clicked, where the label itself can not."""
    if node.role in CONTROLS or "clickable" in node.states:
        return node
    value = value_node(node, target, scene)
    return value if value.role in CONTROLS or "clickable" in value.states else node


def clear(frame: Frame, scene: Scene) -> Outcome:
    """Empties a field."""
    return Over(1) if scene.turns else scene.act("clear", _target(frame, "field"), FILLED)


def check(frame: Frame, scene: Scene) -> Outcome:
    """Ticks a box, or chooses a radio button."""
    return Over(1) if scene.turns else scene.act("check", _target(frame), CHECKED)


def uncheck(frame: Frame, scene: Scene) -> Outcome:
    """Takes the tick out of a box."""
    return Over(1) if scene.turns else scene.act("uncheck", _target(frame), CHECKED)


def press(frame: Frame, scene: Scene) -> Outcome:
    """A key, in a field or where the focus is, as often as the step says."""
    times = frame.count or 1
    if len(scene.turns) >= times:
        return Over(times)
    if frame.target is None:
        return Act((Action("press", value=frame.value),))
    return scene.act("press", frame.target, ENTERED, frame.value)


def simple(frame: Frame, scene: Scene) -> Outcome:
    """An action on the browser itself, that needs no node: back, reload."""
    return Over(1) if scene.turns else Act((Action(frame.intent),))


def fill(frame: Frame, scene: Scene) -> Outcome:
    """One field, or every field of a table of labels and values."""
    if frame.pairs:
        return _fill_all(frame, scene)
    if frame.source is not None and frame.value is None:
        return _copied(frame, frame.source, scene)
    value = "" if frame.value is None else frame.value
    if several(_target(frame, "field")):
        return each("fill", _target(frame, "field"), FILLED, scene, value)
    return _entered(_target(frame, "field"), value, scene)


def _copied(frame: Frame, source: Phrase, scene: Scene) -> Outcome:
    """What the page shows or holds there, into the field; read before anything is typed."""
    first = scene.turns[0].before if scene.turns else None
    read = reading.text_at(source, scene.then(first) if first is not None else scene)
    if not isinstance(read, str):
        return read
    return fill(replace(frame, value=read, source=None), scene)


def _fill_all(frame: Frame, scene: Scene) -> Outcome:
    """As many of the pairs as the page has fields for; the rest once these have changed it."""
    done = len(scene.turns)
    if done >= len(frame.pairs):
        return Over(len(frame.pairs))
    actions: list[Action] = []
    fresh = replace(scene, turns=())
    form = frame.target if frame.target is not None and scene.grounder.places(frame.target) else None
    for label, value in frame.pairs[done:]:
        phrase = Phrase(label, quoted=False, within=form)
        outcome = _entered(phrase, value, fresh)
        if (
            isinstance(outcome, Refuse)
            and outcome.kind == "ambiguous"
            and len(asking := _asking_all(frame, scene)) == 1
        ):
            outcome = put(forms.grounded(phrase, asking[0], ENTERED, scene), value, fresh)
        if not isinstance(outcome, Act):
            return Act(tuple(actions)) if actions else outcome
        actions.append(outcome.actions[0])
    return Act(tuple(actions))


def _asking_all(frame: Frame, scene: Scene) -> Sequence[Node]:
    return forms.asking((label for label, _ in frame.pairs), scene)


CONTENTS = frozenset({"date", "time", "text", "value", "number", "content", "contents", "amount"})
"""What a field takes: "the date of "Published"" is the field of that name."""


def _entered(target: Phrase, value: Value, scene: Scene) -> Outcome:
    """The value into whatever kind of control the target is."""
    if scene.done(0) == "click" and len(scene.turns) == 1:
        return _pick_option(target, value, scene)
    if scene.turns:
        return Over(2 if (scene.done(0), scene.done(1)) in (("click", "click"), ("fill", "press")) else 1)
    grounding = scene.ground(target, ENTERED)
    grounding = _at_cursor(grounding, scene) or _beside_others(grounding, target, scene) or grounding
    if grounding.node is None:
        inner = scene.ground(target.within, ENTERED) if target.within and target.words in CONTENTS else grounding
        if inner.node is None:
            return _radio_of(target, value, scene) or _file_of(target, value, scene) or refused(grounding)
        grounding = inner
    return put(grounding, value, scene)


def _at_cursor(grounding: Grounding, scene: Scene) -> Grounding | None:
    """Of fields that fit alike the one in which the page put the cursor after a click: there a person types."""
    if grounding.problem != "ambiguous":
        return None
    last = next((turns[-1].action for _, turns in reversed(scene.memory.earlier) if turns), None)
    if last is None or last.name != "click" or scene.snapshot.get(last.target) is None:
        return None
    nodes = [scene.snapshot.by_ref[candidate.ref] for candidate in grounding.candidates]
    focused = [node for node in nodes if "focused" in node.states and node.ref != last.target]
    return Grounding(grounding.candidates, focused[0]) if len(focused) == 1 else None


def _beside_others(grounding: Grounding, target: Phrase, scene: Scene) -> Grounding | None:
    """Of fields that fit alike the one in the form that this step is filling in already."""
    form = forms.at_work(scene) if grounding.problem == "ambiguous" else None
    found = forms.grounded(target, form, ENTERED, scene) if form is not None else grounding
    return found if found.node is not None else None


def put(grounding: Grounding, value: Value, scene: Scene) -> Outcome:
    """The value into what was grounded, as its kind takes it."""
    node = grounding.node
    if node is not None and node.role in TOGGLES:
        return _ticked(grounding, value, scene)
    if node is not None and node.role == "slider" and node.value is not None:  # keys move it, whatever it is made of
        return Act((on(grounding, "fill", value),), grounding.candidates)
    if node is not None and node.role not in TEXT_FIELDS and "editable" not in node.states and node.tag != "input":
        return _selected(grounding, value)
    if node is not None and isinstance(value, str):
        value = day_for(value, node) or value
    name = "clear" if value == "" else "fill"
    typed = on(grounding, name, None if name == "clear" else value)
    return Act((typed, *_left(node, name, scene)), grounding.candidates)


def _left(node: Node | None, name: str, scene: Scene) -> tuple[Action, ...]:
    """A number that no form sends counts once its field is left, so it is left as a person would: by the Tab key."""
    if node is None or name != "fill" or node.role != "spinbutton" or form_of(node, scene.snapshot) is not None:
        return ()
    return (Action("press", node.ref, "TAB"),)


def _ticked(grounding: Grounding, value: Value, scene: Scene) -> Outcome:
    answer_given = str(value).casefold()
    if answer_given in scene.words.truth["yes"]:
        return Act((on(grounding, "check"),), grounding.candidates)
    if answer_given in scene.words.truth["no"]:
        return Act((on(grounding, "uncheck"),), grounding.candidates)
    return Refuse("unclear", f'a box can be ticked or not; "{value}" is neither', grounding.candidates)


def _file_of(target: Phrase, value: Value, scene: Scene) -> Outcome | None:
    """The field of that name that takes files: it is a button to the eye."""
    grounding = scene.ground(replace(target, kind=""), BUTTONS) if target.words else None
    if grounding is None or grounding.node is None or grounding.node.attributes.get("type") != "file":
        return None
    return Act((on(grounding, "upload", value),), grounding.candidates)


def _radio_of(target: Phrase, value: Value, scene: Scene) -> Outcome | None:
    """The radio button of that name in the group that the target names."""
    if not isinstance(value, str) or not target.words:
        return None
    grounding = scene.ground(Phrase(value, quoted=True, within=replace(target, kind="")), CHECKED)
    if grounding.node is None:
        return None
    listed = grounding.node.role in ("option", "treeitem", "button")
    if listed and grounding.within is None:
        return None  # an option somewhere on the page is not the target's
    name = "click" if listed else "check"
    return Act((on(grounding, name),), grounding.candidates)


def select(frame: Frame, scene: Scene) -> Outcome:
    """An option of a list: of a native one by its label, of one that scripts made by clicks."""
    if frame.value is None:
        return choose(frame, scene)
    value = frame.value
    if scene.turns:
        return Over(1) if scene.turns[0].action.within else _entered(_target(frame, "select"), value, scene)
    if (ticked := _row_of(_target(frame), value, scene)) is not None:
        return ticked
    grounding = scene.ground(_target(frame, "select"), SELECTED)
    if grounding.node is None:
        radio = _radio_of(_target(frame), value, scene)
        return radio or _offered_openly(_target(frame), value, scene) or refused(grounding)
    if not grounding.node.options and (offered := _offered_openly(_target(frame), value, scene)) is not None:
        return offered
    return _selected(grounding, value)


def _row_of(target: Phrase, value: Value, scene: Scene) -> Outcome | None:
    """The row of that name in a table, by its box; None where the target is no table, or its rows have no boxes."""
    if target.kind != "table" or not isinstance(value, str):
        return None
    box = scene.ground(Phrase("", "checkbox", within=Phrase(value, "row", quoted=True, within=target)), CHECKED)
    if box.problem == "ambiguous":
        return refused(box)
    return Act((on(box, "check"),), box.candidates) if box.node is not None else None


def _offered_openly(target: Phrase, value: Value, scene: Scene) -> Outcome | None:
    """The choice of that name that already shows in what the target names (a filter of links, a group of buttons)."""
    if not isinstance(value, str) or not (target.words or target.kind in ("dialog", "menu")):
        return None
    place = replace(target, kind="") if target.words else target
    shown = scene.ground(Phrase(value, quoted=True, within=place), CHOSEN)
    if shown.node is None or shown.within is None or not choosing.can_be_chosen(shown.node, scene):
        return None
    if shown.node.options:  # a native list that shows that choice now
        return _selected(shown, value)
    return Act((replace(on(shown, "click"), target=_control_of(shown.node, scene).ref),), shown.candidates)


def _control_of(node: Node, scene: Scene) -> Node:
    """The link or button that is all of an item of a list; else the node."""
    inner = [other for other in scene.snapshot.descendants(node) if other.role in ("link", "button") and other.visible]
    return inner[0] if node.role in ITEMS and len(inner) == 1 and inner[0].text == node.text else node


def _selected(grounding: Grounding, value: Value) -> Outcome:
    node = grounding.node
    if node is None or not node.options:
        return Act((on(grounding, "click"),), grounding.candidates)
    if not isinstance(value, str):
        return Act((on(grounding, "select", value),), grounding.candidates)
    labels = options_like(node.options, value)
    if len(labels) == 1:
        return Act((on(grounding, "select", labels[0]),), grounding.candidates)
    kind = "ambiguous" if labels else "missing"
    reason = f'{len(labels) or "no"} option{"" if len(labels) == 1 else "s"} "{value}" in {_spoken(grounding)}'
    return Refuse(kind, reason, _nearest_options(node, value))


def _spoken(grounding: Grounding) -> str:
    return grounding.candidates[0].description


def options_like(options: Sequence[Option], value: str) -> list[str]:
    """The labels that are ``value``: as written, else but for case, else by the words."""
    labels = [option.label for option in options]
    for same in (
        lambda label: label == value,
        lambda label: " ".join(label.casefold().split()) == " ".join(value.casefold().split()),
        lambda label: bool(stems_of(value)) and stems_of(label) == stems_of(value),
    ):
        if found := [label for label in labels if same(label)]:
            return found
    return []


def _nearest_options(node: Node, value: str) -> tuple[Candidate, ...]:
    ranked = sorted(((fuzz.ratio(value, option.label) / 100, option.label) for option in node.options), reverse=True)
    return tuple(
        Candidate(node.ref, f'option "{label}"', round(alike, 2)) for alike, label in ranked[:SHOWN] if alike >= NEAREST
    )


def _pick_option(target: Phrase, value: Value, scene: Scene) -> Outcome:
    """The list was opened by a click: now the option."""
    if not isinstance(value, str):
        return Refuse("unclear", f"{value} is a secret: it can be typed, but not looked for on the page")
    grounding = scene.ground(Phrase(value, quoted=True), OFFERED)
    if grounding.node is None:
        return refused(grounding, f'no option "{value}" appeared in {said(target)}')
    return Act((on(grounding, "click"),), grounding.candidates)


def choose(frame: Frame, scene: Scene) -> Outcome:
    """A radio button, an option, a tab or a card: the page tells which it is."""
    if frame.count == 0:
        return Over(0)  # "select nothing"
    if scene.turns:
        return Over(1)
    target = _target(frame)
    if target.kind in choosing.CHOSEN_BY_BOX:
        box = scene.ground(Phrase("", "checkbox", within=target), CHECKED)
        if box.node is not None:
            return Act((on(box, "check"),), box.candidates)
    if told := choosing.option_at(target, scene):
        return told
    grounding = choosing.chosen(target, scene)
    if grounding.node is not None:
        owner = _native_list(grounding.node, scene)
        if owner is not None:
            return Act((Action("select", owner.ref, grounding.node.name),), grounding.candidates)
        if (labelled := choosing.labelled_box(grounding.node, scene)) is not None:
            return Act((Action("check", labelled.ref),), grounding.candidates)
        name = "check" if grounding.node.role in choosing.BOXES else "click"
        return Act((on(grounding, name),), grounding.candidates)
    if grounding.problem == "missing" and (offered := _offered(target, scene)):
        if len(offered) == 1:
            (owner, label), *_ = offered
            return Act((Action("select", owner.ref, label),))
        names = tuple(
            Candidate(node.ref, f'option "{label}" in {scene.page.described(node)}', 1) for node, label in offered
        )
        return Refuse("ambiguous", f"{len(offered)} lists offer {said(target)}", names)
    return refused(grounding)


def _native_list(node: Node, scene: Scene) -> Node | None:
    if node.role not in CHOICES:
        return None
    return next((outer for outer in scene.snapshot.ancestors(node) if outer.tag == "select"), None)


def _offered(target: Phrase, scene: Scene) -> list[tuple[Node, str]]:
    """Native lists with an option of that label."""
    return [
        (node, label)
        for node in scene.page.of_role(("combobox", "listbox"))
        for label in options_like(node.options, target.words)[:1]
    ]


def _target(frame: Frame, kind: str = "") -> Phrase:
    target = frame.target if frame.target is not None else Phrase("", kind)
    return replace(target, words=f"{AGAIN} {target.words}") if target.hint == AGAIN else target
