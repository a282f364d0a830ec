"""What the hand-written tests stand on: the shop, put back before each test, and a fresh browser."""

from __future__ import annotations

import os
import urllib.request
from collections.abc import Iterator

import pytest
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from examples.shop.app import DEMO_PASSWORD
from examples.shop.server import serve
from pytest_lam.browser.launch import start
from pytest_lam.settings import BrowserSettings

os.environ.setdefault("SHOP_PASSWORD", DEMO_PASSWORD)


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    """The address of a shop started for this run."""
    with serve(password=os.environ["SHOP_PASSWORD"]) as shop:
        yield shop.url


@pytest.fixture(autouse=True)
def untouched_shop(base_url: str) -> None:
    """Put the shop back to its beginning."""
    urllib.request.urlopen(urllib.request.Request(f"{base_url}/testing/reset", method="POST")).close()


@pytest.fixture
def driver() -> Iterator[WebDriver]:
    """A browser of the test's own, started with the arguments that the features' browsers get."""
    browser = start(BrowserSettings())
    try:
        yield browser
    finally:
        browser.quit()


@pytest.fixture
def wait(driver: WebDriver) -> WebDriverWait[WebDriver]:
    """Waits as long as the features do."""
    return WebDriverWait(driver, 10)
