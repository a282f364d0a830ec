"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import parsers, scenarios, then
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

PICTURE = (By.ID, "picture")
USER_NAME = (By.ID, "user-name")


@then(parsers.parse('the picture leads to "{text}"'))
def picture_leads_to(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert link_of(wait, PICTURE, text, until=equals(text)) == text


@then("the picture leads to the top")
def picture_leads_to_top(wait: WebDriverWait[WebDriver]) -> None:
    assert ends_with("#top")(whole_link_of(wait, PICTURE, until=ends_with("#top")))


@then(parsers.parse('the user name suggests "{suggests}"'))
def user_name_suggests(wait: WebDriverWait[WebDriver], suggests: str) -> None:
    assert placeholder_of(wait, USER_NAME, until=equals(suggests)) == suggests


@then("the picture is there")
def picture_is_there(wait: WebDriverWait[WebDriver]) -> None:
    assert state_of(wait, PICTURE, is_loaded, until=True)


@then("the picture is not broken")
def picture_is_not_broken(wait: WebDriverWait[WebDriver]) -> None:
    assert not state_of(wait, PICTURE, is_broken, until=False)


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


def ends_with(expected: str) -> Callable[[str], bool]:
    """A test for texts that end so."""
    return lambda text: text.endswith(expected)


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))


def placeholder_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """What a field shows in the place of a value; waits for it to be as wanted."""
    names = ("placeholder", "aria-placeholder")

    def look(driver: WebDriver) -> str:
        given = (driver.find_element(*locator).get_attribute(name) for name in names)
        return collapsed(next((text for text in given if text is not None), ""))

    return seen(wait, look, until)


def link_of(
    wait: WebDriverWait[WebDriver], locator: tuple[str, str], like: str, *, until: Callable[[str], bool]
) -> str:
    """Where a link leads, in as many parts as ``like`` has; nothing of what is no link. Waits for what is wanted."""

    def look(driver: WebDriver) -> str:
        leads = led_to(driver.find_element(*locator))
        return part_of_address(leads, like) if leads else ""

    return seen(wait, look, until)


def whole_link_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """The path, query and fragment to which a link leads; waits for them to be as wanted."""
    return seen(wait, lambda driver: urlunsplit(("", "", *urlsplit(led_to(driver.find_element(*locator)))[2:])), until)


def led_to(element: WebElement) -> str:
    """The whole address to which a link, or the only link inside of an element, leads; nothing where there is none."""
    links = [element] if element.get_attribute("href") else element.find_elements(By.CSS_SELECTOR, "a[href]")
    return str(links[0].get_property("href")) if len(links) == 1 else ""


def state_of(
    wait: WebDriverWait[WebDriver], locator: tuple[str, str], state: Callable[[WebElement], bool], *, until: bool
) -> bool:
    """Whether an element is in a state; waits for that to be as wanted."""
    return seen(wait, lambda driver: state(driver.find_element(*locator)), equals(until))


def is_loaded(element: WebElement) -> bool:
    """Whether the image shows."""
    return bool(element.get_property("complete")) and not is_broken(element)


def is_broken(element: WebElement) -> bool:
    """Whether the image could not be had."""
    size = (element.get_property("naturalWidth"), element.get_property("naturalHeight"))
    return bool(element.get_property("complete")) and not any(size)
