"""Every rule, in the order in which they are listed: one entry and one function each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz import process

from pytest_lam.errors import CommandProblem
from pytest_lam.lint import ignoring
from pytest_lam.lint.contradictions import contradiction
from pytest_lam.lint.exposure import secret
from pytest_lam.lint.placeholders import undefined_placeholder, unused_column
from pytest_lam.lint.problem import Finding, Severity
from pytest_lam.lint.sense import observes_nothing, only_looks, refused
from pytest_lam.lint.structure import dangling, empty_feature, empty_scenario, no_effect, same_name, tag
from pytest_lam.lint.subject import Subject
from pytest_lam.lint.vagueness import vague
from pytest_lam.lint.wordings import several_wordings


class Rule(NamedTuple):
    """One rule: how grave, in a sentence, and what looks for it.

    ``english`` tells that it reads the steps' words, and so is silent where they are in another language.
    """

    severity: Severity
    sentence: str
    look: Callable[[Subject], Iterator[Finding]]
    english: bool = False


def _nothing(_: Subject) -> Iterator[Finding]:
    """What is no Gherkin has no subject: the reader of the file reports it."""
    return iter(())


def _unknown_rule(subject: Subject) -> Iterator[Finding]:
    """A comment that lets a rule pass that there is not: it does nothing."""
    for comment, name in ignoring.named(subject.source):
        if name not in RULES:
            near = process.extractOne(name, list(RULES))
            yield Finding(comment.line, comment.column, f"there is no rule {name!r} to ignore", near[0] if near else "")


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "syntax": Rule("error", "The file is valid Gherkin, in UTF-8.", _nothing),
        "empty-feature": Rule("error", "A feature has scenarios.", empty_feature),
        "empty-scenario": Rule("error", "A scenario has steps, an outline has values.", empty_scenario),
        "dangling": Rule("error", "A first step begins with Given, When or Then.", dangling),
        "same-name": Rule("error", "Scenarios of one file have names of their own.", same_name),
        "tag": Rule("error", "A tag is a mark that pytest can take.", tag),
        "undefined-placeholder": Rule("error", "Every <name> is filled in.", undefined_placeholder),
        "unused-column": Rule("warning", "Every column of the Examples is used.", unused_column),
        "secret": Rule("error", "No password, key or card number stands in clear.", secret),
        "no-effect": Rule("warning", "After the last When a Then says what came of it.", no_effect),
        "unknown-rule": Rule("warning", "A comment names rules that there are.", _unknown_rule),
        "vague": Rule("warning", "Steps name what is meant.", vague, english=True),
        "observes-nothing": Rule("error", "A Then looks at something that could be otherwise.", observes_nothing, True),
        "only-looks": Rule("warning", "A When does something.", only_looks, english=True),
        "contradiction": Rule("error", "Checks of one moment can all hold.", contradiction, english=True),
        "several-wordings": Rule("warning", "What is the same is said in the same words.", several_wordings, True),
        "refused": Rule("warning", "The embedded model or code of yours carries every step out.", refused, True),
    }
)
"""Every rule by its name, which ``--select``, ``--ignore`` and ``# lam: ignore[...]`` take."""


def named(lists: Iterable[str], source: str) -> list[str]:
    """The names in lists with commas between them.

    :param source: what the lists are called in messages.
    :raises CommandProblem: a name that no rule has.
    """
    names = [name.strip() for line in lists for name in line.split(",") if name.strip()]
    unknown = next((name for name in names if name not in RULES), None)
    if unknown is not None:
        raise CommandProblem(f"{source} names {unknown!r}, which is no rule; there are {', '.join(RULES)}")
    return names
