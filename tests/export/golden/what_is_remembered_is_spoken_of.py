"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

import pytest
from pytest_bdd import given, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

SCORE = (By.ID, "score")
SHOP_RATING = (By.CSS_SELECTOR, "shop-rating")
USER_NAME = (By.ID, "user-name")


def button_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(text)}]"


@given('I remember the order number as "order"')
def remember_order_number_as_order(wait: WebDriverWait[WebDriver], remembered: dict[str, str]) -> None:
    remembered["order"] = text_of(wait, in_shadow(SHOP_RATING, SCORE), until=bool)


@when('I search for "<order>"')
def search_for_order(wait: WebDriverWait[WebDriver], remembered: dict[str, str]) -> None:
    fill(wait, USER_NAME, remembered["order"])
    wait.until(EC.element_to_be_clickable(button_called(f"Find {remembered['order']}"))).click()


@then("I see the order")
def see_order(wait: WebDriverWait[WebDriver], remembered: dict[str, str]) -> None:
    assert contains(f"Order {remembered['order']}!")(page_text(wait, until=contains(f"Order {remembered['order']}!")))


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


def contains(expected: str) -> Callable[[str], bool]:
    """A test for texts with ``expected`` in them, in upper or lower case; "6 items" is not in "16 items"."""
    before = r"(?<!\d)(?<!\d[.,])" if expected[:1].isdecimal() else ""
    after = r"(?![.,]?\d)" if expected[-1:].isdecimal() else ""
    pattern = re.compile(f"{before}{re.escape(expected.casefold())}{after}")
    return lambda text: pattern.search(text.casefold()) is not None


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def text_of(wait: WebDriverWait[WebDriver], locator: Locator, *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(find(driver, locator).text), until)


def page_text(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """All visible text of the page, or of the browser's dialog where one is open; waits for it to be as wanted."""

    def look(driver: WebDriver) -> str:
        dialog = EC.alert_is_present()(driver)
        return collapsed(dialog.text if dialog else driver.find_element(By.TAG_NAME, "body").text)

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


def fill(wait: WebDriverWait[WebDriver], locator: Locator, text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = clickable(wait, locator)
    field.clear()
    field.send_keys(text)
