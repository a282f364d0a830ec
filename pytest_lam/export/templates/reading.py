"""Helpers of exported modules: what the page shows, waited for."""

import json
from collections.abc import Callable
from contextlib import suppress
from html import unescape
from urllib.parse import urlsplit, urlunsplit

from selenium.common.exceptions import NoSuchElementException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC  # noqa: N812 - the name that Selenium's own documentation gives it
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.export.templates.conditions import collapsed, equals
from pytest_lam.export.templates.finding import Locator, find, seen


def text_of(wait: WebDriverWait[WebDriver], locator: Locator, *, until: Callable[[str], bool]) -> str:
    """The visible text of an element; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(find(driver, locator).text), until)


def text_now(driver: WebDriver, locator: Locator) -> str:
    """The text of an element at this moment; empty where there is none."""
    with suppress(NoSuchElementException):
        return collapsed(find(driver, locator).text)
    return ""


def text_changed(locator: Locator, before: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the element has another text than before."""
    return lambda driver: collapsed(find(driver, locator).text) != before


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


def page_title(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """The page's title; waits for it to be as wanted."""
    return seen(wait, lambda driver: collapsed(driver.title), until)


def page_address(wait: WebDriverWait[WebDriver], like: str, *, until: Callable[[str], bool]) -> str:
    """The page's path, with host, query and fragment where ``like`` has them; waits for it to be as wanted."""
    return seen(wait, lambda driver: part_of_address(driver.current_url, like), until)


def whole_address(wait: WebDriverWait[WebDriver], *, until: Callable[[str], bool]) -> str:
    """The page's path, query and fragment; waits for them to be as wanted."""
    return seen(wait, lambda driver: urlunsplit(("", "", *urlsplit(driver.current_url)[2:])), until)


def at_address(path: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the browser is at that path."""
    return lambda driver: part_of_address(driver.current_url, path) == path


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))


def value_of(wait: WebDriverWait[WebDriver], locator: Locator, *, until: Callable[[str], bool]) -> str:
    """What a field holds, of a list of choices the chosen ones' labels; waits for it to be as wanted."""

    return seen(wait, lambda driver: held_by(find(driver, locator)), until)


def placeholder_of(wait: WebDriverWait[WebDriver], locator: Locator, *, until: Callable[[str], bool]) -> str:
    """What a field shows in the place of a value; waits for it to be as wanted."""
    names = ("placeholder", "aria-placeholder")

    def look(driver: WebDriver) -> str:
        given = (find(driver, locator).get_attribute(name) for name in names)
        return collapsed(next((text for text in given if text is not None), ""))

    return seen(wait, look, until)


def link_of(wait: WebDriverWait[WebDriver], locator: Locator, like: str, *, until: Callable[[str], bool]) -> str:
    """Where a link leads, in as many parts as ``like`` has; nothing of what is no link. Waits for what is wanted."""

    def look(driver: WebDriver) -> str:
        leads = led_to(find(driver, locator))
        return part_of_address(leads, like) if leads else ""

    return seen(wait, look, until)


def whole_link_of(wait: WebDriverWait[WebDriver], locator: Locator, *, until: Callable[[str], bool]) -> str:
    """The path, query and fragment to which a link leads; waits for them to be as wanted."""
    return seen(wait, lambda driver: urlunsplit(("", "", *urlsplit(led_to(find(driver, locator)))[2:])), until)


def led_to(element: WebElement) -> str:
    """The whole address to which a link, or the only link inside of an element, leads; nothing where there is none."""
    links = [element] if element.get_attribute("href") else element.find_elements(By.CSS_SELECTOR, "a[href]")
    return str(links[0].get_property("href")) if len(links) == 1 else ""


def held_by(field: WebElement) -> str:
    """What a field holds at this moment, of a list of choices the chosen ones' labels."""
    if field.tag_name == "select":
        return ", ".join(collapsed(option.text) for option in Select(field).all_selected_options)
    if field.tag_name in ("input", "textarea", "progress", "meter"):
        return collapsed(str(field.get_property("value") or ""))
    return collapsed(field.get_attribute("aria-valuetext") or field.get_attribute("aria-valuenow") or field.text)


def handed_over(locator: Locator, text: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: a hidden field holds what was typed into the editor that it belongs to."""
    return lambda driver: has_lines(str(find(driver, locator).get_property("value")), text)


def handed_to_form(locator: Locator, text: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the form around an editor has what was typed into it, in some field."""
    look = (
        "const fields = (arguments[0].closest('form') ?? document).querySelectorAll('input, textarea');"
        "return Array.from(fields, (field) => field.value);"
    )
    return lambda driver: any(has_lines(value, text) for value in driver.execute_script(look, find(driver, locator)))


def has_lines(value: str, text: str) -> bool:
    """Whether each line of a text is in the value of a field: as it is, or as JSON or HTML write it."""
    kept = collapsed(value), collapsed(unescape(value))
    lines = [collapsed(line) for line in text.splitlines() if line.strip()]
    ways = [(line, json.dumps(line)[1:-1], json.dumps(line, ensure_ascii=False)[1:-1]) for line in lines]
    return all(any(way in whole for way in each for whole in kept) for each in ways)


def state_of(
    wait: WebDriverWait[WebDriver], locator: Locator, state: Callable[[WebElement], bool], *, until: bool
) -> bool:
    """Whether an element is in a state; waits for that to be as wanted."""
    return seen(wait, lambda driver: state(find(driver, locator)), equals(until))
