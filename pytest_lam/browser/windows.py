"""The windows of a browser: the driver goes where a person would, into what opens and back from what closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pytest_lam.browser.aiming import Manner
from pytest_lam.effects import WINDOW_CLOSES, WINDOW_OPENS
from pytest_lam.errors import ActionFailed

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

MAIN = "main"
"""The value of "switch window" that means the first window of the scenario."""


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


def switch(driver: WebDriver, text: str) -> Manner:
    """Goes on in another window: the main one, the other one, or the one whose title or address has the words.

    Raises ActionFailed where there is no such window, or more than one, and names those that there are.
    """
    here, handles = driver.current_window_handle, driver.window_handles
    others = [handle for handle in handles if handle != here]
    if not others:
        raise ActionFailed("there is no other window: nothing that was done has opened one, or it was closed")
    if text == MAIN:
        driver.switch_to.window(handles[0])
    elif not text:
        driver.switch_to.window(others[-1])
    else:
        _switch_by_words(driver, text, here, others)
    return "native"


def _switch_by_words(driver: WebDriver, words: str, here: str, others: Sequence[str]) -> None:
    """The window that is called so exactly counts before those that only mention it."""
    titles = {handle: _called(driver, handle) for handle in others}
    wanted = " ".join(words.casefold().split())
    exact = [handle for handle, (title, _) in titles.items() if title.casefold() == wanted]
    found = exact or [handle for handle, called in titles.items() if any(wanted in text.casefold() for text in called)]
    driver.switch_to.window(found[0] if len(found) == 1 else here)
    if len(found) != 1:
        known = ", ".join(f'"{title or address}"' for title, address in titles.values())
        raise ActionFailed(f'{len(found) or "no"} windows are called "{words}"; the others are {known}')


def _called(driver: WebDriver, handle: str) -> tuple[str, str]:
    driver.switch_to.window(handle)
    return " ".join(driver.title.split()), driver.current_url


def close(driver: WebDriver, text: str) -> Manner:
    """Closes the window; :func:`follow` goes on in one that is left.

    Raises ActionFailed for the last one: a browser without windows has ended.
    """
    if len(driver.window_handles) == 1:
        raise ActionFailed("it is the only window: nothing would be left to go on in")
    driver.close()
    return "native"


def _is_in_one(driver: WebDriver) -> bool:
    """Whether the driver's window is still there."""
    from selenium.common.exceptions import NoSuchWindowException

    try:
        return bool(driver.current_window_handle)
    except NoSuchWindowException:
        return False
