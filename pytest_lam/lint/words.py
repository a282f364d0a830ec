"""The word lists of words.toml, each as a set."""

from __future__ import annotations

import tomllib
from importlib.resources import files


def _lists() -> dict[str, frozenset[str]]:
    tables = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for table in tables.values() for name, words in table.items()}


_LISTS = _lists()
SMALL, SUBJECTS, SHOWING = _LISTS["small"], _LISTS["subjects"], _LISTS["showing"]
JUDGEMENTS, CLOSING, SOFT = _LISTS["judgements"], _LISTS["closing"], _LISTS["soft"]
MARKUP, PUBLISHED = _LISTS["markup"], _LISTS["published"]
