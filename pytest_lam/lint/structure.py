"""Rules of form, in any language: what pytest would not run, or would run as something else."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_lam.lint.problem import Finding
from pytest_lam.lint.subject import Subject


def empty_feature(subject: Subject) -> Iterator[Finding]:
    """A file without a scenario."""
    source = subject.source
    if not source.scenarios:
        yield Finding(source.name.line, source.name.column, "the file has no scenario", "add a Scenario, or remove it")


def empty_scenario(subject: Subject) -> Iterator[Finding]:
    """A scenario without steps, an outline without values."""
    for scenario in subject.source.scenarios:
        name = scenario.name
        if not scenario.steps:
            yield Finding(
                name.line, name.column, f'scenario "{name.text}" has no steps', "write its steps, or remove it"
            )
        if scenario.outline and not scenario.examples:
            what = f'"{name.text}" is an outline without Examples'
            yield Finding(name.line, name.column, what, "add `Examples:` with a row of values")
        for examples in scenario.examples:
            if not examples.rows:
                what = "the Examples have no row"
                yield Finding(examples.line, examples.column, what, "add a row of values, or remove the table")


def dangling(subject: Subject) -> Iterator[Finding]:
    """A first step that begins with And, But or ``*``."""
    for block in subject.source.blocks:
        if block and block[0].dangling:
            step = block[0]
            what = f'the first step begins with "{step.keyword}", and nothing says what kind of step it is'
            column = step.column - len(step.keyword) - 1
            yield Finding(step.line, column, what, "begin it with Given, When or Then")


def same_name(subject: Subject) -> Iterator[Finding]:
    """A scenario whose name another one of the file has."""
    first: dict[str, int] = {}
    for scenario in subject.source.scenarios:
        name = scenario.name
        if name.text in first:
            what = f'scenario "{name.text}" stands already at line {first[name.text]}: only one of the two would run'
            yield Finding(name.line, name.column, what, "say in its name what is special about it")
        first.setdefault(name.text, name.line)


def no_effect(subject: Subject) -> Iterator[Finding]:
    """A last When after which nothing is looked at."""
    for scenario in subject.source.scenarios:
        last = max((at for at, step in enumerate(scenario.run) if step.type == "when"), default=-1)
        looked = any(step.type == "then" for step in scenario.run[last + 1 :])
        if looked or not scenario.steps:
            continue
        if last < len(scenario.before):
            name = scenario.name
            what = f'scenario "{name.text}" has no Then: it passes whatever the page shows'
            yield Finding(name.line, name.column, what, 'Then I see "..."')
        elif not subject.looks(scenario.run[last]):
            step = scenario.run[last]
            what = "no Then says what comes of this: it would pass without an effect"
            yield Finding(step.line, step.column, what, 'Then I see "..."')


def tag(subject: Subject) -> Iterator[Finding]:
    """A tag that pytest can't take for a mark of that name."""
    for word in subject.source.tags:
        if word.text.startswith("_"):
            what = f"@{word.text}: pytest has no marks that begin with an underscore"
            yield Finding(word.line, word.column, what, f"@{word.text.lstrip('_') or 'name'}")
        elif word.text in OWN_MARKS:
            what = f"@{word.text} is a mark of pytest's own that wants arguments, which a tag has not"
            yield Finding(word.line, word.column, what, f"@{word.text}-tests")


OWN_MARKS = frozenset({"parametrize"})
"""Marks of pytest that fail a collection without arguments."""
