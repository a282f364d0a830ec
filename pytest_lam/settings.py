"""What the user chose, as plain data.

Named tuples, because every run of pytest loads this room and they are made in a tenth of the
time that a frozen dataclass takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pytest_lam.lam.generalist.budgets import Budget

Mode = Literal["auto", "record", "replay", "off"]


class BrowserSettings(NamedTuple):
    """How a browser is started. ``window`` is its size in CSS pixels; timeouts are seconds."""

    name: str = "chrome"
    headed: bool = False
    window: tuple[int, int] = (1280, 900)
    arguments: tuple[str, ...] = ()
    remote_url: str = ""
    page_timeout: float = 30.0


class Limits(NamedTuple):
    """How long things may take, in seconds.

    ``step`` bounds how long an action's node or a check is waited for (the default is that of
    DESIGN's checks), ``settle`` how long a page may take to come to rest after an action.
    ``turns`` bounds how often a LAM is asked within one step, so that none goes round in circles.
    ``objective_turns`` bounds the same for a goal of many steps: a quarter of an hour of a person's work.
    ``answer`` bounds a request to a prompted model: a small one on a laptop's processor needs half of it.
    """

    step: float = 10.0
    settle: float = 5.0
    turns: int = 25
    objective_turns: int = 80
    answer: float = 60.0


class Settings(NamedTuple):
    """All choices of a run."""

    mode: Mode = "auto"
    browser: BrowserSettings = BrowserSettings()
    limits: Limits = Limits()
    verify: int = 1
    strict: bool = False
    export_dir: Path | None = None
    allowed_hosts: tuple[str, ...] = ()
    report_dir: Path = Path("lam-report")
    pages: Mapping[str, str] = MappingProxyType({})
    model: str = "embedded"
    """"embedded", "auto", "openai", the two with ":MODEL" behind where a model is named."""
    cassettes: Path | None = None
    """Where the answers of a prompted model are kept."""
    budgets: tuple[Budget, ...] = ()
    """What a prompted model may take."""
    prices: Path | None = None
    """The user's own file of what models cost."""
    lint: bool = False
    lint_ignore: tuple[str, ...] = ()

    @property
    def records(self) -> bool:
        """Whether steps may be given to a LAM and files may be written."""
        return self.mode in ("auto", "record")
