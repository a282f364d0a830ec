from __future__ import annotations

import os

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import start
from pytest_lam.browser.launch import chromium_arguments
from pytest_lam.errors import BrowserProblem
from pytest_lam.settings import BrowserSettings


def test_the_window_and_the_user_s_own_arguments_are_honoured() -> None:
    arguments = chromium_arguments(BrowserSettings(headed=True, window=(800, 600), arguments=("--lang=de",)))
    assert "--window-size=800,600" in arguments
    assert arguments[-1] == "--lang=de"
    assert "--headless=new" not in arguments
    assert "--headless=new" in chromium_arguments(BrowserSettings())


def test_a_dialog_stays_open_until_a_step_answers_it(driver: WebDriver) -> None:
    assert driver.capabilities["unhandledPromptBehavior"] == "ignore"


def test_a_browser_that_is_not_known_is_named() -> None:
    with pytest.raises(BrowserProblem, match="no browser is called 'netscape'; there are chrome, edge, firefox"):
        start(BrowserSettings(name="netscape"))


def test_selenium_manager_tells_its_makers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SE_AVOID_STATS", "")
    monkeypatch.delenv("SE_AVOID_STATS")
    with pytest.raises(BrowserProblem):
        start(BrowserSettings(remote_url="http://127.0.0.1:9"))
    assert os.environ["SE_AVOID_STATS"] == "true"


def test_a_grid_that_does_not_answer_is_named_with_its_address() -> None:
    with pytest.raises(BrowserProblem, match=r"did not start at http://127\.0\.0\.1:9"):
        start(BrowserSettings(remote_url="http://127.0.0.1:9"))
