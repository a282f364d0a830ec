"""Going into frames and always coming back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pytest_lam.browser.scripts import Script, source

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement


@contextmanager
def inside(driver: WebDriver, frames: Sequence[str]) -> Iterator[bool]:
    """The driver in the frame that ``frames`` (refs, outermost first) lead to; afterwards in the top document.

    Yields whether the frame is still there; where it is not, the driver is in the top document.
    """
    try:
        yield enter(driver, frames)
    finally:
        if frames:
            go_home(driver)


def enter(driver: WebDriver, frames: Sequence[str]) -> bool:
    """Puts the driver into the frame that ``frames`` lead to, or into the top document where it is gone."""
    from selenium.common.exceptions import NoSuchFrameException, StaleElementReferenceException

    driver.switch_to.default_content()
    try:
        for ref in frames:
            frame = resolve(driver, ref)
            if frame is None:
                driver.switch_to.default_content()
                return False
            driver.switch_to.frame(frame)
    except (NoSuchFrameException, StaleElementReferenceException):
        driver.switch_to.default_content()
        return False
    return True


def go_home(driver: WebDriver) -> None:
    """Back to the top document, also from under an open dialog or a vanished frame."""
    from selenium.common.exceptions import UnexpectedAlertPresentException

    try:
        driver.switch_to.default_content()
    except UnexpectedAlertPresentException:
        # The dialog is answered first; whoever comes next begins at the top anyway.
        return


def resolve(driver: WebDriver, ref: str) -> WebElement | None:
    """The element of ``ref`` in the current frame, or None where it left the page."""
    found: WebElement | None = driver.execute_script(source(Script.RESOLVE), ref)
    return found
