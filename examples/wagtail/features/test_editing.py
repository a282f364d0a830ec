"""Steps of editing.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import json
import os
import re
from collections.abc import Callable, Iterable
from html import unescape
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
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("editing.feature")

USERNAME = (By.ID, "id_username")
PASSWORD = (By.ID, "id_password")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")
ADD_CHILD_PAGE = (By.CSS_SELECTOR, 'a[aria-label="Add child page"]')
TITLE = (By.ID, "id_title")
ID_BODY = (By.ID, "id_body")
NOTRANSLATE = (
    By.XPATH,
    "//*[@id='panel-child-content-child-body-wrapper']//div[contains(concat(' ', "
    "normalize-space(@class), ' '), ' notranslate ')]",
)
PUBLISH = (By.NAME, "action-publish")
STATUS = (By.CSS_SELECTOR, '[role="status"]')
OPENING_DAY = (By.ID, "id_date")
KIND = (By.ID, "id_kind")
SUMMARY = (By.ID, "id_summary")
SAVE_DRAFT = (By.XPATH, "//button[normalize-space()='Save draft']")
SHIPS_IN_BOTTLES = (By.XPATH, "//a[normalize-space()='Ships in bottles']")
MORE_ACTIONS = (By.XPATH, "//button[normalize-space()='More actions']")
UNPUBLISH = (By.LINK_TEXT, "Unpublish")
YES_UNPUBLISH_IT = (By.XPATH, "//button[normalize-space()='Yes, unpublish it']")
MORE_OPTIONS_FOR_SHOP = (By.CSS_SELECTOR, "button[aria-label=\"More options for 'Shop'\"]")
YES_DELETE_IT = (By.XPATH, "//input[@value='Yes, delete it']")
PAGE_REORDER_FORM_TABLE = (By.XPATH, "//*[@id='page-reorder-form']//table")
NO_DONT_DELETE_IT = (By.XPATH, '//a[normalize-space()="No, don\'t delete it"]')
SHOP = (By.XPATH, "//a[normalize-space()='Shop']")
SLUG = (By.ID, "id_slug")
VISIT_US = (By.XPATH, "//a[normalize-space()='Visit us']")
TOGGLE_STATUS = (By.CSS_SELECTOR, 'button[aria-label="Toggle status"]')
STATUS_SIDEBAR = (By.CSS_SELECTOR, 'aside[aria-label="Side panels"]')
ADD_COMMENT = (By.XPATH, "//section[.//h2[normalize-space()='Title*']]//button[@aria-label='Add comment']")
ENTER_YOUR_COMMENTS = (By.CSS_SELECTOR, 'textarea[placeholder="Enter your comments..."]')
COMMENT = (By.XPATH, "//button[normalize-space()='Comment']")


def link_called(name: str) -> tuple[str, str]:
    return By.LINK_TEXT, name


def button_called(menu: str) -> tuple[str, str]:
    return By.XPATH, f"//button[normalize-space()={quoted(menu)}]"


def checkbox_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//input[@id=//label[normalize-space()={quoted(name)}]/@for]"


def button_called_2(menu: str) -> tuple[str, str]:
    return By.CSS_SELECTOR, f"button[aria-label={css_quoted(menu)}]"


def row_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//tr[.//td[normalize-space()={quoted(name)}]]"


def tab_called(tab: str) -> tuple[str, str]:
    return By.XPATH, f"//a[text()[normalize-space()={quoted(tab)}]]"


def field_called(text: str) -> tuple[str, str]:
    return By.CSS_SELECTOR, f"input[placeholder={css_quoted(text)}]"


@given(parsers.parse('I am on "{address}"'))
def on(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@given(parsers.parse('I sign in as "{username}" with "$MODERATOR_PASSWORD"'))
def sign_in_as_username_with_moderator_password(wait: WebDriverWait[WebDriver], username: str) -> None:
    fill(wait, USERNAME, username)
    fill(wait, PASSWORD, os.environ["MODERATOR_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(at_address("/admin/"))


@given('I click "Add child page"')
def click_add_child_page(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(ADD_CHILD_PAGE)).click()
    wait.until(EC.url_changes(before))


@given(parsers.parse('I choose "{name}"'))
@when(parsers.parse('I choose "{name}"'))
def choose(driver: WebDriver, wait: WebDriverWait[WebDriver], name: str) -> None:
    before = driver.current_url
    wait.until(clicked(link_called(name)))
    wait.until(EC.url_changes(before))


@when(parsers.parse('I enter "{title}" as the page title'))
def enter_title_as_page_title(wait: WebDriverWait[WebDriver], title: str) -> None:
    fill(wait, TITLE, title)


@when(parsers.parse('I write "{value}" into the body'))
def write_value_into_body(wait: WebDriverWait[WebDriver], value: str) -> None:
    type_over(wait, NOTRANSLATE, value)
    wait.until(handed_over(ID_BODY, value))


@when(parsers.parse('I open the "{menu}" menu'))
def open_menu(wait: WebDriverWait[WebDriver], menu: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called(menu))).click()


@when('I click "Publish"')
def click_publish(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(clicked(PUBLISH))
    wait.until(EC.url_changes(before))


@then(parsers.parse('I see the message "{text}"'))
def see_message(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, STATUS, until=contains(text)))


@when(parsers.parse('I go to "{address}"'))
def go_to(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@then(parsers.parse('I see the heading "{heading}"'))
def see_heading(wait: WebDriverWait[WebDriver], heading: str) -> None:
    assert heading in visible_headings(wait, until=includes(heading))


@then(parsers.parse('the page says "{text}"'))
def page_says(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@when('I click "Add child page"')
def click_add_child_page_2(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(ADD_CHILD_PAGE)).click()
    wait.until(EC.url_changes(before))


@when("I fill in the form:")
def fill_in_form(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    fill(wait, TITLE, datatable[0][1])
    fill(wait, OPENING_DAY, datatable[1][1])
    Select(wait.until(EC.element_to_be_clickable(KIND))).select_by_visible_text(datatable[2][1])
    fill(wait, SUMMARY, datatable[3][1])


@when(parsers.parse('I tick "{name}"'))
def tick_2(wait: WebDriverWait[WebDriver], name: str) -> None:
    tick(wait, checkbox_called(name), until=True)


@when('I click "Save draft"')
def click_save_draft(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(SAVE_DRAFT)).click()


@when(parsers.parse('I open "{address}"'))
def open_address(driver: WebDriver, base_url: str, address: str) -> None:
    driver.get(full_address(base_url, address))


@then(parsers.parse('the page does not contain "{text}"'))
def page_does_not_contain(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(page_text(wait, until=never(contains(text))))


@given('I click "Ships in bottles"')
def click_ships_in_bottles(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(SHIPS_IN_BOTTLES)).click()
    wait.until(EC.url_changes(before))


@when("I publish the page")
def publish_page(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(MORE_ACTIONS)).click()
    before = driver.current_url
    wait.until(clicked(PUBLISH))
    wait.until(EC.url_changes(before))


@when(parsers.parse('I fill in "{field}" with "{value}"'))
def fill_in_field_with(wait: WebDriverWait[WebDriver], field: str, value: str) -> None:
    fill(wait, checkbox_called(f"{field}*"), value)
    wait.until(EC.element_to_be_clickable(OPENING_DAY)).send_keys(Keys.TAB)


@then(parsers.parse('I see the error message "{text}"'))
def see_error_message(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(page_text(wait, until=contains(text)))


@when(parsers.parse('I open the menu "{menu}"'))
def open_menu_2(wait: WebDriverWait[WebDriver], menu: str) -> None:
    wait.until(EC.element_to_be_clickable(button_called_2(menu))).click()


@when('I click "Unpublish"')
def click_unpublish(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(clicked(UNPUBLISH))
    wait.until(EC.url_changes(before))


@when('I click "Yes, unpublish it"')
def click_yes_unpublish_it(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(YES_UNPUBLISH_IT)).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('the row of "{name}" shows "{text}"'))
def row_of_name_shows(wait: WebDriverWait[WebDriver], name: str, text: str) -> None:
    assert contains(text)(text_of(wait, row_called(name), until=contains(text)))


@when("I click \"More options for 'Shop'\"")
def click_more_options_for_shop(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(MORE_OPTIONS_FOR_SHOP)).click()


@then(parsers.parse('the page asks "{asks}"'))
def page_asks(wait: WebDriverWait[WebDriver], asks: str) -> None:
    assert contains(asks)(page_text(wait, until=contains(asks)))


@when('I click "Yes, delete it"')
def click_yes_delete_it(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(YES_DELETE_IT)).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('"{text}" is no longer in the table'))
def text_is_no_longer_in_table(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert not contains(text)(text_of(wait, PAGE_REORDER_FORM_TABLE, until=never(contains(text))))


@given("I click \"More options for 'Shop'\"")
def click_more_options_for_shop_2(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(MORE_OPTIONS_FOR_SHOP)).click()


@when('I click "No, don\'t delete it"')
def click_no_dont_delete_it(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(NO_DONT_DELETE_IT)).click()
    wait.until(EC.url_changes(before))


@then(parsers.parse('"{text}" is still in the table'))
def text_is_still_in_table(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, PAGE_REORDER_FORM_TABLE, until=contains(text)))


@given('I click "Shop"')
def click_shop(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(SHOP)).click()
    wait.until(EC.url_changes(before))


@when(parsers.parse('I open the "{tab}" tab'))
def open_tab(wait: WebDriverWait[WebDriver], tab: str) -> None:
    wait.until(EC.element_to_be_clickable(tab_called(tab))).click()


@when(parsers.parse('I change the slug to "{slug}"'))
def change_slug_to(wait: WebDriverWait[WebDriver], slug: str) -> None:
    fill(wait, SLUG, slug)


@given('I click "Visit us"')
def click_visit_us(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(VISIT_US)).click()
    wait.until(EC.url_changes(before))


@when('I open the "Status" side panel')
def open_status_side_panel(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(TOGGLE_STATUS)).click()
    wait.until(clicked(STATUS_SIDEBAR))


@then(parsers.parse('the "Status" panel shows "{text}"'))
def status_panel_shows(wait: WebDriverWait[WebDriver], text: str) -> None:
    assert contains(text)(text_of(wait, STATUS_SIDEBAR, until=contains(text)))


@when(parsers.parse('I hover over the "{field}" field'))
def hover_over_field(driver: WebDriver, wait: WebDriverWait[WebDriver], field: str) -> None:
    ActionChains(driver).move_to_element(reachable(wait, field_called(f"{field}*"))).perform()


@when('I click "Add comment"')
def click_add_comment(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(ADD_COMMENT)).click()


@when(parsers.parse('I write "{enter_your_comments}" into the comment'))
def write_enter_your_comments_into_comment(wait: WebDriverWait[WebDriver], enter_your_comments: str) -> None:
    fill(wait, ENTER_YOUR_COMMENTS, enter_your_comments)


@when('I click "Comment"')
def click_comment(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(COMMENT)).click()


@then(parsers.parse('I see the comment "{comment}"'))
def see_comment(wait: WebDriverWait[WebDriver], comment: str) -> None:
    assert contains(comment)(page_text(wait, until=contains(comment)))


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


def at_address(path: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the browser is at that path."""
    return lambda driver: part_of_address(driver.current_url, path) == path


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))


def handed_over(locator: tuple[str, str], text: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: a hidden field holds what was typed into the editor that it belongs to."""
    return lambda driver: has_lines(str(driver.find_element(*locator).get_property("value")), text)


def has_lines(value: str, text: str) -> bool:
    """Whether each line of a text is in the value of a field: as it is, or as JSON or HTML write it."""
    kept = collapsed(value), collapsed(unescape(value))
    lines = [collapsed(line) for line in text.splitlines() if line.strip()]
    ways = [(line, json.dumps(line)[1:-1], json.dumps(line, ensure_ascii=False)[1:-1]) for line in lines]
    return all(any(way in whole for way in each for whole in kept) for each in ways)


def attribute_is(element: WebElement, name: str, value: str = "true") -> bool:
    """Whether an attribute has that value."""
    return element.get_attribute(name) == value


def is_checked(element: WebElement) -> bool:
    """Whether the box is ticked or the choice taken."""
    return element.is_selected() or attribute_is(element, "aria-checked")


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


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)


def type_over(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type over what a rich text editor holds."""
    editor = wait.until(EC.element_to_be_clickable(locator))
    editor.parent.execute_script("arguments[0].focus()", editor)
    control = Keys.COMMAND if editor.parent.capabilities.get("platformName") == "mac" else Keys.CONTROL
    editor.send_keys(control + "a" + Keys.NULL + (text or Keys.DELETE))


def tick(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: bool) -> None:
    """Click a box unless it is ticked, or not ticked, as wanted already."""
    box = wait.until(EC.element_to_be_clickable(locator))
    if is_checked(box) != until:
        box.click()


def reachable(wait: WebDriverWait[WebDriver], locator: tuple[str, str]) -> WebElement:
    """The element in the middle of the window, with the mouse on it, once it is visible and nothing covers it."""

    def look(driver: WebDriver) -> WebElement | None:
        element = driver.find_element(*locator)
        uncovered = driver.execute_script(
            "const element = arguments[0];"
            "element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});"
            "const box = element.getBoundingClientRect();"
            "const hit = element.getRootNode().elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
            "return element.contains(hit);",
            element,
        )
        return element if element.is_displayed() and uncovered else None

    found = wait.until(look)
    assert found is not None
    ActionChains(found.parent).move_to_element(found).perform()  # what hovering had opened may close and move things
    return found


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
