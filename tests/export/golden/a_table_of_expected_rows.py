"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TypeVar

from pytest_bdd import scenarios, then
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

ORDERS = (By.ID, "orders")


@then("I see these orders")
def see_these_orders(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    for row in datatable[1:]:
        assert row_shown(wait, list(zip(datatable[0], row, strict=True)), table=ORDERS, until=True)


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
