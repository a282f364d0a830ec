"""Whether words can be what a page calls something: no name ends in "with", and none has half of a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.vocabulary import Vocabulary

_DANGLING = frozenset({"and", "or", "but", "with", "of", "from", "for", "to", "as", "than", "like", "that", "which"})
"""What a name never ends in: something is still to come."""
_PLACING = frozenset({"in", "on", "at", "by"})
"""What ends a name only behind a verb: "Sign in", "Log on"."""
_BREAKING = frozenset({"but", "should", "must", "i", "correctly", "properly", "successfully", "sorted"})
"""Words in small letters that begin or govern a clause, or tell how it is, so that what they stand in is no name."""
_USING = frozenset({"using", "via"})
"""Words of means, in what begins with a small letter."""
_LOOKING = frozenset({"Verify", "Validate", "Assert"})
"""Deeds of whoever wrote the step, at the beginning of what they look at."""
_LEADING = frozenset({"In", "On", "At", "From", "Within", "Inside"})
"""What begins a place that is said first: In the list, ..."""
_EMPTY = frozenset({"empty", "required", "readonly", "invalid"})
"""States that no person is in."""
_CONTROLS = frozenset({"button", "link", "icon", "checkbox"})
_HOLDERS = frozenset({"dialog", "modal", "popup", "pop-up", "panel", "row"})
"""Nouns of what holds controls, which the words of a control seldom have in their midst."""
_BOXES = frozenset({"checkbox", "radio", "switch"})
_DOING = re.compile(r"\band [a-z]+ (the|an?|my|it)\b")
"""Another deed, of whatever verb."""
_PLACES = re.compile(r" (to|within|in|on|from|at) ")
_COUNTED = re.compile(r"\bwith (an? |the )?((?!id\b)[a-z]+( of)? \d+|quantity|price|amount|total|count|id)$")
"""What a thing has, at its end, which is no part of its name."""
_PLACED = re.compile(r"\b(?<!the )(button|link|icon|checkbox) (to|in|on|at|of|from|index)\b")
_OR = re.compile(r"^(\w+) or |\bor (click|press|tap|select|choose|type|enter) ")

_JOINING = frozenset({"and", "but"})
"""What before the noun of a quoted name joins another to it: "Ada" and town "Rome"."""
_SAYING = frozenset({"reads", "says", "reading", "saying", "stating", "states"})
"""What comes before the words of a message and is none of them."""
_PERCEIVING = frozenset({"see", "notice", "observe"})
"""What a step's writer does, while a page may well say "I agree"."""


def misnamed(frames: Sequence[Frame], words: Vocabulary) -> int:
    """How many of the things that these frames speak of are told by words that cannot name anything.

    What a message says is none of them: a paraphrase is a clause. Quoted names may be anything, but what is said
    around them joins no other thing to them.
    """
    found = 0
    for frame in frames:
        for phrase in _phrases(frame):
            if _is_paraphrase(frame, phrase):
                found += phrase.words.split(" ")[0] in _SAYING
            elif phrase.quoted:
                around = phrase.hint.split(" ")
                found += around[0] in _JOINING or around[-1] in _JOINING or _is_within(phrase, around)
            else:
                found += is_broken(phrase.words, words)
        found += _is_misfit(frame, words)
    return found


def _is_within(phrase: Phrase, around: Sequence[str]) -> bool:
    """Whether a quoted name is that of what holds a control, and not the control's own: "Pay" dialog close button."""
    return phrase.kind in _CONTROLS and not _HOLDERS.isdisjoint(around[:-1])


def _is_misfit(frame: Frame, words: Vocabulary) -> bool:
    """Whether the words might be a name, but not of what this is done to or said of."""
    undecided = any(label.split(" ")[0] in words.words("undecided") for label, _ in frame.pairs)
    if frame.target is None or frame.target.quoted:
        return undecided
    name, around = frame.target.words, frame.target.within
    if frame.intent in ("check", "uncheck", "click") and around is not None and around.kind in _BOXES:
        return True  # nothing stands in a box: the name was cut
    if frame.intent in ("navigate", "open", "choose") and not frame.target.noun:
        first, *rest = name.split() or [""]
        return first.islower() and first in words.verbs and rest[:1] in (["the"], ["this"], ["that"], ["my"])
    if frame.state in _EMPTY or frame.value in ("blank", "empty"):
        return name.lower() in words.words("people")
    if frame.intent == "command" and (_DOING.search(name) or len(_PLACES.findall(name)) > 1):
        return True
    if frame.intent == "click":
        either = _OR.search(name)
        return either is not None and (either[1] is None or either[1].lower() in words.tables["keys"])
    return undecided or (frame.intent == "fill" and name[:1].islower() and " with " in name)


def is_broken(name: str, words: Vocabulary) -> bool:
    """Whether ``name`` has lost its end, or a clause has got into it."""
    said = name.split()
    if not said:
        return False
    if name.count("(") != name.count(")"):
        return True
    plain = [word.strip(",;:()") for word in said]
    if plain[-1] in _DANGLING and len(plain) > 1:
        return True
    if len(plain) > 1 and plain[-1] in _PLACING and words.fold(plain[-2].lower()).strip() not in words.verbs:
        return True
    if any(word in _BREAKING for word in plain[1:]) or plain[0] == "but":
        return True
    if _COUNTED.search(name) or _PLACED.search(name):
        return True
    if len(plain) > 2 and plain[0] in _LEADING and plain[1] in words.words("articles"):
        return True
    if len(plain) > 1 and plain[0] in _LOOKING:
        return True
    if name[:1].islower() and _USING.intersection(plain[1:]):
        return True
    if any(first == "as" and second.endswith("ed") for first, second in pairwise(plain)):
        return True
    return any(first == "I" and second in _PERCEIVING for first, second in pairwise(plain))


def _phrases(frame: Frame) -> Iterator[Phrase]:
    for phrase in (frame.target, frame.place, frame.source, frame.about):
        while phrase is not None:
            yield phrase
            phrase = phrase.within


def _is_paraphrase(frame: Frame, phrase: Phrase) -> bool:
    return frame.intent == "present" and phrase is frame.target and phrase.kind == "message"
