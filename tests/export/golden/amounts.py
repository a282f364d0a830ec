"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
import unicodedata
from collections.abc import Callable
from math import isclose
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

CART = (By.CSS_SELECTOR, '[data-testid="cart-count"]')
USER_NAME = (By.ID, "user-name")
ORDERS = (By.ID, "orders")
LINK_CSS = "a[href], [role='link']"


@then(parsers.parse('the badge shows more than "{count}"'))
def badge_shows_more_than(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert number_in(text_of(wait, CART, until=more_than(number_in(count)))) > number_in(count)


@then(parsers.parse("the user is under {user_name}"))
def user_is_under(wait: WebDriverWait[WebDriver], user_name: str) -> None:
    assert number_in(value_of(wait, USER_NAME, until=less_than(number_in(user_name)))) < number_in(user_name)


@then(parsers.parse('the total comes to "{text}"'))
def total_comes_to(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert amounts_to(text)(text_of(wait, CART, until=amounts_to(text)))


@then("it is not twelve")
def it_is_not_twelve(wait: WebDriverWait[WebDriver]) -> None:
    assert not amounts_to("1234567.89")(text_of(wait, CART, until=never(amounts_to("1234567.89"))))


@then(parsers.parse("more than {count} links"))
def more_than_count_links(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert count_of(wait, LINK_CSS, within=ORDERS, until=more_than(int(count))) > int(count)


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


def less_than(limit: float) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, below ``limit``."""
    return lambda found: number_in(str(found)) < limit


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


def text_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.find_element(*locator).text), until)


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
