"""The closed vocabulary of what a LAM can do to the browser. Plain data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType

from pytest_lam.values import Value


@dataclass(frozen=True, slots=True)
class ActionKind:
    """What one action takes and how the terminal words it.

    ``{target}``, ``{value}`` and ``{onto}`` are filled in; ``plain`` is the wording where there is no
    value. ``values`` is what a value must look like, where not any text will do.
    """

    wording: str
    needs_target: bool = False
    needs_value: bool = False
    plain: str = ""
    values: str = ""


ACTIONS = MappingProxyType(
    {
        "navigate": ActionKind('open "{value}"', needs_value=True),
        "back": ActionKind("go back"),
        "forward": ActionKind("go forward"),
        "reload": ActionKind("reload the page"),
        "click": ActionKind("click {target}", needs_target=True),
        "double click": ActionKind("double-click {target}", needs_target=True),
        "right click": ActionKind("right-click {target}", needs_target=True),
        "hover": ActionKind("hover over {target}", needs_target=True),
        "drag": ActionKind(
            "drag {target} {value} {onto}",
            needs_target=True,
            plain="drag {target} onto {onto}",
            values=r"before|after|-?\d+,-?\d+",
        ),
        "fill": ActionKind('fill {target} with "{value}"', needs_target=True, needs_value=True),
        "clear": ActionKind("clear {target}", needs_target=True),
        "select": ActionKind('select "{value}" in {target}', needs_target=True, needs_value=True),
        "deselect": ActionKind('deselect "{value}" in {target}', needs_target=True, needs_value=True),
        "check": ActionKind("check {target}", needs_target=True),
        "uncheck": ActionKind("uncheck {target}", needs_target=True),
        "press": ActionKind("press {value}", needs_value=True),
        "upload": ActionKind('upload "{value}" to {target}', needs_target=True, needs_value=True),
        "scroll": ActionKind("scroll {target} {value}", plain="scroll to {target}", values="up|down|top|bottom"),
        "accept": ActionKind('accept the browser\'s dialog with "{value}"', plain="accept the browser's dialog"),
        "dismiss": ActionKind("dismiss the browser's dialog"),
        "switch window": ActionKind(
            'switch to the window "{value}"', needs_value=True, plain="switch to the other window"
        ),
        "close window": ActionKind("close the window"),
        "resize": ActionKind("resize the window to {value}", needs_value=True, values=r"[1-9]\d*x[1-9]\d*"),
        "pause": ActionKind("wait {value} s", needs_value=True, values=r"\d+(\.\d+)?"),
        "remember": ActionKind('remember {target} as "{value}"', needs_target=True, needs_value=True),
    }
)
"""Every action there is, and what its value is:

navigate: an address or a path.
select, deselect: an option's label.
press: a key name of selenium's ``Keys`` or one character (chords join them with ``+``; ``*12`` behind
    it is twelve times). The target is optional: without one the focused element has it.
drag: "" (onto ``onto``), "before" or "after" it (in a list), or without ``onto`` a way to go, "x,y"
    in CSS pixels.
upload: paths, relative to the feature's folder, each on a line of its own.
scroll: which way to go, a window's height at a time, or to which end, in ``target`` (None: the
    page); without a value ``target`` is brought into view.
accept: what is typed into a prompt; optional.
switch window: words of the window's title or address; "": the other window, or the last opened of
    several others; "main": the scenario's first window.
resize: width and height of the page's view (what media queries tell) in CSS pixels; the window is larger.
remember: the name under which later steps find the text that is shown there (of a field its value).
pause: seconds since the action before it had been done, or since the step began.
"""

OFFSET = re.compile(r"-?\d+,-?\d+")
"""A way to drag something, in CSS pixels."""


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
    onto: str | None = None
    """Of a drag: the ref of the node on, before or after which the target is dropped."""
    role: str = ""
    """Of remembering several things: the role of each; "": that of the first that the target lists."""
    named: str = ""
    """The part that is kept of each, as the checks of several things have it; "": the whole."""
    frame: int | None = field(default=None, compare=False, repr=False)
    """Which part of the step asked for it, by a LAM that carries steps out in parts: its own note, which it
    gets back with the turn."""

    def __post_init__(self) -> None:
        kind = ACTIONS.get(self.name)
        if kind is None:
            raise ValueError(f"no action is called {self.name!r}; there are {', '.join(ACTIONS)}")
        if kind.needs_target and self.target is None:
            raise ValueError(f"{self.name!r} needs a target")
        if kind.needs_value and self.value is None:
            raise ValueError(f"{self.name!r} needs a value")
        if kind.values and isinstance(self.value, str) and self.value and not re.fullmatch(kind.values, self.value):
            raise ValueError(f"{self.name!r} has no value {self.value!r}; it takes {kind.values}")
        self._require_place()

    def _require_place(self) -> None:
        """What the tables can't say: where something is dragged or scrolled."""
        if self.onto is not None and self.name != "drag":
            raise ValueError(f"{self.name!r} goes onto nothing")
        if self.name == "scroll" and self.target is None and not self.value:
            raise ValueError("'scroll' needs a target or a direction")
        if self.name == "drag":
            by_offset = isinstance(self.value, str) and OFFSET.fullmatch(self.value) is not None
            if by_offset == (self.onto is not None):
                raise ValueError("'drag' needs either a node to drop on or an offset")
