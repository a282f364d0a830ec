"""Runs the admin inside this process, on localhost, with data that can be put back in a moment."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from threading import Thread

import django


@dataclass(frozen=True, slots=True)
class Library:
    """The running admin. ``base_url`` has no slash at its end."""

    base_url: str
    live: str
    pristine: str

    def reset(self) -> None:
        """Put every table, sequence and session back to what they were at the start (some milliseconds)."""
        with closing(sqlite3.connect(self.pristine)) as source, closing(sqlite3.connect(self.live)) as target:
            source.backup(target)


@contextmanager
def serve(port: int = 0) -> Iterator[Library]:
    """Serve the admin with its demo data until the block ends.

    ``port`` is the port on 127.0.0.1, 0 for any that is free. Raises ``OSError`` where it is taken.
    """
    _set_up_django()
    from django.conf import settings
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    live = str(settings.DATABASES["default"]["NAME"])
    pristine = f"{live}.pristine"
    if not os.path.exists(pristine):
        _create_database(live, pristine)
    with ThreadedWSGIServer(("127.0.0.1", port), WSGIRequestHandler) as server:
        server.set_app(StaticFilesHandler(get_wsgi_application()))
        library = Library(f"http://127.0.0.1:{server.server_port}", live, pristine)
        library.reset()
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield library
        finally:
            server.shutdown()
            thread.join()


def _set_up_django() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "examples.django_admin.settings"
    django.setup()


def _create_database(live: str, pristine: str) -> None:
    """Create the tables and the demo data, and keep a copy of the whole file."""
    from django.core.management import call_command
    from django.db import connection

    from examples.django_admin.data import load

    call_command("migrate", run_syncdb=True, verbosity=0)
    load()
    connection.close()
    with closing(sqlite3.connect(live)) as source, closing(sqlite3.connect(pristine)) as target:
        source.backup(target)
