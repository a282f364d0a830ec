"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import parsers, scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

USER_NAME = (By.ID, "user-name")


def add_button(item: str) -> tuple[str, str]:
    return By.XPATH, f"//li[.//h3[normalize-space()={quoted(item)}]]//button[normalize-space()='Add']"


@when(parsers.re('I add "(?P<item>[^"]*)"'))
def add(wait: WebDriverWait[WebDriver], item: str) -> None:
    wait.until(EC.element_to_be_clickable(add_button(item))).click()


@when(parsers.parse('I add "{item}" and "{item_2}"'))
def add_item_and(wait: WebDriverWait[WebDriver], item: str, item_2: str) -> None:
    wait.until(EC.element_to_be_clickable(add_button(item))).click()
    wait.until(EC.element_to_be_clickable(add_button(item_2))).click()


@when('I type ""')
def type_(wait: WebDriverWait[WebDriver]) -> None:
    fill(wait, USER_NAME, "")


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)
