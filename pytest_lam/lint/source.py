"""A feature file as lint sees it: every step, cell and comment with its line and column. Plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from pytest_lam.feature import CONJUNCTIONS
from pytest_lam.step import StepType

TYPES: dict[str, StepType] = {"Context": "given", "Action": "when", "Outcome": "then"}
"""The parser's keyword types that say what kind of step it is."""


@dataclass(frozen=True, slots=True)
class Word:
    """A text of the file (a cell, a tag, a comment) and where it stands, from 1."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceStep:
    """A step where it stands; ``column`` is that of its text, behind the keyword.

    ``type`` of And, But and ``*`` is that of the step before; ``dangling`` tells that there is none.
    """

    type: StepType
    keyword: str
    text: str
    line: int
    column: int
    table: tuple[tuple[Word, ...], ...] = ()
    docstring: Word | None = None
    dangling: bool = False

    @property
    def words(self) -> Iterator[Word]:
        """Its text, cells and doc string."""
        yield Word(self.text, self.line, self.column)
        for row in self.table:
            yield from row
        if self.docstring is not None:
            yield self.docstring


@dataclass(frozen=True, slots=True)
class Examples:
    """One table of values of an outline."""

    line: int
    column: int
    header: tuple[Word, ...]
    rows: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class SourceScenario:
    """A scenario; ``before`` are the steps of the backgrounds that run before its own."""

    name: Word
    steps: tuple[SourceStep, ...]
    before: tuple[SourceStep, ...]
    examples: tuple[Examples, ...]
    outline: bool

    @property
    def run(self) -> tuple[SourceStep, ...]:
        """Every step that runs."""
        return self.before + self.steps

    @property
    def columns(self) -> frozenset[str]:
        """The names that any of its Examples fills in."""
        return frozenset(cell.text for table in self.examples for cell in table.header)

    @property
    def first_row(self) -> dict[str, str]:
        """The first row of values."""
        table = next((table for table in self.examples if table.rows), None)
        if table is None:
            return {}
        return {name.text: cell.text for name, cell in zip(table.header, table.rows[0], strict=False)}


@dataclass(frozen=True, slots=True)
class Source:
    """One feature file."""

    path: Path
    shown: str
    language: str
    name: Word
    scenarios: tuple[SourceScenario, ...]
    backgrounds: tuple[tuple[SourceStep, ...], ...]
    tags: tuple[Word, ...]
    comments: tuple[Word, ...]

    @property
    def blocks(self) -> Iterator[tuple[SourceStep, ...]]:
        """Every block of steps as written, once: backgrounds and scenarios."""
        yield from self.backgrounds
        for scenario in self.scenarios:
            yield scenario.steps

    @property
    def steps(self) -> Iterator[SourceStep]:
        """Every step as written, once."""
        for block in self.blocks:
            yield from block


def source_of(document: dict[str, Any], path: Path, shown: str, outline_keywords: frozenset[str]) -> Source:
    """The plain data of a parsed document; without scenarios where the file has no feature.

    :param outline_keywords: what the feature's language calls a Scenario Outline.
    """
    body = document.get("feature") or {"location": {"line": 1, "column": 1}, "name": "", "language": "en"}
    reader = _Reader(outline_keywords)
    reader.children(body.get("children", []), ())
    tags = (*map(_tag, body.get("tags", [])), *reader.tags)
    comments = tuple(_comment(one) for one in document.get("comments", []))
    return Source(
        path,
        shown,
        body["language"],
        _word(body["name"], body),
        tuple(reader.scenarios),
        tuple(reader.backgrounds),
        tags,
        comments,
    )


class _Reader:
    """Walks a feature and its rules."""

    def __init__(self, outline_keywords: frozenset[str]) -> None:
        self.outline_keywords = outline_keywords
        self.scenarios: list[SourceScenario] = []
        self.backgrounds: list[tuple[SourceStep, ...]] = []
        self.tags: list[Word] = []

    def children(self, children: list[Any], before: tuple[SourceStep, ...]) -> None:
        """The scenarios among ``children``, before each of which the steps ``before`` run."""
        for child in children:
            if "background" in child:
                self.backgrounds.append(_block(child["background"]["steps"]))
                before = before + self.backgrounds[-1]
            elif "scenario" in child:
                self.scenarios.append(self._scenario(child["scenario"], before))
            else:
                self.tags += map(_tag, child["rule"]["tags"])
                self.children(child["rule"]["children"], before)

    def _scenario(self, scenario: Any, before: tuple[SourceStep, ...]) -> SourceScenario:
        self.tags += map(_tag, scenario["tags"])
        for examples in scenario["examples"]:
            self.tags += map(_tag, examples["tags"])
        tables = tuple(_examples(examples) for examples in scenario["examples"])
        outline = bool(tables) or scenario["keyword"] in self.outline_keywords
        name = _word(scenario["name"], scenario)
        return SourceScenario(name, _block(scenario["steps"]), before, tables, outline)


def _word(text: str, holder: Any) -> Word:
    return Word(text, holder["location"]["line"], holder["location"]["column"])


def _tag(tag: Any) -> Word:
    return _word(tag["name"].lstrip("@"), tag)


def _comment(comment: Any) -> Word:
    return _word(comment["text"].strip(), comment)


def _cells(row: Any) -> tuple[Word, ...]:
    return tuple(_word(cell["value"], cell) for cell in row["cells"])


def _examples(examples: Any) -> Examples:
    header = _cells(examples["tableHeader"]) if "tableHeader" in examples else ()
    where = examples["location"]
    return Examples(where["line"], where["column"], header, tuple(map(_cells, examples["tableBody"])))


def _block(steps: list[Any]) -> tuple[SourceStep, ...]:
    found: list[SourceStep] = []
    type_: StepType = "given"
    for step in steps:
        continues = step["keywordType"] in CONJUNCTIONS
        type_ = type_ if continues else TYPES[step["keywordType"]]
        where, doc = step["location"], step.get("docString")
        found.append(
            SourceStep(
                type_,
                step["keyword"].strip(),
                step["text"],
                where["line"],
                where["column"] + len(step["keyword"]),
                tuple(map(_cells, cast(Any, step.get("dataTable") or {"rows": []})["rows"])),
                _word(doc["content"], doc) if doc else None,
                continues and not found,
            )
        )
    return tuple(found)
