"""Ending a browser, in whatever state it is: nothing of it stays behind, no process and no folder."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

PATIENCE = 5
"""Seconds that a driver may take to end its browser: it takes a tenth of one, unless it waits for a page."""

PROCESS = ("goog:processID", "ms:processID", "moz:processID")
"""Capabilities that tell the browser's process."""

MADE_BY_DRIVER = "scoped_dir"
"""In the name of every profile that a driver of the Chromium family made for one session."""

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
"""What ends a process at once; Windows knows it by the second name."""


def end(driver: WebDriver) -> None:
    """Close the browser and its driver; what will not close, or lost its driver, is killed. Never raises."""
    from selenium.common.exceptions import WebDriverException
    from urllib3.exceptions import HTTPError

    service = getattr(getattr(driver, "service", None), "process", None)
    orphaned = service is not None and service.poll() is not None
    process = _process(driver.capabilities) if service is not None else None
    folders = list(_folders(driver.capabilities, orphaned)) if service is not None else []
    impatience = Timer(PATIENCE, _kill, (process,))  # a driver that waits for its browser goes on when that is gone
    impatience.start()
    try:
        if orphaned:
            _kill(process)
        with suppress(WebDriverException, HTTPError):  # a browser that has died can't be told to close
            driver.quit()
    finally:
        impatience.cancel()
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)


def _process(capabilities: dict[str, Any]) -> int | None:
    return next((int(capabilities[name]) for name in PROCESS if name in capabilities), None)


def _folders(capabilities: dict[str, Any], orphaned: bool) -> Iterator[Path]:
    """What a browser of the Chromium family leaves in the folder for temporary files.

    That of the socket by which a profile has one browser only; and the profile where its driver,
    which would remove it, is gone. A profile of the user's own is left alone.
    """
    for family in ("chrome", "msedge"):
        profile = Path(capabilities.get(family, {}).get("userDataDir", ""))
        socket = profile / "SingletonSocket"
        if socket.is_symlink():
            yield socket.readlink().parent
        if orphaned and MADE_BY_DRIVER in profile.name:
            yield profile


def _kill(process: int | None) -> None:
    if process is not None:
        with suppress(OSError):  # it has ended
            os.kill(process, KILL)
