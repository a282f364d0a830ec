"""``python -m examples.wagtail.process FOLDER PORT``: the site itself, in the process that the server starts.

It fills an empty folder with database and files, prints its address, and runs until its input ends.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import django

from examples.django_site import copy_database, served
from examples.wagtail.server import DATABASE, MEDIA, PRISTINE


def main(folder: Path, port: int) -> None:
    """Prepare the folder, then serve what is in it until standard input ends."""
    os.environ["MUSEUM_FOLDER"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "examples.wagtail.settings"
    django.setup()
    _prepare(folder)
    with served(port) as base_url:
        print(base_url, flush=True)
        sys.stdin.read()


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
    copy_database(folder / DATABASE, pristine / DATABASE)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
