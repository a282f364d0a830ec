"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

USER_NAME = (By.ID, "user-name")
COUNTRY = (By.ID, "country")
I_AGREE = (By.ID, "terms")


@when("I try all")
def try_all(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(USER_NAME)).clear()
    Select(wait.until(EC.element_to_be_clickable(COUNTRY))).select_by_visible_text("Norway")
    tick(wait, I_AGREE, until=True)
    tick(wait, I_AGREE, until=False)
    wait.until(EC.element_to_be_clickable(USER_NAME)).send_keys(Keys.CONTROL, "a")
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    driver.back()
    driver.forward()
    driver.refresh()
    wait.until(EC.alert_is_present()).accept()
    wait.until(EC.alert_is_present()).dismiss()
    driver.get("https://example.org/x")


def attribute_is(element: WebElement, name: str, value: str = "true") -> bool:
    """Whether an attribute has that value."""
    return element.get_attribute(name) == value


def is_checked(element: WebElement) -> bool:
    """Whether the box is ticked or the choice taken."""
    return element.is_selected() or attribute_is(element, "aria-checked")


def tick(wait: WebDriverWait[WebDriver], locator: tuple[str, str], *, until: bool) -> None:
    """Click a box unless it is ticked, or not ticked, as wanted already."""
    box = wait.until(EC.element_to_be_clickable(locator))
    if is_checked(box) != until:
        box.click()
