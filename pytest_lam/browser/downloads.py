"""The folder that a browser downloads to: which files are in it, and when they are whole."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_lam.snapshot import Download

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

PARTIAL = ("*.crdownload", "*.part", ".com.google.Chrome.*", ".org.chromium.Chromium.*")
"""Names of files that Chromium and Firefox are still writing."""

READABLE = 5_000_000
"""Bytes of a file that is read to check what it says: a report of a hundred thousand lines."""

LOOK_AGAIN = 0.05
"""Seconds between two looks at a folder that costs microseconds to list."""


def send_to(driver: WebDriver, folder: Path) -> None:
    """Has the browser put what it downloads from now on into ``folder``, unasked.

    Browsers of the Chromium family can be told so at any time; others were told at their start or never.
    """
    if hasattr(driver, "execute_cdp_cmd"):
        parameters = {"behavior": "allow", "downloadPath": str(folder)}
        driver.execute_cdp_cmd("Browser.setDownloadBehavior", parameters)


class Downloads:
    """What came into a folder while a scenario ran."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._texts: dict[tuple[str, int, int], str | None] = {}

    def wait(self, seconds: float) -> None:
        """Waits, bounded, until no file is being written."""
        end = time.monotonic() + seconds
        while self._is_writing() and time.monotonic() < end:
            time.sleep(LOOK_AGAIN)

    def _is_writing(self) -> bool:
        return any(True for pattern in PARTIAL for _ in self.folder.glob(pattern))

    def seen(self) -> tuple[Download, ...]:
        """All files that are whole, the oldest first."""
        partial = {path for pattern in PARTIAL for path in self.folder.glob(pattern)}
        found = []
        for path in self.folder.iterdir():
            if path.is_file() and path not in partial:
                state = path.stat()
                found.append((state.st_mtime_ns, path.name, state.st_size))
        return tuple(Download(name, self._text(name, time_, size), time_) for time_, name, size in sorted(found))

    def _text(self, name: str, time_: int, size: int) -> str | None:
        """What a file says; None for one that is too long or no text. Each is read once."""
        key = (name, time_, size)
        if key not in self._texts:
            self._texts[key] = _decoded(self.folder / name) if size <= READABLE else None
        return self._texts[key]


def _decoded(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
