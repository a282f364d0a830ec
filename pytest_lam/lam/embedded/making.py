"""What a form makes: a ticket titled "Lamp", a member "Grace", a user with the name "Ada" and the role "Editor".

Such a deed comes to the form where it is made (what leads there, if it is not here), its name into
the field that asks for it, each value into its own, and the form sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from pytest_lam.lam import Refuse
from pytest_lam.lam.embedded import forms, macros, submissions, widgets
from pytest_lam.lam.embedded.deeds import fill, put
from pytest_lam.lam.embedded.evidence import BUTTONS, ENTERED, STOP, TEXT_FIELDS
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounding
from pytest_lam.lam.embedded.page import stems_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, clicked
from pytest_lam.snapshot import Node

FORM, NAME, VALUE, SEND = "form that makes", "name of what is made", "value of what is made", "send what is made"
"""What such a deed comes to: intents of this room alone."""
MAKING = frozenset({"create", "add", "make", "register", "open", "new", "schedule", "set up"})
"""Deeds after which there is one more of something."""
FRESH = frozenset({"new", "another", "second", "further"})
"""Words that say no more than that there is none yet."""
UNNAMED = frozenset({"search", "password", "checkbox", "radio", "file", "hidden"})
"""Types of fields into which nobody writes what a thing is called."""


def expanded(frames: tuple[Frame, ...], scene: Scene) -> tuple[Frame, ...]:
    """The frames, with each deed that makes something in its parts; the others as they are."""
    parts: list[Frame] = []
    for frame in frames:
        if frame.intent != "command" or frame.state not in MAKING or frame.target is None:
            parts.append(frame)
            continue
        filled = parts[-1] if parts and _furnishes(parts[-1]) else None
        values = filled.pairs if filled is not None else ()
        if not _makes(frame.target, values, _at_first(scene)):
            parts.append(frame)
            continue
        parts = parts[:-1] if filled is not None else parts
        parts.extend(_parts(replace(frame, pairs=values)))
    return tuple(parts)


def _furnishes(frame: Frame) -> bool:
    return frame.intent == "fill" and bool(frame.pairs) and frame.target is None


def _at_first(scene: Scene) -> Scene:
    """The page as the step found it."""
    first = scene.memory.this_step[0].before if scene.memory.this_step else None
    return scene.then(first) if first is not None else scene


def _makes(thing: Phrase, values: Sequence[tuple[str, object]], scene: Scene) -> bool:
    """Whether the thing is still to be made: it has a name that the page does not show, or values it does not ask."""
    if thing.quoted:
        return bool(thing.hint) and not scene.grounder.places(Phrase(thing.words, quoted=True))
    return any(scene.ground(Phrase(label), ENTERED).problem == "missing" for label, _ in values)


def _parts(frame: Frame) -> Iterator[Frame]:
    thing = frame.target or Phrase("")
    noun = _noun(thing)
    whole = replace(frame, target=Phrase(noun), value=thing.words if thing.quoted else None)
    yield replace(whole, intent=FORM)
    if thing.quoted:
        yield replace(whole, intent=NAME)
    for label, value in frame.pairs:
        yield Frame(VALUE, target=Phrase(label), value=value)
    yield replace(whole, intent=SEND)


def _noun(thing: Phrase) -> str:
    """What it is one of: "project" of: a new project called "Rome"."""
    words = (thing.hint if thing.quoted else thing.words).split()
    return " ".join(word for word in words if word not in FRESH)


def form(frame: Frame, scene: Scene) -> Outcome:
    """Nothing where the page asks for all that is said; else the control that leads there."""
    if scene.turns:
        return Over(len(scene.turns))
    if _asking(frame, scene) is not None:
        return Over(0)
    return macros.command(replace(frame, intent="command", value=None, pairs=()), scene)


def _asking(frame: Frame, scene: Scene) -> Node | None:
    """The form that has a field for the name and for every value; of several the one that speaks of the thing."""
    fitting = [
        one
        for one in forms.asking((label for label, _ in frame.pairs), scene)
        if frame.value is None or _name_field(frame, one, scene) is not None
    ]
    about = [one for one in fitting if _speaks_of(frame, one, scene)]
    return about[0] if len(about) == 1 else fitting[0] if len(fitting) == 1 and frame.pairs else None


def _speaks_of(frame: Frame, one: Node, scene: Scene) -> bool:
    """Whether the form, its button or its fields say what is made."""
    inner = [one, *scene.snapshot.descendants(one)]
    spoken = {word for node in inner for words in _called(node, scene) for word in words}
    wanted = set(_concepts(_noun_of(frame), scene))
    return bool(wanted) and wanted <= spoken


def _noun_of(frame: Frame) -> str:
    return frame.target.words if frame.target is not None else ""


def _called(node: Node, scene: Scene) -> list[list[str]]:
    """What a node is called, in each way that people see."""
    return [_concepts(text, scene) for text in (node.name, node.label, node.placeholder) if text]


def _concepts(text: str, scene: Scene) -> list[str]:
    return [word for word in scene.words.synonyms.concepts(stems_of(text)) if word not in STOP]


def name(frame: Frame, scene: Scene) -> Outcome:
    """What the thing is called, into the field that asks for it."""
    if scene.turns:
        return Over(len(scene.turns))
    one = _asking(frame, scene)
    field = _name_field(frame, one, scene) if one is not None else None
    if field is None or frame.value is None:
        what = _noun_of(frame)
        return Refuse("missing", f'no form on {scene.grounder.where} asks what a {what} is called: "{frame.value}"')
    return put(Grounding(node=field), frame.value, scene)


def _name_field(frame: Frame, one: Node, scene: Scene) -> Node | None:
    """By its words (project name, title), by those of the thing (comment), or the only field that is left."""
    labels = (Phrase(label) for label, _ in frame.pairs)
    taken = {found.ref for label in labels if (found := forms.grounded(label, one, ENTERED, scene).node) is not None}
    fields = [node for node in scene.snapshot.descendants(one) if _takes_name(node) and node.ref not in taken]
    noun = _concepts(_noun_of(frame), scene)
    for wanted in _names(noun, scene):
        if named := [node for node in fields if any(set(words) == set(wanted) for words in _called(node, scene))]:
            return named[0] if len(named) == 1 else None
    about = [node for node in fields if noun and any(set(noun) <= set(words) for words in _called(node, scene))]
    return about[0] if len(about) == 1 else fields[0] if len(fields) == 1 else None


def _names(noun: Sequence[str], scene: Scene) -> Iterator[Sequence[str]]:
    """What a field for a name may be called, the most telling first."""
    for usual in scene.words.fields["name"]:
        own = _concepts(usual, scene)
        yield [*noun, *own]
        yield own
    yield noun


def _takes_name(node: Node) -> bool:
    typed = node.role in TEXT_FIELDS or "editable" in node.states
    plain = node.attributes.get("type", "text") not in UNNAMED
    return node.visible and typed and plain and "readonly" not in node.states


def value(frame: Frame, scene: Scene) -> Outcome:
    """One more value, into the form in which the name or the value before it was put."""
    plain = replace(frame, intent="fill")
    if (outcome := widgets.operate(plain, scene)) is not None:
        return outcome
    one = forms.at_work(scene)
    if one is None or scene.turns or frame.target is None or frame.value is None:
        return fill(plain, scene)
    found = forms.grounded(frame.target, one, ENTERED, scene)
    return put(found, frame.value, scene) if found.node is not None else fill(plain, scene)


def send(frame: Frame, scene: Scene) -> Outcome:
    """The button of the form that says the deed; else the one that sends it."""
    if scene.turns:
        return Over(len(scene.turns))
    one = forms.at_work(scene)
    if one is None:
        return submissions.submit(Frame("submit"), scene)
    for words in (f"{frame.state} {_noun_of(frame)}".strip(), frame.state):
        found = forms.grounded(Phrase(words), one, BUTTONS, scene)
        if found.node is not None and found.node.role in ("button", "link"):  # and no text that says the same
            return clicked(found)
    return submissions.submit(Frame("submit"), scene)


PARTS: Mapping[str, Callable[[Frame, Scene], Outcome]] = MappingProxyType(
    {FORM: form, NAME: name, VALUE: value, SEND: send}
)
"""Who plans each part of such a deed."""
