"""What the embedded LAM understands of each step of a feature, each kind of step once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pytest_lam.checks import CHECKS
from pytest_lam.lam.embedded.frames import Frame, Understanding
from pytest_lam.lam.embedded.language import understand
from pytest_lam.lam.embedded.stating import CHECKING
from pytest_lam.lint.folding import Folding
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


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is understood of a step: of its kind (``folded``, ``understanding``) and, with its own values, of itself."""

    folded: Folded
    understanding: Understanding
    folding: Folding

    @property
    def frames(self) -> tuple[Frame, ...]:
        """What it asks for; nothing where it is refused."""
        return self.folding.back(self.understanding.frames)

    @property
    def refused(self) -> str:
        """Why it is refused; "" where it is not."""
        return self.folding.back(self.understanding.refused)

    @property
    def looks(self) -> bool:
        """Whether it looks at the page."""
        return any(frame.intent in STATING for frame in self.understanding.frames)

    @property
    def acts(self) -> bool:
        """Whether it does something."""
        return any(frame.intent not in STATING for frame in self.understanding.frames)


class Meanings:
    """Understands steps, and remembers what it understood of each kind."""

    def __init__(self) -> None:
        self._known: dict[Folded, Understanding] = {}

    def of(self, step: SourceStep, row: Mapping[str, str]) -> Meaning:
        """The meaning of a step, an outline's with one row of its values."""
        folding = Folding()
        template = folding.text(step.text)
        used = tuple((name, folding.value(row[name])) for name in dict.fromkeys(HOLE.findall(step.text)) if name in row)
        table = tuple(tuple(cell.text for cell in cells) for cells in step.table)
        folded = Folded(step.type, template, used, table, step.docstring is not None)
        if folded not in self._known:
            self._known[folded] = understand(folded.step)
        return Meaning(folded, self._known[folded], folding)
