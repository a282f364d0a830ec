"""The rule of checks that can't both hold: of one moment, which is all Thens between two deeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pytest_lam.lam.embedded.frames import Frame
from pytest_lam.lint.meanings import Meaning
from pytest_lam.lint.problem import Finding
from pytest_lam.lint.source import SourceScenario, SourceStep
from pytest_lam.lint.subject import Subject

OPPOSITES = {"visible": "hidden", "enabled": "disabled", "checked": "unchecked", "expanded": "collapsed"}
OPPOSITES |= {"opened": "closed", "open": "closed", "filled": "empty", "required": "optional", "valid": "invalid"}
OPPOSITES |= {other: one for one, other in OPPOSITES.items()}
"""States of which a thing has one at a time."""

SINGLE = frozenset({"text", "value", "title", "address"})
"""Checks of which a thing has one value at a time."""

Claim = tuple[SourceStep, Frame]


def contradiction(subject: Subject) -> Iterator[Finding]:
    """A Then that an earlier one of the same moment excludes."""
    told: set[int] = set()
    for scenario in subject.source.scenarios:
        for moment in _moments(subject, scenario):
            claims = _comparable(moment)
            for at, (step, frame) in enumerate(claims):
                other = next((one for one, before in claims[:at] if one is not step and _excludes(before, frame)), None)
                if other is not None and step.line not in told:
                    told.add(step.line)
                    what = f'line {other.line} says "{other.text}": after the same action both can\'t hold'
                    yield Finding(step.line, step.column, what, "leave one of the two out, or say what happens between")


def _comparable(moment: list[tuple[SourceStep, Meaning]]) -> list[Claim]:
    """The claims of a moment, if two of them are of one sort at all."""
    sorts = Counter(intent for _, meaning in moment for intent in meaning.kind.intents)
    if len(moment) < len(("one", "other")) or max(sorts.values()) == 1:
        return []
    return [(step, frame) for step, meaning in moment for frame in meaning.frames]


def _moments(subject: Subject, scenario: SourceScenario) -> Iterator[list[tuple[SourceStep, Meaning]]]:
    """What is claimed by Thens in a row, of which none does anything."""
    moment: list[tuple[SourceStep, Meaning]] = []
    for step in scenario.run:
        meaning = subject.meaning(step, scenario)
        if step.type == "then" and meaning.kind.looks and not subject.is_coded(step, scenario):
            moment.append((step, meaning))
        elif step.type != "then" or meaning.kind.acts:
            yield moment
            moment = []
    yield moment


def _excludes(one: Frame, other: Frame) -> bool:
    if one.intent != other.intent or one.place != other.place:
        return False
    if replace(one, negated=False) == replace(other, negated=False):
        return one.negated != other.negated
    if one.negated or other.negated or one.target != other.target or one.target is None:
        return one.intent in ("title", "address") and _is_of_page(one, other) and _differ(one, other)
    if one.intent == "state":
        return OPPOSITES.get(one.state) == other.state != ""
    if one.intent == "count":
        return _counts_exclude(one, other)
    return one.intent in SINGLE and bool(one.target.words) and _differ(one, other)


def _is_of_page(one: Frame, other: Frame) -> bool:
    return not one.negated and not other.negated and one.target is None and other.target is None


def _differ(one: Frame, other: Frame) -> bool:
    """Whether both say what the whole value is, and not the same."""
    both = one.comparison == other.comparison == "equals" and one.value is not None and other.value is not None
    return both and replace(one, value=None) == replace(other, value=None) and one.value != other.value


def _counts_exclude(one: Frame, other: Frame) -> bool:
    low, high = _range(one)
    least, most = _range(other)
    return max(low, least) > min(high, most)


def _range(frame: Frame) -> tuple[float, float]:
    """From how many to how many a count allows."""
    count = float(frame.count or 0)
    ranges = {"equals": (count, count), "at least": (count, ANY), "at most": (0.0, count)}
    ranges |= {"more than": (count + 1, ANY), "less than": (0.0, count - 1)}
    return ranges.get(frame.comparison, (0.0, ANY))


ANY = float("inf")
