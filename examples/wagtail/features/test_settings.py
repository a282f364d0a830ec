"""Steps of settings.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

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
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("settings.feature")

USERNAME = (By.ID, "id_username")
PASSWORD = (By.ID, "id_password")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
SAVE = (By.XPATH, "//button[normalize-space()='Save']")
SETTINGS = (By.XPATH, "//button[normalize-space()='Settings']")
DIALOG = (By.CSS_SELECTOR, "[role=\"dialog\"]:not([aria-hidden='true'])")
CHOOSE_A_PAGE = (By.XPATH, "//button[normalize-space()='Choose a page']")
SEARCH_TERM = (By.ID, "id_q")
CREATE = (By.XPATH, "//button[normalize-space()='Create']")
STATUS = (By.CSS_SELECTOR, '[role="status"]')
SNIPPETS = (By.XPATH, "//a[normalize-space()='Snippets']")
ADD_CURATOR = (By.XPATH, "//a[normalize-space()='Add curator']")
LISTING_RESULTS_TABLE = (By.XPATH, "//*[@id='listing-results']//table")
CHOOSE_CURATOR = (By.XPATH, "//button[normalize-space()='Choose curator']")
MORE_ACTIONS = (By.XPATH, "//button[normalize-space()='More actions']")
PUBLISH = (By.NAME, "action-publish")


def button_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(name)}]"


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


def field_called(field: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@id=//label[normalize-space()={quoted(field)}]/@for]"


def field_called_2(field: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@id=//label[normalize-space(translate(., '*:', ''))={quoted(field)}]/@for]"


@given(parsers.parse('I am on "{address}"'))
def on(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@given(parsers.parse('I sign in as "{username}" with "$ADMIN_PASSWORD"'))
def sign_in_as_username_with_admin_password(driver: WebDriver, wait: WebDriverWait[WebDriver], username: str) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, os.environ["ADMIN_PASSWORD"])
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(EC.url_changes(before))


@given(parsers.parse('I open "{name}" in the sidebar'))
def open_name_in_sidebar(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(name))).click()


@given(parsers.parse('I choose "{name}"'))
def choose(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(clicked(link_called(name)))
    wait.until(EC.url_changes(before))


@when(parsers.parse('I set "{field}" to "{value}"'))
def set_field_to(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    fill(wait, field_called(field), value)


@when("I save the settings")
def save_settings(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SAVE)).click()


@then(parsers.parse('I see "{text}"'))
def see(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@when(parsers.parse('I go to "{address}"'))
def go_to(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@then(parsers.parse('the page shows "{text}"'))
def page_shows(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@given('I click "Settings" in the sidebar')
def click_settings_in_sidebar(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SETTINGS)).click()


@given(parsers.parse('I click "{name}"'))
def click(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(clicked(link_called(name)))
    wait.until(EC.url_changes(before))


@when(parsers.parse('I enter "{value}" into "{field}"'))
def enter_value_into(wait: WebDriverWait[WebDriver], value: str, field: str) -> None:
    fill(wait, field_called(f"{field}*"), value)


@when('I click "Choose a page"')
def click_choose_page(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(CHOOSE_A_PAGE)).click()
    wait.until(EC.visibility_of_element_located(DIALOG))


@when(parsers.parse('I search for "{search_term}" in the dialog'))
def search_for_search_term_in_dialog(wait: WebDriverWait[WebDriver], search_term: str) -> None:
    fill(wait, SEARCH_TERM, search_term)


@when(parsers.parse('I click "{name}" in the dialog'))
def click_name_in_dialog(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(clicked(link_called(name)))
    wait.until(EC.invisibility_of_element_located(DIALOG))


@when('I click "Create"')
def click_create(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(CREATE)).click()
    wait.until(at_address("/admin/redirects/"))


@then(parsers.parse('I see the message "{text}"'))
def see_message(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, STATUS, until=contains(text)))


@then(parsers.parse('I am on "{address}"'))
def on_2(wait: WebDriverWait[WebDriver], address: str) -> None:
    assert page_address(wait, address, until=equals(address)) == address


@then(parsers.parse('I see the heading "{heading}"'))
def see_heading(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@given('I click "Snippets" in the sidebar')
def click_snippets_in_sidebar(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SNIPPETS)).click()
    wait.until(at_address("/admin/snippets/"))


@when('I click "Add curator"')
def click_add_curator(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(ADD_CURATOR)).click()
    wait.until(at_address("/admin/snippets/museum/curator/add/"))


@when(parsers.parse('I enter "{value}" in the "{field}" field'))
def enter_value_in_field(wait: WebDriverWait[WebDriver], value: str, field: str) -> None:
    fill(wait, field_called_2(field), value)


@when('I click "Save"')
def click_save(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SAVE)).click()
    wait.until(at_address("/admin/snippets/museum/curator/"))


@then(parsers.parse('the table contains "{text}"'))
def table_contains(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, LISTING_RESULTS_TABLE, until=contains(text)))


@when('I click "Choose curator"')
def click_choose_curator(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(clicked(CHOOSE_CURATOR))
    wait.until(EC.visibility_of_element_located(DIALOG))


@when("I publish the page")
def publish_page(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(MORE_ACTIONS)).click()
    before = driver.current_url
    wait.until(clicked(PUBLISH))
    wait.until(EC.url_changes(before))


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
