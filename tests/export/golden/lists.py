"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from time import monotonic
from typing import TypeVar

from pytest_bdd import parsers, scenarios, then
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

CART = (By.ID, "cart")
LISTITEM_CSS = "li:not([role]), [role='listitem']"


@then("the cart has these")
def cart_has_these(wait: WebDriverWait[WebDriver]) -> None:
    wanted_texts = ["Lamp", "Mug"]
    assert texts_of(wait, LISTITEM_CSS, within=CART, until=equals(wanted_texts)) == wanted_texts


@then(parsers.parse('the cart has "{item}" before "{item_2}"'))
def cart_has_item_before(wait: WebDriverWait[WebDriver], item: str, item_2: str) -> None:
    wanted_texts = [item, item_2]
    assert has_in_order(wanted_texts)(texts_of(wait, LISTITEM_CSS, within=CART, until=has_in_order(wanted_texts)))


@then("the cart holds:")
def cart_holds(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    wanted_texts = [row[0] for row in datatable[1:]]
    assert in_any_order(wanted_texts)(texts_of(wait, LISTITEM_CSS, within=CART, until=in_any_order(wanted_texts)))


@then("the cart does not hold all:")
def cart_does_not_hold_all(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    wanted_texts = [row[0] for row in datatable[1:]]
    assert not has_all(wanted_texts)(texts_of(wait, LISTITEM_CSS, within=CART, until=never(has_all(wanted_texts))))


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


def contains(expected: str) -> Callable[[str], bool]:
    """A test for texts with ``expected`` in them, in upper or lower case; "6 items" is not in "16 items"."""
    before = r"(?<!\d)(?<!\d[.,])" if expected[:1].isdecimal() else ""
    after = r"(?![.,]?\d)" if expected[-1:].isdecimal() else ""
    pattern = re.compile(f"{before}{re.escape(expected.casefold())}{after}")
    return lambda text: pattern.search(text.casefold()) is not None


def is_not(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever fails ``test``."""
    return lambda found: not test(found)


def never(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever goes on failing ``test``: what is not there yet may only be late."""
    return lasting(is_not(test))


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def texts_of(
    wait: WebDriverWait[WebDriver],
    elements: str,
    *,
    until: Callable[[list[str]], bool],
    within: tuple[str, str] = (By.TAG_NAME, "html"),
    named: str = "",
) -> list[str]:
    """The texts of the visible elements that a CSS selector finds there; waits for them to be as wanted."""

    def look(driver: WebDriver) -> list[str]:
        shown = (e for e in driver.find_element(*within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed())
        return [collapsed(e.text) for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}")]

    return seen(wait, look, until)


def in_any_order(expected: Sequence[T]) -> Callable[[Sequence[T]], bool]:
    """A test for just these things, whatever comes first."""
    return lambda found: Counter(map(str, found)) == Counter(map(str, expected))


def has_in_order(expected: Sequence[T]) -> Callable[[Sequence[T]], bool]:
    """A test for lists with these things in this order among theirs."""

    def test(found: Sequence[T]) -> bool:
        rest = iter(found)
        return all(each in rest for each in expected)

    return test


def has_all(expected: Sequence[T]) -> Callable[[Sequence[T]], bool]:
    """A test for lists with these things among theirs."""
    return lambda found: Counter(map(str, expected)) <= Counter(map(str, found))
