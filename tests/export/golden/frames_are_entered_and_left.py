"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from pytest_bdd import parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

CARD_NUMBER = (By.ID, "card")
PAYMENT = (By.CSS_SELECTOR, 'iframe[title="Payment"]')
ALERT = (By.CSS_SELECTOR, 'div[role="alert"]')


@when(parsers.parse('I pay with "{card_number}"'))
def pay_with(driver: WebDriver, wait: WebDriverWait[WebDriver], card_number: str) -> None:
    with inside(driver, wait, PAYMENT):
        fill(wait, CARD_NUMBER, card_number)
        wait.until(EC.element_to_be_clickable(CARD_NUMBER)).send_keys(Keys.ENTER)
    wait.until(EC.visibility_of_element_located(ALERT))


@then(parsers.parse('the card number is "{card_number}"'))
def card_number_is(driver: WebDriver, wait: WebDriverWait[WebDriver], card_number: str) -> None:
    with inside(driver, wait, PAYMENT):
        assert value_of(wait, CARD_NUMBER, until=equals(card_number)) == card_number


T = TypeVar("T")


@contextmanager
def inside(driver: WebDriver, wait: WebDriverWait[WebDriver], *frames: tuple[str, str]) -> Iterator[None]:
    """Work inside a frame (the last one of a nest); afterwards the page itself has the focus again."""
    for frame in frames:
        wait.until(EC.frame_to_be_available_and_switch_to_it(frame))
    try:
        yield
    finally:
        driver.switch_to.default_content()


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


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)
