"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

NAME = (By.ID, "id_name")
CITY = (By.ID, "id_city")
SAVE = (By.XPATH, "//button[normalize-space()='Save']")


@when("I enter a customer")
def enter_customer(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    for name, city in datatable[1:]:
        fill(wait, NAME, name)
        fill(wait, CITY, city)
        wait.until(EC.element_to_be_clickable(SAVE)).click()


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)
