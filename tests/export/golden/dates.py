"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import TypeVar

from pytest_bdd import parsers, scenarios, then
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

CART = (By.CSS_SELECTOR, '[data-testid="cart-count"]')


@then(parsers.parse('it is due on "{text}"'))
def it_is_due_on(wait: WebDriverWait[WebDriver], text: str) -> None:
    wanted = dated("Due %d %b %Y", equals(datetime.strptime(text, "%Y-%m-%d")))
    assert wanted(text_of(wait, CART, until=wanted))


@then("it is due before Christmas")
def it_is_due_before_christmas(wait: WebDriverWait[WebDriver]) -> None:
    wanted = dated("Due %d %b %Y", earlier_than(datetime(2016, 12, 24)))
    assert wanted(text_of(wait, CART, until=wanted))


@then("it was sent in time")
def it_was_sent_in_time(wait: WebDriverWait[WebDriver]) -> None:
    wanted = dated("%Y-%m-%d %H:%M", on_day(is_not(later_than(datetime(2016, 12, 19)))))
    assert wanted(text_of(wait, CART, until=wanted))


@then("it was sent at half past ten")
def it_was_sent_at_half_past_ten(wait: WebDriverWait[WebDriver]) -> None:
    wanted = dated("%Y-%m-%d %H:%M", equals(datetime(2016, 12, 19, 10, 30)))
    assert wanted(text_of(wait, CART, until=wanted))


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


def is_not(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever fails ``test``."""
    return lambda found: not test(found)


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def dated(form: str, test: Callable[[datetime], bool]) -> Callable[[str], bool]:
    """A test for texts that are a date of that form which passes ``test``."""

    def read(text: str) -> bool:
        try:
            return test(datetime.strptime(text, form))
        except ValueError:
            return False

    return read


def on_day(test: Callable[[datetime], bool]) -> Callable[[datetime], bool]:
    """A test for the day of a moment, whatever the hour."""
    return lambda moment: test(moment.replace(hour=0, minute=0, second=0))


def earlier_than(limit: datetime) -> Callable[[datetime], bool]:
    """A test for what was before that."""
    return lambda moment: moment < limit


def later_than(limit: datetime) -> Callable[[datetime], bool]:
    """A test for what was after that."""
    return lambda moment: moment > limit


def text_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.find_element(*locator).text), until)
