"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from math import isclose, isnan
from time import monotonic
from typing import TypeVar

import pytest
from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

CART = (By.CSS_SELECTOR, '[data-testid="cart-count"]')
CART_SECTION = (By.ID, "cart")
LISTITEM_CSS = "li:not([role]), [role='listitem']"


def add_button(item: str) -> tuple[str, str]:
    return By.XPATH, f"//li[.//h3[normalize-space()={quoted(item)}]]//button[normalize-space()='Add']"


@given("I am on the shop home page")
def on_shop_home_page(driver: WebDriver, base_url: str) -> None:
    driver.get(base_url.rstrip("/") + "/")


@when(parsers.parse('I add "{item}"'))
def add(driver: WebDriver, wait: WebDriverWait[WebDriver], remembered: dict[str, str], item: str) -> None:
    remembered["Cart"] = text_now(driver, CART)
    remembered["number of listitem in Cart"] = count_now(driver, LISTITEM_CSS, within=CART_SECTION)
    wait.until(EC.element_to_be_clickable(add_button(item))).click()


@then("the cart has gone up by one")
def cart_has_gone_up_by_one(wait: WebDriverWait[WebDriver], remembered: dict[str, str]) -> None:
    wanted = changed(remembered["Cart"], amounts_to(1))
    assert wanted(text_of(wait, CART, until=wanted))


@then("there is another item")
def there_is_another_item(wait: WebDriverWait[WebDriver], remembered: dict[str, str]) -> None:
    wanted = changed(remembered["number of listitem in Cart"], more_than(0))
    assert wanted(count_of(wait, LISTITEM_CSS, within=CART_SECTION, until=wanted))


@then("nothing is lost")
def nothing_is_lost(wait: WebDriverWait[WebDriver], remembered: dict[str, str]) -> None:
    wanted = changed(remembered["Cart"], is_not(amounts_to(-1)))
    assert wanted(text_of(wait, CART, until=lasting(wanted)))


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


def contains(expected: str) -> Callable[[str], bool]:
    """A test for texts with ``expected`` in them, in upper or lower case; "6 items" is not in "16 items"."""
    before = r"(?<!\d)(?<!\d[.,])" if expected[:1].isdecimal() else ""
    after = r"(?![.,]?\d)" if expected[-1:].isdecimal() else ""
    pattern = re.compile(f"{before}{re.escape(expected.casefold())}{after}")
    return lambda text: pattern.search(text.casefold()) is not None


def more_than(limit: float) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, above ``limit``."""
    return lambda found: number_in(str(found)) > limit


def amounts_to(expected: object) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, of that amount; "$5" is not "€5"."""
    wanted, unit = number_in(str(expected)), unit_in(str(expected))

    def test(found: object) -> bool:
        units = {unit_in(str(found)), unit} - {""}
        return len(units) < 2 and isclose(number_in(str(found)), wanted, abs_tol=1e-9)

    return test


def unit_in(text: str) -> str:
    """The signs of currency and percent in a text."""
    return "".join(sorted({char for char in text if char in "%‰" or unicodedata.category(char) == "Sc"}))


def is_not(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever fails ``test``."""
    return lambda found: not test(found)


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


def text_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.find_element(*locator).text), until)


def text_now(driver: WebDriver, locator: tuple[str, str]) -> str:
    """The text of an element at this moment; empty where there is none."""
    with suppress(NoSuchElementException):
        return collapsed(driver.find_element(*locator).text)
    return ""


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


@pytest.fixture
def remembered() -> dict[str, str]:
    """What a step of the scenario notes down for a later one."""
    return {}


def count_now(
    driver: WebDriver, elements: str, *, within: tuple[str, str] = (By.TAG_NAME, "html"), named: str = ""
) -> str:
    """How many visible elements a CSS selector finds there at this moment; nothing where the place is missing."""
    with suppress(NoSuchElementException):
        shown = (e for e in driver.find_element(*within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed())
        return str(sum(1 for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}")))
    return ""


def changed(before: str, test: Callable[[float], bool]) -> Callable[[object], bool]:
    """A test for what shows a number, as it did before, that has changed by as much as ``test`` wants."""

    def look(found: object) -> bool:
        by = number_in(str(found)) - number_in(before)
        return not isnan(by) and test(by)

    return look
