"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable, Iterable, Sequence
from time import monotonic
from typing import TypeVar

from pytest_bdd import parsers, scenarios, then
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

CART = (By.ID, "cart")
ORDERS = (By.ID, "orders")
LISTITEM_CSS = "li:not([role]), [role='listitem']"
PRICE_PART = (
    '[class*="price" i], [id*="price" i], [name*="price" i], [data-testid*="price" i], '
    '[data-test*="price" i], [data-test-id*="price" i], [data-qa*="price" i], '
    '[data-cy*="price" i], [aria-label*="price" i]'
)
ROW_CSS = "tr:not(thead > tr):has(> td), [role='row']:has([role='cell'], [role='gridcell'])"
CHECKBOX_CSS = "input[type='checkbox'], [role='checkbox']"


@then(parsers.parse("all cost less than {than}"))
def all_cost_less_than(wait: WebDriverWait[WebDriver], than: str) -> None:
    wanted = every(less_than(number_in(than)))
    assert wanted(parts_of(wait, LISTITEM_CSS, PRICE_PART, within=CART, until=lasting(wanted)))


@then(parsers.parse('only rows with "{text}" are shown'))
def only_rows_with_text_are_shown(wait: WebDriverWait[WebDriver], text: str) -> None:
    wanted = every(contains(text))
    assert wanted(texts_of(wait, ROW_CSS, within=ORDERS, until=lasting(wanted)))


@then(parsers.parse('no order is of "{text}"'))
def no_order_is_of(wait: WebDriverWait[WebDriver], text: str) -> None:
    wanted = some(equals(text))
    assert not wanted(column_of(wait, ROW_CSS, "Customer", table=ORDERS, until=never(wanted)))


@then(parsers.parse("{count} boxes are ticked"))
def count_boxes_are_ticked(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert count_in_state(wait, CHECKBOX_CSS, is_checked, within=ORDERS, until=equals(int(count))) == int(count)


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


def some(test: Callable[[str], bool]) -> Callable[[Iterable[str]], bool]:
    """A test for lists of texts of which at least one passes ``test``."""
    return lambda texts: any(test(text) for text in texts)


def every(test: Callable[[str], bool]) -> Callable[[Sequence[str]], bool]:
    """A test for lists of texts, at least one, that all pass ``test``."""
    return lambda texts: len(texts) > 0 and all(test(text) for text in texts)


def less_than(limit: float) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, below ``limit``."""
    return lambda found: number_in(str(found)) < limit


def is_not(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever fails ``test``."""
    return lambda found: not test(found)


def never(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever goes on failing ``test``: what is not there yet may only be late."""
    return lasting(is_not(test))


def number_in(text: str) -> float:
    """The one number in a text, with thousands separators or not; NaN, which equals nothing, if there is none."""
    signed = re.sub(r"([-\u2212])(?=[^\w\s.,]\d)(.)", r"\2\1", text)
    found = re.findall(r"[-+\u2212]?\d[\d,.' \u00a0\u202f]*", signed)
    if len(found) != 1:
        return float("nan")
    digits = re.sub(r"['\s]", "", found[0].replace("\u2212", "-")).rstrip(".,")
    if "," in digits and "." in digits:
        digits = digits.replace("," if digits.rindex(".") > digits.rindex(",") else ".", "")
    elif re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+|[-+]?\d{1,3}(\.\d{3}){2,}", digits):
        digits = re.sub("[,.]", "", digits)
    try:
        return float(digits.replace(",", "."))
    except ValueError:
        return float("nan")


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


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


def count_in_state(
    wait: WebDriverWait[WebDriver],
    elements: str,
    state: Callable[[WebElement], bool],
    *,
    until: Callable[[int], bool],
    within: tuple[str, str] = (By.TAG_NAME, "html"),
    named: str = "",
) -> int:
    """How many visible elements a CSS selector finds there in that state; waits for the wanted number."""

    def look(driver: WebDriver) -> int:
        found = driver.find_element(*within).find_elements(By.CSS_SELECTOR, elements)
        shown = (element for element in found if element.is_displayed() and state(element))
        return sum(1 for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}"))

    return seen(wait, look, until)


def text_in(cell: WebElement) -> str:
    """The text of a cell; of one that only holds a field, what the field holds."""
    text, fields = collapsed(cell.text), cell.find_elements(By.CSS_SELECTOR, "input, select, textarea")
    if len(fields) == 1 and text in ("", collapsed(fields[0].text)):
        return held_by(fields[0])
    return text


def texts_of(
    wait: WebDriverWait[WebDriver],
    elements: str,
    *,
    until: Callable[[list[str]], bool],
    within: tuple[str, str] = (By.TAG_NAME, "html"),
    named: str = "",
) -> list[str]:
    """The texts of the visible elements that a CSS selector finds there; waits for them to be as wanted."""

    def look(driver: WebDriver) -> list[str]:
        shown = (e for e in driver.find_element(*within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed())
        return [collapsed(e.text) for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}")]

    return seen(wait, look, until)


def parts_of(
    wait: WebDriverWait[WebDriver],
    elements: str,
    part: str,
    *,
    until: Callable[[list[str]], bool],
    within: tuple[str, str] = (By.TAG_NAME, "html"),
) -> list[str]:
    """The text of the first innermost part of each visible element, by two CSS selectors; waits for what is wanted."""

    def look(driver: WebDriver) -> list[str]:
        shown = [e for e in driver.find_element(*within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed()]
        return [collapsed(parts[0].text) for parts in (innermost(element, part) for element in shown) if parts]

    return seen(wait, look, until)


def innermost(element: WebElement, part: str) -> list[WebElement]:
    """The visible parts of an element with no other such part inside."""
    found = [each for each in element.find_elements(By.CSS_SELECTOR, part) if each.is_displayed()]
    return [each for each in found if not any(e.is_displayed() for e in each.find_elements(By.CSS_SELECTOR, part))]


def rows_of(
    wait: WebDriverWait[WebDriver],
    rows: str,
    headers: Sequence[str],
    *,
    until: Callable[[list[list[str]]], bool],
    table: tuple[str, str] = (By.TAG_NAME, "html"),
) -> list[list[str]]:
    """What the rows of a CSS selector show under those headers (in all columns for none); waits for what is wanted."""

    def look(driver: WebDriver) -> list[list[str]]:
        found = driver.find_element(*table).find_elements(By.CSS_SELECTOR, rows)
        return [columns_of(row, headers) for row in found if row.is_displayed()]

    return seen(wait, look, until)


def column_of(
    wait: WebDriverWait[WebDriver],
    rows: str,
    header: str,
    *,
    until: Callable[[list[str]], bool],
    table: tuple[str, str] = (By.TAG_NAME, "html"),
) -> list[str]:
    """What the rows that a CSS selector finds show under that header; waits for it to be as wanted."""
    found = rows_of(wait, rows, [header], until=lambda found: until([row[0] for row in found]), table=table)
    return [row[0] for row in found]


def columns_of(row: WebElement, headers: Sequence[str]) -> list[str]:
    """What a row shows under those headers, in upper or lower case; in all its columns for none."""
    columns = "./*[self::td or self::th or @role='cell' or @role='gridcell' or @role='rowheader']"
    texts = [text_in(cell) for cell in row.find_elements(By.XPATH, columns)]
    if not headers:
        return texts
    heads = "./ancestor::*[self::table or @role='table' or @role='grid'][1]//*[self::th or @role='columnheader']"
    known = [collapsed(str(e.get_property("textContent") or "")).casefold() for e in row.find_elements(By.XPATH, heads)]
    shown = dict(reversed([*zip(known, texts, strict=False)]))  # of two columns of one name the first
    return [shown.get(collapsed(header).casefold(), "") for header in headers]
