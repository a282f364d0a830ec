"""A browser that dies, a tab that crashes, a page that is broken."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import observe, start
from pytest_lam.browser.breakdowns import explained
from pytest_lam.errors import BrowserProblem
from pytest_lam.settings import BrowserSettings


@pytest.fixture
def mortal(request: pytest.FixtureRequest) -> Iterator[WebDriver]:
    """A browser that the test may ruin."""
    browser = start(BrowserSettings())
    yield browser
    browser.quit()


def children(process: int) -> list[int]:
    """The processes that a process started."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(found) for each in lists for found in each.read_text().split()]


def test_a_browser_that_dies_is_said_to_have(mortal: WebDriver) -> None:
    for process in children(mortal.service.process.pid):  # type: ignore[attr-defined]
        os.kill(process, signal.SIGKILL)
    with pytest.raises(BrowserProblem, match=r"the browser died\n  It was ended"), explained(mortal, 30, str):
        observe(mortal)


def test_a_driver_that_dies_is_said_to_have(mortal: WebDriver) -> None:
    service = mortal.service.process  # type: ignore[attr-defined]
    for process in (*children(service.pid), service.pid):
        os.kill(process, signal.SIGKILL)
    with pytest.raises(BrowserProblem, match="the browser died"), explained(mortal, 30, str):
        observe(mortal)


def test_a_tab_that_crashes_is_said_to_have(mortal: WebDriver) -> None:
    with pytest.raises(BrowserProblem, match="crashed its tab"), explained(mortal, 30, str):
        mortal.get("chrome://crash")


BROKEN = """<table><tr><td><form><div><p><button id=a>One<button id=b>Two</div><table><td>Cell
    <select><option>A<option>B<b><i></b></i><svg><p>Three<math><mi></table></x><li>Four<ul><li>Five"""


def test_broken_markup_is_read_as_the_browser_shows_it(show: Callable[[str], WebDriver]) -> None:
    snapshot = observe(show(BROKEN))
    assert [node.name for node in snapshot.nodes if node.role == "button"] == ["One", "Two"]
    assert all(word in snapshot.text for word in ("Cell", "Four", "Five"))


def test_markup_that_is_nested_without_end_is_read(show: Callable[[str], WebDriver]) -> None:
    snapshot = observe(show("<b id=deep>" * 400 + "<button>Deep</button>"))
    assert [node.name for node in snapshot.nodes if node.role == "button"] == ["Deep"]
