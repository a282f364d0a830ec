"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

from pytest_bdd import scenarios, when
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

ADD_ANOTHER_AUTHOR = (By.ID, "add-author")
SAVE = (By.XPATH, "//button[normalize-space()='Save']")
HELP = (By.XPATH, "//a[normalize-space()='Help']")


@when('I click "Add another author"')
def click_add_another_author(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = set(driver.window_handles)
    wait.until(EC.element_to_be_clickable(ADD_ANOTHER_AUTHOR)).click()
    wait.until(EC.new_window_is_opened(before))
    driver.switch_to.window(next(window for window in driver.window_handles if window not in before))


@when('I click "Save"')
def click_save(driver: WebDriver, wait: WebDriverWait[WebDriver]) -> None:
    before = set(driver.window_handles)
    wait.until(EC.element_to_be_clickable(SAVE)).click()
    wait.until(EC.number_of_windows_to_be(len(before) - 1))
    driver.switch_to.window(driver.window_handles[-1])


@when('I click "Help"')
def click_help(wait: WebDriverWait[WebDriver]) -> None:
    wait.until(EC.element_to_be_clickable(HELP)).click()
