"""Sliders, spin buttons and steppers: what holds a number and is turned by keys or by two buttons.

Where a slider says its value itself (ARIA, native) one action sets it. One that scripts made without
saying so is turned by a key, the number that this changes on the page is its value, and the rest is
arithmetic; the same for two buttons beside a number. Every turn is looked at before the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Candidate, Refuse
from pytest_lam.lam.embedded.evidence import FILLED, TEXT_FIELDS
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import said
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene
from pytest_lam.lam.embedded.widgets.seen import (
    NUMBER,
    as_number,
    called,
    changed_numbers,
    distance,
    later,
    number_in,
    says,
    says_by_class,
    shown,
)
from pytest_lam.snapshot import Node

LIST = re.compile(r"\s*(?:,|;|\band\b)\s*")
"""What stands between the numbers of a list."""
HANDLE = 48
"""CSS pixels: handles are made for a finger at most (WCAG 2.2, target size enhanced: 44)."""
TRACK = 2.0
"""A track is longer than its handle by this at least, or nothing could be dragged along it."""
TURNS_BACK = 3
"""How often it may be turned the other way: once after a trial, and twice more where its steps are uneven."""
NEARLY = 1e-6
"""What computing with fractions may lose."""
FAR = 500
"""Keys or clicks in one go: more than any such control has steps that a person would count."""
NO_READING = frozenset({"button", "link", "option"})
"""Roles of what bears a number as its name."""
BESIDE = 160
"""CSS pixels within which the two buttons of a stepper stand from its number."""


LEVEL = (("more", "ARROW_RIGHT"), ("less", "ARROW_LEFT"))
UPRIGHT = (("more", "ARROW_UP"), ("less", "ARROW_DOWN"))
"""The keys that turn sliders and number fields (WAI-ARIA Authoring Practices)."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """What is turned: ``node`` takes the keys; of a stepper ``more`` and ``less`` are its buttons."""

    node: Node
    more: Node | None = None
    less: Node | None = None
    reading: Node | None = None
    """Where its number is written, if that is known before it is turned."""
    keys: tuple[tuple[str, str], ...] = LEVEL


def slide(frame: Frame, scene: Scene) -> Outcome | None:
    """A slider to a number; None where the frame speaks of none, or of one that says its value itself."""
    phrase, value = frame.target, frame.value
    if phrase is None or not isinstance(value, str) or (wanted := as_number(value)) is None:
        return None
    if scene.turns:
        handle = scene.snapshot.get(scene.turns[0].action.target)
        known = handle is not None and _is_handle(handle, scene)
        return _steered(Gauge(handle), wanted, phrase, scene) if handle is not None and known else None
    if phrase.kind != "slider" or (_has_own(scene) and scene.ground(phrase, FILLED).problem != "missing"):
        return None
    found = called(_handles(scene), phrase, scene)
    if len(found) == 1:
        return _steered(Gauge(found[0]), wanted, phrase, scene)
    if not found:
        return None
    return Refuse("ambiguous", f"{len(found)} things on {scene.grounder.where} can be slid", _worded(found, scene))


def _has_own(scene: Scene) -> bool:
    """Whether the page has a slider that says that it is one."""
    return any(True for _ in scene.page.of_role(("slider",)))


def each(frame: Frame) -> tuple[Frame, ...]:
    """Several sliders to several numbers ("the combination [3, 1, 4]"): one frame each, in the order of the page."""
    target, value = frame.target, frame.value
    if target is None or target.kind != "slider" or target.ordinal is not None or not isinstance(value, str):
        return (frame,)
    numbers = [NUMBER.fullmatch(part.strip()) for part in LIST.split(value.partition("[")[2].rstrip("] ") or value)]
    if len(numbers) < 2 or not all(numbers) or target.words:
        return (frame,)
    found = [number[0] for number in numbers if number is not None]
    return tuple(
        replace(frame, target=replace(target, ordinal=at), value=number) for at, number in enumerate(found, start=1)
    )


def _handles(scene: Scene) -> list[Node]:
    return [node for node in scene.page.nodes if node.visible and _is_handle(node, scene)]


def _is_handle(node: Node, scene: Scene) -> bool:
    """A small thing that takes the focus and says nothing; where its track is perceived, on something long and thin."""
    if node.role not in ("generic", "img") or node.text or node.name or "tabindex" not in node.attributes:
        return False
    size = max(node.box.width, node.box.height)
    track = scene.snapshot.get(node.parent)
    if track is None or track.text or size > HANDLE:
        return size <= HANDLE
    return max(track.box.width, track.box.height) >= TRACK * size


@dataclass(frozen=True, slots=True)
class Move:
    """One turn of a gauge: which way ("more", "less"), how many steps, and by how much ``place`` changed."""

    way: str
    times: int
    by: float = 0.0
    place: Node | None = None

    @property
    def step(self) -> float:
        """What one step came to."""
        return self.by / self.times


OTHER = {"more": "less", "less": "more"}


def _steered(gauge: Gauge, wanted: float, phrase: Phrase, scene: Scene) -> Outcome:
    """The next turn towards the number: from its low end one step for a trial, then as many as are missing."""
    moves = _moves(gauge, scene)
    told = [move for move in moves if move.by]
    if gauge.reading is None and not scene.turns:
        return Act((Action("press", gauge.node.ref, "HOME"),))  # so that replays begin where this one does
    if not told:
        return _trial(gauge, moves, wanted, phrase, scene)
    now = _read(told[-1].place, scene)
    if now == wanted:
        return Over(len(scene.turns))
    way, step = _towards(told, (wanted - now) if now is not None else 0.0)
    turned_back = sum(one.way != other.way for one, other in pairwise(moves))
    if now is None or turned_back > TURNS_BACK or (moves[-1].way == way and not moves[-1].by):
        return _stuck(phrase, wanted, now, scene)
    count = abs(wanted - now) / step
    if count < 1 - NEARLY:
        reason = f"{said(phrase)} can't be set to {wanted:g}: it stands at {now:g} and moves by {step:g}"
        return Refuse("impossible", reason)
    return _turned(gauge, way, min(FAR, int(count + NEARLY)))


def _moves(gauge: Gauge, scene: Scene) -> list[Move]:
    """What was turned so far, with what each turn changed."""
    found: list[Move] = []
    places = {gauge.reading.ref} if gauge.reading is not None else set()
    for turn in scene.turns:
        way = _way(gauge, turn.action)
        if way is None or turn.before is None:
            continue
        changed = changed_numbers(turn.before, later(turn, scene.turns, scene))
        changed = [one for one in changed if not places or one[0].ref in places]
        changed.sort(key=lambda one: distance(one[0], gauge.node))
        if changed:
            place, before, now = changed[0]
            places = {place.ref}
            found.append(Move(way, _times(turn.action), now - before, place))
        else:
            found.append(Move(way, _times(turn.action)))
    return found


def _way(gauge: Gauge, action: Action) -> str | None:
    """Which way an action turned it; None where it did something else."""
    if action.name == "press":
        key = str(action.value).split("*")[0]
        return next((way for way, name in gauge.keys if name == key), None)
    buttons = {"more": gauge.more, "less": gauge.less} if action.name == "click" else {}
    return next((way for way, button in buttons.items() if button is not None and button.ref == action.target), None)


def _times(action: Action) -> int:
    _, _, count = str(action.value or "").partition("*")
    return int(count) if count.isdigit() else 1


def _read(place: Node | None, scene: Scene) -> float | None:
    node = scene.snapshot.get(place.ref) if place is not None else None
    return number_in(shown(node)) if node is not None else None


def _trial(gauge: Gauge, moves: Sequence[Move], wanted: float, phrase: Phrase, scene: Scene) -> Outcome:
    """One step up; where that changes nothing it may be at its end: one step down."""
    now = _read(gauge.reading, scene)
    if now == wanted and not scene.turns:
        return Over(0)
    ways = ["less", "more"] if now is not None and now > wanted else ["more", "less"]
    untried = [way for way in ways if way not in {move.way for move in moves}]
    if now is not None and len(moves) == 1:
        untried = ways  # it was empty before, and counts now
    if not untried:
        reason = f"turning {said(phrase)} changes no number on {scene.grounder.where}"
        return Refuse("missing", reason, remedy="say what to drag and how far")
    return _turned(gauge, untried[0], 1)


def _towards(told: Sequence[Move], missing: float) -> tuple[str, float]:
    """Which way to turn, and what one step comes to: as the last move that went there did, or the other way round."""
    for move in reversed(told):
        if move.by * missing > 0:
            return move.way, abs(move.step)
    return OTHER[told[-1].way], abs(told[-1].step)


def _turned(gauge: Gauge, way: str, times: int) -> Act:
    button = gauge.more if way == "more" else gauge.less
    if button is not None:
        return Act((Action("click", button.ref),) * times)
    return Act((Action("press", gauge.node.ref, dict(gauge.keys)[way] + (f"*{times}" if times > 1 else "")),))


def _stuck(phrase: Phrase, wanted: float, now: float | None, scene: Scene) -> Refuse:
    where = f"it stays at {now:g}" if now is not None else "it no longer tells its value"
    return Refuse("missing", f"{said(phrase)} on {scene.grounder.where} can't be brought to {wanted:g}: {where}")


def step(frame: Frame, scene: Scene) -> Outcome | None:
    """A number field or a number between two buttons to a value; None where the frame speaks of no such thing.

    What takes text is typed into first; only where that leaves another number it is turned. A browser's own
    number field takes what is typed: another number in it is the page's answer, such as the most that it allows.
    """
    phrase, value = frame.target, frame.value
    if phrase is None or not isinstance(value, str) or (wanted := as_number(value)) is None or phrase.kind == "slider":
        return None
    gauge = _begun(scene) if scene.turns else _stepper_called(phrase, scene)
    if gauge is None or (not scene.turns and _takes_text(gauge.node)):
        return None
    if scene.done(0) == "fill" and (_is_native(gauge.node) or _read(gauge.node, scene) == wanted):
        return Over(len(scene.turns))
    return _steered(gauge, wanted, phrase, scene)


def _stepper_called(phrase: Phrase, scene: Scene) -> Gauge | None:
    gauges = _steppers(scene)
    named = called([gauge.node for gauge in gauges], phrase, scene)
    mine = [gauge for gauge in gauges if gauge.node in named]
    return mine[0] if len(mine) == 1 else None


def _begun(scene: Scene) -> Gauge | None:
    """What was filled or turned before: a number field by its arrow keys, unless they do nothing, else by buttons."""
    first = scene.snapshot.get(scene.turns[0].action.target)
    if first is None:
        return None
    keyed = Gauge(first, reading=first, keys=UPRIGHT)
    pressed = [move for move in _moves(keyed, scene) if not move.by]
    if first.role == "spinbutton" and len(pressed) < len(UPRIGHT):
        return keyed
    return next((one for one in _steppers(scene) if one.node.ref == first.ref or first.ref in _buttons(one)), None)


def _buttons(gauge: Gauge) -> set[str]:
    return {button.ref for button in (gauge.more, gauge.less) if button is not None}


def _is_native(node: Node) -> bool:
    return node.tag == "input" and node.attributes.get("type") == "number"


def _takes_text(node: Node) -> bool:
    return node.role in TEXT_FIELDS and node.tag == "input" and not node.states & {"readonly", "disabled"}


def _steppers(scene: Scene) -> list[Gauge]:
    """Two buttons beside a number, one to raise it and one to lower it."""
    buttons = [node for node in scene.page.of_role(("button", "link", "generic", "img")) if _is_knob(node)]
    numbers = [node for node in scene.page.nodes if node.visible and _is_reading(node)]
    found = []
    for less in buttons:
        if not _turns(less, "less"):
            continue
        for more in scene.snapshot.nodes:
            if more not in buttons or not _turns(more, "more") or more.parent != less.parent:
                continue
            outer = _outer(less, scene)
            near = [node for node in numbers if distance(node, less) <= BESIDE and scene.page.contains(outer, node.ref)]
            near.sort(key=lambda node: distance(node, less) + distance(node, more))
            if near:
                found.append(Gauge(near[0], more, less, near[0]))
    return found


def _outer(node: Node, scene: Scene) -> str:
    """What is around a button and the number that it turns: two containers at most."""
    way = scene.page.way_up[node.ref]
    return way[min(2, len(way) - 1)]


def _is_knob(node: Node) -> bool:
    return node.role in ("button", "link") or "tabindex" in node.attributes or len(node.text) == 1


def _is_reading(node: Node) -> bool:
    """A number, or a field for one."""
    return node.role == "spinbutton" or (number_in(shown(node)) is not None and node.role not in NO_READING)


def _turns(node: Node, way: str) -> bool:
    return says(node, way) or (not node.text and says_by_class(node, way))


def _worded(nodes: Sequence[Node], scene: Scene) -> tuple[Candidate, ...]:
    return tuple(Candidate(node.ref, scene.page.described(node), 1.0) for node in nodes)
