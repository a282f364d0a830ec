"""Helpers of exported modules: lists and tables as a whole, and the order that they are in."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.export.templates.conditions import collapsed, contains
from pytest_lam.export.templates.finding import Locator, T, find, seen
from pytest_lam.export.templates.presence import text_in


def texts_of(
    wait: WebDriverWait[WebDriver],
    elements: str,
    *,
    until: Callable[[list[str]], bool],
    within: Locator = (By.TAG_NAME, "html"),
    named: str = "",
) -> list[str]:
    """The texts of the visible elements that a CSS selector finds there; waits for them to be as wanted."""

    def look(driver: WebDriver) -> list[str]:
        shown = (e for e in find(driver, within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed())
        return [collapsed(e.text) for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}")]

    return seen(wait, look, until)


def parts_of(
    wait: WebDriverWait[WebDriver],
    elements: str,
    part: str,
    *,
    until: Callable[[list[str]], bool],
    within: Locator = (By.TAG_NAME, "html"),
) -> list[str]:
    """The text of the first innermost part of each visible element, by two CSS selectors; waits for what is wanted."""

    def look(driver: WebDriver) -> list[str]:
        shown = [e for e in find(driver, within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed()]
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
    table: Locator = (By.TAG_NAME, "html"),
) -> list[list[str]]:
    """What the rows of a CSS selector show under those headers (in all columns for none); waits for what is wanted."""

    def look(driver: WebDriver) -> list[list[str]]:
        found = find(driver, table).find_elements(By.CSS_SELECTOR, rows)
        return [columns_of(row, headers) for row in found if row.is_displayed()]

    return seen(wait, look, until)


def column_of(
    wait: WebDriverWait[WebDriver],
    rows: str,
    header: str,
    *,
    until: Callable[[list[str]], bool],
    table: Locator = (By.TAG_NAME, "html"),
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


def table_rows(
    wait: WebDriverWait[WebDriver], rows: str, table: Locator, *, until: Callable[[list[dict[str, str]]], bool]
) -> list[dict[str, str]]:
    """What the rows of a CSS selector show under each of the table's headers; waits for what is wanted."""

    def look(driver: WebDriver) -> list[dict[str, str]]:
        found = find(driver, table)
        columns = headers_of(found)
        shown = [columns_of(row, ()) for row in found.find_elements(By.CSS_SELECTOR, rows) if row.is_displayed()]
        return [{header: text for header, text in zip(columns, row, strict=False) if header} for row in shown]

    return seen(wait, look, until)


def headers_of(table: WebElement) -> list[str]:
    """The texts above the columns of a table, in order."""
    first = "(.//*[self::tr or @role='row'][th or td or *[@role='columnheader']])[1]"
    heads = table.find_elements(By.XPATH, f"{first}/*[self::th or self::td or @role='columnheader']")
    return [collapsed(head.text) for head in heads]


def in_any_order(expected: Sequence[T]) -> Callable[[Sequence[T]], bool]:
    """A test for just these things, whatever comes first."""
    return lambda found: Counter(map(str, found)) == Counter(map(str, expected))


def has_in_order(expected: Sequence[T]) -> Callable[[Sequence[T]], bool]:
    """A test for lists with these things in this order among theirs."""

    def test(found: Sequence[T]) -> bool:
        rest = iter(found)
        return all(each in rest for each in expected)

    return test


def has_all(expected: Sequence[T]) -> Callable[[Sequence[T]], bool]:
    """A test for lists with these things among theirs."""
    return lambda found: Counter(map(str, expected)) <= Counter(map(str, found))


def ascending(key: Callable[[str], Any]) -> Callable[[list[str]], bool]:
    """A test for two texts or more that are sorted by ``key``, the least first."""
    return lambda texts: len(texts) > 1 and all(one <= other for one, other in pairwise(map(key, texts)))


def descending(key: Callable[[str], Any]) -> Callable[[list[str]], bool]:
    """A test for two texts or more that are sorted by ``key``, the greatest first."""
    return lambda texts: len(texts) > 1 and all(one >= other for one, other in pairwise(map(key, texts)))


def sortable(text: str) -> str:
    """A text as it is sorted: without regard to case and accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
