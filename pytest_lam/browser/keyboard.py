"""Key names as people write them, as what WebDriver types."""

from __future__ import annotations

import re

ALIASES = {
    "esc": "escape",
    "del": "delete",
    "ins": "insert",
    "ctrl": "control",
    "cmd": "meta",
    "command": "meta",
    "option": "alt",
    "spacebar": "space",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "up": "arrowup",
    "down": "arrowdown",
    "left": "arrowleft",
    "right": "arrowright",
}
"""What keys are called besides their names in Selenium's ``Keys``, all without case, spaces and marks."""

MODIFIERS = frozenset({"control", "shift", "alt", "meta"})

REPEATED = re.compile(r"(.+)\*([1-9]\d*)")
"""A key pressed several times: "ARROW_RIGHT*12"."""


def chord(value: str) -> tuple[tuple[str, ...], str] | None:
    """The modifiers to hold and the keys to press for "Enter", "a", "Control+A" or "ArrowRight*12".

    None for what is no key.
    """
    if (repeated := REPEATED.fullmatch(value)) is not None:
        once = chord(repeated[1])
        return None if once is None else (once[0], once[1] * int(repeated[2]))
    from selenium.webdriver.common.keys import Keys

    named = {_plain(name): str(code) for name, code in vars(Keys).items() if name.isupper()}
    *held, last = _parts(value)
    modifiers = [ALIASES.get(_plain(part), _plain(part)) for part in held]
    if any(modifier not in MODIFIERS for modifier in modifiers):
        return None
    if len(last) == 1:
        # Control+A is the key that bears an A: as a capital it would also hold Shift.
        return tuple(named[modifier] for modifier in modifiers), last.lower() if modifiers else last
    key = named.get(ALIASES.get(_plain(last), _plain(last)))
    return None if key is None else (tuple(named[modifier] for modifier in modifiers), key)


def _parts(value: str) -> list[str]:
    if len(value) == 1:
        return [value]
    if value.endswith("++"):
        return [*(part.strip() for part in value[:-2].split("+")), "+"]
    return [part.strip() for part in value.split("+")]


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).lower()
