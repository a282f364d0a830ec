"""Steps of users.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import os
import re
from collections.abc import Callable, Sequence
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
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("users.feature")

USERNAME = (By.ID, "id_username")
PASSWORD = (By.ID, "id_password")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
ADD_A_USER = (By.XPATH, "//a[normalize-space()='Add a user']")
EMAIL = (By.ID, "id_email")
FIRST_NAME = (By.ID, "id_first_name")
LAST_NAME = (By.ID, "id_last_name")
PASSWORD_FIELD = (By.ID, "id_password1")
PASSWORD_CONFIRMATION = (By.ID, "id_password2")
ROLES = (By.ID, "tab-label-roles")
CREATE = (By.XPATH, "//button[normalize-space()='Create']")
STATUS = (By.CSS_SELECTOR, '[role="status"]')
SAVE = (By.XPATH, "//button[normalize-space()='Save']")
SEARCH_TERM = (By.ID, "id_q")
LISTING_RESULTS_TABLE = (By.XPATH, "//*[@id='listing-results']//table")
SHOW_FILTERS = (By.CSS_SELECTOR, 'button[aria-label="Show filters"]')
ADMINISTRATOR = (By.XPATH, "//button[text()[normalize-space()='Administrator']]")
YES = (By.ID, "id_is_superuser_1")
FIRST_ROW = (By.XPATH, "(//*[@id='listing-results']//tr[td])[1]")
ROW_CSS = "tr:not(thead > tr):has(> td), [role='row']:has([role='cell'], [role='gridcell'])"


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


def checkbox_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@id=//label[normalize-space()={quoted(name)}]/@for]"


def row_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//tr[.//td[normalize-space()={quoted(name)}]]"


@given(parsers.parse('I am on "{address}"'))
def on(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@given(parsers.parse('I sign in as "{username}" with "$ADMIN_PASSWORD"'))
def sign_in_as_username_with_admin_password(driver: WebDriver, wait: WebDriverWait[WebDriver], username: str) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, os.environ["ADMIN_PASSWORD"])
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(EC.url_changes(before))


@given(parsers.parse('I click "{name}" in the sidebar'))
def click_name_in_sidebar(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(name))).click()


@given(parsers.parse('I click "{name}"'))
def click(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(clicked(link_called(name)))
    wait.until(EC.url_changes(before))


@when('I click "Add a user"')
def click_add_user(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(ADD_A_USER)).click()
    wait.until(at_address("/admin/users/new/"))


@when("I fill in the following:")
def fill_in_following(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    fill(wait, USERNAME, datatable[0][1])
    fill(wait, EMAIL, datatable[1][1])
    fill(wait, FIRST_NAME, datatable[2][1])
    fill(wait, LAST_NAME, datatable[3][1])
    fill(wait, PASSWORD_FIELD, os.environ["ADMIN_PASSWORD"])
    fill(wait, PASSWORD_CONFIRMATION, os.environ["ADMIN_PASSWORD"])


@when('I open the "Roles" tab')
def open_roles_tab(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(clicked(ROLES))
    wait.until(at_address("/admin/users/new/#tab-roles"))


@when(parsers.parse('I check "{name}"'))
def check(wait: WebDriverWait[WebDriver], name: str) -> None:
    tick_past_bars(wait, checkbox_called(name), until=True)


@when('I click "Create"')
def click_create(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(CREATE)).click()


@then(parsers.parse('I see the message "{text}"'))
def see_message(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, STATUS, until=contains(text)))


@then(parsers.parse('the row of "{name}" shows "{text}"'))
def row_of_name_shows(wait: WebDriverWait[WebDriver], name: str, text: str) -> None:
    assert contains(text)(text_of(wait, row_called(name), until=contains(text)))


@given(parsers.parse('I go to "{address}"'))
def go_to(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@when(parsers.parse('I uncheck "{name}"'))
def uncheck(wait: WebDriverWait[WebDriver], name: str) -> None:
    tick_past_bars(wait, checkbox_called(name), until=False)


@when("I save the user")
def save_user(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SAVE)).click()
    wait.until(at_address("/admin/users/"))


@then(parsers.parse('the "{column}" column of "{cell}" shows "{cell_2}"'))
def column_of_cell_shows(wait: WebDriverWait[WebDriver], column: str, cell: str, cell_2: str) -> None:
    assert row_shown(wait, [("", cell), (column, cell_2)], until=True)


@when("I fill in the form:")
def fill_in_form(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    fill(wait, USERNAME, datatable[0][1])
    fill(wait, EMAIL, datatable[1][1])
    fill(wait, FIRST_NAME, datatable[2][1])
    fill(wait, LAST_NAME, datatable[3][1])
    fill(wait, PASSWORD_FIELD, os.environ["ADMIN_PASSWORD"])
    fill(wait, PASSWORD_CONFIRMATION, os.environ["ADMIN_PASSWORD"])


@then(parsers.parse('I see the error "{error}"'))
def see_error(wait: WebDriverWait[WebDriver], error: str) -> None:
    assert contains(error)(page_text(wait, until=contains(error)))


@when(parsers.parse('I search for "{search_term}"'))
def search_for(driver: WebDriver, wait: WebDriverWait[WebDriver], search_term: str) -> None:
    before = driver.current_url
    fill(wait, SEARCH_TERM, search_term)
    wait.until(EC.url_changes(before))


@then(parsers.parse('I see "{text}" in the table'))
def see_text_in_table(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, LISTING_RESULTS_TABLE, until=contains(text)))


@then(parsers.parse('I do not see "{text}" in the table'))
def do_not_see_text_in_table(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(text_of(wait, LISTING_RESULTS_TABLE, until=never(contains(text))))


@when('I click "Show filters"')
def click_show_filters(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SHOW_FILTERS)).click()


@when('I choose "Administrator"')
def choose_administrator(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(clicked(ADMINISTRATOR))


@when('I choose "Yes"')
def choose_yes(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    tick_past_bars(wait, YES, until=True)
    wait.until(EC.url_changes(before))


@then(parsers.parse("the table has {count} row"))
def table_has_count_row(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert count_of(wait, ROW_CSS, within=LISTING_RESULTS_TABLE, until=equals(int(count))) == int(count)


@then(parsers.parse('the first row contains "{text}"'))
def first_row_contains(wait: WebDriverWait[WebDriver], text: str) -> None:
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


def at_address(path: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the browser is at that path."""
    return lambda driver: part_of_address(driver.current_url, path) == path


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))


def held_by(field: WebElement) -> str:
    """What a field holds at this moment, of a list of choices the chosen ones' labels."""
    if field.tag_name == "select":
        return ", ".join(collapsed(option.text) for option in Select(field).all_selected_options)
    if field.tag_name in ("input", "textarea", "progress", "meter"):
        return collapsed(str(field.get_property("value") or ""))
    return collapsed(field.get_attribute("aria-valuetext") or field.get_attribute("aria-valuenow") or field.text)


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


def row_shown(
    wait: WebDriverWait[WebDriver],
    cells: Sequence[tuple[str, str]],
    *,
    until: bool,
    table: tuple[str, str] = (By.TAG_NAME, "html"),
) -> bool:
    """Whether a row has each text under its header (in any column for an empty header); waits for the wanted answer."""

    def look(driver: WebDriver) -> bool:
        fields = "descendant::input or descendant::select or descendant::textarea"
        test = "".join(f"[*[normalize-space()={quoted(text)} or {fields}]]" for _, text in cells)
        rows = driver.find_element(*table).find_elements(By.XPATH, f".//*[self::tr or @role='row']{test}")
        return any(row.is_displayed() and cells_match(row, cells) for row in rows)

    return seen(wait, look, equals(until))


def cells_match(row: WebElement, cells: Sequence[tuple[str, str]]) -> bool:
    """Whether the row has the texts in the columns of just those headers."""
    columns = "./*[self::td or self::th or @role='cell' or @role='gridcell' or @role='rowheader']"
    texts = [text_in(cell) for cell in row.find_elements(By.XPATH, columns)]
    heads = "./ancestor::*[self::table or @role='table' or @role='grid'][1]//*[self::th or @role='columnheader']"
    headers = [
        collapsed(str(head.get_property("textContent") or "")).casefold() for head in row.find_elements(By.XPATH, heads)
    ]
    pairs = [*zip(headers, texts, strict=False), *(("", text) for text in texts)]
    return all((collapsed(header).casefold(), text) in pairs for header, text in cells)


def text_in(cell: WebElement) -> str:
    """The text of a cell; of one that only holds a field, what the field holds."""
    text, fields = collapsed(cell.text), cell.find_elements(By.CSS_SELECTOR, "input, select, textarea")
    if len(fields) == 1 and text in ("", collapsed(fields[0].text)):
        return held_by(fields[0])
    return text


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
