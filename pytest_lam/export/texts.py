"""The text of a step, taken apart into what is always said and what varies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pytest_lam.recording import RecordedStep

COLUMN = re.compile(r"<([^<>]+)>")
VARYING = re.compile(
    r"""
    (?P<double>"[^"]*")
    | (?P<single>(?<!\w)'[^']*'(?!\w))  # no apostrophe
    | (?P<column><[^<>]+>)
    | (?P<number>(?<![\w.])\d+(?:\.\d+)?(?![\w.]*\w))
    """,
    re.VERBOSE,
)
"""What may vary in a step: quoted texts, Outline columns, numbers that stand alone."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that varies: its value in this use, the Outline column it comes from, and what was around it."""

    value: str
    kind: str
    column: str = ""
    before: str = ""
    after: str = ""

    @property
    def is_secret(self) -> bool:
        """Whether it names an environment variable; then it is no value but a name, and stays as written."""
        return re.fullmatch(r"\$[A-Z_][A-Z0-9_]*", self.value) is not None


@dataclass(frozen=True, slots=True)
class Shape:
    """What is said around the parts: ``literals`` has one text more than there are ``parts``."""

    literals: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def key(self) -> tuple[tuple[str, ...], int]:
        """Equal for steps that differ in their values only."""
        return self.literals, len(self.parts)

    def fixed(self, index: int) -> Shape:
        """The same with that part counted as always said."""
        joined = self.literals[index] + self.parts[index].value + self.literals[index + 1]
        literals = (*self.literals[:index], joined, *self.literals[index + 2 :])
        return Shape(literals, self.parts[:index] + self.parts[index + 1 :])


def shape(step: RecordedStep) -> Shape:
    """The step's text as literals and parts, with the Outline's row filled in."""
    template = step.template if step.row and _filled(step.template, step) == step.text else step.text
    literals, parts, end = [""], list[Part](), 0
    for match in VARYING.finditer(template):
        if match.lastgroup == "column" and match[0][1:-1] not in step.row:
            continue
        quote = match[0][0] if match.lastgroup in ("double", "single") else ""
        inner = match[0].strip(quote) if quote and len(match[0]) > 2 else "" if quote else match[0]
        column = COLUMN.fullmatch(inner)
        named = column[1] if column and column[1] in step.row else ""
        value = _filled(inner, step)
        literals[-1] += _filled(template[end : match.start()], step) + quote
        kind = "quoted" if quote else "number" if re.fullmatch(r"\d+(\.\d+)?", value) else "bare"
        parts.append(Part(value, kind, named, template[: match.start()], template[match.end() :]))
        literals.append(quote)
        end = match.end()
    literals[-1] += _filled(template[end:], step)
    return _without_secrets(_separate(Shape(tuple(literals), tuple(parts))))


def _filled(text: str, step: RecordedStep) -> str:
    return COLUMN.sub(lambda match: step.row.get(match[1], match[0]), text)


def _without_secrets(found: Shape) -> Shape:
    for index in reversed(range(len(found.parts))):
        if found.parts[index].is_secret:
            found = found.fixed(index)
    return found


def _separate(found: Shape) -> Shape:
    """Two parts with nothing between them can't be told apart when the text is read back: they stay as said."""
    for index in reversed(range(1, len(found.parts))):
        if not found.literals[index]:
            found = found.fixed(index)
    return found


def parse_pattern(found: Shape, names: tuple[str, ...]) -> str:
    """The pattern for ``parsers.parse``; braces that are meant as such are doubled."""
    pieces = [_doubled(found.literals[0])]
    for name, literal in zip(names, found.literals[1:], strict=True):
        pieces += [f"{{{name}}}", _doubled(literal)]
    return "".join(pieces)


def strict_pattern(found: Shape, names: tuple[str, ...]) -> str:
    """The pattern for ``parsers.re``: a value ends at its closing quote, a number is digits only."""
    pieces = [_regex(found.literals[0])]
    for part, name, literal in zip(found.parts, names, found.literals[1:], strict=True):
        quote = literal[:1]
        inner = r"\d+(?:\.\d+)?" if part.kind == "number" else f"[^{quote}]*" if part.kind == "quoted" else ".+?"
        pieces += [f"(?P<{name}>{inner})", _regex(literal)]
    return "".join(pieces)


def _regex(text: str) -> str:
    """``re.escape`` without the blanks and quotes that need none, so that the step stays readable."""
    return re.sub(r"\\([ \"'#&~<>,:;=!%@`/-])", r"\1", re.escape(text))


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
