"""An action that opens a window goes on in it, and one that closes it goes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import follow, observe, perform, settle
from pytest_lam.effects import WINDOW_CLOSES, WINDOW_OPENS
from pytest_lam.settings import Limits

from .conftest import Site

LIMITS = Limits(settle=5.0)


@pytest.fixture
def opener(driver: WebDriver, site: Site) -> Iterator[WebDriver]:
    """The driver on a page that can open another one in a window; afterwards with one window, as before."""
    site.pages["/pop"] = "<title>Pop</title><form action=/done><button>Save</button></form>"
    site.pages["/done?"] = "<script>opener.out.textContent = 'Saved'; close()</script>"
    site.pages["/"] = (
        "<title>Main</title><button onclick=\"open('/pop', 'pop', 'width=500,height=400')\">Add</button>"
        "<button>Stay</button><p id=out></p>"
    )
    driver.get(site.address("/"))
    yield driver
    first, *others = driver.window_handles
    for other in others:
        driver.switch_to.window(other)
        driver.close()
    driver.switch_to.window(first)


def click(driver: WebDriver, name: str) -> str:
    """Clicks on that button; what it did to the windows."""
    before = observe(driver)
    handles = driver.window_handles
    perform(driver, "click", next(node.ref for node in before.nodes if node.name == name), "", before)
    settle(driver, LIMITS)
    return follow(driver, handles)


def test_the_driver_goes_into_a_window_that_opens_and_back_when_it_closes(opener: WebDriver) -> None:
    assert click(opener, "Add") == WINDOW_OPENS
    assert observe(opener).title == "Pop"
    assert click(opener, "Save") == WINDOW_CLOSES
    assert observe(opener).title == "Main"
    assert observe(opener).text.endswith("Saved")


def test_the_driver_stays_where_no_window_comes_or_goes(opener: WebDriver) -> None:
    assert click(opener, "Add") == WINDOW_OPENS
    opener.switch_to.window(opener.window_handles[0])
    assert click(opener, "Stay") == ""
    assert observe(opener).title == "Main"


def test_a_page_knows_whether_another_one_opened_it(opener: WebDriver) -> None:
    assert not observe(opener).popup
    click(opener, "Add")
    assert observe(opener).popup
