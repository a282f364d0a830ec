"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable
from string import ascii_uppercase
from time import monotonic
from typing import TypeVar

from pytest_bdd import parsers, scenarios, then
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

ORDERS = (By.ID, "orders")
BUTTON_XPATH = (
    "*[self::button or self::input[@type='submit'] or self::input[@type='button'] or "
    "self::input[@type='reset'] or self::input[@type='image'] or self::summary or "
    "@role='button']"
)
LINK_XPATH = "*[self::a[@href] or @role='link']"
ALERT_XPATH = "*[@role='alert']"


@then(parsers.parse('there is a "{button}" button'))
def there_is_button(wait: WebDriverWait[WebDriver], button: str) -> None:
    assert is_shown(wait, called(BUTTON_XPATH, button), until=True)


@then(parsers.parse('there is no "{link}" link'))
def there_is_no_link(wait: WebDriverWait[WebDriver], link: str) -> None:
    assert not is_shown(wait, called(LINK_XPATH, link), until=False)


@then("an alert is there")
def alert_is_there(wait: WebDriverWait[WebDriver]) -> None:
    assert is_shown(wait, (By.XPATH, f".//{ALERT_XPATH}"), until=True)


@then(parsers.parse('something says "{name}"'))
def something_says(wait: WebDriverWait[WebDriver], name: str) -> None:
    assert mentioned(wait, "*", name, within=ORDERS, until=True)


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


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def is_shown(
    wait: WebDriverWait[WebDriver],
    found: tuple[str, str],
    *,
    until: bool,
    within: tuple[str, str] = (By.TAG_NAME, "html"),
) -> bool:
    """Whether anything that the locator finds is visible; waits for the wanted answer."""

    def look(driver: WebDriver) -> bool:
        return any(element.is_displayed() for element in driver.find_element(*within).find_elements(*found))

    return seen(wait, look, equals(until))


def called(elements: str, name: str) -> tuple[str, str]:
    """Whatever a person would call ``name``: by its text, label, tooltip, placeholder or alternative text."""
    return by_name(elements, "{}={}", name)


def mentioned(
    wait: WebDriverWait[WebDriver],
    elements: str,
    name: str,
    *,
    until: bool,
    within: tuple[str, str] = (By.TAG_NAME, "html"),
) -> bool:
    """Whether anything visible has ``name`` in its text or its name, but not "£39" of "£39.90"; waits for this."""
    test, found = contains(collapsed(name)), by_name(elements, "contains({}, {})", name)

    def look(driver: WebDriver) -> bool:
        shown = (element for element in driver.find_element(*within).find_elements(*found) if element.is_displayed())
        return any(test(collapsed(each.text)) or test(collapsed(each.accessible_name)) for each in shown)

    return seen(wait, look, equals(until))


def by_name(elements: str, comparison: str, name: str) -> tuple[str, str]:
    """An XPath from where one is to the elements whose name compares to ``name``, upper or lower case."""
    wanted = collapsed(name).lower()
    upper = "".join(sorted({*ascii_uppercase, *(c for c in wanted.upper() if len(c.lower()) == 1)}))
    sources = ("self::*", "text()", "@aria-label", "@title", "@alt", "@placeholder", "@value", "ancestor::label")
    folded = "normalize-space(translate({}, " + quoted(upper + "\u00a0") + ", " + quoted(upper.lower() + " ") + "))"
    tests = [f"{source}[{comparison.format(folded.format('.'), quoted(wanted))}]" for source in sources]
    labels = f"@id=//label[{comparison.format(folded.format('.'), quoted(wanted))}]/@for"
    return By.XPATH, f".//{elements}[{' or '.join(tests)} or {labels}]"


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"
