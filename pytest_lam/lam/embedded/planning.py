"""From the frames of a step to the next decision: which frame is due, and what it asks of this page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from pytest_lam.actions import Action
from pytest_lam.checks import Check
from pytest_lam.lam import Act, Candidate, Decision, Done, Refuse, Turn, Verify
from pytest_lam.lam.embedded import (
    apart,
    arranging,
    asserting,
    counting,
    crossings,
    deeds,
    exploring,
    finding,
    gathering,
    gestures,
    login,
    macros,
    making,
    messages,
    multitudes,
    navigation,
    reading,
    seeking,
    states,
    submissions,
    widgets,
)
from pytest_lam.lam.embedded.frames import Frame
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene

Planner = Callable[[Frame, Scene], Outcome]

ACTING: Mapping[str, Planner] = MappingProxyType(
    {
        "navigate": navigation.navigate,
        "back": deeds.simple,
        "reload": deeds.simple,
        "click": gestures.click,
        "fill": seeking.fill,
        "clear": deeds.clear,
        "select": deeds.select,
        "choose": deeds.choose,
        "check": gestures.check,
        "uncheck": gestures.uncheck,
        "press": deeds.press,
        "accept": gestures.answer,
        "dismiss": gestures.answer,
        "log in": login.log_in,
        "log out": login.log_out,
        "search": seeking.search,
        "add": macros.add,
        "remove": macros.remove,
        "open": macros.open_,
        "close": gestures.close,
        "expand": macros.expand,
        "collapse": macros.collapse,
        "submit": submissions.submit,
        "confirm": macros.confirm,
        "cancel": macros.cancel,
        "sort": seeking.sort,
        "filter": seeking.filter_,
        "next page": seeking.turn_page,
        "previous page": seeking.turn_page,
        "command": macros.command,
        "find": finding.find,
        "gather": gathering.gather,
        "finish": gathering.finish,
        "remember": reading.remembered,
        "pause": gestures.plainly,
        "resize": gestures.plainly,
        "switch window": gestures.plainly,
        "close window": gestures.plainly,
        "forward": deeds.simple,
        **making.PARTS,
        **widgets.ALONE,
        "drag": gestures.drag,
        "scroll": gestures.scroll,
        "hover": gestures.pointed,
        "double click": gestures.pointed,
        "right click": gestures.pointed,
        "upload": gestures.upload,
    }
)
"""Who plans each intent that does something."""

ASSERTING: Mapping[str, Planner] = MappingProxyType(
    {
        "text": asserting.text,
        "see": asserting.see,
        "present": asserting.see,
        "told": messages.told,
        "heading": asserting.heading,
        "title": asserting.heading,
        "address": navigation.address,
        "value": asserting.value,
        "state": states.state,
        "count": counting.count,
        "row": counting.rows,
        "table": counting.rows,
        "placeholder": arranging.placeholder,
        "link": arranging.link,
        "order": arranging.order,
        "list": arranging.listed,
        "change": arranging.change,
        "logged in": login.logged_in,
        "logged out": login.logged_out,
        "download": gestures.downloaded,
    }
)
"""Who plans each intent that says what is seen."""

OPENING = -1
"""The frame of opening the application for a scenario that begins with a deed on it."""
BLANK = frozenset({"", "data:,"})
"""Addresses of a window in which nothing was opened; the browser's own pages are others."""
SO_ALREADY: Mapping[str, Planner] = MappingProxyType(
    {"navigate": navigation.address, "expand": states.state, "collapse": states.state}
)
"""How what needs no doing is shown to be so."""
FOLDED: Mapping[str, str] = MappingProxyType({"expand": "expanded", "collapse": "collapsed"})

BESIDE_DIALOG = frozenset({"accept", "dismiss", "confirm", "cancel", "close"})
"""What can be asked while the browser's own dialog covers the page."""


def plan(frames: tuple[Frame, ...], scene: Scene) -> Decision:
    """The next decision. ``scene.turns`` are all turns of the step; each frame takes its own of them."""
    checks = Verify(())
    scene = replace(scene, turns=tuple(turn for turn in scene.turns if turn.action.frame != OPENING))
    all_turns = scene.turns
    frames = apart.apart(frames, scene, _operated)
    for at, frame in enumerate(map(crossings.crossed, making.expanded(widgets.parts_of(frames), scene))):
        looked_at = frame.able and scene.step.type == "then" and not scene.turns
        if looked_at or (frame.intent in ASSERTING and not _establishes(frame, scene)):
            outcome = _possible(frame, scene) if looked_at else _asserted(frame, scene)
            if not isinstance(outcome, Verify):
                return outcome if not isinstance(outcome, Over) else Done()
            checks = Verify(checks.checks + outcome.checks, _joined(checks.candidates, outcome.candidates))
            continue
        if checks.checks:
            return Refuse(
                "unclear", "the step acts after it has checked", remedy="write the check as a step of its own"
            )
        if any((turn.action.frame or 0) > at for turn in all_turns):
            scene = replace(scene, turns=_after(scene.turns, at))
            continue  # a later frame has acted, so this one is over
        frame = finding.led(frame, scene, _operated)
        outcome = exploring.explored(_acted(frame, scene), frame, scene)
        if (inner := finding.inner(frame, scene)) is not None and _is_missing(outcome):
            outcome = _opened(_acted(inner, scene)) or outcome
        if _is_missing(outcome) and _is_nowhere(scene):
            return Act((Action("navigate", value=navigation.ROOT, frame=OPENING),))
        if isinstance(outcome, Act):
            return replace(outcome, actions=tuple(replace(action, frame=at) for action in outcome.actions))
        if not isinstance(outcome, Over):
            return outcome
        scene = replace(scene, turns=_after(scene.turns, at) if _told(all_turns) else scene.turns[outcome.used :])
    return checks if checks.checks else _already(frames, scene) or Done()


def _already(frames: tuple[Frame, ...], scene: Scene) -> Verify | None:
    """The check that shows what needed no doing: one is on the page, the section is unfolded."""
    if scene.memory.this_step or len(frames) != 1 or frames[0].intent not in SO_ALREADY:
        return None
    planner, frame = SO_ALREADY[frames[0].intent], frames[0]
    outcome = planner(replace(frame, state=FOLDED.get(frame.intent, frame.state)), scene)
    return outcome if isinstance(outcome, Verify) else None


def _is_nowhere(scene: Scene) -> bool:
    """Whether nothing was opened yet: who names a thing of the application then begins at its first page."""
    url = scene.snapshot.url
    blank = url in BLANK or url.startswith(("about:", "chrome:"))
    started = not blank or scene.turns or scene.memory.earlier
    return not started and bool(scene.memory.base_url) and scene.snapshot.dialog is None


def _possible(frame: Frame, scene: Scene) -> Outcome:
    """What can be done has its control, and that is enabled: "I can delete the order". Nothing is done."""
    outcome = _operated(frame, scene)
    if not isinstance(outcome, Act):
        return outcome
    first = outcome.actions[0]
    if first.target is None:
        return Refuse("unclear", "whether that can be done is not to be seen on the page")
    check = Check("state", first.target, "enabled", within=first.within, within_text=first.within_text)
    return Verify((check,), outcome.candidates)


def _asserted(frame: Frame, scene: Scene) -> Outcome:
    return multitudes.asserted(frame, scene) or ASSERTING[frame.intent](frame, scene)


def _told(turns: Sequence[Turn]) -> bool:
    """Whether every turn says which frame it was for; else the frames count how many were theirs."""
    return all(turn.action.frame is not None for turn in turns)


def _after(turns: Sequence[Turn], at: int) -> tuple[Turn, ...]:
    """The turns of the frames after that one."""
    return tuple(turn for turn in turns if turn.action.frame is None or turn.action.frame > at)


def _establishes(frame: Frame, scene: Scene) -> bool:
    """Whether a statement before the Then is to be made true: "Given "France" is chosen as the country"."""
    return frame.intent == "value" and scene.step.type != "then" and not frame.negated and frame.target is not None


def _operated(frame: Frame, scene: Scene) -> Outcome:
    planner = deeds.fill if frame.intent == "value" else ACTING.get(frame.intent)
    if planner is None:
        return Refuse("unclear", f'"{frame.intent}" is nothing that can be done')
    return widgets.operate(frame, scene) or planner(frame, scene)


def _is_missing(outcome: Outcome) -> bool:
    return isinstance(outcome, Refuse) and outcome.kind == "missing"


def _opened(outcome: Outcome) -> Outcome | None:
    """The act that opens a thing, or the refusal to choose among several; nothing else helps what is missing."""
    return (
        outcome if isinstance(outcome, Act) or (isinstance(outcome, Refuse) and outcome.kind == "ambiguous") else None
    )


def _acted(frame: Frame, scene: Scene) -> Outcome:
    outcome = finding.about(frame, scene, _operated)
    dialog = scene.snapshot.dialog
    if dialog is not None and not isinstance(outcome, Over) and frame.intent not in BESIDE_DIALOG:
        remedy = "accept or dismiss it in a step before: I accept the alert"
        return Refuse("missing", f'a dialog of the browser is open: "{dialog}"', remedy=remedy)
    return outcome


def _joined(one: tuple[Candidate, ...], other: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return one + other
