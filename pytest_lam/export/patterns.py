"""How a definition recognises its steps' texts: pytest-bdd's own parsers, the plainest that errs nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import parse  # type: ignore[import-untyped]  # it has no stubs; what pytest-bdd itself reads texts with

from pytest_lam.export.texts import Shape, parse_pattern, strict_pattern

PLAIN, PARSE, REGEX = "plain", "parse", "re"
Reader = Callable[[str], dict[str, str] | None]
MATCHERS = (PARSE, REGEX)
"""Matchers for texts with values, the one that reads best first."""


def claims_only(matcher: str, own: Mapping[tuple[str, str], Shape], texts: Sequence[tuple[str, str]]) -> bool:
    """Whether the matcher finds every own text, with just its values, and none of the other ``texts``.

    ``own`` and ``texts`` are step types with texts; ``texts`` are all that the feature has of those types.
    """
    found = next(iter(own.values()))
    names = tuple(f"value{index}" for index in range(len(found.parts)))
    read = READERS[matcher](found, names)
    for text in texts:
        values = read(text[1])
        mine = own.get(text)
        wanted = None if mine is None else {name: part.value for name, part in zip(names, mine.parts, strict=True)}
        if values != wanted:
            return False
    return True


def _read_plain(found: Shape, names: tuple[str, ...]) -> Reader:
    return lambda text: {} if text == found.literals[0] else None


def _read_parse(found: Shape, names: tuple[str, ...]) -> Reader:
    try:
        parser = parse.compile(parse_pattern(found, names))
    except (ValueError, KeyError, NotImplementedError, re.error):
        return lambda text: None

    def read(text: str) -> dict[str, str] | None:
        try:
            result = parser.parse(text)
        except ValueError:
            return None
        return None if result is None else {name: str(value) for name, value in result.named.items()}

    return read


def _read_regex(found: Shape, names: tuple[str, ...]) -> Reader:
    pattern = re.compile(strict_pattern(found, names))

    def read(text: str) -> dict[str, str] | None:
        match = pattern.fullmatch(text)
        return None if match is None else match.groupdict()

    return read


READERS = {PLAIN: _read_plain, PARSE: _read_parse, REGEX: _read_regex}
"""What each parser of pytest-bdd reads from a text: the values by name, None where it does not match."""
