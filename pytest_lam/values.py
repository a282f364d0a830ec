"""What a step gives to type, choose or compare: a text, or the name of a secret."""

from __future__ import annotations

import re
from dataclasses import dataclass

SECRET = re.compile(r"\$([A-Z_][A-Z0-9_]*)")
"""How a step names a secret: a dollar sign and an upper-case environment variable."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that lives in the environment only; it is read when it is typed, never stored."""

    name: str

    def __str__(self) -> str:
        return f"${self.name}"


Value = str | Secret


def value_of(text: str) -> Value:
    """The value that a quoted text of a step means: ``$NAME`` is a secret, all else is itself."""
    match = SECRET.fullmatch(text)
    return Secret(match[1]) if match else text
