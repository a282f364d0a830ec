from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha1
from http.server import BaseHTTPRequestHandler
from threading import Event

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import observe, perform, settle
from pytest_lam.browser.settling import settle_after
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


ENDLESS = {
    "spinner": "<style>@keyframes turn { to { rotate: 360deg } } i { animation: turn 1s infinite }</style><i>o</i>",
    "clock": "<script>setInterval(() => { clock.textContent = performance.now() }, 16)</script><p id=clock></p>",
    "ticker": "<ul id=news></ul><script>setInterval(() => news.append(document.createElement('li')), 30)</script>",
    "timers": "<script>(function poll() { setTimeout(poll, 100) })()</script>",
    "polling": "<script>setInterval(() => fetch('/poll'), 100)</script>",
    "open request": "<script>fetch('/never')</script>",
    "long poll": "<script>(function ask() { fetch('/news').then(ask) })()</script>",
    "open XMLHttpRequest": "<script>const r = new XMLHttpRequest(); r.open('GET', '/never'); r.send()</script>",
    "server-sent events": "<script>new EventSource('/events')</script>",
    "stream": "<script>fetch('/events').then(async (a) => { for await (const part of a.body); })</script>",
    "web socket": "<script>new WebSocket(location.href.replace('http', 'ws') + 'socket')</script>",
    "missing picture": "<script>onload = () => { document.body.appendChild(new Image()).src = '/never' }</script>",
    "cancelled timers": "<script>setInterval(() => clearInterval(setTimeout(() => {}, 400)), 100)</script>",
    "running-down toast": (
        "<style>@keyframes run { to { width: 0 } } i { display: block; animation: run 30s }</style><i>Toast</i>"
    ),
}

LATE = "<script>setTimeout(() => { document.title = 'late' }, 10000)</script>"
"""A mark that appears half-way to the bound of these tests."""


def events(closed: Event) -> Callable[[BaseHTTPRequestHandler], None]:
    """One event every tenth of a second, until the server is closed."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.end_headers()
        with suppress(OSError):  # The browser has left.
            while not closed.wait(0.1):
                handler.wfile.write(b"data: news\n\n")

    return answer


def socket(handler: BaseHTTPRequestHandler) -> None:
    """A web socket that stays open and says nothing (RFC 6455, 4.2.2)."""
    key = handler.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    handler.send_response(101)
    handler.send_header("Upgrade", "websocket")
    handler.send_header("Connection", "Upgrade")
    handler.send_header("Sec-WebSocket-Accept", b64encode(sha1(key.encode()).digest()).decode())
    handler.end_headers()
    handler.rfile.read(1)


@pytest.fixture
def busy_site(site: Site) -> Site:
    """The server with everything on it that never ends."""
    site.hold("/never", 30)
    site.hold("/news", 30)
    site.answers |= {"/events": events(site.closed), "/socket": socket}
    return site


@pytest.mark.parametrize("endless", ENDLESS.values(), ids=ENDLESS)
def test_what_never_rests_does_not_hang_it(driver: WebDriver, busy_site: Site, endless: str) -> None:
    busy_site.pages["/"] = f"<title>in time</title><button>Go</button>{endless}{LATE}"
    driver.get(busy_site.address("/"))
    settle(driver, Limits(settle=20.0))
    press_go(driver)
    settle(driver, Limits(settle=20.0))
    assert driver.title == "in time"


def test_a_page_that_goes_on_loading_itself_does_not_hang_it(driver: WebDriver, site: Site) -> None:
    site.pages["/"] = "<meta http-equiv=refresh content=1><button>Go</button>"
    driver.get(site.address("/"))
    settle(driver, Limits(settle=20.0))
    assert site.asked["/"] < 10


SLOW = 2.6
"""Seconds: more than a page's own requests are waited for."""

ASK = {
    "fetch": "fetch('/answer').then(a => a.text()).then(t => { out.textContent = t })",
    "XMLHttpRequest": (
        "const r = new XMLHttpRequest(); r.open('GET', '/answer');"
        " r.onload = () => { out.textContent = r.responseText }; r.send()"
    ),
    "debounced": "setTimeout(() => fetch('/answer').then(a => a.text()).then(t => { out.textContent = t }), 300)",
    "after a frame": (
        "requestAnimationFrame(() => requestAnimationFrame(() =>"
        " fetch('/answer').then(a => a.text()).then(t => { out.textContent = t })))"
    ),
    "after another": "fetch('/').then(() => fetch('/answer')).then(a => a.text()).then(t => { out.textContent = t })",
}


@pytest.mark.parametrize("ask", ASK.values(), ids=ASK)
def test_a_slow_answer_is_waited_for_where_the_action_asked(driver: WebDriver, busy_site: Site, ask: str) -> None:
    busy_site.pages["/answer"] = "Arrived"
    busy_site.pages["/"] = f'<button onclick="{ask}">Go</button><p id=out>Old</p>'
    driver.get(busy_site.address("/"))
    settle(driver, LIMITS)
    busy_site.hold("/answer", SLOW)
    assert text_after(driver) == "Go Arrived"


def test_an_answer_that_comes_in_parts_is_waited_for(driver: WebDriver, site: Site) -> None:
    def in_parts(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "7")
        handler.end_headers()
        handler.wfile.write(b"Arr")
        handler.wfile.flush()
        site.hold("the rest", 0.8)
        site.held["the rest"].wait(30)
        handler.wfile.write(b"ived")

    site.answers["/answer"] = in_parts
    site.pages["/"] = f'<button onclick="{ASK["fetch"]}">Go</button><p id=out></p>'
    driver.get(site.address("/"))
    assert text_after(driver) == "Go Arrived"


def test_what_was_asked_before_the_action_is_not_waited_for(driver: WebDriver, site: Site) -> None:
    """The answer would come after three seconds, and what the page says then is not what the action did."""
    site.pages["/answer"] = "Arrived"
    site.pages["/"] = f"<button>Go</button><p id=out></p><script>{ASK['fetch']}</script>"
    held = site.held["/answer"] = Event()
    driver.get(site.address("/"))
    settle(driver, LIMITS)
    assert text_after(driver) == "Go"
    held.set()


def test_a_service_that_never_answers_is_given_up_once(driver: WebDriver, busy_site: Site) -> None:
    busy_site.pages["/"] = f"<title>in time</title><button onclick=\"fetch('/never')\">Go</button>{LATE}"
    driver.get(busy_site.address("/"))
    press_go(driver)
    settle(driver, Limits(settle=3.0))
    press_go(driver)
    settle(driver, Limits(settle=20.0))
    assert driver.title == "in time"


def test_a_pause_is_nothing_that_a_page_answers(driver: WebDriver, site: Site) -> None:
    site.pages["/answer"] = "Arrived"
    site.pages["/"] = f'<button onclick="{ASK["fetch"]}">Go</button><p id=out></p>'
    driver.get(site.address("/"))
    site.hold("/answer", SLOW)
    press_go(driver)
    settle_after("pause", driver, LIMITS)
    assert observe(driver).text == "Go"
    settle_after("click", driver, LIMITS)
    assert observe(driver).text == "Go Arrived"


def test_an_open_dialog_ends_the_wait(show: Show) -> None:
    driver = show("<button onclick=\"setTimeout(() => alert('Done'), 200)\">Go</button>")
    press_go(driver)
    settle(driver, LIMITS)
    assert driver.switch_to.alert.text == "Done"
    driver.switch_to.alert.accept()
