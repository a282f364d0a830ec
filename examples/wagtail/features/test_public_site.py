"""Steps of public_site.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import os
import re
from collections.abc import Callable, Iterable
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
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("public_site.feature")

WHATS_ON = (By.XPATH, '//a[normalize-space()="What\'s on"]')
FIRST_ITEM = (By.XPATH, "(//li)[1]")
LAST_ITEM = (By.XPATH, "(//li)[last()]")
USERNAME = (By.ID, "id_username")
PASSWORD = (By.ID, "id_password")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
VIEW_WAGTAIL_QUICK_ACTIONS = (By.ID, "wagtail-userbar-trigger")
WAGTAIL_USERBAR = (By.CSS_SELECTOR, "wagtail-userbar")
EDIT_THIS_PAGE = (By.CSS_SELECTOR, 'a[href$="/admin/pages/4/edit/"]')
LISTITEM_CSS = "li:not([role]), [role='listitem']"


def list_called(list_: str) -> tuple[str, str]:
    return By.CSS_SELECTOR, f"ul[aria-label={css_quoted(list_)}]"


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


@given(parsers.parse('I open "{address}"'))
def open_address(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@when('I click "What\'s on"')
def click_whats_on(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(WHATS_ON)).click()
    wait.until(at_address("/whats-on/"))


@then(parsers.parse('I see the heading "{heading}"'))
def see_heading(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@then(parsers.parse('the list "{list_}" has {count} items'))
def list_list_has_count_items(wait: WebDriverWait[WebDriver], list_: str, count: str) -> None:
    assert count_of(wait, LISTITEM_CSS, within=list_called(list_), until=equals(int(count))) == int(count)


@then(parsers.parse('I do not see "{text}"'))
def do_not_see(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(page_text(wait, until=never(contains(text))))


@when(parsers.parse('I click "{name}" in the menu'))
def click_name_in_menu(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(name))).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('the first event is "{text}"'))
def first_event_is(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, FIRST_ITEM, until=contains(text)))


@then(parsers.parse('the last event is "{text}"'))
def last_event_is(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, LAST_ITEM, until=contains(text)))


@given(parsers.parse('I go to "{address}"'))
def go_to(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@given(parsers.parse('I sign in as "{username}" with "$MODERATOR_PASSWORD"'))
def sign_in_as_username_with_moderator_password(wait: WebDriverWait[WebDriver], username: str) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, os.environ["MODERATOR_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(at_address("/admin/"))


@when('I click the "View Wagtail quick actions" button')
def click_view_wagtail_quick_actions_button(wait: WebDriverWait[WebDriver]) -> None:
    clickable(wait, in_shadow(WAGTAIL_USERBAR, VIEW_WAGTAIL_QUICK_ACTIONS)).click()


@when('I click "Edit this page"')
def click_edit_this_page(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(clicked(in_shadow(WAGTAIL_USERBAR, EDIT_THIS_PAGE)))
    wait.until(EC.url_changes(before))


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


def text_of(wait: WebDriverWait[WebDriver], locator: Locator, *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(find(driver, locator).text), until)


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


def count_of(
    wait: WebDriverWait[WebDriver],
    elements: str,
    *,
    until: Callable[[int], bool],
    within: Locator = (By.TAG_NAME, "html"),
    named: str = "",
) -> int:
    """How many visible elements a CSS selector finds there, with ``named`` in them; waits for the wanted number."""

    def look(driver: WebDriver) -> int:
        shown = (e for e in find(driver, within).find_elements(By.CSS_SELECTOR, elements) if e.is_displayed())
        return sum(1 for e in shown if not named or contains(named)(f"{e.accessible_name} {e.text}"))

    return seen(wait, look, until)


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"


def css_quoted(text: str) -> str:
    """A text as CSS writes it."""
    return '"' + "".join(f"\\{ord(c):x} " if c < " " or c in '"\\\x7f' else c for c in text) + '"'


def fill(wait: WebDriverWait[WebDriver], locator: Locator, text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = clickable(wait, locator)
    field.clear()
    field.send_keys(text)


def clicked(locator: Locator) -> Callable[[WebDriver], bool]:
    """A condition that clicks. It is not met while the browser refuses to: something moves, or covers the element."""

    def attempt(driver: WebDriver) -> bool:
        try:
            element = find(driver, locator)
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
