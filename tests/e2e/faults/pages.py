"""A server of pages that go wrong, each in its own way; ``/kill/...`` ends the browser that is looking at it."""

from __future__ import annotations

import os
import signal
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

CERTIFICATE = Path(__file__).with_name("untrusted.pem")

LAMP = """<p role="status" id="lamps">0</p>
<button onclick="lamps.textContent = Number(lamps.textContent) + 1">Add lamp</button>"""

REMOVED = "parent.document.querySelector('iframe').remove()"

KILLING = """<button onclick="const asked = new XMLHttpRequest(); asked.open('GET', '/kill/{}', false);
asked.send()">Work</button>"""
"""Waits for the answer, so that whoever is killed is so before the click is over."""

PAGES = {
    "/": LAMP,
    "/stalls": LAMP,
    "/blocks": LAMP + "<script>while (true);</script>",
    "/blocks-soon": LAMP + "<script>onload = () => setTimeout(() => { while (true); })</script>",
    "/blocks-when-clicked": LAMP + "<button onclick='while (true);'>Compute</button>",
    "/reloads": LAMP + "<meta http-equiv=refresh content=0>",
    "/greets": LAMP + "<script>onload = () => setTimeout(() => alert('Welcome'))</script>",
    "/nags": LAMP + "<script>onload = () => setTimeout(() => { while (true) alert('Welcome'); })</script>",
    "/asks": LAMP + "<button onclick=\"setTimeout(() => alert('Sure?'))\">Ask</button>",
    "/frame-gone-when-seen": LAMP + "<iframe src=/removes-itself-when-seen></iframe>",
    "/removes-itself-when-seen": "<button>Inner</button><script>"
    f"Element.prototype.getBoundingClientRect = () => {REMOVED}</script>",
    "/frame-gone-when-pressed": LAMP + "<iframe src=/removes-itself-when-pressed></iframe>",
    "/removes-itself-when-pressed": f'<button onpointerdown="{REMOVED}">Inner</button>',
    "/uploads": LAMP + "<label>Picture <input type=file></label>",
    "/kills-browser": LAMP + KILLING.format("browser"),
    "/kills-driver": LAMP + KILLING.format("driver"),
    "/broken": '<div role=status id=lamps>0</div><p><button id=a onclick="lamps.innerText = 1">Add lamp</button>'
    "<form><form><table><tr><form><td><table><input id=a></b></i></div><button id=a>Two<svg><p><div",
    "/words": "nothing but words",
}


class Pages:
    """The server; ``victims`` are the processes of the browser that runs, by their names."""

    def __init__(self) -> None:
        self.released, self.victims, self.lethal = Event(), dict[str, int](), True
        pages = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path, _, query = self.path.partition("?")
                if path == "/victims":
                    pages.victims = {
                        name: int(process) for name, process in (one.split("=") for one in query.split("&"))
                    }
                if path.startswith("/kill/") and pages.lethal:
                    os.kill(pages.victims[path.removeprefix("/kill/")], signal.SIGKILL)
                if path == "/never":
                    pages.released.wait(60)
                body = pages.body(path)
                with suppress(OSError):  # who asked may have died meanwhile
                    self.send_response(200)
                    self.send_header("Content-Type", "text/html; charset=utf-8")
                    self.send_header("Content-Length", str(len(body) + (path == "/stalls")))
                    self.end_headers()
                    self.wfile.write(body)
                if path == "/stalls":
                    pages.released.wait(60)

            def log_message(self, format: str, *args: object) -> None:
                """Nothing: a test's output is not the place."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.secure = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        self.secure.socket = context.wrap_socket(self.secure.socket, server_side=True)

    def body(self, path: str) -> bytes:
        if path == "/bytes":
            return bytes(range(256)) * 20
        if path == "/bad-utf-8":
            return b"<title>Page</title>\xff\xfe\xc3(" + LAMP.encode()
        if path == "/huge":
            return (LAMP + "<p>Line <b>bold</b></p>" * 25_000 + "<p>The end</p>").encode()
        if path == "/endless":
            return (LAMP + "<p>Line <b>bold</b></p>" * 35_000 + "<p>The end</p>").encode()
        return f"<title>Page</title>{PAGES.get(path, '')}".encode()


@contextmanager
def served() -> Iterator[Pages]:
    """The pages, served over http and, with a certificate that nobody trusts, over https."""
    pages = Pages()
    for server in (pages.server, pages.secure):
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield pages
    finally:
        pages.released.set()
        for server in (pages.server, pages.secure):
            server.shutdown()
            server.server_close()
