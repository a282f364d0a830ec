"""Rules of words that name nothing: what "works", is "correct", or is only "valid data"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_lam.lint.meanings import Meaning
from pytest_lam.lint.problem import Finding
from pytest_lam.lint.source import SourceStep
from pytest_lam.lint.subject import Subject
from pytest_lam.lint.words import CLOSING, JUDGEMENTS, SHOWING, SMALL, SOFT, SUBJECTS

_VALUE = re.compile(r"[\"“'<«`]|\d|\$[A-Z_]|(?<!\S)/")
"""What names something: a quoted text, a number, an outline's value, a secret, a path."""
_WORD = re.compile(r"[a-z]+(?:['\u2019-][a-z]+)*", re.IGNORECASE)

_ENDING = re.compile(
    r"\b(?:as\s+(?:expected|intended|usual|it\s+should(?:\s+be)?)|like\s+(?:it\s+should|before))\W*$", re.IGNORECASE
)

_WORTH = r"(?P<sort>(?:in)?valid|wrong|incorrect|correct|some|certain|various|dummy|random|needed|necessary|required)"
_DATA = r"(?P<data>data|details|information|info|credentials|inputs?|values?|entries)"
_FIELD = r"(?P<data>data|credentials|password|e-?mail|user(?:name)?|name|address|date|number|amount|code|card|coupon)"
REFERRING = re.compile(
    r"\b(?:the|an?|my|his|her|their|your|its|with|using|enters?|provides?)\s+(?:"
    r"(?P<open>correct|expected|appropriate|suitable|relevant|desired|proper)\s+(?P<what>[a-z]+)"
    rf"|{_WORTH}\s+(?:[a-z]+\s+)?{_DATA})\b",
    re.IGNORECASE,
)
"""Data and results that are called by their worth instead of by what they are."""
TYPED = re.compile(
    r"\b(?:with|using|enters?|provides?|types?|fills?(?:\s+in)?|submits?|gives?)\s+(?:(?:an?|the|my|his|her|their|your)\s+)?"
    rf"{_WORTH}\s+(?:[a-z]+\s+)?{_FIELD}\b",
    re.IGNORECASE,
)
"""The same of a single value that is typed."""
_LEFT_OPEN = re.compile(r"\b(?:etc\b\.?|and so on|and so forth|something|somehow|somewhere|and others)", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:the|my|his|her|their|your|its)\s+((?:[a-z][a-z-]*\s+){1,3})(?:is|are|was|were|looks?|seems?|should|works?)\b",
    re.IGNORECASE,
)
"""What a Then judges: "the order total" of "the order total is correct"."""
_TOLD = re.compile(r"\b(?:notified|informed|told|warned|message|error|alert|notification)\b", re.IGNORECASE)
"""Words of a message, which says itself what came of it."""

SAY_WHAT = 'Then I see "..."'


def vague(subject: Subject) -> Iterator[Finding]:
    """Words that leave open what is meant."""
    for step, scenario in subject.each:
        if _VALUE.search(step.text) or step.table or step.docstring is not None:
            continue
        finding = _judged(step) if step.type == "then" else None
        finding = finding or _referred(step) or _softly(step, subject.meaning(step, scenario))
        if finding is not None and not subject.is_coded(step, scenario):
            yield finding


def _judged(step: SourceStep) -> Finding | None:
    """A Then that judges instead of saying what is seen."""
    words = [word.lower() for word in _WORD.findall(step.text)]
    rest = [word for word in words if word not in SMALL]
    judged = [word for word in rest if word in JUDGEMENTS]
    if all(word in SUBJECTS | JUDGEMENTS | SHOWING for word in rest):
        if not judged and rest:
            return None  # says too little, but judges nothing: observes-nothing
        return Finding(step.line, step.column, f'"{step.text}" does not say what is to be seen', SAY_WHAT)
    ending = _ENDING.search(step.text)
    if ending is None and (not rest or words[-1] not in CLOSING):
        return None
    how = ending[0].strip(" .") if ending else words[-1]
    named = _NAMED.search(step.text)
    proposal = f'Then the {named[1].strip()} is "..."' if named is not None else SAY_WHAT
    at = ending.start() if ending else step.text.lower().rindex(how)
    return Finding(step.line, step.column + at, f'"{how}" can\'t be seen: what does the page show then?', proposal)


def _softly(step: SourceStep, meaning: Meaning) -> Finding | None:
    """A Then that ends with how well it went, where the LAM knows nothing to look for and no message is spoken of."""
    last = step.text.rstrip(" .").rpartition(" ")[2]
    if step.type != "then" or last not in SOFT or _TOLD.search(step.text) or not meaning.kind.understanding.refused:
        return None
    at = step.text.rindex(last)
    return Finding(step.line, step.column + at, f'"{last}" can\'t be seen: what does the page show then?', SAY_WHAT)


def _referred(step: SourceStep) -> Finding | None:
    """Data or a result that is not said."""
    match = REFERRING.search(step.text) or (TYPED.search(step.text) if step.type != "then" else None)
    if match is not None:
        said = match.groupdict()
        name = said.get("data") or said.get("what") or ""
        what = f'"{said.get("open") or said["sort"]} {name}" does not say which'
        advice = SAY_WHAT if step.type == "then" else "name the fields and their values, in quotes or in a table"
        start = match.start("open") if said.get("open") else match.start("sort")
        return Finding(step.line, step.column + start, what, advice)
    loose = _LEFT_OPEN.search(step.text)
    if loose is None:
        return None
    return Finding(step.line, step.column + loose.start(), f'"{loose[0]}" leaves open what is meant', "name it")


def names_nothing(step: SourceStep) -> bool:
    """Whether a step speaks of nothing that one page has and another has not."""
    if _VALUE.search(step.text) or step.table or step.docstring is not None:
        return False
    rest = [word for word in (found.lower() for found in _WORD.findall(step.text)) if word not in SMALL]
    return bool(rest) and all(word in SUBJECTS | SHOWING for word in rest)
