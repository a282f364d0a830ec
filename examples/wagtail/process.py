"""``python -m examples.wagtail.process FOLDER PORT``: the site itself, in the process that the server starts.

It fills an empty folder with database and files, prints its address, and runs until its input ends.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread

import django

from examples.wagtail.server import DATABASE, MEDIA, PRISTINE


def main(folder: Path, port: int) -> None:
    """Prepare the folder, then serve what is in it until standard input ends."""
    os.environ["MUSEUM_FOLDER"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "examples.wagtail.settings"
    django.setup()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    _prepare(folder)
    with ThreadedWSGIServer(("127.0.0.1", port), WSGIRequestHandler) as server:
        server.set_app(StaticFilesHandler(get_wsgi_application()))
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        sys.stdin.read()
        server.shutdown()


def _prepare(folder: Path) -> None:
    """Create the tables and the demo data, and keep a copy of the database and of all files."""
    from django.core.management import call_command
    from django.db import connection

    from examples.wagtail.data import load

    call_command("migrate", verbosity=0)
    load()
    connection.close()
    pristine = folder / PRISTINE
    shutil.copytree(folder / MEDIA, pristine / MEDIA)
    with (
        closing(sqlite3.connect(folder / DATABASE)) as source,
        closing(sqlite3.connect(pristine / DATABASE)) as target,
    ):
        source.backup(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
