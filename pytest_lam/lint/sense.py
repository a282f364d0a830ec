"""Rules of what a step comes to: a Then that looks at nothing, a When that does nothing, what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_lam.lint.problem import Finding
from pytest_lam.lint.subject import Subject
from pytest_lam.lint.vagueness import SAY_WHAT, names_nothing

MODAL = re.compile(r"\b(?:should|must|shall|can|could|may|able|have to|has to|been)\b", re.IGNORECASE)
"""Words that speak of a deed without doing it: such a Then is no When in other clothes."""


def observes_nothing(subject: Subject) -> Iterator[Finding]:
    """A Then that looks at nothing in particular, or does something instead."""
    for step, scenario in subject.each:
        if step.type != "then":
            continue
        if names_nothing(step) and not subject.is_coded(step, scenario):
            what = f'"{step.text}" holds on every page'
            yield Finding(step.line, step.column, what, SAY_WHAT)
            continue
        kind = subject.meaning(step, scenario).kind
        if kind.acts and not kind.looks and not subject.is_coded(step, scenario):
            deed = kind.intents[0]
            what = f"this Then does something ({deed}) and looks at nothing"
            yield Finding(step.line, step.column, what, SAY_WHAT if MODAL.search(step.text) else f"When {step.text}")


def only_looks(subject: Subject) -> Iterator[Finding]:
    """A When that only looks."""
    for step, scenario in subject.each:
        kind = subject.meaning(step, scenario).kind
        if step.type == "when" and kind.looks and not kind.acts and not subject.is_coded(step, scenario):
            what = "this When does nothing: it only looks, which a Then does"
            yield Finding(step.line, step.column, what, f"Then {step.text}")


def refused(subject: Subject) -> Iterator[Finding]:
    """A step that the embedded LAM would not carry out, and no code of the user's own does."""
    for step, scenario in subject.each:
        meaning = subject.meaning(step, scenario)
        understanding = meaning.kind.understanding
        if not understanding.refused or subject.is_coded(step, scenario):
            continue
        remedy = meaning.folding.back(understanding.remedy)
        if understanding.kind == "unclear":
            remedy = f"say it in plainer words, names and values in quotes; or define {remedy}"
        else:
            remedy = f"define {remedy}" if remedy.startswith("@") else remedy
        yield Finding(step.line, step.column, f"the embedded model would refuse this: {meaning.refused}", remedy)
