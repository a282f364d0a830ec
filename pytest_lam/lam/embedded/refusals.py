"""Refusals in words: why a step is not understood, and the hand-written line that would close the gap."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pytest_lam.lam.embedded.frames import ALL, Frame, Phrase, Understanding
from pytest_lam.step import Step

_QUOTED = re.compile(r'"[^"]*"')
_HOLE = re.compile(r"<([^<>]+)>")


UNKNOWN = "its words are not among those that the embedded model knows"


def refusal(step: Step, frames: Sequence[Frame], score: float, rule: str, reason: str = "") -> Understanding:
    """The refusal of a step of which ``frames`` is the best that could be made."""
    if not step.text.strip():
        reason = "the step is empty"
    elif not reason:
        reason = _halfway(frames)
    sure = max(0.0, round(score, 3))
    return Understanding(confidence=sure, rule=rule, refused=reason, remedy=remedy(step), guess=tuple(frames))


def left_out(step: Step, frames: Sequence[Frame], score: float, rule: str, missing: str) -> Understanding:
    """The refusal of a step that leaves out what its deed needs; what could be made of it is told, too."""
    reason = f"{_halfway(frames)}; {missing}" if frames else missing
    return refusal(step, frames, score, rule, reason)


def _halfway(frames: Sequence[Frame]) -> str:
    """What could be made of the words."""
    if not frames:
        return UNKNOWN
    return f"the likeliest meaning is {' and '.join(map(described, frames))}, but too much of it is a guess"


def remedy(step: Step) -> str:
    """The decorator line of a step definition that would carry the step out by code."""
    text = step.template or step.text
    names: list[str] = []

    def slot(match: re.Match[str]) -> str:
        names.append("value" if not names else f"value_{len(names) + 1}")
        return f'"{{{names[-1]}}}"'

    escaped = text.replace("{", "{{").replace("}", "}}")
    pattern = _QUOTED.sub(slot, escaped)
    pattern = _HOLE.sub(lambda hole: "{" + re.sub(r"\W+", "_", hole[1]).strip("_") + "}", pattern)
    if pattern == escaped:
        return f"@{step.type}({text!r})"
    return f"@{step.type}(parsers.parse({pattern!r}))"


def described(frame: Frame) -> str:
    """A frame in a few words, for a refusal."""
    parts = ["not" if frame.negated else "", frame.intent, _phrase(frame.target)]
    if frame.value is not None:
        parts.append(f'"{frame.value}"')
    parts += [frame.state, "" if frame.count is None else str(frame.count)]
    if frame.place:
        parts.append("in " + _phrase(frame.place))
    return " ".join(part for part in parts if part)


def _phrase(phrase: Phrase | None) -> str:
    if phrase is None:
        return ""
    amount = '"all"' if phrase.amount == ALL else str(phrase.amount or "")
    words = f'"{phrase.words}"' if phrase.words else amount
    text = " ".join(part for part in (phrase.kind, words) if part)
    return f"{text} in {_phrase(phrase.within)}" if phrase.within else text
