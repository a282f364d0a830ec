"""Steps of sign_in.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import os
import re
from collections.abc import Callable, Iterable
from string import ascii_uppercase
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import given, parsers, scenarios, then, when
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("sign_in.feature")

USERNAME = (By.ID, "id_username")
LOG_IN = (By.XPATH, "//input[@value='Log in']")
PASSWORD = (By.ID, "id_password")
LOG_OUT = (By.XPATH, "//button[normalize-space()='Log out']")
BUTTON_XPATH = (
    "*[self::button or self::input[@type='submit'] or self::input[@type='button'] or "
    "self::input[@type='reset'] or self::input[@type='image'] or self::summary or "
    "@role='button']"
)
LINK_XPATH = "*[self::a[@href] or @role='link']"


def field_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@id=//label[normalize-space()={quoted(text)}]/@for]"


def link_called(link: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(link)}]"


@given(parsers.parse('I am on the page "{page}"'))
def on_page(driver: WebDriver, base_url: str, page: str) -> None:
    driver.get(full_address(base_url, page))


@when('I fill in "Username" with "admin"')
def fill_in_username_with_admin(wait: WebDriverWait[WebDriver]) -> None:
    fill(wait, USERNAME, "admin")


@when(parsers.parse('I fill in "{field}" with "$ADMIN_PASSWORD"'))
def fill_in_field_with_admin_password(wait: WebDriverWait[WebDriver], field: str) -> None:
    fill(wait, field_called(f"{field}:"), os.environ["ADMIN_PASSWORD"])


@when('I click the "Log in" button')
def click_log_in_button(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(LOG_IN)).click()


@then(parsers.parse('I see the heading "{heading}"'))
def see_heading(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@then(parsers.parse('I see the "{button}" button'))
def see_button(wait: WebDriverWait[WebDriver], button: str) -> None:
    assert is_shown(wait, called(BUTTON_XPATH, button), until=True)


@when('I fill in "Password" with "open sesame"')
def fill_in_password_with_open_sesame(wait: WebDriverWait[WebDriver]) -> None:
    fill(wait, PASSWORD, "open sesame")


@then(parsers.parse('I see the message "{text}"'))
def see_message(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('there is no "{button}" button'))
def there_is_no_button(wait: WebDriverWait[WebDriver], button: str) -> None:
    assert not is_shown(wait, called(BUTTON_XPATH, button), until=False)


@given(parsers.parse('I log in as "{username}" with the password "$ADMIN_PASSWORD"'))
@when(parsers.parse('I log in as "{username}" with the password "$ADMIN_PASSWORD"'))
def log_in_as_username_with_password_admin_password(
    driver: WebDriver, wait: WebDriverWait[WebDriver], username: str
) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, os.environ["ADMIN_PASSWORD"])
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(LOG_IN)).click()
    wait.until(EC.url_changes(before))


@when('I log in as "clerk" with the password "only looking"')
def log_in_as_clerk_with_password_only_looking(wait: WebDriverWait[WebDriver]) -> None:
    fill(wait, USERNAME, "clerk")
    fill(wait, PASSWORD, "only looking")
    wait.until(EC.element_to_be_clickable(LOG_IN)).click()
    wait.until(at_address("/admin/"))


@when(parsers.parse('I click the "{link}" link'))
def click_link(driver: WebDriver, wait: WebDriverWait[WebDriver], link: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(link))).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('there is no "{link}" link'))
def there_is_no_link(wait: WebDriverWait[WebDriver], link: str) -> None:
    assert not is_shown(wait, called(LINK_XPATH, link), until=False)


@when('I click the "Log out" button')
def click_log_out_button(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(LOG_OUT)).click()
    wait.until(at_address("/admin/logout/"))


@then(parsers.parse('the page says "{text}"'))
def page_says(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


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


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


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


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
