"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import json
from collections.abc import Callable
from html import unescape

from pytest_bdd import parsers, scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

STORY = (By.NAME, "story")
EDITOR = (By.ID, "editor")
PUBLISH = (By.XPATH, "//button[normalize-space()='Publish']")


def field_called(field: str) -> tuple[str, str]:
    return By.XPATH, f"//div[@id=//label[normalize-space()={quoted(field)}]/@for]"


@when(parsers.parse('I write "{value}" into the story'))
def write_value_into_story(wait: WebDriverWait[WebDriver], value: str) -> None:
    type_over(wait, EDITOR, value)
    wait.until(handed_over(STORY, value))


@when("I publish it")
def publish_it(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(PUBLISH)).click()


@when(parsers.parse('I write "{value}" into the "{field}" field'))
def write_value_into_field(wait: WebDriverWait[WebDriver], value: str, field: str) -> None:
    type_over(wait, field_called(field), value)
    wait.until(handed_to_form(field_called(field), value))


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def handed_over(locator: tuple[str, str], text: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: a hidden field holds what was typed into the editor that it belongs to."""
    return lambda driver: has_lines(str(driver.find_element(*locator).get_property("value")), text)


def handed_to_form(locator: tuple[str, str], text: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the form around an editor has what was typed into it, in some field."""
    look = (
        "const fields = (arguments[0].closest('form') ?? document).querySelectorAll('input, textarea');"
        "return Array.from(fields, (field) => field.value);"
    )
    return lambda driver: any(
        has_lines(value, text) for value in driver.execute_script(look, driver.find_element(*locator))
    )


def has_lines(value: str, text: str) -> bool:
    """Whether each line of a text is in the value of a field: as it is, or as JSON or HTML write it."""
    kept = collapsed(value), collapsed(unescape(value))
    lines = [collapsed(line) for line in text.splitlines() if line.strip()]
    ways = [(line, json.dumps(line)[1:-1], json.dumps(line, ensure_ascii=False)[1:-1]) for line in lines]
    return all(any(way in whole for way in each for whole in kept) for each in ways)


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"


def type_over(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type over what a rich text editor holds."""
    editor = wait.until(EC.element_to_be_clickable(locator))
    editor.parent.execute_script("arguments[0].focus()", editor)
    control = Keys.COMMAND if editor.parent.capabilities.get("platformName") == "mac" else Keys.CONTROL
    editor.send_keys(control + "a" + Keys.NULL + (text or Keys.DELETE))
