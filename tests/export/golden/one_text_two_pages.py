"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import scenarios, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

CONTINUE = (By.ID, "to-address")
CONTINUE_BUTTON = (By.ID, "to-payment")


@when("I continue")
def continue_(wait: WebDriverWait[WebDriver]) -> None:
    # The same words mean different things on different pages.
    here = page_address(wait, "/", until=one_of("/address", "/cart"))
    if here == "/cart":
        wait.until(EC.element_to_be_clickable(CONTINUE)).click()
        wait.until(at_address("/address"))
    else:
        wait.until(EC.element_to_be_clickable(CONTINUE_BUTTON)).click()
        wait.until(EC.alert_is_present()).accept()


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


def one_of(*expected: object) -> Callable[[object], bool]:
    """A test for any of these."""
    return lambda found: found in expected


def page_address(wait: WebDriverWait[WebDriver], like: str, *, until: Callable[[str], bool]) -> str:
    """The page's path, with host, query and fragment where ``like`` has them; waits for it to be as wanted."""
    return seen(wait, lambda driver: part_of_address(driver.current_url, like), until)


def at_address(path: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the browser is at that path."""
    return lambda driver: part_of_address(driver.current_url, path) == path


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))
