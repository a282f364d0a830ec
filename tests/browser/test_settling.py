from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import observe, perform, settle
from pytest_lam.settings import Limits

from .conftest import Site

Show = Callable[[str], WebDriver]

LIMITS = Limits(settle=5.0)


def press_go(driver: WebDriver) -> None:
    snapshot = observe(driver)
    button = next(node for node in snapshot.nodes if node.role == "button")
    perform(driver, "click", button.ref, "", snapshot)


def text_after(driver: WebDriver) -> str:
    press_go(driver)
    settle(driver, LIMITS)
    return observe(driver).text


def test_a_late_answer_is_waited_for(driver: WebDriver, site: Site) -> None:
    site.pages["/answer"] = "Arrived"
    site.pages["/"] = (
        "<button onclick=\"fetch('/answer').then(a => a.text()).then(t => { out.textContent = t })\">Go</button>"
        "<p id=out></p>"
    )
    driver.get(site.address("/"))
    site.hold("/answer", 0.8)
    assert text_after(driver) == "Go Arrived"


def test_a_late_answer_to_an_xml_http_request_is_waited_for(driver: WebDriver, site: Site) -> None:
    site.pages["/answer"] = "Arrived"
    site.pages["/"] = (
        "<button onclick=\"const r = new XMLHttpRequest(); r.open('GET', '/answer');"
        ' r.onload = () => { out.textContent = r.responseText }; r.send()">Go</button><p id=out></p>'
    )
    driver.get(site.address("/"))
    site.hold("/answer", 0.8)
    assert text_after(driver) == "Go Arrived"


def test_requests_of_a_page_that_has_just_loaded_are_waited_for(driver: WebDriver, site: Site) -> None:
    site.pages["/answer"] = "Arrived"
    site.pages["/next"] = (
        "<p id=out></p><script>fetch('/answer').then(a => a.text()).then(t => { out.textContent = t })</script>"
    )
    site.pages["/"] = "<button onclick=\"location = '/next'\">Go</button>"
    driver.get(site.address("/"))
    settle(driver, LIMITS)
    site.hold("/answer", 0.8)
    assert text_after(driver) == "Arrived"


def test_a_delayed_reaction_is_waited_for(show: Show) -> None:
    driver = show("<button onclick=\"setTimeout(() => { out.textContent = 'Done' }, 400)\">Go</button><p id=out></p>")
    assert text_after(driver) == "Go Done"


def test_a_transition_is_waited_for(show: Show) -> None:
    driver = show(
        "<style>#out { opacity: 0; transition: opacity 600ms } .on #out { opacity: 1 }</style>"
        "<button onclick=\"document.body.className = 'on'\">Go</button><p id=out>Shown</p>"
    )
    press_go(driver)
    settle(driver, LIMITS)
    assert driver.execute_script("return getComputedStyle(out).opacity") == "1"


def test_a_page_that_is_replaced_in_mid_wait_is_followed(driver: WebDriver, site: Site) -> None:
    site.pages["/next"] = "<p>Next</p>"
    site.pages["/"] = "<button onclick=\"fetch('/answer').then(() => { location = '/next' })\">Go</button>"
    driver.get(site.address("/"))
    site.hold("/answer", 0.5)
    assert text_after(driver) == "Next"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"], ids=["same origin", "another origin"])
def test_changes_in_a_frame_are_waited_for(driver: WebDriver, site: Site, host: str) -> None:
    site.pages["/answer"] = "Arrived"
    site.pages["/inner"] = (
        "<button onclick=\"fetch('/answer').then(a => a.text()).then(t => { out.textContent = t })\">Go</button>"
        "<p id=out></p>"
    )
    site.pages["/"] = f'<iframe src="{site.address("/inner", host)}"></iframe>'
    driver.get(site.address("/"))
    site.hold("/answer", 0.8)
    assert text_after(driver) == "Go Arrived"


@pytest.mark.parametrize(
    "endless",
    [
        "<style>@keyframes turn { to { rotate: 360deg } } i { animation: turn 1s infinite }</style><i>o</i>",
        "<script>setInterval(() => { clock.textContent = performance.now() }, 16)</script><p id=clock></p>",
        "<script>(function poll() { setTimeout(poll, 100) })()</script>",
        "<script>fetch('/never')</script>",
        "<script>onload = () => document.body.append(Object.assign(new Image(), {src: '/never'}))</script>",
        "<script>setInterval(() => clearInterval(setTimeout(() => {}, 400)), 100)</script>",
        "<style>@keyframes run { to { width: 0 } } i { display: block; animation: run 30s }</style><i>Toast</i>",
    ],
    ids=["spinner", "clock", "polling", "open request", "missing picture", "cancelled timers", "running-down toast"],
)
def test_what_never_rests_does_not_hang_it(driver: WebDriver, site: Site, endless: str) -> None:
    site.hold("/never", 30)
    site.pages["/"] = f"<button>Go</button>{endless}"
    driver.get(site.address("/"))
    bound = Limits(settle=20.0)
    began = time.monotonic()
    settle(driver, bound)
    assert time.monotonic() - began < bound.settle / 2


def test_an_open_dialog_ends_the_wait(show: Show) -> None:
    driver = show("<button onclick=\"setTimeout(() => alert('Done'), 200)\">Go</button>")
    press_go(driver)
    settle(driver, LIMITS)
    assert driver.switch_to.alert.text == "Done"
    driver.switch_to.alert.accept()
