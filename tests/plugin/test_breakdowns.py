"""What breaks down is told with its step, its page and what to do; the browser is closed, nothing is written."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

pytestmark = pytest.mark.browser


class Trouble:
    """A server of pages that are none; ``released`` lets those go that never load."""

    def __init__(self) -> None:
        self.released = Event()
        trouble = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/never":
                    trouble.released.wait(60)
                status = {"/failure": 500, "/bare-failure": 503, "/nothing": 204, "/circle": 302}.get(self.path, 200)
                body = b"" if self.path in ("/bare-failure", "/nothing") else trouble.page(self.path)
                self.send_response(status)
                self.send_header("Content-Type", "application/zip" if self.path == "/file" else "text/html")
                self.send_header("Location", "/circle")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Nothing: a test's output is not the place."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        Thread(target=self.server.serve_forever, daemon=True).start()

    def page(self, path: str) -> bytes:
        pages = {
            "/failure": "<h1>Oops</h1>",
            "/alert": "<script>alert('Welcome')</script><button>Add lamp</button>",
            "/leaving": "<script>onbeforeunload = (e) => e.preventDefault()</script><button>Add lamp</button>",
            "/": f'<p role="status">0</p><a href="http://127.0.0.1:{closed_port()}/gone">Add lamp</a>',
        }
        return f"<title>Page</title>{pages.get(path, '')}".encode()


@pytest.fixture(scope="module")
def trouble() -> Iterator[Trouble]:
    served = Trouble()
    yield served
    served.released.set()
    served.server.shutdown()
    served.server.server_close()


def closed_port() -> int:
    """A port on which nothing listens."""
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def run(shop, base_url, *steps):
    shop.options = [option for option in shop.options if not option.startswith(("--base-url", "http"))]
    lines = "".join(f"    {step}\n" for step in steps)
    shop.write("features/cart.feature", f"Feature: Cart\n  Scenario: Open\n{lines}")
    before = shop.files()
    result = shop.run("--base-url", base_url, "--lam-page-timeout=3", lam="auto")
    return result, sorted(name for name in set(shop.files()) - {*before, "asked.txt"} if "lam-report" not in name)


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/never", "the page did not load or answer in time"),
        ("/failure", "the server failed: status 500"),
        ("/bare-failure", "the server failed"),
        ("/nothing", "no page came: it is a file to download, or the server sent no content"),
        ("/file", "no page came: it is a file to download, or the server sent no content"),
        ("/circle", "that address leads round in a circle"),
    ],
)
def test_a_page_that_does_not_come(shop, trouble, path, what):
    result, written = run(shop, f"http://127.0.0.1:{trouble.port}", f'Given I open "{path}"', 'Then the page says "0"')
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            f'E *BrowserProblem: features/cart.feature:3: Given I open "{path}"',
            f"E *{path}*: {what}*",
        ]
    )
    assert written == []


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("http://127.0.0.1:{closed}", "nothing answers at that address"),
        ("http://no-such-host.invalid", "no machine has that name"),
        ("https://127.0.0.1:{open}", "that address can't be talked to securely"),
    ],
)
def test_an_application_that_is_not_there(shop, trouble, address, what):
    base_url = address.format(closed=closed_port(), open=trouble.port)
    result, written = run(shop, base_url, 'Given I open "/"', 'Then the page says "0"')
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ['E *features/cart.feature:3: Given I open "/"', f"E *opening {base_url}/: {what}", "E *"]
    )
    assert written == []


def test_a_link_to_a_page_that_is_not_there_does_not_pass(shop, trouble):
    steps = ('Given I open "/"', 'When I press "Add lamp"', 'Then the page says "0"')
    result, written = run(shop, f"http://127.0.0.1:{trouble.port}", *steps)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ['E *features/cart.feature:4: When I press "Add lamp"', "E *Add lamp*nothing answers at that address"]
    )
    assert written == []


def test_an_alert_on_load_is_for_the_next_step_to_answer(shop, trouble):
    steps = ('Given I open "/alert"', 'When I press "Add lamp"')
    result, written = run(shop, f"http://127.0.0.1:{trouble.port}", *steps)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(['E *features/cart.feature:4: When I press "Add lamp"'])
    assert written == []


def test_a_page_that_asks_before_it_is_left_is_left(shop, trouble):
    steps = ('Given I open "/leaving"', 'When I press "Add lamp"', 'And I open "/"', 'Then the page says "0"')
    result, _ = run(shop, f"http://127.0.0.1:{trouble.port}", *steps)
    result.assert_outcomes(passed=1)
