"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TypeVar

from pytest_bdd import parsers, scenarios, then, when
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

SCORE = (By.ID, "score")
SHOP_RATING = (By.CSS_SELECTOR, "shop-rating")
RATE_5 = (By.CSS_SELECTOR, 'button[aria-label="Rate 5"]')


@when("I give 5 stars")
def give_5_stars(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = text_now(driver, in_shadow(SHOP_RATING, SCORE))
    clickable(wait, in_shadow(SHOP_RATING, RATE_5)).click()
    wait.until(text_changed(in_shadow(SHOP_RATING, SCORE), before))


@then(parsers.parse('the score is "{text}"'))
def score_is(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, in_shadow(SHOP_RATING, SCORE), until=equals(text)) == text


T = TypeVar("T")

Locator = tuple[str, str] | Callable[[WebDriver], WebElement]


def find(driver: WebDriver, locator: Locator) -> WebElement:
    """The element, wherever it is: a locator finds it in the page, ``in_shadow`` in a shadow root."""
    return locator(driver) if callable(locator) else driver.find_element(*locator)


def in_shadow(*hosts_and_element: tuple[str, str]) -> Callable[[WebDriver], WebElement]:
    """Finds an element in the open shadow root of a host, or of a host inside that one's, and so on."""
    *hosts, element = hosts_and_element

    def look(driver: WebDriver) -> WebElement:
        root: WebDriver | ShadowRoot = driver
        for host in hosts:
            root = root.find_element(*host).shadow_root
        return root.find_element(*element)

    return look


def clickable(wait: WebDriverWait[WebDriver], locator: Locator) -> WebElement:
    """The element in a shadow root, once it is visible and enabled."""

    def ready(driver: WebDriver) -> WebElement | None:
        element = find(driver, locator)
        return element if element.is_displayed() and element.is_enabled() else None

    found = wait.until(ready)
    assert found is not None
    return found


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


def text_of(wait: WebDriverWait[WebDriver], locator: Locator, *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(find(driver, locator).text), until)


def text_now(driver: WebDriver, locator: Locator) -> str:
    """The text of an element at this moment; empty where there is none."""
    with suppress(NoSuchElementException):
        return collapsed(find(driver, locator).text)
    return ""


def text_changed(locator: Locator, before: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the element has another text than before."""
    return lambda driver: collapsed(find(driver, locator).text) != before
