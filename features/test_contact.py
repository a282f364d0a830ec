"""Steps of contact.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import re
from collections.abc import Callable
from string import ascii_uppercase
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("contact.feature")

CONTACT_US = (By.XPATH, "//a[normalize-space()='Contact us']")
YOUR_NAME = (By.ID, "name")
E_MAIL = (By.ID, "email")
WHAT_IS_IT_ABOUT = (By.ID, "topic")
MESSAGE = (By.ID, "message")
SEND_MESSAGE = (By.XPATH, "//button[normalize-space()='Send message']")
PARAGRAPH_500 = (By.XPATH, "//p[text()[normalize-space()='/ 500']]")


def button_called(button: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(button)}]"


def field_called(field: str) -> tuple[str, str]:
    return By.XPATH, f"//textarea[@id=//label[normalize-space()={quoted(field)}]/@for]"


@given("the contact page is open")
def contact_page_is_open(driver: WebDriver, wait: WebDriverWait[WebDriver], base_url: str) -> None:
    driver.get(base_url.rstrip("/") + "/")
    wait.until(EC.element_to_be_clickable(CONTACT_US)).click()
    wait.until(at_address("/contact"))


@when("the visitor fills in:")
def visitor_fills_in(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    fill(wait, YOUR_NAME, datatable[1][1])
    fill(wait, E_MAIL, datatable[2][1])
    Select(wait.until(EC.element_to_be_clickable(WHAT_IS_IT_ABOUT))).select_by_visible_text(datatable[3][1])


@when("the visitor writes in the message field:")
def visitor_writes_in_message_field(wait: WebDriverWait[WebDriver], docstring: str) -> None:
    fill(wait, MESSAGE, docstring)


@when(parsers.parse('the "{button}" button is clicked'))
def button_is_clicked(wait: WebDriverWait[WebDriver], button: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(button))).click()


@then(parsers.parse('"{text}" is displayed'))
def text_is_displayed(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('the page contains "{text}"'))
def page_contains(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('the "{field}" field is not visible'))
def field_is_not_visible(wait: WebDriverWait[WebDriver], field: str) -> None:
    assert not is_shown(wait, called("*", field), until=False)


@when(parsers.parse('"{value}" is typed into "{field}"'))
def value_is_typed_into(wait: WebDriverWait[WebDriver], value: str, field: str) -> None:
    fill(wait, field_called(field), value)


@when("the form is sent")
def form_is_sent(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SEND_MESSAGE)).click()


@then(parsers.parse('the error "{error}" is displayed'))
def error_is_displayed(wait: WebDriverWait[WebDriver], error: str) -> None:
    assert contains(error)(page_text(wait, until=contains(error)))


@then(parsers.parse('the error "{error}" is not displayed'))
def error_is_not_displayed(wait: WebDriverWait[WebDriver], error: str) -> None:
    assert not contains(error)(page_text(wait, until=never(contains(error))))


@when(parsers.parse('the visitor enters "{value}" in the "{field}" field'))
def visitor_enters_value_in_field(wait: WebDriverWait[WebDriver], value: str, field: str) -> None:
    fill(wait, field_called(field), value)


@when(parsers.parse('clicks "{name}"'))
def clicks(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(name))).click()


@then(parsers.parse('the text "{text}" is visible'))
def text_is_visible(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@when(parsers.parse('the visitor types "{value}" into the "{field}" field'))
def visitor_types_value_into_field(wait: WebDriverWait[WebDriver], value: str, field: str) -> None:
    fill(wait, field_called(field), value)


@then(parsers.parse('the counter shows "{text}"'))
def counter_shows(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert text_of(wait, PARAGRAPH_500, until=equals(text)) == text


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


def text_of(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.find_element(*locator).text), until)


def page_text(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """All visible text of the page, or of the browser's dialog where one is open; waits for it to be as wanted."""

    def look(driver: WebDriver) -> str:
        dialog = EC.alert_is_present()(driver)
        return collapsed(dialog.text if dialog else driver.find_element(By.TAG_NAME, "body").text)

    return seen(wait, look, until)


def at_address(path: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the browser is at that path."""
    return lambda driver: part_of_address(driver.current_url, path) == path


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))


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


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)
