"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

GO = (By.ID, "go")
STOP = (By.ID, "stop")


@when('I press the "big" button')
def press_big_button(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(GO)).click()


@when('I press the "small" button')
def press_small_button(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(STOP)).click()
