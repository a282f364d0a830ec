"""Keys and chords as people write them: "Enter", "a", "Control+A", "ArrowRight*12". Plain data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType

ALIASES = MappingProxyType(
    {
        "esc": "ESCAPE",
        "del": "DELETE",
        "ins": "INSERT",
        "ctrl": "CONTROL",
        "cmd": "META",
        "command": "META",
        "option": "ALT",
        "spacebar": "SPACE",
        "return": "ENTER",
        "pgup": "PAGE_UP",
        "pgdn": "PAGE_DOWN",
        "pgdown": "PAGE_DOWN",
        "up": "ARROW_UP",
        "down": "ARROW_DOWN",
        "left": "ARROW_LEFT",
        "right": "ARROW_RIGHT",
    }
)
"""What keys are called besides their names in Selenium's ``Keys``, in lower case without spaces and marks."""

MODIFIERS = ("CONTROL", "SHIFT", "ALT", "META")
"""Keys that are held while another one is pressed."""

NAMES = (
    *MODIFIERS,
    *("ENTER", "TAB", "ESCAPE", "SPACE", "BACKSPACE", "DELETE", "INSERT", "HOME", "END", "PAGE_UP", "PAGE_DOWN"),
    *("ARROW_UP", "ARROW_DOWN", "ARROW_LEFT", "ARROW_RIGHT", "PAUSE", "CLEAR", "HELP", "CANCEL"),
    *("SEMICOLON", "EQUALS", "MULTIPLY", "ADD", "SEPARATOR", "SUBTRACT", "DECIMAL", "DIVIDE"),
    *("LEFT_SHIFT", "RIGHT_SHIFT", "LEFT_CONTROL", "RIGHT_CONTROL", "LEFT_ALT", "RIGHT_ALT", "LEFT_META", "RIGHT_META"),
    *(f"F{number}" for number in range(1, 13)),
    *(f"NUMPAD{number}" for number in range(10)),
)
"""Selenium's names of all keys that a keyboard has; what a character is on is that character."""

KNOWN = MappingProxyType({**{name.replace("_", "").lower(): name for name in NAMES}, **ALIASES})

REPEATED = re.compile(r"(.+)\*([1-9]\d*)")
"""A key pressed several times: "ARROW_RIGHT*12"."""


@dataclass(frozen=True, slots=True)
class Chord:
    """What is pressed: Selenium's name of a key or one character, the keys held meanwhile, and how many times."""

    key: str
    held: tuple[str, ...] = ()
    times: int = 1


def chord(value: str) -> Chord | None:
    """The keys that people mean; None for what is no key."""
    repeated = REPEATED.fullmatch(value)
    *first, last = _parts(repeated[1] if repeated else value)
    held = tuple(_named(part) or "" for part in first)
    # Control+A is the key that bears an A: as a capital it would also hold Shift.
    key = (last.lower() if held else last) if len(last) == 1 else _named(last)
    if not key or any(modifier not in MODIFIERS for modifier in held):
        return None
    return Chord(key, held, int(repeated[2]) if repeated else 1)


def _parts(value: str) -> list[str]:
    if len(value) == 1:
        return [value]
    if value.endswith("++"):
        return [*(part.strip() for part in value[:-2].split("+")), "+"]
    return [part.strip() for part in value.split("+")]


def _named(part: str) -> str | None:
    return KNOWN.get(re.sub(r"[\s_-]", "", part).lower())
