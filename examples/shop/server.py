"""The shop behind a real port, for tests that bring a browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from werkzeug.serving import WSGIRequestHandler, make_server

from .app import DEMO_PASSWORD, create_app


class Served(NamedTuple):
    """A running shop: where it is, and what puts it back to its beginning."""

    url: str
    reset: Callable[[], None]


class QuietHandler(WSGIRequestHandler):
    """Answers requests without a line on the terminal for each."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log nothing."""


@contextmanager
def serve(*, password: str = DEMO_PASSWORD) -> Iterator[Served]:
    """Run a shop of its own, in testing mode, on a free port of this machine; stop it on leaving."""
    app = create_app(testing=True, password=password)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=QuietHandler)
    thread = threading.Thread(target=server.serve_forever, name="shop", daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}", app.reset)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
