"""What is seen of a scenario's browser: the page now, and as it was before the last action. Knows the browser."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_lam.browser import perception, settling
from pytest_lam.browser.downloads import Downloads
from pytest_lam.effects import fell_silent, spoken, still_spoken
from pytest_lam.settings import Limits
from pytest_lam.snapshot import Node, Snapshot

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

LONGEST_NOTICE = 7.0
"""Seconds from an action within which notices of it go again by themselves: they last 4 to 6 in most kits."""
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
        self._acted_at = 0.0
        self._lasting: set[tuple[str, str, str, str]] = set()
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
        self._acted_at = time.monotonic()

    def hush(self) -> None:
        """Wait until the notices of the last action have gone again, or prove to stay.

        A model that takes a minute never sees them beside those of its next action; one that is quick, and a
        cassette that is quicker, would: what is told then must not depend on it.
        """
        now = self.look()
        if self.before_last_action is None:
            return
        notices = [one for one in spoken(self.before_last_action, now) if _kind(one) not in self._lasting]
        end = self._acted_at + LONGEST_NOTICE
        while still_spoken(notices, now) and time.monotonic() < end:
            time.sleep(LOOK_AGAIN)
            now = self.look()
        self._lasting |= {_kind(one) for one in notices if still_spoken([one], now)}

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


def _kind(node: Node) -> tuple[str, str, str, str]:
    """What a live region is, whatever it says: one that stays once is not waited for again."""
    return node.role, node.tag, node.attributes.get("id", ""), node.attributes.get("class", "")
