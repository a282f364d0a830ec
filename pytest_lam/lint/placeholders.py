"""Rules of what an outline fills in: names without values, values without a name that is used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import process

from pytest_lam.lint.problem import Finding
from pytest_lam.lint.source import SourceScenario, Word
from pytest_lam.lint.subject import Subject
from pytest_lam.lint.words import MARKUP

HOLE = re.compile(r"<([^<>\s/=\"](?:[^<>\"=]*[^<>\s/\"=])?)>")
"""A placeholder; what has attributes, ends with a slash or begins with one is HTML."""
REMEMBERED = re.compile(r"\b(?:remember|memorise|memorize|note|store|save|keep)\b.*\bas\s+[\"'“]([^\"'”]+)[\"'”]")
"""A step that gives something a name, by which later ones of the scenario may call it."""


def undefined_placeholder(subject: Subject) -> Iterator[Finding]:
    """A ``<name>`` that no Examples fill in."""
    told: set[tuple[int, int]] = set()
    for scenario in subject.source.scenarios:
        remembered = {name for step in scenario.run for name in REMEMBERED.findall(step.text)}
        known = scenario.columns | remembered
        for word in _words(scenario):
            for hole in HOLE.finditer(word.text):
                place = (word.line, word.column + hole.start())
                if hole[1] in known or place in told or _is_markup(hole[1], word.text):
                    continue
                told.add(place)
                what = f"<{hole[1]}> is filled in by nothing: {_has(scenario)}"
                near = _nearest(hole[1], scenario.columns)
                yield Finding(*place, what, f"<{near}>" if near else f"add a column `{hole[1]}` to the Examples")


def _words(scenario: SourceScenario) -> Iterator[Word]:
    if scenario.outline:
        yield scenario.name
    for step in scenario.run:
        yield from step.words


def _has(scenario: SourceScenario) -> str:
    if not scenario.outline:
        return "the scenario has no Examples"
    return f"the Examples have {', '.join(sorted(scenario.columns)) or 'no columns'}"


def _is_markup(name: str, text: str) -> bool:
    return name.lower() in MARKUP or f"</{name}>" in text


def _nearest(name: str, columns: frozenset[str]) -> str:
    found = process.extractOne(name, sorted(columns), score_cutoff=LIKE, processor=str.lower)
    return found[0] if found else ""


LIKE = 75.0
"""From which likeness (0 to 100) on a name passes for a slip of another's: one letter wrong in four or more."""


def unused_column(subject: Subject) -> Iterator[Finding]:
    """A column of the Examples that nothing names."""
    for scenario in subject.source.scenarios:
        used = {name for word in _words(scenario) for name in re.findall(r"<([^<>]+)>", word.text)}
        for examples in scenario.examples:
            for cell in examples.header:
                if cell.text not in used:
                    what = f'nothing uses the column "{cell.text}": its rows say something that is not tested'
                    advice = f"use <{cell.text}> in a step or the scenario's name, or remove the column"
                    yield Finding(cell.line, cell.column, what, advice)
