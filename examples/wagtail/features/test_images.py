"""Steps of images.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import os
import re
from collections.abc import Callable
from pathlib import Path
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

scenarios("images.feature")

FILES = Path(__file__).parent
USERNAME = (By.ID, "id_username")
PASSWORD = (By.ID, "id_password")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
SEARCH_TERM = (By.ID, "id_q")
TITLE = (By.ID, "id_title")
SAVE = (By.XPATH, "//button[normalize-space()='Save']")
STATUS = (By.CSS_SELECTOR, '[role="status"]')
ACTIONS = (By.CSS_SELECTOR, 'button[aria-label="Actions"]')
DELETE = (By.XPATH, "//a[normalize-space()='Delete']")
YES_DELETE = (By.XPATH, "//input[@value='Yes, delete']")
DIALOG = (By.CSS_SELECTOR, "[role=\"dialog\"]:not([aria-hidden='true'])")
CHOOSE_AN_IMAGE = (By.XPATH, "//button[normalize-space()='Choose an image']")
MORE_ACTIONS = (By.XPATH, "//button[normalize-space()='More actions']")
PUBLISH = (By.NAME, "action-publish")
FILE = (By.ID, "id_image-chooser-upload-file")
TITLE_FIELD = (By.ID, "id_image-chooser-upload-title")
DIALOG_XPATH = "*[self::dialog or @role='dialog']"
IMG_XPATH = "*[self::img or @role='img']"


def link_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//a[normalize-space()={quoted(name)}]"


def figure_called(image: str) -> tuple[str, str]:
    return By.XPATH, f"//figure[normalize-space()={quoted(image)}]"


def heading_called(text: str) -> tuple[str, str]:
    return By.XPATH, f"//h3[normalize-space()={quoted(text)}]"


def tab_called(tab: str) -> tuple[str, str]:
    return By.XPATH, f"//a[text()[normalize-space()={quoted(tab)}]]"


def button_called(button: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(button)}]"


@given(parsers.parse('I am on "{address}"'))
def on(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@given(parsers.parse('I sign in as "{username}" with "$MODERATOR_PASSWORD"'))
def sign_in_as_username_with_moderator_password(wait: WebDriverWait[WebDriver], username: str) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, os.environ["MODERATOR_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(at_address("/admin/"))


@given(parsers.parse('I click "{name}" in the sidebar'))
def click_name_in_sidebar(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(name))).click()
    wait.until(EC.url_changes(before))


@when(parsers.parse('I search for "{search_term}"'))
def search_for(driver: WebDriver, wait: WebDriverWait[WebDriver], search_term: str) -> None:
    before = driver.current_url
    fill(wait, SEARCH_TERM, search_term)
    wait.until(EC.url_changes(before))


@then(parsers.parse('I see "{text}"'))
def see(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@then(parsers.parse('I do not see "{text}"'))
def do_not_see(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(page_text(wait, until=never(contains(text))))


@given(parsers.parse('I click the image "{image}"'))
def click_image(wait: WebDriverWait[WebDriver], image: str) -> None:
    wait.until(EC.element_to_be_clickable(figure_called(image))).click()


@when(parsers.parse('I change the title to "{title}"'))
def change_title_to(wait: WebDriverWait[WebDriver], title: str) -> None:
    fill(wait, TITLE, title)


@when("I save")
def save(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SAVE)).click()
    wait.until(at_address("/admin/images/"))


@then(parsers.parse('I see the message "{text}"'))
def see_message(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, STATUS, until=contains(text)))


@given(parsers.parse('I go to "{address}"'))
@when(parsers.parse('I go to "{address}"'))
def go_to(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@given(parsers.parse('I click "{name}"'))
def click(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(link_called(name))).click()
    wait.until(EC.url_changes(before))


@when('I click "Delete"')
def click_delete(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(ACTIONS)).click()
    before = driver.current_url
    wait.until(clicked(DELETE))
    wait.until(EC.url_changes(before))


@then(parsers.parse('the page asks "{asks}"'))
def page_asks(wait: WebDriverWait[WebDriver], asks: str) -> None:
    assert contains(asks)(page_text(wait, until=contains(asks)))


@when('I click "Yes, delete"')
def click_yes_delete(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(YES_DELETE)).click()
    wait.until(at_address("/admin/images/"))


@then(parsers.parse('the page says "{text}"'))
def page_says(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@when('I click "Choose an image"')
def click_choose_image(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(clicked(CHOOSE_AN_IMAGE))
    wait.until(EC.visibility_of_element_located(DIALOG))


@when(parsers.parse('I click "{name}" in the dialog'))
def click_name_in_dialog(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(clicked(link_called(name)))
    wait.until(EC.invisibility_of_element_located(DIALOG))


@then("the dialog is closed")
def dialog_is_closed(wait: WebDriverWait[WebDriver]) -> None:
    assert not is_shown(wait, (By.XPATH, f".//{DIALOG_XPATH}"), until=False)


@when("I publish the page")
def publish_page(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(MORE_ACTIONS)).click()
    before = driver.current_url
    wait.until(clicked(PUBLISH))
    wait.until(EC.url_changes(before))


@then(parsers.parse('I see the image "{image}"'))
def see_image(wait: WebDriverWait[WebDriver], image: str) -> None:
    assert is_shown(wait, called(IMG_XPATH, image), until=True)


@when(parsers.parse('I search for "{search_term}" in the dialog'))
def search_for_search_term_in_dialog(wait: WebDriverWait[WebDriver], search_term: str) -> None:
    fill(wait, SEARCH_TERM, search_term)
    wait.until(EC.visibility_of_element_located(heading_called(f"Blue {search_term} bowl")))


@then(parsers.parse('the dialog does not contain "{text}"'))
def dialog_does_not_contain(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(text_of(wait, DIALOG, until=never(contains(text))))


@when(parsers.parse('I open the "{tab}" tab in the dialog'))
def open_tab_in_dialog(wait: WebDriverWait[WebDriver], tab: str) -> None:
    wait.until(clicked(tab_called(tab)))


@when(parsers.parse('I upload "{path}"'))
def upload(wait: WebDriverWait[WebDriver], path: str) -> None:
    choose_files(wait, FILE, FILES / path)


@when(parsers.parse('I enter "{title}" as the title in the dialog'))
def enter_title_as_title_in_dialog(wait: WebDriverWait[WebDriver], title: str) -> None:
    fill(wait, TITLE_FIELD, title)


@when(parsers.parse('I click the "{button}" button'))
def click_button(wait: WebDriverWait[WebDriver], button: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(button))).click()


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


def choose_files(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *files: Path) -> None:
    """Choose files in a file field, which may be hidden."""
    field = wait.until(lambda driver: driver.find_element(*locator))
    field.send_keys("\n".join(str(file.resolve()) for file in files))


def full_address(base_url: str, place: str) -> str:
    """The address of a path of the application; what is a full address already stays as it is."""
    return place if urlsplit(place).scheme else f"{base_url.rstrip('/')}/{place.lstrip('/')}"
