"""A cassette as a JSON file: for each scenario the requests that were answered, by digest, and the answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pytest_lam.errors import ModelProblem
from pytest_lam.recording_file import write_atomically

FORMAT = 1
"""Version of the JSON layout; a reader refuses one that it does not know."""

WIDTH = 120
"""Characters of a line: what fits is on one, so that an answer reads as the model gave it."""

REMEDY = "Take the file back from version control, or delete it and let the model answer anew."


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request with its answer. ``step`` and ``page`` are for people; the digests are what counts."""

    step: str
    turn: int
    page: str
    digest: str
    parts: Mapping[str, str]
    """Digests of the parts of the request, short: they tell which of them differs from another one's."""
    model: str
    answer: Any
    """The JSON that the model gave; what is none is kept as text."""
    things: Mapping[str, str] = field(default_factory=dict)
    """What the references of the answer stood for, as the page had it: for people, and for whoever tapes anew."""
    on: date | None = None
    """The day, where the request tells dates."""
    days: tuple[str, ...] = ()
    """The dates in the request, in order."""
    prompt_tokens: int = 0
    answer_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """The exchanges of one scenario (of an Outline one per row), in the order in which they were first asked."""

    scenario: str
    exchanges: tuple[Exchange, ...] = ()
    row: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """What tells it from the others of its cassette."""
        return self.scenario, tuple(self.row.items())


@dataclass(frozen=True, slots=True)
class Tape:
    """All sections of one file, in the order of their names: whoever writes first, the bytes are the same."""

    sections: tuple[Section, ...] = ()

    def section(self, scenario: str, row: Mapping[str, str]) -> Section:
        """The section of a scenario; an empty one where there is none."""
        wanted = Section(scenario, row=row)
        return next((one for one in self.sections if one.key == wanted.key), wanted)

    def holding(self, section: Section) -> Tape:
        """This tape with that section instead of the scenario's former one."""
        others = [one for one in self.sections if one.key != section.key]
        kept = [one for one in (*others, section) if one.exchanges]
        return replace(self, sections=tuple(sorted(kept, key=lambda one: one.key)))

    def exchanges(self) -> Iterator[Exchange]:
        """Those of all scenarios."""
        for section in self.sections:
            yield from section.exchanges


def load(path: Path) -> Tape:
    """The tape in that file; an empty one where there is no file.

    :raises ModelProblem: it can't be read.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Tape()
    except json.JSONDecodeError as error:
        raise ModelProblem(f"{path}:{error.lineno}: not a cassette: {error.msg}.\n  {REMEDY}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ModelProblem(f"{path}:1: the cassette can't be read: {error}.\n  {REMEDY}") from error
    version = content.get("format") if isinstance(content, dict) else None
    if version != FORMAT:
        raise ModelProblem(
            f"{path}:1: cassette format {version!r} is not known (this release reads {FORMAT}).\n"
            "  Update pytest-lam, or delete the file and let the model answer anew."
        )
    try:
        return Tape(TypeAdapter(tuple[Section, ...]).validate_python(content.get("scenarios")))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise ModelProblem(f"{path}:1: not a cassette: scenarios.{where}: {first['msg']}.\n  {REMEDY}") from error


def save(path: Path, tape: Tape) -> None:
    """Make the file hold that tape, whole or not at all; no file where nothing is on it.

    :raises ExportProblem: the disk refuses.
    """
    if not tape.sections:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"format": FORMAT, "scenarios": [_plain(section) for section in tape.sections]}
    write_atomically(path, laid_out(content) + "\n")


def laid_out(value: Any, indent: str = "", before: int = 0) -> str:
    """JSON in which whatever fits on a line is on one.

    :param before: the characters that stand before it on its line.
    """
    line = json.dumps(value, ensure_ascii=False, default=str)
    if not isinstance(value, (dict, list, tuple)) or not value or (indent and before + len(line) < WIDTH):
        return line
    inner = f"{indent}  "
    names = [f"{json.dumps(name, ensure_ascii=False)}: " for name in value] if isinstance(value, dict) else []
    values = [*value.values()] if isinstance(value, dict) else value
    heads = [f"{inner}{name}" for name in names or [""] * len(values)]
    lines = [f"{head}{laid_out(each, inner, len(head))}" for head, each in zip(heads, values, strict=True)]
    first, last = "{}" if isinstance(value, dict) else "[]"
    return "\n".join([first, ",\n".join(lines), indent + last])


def _plain(section: Section) -> Mapping[str, Any]:
    row = {"row": dict(section.row)} if section.row else {}
    exchanges = [_told(exchange) for exchange in section.exchanges]
    return {"scenario": section.scenario, **row, "exchanges": exchanges}


def _told(exchange: Exchange) -> Mapping[str, Any]:
    told = ((each, getattr(exchange, each.name)) for each in fields(exchange))
    return {each.name: value for each, value in told if value != each.default and (value or each.name != "things")}
