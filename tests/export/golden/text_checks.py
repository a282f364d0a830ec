"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from pytest_bdd import parsers, scenarios, then
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

CART = (By.CSS_SELECTOR, '[data-testid="cart-count"]')


@then(parsers.parse('the badge is "{text}"'))
def badge_is(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, CART, until=equals(text)) == text


@then(parsers.parse('the badge has "{text}"'))
def badge_has(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, CART, until=contains(text)))


@then(parsers.parse('the badge is not "{text}"'))
def badge_is_not(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, CART, until=never(equals(text))) != text


@then(parsers.parse('I see "{text}"'))
def see(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('I see no "{text}"'))
def see_no(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(page_text(wait, until=never(contains(text))))


@then("it says thanks")
def it_says_thanks(wait: WebDriverWait[WebDriver]) -> None:
    assert contains("Thank You")(page_text(wait, until=contains("Thank You")))


@then(parsers.parse('the badge is at least "{count}"'))
def badge_is_at_least(wait: WebDriverWait[WebDriver], count: str) -> None:
    assert number_in(text_of(wait, CART, until=at_least(number_in(count)))) >= number_in(count)


@then(parsers.parse("the badge is at most {most}"))
def badge_is_at_most(wait: WebDriverWait[WebDriver], most: str) -> None:
    assert not number_in(text_of(wait, CART, until=never(at_most(number_in(most))))) <= number_in(most)


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


def at_least(limit: float) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, that reach ``limit``."""
    return lambda found: number_in(str(found)) >= limit


def at_most(limit: float) -> Callable[[object], bool]:
    """A test for numbers, or texts with one number in them, that do not exceed ``limit``."""
    return lambda found: number_in(str(found)) <= limit


def is_not(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever fails ``test``."""
    return lambda found: not test(found)


def never(test: Callable[[T], bool]) -> Callable[[T], bool]:
    """A test for whatever goes on failing ``test``: what is not there yet may only be late."""
    return lasting(is_not(test))


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


def text_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.find_element(*locator).text), until)


def page_text(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """All visible text of the page, or of the browser's dialog where one is open; waits for it to be as wanted."""

    def look(driver: WebDriver) -> str:
        dialog = EC.alert_is_present()(driver)
        return collapsed(dialog.text if dialog else driver.find_element(By.TAG_NAME, "body").text)

    return seen(wait, look, until)
