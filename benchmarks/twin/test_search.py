"""A scenario of search.feature, written by hand."""

from __future__ import annotations

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC  # noqa: N812  as its documentation names it
from selenium.webdriver.support.wait import WebDriverWait

SEARCH = (By.NAME, "q")
RESULTS = (By.ID, "results")
CARD = (By.CSS_SELECTOR, "#results .card")


def test_searching_with_enter(driver: WebDriver, wait: WebDriverWait[WebDriver], base_url: str) -> None:
    driver.get(f"{base_url}/")
    field = wait.until(EC.element_to_be_clickable(SEARCH))
    field.clear()
    field.send_keys("teapot", Keys.ENTER)
    assert wait.until(EC.url_contains("q=teapot"))
    assert wait.until(EC.text_to_be_present_in_element(RESULTS, "1 product"))
    assert len(driver.find_elements(*CARD)) == 1
    assert driver.find_element(*SEARCH).get_property("value") == "teapot"
