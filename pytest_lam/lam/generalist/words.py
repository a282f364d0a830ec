"""The words of this room, out of its vocabulary file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def vocabulary() -> Mapping[str, Any]:
    """What actions and checks are for, and the words that decide something here."""
    return tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))


def says_lasting(text: str) -> bool:
    """Whether a step says that something is as it was before."""
    words = "|".join(map(re.escape, vocabulary()["lasting"]["words"]))
    return re.search(rf"\b(?:{words})\b", text, re.IGNORECASE) is not None
