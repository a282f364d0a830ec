"""A scenario of login.feature, written by hand."""

from __future__ import annotations

import os

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC  # noqa: N812  as its documentation names it
from selenium.webdriver.support.wait import WebDriverWait

EMAIL = (By.ID, "email")
PASSWORD = (By.ID, "password")
SIGN_IN = (By.XPATH, "//main//button[normalize-space()='Sign in']")
HEADING = (By.TAG_NAME, "h1")
HEADER = (By.CSS_SELECTOR, "header.site-header")


def test_signing_in(driver: WebDriver, wait: WebDriverWait[WebDriver], base_url: str) -> None:
    driver.get(f"{base_url}/login")
    email = wait.until(EC.element_to_be_clickable(EMAIL))
    email.clear()
    email.send_keys("ada@example.com")
    password = wait.until(EC.element_to_be_clickable(PASSWORD))
    password.clear()
    password.send_keys(os.environ["SHOP_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    assert wait.until(EC.text_to_be_present_in_element(HEADING, "Hello, Ada"))
    assert "Ada Winter" in driver.find_element(*HEADER).text
    assert "My account" in driver.title
