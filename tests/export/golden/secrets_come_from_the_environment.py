"""Steps of shop.feature, recorded by pytest-lam. Edit freely: edited steps are kept."""

import os
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from pytest_bdd import given, parsers, scenarios
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.wait import WebDriverWait

scenarios("shop.feature")

USER_NAME = (By.ID, "user-name")
PASSWORD = (By.ID, "password")
SIGN_IN = (By.XPATH, "//button[normalize-space()='Sign in']")


@given(parsers.parse('I log in as "{user_name}" with password "$SHOP_PASSWORD"'))
def log_in_as_user_name_with_password_shop_password(wait: WebDriverWait[WebDriver], user_name: str) -> None:
    fill(wait, USER_NAME, user_name)
    fill(wait, PASSWORD, os.environ["SHOP_PASSWORD"])
    wait.until(EC.element_to_be_clickable(SIGN_IN)).click()
    wait.until(at_address("/home"))


def at_address(path: str) -> Callable[[WebDriver], bool]:
    """A condition to wait for: the browser is at that path."""
    return lambda driver: part_of_address(driver.current_url, path) == path


def part_of_address(url: str, like: str) -> str:
    """The path of an address, with its host, query and fragment only where ``like`` has them."""
    has, asked = urlsplit(url), urlsplit(like)
    scheme, host = (has.scheme, has.netloc) if asked.netloc else ("", "")
    query, fragment = has.query if "?" in like else "", has.fragment if asked.fragment else ""
    return urlunsplit((scheme, host, has.path or "/", query, fragment))


def fill(wait: WebDriverWait[WebDriver], locator: tuple[str, str], text: str) -> None:
    """Type a text into a field in place of what it held."""
    field = wait.until(EC.element_to_be_clickable(locator))
    field.clear()
    field.send_keys(text)
