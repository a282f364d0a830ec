"""Waiting until a page has answered what was done to it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from weakref import WeakSet

from pytest_lam.browser.frames import go_home
from pytest_lam.browser.perception import open_dialog
from pytest_lam.browser.scripts import Script, source
from pytest_lam.settings import Limits

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

MOST_PAGES = 5
"""Pages that may replace one another while one action is answered (a sign-in that is handed on takes three);
a page that goes on longer loads itself again and again."""

UNANSWERED = frozenset({"pause"})
"""Actions that a page does not answer: whatever it does meanwhile it would have done without them."""

_watched: WeakSet[WebDriver] = WeakSet()


def watch(driver: WebDriver) -> None:
    """Has every document that ``driver`` loads from now on count its requests from the start.

    Only browsers of the Chromium family can; elsewhere a document counts from its first observation.
    """
    if driver in _watched or not hasattr(driver, "execute_cdp_cmd"):
        return
    script = f"(function () {{ {source(Script.WATCH)} }})()"
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    _watched.add(driver)


def settle(driver: WebDriver, limits: Limits) -> None:
    """Waits until the page is at rest: loaded, nothing requested, nothing moving, nothing changing.

    At most ``limits.settle`` seconds; what never comes to rest (a spinner, a poll, a ticker) is
    not waited for. An open dialog of the browser is an answer, too, and so is a window that closes.
    """
    from selenium.common.exceptions import (
        JavascriptException,
        NoSuchWindowException,
        TimeoutException,
        UnexpectedAlertPresentException,
    )

    deadline = time.monotonic() + limits.settle
    for _ in range(MOST_PAGES):
        try:
            if open_dialog(driver) is not None:
                return
            watch(driver)
            go_home(driver)
            _rest(driver, deadline)
            go_home(driver)
        except JavascriptException:
            continue  # The page was replaced in mid-wait: its successor is waited for.
        except (UnexpectedAlertPresentException, TimeoutException):
            go_home(driver)
        except NoSuchWindowException:
            return  # It was closed: what there is to see is in another window.
        return


def settle_after(action_name: str, driver: WebDriver, limits: Limits) -> None:
    """Waits until the page has answered an action, where it is one that pages answer."""
    if action_name not in UNANSWERED:
        settle(driver, limits)


def _rest(driver: WebDriver, deadline: float) -> None:
    """Waits for the current document with its frames, those of other origins each from inside."""
    from selenium.common.exceptions import NoSuchFrameException, StaleElementReferenceException

    left = max(0.0, deadline - time.monotonic())
    # A dialog of the browser that opens meanwhile ends the script without an answer.
    for frame in driver.execute_async_script(source(Script.SETTLE), int(left * 1000)) or ():
        try:
            driver.switch_to.frame(frame)
        except (NoSuchFrameException, StaleElementReferenceException):
            continue  # It vanished, and with it the need to wait for it.
        _rest(driver, deadline)
        driver.switch_to.parent_frame()
