"""Steps of sign_in.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import os
import re
from collections.abc import Callable, Iterable
from string import ascii_uppercase
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("sign_in.feature")

USERNAME = (By.ID, "id_username")
PASSWORD = (By.ID, "id_password")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
STATUS = (By.CSS_SELECTOR, '[role="status"]')
MAIN_MENU = (By.CSS_SELECTOR, 'nav[aria-label="Main menu"]')
LINK_XPATH = "*[self::a[@href] or @role='link']"
BUTTON_XPATH = (
    "*[self::button or self::input[@type='submit'] or self::input[@type='button'] or "
    "self::input[@type='reset'] or self::input[@type='image'] or self::summary or "
    "@role='button']"
)


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


@given(parsers.parse('I am on "{address}"'))
def on(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@when(parsers.parse('I enter "{username}" as the username'))
def enter_username_as_username(wait: WebDriverWait[WebDriver], username: str) -> None:
    fill(wait, USERNAME, username)


@when('I enter "$MODERATOR_PASSWORD" as the password')
def enter_moderator_password_as_password(wait: WebDriverWait[WebDriver]) -> None:
    fill(wait, PASSWORD, os.environ["MODERATOR_PASSWORD"])


@when(parsers.parse('I click "{name}"'))
def click(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(clicked(button_called(name)))
    wait.until(EC.url_changes(before))


@then(parsers.parse('the dashboard shows the heading "{heading}"'))
def dashboard_shows_heading(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@then(parsers.parse('I see "{text}"'))
def see(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('I see the link "{link}"'))
def see_link(wait: WebDriverWait[WebDriver], link: str) -> None:
    assert mentioned(wait, LINK_XPATH, link, until=True)


@when(parsers.parse('I sign in with username "{username}" and password "{password}"'))
def sign_in_with_username_and_password(wait: WebDriverWait[WebDriver], username: str, password: str) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, password)
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()


@then(parsers.parse('I see the error "{error}"'))
def see_error(wait: WebDriverWait[WebDriver], error: str) -> None:
    assert contains(error)(text_of(wait, STATUS, until=contains(error)))


@then(parsers.parse('I am still on "{address}"'))
def still_on(wait: WebDriverWait[WebDriver], address: str) -> None:
    assert page_address(wait, address, until=equals(address)) == address


@when(parsers.parse('I sign in as "{username}" with "$MODERATOR_PASSWORD"'))
def sign_in_as_username_with_moderator_password(wait: WebDriverWait[WebDriver], username: str) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, os.environ["MODERATOR_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(at_address("/admin/images/"))


@then(parsers.parse('I see the heading "{heading}"'))
def see_heading(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@given(parsers.parse('I sign in as "{username}" with "$EDITOR_PASSWORD"'))
@when(parsers.parse('I sign in as "{username}" with "$EDITOR_PASSWORD"'))
def sign_in_as_username_with_editor_password(wait: WebDriverWait[WebDriver], username: str) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, os.environ["EDITOR_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(at_address("/admin/"))


@then(parsers.parse('the main menu contains "{text}"'))
def main_menu_contains(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, MAIN_MENU, until=contains(text)))


@then(parsers.parse('the main menu does not contain "{text}"'))
def main_menu_does_not_contain(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(text_of(wait, MAIN_MENU, until=never(contains(text))))


@when(parsers.parse('I open the "{menu}" menu'))
def open_menu(wait: WebDriverWait[WebDriver], menu: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(menu))).click()


@then(parsers.parse('I see the message "{text}"'))
def see_message(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, STATUS, until=contains(text)))


@then(parsers.parse('I see the "{button}" button'))
def see_button(wait: WebDriverWait[WebDriver], button: str) -> None:
    assert is_shown(wait, called(BUTTON_XPATH, button), until=True)


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


def includes(expected: str) -> Callable[[Iterable[str]], bool]:
    """A test for lists with just that text among theirs."""
    return lambda texts: expected in texts


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


def visible_headings(wait: WebDriverWait[WebDriver], *, until: Callable[[list[str]], bool]) -> list[str]:
    """The texts of all visible headings; waits for them to be as wanted."""
    found = (By.CSS_SELECTOR, "h1, h2, h3, h4, h5, h6, [role='heading']")
    return seen(wait, lambda driver: [collapsed(h.text) for h in driver.find_elements(*found) if h.text], until)


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


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)


def clicked(locator: tuple[str, str]) -> Callable[[WebDriver], bool]:
    """A condition that clicks. It is not met while the browser refuses to: something moves, or covers the element."""

    def attempt(driver: WebDriver) -> bool:
        try:
            element = driver.find_element(*locator)
            if not element.is_enabled():
                return False
            element.click()
        except ElementClickInterceptedException:  # a bar at the edge of the window: away from it
            driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            return False
        except (ElementNotInteractableException, StaleElementReferenceException):
            return False
        return True

    return attempt


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
