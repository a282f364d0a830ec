"""Frames that speak of what the step found: finding it, and acting on it, in it, or on the page that it opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Candidate, Refuse
from pytest_lam.lam.embedded.evidence import ANY, CONTROLS, SHOWN, SPOKEN
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounding, said
from pytest_lam.lam.embedded.page import stems_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, refused
from pytest_lam.snapshot import Node

Planner = Callable[[Frame, Scene], Outcome]


def find(frame: Frame, scene: Scene) -> Outcome:
    """Nothing to do where it is there; what is not there is looked for by whoever opens what hides things."""
    if frame.target is None or frame.state == "way" or scene.turns:
        return Over(len(scene.turns))
    if anchor(frame.target, scene) is not None:
        return Over(0)
    return refused(scene.ground(_thing(frame.target, scene), ANY))


def anchor(phrase: Phrase, scene: Scene) -> Node | None:
    """What the phrase is told by: the mail by Ada by her name, wherever that stands."""
    thing = _thing(phrase, scene)
    found = scene.grounder.places(replace(thing, kind="" if thing.words else thing.kind))
    visible = [one.node for one in found if one.node.visible]
    if len(visible) == 1 or (visible and (_same_item(visible, scene) or _listed_together(visible, scene))):
        return min(visible, key=lambda node: scene.page.index[node.ref])
    grounding = scene.ground(thing, ANY) if visible else None
    return grounding.node if grounding is not None else None


def _same_item(nodes: list[Node], scene: Scene) -> bool:
    return len({scene.page.item_around(node.ref) or node.ref for node in nodes}) == 1


def _listed_together(nodes: list[Node], scene: Scene) -> bool:
    """Whether they tell several items of one list: who is told to find one takes the first."""
    items = [scene.snapshot.get(scene.page.item_around(node.ref)) for node in nodes]
    return None not in items and len({item.parent for item in items if item is not None}) == 1


def _thing(phrase: Phrase, scene: Scene) -> Phrase:
    """The thing itself; a noun that the page does not use leaves it to the name that tells whose it is."""
    if phrase.within is None:
        return phrase
    whole = scene.grounder.places(phrase) if phrase.words else []
    if phrase.quoted or phrase.words[:1].isupper():  # "Ada in the contact book": the page may be that
        return phrase if whole else replace(phrase, within=None)
    return phrase if whole and not _is_place(phrase.within, scene) else phrase.within


def _is_place(within: Phrase, scene: Scene) -> bool:
    """Whether what surrounds the thing is a part of the page rather than whose it is."""
    return bool(within.kind)


def about(frame: Frame, scene: Scene, planner: Planner) -> Outcome:
    """The deed inside of what was found; else on the page that it opens."""
    if frame.about is None:
        return planner(frame, scene)
    bare = replace(frame, about=None)
    if not scene.turns and (several := _several(frame, scene)) is not None:
        return several
    if not scene.turns:
        opener = opening(frame, scene, planner)
        return opener or planner(_within(bare, frame.about, scene), scene)
    first = scene.turns[0]
    before = scene.then(first.before) if first.before is not None else None
    opened = opening(frame, before, planner) if before is not None else None
    if opened is None or opened.actions[0].target != first.action.target:
        return planner(_within(bare, frame.about, before or scene), scene)
    outcome = planner(bare, replace(scene, turns=scene.turns[1:]))
    return Over(outcome.used + 1) if isinstance(outcome, Over) else outcome


def inner(frame: Frame, scene: Scene) -> Frame | None:
    """The deed on the page that its thing opens, as a person looks there for what the list does not offer."""
    thing = frame.target
    apart = frame.intent == "command" and frame.about is None and not frame.pairs
    node = anchor(thing, scene) if apart and thing is not None and not scene.turns else None
    return (
        replace(frame, target=None, about=thing) if node is not None and _opens(_opener(node, scene), scene) else None
    )


def _opens(node: Node, scene: Scene) -> bool:
    """Whether a click on it may open something: it is a control, or shows that it is clicked, or its item does."""
    item = scene.snapshot.get(scene.page.item_around(node.ref)) or node
    return node.role in CONTROLS or "clickable" in node.states | item.states


def led(frame: Frame, scene: Scene, planner: Planner) -> Frame:
    """The frame, as being about what its first turn opened where that was done for it."""
    first = scene.turns[0] if scene.turns else None
    if first is None or first.before is None or frame.intent != "command" or frame.about is not None:
        return frame
    before = scene.then(first.before)
    topical = inner(frame, before)
    opened = opening(topical, before, planner) if topical is not None else None
    return topical if topical is not None and opened and opened.actions[0].target == first.action.target else frame


LASTING = ("delete", "remove", "archive", "block", "forward", "send", "assign", "transfer", "publish", "pay")
"""Deeds that can't be taken back: the first of several that fit alike is no choice for them."""

BRIEF = 60
"""Characters of an item that a refusal quotes: about a line of the terminal, less what stands before it."""


def _several(frame: Frame, scene: Scene) -> Refuse | None:
    """The refusal of a deed that lasts where several things fit what the step found, and none was singled out."""
    topic = frame.about
    if topic is None or topic.amount is not None or topic.ordinal is not None or not _lasts(frame, scene):
        return None
    thing = _thing(topic, scene)
    found = scene.grounder.places(replace(thing, kind="" if thing.words else thing.kind))
    found = [one for one in found if one.node.visible]
    items = dict.fromkeys(scene.page.item_around(one.node.ref) for one in found)
    shown = [item for item in map(scene.snapshot.get, items) if item is not None]
    if len(shown) < 2 or anchor(topic, scene) is None:
        return None
    named = tuple(
        Candidate(item.ref, f'{SPOKEN.get(item.role, item.role)} "{_brief(item.text)}"', 1.0) for item in shown
    )
    reason = f"{len(shown)} things on {scene.grounder.where} fit {said(topic)} alike"
    return refused(Grounding(named[:SHOWN], problem="ambiguous", reason=reason))


def _brief(text: str) -> str:
    """As much of what an item says as tells it from its like."""
    return text if len(text) <= BRIEF else text[:BRIEF].rsplit(" ", 1)[0] + " …"


def _lasts(frame: Frame, scene: Scene) -> bool:
    concepts = scene.words.synonyms.concepts
    deeds = {concept for deed in LASTING for concept in concepts(stems_of(deed))}
    pressed = frame.target.words if frame.intent == "click" and frame.target is not None else ""
    asked = frame.state if frame.intent == "command" else pressed
    return frame.intent == "remove" or bool(deeds & set(concepts(stems_of(asked))))


def opening(frame: Frame, scene: Scene, planner: Planner) -> Act | None:
    """The click that opens what the deed is about, where the deed can't be done inside of it as it stands."""
    topic, bare = frame.about, replace(frame, about=None)
    node = anchor(topic, scene) if topic is not None else None
    if node is None or topic is None:
        return None
    inside = planner(_within(bare, topic, scene), scene)
    if not isinstance(inside, Refuse) or inside.kind != "missing":
        return None
    opener = _opener(node, scene)
    return Act((Action("click", opener.ref),), scene.grounder.worded(scene.grounder.places(_thing(topic, scene))[:1]))


def _within(frame: Frame, topic: Phrase, scene: Scene) -> Frame:
    thing = _thing(topic, scene)
    place = replace(thing, kind="" if thing.words else thing.kind)
    if frame.target is None:
        return replace(frame, target=place)
    if frame.target == topic:
        return frame
    return replace(frame, target=replace(frame.target, within=frame.target.within or place))


def _opener(node: Node, scene: Scene) -> Node:
    """What opens the thing that a text tells: its link, what can be clicked around it, else the text itself."""
    around = [node, *scene.snapshot.ancestors(node)]
    item = scene.page.item_around(node.ref)
    limit = [one for one in around if item is None or scene.page.contains(item, one.ref)]
    for one in limit:
        if one.role in CONTROLS:
            return one
        if "clickable" in one.states:
            return node  # its text is clicked, which tells it from its like
    links = [inner for inner in scene.snapshot.descendants(limit[-1]) if inner.role == "link"] if item else []
    return links[0] if len(links) == 1 else node
