"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable
from string import ascii_uppercase
from time import monotonic
from typing import TypeVar

from pytest_bdd import parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

LISTING_RESULTS_TABLE = (By.XPATH, "//*[@id='listing-results']//table")
CHOOSE_AN_IMAGE_DIALOG = (By.XPATH, "//div[@role='dialog'][.//h1[normalize-space()='Choose an image']]")
DELIVERY_EXPRESS = (By.CSS_SELECTOR, 'input[name="delivery"][value="express"]')
BUTTON_XPATH = (
    "*[self::button or self::input[@type='submit'] or self::input[@type='button'] or "
    "self::input[@type='reset'] or self::input[@type='image'] or self::summary or "
    "@role='button']"
)


def text_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//span[normalize-space()={quoted(text)}]"


def button_in_row(item: str, name: str) -> tuple[str, str]:
    return (By.XPATH, f"//tr[.//a[normalize-space()={quoted(item)}]]//button[normalize-space()={quoted(name)}]")


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


def row_called(row: str) -> tuple[str, str]:
    return By.XPATH, f"//tr[.//td[normalize-space()={quoted(row)}]]"


@then(parsers.parse('I see "{text}" in the table'))
def see_text_in_table(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, LISTING_RESULTS_TABLE, until=equals(text)) == text


@then(parsers.parse('the dialog has "{text}"'))
def dialog_has(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, CHOOSE_AN_IMAGE_DIALOG, until=equals(text)) == text


@then(parsers.parse('the note says "{text}"'))
def note_says(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, text_called(text), until=equals(text)) == text


@when(parsers.parse('I click "{name}" in the row of "{item}"'))
def click_name_in_row_of(wait: WebDriverWait[WebDriver], name: str, item: str) -> None:
    wait.until(EC.element_to_be_clickable(button_in_row(item, name))).click()


@when(parsers.re('I click "(?P<name>[^"]*)"'))
def click(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(name))).click()


@when("I choose the express delivery")
def choose_express_delivery(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(DELIVERY_EXPRESS)).click()


@then(parsers.parse('the "{row}" row has no "{button}" button'))
def row_has_no_button(wait: WebDriverWait[WebDriver], row: str, button: str) -> None:
    assert not is_shown(wait, called(BUTTON_XPATH, button), within=row_called(row), until=False)


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
