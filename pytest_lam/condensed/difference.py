"""What one text of a page has that an earlier one had not. Plain data."""

from __future__ import annotations

import difflib
import re
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from pytest_lam.condensed.notation import QUOTED

if TYPE_CHECKING:
    from pytest_lam.condensed import Condensed

FIRST_THING = re.compile(r"[^\[]*\[(?:\\.|[^\[\]\\])*\]?")
"""The beginning of a line, to the end of the first thing on it: enough to say which line it is."""
REFERENCE = re.compile(r"\[([a-z]*\d+)")
GONE_ALIKE = 3
"""Lines that went together, up to which each is told: of a longer run the first and the last say what it was."""
LEFT_OUT = "…"


def differences(before: Condensed, after: Condensed) -> Iterator[str]:
    """The lines that came or now read otherwise, with "+"; those of which something is gone for good, with "-".

    A line that is there again, only otherwise, is not told as it was: the reader has it, and knows it by its
    references. The beginnings of the lines around say where.
    """
    old, new = before.text.splitlines(), after.text.splitlines()
    shown: set[int] = set()
    for kind, old_from, old_to, new_from, new_to in difflib.SequenceMatcher(
        None, _words(before), _words(after), autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        gone = [line for line in old[old_from:old_to] if _lost(line, after.refs)]
        if gone or new_from < new_to:
            for line in _around(new, new_from if new_from < new_to else new_from - 1, shown):
                yield f" {_beginning(new[line])}"
        yield from (f"-{line}" for line in _shortened(gone))
        yield from (f"+{line}" for line in new[new_from:new_to])
        shown.update(range(new_from, new_to))


def _words(page: Condensed) -> list[str]:
    """The lines as they are compared: how deep they stand changes with what comes beside the parts they are in."""
    return [line.strip() for line in page.lasting]


def _lost(line: str, there: Container[str]) -> bool:
    """Whether a thing of this line is not on the page any more."""
    return any(reference not in there for reference in REFERENCE.findall(QUOTED.sub("", line)))


def _beginning(line: str) -> str:
    match = FIRST_THING.match(line)
    return line if match is None or match.end() == len(line) else f"{match[0]}{LEFT_OUT}"


def _shortened(gone: Sequence[str]) -> list[str]:
    if len(gone) <= GONE_ALIKE:
        return [*gone]
    return [gone[0], f"{LEFT_OUT} {len(gone) - 2} more lines", gone[-1]]


def _around(lines: Sequence[str], index: int, shown: set[int]) -> list[int]:
    """The lines that enclose one, the outermost first, less those that were shown."""
    found: list[int] = []
    depth = _depth(lines[index]) if 0 <= index < len(lines) else 0
    for line in range(index - 1, -1, -1):
        if _depth(lines[line]) < depth:
            depth = _depth(lines[line])
            found.append(line)
    fresh = [line for line in reversed(found) if line not in shown]
    shown.update(fresh)
    return fresh


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
