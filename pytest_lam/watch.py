"""What is seen of a scenario's browser: the page now, and as it was before the last action. Knows the browser."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_lam.browser import perception, settling
from pytest_lam.browser.downloads import Downloads
from pytest_lam.effects import fell_silent
from pytest_lam.settings import Limits
from pytest_lam.snapshot import Snapshot

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

LOOK_AGAIN = 0.1
"""Seconds between two looks at a page that is waited for: twice the time an observation takes at most."""


class Watch:
    """Looks at the browser of one scenario, and remembers what matters of what it saw."""

    def __init__(self, driver: WebDriver, limits: Limits, download_folder: Path | None) -> None:
        self.driver, self.limits = driver, limits
        self.downloads = Downloads(download_folder) if download_folder is not None else None
        self.windows = 1
        """How many windows and tabs there are."""
        self.snapshot: Snapshot | None = None
        """The page as it was last seen."""
        self.before_last_action: Snapshot | None = None
        """The page as it was before the scenario's last action: where a check must not hold yet."""
        self._told: Snapshot | None = None
        self.last_by = "lam"
        """Who did the last action, as in RecordedStep."""

    def look(self) -> Snapshot:
        """The page as it is now."""
        files = self.downloads.seen() if self.downloads is not None else ()
        self.snapshot = replace(perception.observe(self.driver), downloads=files, windows=self.windows)
        return self.snapshot

    def look_to_tell(self, now: Snapshot | None = None) -> Snapshot:
        """The page for a model to decide on.

        It is as the model was told before where, since then, only fell silent what speaks for a moment: the time
        that a model takes to think is not the page's, and what it sees must not depend on it.

        :param now: the page as it is, where that was just looked at.
        """
        now = now or self.look()
        if self._told is None or not fell_silent(self._told, now):
            self._told = now
        self.snapshot = self._told
        return self._told

    def acted(self, before: Snapshot, by: str) -> None:
        """Something was done to the page, which was so before: what a model was told of it is no more."""
        self.before_last_action, self.last_by, self._told = before, by, None

    def seen(self) -> Snapshot:
        """The page as it was last seen; looked at where it never was."""
        return self.snapshot or self.look()

    def change(self, snapshot: Snapshot, end: float) -> Snapshot:
        """The next snapshot that differs from this one, or this one when time is up.

        :param end: until when, by :func:`time.monotonic`.
        """
        while time.monotonic() < end:
            time.sleep(LOOK_AGAIN)
            settling.settle(self.driver, self.limits)
            newer = self.look()
            if newer != snapshot:
                return newer
        return snapshot
