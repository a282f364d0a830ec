"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

CARD = (By.XPATH, "//label[normalize-space()='card']")
INVOICE = (By.XPATH, "//label[normalize-space()='invoice']")
USER_NAME = (By.ID, "user-name")


@when('I pay by "card"')
def pay_by_card(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(CARD)).click()


@when('I pay by "invoice"')
def pay_by_invoice(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(INVOICE)).click()
    fill(wait, USER_NAME, "Ada")


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)
