"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from collections.abc import Callable
from contextlib import suppress

from pytest_bdd import scenarios, when
from selenium.common.exceptions import NoSuchElementException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

DELETE = (By.XPATH, "//button[normalize-space()='Delete']")
CONFIRM = (By.CSS_SELECTOR, 'dialog[aria-label="Confirm"]')
CART = (By.CSS_SELECTOR, '[data-testid="cart-count"]')
YES = (By.XPATH, "//button[normalize-space()='Yes']")
NEXT = (By.XPATH, "//a[normalize-space()='Next']")


@when("I delete the order")
def delete_order(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(DELETE)).click()
    before = text_now(driver, CART)
    wait.until(EC.element_to_be_clickable(YES)).click()
    wait.until(EC.invisibility_of_element_located(CONFIRM))
    wait.until(text_changed(CART, before))


@when("I open the next page")
def open_next_page(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = driver.current_url
    wait.until(EC.element_to_be_clickable(NEXT)).click()
    wait.until(EC.url_changes(before))


def collapsed(text: str) -> str:
    """A text with all white space as single blanks."""
    return " ".join(text.split())


def text_now(driver: WebDriver, locator: tuple[str, str]) -> str:
    """The text of an element at this moment; empty where there is none."""
    with suppress(NoSuchElementException):
        return collapsed(driver.find_element(*locator).text)
    return ""


def text_changed(locator: tuple[str, str], before: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the element has another text than before."""
    return lambda driver: collapsed(driver.find_element(*locator).text) != before
