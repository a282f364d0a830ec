"""An action that opens a window goes on in it, and one that closes it goes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import follow, observe, perform, settle
from pytest_lam.effects import WINDOW_CLOSES, WINDOW_OPENS
from pytest_lam.errors import ActionFailed, NothingFits
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.outcome import StepOutcome
from pytest_lam.runner import Runner
from pytest_lam.settings import Limits, Settings
from pytest_lam.step import Step

from .conftest import Site
from .doing import act

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


@pytest.mark.parametrize(("words", "title"), [("", "Pop"), ("pop", "Pop"), ("/pop", "Pop"), ("main", "Main")])
def test_another_window_is_gone_to_by_what_it_is_called(opener: WebDriver, words: str, title: str) -> None:
    click(opener, "Add")
    if title == "Pop":
        opener.switch_to.window(opener.window_handles[0])
    act(opener, "switch window", text=words)
    assert observe(opener).title == title


def test_a_window_that_is_not_there_is_not_gone_to(opener: WebDriver) -> None:
    with pytest.raises(ActionFailed, match="there is no other window"):
        act(opener, "switch window", text="Pop")
    click(opener, "Add")
    with pytest.raises(ActionFailed, match='no windows are called "Help"; the others are "Main"'):
        act(opener, "switch window", text="Help")
    assert observe(opener).title == "Pop"


def test_words_that_several_windows_have_choose_none_of_them(opener: WebDriver) -> None:
    first = opener.current_window_handle
    for _ in range(2):
        opener.switch_to.new_window("tab")
        opener.get(opener.execute_script("return document.URL"))
        opener.execute_script("document.title = 'Twin'")
    opener.switch_to.window(first)
    with pytest.raises(ActionFailed, match='2 windows are called "twin"'):
        act(opener, "switch window", text="twin")
    assert opener.current_window_handle == first


def test_a_window_is_closed_and_the_last_one_stays(opener: WebDriver) -> None:
    with pytest.raises(ActionFailed, match="it is the only window"):
        act(opener, "close window")
    click(opener, "Add")
    handles = opener.window_handles
    act(opener, "close window")
    settle(opener, LIMITS)
    assert follow(opener, handles) == WINDOW_CLOSES
    assert observe(opener).title == "Main"


def test_nothing_is_dragged_onto_what_is_in_another_window(opener: WebDriver) -> None:
    click(opener, "Add")
    runner = Runner(opener, EmbeddedLam(), Settings(limits=Limits(step=0.5)), "")
    step = Step("when", 'I drag "Save" onto "Stay"')
    with pytest.raises(NothingFits, match='no "Stay" on "Pop"'):
        runner.carry_out(step, StepOutcome())
    assert observe(opener).title == "Pop"
