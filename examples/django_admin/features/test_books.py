"""Steps of books.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import os
import re
from collections.abc import Callable, Iterable
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("books.feature")

USERNAME = (By.ID, "id_username")
PASSWORD = (By.ID, "id_password")
LOG_IN = (By.XPATH, "//input[@value='Log in']")
ADD_BOOK = (By.XPATH, "//a[normalize-space()='Add book']")
TITLE = (By.ID, "id_title")
AUTHOR = (By.ID, "id_author")
PUBLISHED = (By.ID, "id_published")
PRICE = (By.ID, "id_price")
SAVE_AND_ADD_ANOTHER = (By.NAME, "_addanother")
SAVE_AND_CONTINUE_EDITING = (By.NAME, "_continue")
DELETED_OBJECTS = (By.ID, "deleted-objects")
RESULT_LIST = (By.ID, "result_list")
NO_TAKE_ME_BACK = (By.XPATH, "//a[normalize-space()='No, take me back']")
CHANGE_HISTORY_TABLE = (By.XPATH, "//*[@id='change-history']//table")
RECENT_ACTIONS_MODULE = (By.ID, "recent-actions-module")


def field_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@id=//label[normalize-space()={quoted(text)}]/@for]"


def list_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//select[@id=//label[normalize-space()={quoted(text)}]/@for]"


def button_called(button: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@value={quoted(button)}]"


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


def row_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//tr[.//th[normalize-space()={quoted(name)}]]"


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


@given(parsers.re('I fill in "(?P<field>[^"]*)" with "(?P<value>[^"]*)"'))
@when(parsers.re('I fill in "(?P<field>[^"]*)" with "(?P<value>[^"]*)"'))
def fill_in_field_with(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    fill(wait, field_called(f"{field}:"), value)


@when(parsers.parse('I select "{option}" as the "{field}"'))
def select_option_as(wait: WebDriverWait[WebDriver], option: str, field: str) -> None:
    Select(wait.until(EC.element_to_be_clickable(list_called(f"{field}:")))).select_by_visible_text(option)


@when(parsers.parse('I enter "{value}" as the date of "{field}"'))
def enter_value_as_date_of(wait: WebDriverWait[WebDriver], value: str, field: str) -> None:
    fill(wait, field_called(f"{field}:"), value)


@when(parsers.parse('I select "{option}" from "{field}"'))
def select_option_from(wait: WebDriverWait[WebDriver], option: str, field: str) -> None:
    Select(wait.until(EC.element_to_be_clickable(list_called(f"{field}:")))).select_by_visible_text(option)


@when(parsers.parse('I uncheck "{name}"'))
def uncheck(wait: WebDriverWait[WebDriver], name: str) -> None:
    tick(wait, field_called(name), until=False)


@when(parsers.parse('I select "{option}" in "{field}"'))
def select_option_in(wait: WebDriverWait[WebDriver], option: str, field: str) -> None:
    Select(wait.until(EC.element_to_be_clickable(list_called(f"{field}:")))).select_by_visible_text(option)


@given(parsers.parse('I click the "{button}" button'))
@when(parsers.parse('I click the "{button}" button'))
def click_button(wait: WebDriverWait[WebDriver], button: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(button))).click()


@then(parsers.parse('I see the message "{text}"'))
def see_message(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('the page says "{text}"'))
def page_says(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@given(parsers.parse('I open the "{name}" list'))
def open_name_list(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(name))).click()
    wait.until(EC.url_changes(before))


@given('I click "Add book"')
def click_add_book(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(ADD_BOOK)).click()
    wait.until(at_address("/admin/library/book/add/"))


@when("I fill in the form:")
def fill_in_form(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    fill(wait, TITLE, datatable[0][1])
    Select(wait.until(EC.element_to_be_clickable(AUTHOR))).select_by_visible_text(datatable[1][1])
    fill(wait, PUBLISHED, datatable[2][1])
    fill(wait, PRICE, datatable[3][1])


@when('I click "Save and add another"')
def click_save_and_add_another(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SAVE_AND_ADD_ANOTHER)).click()


@then(parsers.parse('the "{field}" field is empty'))
def field_is_empty(wait: WebDriverWait[WebDriver], field: str) -> None:
    assert state_of(wait, field_called(f"{field}:"), is_empty, until=True)


@given(parsers.parse('I click the "{link}" link'))
@when(parsers.parse('I click the "{link}" link'))
def click_link(driver: WebDriver, wait: WebDriverWait[WebDriver], link: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(link))).click()
    wait.until(EC.url_changes(before))


@when(parsers.parse('I change the "{field}" to "{value}"'))
def change_field_to(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    fill(wait, field_called(f"{field}:"), value)


@then(parsers.parse('the row of "{name}" shows "{text}"'))
def row_of_name_shows(wait: WebDriverWait[WebDriver], name: str, text: str) -> None:
    assert contains(text)(text_of(wait, row_called(name), until=contains(text)))


@when('I click "Save and continue editing"')
def click_save_and_continue_editing(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SAVE_AND_CONTINUE_EDITING)).click()


@then(parsers.parse('"{field}" is set to "{value}"'))
def field_is_set_to(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    assert value_of(wait, list_called(f"{field}:"), until=equals(value)) == value


@then(parsers.parse('the "{checkbox}" checkbox is not checked'))
def checkbox_is_not_checked(wait: WebDriverWait[WebDriver], checkbox: str) -> None:
    assert not state_of(wait, field_called(checkbox), is_checked, until=False)


@then(parsers.parse('I see the error "{error}"'))
def see_error(wait: WebDriverWait[WebDriver], error: str) -> None:
    assert contains(error)(page_text(wait, until=contains(error)))


@then(parsers.parse('I see "{text}" in the list of objects'))
def see_text_in_list_of_objects(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, DELETED_OBJECTS, until=contains(text)))


@then(parsers.parse('the list does not contain "{text}"'))
def list_does_not_contain(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(text_of(wait, RESULT_LIST, until=never(contains(text))))


@when('I click "No, take me back"')
def click_no_take_me_back(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(NO_TAKE_ME_BACK)).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('I see the heading "{heading}"'))
def see_heading(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@then(parsers.parse('the "{field}" field contains "{value}"'))
def field_contains(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    assert contains(value)(value_of(wait, field_called(f"{field}:"), until=contains(value)))


@given('I click "Save and continue editing"')
def click_save_and_continue_editing_2(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SAVE_AND_CONTINUE_EDITING)).click()


@then(parsers.parse('the table contains "{text}"'))
def table_contains(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, CHANGE_HISTORY_TABLE, until=contains(text)))


@then(parsers.parse('I see "{text}" under "Recent actions"'))
def see_text_under_recent_actions(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, RECENT_ACTIONS_MODULE, until=contains(text)))


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


def at_address(path: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the browser is at that path."""
    return lambda driver: part_of_address(driver.current_url, path) == path


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))


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


def state_of(
    wait: WebDriverWait[WebDriver], locator: tuple[str, str], state: Callable[[WebElement], bool], *, until: bool
) -> bool:
    """Whether an element is in a state; waits for that to be as wanted."""
    return seen(wait, lambda driver: state(driver.find_element(*locator)), equals(until))


def attribute_is(element: WebElement, name: str, value: str = "true") -> bool:
    """Whether an attribute has that value."""
    return element.get_attribute(name) == value


def is_checked(element: WebElement) -> bool:
    """Whether the box is ticked or the choice taken."""
    return element.is_selected() or attribute_is(element, "aria-checked")


def is_empty(element: WebElement) -> bool:
    """Whether the field holds nothing, or the element shows no text."""
    if element.tag_name == "select":
        return not any(option.text for option in Select(element).all_selected_options)
    if element.tag_name in ("input", "textarea") and element.get_attribute("type") not in ("checkbox", "radio"):
        return not element.get_property("value")
    return not element.text


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


def tick(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: bool) -> None:
    """Click a box unless it is ticked, or not ticked, as wanted already."""
    box = wait.until(EC.element_to_be_clickable(locator))
    if is_checked(box) != until:
        box.click()


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
