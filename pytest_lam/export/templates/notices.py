"""Helpers of exported modules: notices that may or may not come up over the page."""

from contextlib import suppress

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    StaleElementReferenceException,
    WebDriverException,
)
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.export.templates.finding import Locator, clickable, find


def put_away_if_shown(driver: WebDriver, locator: Locator, *frames: tuple[str, str]) -> None:
    """Click what puts a notice away, in its frame where it has one; nothing is waited for where it is not there."""
    with suppress(WebDriverException):  # it is not there, or going, or behind another one
        for frame in frames:
            driver.switch_to.frame(driver.find_element(*frame))
        button = find(driver, locator)
        if button.is_displayed():
            button.click()
    if frames:
        driver.switch_to.default_content()


def escape_if_shown(driver: WebDriver, locator: Locator) -> None:
    """Put a notice away by the Escape key, where it is there."""
    with suppress(WebDriverException):  # it is not there, or going
        if find(driver, locator).is_displayed():
            driver.switch_to.active_element.send_keys(Keys.ESCAPE)


def click_past(wait: WebDriverWait[WebDriver], locator: Locator, *notices: Locator) -> None:
    """Click an element that notices may lie over: those that are shown, or come up just then, are put away first."""

    def click(driver: WebDriver) -> bool:
        for notice in notices:
            put_away_if_shown(driver, notice)
        try:
            clickable(wait, locator).click()
        except (ElementClickInterceptedException, StaleElementReferenceException):
            return False  # a notice has only just come up, or is still fading
        return True

    wait.until(click)
