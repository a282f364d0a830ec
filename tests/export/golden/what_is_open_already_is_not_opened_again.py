"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from contextlib import suppress

from pytest_bdd import scenarios, when
from selenium.common.exceptions import NoSuchElementException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

JOBS = (By.XPATH, "//a[normalize-space()='Jobs']")
MENU = (By.XPATH, "//button[normalize-space()='Menu']")


@when("I go to the jobs")
def go_to_jobs(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    # The same words mean different things: what is on the page tells which.
    wait.until(EC.any_of(EC.visibility_of_element_located(JOBS), EC.visibility_of_element_located(MENU)))
    if displayed_now(driver, JOBS):
        wait.until(EC.element_to_be_clickable(JOBS)).click()
    else:
        wait.until(EC.element_to_be_clickable(MENU)).click()
        wait.until(EC.element_to_be_clickable(JOBS)).click()


def displayed_now(driver: WebDriver, locator: tuple[str, str]) -> bool:
    """Whether an element is there and visible at this moment."""
    with suppress(NoSuchElementException):
        return driver.find_element(*locator).is_displayed()
    return False
