"""Steps of search.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import os
import re
from collections.abc import Callable
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("search.feature")

USERNAME = (By.ID, "id_username")
PASSWORD = (By.ID, "id_password")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
WRAPPER = (By.CSS_SELECTOR, "div.wrapper")
SEARCH = (By.ID, "menu-search-q")
SEARCH_BUTTON = (By.CSS_SELECTOR, 'button[aria-label="Search"]')
SHOW_FILTERS = (By.CSS_SELECTOR, 'button[aria-label="Show filters"]')
HAS_CHILD_PAGES = (By.XPATH, "//button[text()[normalize-space()='Has child pages']]")
YES = (By.ID, "id_has_child_pages_1")
PAGE_REORDER_FORM_TABLE = (By.XPATH, "//*[@id='page-reorder-form']//table")
MORE_ACTIONS = (By.XPATH, "//button[normalize-space()='More actions']")
PUBLISH = (By.NAME, "action-publish")
FIRST_ROW = (By.XPATH, "(//*[@id='listing-results']//tr[td])[1]")
ROW_CSS = "tr:not(thead > tr):has(> td), [role='row']:has([role='cell'], [role='gridcell'])"


def field_called(text: str) -> tuple[str, str]:
    return By.CSS_SELECTOR, f"input[placeholder={css_quoted(text)}]"


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


@given(parsers.parse('I am on "{address}"'))
def on(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@given(parsers.parse('I sign in as "{username}" with "$MODERATOR_PASSWORD"'))
def sign_in_as_username_with_moderator_password(wait: WebDriverWait[WebDriver], username: str) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, os.environ["MODERATOR_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(at_address("/admin/"))


@when(parsers.parse('I type "{value}" into "{field}" and press Enter'))
def type_value_into_field_and_press_enter(
    driver: WebDriver, wait: WebDriverWait[WebDriver], value: str, field: str
) -> None:
    fill(wait, field_called(f"{field}…"), value)
    before = driver.current_url
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    wait.until(EC.url_changes(before))


@then(parsers.parse('the results contain "{text}"'))
def results_contain(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, WRAPPER, until=contains(text)))


@when(parsers.parse('I search for "{words}" in the sidebar'))
def search_for_words_in_sidebar(wait: WebDriverWait[WebDriver], words: str) -> None:
    fill(wait, SEARCH, words)
    wait.until(EC.element_to_be_clickable(SEARCH_BUTTON)).click()
    wait.until(at_address(f"/admin/pages/search/?q={words}"))


@then(parsers.parse('the page says "{text}"'))
def page_says(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@when("I open the filters")
def open_filters(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SHOW_FILTERS)).click()


@when('I choose "Has child pages"')
def choose_has_child_pages(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(clicked(HAS_CHILD_PAGES))


@when('I choose "Yes"')
def choose_yes(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    tick_past_bars(wait, YES, until=True)
    wait.until(EC.url_changes(before))


@then(parsers.parse("the table has {count} row"))
def table_has_count_row(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert count_of(wait, ROW_CSS, within=PAGE_REORDER_FORM_TABLE, until=equals(int(count))) == int(count)


@then(parsers.parse('I see "{text}" in the table'))
def see_text_in_table(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, PAGE_REORDER_FORM_TABLE, until=contains(text)))


@given(parsers.parse('I click "{name}"'))
@when(parsers.parse('I click "{name}"'))
def click(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(clicked(link_called(name)))
    wait.until(EC.url_changes(before))


@given("I publish the page")
def publish_page(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(MORE_ACTIONS)).click()
    before = driver.current_url
    wait.until(clicked(PUBLISH))
    wait.until(EC.url_changes(before))


@when(parsers.parse('I open "{name}" in the sidebar'))
def open_name_in_sidebar(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(name))).click()


@then(parsers.parse('the first row of the table contains "{text}"'))
def first_row_of_table_contains(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, FIRST_ROW, until=contains(text)))


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


def text_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.find_element(*locator).text), until)


def page_text(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """All visible text of the page, or of the browser's dialog where one is open; waits for it to be as wanted."""

    def look(driver: WebDriver) -> str:
        dialog = EC.alert_is_present()(driver)
        return collapsed(dialog.text if dialog else driver.find_element(By.TAG_NAME, "body").text)

    return seen(wait, look, until)


def at_address(path: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the browser is at that path."""
    return lambda driver: part_of_address(driver.current_url, path) == path


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))


def attribute_is(element: WebElement, name: str, value: str = "true") -> bool:
    """Whether an attribute has that value."""
    return element.get_attribute(name) == value


def is_checked(element: WebElement) -> bool:
    """Whether the box is ticked or the choice taken."""
    return element.is_selected() or attribute_is(element, "aria-checked")


def count_of(
    wait: WebDriverWait[WebDriver],
    elements: str,
    *,
    until: Callable[[int], bool],
    within: tuple[str, str] = (By.TAG_NAME, "html"),
    named: str = "",
) -> int:
    """How many visible elements a CSS selector finds there, with ``named`` in them; waits for the wanted number."""

    def look(driver: WebDriver) -> int:
        shown = (e for e in driver.find_element(*within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed())
        return sum(1 for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}"))

    return seen(wait, look, until)


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


def tick_past_bars(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: bool) -> None:
    """Click a box that a bar may cover or that shows under the mouse only, unless it is ticked, or not, as wanted."""
    if is_checked(wait.until(lambda driver: driver.find_element(*locator))) != until:
        wait.until(clicked(locator))


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
