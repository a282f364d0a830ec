"""Helpers of exported modules: what one step notes down, and what has changed since."""

from collections.abc import Callable
from contextlib import suppress
from math import isnan

import pytest
from selenium.common.exceptions import NoSuchElementException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.export.templates.conditions import collapsed, contains, number_in
from pytest_lam.export.templates.finding import Locator, find
from pytest_lam.export.templates.reading import held_by


@pytest.fixture
def remembered() -> dict[str, str]:
    """What a step of the scenario notes down for a later one."""
    return {}


def count_now(driver: WebDriver, elements: str, *, within: Locator = (By.TAG_NAME, "html"), named: str = "") -> str:
    """How many visible elements a CSS selector finds there at this moment; nothing where the place is missing."""
    with suppress(NoSuchElementException):
        shown = (e for e in find(driver, within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed())
        return str(sum(1 for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}")))
    return ""


def value_now(driver: WebDriver, locator: Locator) -> str:
    """What a field holds at this moment; nothing where there is none."""
    with suppress(NoSuchElementException):
        return collapsed(held_by(find(driver, locator)))
    return ""


def changed(before: str, test: Callable[[float], bool]) -> Callable[[object], bool]:
    """A test for what shows a number, as it did before, that has changed by as much as ``test`` wants."""

    def look(found: object) -> bool:
        by = number_in(str(found)) - number_in(before)
        return not isnan(by) and test(by)

    return look
