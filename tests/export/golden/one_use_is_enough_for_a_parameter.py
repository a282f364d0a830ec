"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TypeVar

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

CART = (By.CSS_SELECTOR, '[data-testid="cart-count"]')


def add_to_cart(item: str) -> tuple[str, str]:
    return (By.XPATH, f"//li[.//h3[normalize-space()={quoted(item)}]]//button[normalize-space()='Add to cart']")


@given("I am on the shop home page")
def on_shop_home_page(driver: WebDriver, base_url: str) -> None:
    driver.get(base_url.rstrip("/") + "/")


@when(parsers.parse('I add "{item}" to the cart'))
def add_item_to_cart(driver: WebDriver, wait: WebDriverWait[WebDriver], item: str) -> None:
    before = text_now(driver, CART)
    wait.until(EC.element_to_be_clickable(add_to_cart(item))).click()
    wait.until(text_changed(CART, before))


@then(parsers.parse('the cart badge shows "{count}"'))
def cart_badge_shows(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert text_of(wait, CART, until=equals(count)) == count


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


def text_now(driver: WebDriver, locator: tuple[str, str]) -> str:
    """The text of an element at this moment; empty where there is none."""
    with suppress(NoSuchElementException):
        return collapsed(driver.find_element(*locator).text)
    return ""


def text_changed(locator: tuple[str, str], before: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the element has another text than before."""
    return lambda driver: collapsed(driver.find_element(*locator).text) != before


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"
