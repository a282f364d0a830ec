"""The closed vocabulary of what a LAM can do to the browser. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from pytest_lam.values import Value


@dataclass(frozen=True, slots=True)
class ActionKind:
    """What one action takes and how the terminal words it (``{target}`` and ``{value}`` are filled in)."""

    wording: str
    needs_target: bool = False
    needs_value: bool = False


ACTIONS = MappingProxyType(
    {
        "navigate": ActionKind('open "{value}"', needs_value=True),
        "back": ActionKind("go back"),
        "reload": ActionKind("reload the page"),
        "click": ActionKind("click {target}", needs_target=True),
        "fill": ActionKind('fill {target} with "{value}"', needs_target=True, needs_value=True),
        "clear": ActionKind("clear {target}", needs_target=True),
        "select": ActionKind('select "{value}" in {target}', needs_target=True, needs_value=True),
        "check": ActionKind("check {target}", needs_target=True),
        "uncheck": ActionKind("uncheck {target}", needs_target=True),
        "press": ActionKind("press {value}", needs_value=True),
        "accept": ActionKind("accept the browser's dialog"),
        "dismiss": ActionKind("dismiss the browser's dialog"),
    }
)
"""Every action there is. A value of ``navigate`` is an address or a path, of ``select`` an
option's label, of ``press`` a key name of selenium's ``Keys`` or one character (chords join
them with ``+``); the target of ``press`` is optional: without one the focused element has it."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. ``target`` is a node's ref in the snapshot that was decided on.

    Where the step singled the target out by something around it (the row of "Ada", the card
    "Desk lamp"), ``within`` is that container's ref and ``within_text`` the words that named
    it, so that the locator can be built on the same relation.
    """

    name: str
    target: str | None = None
    value: Value | None = None
    within: str | None = None
    within_text: str = ""

    def __post_init__(self) -> None:
        kind = ACTIONS.get(self.name)
        if kind is None:
            raise ValueError(f"no action is called {self.name!r}; there are {', '.join(ACTIONS)}")
        if kind.needs_target and self.target is None:
            raise ValueError(f"{self.name!r} needs a target")
        if kind.needs_value and self.value is None:
            raise ValueError(f"{self.name!r} needs a value")
