"""What is seen of a scenario's browser: the page now, and as it was before the last action. Knows the browser."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_lam.browser import perception, settling
from pytest_lam.browser.downloads import Downloads
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
        self.last_by = "lam"
        """Who did the last action, as in RecordedStep."""

    def look(self) -> Snapshot:
        """The page as it is now."""
        files = self.downloads.seen() if self.downloads is not None else ()
        self.snapshot = replace(perception.observe(self.driver), downloads=files, windows=self.windows)
        return self.snapshot

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
