"""Messages that a page says by itself: by their words, by their sort, or by the field that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_lam.checking import collapsed
from pytest_lam.checks import Check
from pytest_lam.lam import Refuse, Verify
from pytest_lam.lam.embedded.evidence import ANY, CONTROLS, ENTERED, FLOOR, MESSAGES
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.matching import match_words
from pytest_lam.lam.embedded.page import identifier_text, words_of
from pytest_lam.lam.embedded.scene import Outcome, Scene, form_of, refused
from pytest_lam.lam.embedded.vocabulary import vocabulary
from pytest_lam.snapshot import Node

MARKS = ("error", "invalid", "warning", "alert")
"""What the words begin with by which developers call what complains of a field: errorlist, invalid-feedback."""

DENIAL = re.compile(r"\b(?:no|not|never|none|nothing|cannot|\w+n['\u2019]t)\b", re.IGNORECASE)
"""A message that says so is never the one that says the opposite in the same words."""


def saying(frame: Frame, scene: Scene) -> Verify | None:
    """The live region that says so, where there is one.

    "The error "..." is shown" speaks of any message, so that the text itself may choose between several.
    """
    expected = str(frame.value or "").casefold()
    messages = [node for node in scene.page.nodes if node.role in MESSAGES and node.visible and node.text]
    found = [node for node in messages if expected and expected in collapsed(node.text).casefold()]
    if not found or frame.negated:
        return None
    return Verify((Check("text", found[-1].ref, frame.value, frame.comparison),))


def told(frame: Frame, scene: Scene) -> Outcome:
    """A message says it in its own words: those of the step are in it."""
    wanted = str(frame.value or (frame.target.words if frame.target else ""))
    fitting = [
        (match.strength, node)
        for node in scene.page.nodes
        if (node.role in MESSAGES or "invalid" in node.states) and node.visible
        for said in (node.text or node.description,)
        if said and (match := match_words(wanted, said, scene.words.synonyms, scene.page.rarity))
    ]
    fitting = [one for one in fitting if one[0] >= FLOOR and _denies(one[1]) == bool(DENIAL.search(wanted))]
    if not fitting and not frame.negated:
        return Refuse("missing", f'no message on {scene.grounder.where} says "{wanted}" in words like these')
    if not fitting:
        return Verify((Check("text", expected=wanted, comparison="contains", negated=frame.negated),))
    node = max(fitting, key=lambda one: one[0])[1]
    return Verify((Check("text", node.ref, collapsed(node.text), negated=frame.negated),))


def _denies(message: Node) -> bool:
    return DENIAL.search(message.text or message.description or "") is not None


def some(frame: Frame, target: Phrase, scene: Scene) -> Outcome | None:
    """Some message is there, of which the step says only what sort it is ("an error message"); None if it says more."""
    place = target.within
    if place is None or place.kind == "page":
        grounding = scene.ground(target, ANY)
        node = grounding.node
        if node is None or node.role not in MESSAGES:
            node = next((n for n in scene.page.nodes if n.role in MESSAGES and n.visible and n.text), None)
        return Verify((Check("present", role=node.role if node is not None else "alert", negated=frame.negated),))
    rules = vocabulary().tables["kind_rules"]
    if place.kind not in rules["fields"] or not set(words_of(target.noun)) & set(rules["complaints"]):
        return None
    field = scene.ground(place, ENTERED)
    return refused(field) if field.node is None else Verify((_complaint(field.node, frame, scene),), field.candidates)


def _complaint(field: Node, frame: Frame, scene: Scene) -> Check:
    """The field is marked as invalid; or else something that complains stands beside it."""
    message = next(_beside(field, scene), None)
    marked = "invalid" in field.states and not frame.negated
    if message is None or marked:
        return Check("state", field.ref, "invalid", negated=frame.negated)
    return Check("state", message.ref, "visible", negated=frame.negated)


def _beside(field: Node, scene: Scene) -> Iterator[Node]:
    """What complains of a field: in the boxes around it that hold no other one, as far as its form."""
    form = form_of(field, scene.snapshot)
    for box in scene.snapshot.ancestors(field):
        inner = [node for node in scene.snapshot.descendants(box) if not scene.page.contains(node.ref, field.ref)]
        if box.role in ("main", "document") or any(_is_field(node) for node in inner):
            return
        yield from (node for node in inner if _complains(node) and collapsed(node.text) != collapsed(field.label))
        if box is form:
            return


def _is_field(node: Node) -> bool:
    return node.visible and (node.role in ENTERED.fits or "editable" in node.states)


def _complains(node: Node) -> bool:
    if not node.visible or not node.text.strip() or node.role in CONTROLS:
        return False
    called = words_of(identifier_text(f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"))
    return node.role in MESSAGES or any(word.startswith(MARKS) for word in called)
