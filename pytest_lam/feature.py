"""A feature file as the reference parser reads it, and what in it pytest-bdd can't bind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pytest_lam.errors import FeatureProblem

CONJUNCTIONS = frozenset({"Conjunction", "Unknown"})
"""Keyword types that take their meaning from the step before: And, But and ``*``."""


@dataclass(frozen=True, slots=True)
class FeatureScenario:
    """Where a scenario stands: its name and line."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Feature:
    """What collecting needs to know of a feature file."""

    path: Path
    name: str
    scenarios: tuple[FeatureScenario, ...]
    tags: frozenset[str]
    """All but those that limit what a prompted model may take."""


def read(path: Path, shown: str) -> Feature:
    """Parse a feature file.

    :param shown: the path as it is to stand in messages.
    :raises FeatureProblem: what can't be parsed, or would be bound wrong or not at all.
    """
    document = document_of(path, shown)
    body = document.get("feature")
    if not body:
        raise FeatureProblem(shown, 1, "the file has no Feature", "Begin it with `Feature: <name>`, or remove it.")
    scenarios: dict[str, FeatureScenario] = {}
    tags = {tag["name"] for tag in body["tags"]}
    outline = outline_keywords(body["language"])
    _refuse_bad_limits(body, shown)
    for scenario, backgrounds, around in _scenarios(body["children"]):
        name, line = scenario["name"], scenario["location"]["line"]
        tags |= {tag["name"] for holder in (scenario, *scenario["examples"], *around) for tag in holder["tags"]}
        for holder in (*around, scenario):
            _refuse_bad_limits(holder, shown)
        for examples in scenario["examples"]:
            _refuse_limits(examples, shown)
        if name in scenarios:
            raise FeatureProblem(
                shown,
                line,
                f'scenario "{name}" stands already at line {scenarios[name].line}',
                "Give one of the two another name: a test is known by its scenario's name.",
            )
        _refuse_empty(scenario, outline, shown)
        for block in (*backgrounds, scenario["steps"]):
            _refuse_dangling(block, shown)
        scenarios[name] = FeatureScenario(name, line)
    if not scenarios:
        line = body["location"]["line"]
        raise FeatureProblem(
            shown, line, "the feature has no scenario", "Add a `Scenario:` with its steps, or remove it."
        )
    names = frozenset(tag.lstrip("@") for tag in tags)
    return Feature(path, body["name"], tuple(scenarios.values()), frozenset(tag for tag in names if not is_limit(tag)))


def document_of(path: Path, shown: str) -> dict[str, Any]:
    """The Gherkin document of a file; the parser is imported here because most runs have no feature.

    :param shown: the path as it is to stand in messages.
    :raises FeatureProblem: the file is no Gherkin, or is not UTF-8.
    """
    from gherkin.errors import CompositeParserException, ParserError
    from gherkin.parser import Parser

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise FeatureProblem(shown, line, f"the file is not UTF-8 ({error.reason})", "Save it as UTF-8.") from None
    if text.startswith("\ufeff"):
        raise FeatureProblem(shown, 1, "the file begins with a byte order mark", "Save it as UTF-8 without BOM.")
    try:
        return dict(Parser().parse(text))
    except CompositeParserException as error:
        raise _problem(error.errors, shown) from None
    except ParserError as error:
        raise _problem([error], shown) from None


def _problem(errors: Sequence[Any], shown: str) -> FeatureProblem:
    """The first of the parser's errors, with the others."""
    first, *others = errors
    location = getattr(first, "location", None) or {"line": 1}
    message = str(first).split(": ", 1)[-1]
    return FeatureProblem(
        shown,
        location["line"],
        message,
        "Mend the line so that it is valid Gherkin.",
        others=[_problem([each], shown) for each in others],
    )


def outline_keywords(language: str) -> frozenset[str]:
    """What a feature's language calls a Scenario Outline."""
    from gherkin.dialect import Dialect

    dialect = Dialect.for_name(language)
    return frozenset(dialect.scenario_outline_keywords if dialect is not None else ())


def _scenarios(children: list[Any]) -> Iterator[tuple[Any, list[list[Any]], list[Any]]]:
    """Each scenario with the steps of the backgrounds before it and the rules around it."""
    backgrounds: list[list[Any]] = []
    for child in children:
        if "background" in child:
            backgrounds = [child["background"]["steps"]]
        elif "scenario" in child:
            yield child["scenario"], backgrounds, []
        elif "rule" in child:
            rule = child["rule"]
            for scenario, inner, around in _scenarios(rule["children"]):
                yield scenario, [*backgrounds, *inner], [rule, *around]


def _refuse_empty(scenario: Any, outline: frozenset[str], shown: str) -> None:
    """A scenario without steps passes whatever the page does; pytest-bdd runs a table without rows unfilled."""
    line = scenario["location"]["line"]
    if not scenario["steps"]:
        raise FeatureProblem(
            shown, line, f'scenario "{scenario["name"]}" has no steps', "Write its steps, or remove it."
        )
    if scenario["keyword"] in outline and not scenario["examples"]:
        raise FeatureProblem(
            shown, line, f'"{scenario["name"]}" is an outline without Examples', "Add `Examples:` with a row of values."
        )
    for examples in scenario["examples"]:
        if not examples["tableBody"]:
            line = examples["location"]["line"]
            raise FeatureProblem(shown, line, "the Examples have no row", "Add a row of values, or remove the table.")


def is_limit(tag: str) -> bool:
    """Whether a tag, without its @, says what a prompted model may take: ``lam(max_cost=0.05)``."""
    return tag.partition("(")[0] == "lam"


def _refuse_bad_limits(holder: Any, shown: str) -> None:
    """A tag that is to limit a model and does not is a limit that nobody keeps."""
    for tag in holder["tags"]:
        if is_limit(name := tag["name"].lstrip("@")):
            from pytest_lam.lam.generalist.budgets import of_tag

            try:
                of_tag(name)
            except ValueError as problem:
                line = tag["location"]["line"]
                told = f"{tag['name']} says no limit that there is"
                raise FeatureProblem(shown, line, told, f"{str(problem).capitalize()}.") from None


def _refuse_limits(examples: Any, shown: str) -> None:
    """pytest-bdd makes marks of an Examples' tags by their names alone."""
    for tag in examples["tags"]:
        if is_limit(tag["name"].lstrip("@")):
            line, told = tag["location"]["line"], f"{tag['name']} stands above Examples"
            raise FeatureProblem(shown, line, told, "Write it above the Scenario Outline: it holds for each row.")


def _refuse_dangling(block: list[Any], shown: str) -> None:
    """pytest-bdd types a block's steps on their own: no block may begin with And, But or ``*``."""
    if block and block[0]["keywordType"] in CONJUNCTIONS:
        keyword = block[0]["keyword"].strip()
        raise FeatureProblem(
            shown,
            block[0]["location"]["line"],
            f'the first step begins with "{keyword}", so nothing says whether it is a Given, When or Then',
            "Begin it with Given, When or Then.",
        )
