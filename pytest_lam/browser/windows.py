"""The windows of a browser: the driver goes where a person would, into what opens and back from what closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pytest_lam.effects import WINDOW_CLOSES, WINDOW_OPENS

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver


def follow(driver: WebDriver, before: Sequence[str]) -> str:
    """Moves the driver on where an action opened a window or closed the driver's own.

    Into the window that opened last, else back to the last one of those that are left.

    :param before: the handles of all windows as they were before the action.
    :return: WINDOW_OPENS, WINDOW_CLOSES, or "" where the driver stays in its window.
    """
    handles = driver.window_handles
    opened = [handle for handle in handles if handle not in before]
    left = [handle for handle in before if handle in handles]
    if opened:
        driver.switch_to.window(opened[-1])
        return WINDOW_OPENS
    if left and not _is_in_one(driver):
        driver.switch_to.window(left[-1])
        return WINDOW_CLOSES
    return ""


def _is_in_one(driver: WebDriver) -> bool:
    """Whether the driver's window is still there."""
    from selenium.common.exceptions import NoSuchWindowException

    try:
        return bool(driver.current_window_handle)
    except NoSuchWindowException:
        return False
