"""What the frames of a step come to on a page, in names of ACTIONS and CHECKS alone.

Language has more names for what is asked for than the browser has deeds: "log in" is what people
say, two fields filled and a button clicked is what is done. Which of them it is on a page that
nobody has seen is told here by one table; on a page that is there the planner tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from pytest_lam.actions import ACTIONS
from pytest_lam.checks import CHECKS, Comparison
from pytest_lam.lam.embedded.frames import ALL, Frame, Phrase, Understanding


class Outcome(NamedTuple):
    """The actions or checks that something comes to, and the reason."""

    names: tuple[str, ...]
    reason: str


CLICK, SEND = ("click",), ("fill", "press")

OUTCOMES: Mapping[str, Outcome] = MappingProxyType(
    {
        "log in": Outcome(("fill", "fill", "click"), "who and the password are typed, then the form's button"),
        "log out": Outcome(CLICK, "what ends the session is a link or button"),
        "logged in": Outcome(("present",), "what ends the session is there"),
        "logged out": Outcome(("present",), "what begins a session is there"),
        "search": Outcome(SEND, "what is looked for is typed into the search field and sent by Enter"),
        "choose": Outcome(("select",), "one of several is taken; an option of a list, most often"),
        "open": Outcome(CLICK, "what opens a thing is a link, tab, menu or item of that name; a page is gone to"),
        "close": Outcome(CLICK, "what closes it is a button"),
        "expand": Outcome(CLICK, "what unfolds it is its heading or a button"),
        "collapse": Outcome(CLICK, "what folds it is its heading or a button"),
        "submit": Outcome(CLICK, "what sends a form is its button"),
        "confirm": Outcome(CLICK, "what confirms is the button that says yes"),
        "cancel": Outcome(CLICK, "what cancels is the button that says no"),
        "add": Outcome(CLICK, "what adds a thing is the button beside it"),
        "remove": Outcome(CLICK, "what removes a thing is the button beside it"),
        "sort": Outcome(CLICK, "what sorts a list is a column's header, or a choice of its own"),
        "filter": Outcome(("select",), "what filters a list is a choice among its values"),
        "next page": Outcome(CLICK, "what turns the page is a link or button"),
        "previous page": Outcome(CLICK, "what turns the page is a link or button"),
        "command": Outcome(CLICK, "a deed is done by the control that is called by it"),
        "find": Outcome(("scroll",), "it is brought into view, and nothing is done to it"),
        "gather": Outcome(CLICK, "what takes a thing is the button beside it"),
        "finish": Outcome(CLICK, "what ends an order is its button"),
        "see": Outcome(("text",), "words are read on the page"),
        "told": Outcome(("text",), "a message is read on the page"),
    }
)
"""Every reading of the language that is no name of ACTIONS or CHECKS."""

GONE_TO = frozenset({"page"})
"""Kinds of what is opened by going there rather than by a click."""

HOLDING = frozenset({"list", "table", "row", "section", "dialog", "page", "card", "form", "menu", "column", "item"})
"""Kinds of what holds a text rather than being one: "in the list"."""

UNLABELLED = "user"
"""What logs in under a label that the step does not say: there the name itself is what it names."""

ORDINALS = {1: "first", 2: "second", 3: "third", -1: "last"}


@dataclass(frozen=True, slots=True)
class Part:
    """One action or check that a step comes to, in the words of the step.

    ``target`` is what is acted on or looked at: the words that name it, without quotes, articles and
    the noun of its kind; where nothing but a noun was said, that. Of a text that is to be seen somewhere
    it is that text, as ``value`` is. ``relation`` is what narrows it.
    """

    intent: str
    target: str = ""
    value: str = ""
    relation: str = ""
    negated: bool = False
    comparison: Comparison = "equals"


def outcome(frame: Frame) -> Outcome:
    """What the frame comes to, and why."""
    if frame.intent in ACTIONS or frame.intent in CHECKS:
        return Outcome((frame.intent,), "")
    if frame.intent == "open" and frame.target is not None and frame.target.kind in GONE_TO:
        return Outcome(("navigate",), "a page is gone to")
    return OUTCOMES.get(frame.intent, OUTCOMES["command"])  # a name of its own for some control's deed


def parts(understanding: Understanding) -> tuple[Part, ...]:
    """All that a step comes to, in order; nothing where it is refused."""
    frames = understanding.frames if not understanding.refused else ()
    rules = understanding.rule.split(" + ")
    rules = rules if len(rules) == len(frames) else [""] * len(frames)  # one clause can give several frames
    return tuple(part for frame, rule in zip(frames, rules, strict=True) for part in _parts(frame, rule))


def _parts(frame: Frame, rule: str) -> Iterator[Part]:
    names = outcome(frame).names
    whole = Part(names[-1], named(frame.target), _value(frame), _relation(frame), frame.negated, frame.comparison)
    if frame.intent == "log in":
        yield from _login(frame, whole)
    elif frame.rows:
        for row in frame.rows:
            yield replace(whole, value=", ".join(cell for _, cell in row))
    elif frame.intent in ACTING_ON_PAIRS:
        for label, value in frame.pairs:
            yield replace(whole, intent="fill", target=label, value=str(value))
        yield from _own(frame, whole)
    elif frame.pairs:
        for label, value in frame.pairs:
            yield replace(whole, target=label, value=str(value), relation=whole.relation or whole.target)
    elif frame.count == 0 and frame.comparison == "equals" and not frame.negated:
        yield replace(whole, intent="present", value="", negated=True)  # none of them: an absence
    elif frame.intent == "text" and _is_sought(frame, rule):
        yield replace(whole, target=whole.value, relation=whole.relation or whole.target)
    else:
        yield from _own(frame, whole)


def _is_sought(frame: Frame, rule: str) -> bool:
    """Whether the text itself is what is looked for, anywhere on the page or in a part of it.

    So it is where the words are "see X in Y", and not where they are "Y shows X", of a Y that is no mere holder.
    """
    anywhere = frame.target is None or frame.target.kind in HOLDING
    seen = rule.startswith("see:") and "{place}" not in rule
    return (anywhere or seen) and frame.comparison == "contains" and frame.value is not None


ACTING_ON_PAIRS = frozenset({"command", "submit", "add", "search", "confirm", "finish", "open"})
"""Deeds whose values are typed into fields before the deed itself."""


def _own(frame: Frame, whole: Part) -> Iterator[Part]:
    if frame.intent != "search":
        yield whole
        return
    field = whole.target or "search"
    if not frame.pairs:
        yield replace(whole, intent="fill", target=field)
    yield replace(whole, target=field, value="Enter")


def _login(frame: Frame, whole: Part) -> Iterator[Part]:
    for label, value in frame.pairs:
        yield replace(whole, intent="fill", target=str(value) if label == UNLABELLED else label, value=str(value))
    yield replace(whole, target=named(frame.place), value="", relation="")


def named(phrase: Phrase | None) -> str:
    """The words that name a thing; where it has none, the noun of its kind."""
    if phrase is None:
        return ""
    return phrase.words or phrase.most or phrase.noun or phrase.kind


def _value(frame: Frame) -> str:
    """What is typed, chosen or expected."""
    if frame.value is not None:
        return str(frame.value)
    if frame.source is not None:
        return named(frame.source)
    if frame.intent == "drag" and frame.place is not None:
        return named(frame.place)
    if frame.intent == "command":
        return ""  # its state is the verb itself
    if frame.state or frame.items:
        return frame.state or ", ".join(frame.items)
    return "" if frame.count is None else str(frame.count)


def _relation(frame: Frame) -> str:
    """What narrows the target, the nearest first: its place, what was spoken of before, its number among its like."""
    around = [named(phrase) for phrase in _around(frame.target)]
    around += [named(frame.place)] if frame.intent != "drag" else []
    around += [named(frame.about)] if frame.about is not None and not around else []
    around += [ORDINALS.get(which, str(which)) for which in _ordinals(frame.target)]
    return "; ".join(dict.fromkeys(words for words in around if words))


def _around(phrase: Phrase | None) -> Iterator[Phrase]:
    while phrase is not None and phrase.within is not None:
        phrase = phrase.within
        yield phrase


def _ordinals(phrase: Phrase | None) -> Iterator[int]:
    for one in (phrase, *_around(phrase)):
        if one is not None and one.ordinal is not None:
            yield one.ordinal


def amount(phrase: Phrase) -> str:
    """How many of those that fit are meant, in words; "" for the one there is."""
    if phrase.amount is None:
        return ""
    return {ALL: "all of them", 1: "any one of them"}.get(phrase.amount, f"any {phrase.amount} of them")
