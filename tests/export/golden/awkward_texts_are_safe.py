# ruff: noqa: RUF001 - the pages' own characters
"""Steps of über/größe.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from pytest_bdd import parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("über/größe.feature")

USER_NAME = (By.ID, "user-name")
ZOE_VIII_X = (By.XPATH, "//a[normalize-space()=concat('Zoë – ', \"'\", 'Ⅷ', \"'\", ' \"x\"')]")
CART = (By.CSS_SELECTOR, '[data-testid="cart-count"]')


@when(parsers.parse('I say "{user_name}" über {{alles}}'))
def say_user_name_uber_alles(wait: WebDriverWait[WebDriver], user_name: str) -> None:
    fill(wait, USER_NAME, user_name)


@when("I open “Zoë – Ⅷ”")
def open_zoe_viii(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(ZOE_VIII_X)).click()


@then(
    'the note is "long words long words long words long words long words long words long '
    "words long words long words long words long words long words long words long words "
    'long words "'
)
def note_is_long_words_long_words_long_words_long_words_long(wait: WebDriverWait[WebDriver]) -> None:
    expected = (
        "long words long words long words long words long words long words long words long "
        "words long words long words long words long words long words long words long words"
    )
    assert text_of(wait, CART, until=equals(expected)) == expected


@then(
    "the text is very very very very very very very very very very very very very very "
    "very very very very very very very very very very very very very very very very "
    "very very very very very very very very very very long"
)
def text_is_very_very_very_very_very_very_very_very_very_very(wait: WebDriverWait[WebDriver]) -> None:
    expected = (
        "very very very very very very very very very very very very very very very very "
        "very very very very very very very very very very very very very very very very "
        "very very very very very very very very"
    )
    assert text_of(wait, CART, until=equals(expected)) == expected


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


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)
