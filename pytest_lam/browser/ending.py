"""A browser from its start to its end: nothing of it stays behind, no process and no file, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from pytest_lam.browser.launch import start
from pytest_lam.settings import BrowserSettings

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

PATIENCE = 5
"""Seconds that a driver may take to end its browser: it takes a tenth of one, unless it waits for a page."""

GUARD = "read _; kill -s KILL -- -{group} 2>/dev/null"
"""What outlives this process, however that ends: its input is closed then, and it kills what is left of the browser."""

LONGEST_SCRATCH = 60
"""Characters of a scratch folder's path: 107 are the most for a socket, and browsers put 46 of their own behind it."""


@contextmanager
def running(settings: BrowserSettings) -> Iterator[WebDriver]:
    """A fresh browser that is ended whatever happens.

    :raises BrowserProblem: it does not start; the message says what to install.
    """
    with ExitStack() as stack:
        browser = start(settings, scratch=_scratch(stack))
        stack.enter_context(_guarded(browser))
        try:
            yield browser
        finally:
            end(browser)


def end(driver: WebDriver) -> None:
    """Close the browser and its driver; what will not close, or has lost its driver, is killed."""
    service = _service(driver)
    if service is None:
        _quit(driver)
        return
    if service.poll() is not None:
        _kill_group(service.pid)  # the driver died, so that nobody else would end its browser
    impatience = Timer(PATIENCE, _kill_group, (service.pid,))
    impatience.start()
    try:
        _quit(driver)
    finally:
        impatience.cancel()


def _service(driver: WebDriver) -> subprocess.Popen[bytes] | None:
    """The driver's process, which leads the group of its browser; None for a remote one, or without process groups."""
    if os.name != "posix":
        return None
    process: subprocess.Popen[bytes] | None = getattr(getattr(driver, "service", None), "process", None)
    return process


@contextmanager
def _guarded(driver: WebDriver) -> Iterator[None]:
    """Sees to it that the browser ends even where this process is killed and can't end it."""
    service = _service(driver)
    if service is None:
        yield
        return
    command = ["/bin/sh", "-c", GUARD.format(group=service.pid)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, process_group=0):  # leaving closes its input, and waits
        yield


def _quit(driver: WebDriver) -> None:
    from selenium.common.exceptions import WebDriverException
    from urllib3.exceptions import HTTPError

    with suppress(WebDriverException, HTTPError):  # a browser that has died can't be told to close
        driver.quit()


def _scratch(stack: ExitStack) -> Path | None:
    """A folder for passing files, gone at the end; None where the system decides itself where they go.

    Browsers of the Chromium family leave the folder of a socket behind even when they end in order.
    """
    if sys.platform != "linux" or len(tempfile.gettempdir()) + len("/lam-12345678") > LONGEST_SCRATCH:
        return None
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lam-", ignore_cleanup_errors=True)))


def _kill_group(group: int) -> None:
    with suppress(ProcessLookupError):  # all of it has ended
        os.killpg(group, signal.SIGKILL)
