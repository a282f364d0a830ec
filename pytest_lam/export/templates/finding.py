"""Helpers of exported modules: finding elements and waiting for what they come to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC  # noqa: N812 - the name that Selenium's own documentation gives it
from selenium.webdriver.support.wait import WebDriverWait

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
