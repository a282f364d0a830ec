"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from pytest_bdd import parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

FIRST_ROW = (By.XPATH, "(//*[@id='orders']//tr[td])[1]")
LAST_ROW = (By.XPATH, "(//*[@id='orders']//tr[td])[last()]")
SECOND_ITEM = (By.XPATH, "(//li)[2]")
SECOND_LAST_CARD = (By.XPATH, "(//div[contains(concat(' ', normalize-space(@class), ' '), ' card ')])[last()-1]")
FIRST_ROW_DELETE = (By.XPATH, "(//tr[td])[1]//button[normalize-space()='Delete']")
ROW_12 = (By.XPATH, "(//*[@id='orders']//tr[td])[12]")


def cell_in_first_row(name: str) -> tuple[str, str]:
    return (
        By.XPATH,
        "(//*[@id='orders']//tr[td])[1]/*[count(ancestor::table[1]"
        f"//th[normalize-space()={quoted(name)}]/preceding-sibling::*)+1]",
    )


@then(parsers.parse('the first row has "{text}"'))
def first_row_has(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, FIRST_ROW, until=equals(text)) == text


@then(parsers.parse('the last row has "{text}"'))
def last_row_has(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, LAST_ROW, until=equals(text)) == text


@then(parsers.parse('the second item is "{text}"'))
def second_item_is(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, SECOND_ITEM, until=equals(text)) == text


@then(parsers.parse('the next to last card is "{text}"'))
def next_to_last_card_is(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, SECOND_LAST_CARD, until=equals(text)) == text


@when("I delete the first row")
def delete_first_row(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(FIRST_ROW_DELETE)).click()


@then(parsers.parse('the "{name}" in the first row is "{text}"'))
def name_in_first_row_is(wait: WebDriverWait[WebDriver], name: str, text: str) -> None:
    assert text_of(wait, cell_in_first_row(name), until=equals(text)) == text


@then(parsers.parse('row 12 has "{text}"'))
def row_12_has(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, ROW_12, until=equals(text)) == text


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


def text_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.find_element(*locator).text), until)


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"
