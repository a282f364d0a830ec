"""What the user chose, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BrowserSettings:
    """How a browser is started. ``window`` is its size in CSS pixels; timeouts are seconds."""

    name: str = "chrome"
    headed: bool = False
    window: tuple[int, int] = (1280, 900)
    arguments: tuple[str, ...] = ()
    remote_url: str = ""
    page_timeout: float = 30.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How long things may take, in seconds.

    ``step`` bounds how long an action's node or a check is waited for (the default is that of
    DESIGN's checks), ``settle`` how long a page may take to come to rest after an action.
    """

    step: float = 10.0
    settle: float = 5.0
