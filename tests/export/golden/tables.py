"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable, Sequence
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

ORDERS = (By.ID, "orders")
ROW_CSS = "tr:not(thead > tr):has(> td), [role='row']:has([role='cell'], [role='gridcell'])"


@then("the orders are:")
def orders_are(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    wanted_rows = datatable[1:]
    assert rows_of(wait, ROW_CSS, datatable[0], table=ORDERS, until=equals(wanted_rows)) == wanted_rows


@then(parsers.parse('an order of "{cell}" comes before one of "{cell_2}"'))
def order_of_cell_comes_before_one_of(wait: WebDriverWait[WebDriver], cell: str, cell_2: str) -> None:
    wanted_rows = [[cell], [cell_2]]
    assert has_in_order(wanted_rows)(
        rows_of(wait, ROW_CSS, ["Customer"], table=ORDERS, until=has_in_order(wanted_rows))
    )


@then("there is a line of two")
def there_is_line_of_two(wait: WebDriverWait[WebDriver]) -> None:
    wanted_rows = [["a", "b"]]
    assert rows_of(wait, ROW_CSS, [], until=equals(wanted_rows)) == wanted_rows


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


def text_in(cell: WebElement) -> str:
    """The text of a cell; of one that only holds a field, what the field holds."""
    text, fields = collapsed(cell.text), cell.find_elements(By.CSS_SELECTOR, "input, select, textarea")
    if len(fields) == 1 and text in ("", collapsed(fields[0].text)):
        return held_by(fields[0])
    return text


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


def has_in_order(expected: Sequence[T]) -> Callable[[Sequence[T]], bool]:
    """A test for lists with these things in this order among theirs."""

    def test(found: Sequence[T]) -> bool:
        rest = iter(found)
        return all(each in rest for each in expected)

    return test
