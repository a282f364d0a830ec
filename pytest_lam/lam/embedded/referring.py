"""What a step refers back to: it, that row, their address; and what it found before it acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.stating import CHECKING

SEEN = frozenset({"see", "present", "text"})
"""What "I find X" means by itself; before a deed in the same step it only says what the deed is about."""
NAMED_BY_HANDS = frozenset({"command"})


class Unresolved(Exception):
    """The step refers to something that it does not name."""


class Dangling(Unresolved):
    """The step says "it", and speaks of nothing that it could be: a step before it may."""


def resolved(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """The frames with what they refer to filled in.

    :raises Unresolved: a frame refers to something that the step does not name.
    """
    kept: list[Frame] = []
    topic: Phrase | None = None
    for at, frame in enumerate(frames):
        frame = _found(frame, frames[at + 1 :])
        if frame.source is not None and frame.source.refers == "it" and frame.source.words in WORDLESS:
            frame = replace(frame, source=_copied(kept))
        frame = _about(frame, topic, kept)
        kept.append(frame)
        topic = _topic(frame, topic)
    if any(frame.intent == "copy" for frame in kept):
        raise Unresolved("what is copied is put nowhere")
    return unambiguous(kept)


def unambiguous(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """The frames, none of which still points at something.

    :raises Unresolved: one does ("it"), and only the step's writer knows at what.
    """
    for frame in frames:
        phrase = frame.target
        while phrase is not None:
            if phrase.refers == "it" and phrase.words in WORDLESS:
                raise Dangling(f'the step does not say what "{phrase.words}" is')
            phrase = phrase.within
    return tuple(replace(frame, place=None) if _points(frame.place) else frame for frame in frames)


def _points(place: Phrase | None) -> bool:
    """Whether a place only points at what the step before was about: sort them by name."""
    return place is not None and place.refers == "it" and place.words in WORDLESS


WORDLESS = frozenset({"it", "them", "that", "this", "these", "those", "him", "her"})


SPOKEN_OF = frozenset(
    {
        "click",
        "open",
        "add",
        "fill",
        "select",
        "choose",
        "check",
        "uncheck",
        "find",
        "expand",
        "drag",
        "command",
        "remove",
    }
)
"""Deeds whose thing the next step may call "it"."""


def meant(frames: Sequence[Frame], topic: Phrase) -> tuple[Frame, ...]:
    """The frames with the thing that an earlier step was about in place of "it"."""
    return tuple(
        replace(frame, target=topic)
        if frame.target is not None and frame.target.refers == "it" and frame.target.words in WORDLESS
        else frame
        for frame in frames
    )


def owned(frames: Sequence[Frame], owner: Phrase) -> tuple[Frame, ...]:
    """The frames with "its price" as that of the thing which an earlier step was about."""
    place = Phrase(owner.words, quoted=owner.quoted)
    return tuple(
        replace(frame, target=replace(frame.target, within=place))
        if frame.target is not None and frame.target.refers == "its" and frame.target.within is None and not frame.about
        else frame
        for frame in frames
    )


def _found(frame: Frame, later: Sequence[Frame]) -> Frame:
    """What is seen or reached only to be acted on is found."""
    acts = any(other.intent not in CHECKING for other in later)
    if frame.negated or not acts:
        return frame
    if frame.intent in SEEN and not (frame.state or frame.count):
        target = frame.target
        if frame.intent == "text" and frame.value is not None:
            target = Phrase(str(frame.value), quoted=True, within=frame.target)
        return Frame("find", target=target) if target is not None else frame
    refers = _refers(later[0])
    if frame.intent == "search" and refers and (sought := _sought(frame)) is not None:
        return Frame("find", target=sought)
    if frame.intent == "navigate" and frame.target is not None and refers:
        return Frame("find", target=replace(frame.target, kind=""))
    return frame


def _sought(frame: Frame) -> Phrase | None:
    """The thing that is searched for, where one value or whose it is tells it."""
    if isinstance(frame.value, str):
        return _thing_by(frame.value)
    if len(frame.pairs) != 2 or frame.pairs[1][0] not in ("from", "by", "of"):
        return None
    (_, thing), (_, whose) = frame.pairs
    return Phrase(str(thing), within=Phrase(str(whose)))


def _thing_by(words: str) -> Phrase:
    """What is looked for without quotes: the mail from Ada."""
    for joint in (" from ", " by ", " of "):
        head, found, tail = words.partition(joint)
        if found:
            return Phrase(head, within=Phrase(tail))
    return Phrase(words)


def _refers(frame: Frame) -> bool:
    bare = frame.intent in NAMED_BY_HANDS and frame.target is None
    return bare or any(phrase is not None and phrase.refers for phrase in (frame.target, frame.source))


def _copied(kept: list[Frame]) -> Phrase:
    """What was copied or found just before: it is not a deed of its own then."""
    if kept and kept[-1].intent in ("copy", "find") and kept[-1].target is not None:
        return replace(kept.pop().target or Phrase(""), refers="")
    if kept and kept[-1].intent == "command" and kept[-1].state == "copy" and kept[-1].target is not None:
        return replace(kept.pop().target or Phrase(""), refers="")
    raise Unresolved("the step does not say what is to be entered")


def _about(frame: Frame, topic: Phrase | None, kept: Sequence[Frame]) -> Frame:
    target = frame.target
    if target is not None and target.refers == "it" and (target.words in WORDLESS or _same(target, topic)):
        if topic is None and target.words in WORDLESS:
            raise Dangling(f'the step does not say what "{target.words}" is')
        if topic is not None:
            return replace(frame, target=None if frame.intent == "command" else topic, about=topic)
    found = bool(kept) and kept[-1].state != "way" and (kept[-1].intent == "find" or kept[-1].about is not None)
    owned = target is not None and target.refers == "its" and target.within is None
    if topic is not None and (owned or (found and (target is None or target.within is None))):
        return replace(frame, about=topic)
    return frame


def _same(target: Phrase, topic: Phrase | None) -> bool:
    """Whether "that mail" is the topic: what it says of it was said of that."""
    said = (target.words or target.noun).lower()
    return topic is not None and bool(said) and said in (topic.words.lower(), topic.noun, topic.hint.lower())


def _topic(frame: Frame, topic: Phrase | None) -> Phrase | None:
    """What the step is about after this frame."""
    if frame.state == "way":
        return topic
    if frame.intent in ("find", "open", "add", "drag", "copy"):
        return frame.target or topic
    if frame.about is not None:
        return frame.about
    return frame.target if frame.target is not None and frame.intent == "click" else topic
