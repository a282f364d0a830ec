"""Looking for what a step names where the page hides it: what to open next, when to stop, what to take back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pytest_lam.actions import Action
from pytest_lam.effects import DIALOGS, uncovered
from pytest_lam.lam import Act, Candidate, Refuse, TakeBack, Turn
from pytest_lam.lam.embedded.choosing import last_turn, uncovered_last
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.openers import CHAINED, LIST, Opener, kind_of, openers
from pytest_lam.lam.embedded.page import Page
from pytest_lam.lam.embedded.scene import Outcome, Scene, approach
from pytest_lam.snapshot import Node, Snapshot

TRIES = 16
"""Openers that are tried for one thing: each takes about half a second, and a person gives up sooner."""
DEPTH = 3
"""Openers inside one another: a menu's menu's menu; what is deeper is named by the step, level by level."""
CHAIN = 10
"""Times that a list is led on: what is further down is searched for, not leafed for."""
SURE = 0.7
"""What must be looked for must be met well: half of its words, which are enough on the page that the
step speaks of, are met by chance where many pages are opened."""


def explored(outcome: Outcome, frame: Frame, scene: Scene) -> Outcome:
    """What a frame comes to, or what is opened to look for what it misses."""
    if scene.step.type == "then" or frame.negated:
        return outcome
    missing = _missing(outcome, scene)
    if missing is None or _is_half_done(scene):
        return outcome
    opener = _next(scene)
    if opener is not None:
        described = opener.evidence[0].detail if opener.node is not None else "page"
        reasons = (
            (Candidate(opener.node.ref, described, round(opener.promise, 2), opener.evidence),) if opener.node else ()
        )
        placed = _placed(opener, frame, scene)
        return Act(approach(placed, opener.node) if opener.node else (placed,), reasons, tentative=True)
    return TakeBack() if scene.memory.opened else _told(missing, scene.memory.tried)


def _placed(opener: Opener, frame: Frame, scene: Scene) -> Action:
    """What opens it, told by the row or card that the step names where it is one of many alike."""
    item = scene.snapshot.get(scene.page.item_around(opener.node.ref)) if opener.node is not None else None
    if item is None or opener.node is None or item.ref == opener.node.ref:
        return opener.action
    for phrase in _phrases(frame):
        if phrase.words and phrase.words.casefold() in item.text.casefold():
            return replace(opener.action, within=item.ref, within_text=phrase.words)
    return opener.action


def _phrases(frame: Frame) -> Iterator[Phrase]:
    """The phrases of a frame, what they are in before themselves."""
    for phrase in (frame.target, frame.place):
        chain = []
        while phrase is not None:
            chain.append(phrase)
            phrase = phrase.within
        yield from reversed(chain)


def _missing(outcome: Outcome, scene: Scene) -> Refuse | None:
    """The refusal that says that something is not there; also where what was opened holds but a poor likeness."""
    if isinstance(outcome, Refuse):
        return outcome if outcome.kind == "missing" else None
    if isinstance(outcome, Act) and scene.memory.opened and outcome.candidates and outcome.candidates[0].score < SURE:
        return Refuse("missing", f"nothing fits well enough on {scene.grounder.where}", outcome.candidates)
    return None


def _is_half_done(scene: Scene) -> bool:
    """Whether a widget was opened, typed into or turned and lacks what follows: what else could be opened closes it."""
    return bool(scene.turns) and scene.turns[-1].action.name in ("click", "fill", "press", "drag")


def _told(missing: Refuse, tried: Sequence[Turn]) -> Refuse:
    """The refusal with what was opened in vain."""
    if not tried:
        return missing
    listed = ", ".join(dict.fromkeys(turn.description for turn in _clicks(tried)))
    return replace(missing, remedy=f"Looked for in vain: {listed}.\n  {missing.remedy}".rstrip())


def _next(scene: Scene) -> Opener | None:
    """The opener that promises most of those that were not tried; inside what was opened last, where anything was."""
    opened, tried = _clicks(scene.memory.opened), scene.memory.tried
    if scene.snapshot.dialog is not None or len(opened) + len({_done(turn.action) for turn in tried}) >= TRIES:
        return None
    known = [one for one in _within_reach(scene) if not _was_tried(one, tried, scene.snapshot)]
    if not opened:
        return known[0] if known else None
    last = opened[-1]
    new = uncovered(last.before, scene.snapshot) if last.before is not None else frozenset()
    if not new:
        return None
    kind = _kind(last, scene)
    if kind in CHAINED and len(opened) < CHAIN:
        return next((one for one in known if one.kind == kind), None)
    if len(opened) >= DEPTH:
        return None
    return next((one for one in known if one.node is not None and one.node.ref in new and one.kind != LIST), None)


def _within_reach(scene: Scene) -> Iterator[Opener]:
    """The openers of the page; where the steps work in a dialog, those in it: what opens beside it may close it."""
    dialog = _dialog_at_work(scene)
    for one in openers(scene.page, scene.step.text, scene.words):
        if dialog is None or (one.node is not None and scene.page.contains(dialog.ref, one.node.ref)):
            yield one


def _dialog_at_work(scene: Scene) -> Node | None:
    """The dialog that the last action brought up, or in which it was done."""
    last = last_turn(scene.memory)
    if last is None:
        return None
    new, around = uncovered_last(scene), scene.page.way_up.get(last.action.target or "", ())
    dialogs = (node for node in reversed(scene.snapshot.nodes) if node.role in DIALOGS and node.visible)
    return next((node for node in dialogs if node.ref in new or node.ref in around), None)


def _clicks(turns: Sequence[Turn]) -> Sequence[Turn]:
    """What opened something: to point at it before it is clicked opens nothing."""
    clicked = {turn.action.target for turn in turns if turn.action.name == "click"}
    return [turn for turn in turns if turn.action.name != "hover" or turn.action.target not in clicked]


def _kind(turn: Turn, scene: Scene) -> str:
    if turn.action.name == "scroll":
        return LIST
    before = turn.before
    node = before.get(turn.action.target) if before is not None else None
    return kind_of(node, Page(before), scene.words) if before is not None and node is not None else ""


def _was_tried(opener: Opener, tried: Sequence[Turn], snapshot: Snapshot) -> bool:
    """Whether it was taken back already; on a page that was loaded anew it is known by its name."""
    return any(
        _done(opener.action) == _done(turn.action)
        or (opener.node is not None and snapshot.get(turn.action.target) is None and _is_named(opener.node, turn))
        for turn in tried
    )


def _done(action: Action) -> tuple[str, str | None, object]:
    """What is done to what, however it is told from others; to point at it is the first half of a click."""
    return "click" if action.name == "hover" else action.name, action.target, action.value


def _is_named(node: Node, turn: Turn) -> bool:
    old = turn.before.get(turn.action.target) if turn.before is not None else None
    return old is not None and (old.role, old.name, old.text) == (node.role, node.name, node.text)
