"""Steps of related_objects.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import os
import re
from collections.abc import Callable
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("related_objects.feature")

USERNAME = (By.ID, "id_username")
PASSWORD = (By.ID, "id_password")
LOG_IN = (By.XPATH, "//input[@value='Log in']")
SAVE = (By.NAME, "_save")
SELECT2_SEARCH_FIELD = (By.CSS_SELECTOR, "input.select2-search__field")
PUBLISHER = (By.XPATH, "//label[normalize-space()='Publisher:']/following::span[@role='combobox'][1]")


def field_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@id=//label[normalize-space()={quoted(text)}]/@for]"


def link_called(name: str) -> tuple[str, str]:
    return By.CSS_SELECTOR, f"a[title={css_quoted(name)}]"


def button_called(button: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@value={quoted(button)}]"


def list_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//select[@id=//label[normalize-space()={quoted(text)}]/@for]"


def drop_down_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//label[normalize-space()={quoted(text)}]/following::span[@role='combobox'][1]"


def option_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//li[normalize-space()={quoted(name)}]"


@given(parsers.parse('I am on the page "{page}"'))
def on_page(driver: WebDriver, base_url: str, page: str) -> None:
    driver.get(full_address(base_url, page))


@given(parsers.parse('I log in as "{username}" with the password "$ADMIN_PASSWORD"'))
def log_in_as_username_with_password_admin_password(
    driver: WebDriver, wait: WebDriverWait[WebDriver], username: str
) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, os.environ["ADMIN_PASSWORD"])
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(LOG_IN)).click()
    wait.until(EC.url_changes(before))


@given(parsers.parse('I fill in "{field}" with "{value}"'))
def fill_in_field_with(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    fill(wait, field_called(f"{field}:"), value)


@when(parsers.parse('I click "{name}"'))
def click(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = set(driver.window_handles)
    wait.until(EC.element_to_be_clickable(link_called(name))).click()
    wait.until(EC.new_window_is_opened(before))
    driver.switch_to.window(next(window for window in driver.window_handles if window not in before))


@when(parsers.parse('I fill in "{field}" with "{value}" in the pop-up window'))
def fill_in_field_with_value_in_pop_up_window(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    fill(wait, field_called(f"{field}:"), value)


@when(parsers.parse('I click the "{button}" button in the pop-up window'))
def click_button_in_pop_up_window(driver: WebDriver, wait: WebDriverWait[WebDriver], button: str) -> None:
    before = set(driver.window_handles)
    wait.until(EC.element_to_be_clickable(button_called(button))).click()
    wait.until(EC.number_of_windows_to_be(len(before) - 1))
    driver.switch_to.window(driver.window_handles[-1])


@then(parsers.parse('"{value}" is selected as the "{field}"'))
def value_is_selected_as(wait: WebDriverWait[WebDriver], value: str, field: str) -> None:
    assert value_of(wait, list_called(f"{field}:"), until=equals(value)) == value


@then(parsers.parse('the "{field}" field still contains "{value}"'))
def field_still_contains(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    assert contains(value)(value_of(wait, field_called(f"{field}:"), until=contains(value)))


@given(parsers.parse('I select "{option}" from "{field}"'))
def select_option_from(wait: WebDriverWait[WebDriver], option: str, field: str) -> None:
    Select(wait.until(EC.element_to_be_clickable(list_called(f"{field}:")))).select_by_visible_text(option)


@when(parsers.parse('I change "{field}" to "{value}" in the pop-up window'))
def change_field_to_value_in_pop_up_window(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    fill(wait, field_called(f"{field}:"), value)


@when("I save the pop-up window")
def save_pop_up_window(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = set(driver.window_handles)
    wait.until(EC.element_to_be_clickable(SAVE)).click()
    wait.until(EC.number_of_windows_to_be(len(before) - 1))
    driver.switch_to.window(driver.window_handles[-1])


@when(parsers.parse('I open the "{item}" drop-down'))
def open_item_drop_down(wait: WebDriverWait[WebDriver], item: str) -> None:
    wait.until(EC.element_to_be_clickable(drop_down_called(f"{item}:"))).click()


@when(parsers.parse('I type "{value}" into its search field'))
def type_value_into_its_search_field(wait: WebDriverWait[WebDriver], value: str) -> None:
    fill(wait, SELECT2_SEARCH_FIELD, value)


@when(parsers.parse('I choose "{name}"'))
def choose(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(clicked(option_called(name)))


@then(parsers.parse('the publisher is "{publisher}"'))
def publisher_is(wait: WebDriverWait[WebDriver], publisher: str) -> None:
    assert contains(publisher)(value_of(wait, PUBLISHER, until=contains(publisher)))


T = TypeVar("T")


def seen(wait: WebDriverWait[WebDriver], look: Callable[[WebDriver], T], until: Callable[[T], bool]) -> T:
    """What ``look`` gives as soon as it is as wanted, else what it gave last when the time was up.

    That there is nothing must stay so for a while: what is not there may only be late.
    """
    found: list[T] = []
    stays = lasting(until)

    def wanted(driver: WebDriver) -> bool:
        try:
            found[:] = [look(driver)]
        except StaleElementReferenceException:
            return False
        return until(found[0]) if found[0] else stays(found[0])

    try:
        wait.until(wanted)
    except TimeoutException:
        if not found:
            raise
    return found[0]


def lasting(test: Callable[[T], bool], seconds: float = 0.5) -> Callable[[T], bool]:
    """A test for what passes ``test`` for so long on end."""
    since: float | None = None

    def stays(found: T) -> bool:
        nonlocal since
        if not test(found):
            since = None
            return False
        since = monotonic() if since is None else since
        return monotonic() - since >= seconds

    return stays


def equals(expected: object) -> Callable[[object], bool]:
    """A test for just that."""
    return lambda found: found == expected


def contains(expected: str) -> Callable[[str], bool]:
    """A test for texts with ``expected`` in them, in upper or lower case; "6 items" is not in "16 items"."""
    before = r"(?<!\d)(?<!\d[.,])" if expected[:1].isdecimal() else ""
    after = r"(?![.,]?\d)" if expected[-1:].isdecimal() else ""
    pattern = re.compile(f"{before}{re.escape(expected.casefold())}{after}")
    return lambda text: pattern.search(text.casefold()) is not None


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def value_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """What a field holds, of a list of choices the chosen ones' labels; waits for it to be as wanted."""

    return seen(wait, lambda driver: held_by(driver.find_element(*locator)), until)


def held_by(field: WebElement) -> str:
    """What a field holds at this moment, of a list of choices the chosen ones' labels."""
    if field.tag_name == "select":
        return ", ".join(collapsed(option.text) for option in Select(field).all_selected_options)
    if field.tag_name in ("input", "textarea", "progress", "meter"):
        return collapsed(str(field.get_property("value") or ""))
    return collapsed(field.get_attribute("aria-valuetext") or field.get_attribute("aria-valuenow") or field.text)


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"


def css_quoted(text: str) -> str:
    """A text as CSS writes it."""
    return '"' + "".join(f"\\{ord(c):x} " if c < " " or c in '"\\\x7f' else c for c in text) + '"'


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)


def clicked(locator: tuple[str, str]) -> Callable[[WebDriver], bool]:
    """A condition that clicks. It is not met while the browser refuses to: something moves, or covers the element."""

    def attempt(driver: WebDriver) -> bool:
        try:
            element = driver.find_element(*locator)
            if not element.is_enabled():
                return False
            element.click()
        except ElementClickInterceptedException:  # a bar at the edge of the window: away from it
            driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            return False
        except (ElementNotInteractableException, StaleElementReferenceException):
            return False
        return True

    return attempt


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
