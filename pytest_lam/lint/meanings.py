"""What the embedded LAM understands of each step of a feature, each kind of step once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from pytest_lam.checking.exclusion import OPPOSITES
from pytest_lam.checks import CHECKS
from pytest_lam.lam.embedded.frames import Frame, Understanding
from pytest_lam.lam.embedded.language import understand
from pytest_lam.lam.embedded.stating import CHECKING
from pytest_lam.lint.folding import Folding, exchanged
from pytest_lam.lint.source import SourceStep
from pytest_lam.step import Step

HOLE = re.compile(r"<([^<>\"]+)>")
STATING = CHECKING | set(CHECKS)
"""Intents that look at the page."""


class Folded(NamedTuple):
    """All of a step that its meaning hangs on, with stand-ins for its values."""

    type: str
    template: str
    row: tuple[tuple[str, str], ...]
    table: tuple[tuple[str, ...], ...]
    described: bool
    """Whether it has a doc string."""

    @property
    def step(self) -> Step:
        """The step that is understood."""
        row = dict(self.row)
        text = HOLE.sub(lambda hole: row.get(hole[1], hole[0]), self.template)
        docstring = "A text of several words" if self.described else None
        return Step(self.type, text, 0, self.table, docstring, self.template, row)  # type: ignore[arg-type]


class Kind:
    """What is understood of all steps that differ in their values only."""

    def __init__(self, folded: Folded, stands: Iterable[str]) -> None:
        self.understanding: Understanding = understand(folded.step)
        """In stand-ins; a refusal where it has no frames."""
        frames = self.understanding.frames
        self.intents = tuple(frame.intent for frame in frames)
        self.looks = any(intent in STATING for intent in self.intents)
        """Whether such a step looks at the page."""
        self.acts = any(intent not in STATING for intent in self.intents)
        """Whether it does something."""
        shown = repr(frames)
        self.stands = tuple(sorted((stand for stand in stands if stand in shown), key=shown.find))
        """The stand-ins in the order in which the frames have them."""
        numbers = {stand: str(at) if stand.isdecimal() else f"value {at}" for at, stand in enumerate(self.stands)}
        self.canonical = exchanged(tuple(map(_plain, frames)), numbers)
        """The frames with numbers for their values: the same for all that mean the same."""


TYPING = frozenset({"fill", "clear"})
"""Deeds that are done to fields only: whether the step says "field" tells nothing."""


def _plain(frame: Frame) -> Frame:
    """The frame as it is however its step is worded."""
    if frame.intent in TYPING and frame.target is not None and frame.target.kind == "field":
        return replace(frame, target=replace(frame.target, kind=""))
    if frame.intent == "state" and frame.negated and frame.state in OPPOSITES:
        return replace(frame, state=OPPOSITES[frame.state], negated=False)
    return frame


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is understood of one step: of its kind, and with its own values."""

    kind: Kind
    folding: Folding

    @property
    def frames(self) -> tuple[Frame, ...]:
        """What it asks for; nothing where it is refused."""
        return self.folding.back(self.kind.understanding.frames)

    @property
    def refused(self) -> str:
        """Why it is refused; "" where it is not."""
        return self.folding.back(self.kind.understanding.refused)


class Meanings:
    """Understands steps, and remembers what it understood of each kind."""

    def __init__(self) -> None:
        self._known: dict[Folded, Kind] = {}

    def of(self, step: SourceStep, row: Mapping[str, str]) -> Meaning:
        """The meaning of a step, an outline's with one row of its values."""
        folding = Folding()
        template = folding.text(step.text)
        used = tuple((name, folding.value(row[name])) for name in dict.fromkeys(HOLE.findall(step.text)) if name in row)
        table = tuple(tuple(cell.text for cell in cells) for cells in step.table)
        folded = Folded(step.type, template, used, table, step.docstring is not None)
        kind = self._known.get(folded)
        if kind is None:
            kind = self._known[folded] = Kind(folded, folding.said)
        return Meaning(kind, folding)
