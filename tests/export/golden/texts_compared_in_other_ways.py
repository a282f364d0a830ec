"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable, Iterable
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import parsers, scenarios, then
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

CART = (By.CSS_SELECTOR, '[data-testid="cart-count"]')


@then(parsers.parse('the badge starts with "{count}"'))
def badge_starts_with(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert starts_with(count)(text_of(wait, CART, until=starts_with(count)))


@then("the badge does not end so")
def badge_does_not_end_so(wait: WebDriverWait[WebDriver]) -> None:
    assert not ends_with("!")(text_of(wait, CART, until=never(ends_with("!"))))


@then("the badge is a number")
def badge_is_number(wait: WebDriverWait[WebDriver]) -> None:
    assert matches("^\\d+$")(text_of(wait, CART, until=matches("^\\d+$")))


@then("a heading starts so")
def heading_starts_so(wait: WebDriverWait[WebDriver]) -> None:
    assert some(starts_with("My"))(visible_headings(wait, until=some(starts_with("My"))))


@then("the address ends so")
def address_ends_so(wait: WebDriverWait[WebDriver]) -> None:
    assert ends_with("#top")(whole_address(wait, until=ends_with("#top")))


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


def some(test: Callable[[str], bool]) -> Callable[[Iterable[str]], bool]:
    """A test for lists of texts of which at least one passes ``test``."""
    return lambda texts: any(test(text) for text in texts)


def starts_with(expected: str) -> Callable[[str], bool]:
    """A test for texts that begin so."""
    return lambda text: text.startswith(expected)


def ends_with(expected: str) -> Callable[[str], bool]:
    """A test for texts that end so."""
    return lambda text: text.endswith(expected)


def matches(expression: str) -> Callable[[str], bool]:
    """A test for texts in which the regular expression is found."""
    return lambda text: re.search(expression, text) is not None


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


def visible_headings(wait: WebDriverWait[WebDriver], *, until: Callable[[list[str]], bool]) -> list[str]:
    """The texts of all visible headings; waits for them to be as wanted."""
    found = (By.CSS_SELECTOR, "h1, h2, h3, h4, h5, h6, [role='heading']")
    return seen(wait, lambda driver: [collapsed(h.text) for h in driver.find_elements(*found) if h.text], until)


def whole_address(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """The page's path, query and fragment; waits for them to be as wanted."""
    return seen(wait, lambda driver: urlunsplit(("", "", *urlsplit(driver.current_url)[2:])), until)
