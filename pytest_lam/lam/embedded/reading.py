"""Reading a value off the page, where the step says where it stands instead of what it is."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.actions import Action
from pytest_lam.checking import part_called
from pytest_lam.lam import Act, Refuse
from pytest_lam.lam.embedded.asserting import grounded
from pytest_lam.lam.embedded.evidence import HOLDS_VALUE, SHOWN_VALUE
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.layout import paired, value_node
from pytest_lam.lam.embedded.matching import match_words
from pytest_lam.lam.embedded.readouts import listed
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, refused
from pytest_lam.snapshot import Node

WORD = "word"
TEXTS = frozenset({"paragraph", "text", "passage", "sentence"})
"""Nouns of running text, which has no name to be found by."""
SENTENCES = frozenset({"paragraph", "generic", "status", "alert"})
"""Roles of what says a sentence."""
SENTENCE = 4
"""Words from which a text is running text."""


def remembered(frame: Frame, scene: Scene) -> Outcome:
    """What the target shows is kept under a name; nothing is done to the page."""
    if scene.turns:
        return Over(1)
    target = frame.target
    if target is None or frame.value is None:
        return Refuse("unclear", "the step does not say what is to be remembered")
    if scene.step.reading != "text":
        return listed(frame, target, scene)
    grounding = paired(grounded(target, scene), target, scene)
    if grounding.node is None:
        return _part_of_item(target, frame, scene) or refused(grounding)
    shown = grounding.node if grounding.node.value is not None else value_node(grounding.node, target, scene)
    shown = _set_apart(shown, target, scene) or shown
    kept = Action("remember", shown.ref, frame.value, within=grounding.within, within_text=grounding.within_text)
    return Act((kept,), grounding.candidates)


def _set_apart(sentence: Node, target: Phrase, scene: Scene) -> Node | None:
    """The one part that is set apart in a sentence which names the target: "Your order number is <b>A-17</b>"."""
    inner = [node for node in scene.snapshot.descendants(sentence) if node.visible and node.text]
    if sentence.role not in SENTENCES or len(inner) != 1 or not sentence.own_text or not target.words:
        return None
    named = match_words(target.words, sentence.own_text, scene.words.synonyms, scene.page.rarity) is not None
    return inner[0] if named else None


def _part_of_item(target: Phrase, frame: Frame, scene: Scene) -> Act | None:
    """What the page's own code calls so inside of the thing that is named: the price on a card."""
    if target.within is None or not target.words:
        return None
    items = {scene.page.item_around(place.node.ref) for place in scene.grounder.places(target.within)} - {None}
    item = scene.snapshot.get(items.pop()) if len(items) == 1 else None
    part = part_called(item, target.words, scene.snapshot) if item is not None else None
    if item is None or part is None:
        return None
    text = target.within.words
    return Act((Action("remember", part.ref, frame.value, within=item.ref, within_text=text),))


def text_at(source: Phrase, scene: Scene) -> str | Refuse:
    """The text that stands where the phrase says: the value of a field, of a label, or one word of a text."""
    if source.words == WORD and source.ordinal is not None and source.within is not None:
        return _word(source.ordinal, source.within, scene)
    node = _place(source, scene)
    if isinstance(node, Refuse):
        return node
    shown = node.value if node.value is not None else value_node(node, source, scene).text
    if not shown:
        return Refuse("missing", f"nothing stands in {scene.page.described(node)} on {scene.grounder.where}")
    return shown


def _place(source: Phrase, scene: Scene) -> Node | Refuse:
    if source.kind in ("field", "select", "slider"):
        held = scene.ground(source, HOLDS_VALUE)
        if held.node is not None:
            return held.node
        filled = [one.node for one in scene.grounder.all_of(replace(source, whole=""), HOLDS_VALUE) if one.node.value]
        return filled[0] if len(filled) == 1 else refused(held)
    if source.words in TEXTS and source.within is None:
        return _running(source, scene)
    shown = scene.ground(source, SHOWN_VALUE)
    return shown.node if shown.node is not None else refused(shown)


def _running(source: Phrase, scene: Scene) -> Node | Refuse:
    """The paragraph of that number; the only one, where none is said."""
    texts = [
        node
        for node in scene.snapshot.nodes
        if node.visible and len(node.own_text.split()) >= SENTENCE and node.role in ("paragraph", "generic", "article")
    ]
    texts = [node for node in texts if node.role == "paragraph"] or texts
    at = (source.ordinal or 1) - 1 if (source.ordinal or 1) > 0 else len(texts) + (source.ordinal or 0)
    if not 0 <= at < len(texts) or (source.ordinal is None and len(texts) > 1):
        return Refuse("missing" if not texts else "ambiguous", f"{len(texts)} texts on {scene.grounder.where}")
    return texts[at]


def _word(ordinal: int, within: Phrase, scene: Scene) -> str | Refuse:
    node = _place(within, scene)
    if isinstance(node, Refuse):
        return node
    words = (node.value if node.value is not None else node.text).split()
    at = ordinal - 1 if ordinal > 0 else len(words) + ordinal
    if not 0 <= at < len(words):
        return Refuse("missing", f"the text has {len(words)} words, and number {ordinal} is asked for")
    return words[at].strip(".,;:!?")
