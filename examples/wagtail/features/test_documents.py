"""Steps of documents.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

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

scenarios("documents.feature")

USERNAME = (By.ID, "id_username")
PASSWORD = (By.ID, "id_password")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
FLOOR_PLAN = (By.XPATH, "//a[normalize-space()='Floor plan']")
SAVE = (By.XPATH, "//button[normalize-space()='Save']")
STATUS = (By.CSS_SELECTOR, '[role="status"]')
LISTING_RESULTS_TABLE = (By.XPATH, "//*[@id='listing-results']//table")
DIALOG = (By.CSS_SELECTOR, "[role=\"dialog\"]:not([aria-hidden='true'])")
CHOOSE_A_DOCUMENT = (By.XPATH, "//button[normalize-space()='Choose a document']")
MORE_ACTIONS = (By.XPATH, "//button[normalize-space()='More actions']")
PUBLISH = (By.NAME, "action-publish")
LINK_XPATH = "*[self::a[@href] or @role='link']"


def field_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@id=//label[normalize-space()={quoted(text)}]/@for]"


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


@given(parsers.parse('I am on "{address}"'))
def on(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@given(parsers.parse('I sign in as "{username}" with "$MODERATOR_PASSWORD"'))
def sign_in_as_username_with_moderator_password(wait: WebDriverWait[WebDriver], username: str) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, os.environ["MODERATOR_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(at_address("/admin/documents/"))


@then("the table has the following rows:")
def table_has_following_rows(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    for row in datatable[1:]:
        assert row_shown(wait, list(zip(datatable[0], row, strict=True)), until=True)


@when('I click "Floor plan"')
def click_floor_plan(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(FLOOR_PLAN)).click()
    wait.until(EC.url_changes(before))


@when(parsers.parse('I change the "{field}" to "{value}"'))
def change_field_to(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    fill(wait, field_called(f"{field}*"), value)


@when('I click "Save"')
def click_save(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SAVE)).click()
    wait.until(at_address("/admin/documents/"))


@then(parsers.parse('I see the message "{text}"'))
def see_message(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, STATUS, until=contains(text)))


@then(parsers.parse('I see "{text}" in the table'))
def see_text_in_table(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, LISTING_RESULTS_TABLE, until=contains(text)))


@given(parsers.parse('I click "{name}"'))
def click(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(name))).click()
    wait.until(EC.url_changes(before))


@when('I click "Choose a document"')
def click_choose_document(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(clicked(CHOOSE_A_DOCUMENT))
    wait.until(EC.visibility_of_element_located(DIALOG))


@when(parsers.parse('I choose "{name}"'))
def choose(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(clicked(link_called(name)))


@when("I publish the page")
def publish_page(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(MORE_ACTIONS)).click()
    before = driver.current_url
    wait.until(clicked(PUBLISH))
    wait.until(EC.url_changes(before))


@when(parsers.parse('I go to "{address}"'))
def go_to(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@then(parsers.parse('I see the link "{link}"'))
def see_link(wait: WebDriverWait[WebDriver], link: str) -> None:
    assert is_shown(wait, called(LINK_XPATH, link), until=True)


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
