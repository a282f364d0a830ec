"""Rules of words that name nothing: what "works", is "correct", or is only "valid data"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_lam.lint.problem import Finding
from pytest_lam.lint.source import SourceStep
from pytest_lam.lint.subject import Subject
from pytest_lam.lint.words import CLOSING, JUDGEMENTS, SHOWING, SMALL, SUBJECTS

_VALUE = re.compile(r"[\"“'<«`]|\d|\$[A-Z_]|(?<!\S)/")
"""What names something: a quoted text, a number, an outline's value, a secret, a path."""
_WORD = re.compile(r"[a-z]+(?:['\u2019-][a-z]+)*", re.IGNORECASE)

_ENDING = re.compile(
    r"\b(?:as\s+(?:expected|intended|usual|it\s+should(?:\s+be)?)|like\s+(?:it\s+should|before))\W*$", re.I
)

REFERRING = re.compile(
    r"\b(?:the|an?|my|his|her|their|your|its|with|using|enters?|provides?)\s+"
    r"(?:(?P<open>correct|expected|appropriate|suitable|relevant|desired|proper)\s+(?P<what>[a-z]+(?:\s[a-z]+)?)"
    r"|(?P<sort>(?:in)?valid|wrong|incorrect|correct|some|certain|various|dummy|random|needed|necessary|required)\s+"
    r"(?:[a-z]+\s+)?(?P<data>data|details|information|info|credentials|inputs?|values?|entries))\b",
    re.IGNORECASE,
)
"""Data and results that are called by their worth instead of by what they are."""
_LEFT_OPEN = re.compile(r"\b(?:etc\b\.?|and so on|and so forth|something|somehow|somewhere|and others)", re.IGNORECASE)
_BARE = re.compile(
    r"\b(?:with|using|enters?|provides?|fills?\s+in)\s+(?P<all>(?P<sort>(?:in)?valid|wrong|incorrect|correct|random|dummy)\s+(?P<data>[a-z]+))\b",
    re.IGNORECASE,
)

SAY_WHAT = 'Then I see "..."'


def vague(subject: Subject) -> Iterator[Finding]:
    """Words that leave open what is meant."""
    for step, scenario in subject.each:
        if _VALUE.search(step.text) or step.table or step.docstring is not None:
            continue
        finding = _judged(step) if step.type == "then" else None
        finding = finding or _referred(step)
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
    named = [word for word in rest if word not in JUDGEMENTS | SHOWING | {"usual", "before", "like"}]
    proposal = f'Then the {" ".join(named)} is "..."' if 0 < len(named) <= FEW else SAY_WHAT
    at = ending.start() if ending else step.text.lower().rindex(how)
    return Finding(step.line, step.column + at, f'"{how}" can\'t be seen: what does the page show then?', proposal)


FEW = 3
"""As many words still make the name of a thing."""


def _referred(step: SourceStep) -> Finding | None:
    """Data or a result that is not said."""
    match = REFERRING.search(step.text) or _BARE.search(step.text)
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
