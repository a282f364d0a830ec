"""Keys as people name them, as the names that Selenium's ``Keys`` has for them."""

from __future__ import annotations

import re
from types import MappingProxyType

from pytest_lam.export import code

NAMES = MappingProxyType(
    {
        **{
            name.replace("_", "").lower(): name
            for name in (
                "ENTER",
                "RETURN",
                "TAB",
                "ESCAPE",
                "SPACE",
                "BACKSPACE",
                "DELETE",
                "INSERT",
                "HOME",
                "END",
                "PAGE_UP",
                "PAGE_DOWN",
                "ARROW_UP",
                "ARROW_DOWN",
                "ARROW_LEFT",
                "ARROW_RIGHT",
                "CONTROL",
                "SHIFT",
                "ALT",
                "META",
                "PAUSE",
                "CLEAR",
                "HELP",
                "CANCEL",
                *(f"F{number}" for number in range(1, 13)),
                *(f"NUMPAD{number}" for number in range(10)),
            )
        },
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
"""What people call a key, in lower case without spaces and marks, and Selenium's name for it."""


REPEATED = re.compile(r"(.+)\*([1-9]\d*)")
"""A key pressed several times: "ARROW_RIGHT*12"."""


def keys(chord: str) -> tuple[str, ...]:
    """The arguments of ``send_keys`` for "Enter", "a", "Control+A" or "ArrowRight*12": held keys first."""
    if (repeated := REPEATED.fullmatch(chord)) is not None:
        *held, key = keys(repeated[1])
        return (*held, f"{key} * {repeated[2]}")
    if len(chord) <= 1:
        return (code.string(chord),)
    plus = chord.endswith("++")
    parts = [part.strip() for part in (chord[:-2] if plus else chord).split("+")] + (["+"] if plus else [])
    return tuple(_key(part, held=len(parts) > 1) for part in parts)


def _key(name: str, *, held: bool) -> str:
    """A capital in a chord is the key that bears it; by itself it would also hold Shift."""
    if len(name) == 1:
        return code.string(name.lower() if held else name)
    known = NAMES.get(re.sub(r"[\s_-]", "", name).lower())
    return f"Keys.{known}" if known else code.string(name)
