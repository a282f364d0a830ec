"""The steps that somebody asks about: one as an argument, or many in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast, get_args

from pytest_lam.errors import CommandProblem
from pytest_lam.step import Step, StepType

KEYWORD = re.compile(r"\s*(?:(Given|When|Then|And|But)(?=\s)|\*(?=\s))\s*")
"""Gherkin's keywords as it writes them, with a capital."""
CONTINUING = frozenset({"and", "but", "*"})
"""Keywords that say: of the same type as the step before."""
TYPES: tuple[str, ...] = get_args(StepType)
UNSAID: StepType = "when"
"""The type of a step that has none: most steps that people ask about are deeds."""


def single(argument: str, type_: str = "") -> Step:
    """The step that an argument gives: a line, and below it a table or doc string in Gherkin's notation.

    :param type_: "given", "when" or "then"; "" takes a keyword at the beginning for it, else "when".
    :raises CommandProblem: there is no text, or the lines below are neither table nor doc string.
    """
    line, _, below = argument.strip().partition("\n")
    keyword, text = _keyword(line)
    if type_ and keyword and keyword not in (type_, *CONTINUING):
        keyword, text = "", line.strip()  # a word of the step: "Given names are listed", asked as a Then
    type_ = type_ or (keyword if keyword in TYPES else UNSAID)
    if not text:
        raise CommandProblem('the step is empty; write it in quotes: pytest-lam explain "When I press Save"')
    step = Step(cast(StepType, type_), text)
    return _with_argument(step, below) if below.strip() else step


def _keyword(line: str) -> tuple[str, str]:
    """The keyword that begins a line, in small letters ("" without one), and the rest of the line."""
    found = KEYWORD.match(line + " ")
    if found is None:
        return "", line.strip()
    return (found[1] or "*").lower(), line[found.end() :].strip()


def _with_argument(step: Step, below: str) -> Step:
    """The step with its table or doc string, as the reference parser reads them."""
    from gherkin.errors import CompositeParserException, ParserError
    from gherkin.parser import Parser

    head = "Feature: f\nScenario: s\n"
    try:
        document = Parser().parse(f"{head}* {step.text}\n{below}\n")
    except (CompositeParserException, ParserError):
        raise CommandProblem(
            "what stands below the step's first line is neither a table (| a | b |) nor a doc string "
            '(between lines of """)'
        ) from None
    children = cast(list[dict[str, dict[str, list[dict[str, object]]]]], document["feature"]["children"])
    found = children[0]["scenario"]["steps"]
    if len(children) != 1 or len(found) != 1:
        raise CommandProblem("these are several steps; ask about one, or give a file with --steps")
    return _filled(step, found[0])


def _filled(step: Step, parsed: dict[str, object]) -> Step:
    table = cast("dict[str, list[dict[str, list[dict[str, str]]]]]", parsed.get("dataTable") or {"rows": []})
    rows = tuple(tuple(cell["value"] for cell in row["cells"]) for row in table["rows"])
    docstring = cast("dict[str, str]", parsed.get("docString") or {}).get("content")
    return Step(step.type, step.text, table=rows, docstring=docstring)


def many(lines: Sequence[str], source: str, type_: str = "") -> Iterator[Step]:
    """The steps of a file, one a line; empty lines and a line of column names are left out.

    A line is ``count <tab> type <tab> step``, ``type <tab> step``, or a step, with its keyword or without.
    And, But and ``*`` are of the type of the step before.

    :param source: what the file is called in messages.
    :param type_: of the steps that name none.
    :raises CommandProblem: a type that is none, with its line.
    """
    before = type_ or UNSAID
    for number, line in enumerate(lines, start=1):
        said, text = _columns(line)
        if not line.strip() or (number == 1 and line.split("\t")[-1].strip().lower() == "step"):
            continue
        if said in CONTINUING:
            said = before
        elif not said:
            keyword, rest = _keyword(line)
            said = before if keyword in CONTINUING else keyword or type_ or UNSAID
            text = rest
        if said not in TYPES:
            raise CommandProblem(f"{source}:{number}: {said!r} is no type of step; there are {', '.join(TYPES)}")
        before = said
        yield Step(cast(StepType, said), text)


def _columns(line: str) -> tuple[str, str]:
    """The type that a line names ("" where it has no such column) and its step."""
    columns = [part.strip() for part in line.rstrip("\n").split("\t")]
    if len(columns) > 1 and columns[0].isdecimal():
        columns = columns[1:]
    if len(columns) == 1:
        return "", columns[0]
    return columns[0].lower(), " ".join(columns[1:]).strip()
