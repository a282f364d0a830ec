"""Steps of orders.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import os
import re
from collections.abc import Callable, Sequence
from string import ascii_uppercase
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

scenarios("orders.feature")

E_MAIL_ADDRESS = (By.ID, "email")
PASSWORD = (By.ID, "password")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
YOUR_ORDERS = (By.XPATH, "//section[.//h2[normalize-space()='Your orders']]")
STATUS = (By.ID, "status-filter")
CANCEL_THIS_ORDER = (By.ID, "cancel-dialog")
YOUR_ORDERS_TABLE = (By.XPATH, "//*[@id='main']//table")
TOTAL = (By.ID, "total")
BUTTON_XPATH = (
    "*[self::button or self::input[@type='submit'] or self::input[@type='button'] or "
    "self::input[@type='reset'] or self::input[@type='image'] or self::summary or "
    "@role='button']"
)


def button_in_row(order: str, name: str) -> tuple[str, str]:
    return (By.XPATH, f"//tr[.//a[normalize-space()={quoted(order)}]]//button[normalize-space()={quoted(name)}]")


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


def status_in_row(order: str) -> tuple[str, str]:
    return (
        By.XPATH,
        f"//tr[.//a[normalize-space()={quoted(order)}]]/*[count(ancestor::table[1]"
        "//th[normalize-space()='Status']/preceding-sibling::*)+1]",
    )


def row_called(row: str) -> tuple[str, str]:
    return By.XPATH, f"//tr[.//td[normalize-space()={quoted(row)}]]"


def cancel(order: str) -> tuple[str, str]:
    return By.XPATH, f"//tr[.//a[normalize-space()={quoted(order)}]]//button[normalize-space()='Cancel']"


def row_called_2(row: str) -> tuple[str, str]:
    return By.XPATH, f"//tr[.//a[normalize-space()={quoted(row)}]]"


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


@given(parsers.parse('I log in at "{address}" as "{e_mail_address}" with password "$SHOP_PASSWORD"'))
def log_in_at_address_as_e_mail_address_with_password_shop(
    driver: WebDriver, wait: WebDriverWait[WebDriver], base_url: str, address: str, e_mail_address: str
) -> None:
    driver.get(full_address(base_url, address))
    fill(wait, E_MAIL_ADDRESS, e_mail_address)
    fill(wait, PASSWORD, os.environ["SHOP_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(at_address("/account"))


@then("the orders table shows:")
def orders_table_shows(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    for row in datatable[1:]:
        assert row_shown(wait, list(zip(datatable[0], row, strict=True)), table=YOUR_ORDERS, until=True)


@when(parsers.parse('I filter the orders by status "{status}"'))
def filter_orders_by_status(wait: WebDriverWait[WebDriver], status: str) -> None:
    Select(wait.until(EC.element_to_be_clickable(STATUS))).select_by_visible_text(status)


@then(parsers.parse('I see the order "{order}"'))
def see_order(wait: WebDriverWait[WebDriver], order: str) -> None:
    assert contains(order)(page_text(wait, until=contains(order)))


@then(parsers.parse('I do not see the order "{hidden}"'))
def do_not_see_order(wait: WebDriverWait[WebDriver], hidden: str) -> None:
    assert not contains(hidden)(page_text(wait, until=never(contains(hidden))))


@when(parsers.parse('I select "{option}" from the "Status" dropdown'))
def select_option_from_status_dropdown(wait: WebDriverWait[WebDriver], option: str) -> None:
    Select(wait.until(EC.element_to_be_clickable(STATUS))).select_by_visible_text(option)


@then(parsers.parse('I see "{text}"'))
def see(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@given("I reload the page")
def reload_page(driver: WebDriver) -> None:
    driver.refresh()


@when(parsers.parse('I click "{name}" in the row of order "{order}"'))
def click_name_in_row_of_order(wait: WebDriverWait[WebDriver], name: str, order: str) -> None:
    wait.until(EC.element_to_be_clickable(button_in_row(order, name))).click()


@when(parsers.parse('I click "{name}" in the dialog'))
def click_name_in_dialog(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(clicked(button_called(name)))


@then(parsers.parse('the status of order "{order}" is "{text}"'))
def status_of_order_is(wait: WebDriverWait[WebDriver], order: str, text: str) -> None:
    assert text_of(wait, status_in_row(order), until=equals(text)) == text


@then(parsers.parse('the row "{row}" has no "{button}" button'))
def row_has_no_button(wait: WebDriverWait[WebDriver], row: str, button: str) -> None:
    assert not is_shown(wait, called(BUTTON_XPATH, button), within=row_called(row), until=False)


@when(parsers.parse('I cancel the order "{order}"'))
def cancel_order(wait: WebDriverWait[WebDriver], order: str) -> None:
    wait.until(EC.element_to_be_clickable(cancel(order))).click()
    wait.until(EC.visibility_of_element_located(CANCEL_THIS_ORDER))


@when(parsers.parse('I choose "{name}"'))
def choose(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(clicked(button_called(name)))


@then(parsers.parse('the order "{order}" is still "{cell}"'))
def order_is_still(wait: WebDriverWait[WebDriver], order: str, cell: str) -> None:
    assert row_shown(wait, [("", order), ("", cell)], table=YOUR_ORDERS_TABLE, until=True)


@then(parsers.parse('the row "{row}" has a "{button}" button'))
def row_has_button(wait: WebDriverWait[WebDriver], row: str, button: str) -> None:
    assert is_shown(wait, called(BUTTON_XPATH, button), within=row_called_2(row), until=True)


@then(parsers.parse('there is no "{button}" button in the row "{row}"'))
def there_is_no_button_in_row(wait: WebDriverWait[WebDriver], button: str, row: str) -> None:
    assert not is_shown(wait, called(BUTTON_XPATH, button), within=row_called(row), until=False)


@when(parsers.re('I click "(?P<name>[^"]*)"'))
def click(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(name))).click()
    wait.until(EC.url_changes(before))


@then("the table has these rows:")
def table_has_these_rows(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    for row in datatable[1:]:
        assert row_shown(wait, list(zip(datatable[0], row, strict=True)), until=True)


@then(parsers.parse('the total is "{text}"'))
def total_is(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, TOTAL, until=equals(text)) == text


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


def is_shown(
    wait: WebDriverWait[WebDriver],
    found: tuple[str, str],
    *,
    until: bool,
    within: tuple[str, str] = (By.TAG_NAME, "html"),
) -> bool:
    """Whether anything that the locator finds is visible; waits for the wanted answer."""

    def look(driver: WebDriver) -> bool:
        return any(element.is_displayed() for element in driver.find_element(*within).find_elements(*found))

    return seen(wait, look, equals(until))


def called(elements: str, name: str) -> tuple[str, str]:
    """Whatever a person would call ``name``: by its text, label, tooltip, placeholder or alternative text."""
    return by_name(elements, "{}={}", name)


def by_name(elements: str, comparison: str, name: str) -> tuple[str, str]:
    """An XPath from where one is to the elements whose name compares to ``name``, upper or lower case."""
    wanted = collapsed(name).lower()
    upper = "".join(sorted({*ascii_uppercase, *(c for c in wanted.upper() if len(c.lower()) == 1)}))
    sources = ("self::*", "text()", "@aria-label", "@title", "@alt", "@placeholder", "@value", "ancestor::label")
    folded = "normalize-space(translate({}, " + quoted(upper + "\u00a0") + ", " + quoted(upper.lower() + " ") + "))"
    tests = [f"{source}[{comparison.format(folded.format('.'), quoted(wanted))}]" for source in sources]
    labels = f"@id=//label[{comparison.format(folded.format('.'), quoted(wanted))}]/@for"
    return By.XPATH, f".//{elements}[{' or '.join(tests)} or {labels}]"


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
