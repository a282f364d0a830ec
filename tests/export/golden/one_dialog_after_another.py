"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

DIALOG = (By.CSS_SELECTOR, 'div.modal[role="dialog"]')
OTHER = (By.XPATH, "//button[normalize-space()='Other']")
CLOSE = (By.XPATH, "//button[normalize-space()='Close']")


@when("I choose another page")
def choose_another_page(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(OTHER)).click()
    wait.until(EC.visibility_of_element_located(DIALOG))


@when("I close it")
def close_it(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(CLOSE)).click()
    wait.until(EC.invisibility_of_element_located(DIALOG))
