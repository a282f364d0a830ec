"""The rule of steps that mean the same and are worded differently."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_lam.lint.folding import VALUES, exchanged
from pytest_lam.lint.meanings import Meaning
from pytest_lam.lint.problem import Finding
from pytest_lam.lint.source import SourceStep
from pytest_lam.lint.subject import Subject

Wording = list[tuple[SourceStep, Meaning]]
"""The steps of one wording, which differ in their values only."""


def several_wordings(subject: Subject) -> Iterator[Finding]:
    """A step that means what a more frequent wording of the same file means."""
    for wordings in _by_meaning(subject).values():
        usual, *others = sorted(wordings.values(), key=lambda wording: (-len(wording), wording[0][0].line))
        first, known = usual[0]
        for wording in others:
            step, meaning = wording[0]
            values = {known.folding.said[stand]: meaning.folding.back(own) for stand, own in _paired(known, meaning)}
            what = f"says in other words what line {first.line} says: one definition would do for both"
            yield Finding(step.line, step.column, what, f"{step.keyword} {exchanged(first.text, values)}")


def _paired(one: Meaning, other: Meaning) -> Iterator[tuple[str, str]]:
    """The stand-ins of two steps that mean the same, value by value."""
    return zip(one.kind.stands, other.kind.stands, strict=True)


def _by_meaning(subject: Subject) -> dict[object, dict[str, Wording]]:
    """The wordings of each meaning."""
    found: dict[object, dict[str, Wording]] = {}
    for step, scenario in subject.each:
        meaning = subject.meaning(step, scenario)
        if meaning.kind.understanding.refused or "<" in step.text:
            continue  # what is refused has no meaning; an outline's values flow in by their names
        key = step.type, step.docstring is None, meaning.kind.canonical, len(meaning.kind.stands)
        if not subject.is_coded(step, scenario):
            found.setdefault(key, {}).setdefault(_worded(step.text), []).append((step, meaning))
    return found


def _worded(text: str) -> str:
    """The words of a step without its values."""
    return VALUES.sub(lambda match: (match["open"] or match["single"] or "") + "?", text)
