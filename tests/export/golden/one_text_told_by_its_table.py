"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

CONTINUE = (By.ID, "to-address")
CONTINUE_BUTTON = (By.ID, "to-payment")


@when("I set it up")
def set_it_up(driver: WebDriver, wait: WebDriverWait[WebDriver], datatable: list[list[str]]) -> None:
    # What there is to do depends on the step's table or text.
    if datatable in ([["quick"]],):
        wait.until(EC.element_to_be_clickable(CONTINUE)).click()
    else:
        wait.until(EC.element_to_be_clickable(CONTINUE_BUTTON)).click()
        driver.back()
