"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from urllib.parse import urlsplit

from pytest_bdd import given, parsers, scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

USER_NAME = (By.ID, "user-name")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
SEARCH = (By.XPATH, "//button[normalize-space()='Search']")


def link_called(page: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(page)}]"


@given(parsers.parse('I am on the page "{page}"'))
def on_page(driver: WebDriver, base_url: str, page: str) -> None:
    driver.get(full_address(base_url, page))


@when(parsers.parse('I log in as "{user_name}"'))
def log_in_as(driver: WebDriver, wait: WebDriverWait[WebDriver], user_name: str) -> None:
    fill(wait, USER_NAME, user_name)
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(EC.url_changes(before))


@when("I press the search button")
def press_search_button(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(SEARCH)).click()
    wait.until(EC.url_changes(before))


@when(parsers.parse("I go to page {page}"))
def go_to_page(wait: WebDriverWait[WebDriver], page: str) -> None:
    wait.until(EC.element_to_be_clickable(link_called(page))).click()


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


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
