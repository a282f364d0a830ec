"""One headless browser a module, pages as texts, and a server of its own for what files can't do."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import start
from pytest_lam.settings import BrowserSettings

PAGES = Path(__file__).parent / "pages"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(PAGES.parent) and "driver" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def driver() -> Iterator[WebDriver]:
    """A headless browser that the tests of a module share; each opens its own page."""
    browser = start(BrowserSettings())
    yield browser
    browser.quit()


@pytest.fixture
def show(driver: WebDriver, tmp_path: Path) -> Callable[[str], WebDriver]:
    """Opens a page with that body."""

    def open_page(body: str) -> WebDriver:
        path = tmp_path / "page.html"
        path.write_text(f"<!doctype html><meta charset=utf-8><title>Page</title>{body}", encoding="utf-8")
        driver.get(path.as_uri())
        return driver

    return open_page


class Site:
    """A web server on this machine: ``pages`` by path; a path in ``held`` is answered when its event is set.

    A path in ``answers`` is answered by its function, which may take its time; ``asked`` counts requests.
    """

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: Counter[str] = Counter()
        self.held: dict[str, threading.Event] = {}
        self.closed = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server.server_port}{path}"

    def hold(self, path: str, seconds: float) -> None:
        """Lets the answer to ``path`` come that much later."""
        event = self.held[path] = threading.Event()
        threading.Timer(seconds, event.set).start()

    def close(self) -> None:
        self.closed.set()
        for event in self.held.values():
            event.set()
        self.server.shutdown()
        self.server.server_close()

    def _handler(site) -> type[BaseHTTPRequestHandler]:  # noqa: N805  the handler's own self is another
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked[self.path] += 1
                if self.path in site.answers:
                    site.answers[self.path](self)
                    return
                if self.path in site.held:
                    site.held[self.path].wait(30)
                body = site.pages.get(self.path, "").encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Keeps the test's output to itself."""

        return Handler


@pytest.fixture
def site() -> Iterator[Site]:
    """A server whose pages the test writes."""
    served = Site()
    yield served
    served.close()
