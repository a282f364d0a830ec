"""Python source for texts and expressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from pytest_lam.export.expressions import Expression, Place, Variable
from pytest_lam.locator import CSS, XPATH, quoted
from pytest_lam.values import Day, Secret

Names = Mapping[Variable, str]
"""What each variable is called in the code."""

PIECE = 84
"""Characters of one literal on a line of its own: what 120 leave after the deepest indentation and the quotes."""

STEP = re.compile(r"(?<![./])(?=//)|(?=/ancestor::|/following::|/\*\[)")
"""Where a long XPath is best broken: before a step that leads on."""

BY = {
    "id": "By.ID",
    "name": "By.NAME",
    XPATH: "By.XPATH",
    CSS: "By.CSS_SELECTOR",
    "link text": "By.LINK_TEXT",
    "partial link text": "By.PARTIAL_LINK_TEXT",
    "class name": "By.CLASS_NAME",
    "tag name": "By.TAG_NAME",
}
"""Selenium's names for its strategies."""


def string(text: str) -> str:
    """A literal, in pieces that fit a line where it is long; to stand in brackets then."""
    return " ".join(_escaped(piece) for piece in _pieces(text)) or '""'


def formatted(pieces: Iterable[str | Variable], code: Callable[[Variable], str]) -> str:
    """An f-string, in pieces where it is long; ``code`` gives what stands in braces for a variable."""
    steps: list[list[str]] = [[]]
    for piece in pieces:
        if isinstance(piece, Variable):
            steps[-1].append(f"{{{code(piece)}}}")
            continue
        for index, step in enumerate(STEP.split(piece)):
            parts = [_escaped(part, quote='"')[1:-1].replace("{", "{{").replace("}", "}}") for part in _pieces(step)]
            if index:
                steps.append(parts)
            else:
                steps[-1] += parts
    found = [""]
    for step in steps:
        for part in ["".join(step)] if sum(map(len, step)) <= PIECE else step:
            if found[-1] and len(found[-1]) + len(part) > PIECE:
                found.append("")
            found[-1] += part
    return " ".join(f'f"{each}"' if "{" in each or "}" in each else f'"{each}"' for each in found)


def value(given: Expression | Secret | Day | None, names: Names) -> str:
    """The code of a value: a parameter, a literal, an f-string, a secret out of the environment, or a day from now."""
    if isinstance(given, Secret):
        return f"os.environ[{string(given.name)}]"
    if isinstance(given, Day):
        return _day(given)
    if not given:
        return '""'
    if len(given) == 1 and isinstance(given[0], Variable):
        return names[given[0]]
    if all(isinstance(piece, str) for piece in given):
        return string("".join(str(piece) for piece in given))
    return formatted(given, lambda variable: names[variable])


def _day(day: Day) -> str:
    """The date as it is on the day of the run: ``(date.today() + timedelta(days=1)).isoformat()``."""
    start = f"months_from_today({day.months})" if day.months else "date.today()"
    first = f"{start} + timedelta(days={day.days})" if day.days else start
    if day.weekday is not None:
        start = f"({first})" if day.days else first
        first = f"{first} + timedelta(days=7 - ({start}.weekday() - {day.weekday}) % 7)"
    shown = f"({first})" if "+" in first else first
    return f"{shown}.isoformat()" if day.format == "%Y-%m-%d" else f"{shown}.strftime({string(day.format)})"


def locator(place: Place, names: Names) -> str:
    """The locator as a tuple, without brackets: ``By.ID, "user-name"``."""
    strategy = BY[place.by]
    if len(place.slots) == 1 and place.pattern == "{0}" and place.by not in (XPATH, CSS):
        return f"{strategy}, {value(place.slots[0], names)}"
    if not place.variables:
        filled = place.pattern.format(*(quoted(_plain(slot), place.by) for slot in place.slots))
        return f"{strategy}, {string(filled)}"
    pieces: list[str | Variable] = []
    quoting = "quoted" if place.by == XPATH else "css_quoted" if place.by == CSS else ""
    for literal, slot in _split(place.pattern):
        pieces.append(literal)
        if slot is None:
            continue
        expression = place.slots[slot]
        if any(isinstance(piece, Variable) for piece in expression):
            pieces.append(next(piece for piece in expression if isinstance(piece, Variable)))
        else:
            pieces.append(quoted(_plain(expression), place.by))
    return f"{strategy}, " + formatted(pieces, lambda v: f"{quoting}({names[v]})" if quoting else names[v])


def _split(pattern: str) -> Iterable[tuple[str, int | None]]:
    """The pattern's literal texts, each with the number of the slot behind it."""
    import string as formats

    for literal, field, _, _ in formats.Formatter().parse(pattern):
        yield literal, int(field) if field is not None else None


def _plain(expression: Expression) -> str:
    return "".join(str(piece) for piece in expression)


def _pieces(text: str) -> list[str]:
    """The text cut into lines' worth, behind blanks where it has them."""
    found = []
    while len(text) > PIECE or len(repr(text)) > PIECE + 20:
        limit = min(PIECE, len(text) - 1) if len(repr(text[:PIECE])) <= PIECE + 20 else PIECE // 8
        cut = text.rfind(" ", limit // 2, limit) + 1 or limit
        found.append(text[:cut])
        text = text[cut:]
    return [*found, text] if text else found


def _escaped(text: str, quote: str = "") -> str:
    """A literal in double quotes, or in single ones where the text has double ones only."""
    mark = quote or ("'" if '"' in text and "'" not in text else '"')
    shown = "".join(_character(char, mark) for char in text)
    return f"{mark}{shown}{mark}"


def _character(char: str, mark: str) -> str:
    if char in ("\\", mark):
        return f"\\{char}"
    return char if char.isprintable() else repr(char)[1:-1]


def raw(text: str) -> str:
    """A regular expression as a raw literal where it can be one."""
    quote = '"' if '"' not in text else "'" if "'" not in text else ""
    if not quote or not text.isprintable() or text.endswith("\\") or len(text) > PIECE:
        return string(text)
    return f"r{quote}{text}{quote}" if "\\" in text else f"{quote}{text}{quote}"
