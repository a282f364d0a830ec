"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable

from pytest_bdd import parsers, scenarios, when
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

SAVE = (By.XPATH, "//button[normalize-space()='Save']")


def item_called(name: str) -> tuple[str, str]:
    return By.XPATH, f"//li[normalize-space()={quoted(name)}]"


@when(parsers.parse('I choose "{name}"'))
def choose(wait: WebDriverWait[WebDriver], name: str) -> None:
    wait.until(EC.element_to_be_clickable(item_called(name))).click()


@when("I save")
def save(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    wait.until(clicked(SAVE))


def quoted(text: str) -> str:
    """A text as XPath writes it; the language has no escapes, so one with both quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in text.split("'")) + ")"


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
