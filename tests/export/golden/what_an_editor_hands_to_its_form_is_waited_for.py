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


@when(parsers.parse('I write "{value}" into the story'))
def write_value_into_story(wait: WebDriverWait[WebDriver], value: str) -> None:
    type_over(wait, EDITOR, value)
    wait.until(handed_over(STORY, value))


@when("I publish it")
def publish_it(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(PUBLISH)).click()


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def handed_over(locator: tuple[str, str], text: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: a hidden field holds what was typed into its editor, as it is or as JSON or HTML."""
    lines = [collapsed(line) for line in text.splitlines() if line.strip()]

    def arrived(driver: WebDriver) -> bool:
        value = str(driver.find_element(*locator).get_property("value"))
        kept = collapsed(value), collapsed(unescape(value))
        ways = ((line, json.dumps(line)[1:-1], json.dumps(line, ensure_ascii=False)[1:-1]) for line in lines)
        return all(any(way in whole for way in each for whole in kept) for each in ways)

    return arrived


def type_over(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type over what a rich text editor holds."""
    editor = wait.until(EC.element_to_be_clickable(locator))
    editor.parent.execute_script("arguments[0].focus()", editor)
    control = Keys.COMMAND if editor.parent.capabilities.get("platformName") == "mac" else Keys.CONTROL
    editor.send_keys(control + "a" + Keys.NULL + (text or Keys.DELETE))
