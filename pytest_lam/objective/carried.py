"""What a call's text says by itself, and what in it was read off a page or comes with a test's parameters.

A text that stands in the test as it is called says just that. In one that was put together (an f-string, a
format, a variable) a value that :meth:`~pytest_lam.objective.LamFixture.get` gave stands for what it was called,
and a parameter for its name: that is how such a call is the same one in the next run, when the values are others.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from types import CodeType, FrameType

OWN = "pytest_lam"
RUNNER = "_pytest"
"""The package whose frames are above a test's own."""
TELLING = 3
"""Characters from which a value is known again outside of quotes; a shorter one is in too many texts."""


def calling_frames() -> list[FrameType]:
    """The frames of the test and its helpers, the one that called the fixture first."""
    found = []
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        package = str(frame.f_globals.get("__name__", "")).partition(".")[0]
        if package == RUNNER:
            break
        if package not in (OWN, "pytest_bdd", "pluggy"):
            found.append(frame)
        frame = frame.f_back
    return found


def literals(frames: list[FrameType]) -> frozenset[str]:
    """All texts that stand in the code of these frames."""
    return frozenset(text for frame in frames for text in _texts(frame.f_code))


def _texts(code: CodeType) -> Iterator[str]:
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, tuple):
            yield from (item for item in constant if isinstance(item, str))


def named(text: str, values: Mapping[str, str], said: frozenset[str]) -> str:
    """A text that was put together, with ``<name>`` in the place of each value that the test itself does not say.

    :param values: texts by their names.
    :param said: the texts that stand in the test.
    """
    for name, value in sorted(values.items(), key=lambda pair: -len(pair[1])):
        if not value.strip() or any(_pattern(value).search(literal) for literal in said):
            continue
        text = f"<{name}>".join(_pattern(value).split(text))
    return text


def _pattern(value: str) -> re.Pattern[str]:
    """Where a value stands in a text: as the whole of what is quoted, or by itself where it tells enough."""
    quoted = rf"(?<=\")(?:{re.escape(value)})(?=\")"
    if len(value) < TELLING:
        return re.compile(quoted)
    return re.compile(rf"{quoted}|(?<![\w<]){re.escape(value)}(?![\w>])")
