"""What the two Django examples share: a site served in a thread, and its database copied while it is in use."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Thread


def copy_database(source: str | os.PathLike[str], target: str | os.PathLike[str]) -> None:
    """Put everything that a SQLite database holds into another one, in one transaction (some milliseconds)."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


@contextmanager
def served(port: int) -> Iterator[str]:
    """The site of the Django project that was set up, at the address that is given, until the block ends.

    ``port`` is the port on 127.0.0.1, 0 for any that is free. Raises ``OSError`` where it is taken.
    """
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    with ThreadedWSGIServer(("127.0.0.1", port), WSGIRequestHandler) as server:
        server.set_app(StaticFilesHandler(get_wsgi_application()))
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
