"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable
from contextlib import suppress

from pytest_bdd import parsers, scenarios, when
from selenium.common.exceptions import NoSuchElementException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

ORDERS = (By.ID, "orders")
NEXT = (By.XPATH, "//button[normalize-space()='Next']")


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


@when(parsers.parse('I invite "{name}"'))
def invite(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = text_now(driver, ORDERS)
    wait.until(EC.element_to_be_clickable(NEXT)).click()
    wait.until(text_changed(ORDERS, before))
    wait.until(EC.element_to_be_clickable(NEXT)).click()
    wait.until(EC.element_to_be_clickable(button_called(name))).click()


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def text_now(driver: WebDriver, locator: tuple[str, str]) -> str:
    """The text of an element at this moment; empty where there is none."""
    with suppress(NoSuchElementException):
        return collapsed(driver.find_element(*locator).text)
    return ""


def text_changed(locator: tuple[str, str], before: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the element has another text than before."""
    return lambda driver: collapsed(driver.find_element(*locator).text) != before


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"
