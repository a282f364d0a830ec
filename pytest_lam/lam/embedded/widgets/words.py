"""The words by which widgets are known and turned, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class WidgetWords:
    """The tables of words.toml."""

    months: Sequence[Sequence[str]]
    weekdays: Sequence[Sequence[str]]
    turning: Mapping[str, Sequence[str]]


@cache
def widget_words() -> WidgetWords:
    """What widgets write on their controls and in their calendars."""
    text = resources.files("pytest_lam.lam.embedded.widgets").joinpath("words.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return WidgetWords(tables["calendar"]["months"], tables["calendar"]["weekdays"], tables["turning"])
