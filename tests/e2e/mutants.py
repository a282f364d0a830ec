"""False versions of features: what each scenario's last Then expects is changed, and nothing else.

A scenario that still passes then passes by luck. The file is edited by line and column, so that
every other character of it stays: comments, indentation, Examples, the lines of all steps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from gherkin.parser import Parser

QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”')
NUMBER = re.compile(r"\d+")
PLACEHOLDER = re.compile(r"<[^<>]+>")
COUNTED = re.compile(r"[^\w<]*\d")
"""How a text begins that is a number, an amount or a number of things: ``£12.50``, ``16 products``."""

PLACE = re.compile(r"\b(?:in|under|within|inside|on|at|as|of|for|from|near|to)\s+(?:the\s+)?$")
"""What stands before a quoted name of the place, field or thing that the expected value is looked for in."""

NEGATIONS = (
    (re.compile(r"\bdoes(?: not|n['\u2019]t) (\w+)"), lambda found: f"{found[1]}s"),
    (re.compile(r"\bdo(?: not|n['\u2019]t) "), lambda found: ""),
    (re.compile(r"\b(should|must|can|will|is|are|was|were|has|have|does)n['\u2019]t\b"), lambda found: found[1]),
    (re.compile(r"\bcannot\b"), lambda found: "can"),
    (re.compile(r"\b(?:no longer|not|never) "), lambda found: ""),
    (re.compile(r"\bno (?=[\w ]*s (?:are|were)\b)|(?<=\bare )no |(?<=\bwere )no ", re.I), lambda found: "2 "),
    (re.compile(r"\bno ", re.I), lambda found: "a "),
    (re.compile(r"\bwithout\b"), lambda found: "with"),
    (re.compile(r"\b(?:gone|hidden|invisible|absent)\b"), lambda found: "visible"),
)
"""Denials, and the claim that is left when the denial is taken away. Nothing can be expected of a thing
that is denied: another name for it would make the step true."""

STATES = (
    ("unchecked", "checked"),
    ("unticked", "ticked"),
    ("disabled", "enabled"),
    ("closed", "open"),
    ("collapsed", "expanded"),
    ("rejected", "accepted"),
    ("refused", "accepted"),
)
"""States that have an opposite of their own name."""

BARE_STATES = ("empty", "selected", "chosen", "required", "read-only", "focused", "active", "pressed", "locked")
"""States that are turned round by "not"; the thing's name in quotes is not what is expected."""

COPULAS = (
    (re.compile(r"\bthere (is|was) an? "), r"there \1 no "),
    (re.compile(r"\bstill (contain|show|list|say|include|display|mention|have|offer)s\b"), r"no longer \1s"),
    (re.compile(r"\b(am|is|are|has|have) still\b"), r"\1 no longer"),
    (re.compile(r"\bshould be\b"), "should not be"),
    (re.compile(r"\bshould\b"), "should not"),
    (re.compile(r"\b(am|is|are|was|were|can|will|must|may|has been|have been)\b(?! not\b)"), r"\1 not"),
    (re.compile(r"\b(contain|show|list|say|include|display|mention|have|offer)s\b"), r"does not \1"),
    (re.compile(r"\bhas\b"), "does not have"),
    (re.compile(r"\b(see|find|have)\b"), r"do not \1"),
)
"""How a plain claim is denied; the first that the text has is turned round."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed in one scenario: ``before`` and ``after`` are the step's text, or its cell's."""

    scenario: str
    line: int
    step_line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FalseFeature:
    """A feature all of whose scenarios are false, but those named in ``untouched``."""

    text: str
    changes: tuple[Change, ...]
    untouched: tuple[str, ...]
    """Scenarios that have no Then, or one in which nothing is expected that could be changed."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement in one line; columns count from 0, the end is excluded."""

    line: int
    start: int
    end: int
    after: str


def falsified(text: str) -> FalseFeature:
    """The version of a feature in which every last Then expects another value.

    :raises gherkin.errors.ParserError: the text is no valid feature.
    """
    return _changed(text, _edit)


def denied(text: str) -> FalseFeature:
    """The version of a feature in which every last Then that claims something denies it.

    What expects a table, or denies already, stays: it is untouched.

    :raises gherkin.errors.ParserError: the text is no valid feature.
    """
    return _changed(text, _denial)


def _changed(text: str, edit_of: Callable[[Any, list[str]], Edit | None]) -> FalseFeature:
    lines = text.split("\n")
    changes, untouched = [], []
    for scenario in _scenarios(Parser().parse(text)["feature"]["children"]):
        step = _last_then(scenario["steps"])
        edit = edit_of(step, lines) if step is not None else None
        if step is None or edit is None:
            untouched.append(scenario["name"])
            continue
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.start] + edit.after + line[edit.end :]
        before = line[edit.start : edit.end]
        changes.append(Change(scenario["name"], edit.line, step["location"]["line"], before, edit.after))
    return FalseFeature("\n".join(lines), tuple(changes), tuple(untouched))


def _scenarios(children: list[Any]) -> Iterator[Any]:
    for child in children:
        if "scenario" in child:
            yield child["scenario"]
        elif "rule" in child:
            yield from _scenarios(child["rule"]["children"])


def _last_then(steps: list[Any]) -> Any:
    """The last step that is a Then, also one that is called And, But or ``*`` after a Then."""
    last, outcome = None, False
    for step in steps:
        if step["keywordType"] not in ("Conjunction", "Unknown"):
            outcome = step["keywordType"] == "Outcome"
        if outcome:
            last = step
    return last


def _edit(step: Any, lines: list[str]) -> Edit | None:
    """The change that makes a step false; None where it expects nothing that can be changed."""
    text = step["text"]
    if (claimed := _without_denial(text)) is not None:
        return _reworded(step, claimed)
    if "dataTable" in step:
        return _cell_edit(step["dataTable"]["rows"][-1]["cells"][-1]["location"], lines)
    if "docString" in step and step["docString"]["content"]:
        return _docstring_edit(step["docString"], lines)
    for change in (_other_state, _other_value, _other_number, _denied):
        if (changed := change(text)) is not None:
            return _reworded(step, changed)
    return None


def _denial(step: Any, lines: list[str]) -> Edit | None:
    """The change that makes a step deny what it claims; None for a table and for what is a denial."""
    text = step["text"]
    if "dataTable" in step or "docString" in step or _without_denial(text) is not None:
        return None
    changed = _other_state(text) or _denied(text)
    return _reworded(step, changed) if changed is not None else None


def _reworded(step: Any, after: str) -> Edit:
    start = step["location"]["column"] - 1 + len(step["keyword"])
    return Edit(step["location"]["line"], start, start + len(step["text"]), after)


def _cell_edit(location: Any, lines: list[str]) -> Edit:
    """The cell as it stands in the file, where a bar in it is escaped."""
    line, start = location["line"], location["column"] - 1
    raw = re.match(r"(?:\\.|[^|\\])*", lines[line - 1][start:])
    assert raw is not None
    cell = raw[0].rstrip()
    return Edit(line, start, start + len(cell), another(cell))


def _docstring_edit(docstring: Any, lines: list[str]) -> Edit:
    """The last line of a doc string: the file has it below the delimiter, whatever its indentation."""
    line = docstring["location"]["line"] + docstring["content"].count("\n") + 1
    content = lines[line - 1].rstrip("\r")
    start = len(content) - len(content.lstrip())
    return Edit(line, start, len(content), another(content[start:]))


def another(value: str) -> str:
    """Another value of the same sort: a number another number, an amount another amount, a text another text.

    The other value is as near as can be, because that is where a check that is loose lets it through: a
    text that begins with the true one; of a number its end (6 of 16), or where there is none the next.
    """
    return _other_number_in(value) if COUNTED.match(value) else f"{value} altered".strip()


def _other_number_in(text: str) -> str:
    return NUMBER.sub(lambda found: _near(found[0]), text, count=1)


def _near(digits: str) -> str:
    """The end of a number, as far as it is one, else the next number."""
    return digits[1:] if re.fullmatch(r"[1-9]{2,}", digits) else str(int(digits) + 1).zfill(len(digits))


def _outside_quotes(text: str) -> str:
    """The text with every quoted value blanked out, so that all else stands at its place."""
    return QUOTED.sub(lambda found: '"' + " " * (len(found[0]) - 2) + '"', text)


def _without_denial(text: str) -> str | None:
    return _replaced(text, NEGATIONS)


def _other_state(text: str) -> str | None:
    pairs = [(re.compile(rf"\b{one}\b"), other) for pair in STATES for one, other in (pair, pair[::-1])]
    bare = [(re.compile(rf"\b(?={word}$)"), "not ") for word in BARE_STATES]
    return _replaced(text, (*pairs, *bare))


def _denied(text: str) -> str | None:
    return _replaced(text, COPULAS)


def _replaced(text: str, table: Any) -> str | None:
    """The text with the first match of the first pattern that matches outside quotes replaced."""
    visible = _outside_quotes(text)
    for pattern, after in table:
        if found := pattern.search(visible):
            new: str = after(found) if callable(after) else found.expand(after)
            return text[: found.start()] + new + text[found.end() :]
    return None


def _other_value(text: str) -> str | None:
    """Another text in the last quotes that say what is expected, not where."""
    quoted = list(QUOTED.finditer(text))
    if not quoted:
        return None
    expected = [found for found in quoted if not PLACE.search(text[: found.start()])] or quoted
    found = expected[-1]
    start, end = found.start() + 1, found.end() - 1
    return text[:start] + another(text[start:end]) + text[end:]


def _other_number(text: str) -> str | None:
    """Another number among the words, or behind a placeholder that stands for one."""
    if found := PLACEHOLDER.search(text):
        return text[: found.end()] + "1" + text[found.end() :]
    return _other_number_in(text) if NUMBER.search(text) else None
