# ruff: noqa: RUF001 - the pages' own characters
"""Steps of book_list.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import os
import re
from collections.abc import Callable, Iterable
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("book_list.feature")

USERNAME = (By.ID, "id_username")
PASSWORD = (By.ID, "id_password")
LOG_IN = (By.XPATH, "//input[@value='Log in']")
SEARCH = (By.ID, "searchbar")
SEARCH_BUTTON = (By.XPATH, "//input[@value='Search']")
RESULT_LIST = (By.ID, "result_list")
PRICE = (By.CSS_SELECTOR, "th.column-price")
FIRST_ROW = (By.XPATH, "(//*[@id='result_list']//tr[td])[1]")
ACTION = (By.NAME, "action")
GO = (By.NAME, "index")
YES_IM_SURE = (By.XPATH, "//input[@value='Yes, I’m sure']")
ROW_CSS = "tr:not(thead > tr):has(> td), [role='row']:has([role='cell'], [role='gridcell'])"


def link_in_group(item: str, name: str) -> tuple[str, str]:
    return (By.XPATH, f"//details[.//summary[normalize-space()={quoted(item)}]]//a[normalize-space()={quoted(name)}]")


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


def checkbox_called(text: str) -> tuple[str, str]:
    return By.CSS_SELECTOR, f"input[aria-label={css_quoted(text)}]"


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


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


@when(parsers.parse('I fill in the search field with "{search}"'))
def fill_in_search_field_with(wait: WebDriverWait[WebDriver], search: str) -> None:
    fill(wait, SEARCH, search)


@when('I click the "Search" button')
def click_search_button(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(SEARCH_BUTTON)).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('the page says "{text}"'))
def page_says(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('the list contains "{text}"'))
def list_contains(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, RESULT_LIST, until=contains(text)))


@then(parsers.parse('the list does not contain "{text}"'))
def list_does_not_contain(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(text_of(wait, RESULT_LIST, until=never(contains(text))))


@given(parsers.parse('I search for "{search}"'))
@when(parsers.parse('I search for "{search}"'))
def search_for(driver: WebDriver, wait: WebDriverWait[WebDriver], search: str) -> None:
    fill(wait, SEARCH, search)
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(SEARCH_BUTTON)).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse("the list shows {count} books"))
def list_shows_count_books(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert count_of(wait, ROW_CSS, within=RESULT_LIST, until=equals(int(count))) == int(count)


@then(parsers.parse('I see "{text}" in the list'))
def see_text_in_list(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, RESULT_LIST, until=contains(text)))


@when(parsers.parse('I choose "{name}" in the "{item}" filter'))
def choose_name_in_item_filter(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str, item: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_in_group(item, name))).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('I do not see "{text}" in the list'))
def do_not_see_text_in_list(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(text_of(wait, RESULT_LIST, until=never(contains(text))))


@given(parsers.parse('I click "{name}" in the filter'))
def click_name_in_filter(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(name))).click()
    wait.until(EC.url_changes(before))


@when(parsers.parse('I click "{name}"'))
def click(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(f"✖ {name}"))).click()
    wait.until(EC.url_changes(before))


@when('I click the column header "Price"')
def click_column_header_price(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(PRICE)).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('the first row of the list contains "{text}"'))
def first_row_of_list_contains(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, FIRST_ROW, until=contains(text)))


@when(parsers.parse('I click the column header "{header}" again'))
def click_column_header_again(driver: WebDriver, wait: WebDriverWait[WebDriver], header: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(header))).click()
    wait.until(EC.url_changes(before))


@when(parsers.parse("I go to page {page} of the list"))
def go_to_page_of_list(driver: WebDriver, wait: WebDriverWait[WebDriver], page: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(page))).click()
    wait.until(EC.url_changes(before))


@when(parsers.parse('I select the rows "{rows}" and "{name}"'))
def select_rows_and(wait: WebDriverWait[WebDriver], rows: str, name: str) -> None:
    tick(wait, checkbox_called(f"Select this object for an action - {rows}"), until=True)
    tick(wait, checkbox_called(f"Select this object for an action - {name}"), until=True)


@when(parsers.parse('I choose "{option}" from the "Action" drop-down'))
def choose_option_from_action_drop_down(wait: WebDriverWait[WebDriver], option: str) -> None:
    Select(wait.until(EC.element_to_be_clickable(ACTION))).select_by_visible_text(option)


@when('I click the "Go" button')
def click_go_button(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(GO)).click()


@then(parsers.parse('I see the heading "{heading}"'))
def see_heading(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@when('I click the "Yes, I’m sure" button')
def click_yes_im_sure_button(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(YES_IM_SURE)).click()


@then(parsers.parse('I see the message "{text}"'))
def see_message(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@when(parsers.parse('I check the box in the row of "{name}"'))
def check_box_in_row_of(wait: WebDriverWait[WebDriver], name: str) -> None:
    tick(wait, checkbox_called(f"Select this object for an action - {name}"), until=True)


@when(parsers.parse('I select "{option}" from "Action"'))
def select_option_from_action(wait: WebDriverWait[WebDriver], option: str) -> None:
    Select(wait.until(EC.element_to_be_clickable(ACTION))).select_by_visible_text(option)


@when(parsers.parse('I press "{name}"'))
def press(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(name))).click()


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


def includes(expected: str) -> Callable[[Iterable[str]], bool]:
    """A test for lists with just that text among theirs."""
    return lambda texts: expected in texts


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


def visible_headings(wait: WebDriverWait[WebDriver], *, until: Callable[[list[str]], bool]) -> list[str]:
    """The texts of all visible headings; waits for them to be as wanted."""
    found = (By.CSS_SELECTOR, "h1, h2, h3, h4, h5, h6, [role='heading']")
    return seen(wait, lambda driver: [collapsed(h.text) for h in driver.find_elements(*found) if h.text], until)


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


def tick(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: bool) -> None:
    """Click a box unless it is ticked, or not ticked, as wanted already."""
    box = wait.until(EC.element_to_be_clickable(locator))
    if is_checked(box) != until:
        box.click()


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
