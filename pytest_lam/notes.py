"""What code notes down so that a later step can tell of it: recordings with their notes put in. Plain data only."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pytest_lam.recording import Note, RecordedAction, RecordedCheck, RecordedStep, Target
from pytest_lam.step import Step
from pytest_lam.values import Value

STAND_IN = "{{{}}}"
"""What stands in a recording for what was remembered, which is another text with every run."""


def name_of(target: Target | None, role: str, named: str) -> str:
    """The name under which code notes what a check of a change compares with."""
    place = (target.name or target.role) if target is not None else ""
    place += f" of {target.within}" if target is not None and target.within else ""
    if not role:
        return place
    things = f'{role} "{named}"' if named else role
    return f"number of {things}" + (f" in {place}" if place else "")


def noted(steps: Sequence[RecordedStep]) -> tuple[RecordedStep, ...]:
    """The steps of a scenario, with notes at each last action before a check of a change."""
    found = list(steps)
    for index, step in enumerate(steps):
        for check in step.checks:
            if check.name == "change":
                _note(found, index, Note(check.noted, check.target, check.role, check.named))
    return tuple(found)


def _note(steps: list[RecordedStep], last: int, note: Note) -> None:
    """Put the note at the last action up to that step."""
    for index in range(last, -1, -1):
        actions = list(steps[index].actions)
        for place in range(len(actions) - 1, -1, -1):
            if actions[place].name == "remember":
                continue
            if note not in actions[place].notes:
                actions[place] = replace(actions[place], notes=(*actions[place].notes, note))
                steps[index] = replace(steps[index], actions=tuple(actions))
            return


def spoken_of(step: Step, remembered: Mapping[str, Value], used: Collection[object] = ()) -> dict[str, str]:
    """What was remembered and the step speaks of by its name, in whose place it does not say the text itself.

    :param used: what the step typed and expected: a remembered text that is one of these is spoken of as well, in
        whatever words ("that name").
    """
    said = " ".join((step.text, step.docstring or "", *(cell for row in step.table for cell in row))).casefold()
    return {
        name: text
        for name, text in remembered.items()
        if isinstance(text, str) and (name.casefold() in said or text in used) and text.casefold() not in said
    }


def without_remembered(step: RecordedStep, spoken: Mapping[str, str]) -> RecordedStep:
    """The step as it is whatever was remembered: where that text stands in what it does, its name does."""
    pairs = sorted(spoken.items(), key=lambda pair: -len(pair[1]))
    actions: tuple[RecordedAction, ...] = _anew(step.actions, pairs)
    checks: tuple[RecordedCheck, ...] = _anew(step.checks, pairs)
    if (actions, checks) == (step.actions, step.checks):
        return step
    return replace(
        step, actions=actions, checks=checks, remembered={name: STAND_IN.format(name) for name in sorted(spoken)}
    )


FIXED = frozenset({"by", "pattern", "role", "tag", "kind", "manner", "comparison", "form", "expected_form"})
"""Fields of a recording that hold no text of the page."""
EMBEDDED = 3
"""Characters from which a text counts inside of a longer one; "1" is in too many."""


def _anew(given: Any, pairs: Sequence[tuple[str, str]]) -> Any:
    """All texts in it with the names of what was remembered in the place of its text."""
    if isinstance(given, str):
        return _named(given, pairs)
    if isinstance(given, tuple):
        return tuple(_anew(each, pairs) for each in given)
    if isinstance(given, Mapping):
        return {key: _anew(value, pairs) for key, value in given.items()}
    if not is_dataclass(given) or isinstance(given, type):
        return given
    kept = FIXED | {"name"} if isinstance(given, RecordedAction | RecordedCheck) else FIXED
    changing = (field.name for field in fields(given) if field.name not in kept)
    return replace(given, **{name: _anew(getattr(given, name), pairs) for name in changing})


def _named(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    for name, value in pairs:
        if text == value:
            return STAND_IN.format(name)
        if len(value) >= EMBEDDED:
            text = STAND_IN.format(name).join(re.split(rf"(?<!\w){re.escape(value)}(?!\w)", text))
    return text
