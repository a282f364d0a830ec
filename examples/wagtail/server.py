"""Runs the site in a process of its own, with data that can be put back in a moment.

A process has room for one Django project, and tests run against two: this one's is started
from here, and this module itself needs no Django.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from examples.django_site import copy_database

DATABASE = "museum.sqlite3"
MEDIA = "media"
PRISTINE = "pristine"
"""The folder that keeps what the site starts with, beside what it works on."""


@dataclass(frozen=True, slots=True)
class Museum:
    """The running site. ``base_url`` has no slash at its end; ``folder`` holds its database and its files."""

    base_url: str
    folder: Path

    def reset(self) -> None:
        """Put all tables, sessions and uploaded files back to what they were at the start (some milliseconds)."""
        pristine = self.folder / PRISTINE
        copy_database(pristine / DATABASE, self.folder / DATABASE)
        shutil.rmtree(self.folder / MEDIA)
        shutil.copytree(pristine / MEDIA, self.folder / MEDIA)


@contextmanager
def serve(port: int = 0) -> Iterator[Museum]:
    """Serve the site with its demo data until the block ends.

    ``port`` is the port on 127.0.0.1, 0 for any that is free. Raises ``RuntimeError`` where the site did not start.
    """
    with (
        TemporaryDirectory(prefix="museum-", ignore_cleanup_errors=True) as folder,
        _process(Path(folder), port) as process,
    ):
        assert process.stdout is not None
        base_url = process.stdout.readline().strip()
        if not base_url:
            raise RuntimeError("the museum's site did not start; its process says above why")
        yield Museum(base_url, Path(folder))


@contextmanager
def _process(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The process of the site. It ends when its input does: also when this process is killed."""
    root = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(
        [sys.executable, "-m", "examples.wagtail.process", str(folder), str(port)],
        env=os.environ | {"PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait()
