"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

CART = (By.XPATH, "//button[normalize-space()='Cart']")
CART_STATUS = (By.CSS_SELECTOR, '[data-testid="cart-count"]')
CART_LINK = (By.XPATH, "//a[normalize-space()='Cart']")
CLASS = (By.ID, "class")
SUBMIT_ORDER = (By.ID, "submit-order")
BUTTON = (By.XPATH, "//button[normalize-space()='注文']")
BUTTON_3_ITEMS = (By.XPATH, "//button[normalize-space()='3 items']")


@when("I use them")
def use_them(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(CART)).click()
    wait.until(EC.element_to_be_clickable(CART_STATUS)).click()
    wait.until(EC.element_to_be_clickable(CART_LINK)).click()
    wait.until(EC.element_to_be_clickable(CLASS)).click()
    wait.until(EC.element_to_be_clickable(SUBMIT_ORDER)).click()
    wait.until(EC.element_to_be_clickable(BUTTON)).click()
    wait.until(EC.element_to_be_clickable(BUTTON_3_ITEMS)).click()
