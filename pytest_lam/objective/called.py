"""What one call asks for, and whose it is, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pytest_lam.step import Reading, StepType

Table = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Call:
    """What one call of the fixture asks for.

    ``word`` is the method's name, ``said`` what the test told it, ``text`` the step that this is.
    """

    word: str
    type: StepType
    said: str
    text: str
    table: Table = ()
    reading: Reading = "text"
    objective: bool = False


class Remembered(dict[str, str]):
    """What was read so far, by what it was called; ``newest`` is what was read last."""

    newest = ""

    def __setitem__(self, name: str, text: str) -> None:
        """Keep a text under a name."""
        super().__setitem__(name, text)
        self.newest = text


@dataclass(frozen=True, slots=True)
class Place:
    """Whose calls they are: the test's file, which names its recording and code, the test's name and parameters."""

    path: Path
    shown: str
    test: str
    row: Mapping[str, str]
