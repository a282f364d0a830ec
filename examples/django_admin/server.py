"""Runs the admin inside this process, on localhost, with data that can be put back in a moment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import django

from examples.django_site import copy_database, served


@dataclass(frozen=True, slots=True)
class Library:
    """The running admin. ``base_url`` has no slash at its end."""

    base_url: str
    live: str
    pristine: str

    def reset(self) -> None:
        """Put every table, sequence and session back to what they were at the start (some milliseconds)."""
        copy_database(self.pristine, self.live)


@contextmanager
def serve(port: int = 0) -> Iterator[Library]:
    """Serve the admin with its demo data until the block ends.

    ``port`` is the port on 127.0.0.1, 0 for any that is free. Raises ``OSError`` where it is taken.
    """
    _set_up_django()
    from django.conf import settings

    live = str(settings.DATABASES["default"]["NAME"])
    pristine = f"{live}.pristine"
    if not os.path.exists(pristine):
        _create_database(live, pristine)
    copy_database(pristine, live)
    with served(port) as base_url:
        yield Library(base_url, live, pristine)


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
    copy_database(live, pristine)
