"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from pytest_bdd import parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

ORDERS = (By.ID, "orders")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
COUNT = (By.CSS_SELECTOR, "p.count")
SCORE = (By.ID, "score")
SHOP_RATING = (By.CSS_SELECTOR, "shop-rating")
ROW_CSS = "tr:not(thead > tr):has(> td), [role='row']:has([role='cell'], [role='gridcell'])"


@then(parsers.re(r"there are (?P<count>\d+(?:\.\d+)?) orders"))
def there_are_count_orders(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert count_of(wait, ROW_CSS, within=ORDERS, until=equals(int(count))) == int(count)


@then(parsers.parse("there are at least {count} orders"))
def there_are_at_least_count_orders(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert count_of(wait, ROW_CSS, within=ORDERS, until=at_least(int(count))) >= int(count)


@when("I wait 5 seconds for step 2")
def wait_5_seconds_for_step_2(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()


@then(parsers.parse("only {count} order is told of"))
def only_count_order_is_told_of(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert text_of(wait, COUNT, until=equals(f"{count} order")) == f"{count} order"


@then("it is due on day 1")
def it_is_due_on_day_1(wait: WebDriverWait[WebDriver]) -> None:
    assert text_of(wait, in_shadow(SHOP_RATING, SCORE), until=equals("2020-12-1")) == "2020-12-1"


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


def contains(expected: str) -> Callable[[str], bool]:
    """A test for texts with ``expected`` in them, in upper or lower case; "6 items" is not in "16 items"."""
    before = r"(?<!\d)(?<!\d[.,])" if expected[:1].isdecimal() else ""
    after = r"(?![.,]?\d)" if expected[-1:].isdecimal() else ""
    pattern = re.compile(f"{before}{re.escape(expected.casefold())}{after}")
    return lambda text: pattern.search(text.casefold()) is not None


def at_least(limit: float) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, that reach ``limit``."""
    return lambda found: number_in(str(found)) >= limit


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


def text_of(wait: WebDriverWait[WebDriver], locator: Locator, *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(find(driver, locator).text), until)


def count_of(
    wait: WebDriverWait[WebDriver],
    elements: str,
    *,
    until: Callable[[int], bool],
    within: Locator = (By.TAG_NAME, "html"),
    named: str = "",
) -> int:
    """How many visible elements a CSS selector finds there, with ``named`` in them; waits for the wanted number."""

    def look(driver: WebDriver) -> int:
        shown = (e for e in find(driver, within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed())
        return sum(1 for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}"))

    return seen(wait, look, until)
