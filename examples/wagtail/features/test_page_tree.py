"""Steps of page_tree.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

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
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("page_tree.feature")

USERNAME = (By.ID, "id_username")
PASSWORD = (By.ID, "id_password")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
VISIT_US = (By.XPATH, "//h3[normalize-space()='Visit us']")
VIEW_CHILD_PAGES_OF_RIVERSIDE = (By.XPATH, "//a[normalize-space()=\"View child pages of 'Riverside Museum'\"]")
WHATS_ON = (By.XPATH, '//a[normalize-space()="What\'s on"]')
PAGE_REORDER_FORM_TABLE = (By.XPATH, "//*[@id='page-reorder-form']//table")
EXPLORE_CHILD_PAGES_OF_WHATS = (By.CSS_SELECTOR, "a[aria-label=\"Explore child pages of 'What's on'\"]")
TOGGLE_BREADCRUMBS = (By.CSS_SELECTOR, 'button[aria-label="Toggle breadcrumbs"]')
RIVERSIDE_MUSEUM = (By.XPATH, "//a[normalize-space()='Riverside Museum']")
FIRST_ROW = (By.XPATH, "(//*[@id='page-reorder-form']//tbody/tr[td])[1]")
LAST_ROW = (By.XPATH, "(//*[@id='page-reorder-form']//tr[td])[last()]")
SEARCH_TERM = (By.ID, "id_q")
MOVE = (By.LINK_TEXT, "Move")
DIALOG = (By.CSS_SELECTOR, "[role=\"dialog\"]:not([aria-hidden='true'])")
CHOOSE_ANOTHER_PAGE = (By.XPATH, "//button[normalize-space()='Choose another page']")
CONFIRM = (By.XPATH, "//input[@value='Confirm']")
YES_MOVE_THIS_PAGE = (By.XPATH, "//input[@value='Yes, move this page']")
STATUS = (By.CSS_SELECTOR, '[role="status"]')
ROW_CSS = "tr:not(thead > tr):has(> td), [role='row']:has([role='cell'], [role='gridcell'])"


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


def row_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//tr[.//td[normalize-space()={quoted(name)}]]"


def button_called_2(menu: str) -> tuple[str, str]:
    return By.CSS_SELECTOR, f"button[aria-label={css_quoted(menu)}]"


@given(parsers.parse('I am on "{address}"'))
def on(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@given(parsers.parse('I sign in as "{username}" with "$MODERATOR_PASSWORD"'))
def sign_in_as_username_with_moderator_password(wait: WebDriverWait[WebDriver], username: str) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, os.environ["MODERATOR_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(at_address("/admin/"))


@when(parsers.parse('I open "{name}" in the sidebar'))
def open_name_in_sidebar(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(name))).click()


@when("I click \"View child pages of 'Riverside Museum'\"")
def click_view_child_pages_of_riverside_museum(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(clicked(VIEW_CHILD_PAGES_OF_RIVERSIDE))
    wait.until(EC.visibility_of_element_located(VISIT_US))


@when('I click "What\'s on"')
def click_whats_on(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(clicked(WHATS_ON))
    wait.until(EC.url_changes(before))


@then(parsers.parse('the page title contains "{title}"'))
def page_title_contains(wait: WebDriverWait[WebDriver], title: str) -> None:
    assert contains(title)(page_title(wait, until=contains(title)))


@then(parsers.parse("the table has {count} rows"))
def table_has_count_rows(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert count_of(wait, ROW_CSS, within=PAGE_REORDER_FORM_TABLE, until=equals(int(count))) == int(count)


@when("I click \"Explore child pages of 'What's on'\"")
def click_explore_child_pages_of_whats_on(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(EXPLORE_CHILD_PAGES_OF_WHATS)).click()
    wait.until(EC.url_changes(before))


@when('I click "Toggle breadcrumbs"')
def click_toggle_breadcrumbs(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(TOGGLE_BREADCRUMBS)).click()


@when('I click "Riverside Museum"')
def click_riverside_museum(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(clicked(RIVERSIDE_MUSEUM))
    wait.until(EC.url_changes(before))


@then(parsers.parse('I see "{text}" in the table'))
def see_text_in_table(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, PAGE_REORDER_FORM_TABLE, until=contains(text)))


@then(parsers.parse('I do not see "{text}" in the table'))
def do_not_see_text_in_table(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(text_of(wait, PAGE_REORDER_FORM_TABLE, until=never(contains(text))))


@when(parsers.parse('I sort the table by "{name}"'))
def sort_table_by(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(name))).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('the first row contains "{text}"'))
def first_row_contains(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, FIRST_ROW, until=contains(text)))


@then(parsers.parse('the last row contains "{text}"'))
def last_row_contains(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, LAST_ROW, until=contains(text)))


@when(parsers.parse('I am on "{address}"'))
def on_2(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@then(parsers.parse('the row of "{name}" shows "{text}"'))
def row_of_name_shows(wait: WebDriverWait[WebDriver], name: str, text: str) -> None:
    assert contains(text)(text_of(wait, row_called(name), until=contains(text)))


@when(parsers.parse('I type "{search_term}" into the search box'))
def type_search_term_into_search_box(driver: WebDriver, wait: WebDriverWait[WebDriver], search_term: str) -> None:
    before = driver.current_url
    fill(wait, SEARCH_TERM, search_term)
    wait.until(EC.url_changes(before))


@then(parsers.parse("the table shows {count} row"))
def table_shows_count_row(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert count_of(wait, ROW_CSS, within=PAGE_REORDER_FORM_TABLE, until=equals(int(count))) == int(count)


@then(parsers.parse('I see "{text}"'))
def see(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@when(parsers.parse('I open the "{menu}" menu'))
def open_menu(wait: WebDriverWait[WebDriver], menu: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called_2(menu))).click()


@when('I click "Move"')
def click_move(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(clicked(MOVE))
    wait.until(EC.url_changes(before))


@when('I click "Choose another page"')
def click_choose_another_page(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(clicked(CHOOSE_ANOTHER_PAGE))
    wait.until(EC.visibility_of_element_located(DIALOG))


@when(parsers.parse('I search for "{search_term}" in the dialog'))
def search_for_search_term_in_dialog(wait: WebDriverWait[WebDriver], search_term: str) -> None:
    fill(wait, SEARCH_TERM, search_term)


@when(parsers.parse('I click "{name}" in the dialog'))
def click_name_in_dialog(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(clicked(link_called(name)))


@when('I click "Confirm"')
def click_confirm(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(CONFIRM)).click()
    wait.until(EC.url_changes(before))


@when('I click "Yes, move this page"')
def click_yes_move_this_page(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(YES_MOVE_THIS_PAGE)).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('I see the message "{text}"'))
def see_message(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, STATUS, until=contains(text)))


@then(parsers.parse('I am on "{address}"'))
def on_3(wait: WebDriverWait[WebDriver], address: str) -> None:
    assert page_address(wait, address, until=equals(address)) == address


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


def is_not(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever fails ``test``."""
    return lambda found: not test(found)


def never(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever goes on failing ``test``: what is not there yet may only be late."""
    return lasting(is_not(test))


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


def page_title(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """The page's title; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.title), until)


def page_address(wait: WebDriverWait[WebDriver], like: str, *, until: Callable[[str], bool]) -> str:
    """The page's path, with host, query and fragment where ``like`` has them; waits for it to be as wanted."""
    return seen(wait, lambda driver: part_of_address(driver.current_url, like), until)


def at_address(path: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the browser is at that path."""
    return lambda driver: part_of_address(driver.current_url, path) == path


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))


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
