"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

NAME = (By.ID, "n1")
LAND = (By.ID, "n2")


@when("I fill in")
def fill_in(wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    fill(wait, NAME, datatable[0][1])
    Select(wait.until(EC.element_to_be_clickable(LAND))).select_by_visible_text(datatable[1][1])


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)
