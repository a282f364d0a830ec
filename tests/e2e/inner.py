"""Runs of pytest inside a test, on copies of the example features, with their reports as data."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SHOP = "features"
ADMIN = "examples/django_admin/features"
MUSEUM = "examples/wagtail/features"
LONGEST_RUN = 600
"""Seconds after which an inner run is taken for hung."""


@dataclass(frozen=True, slots=True)
class InnerRun:
    """How a run of pytest ended: its status, what it printed, and its reports in order."""

    status: int
    output: str
    reports: tuple[Mapping[str, Any], ...]

    @property
    def calls(self) -> tuple[Mapping[str, Any], ...]:
        """The reports of the tests themselves, without set-up and tear-down."""
        return tuple(report for report in self.reports if report["when"] == "call")


def copied(suite: str, into: Path) -> Path:
    """A copy of a folder of features, with conftest, recordings and modules, under a root of its own."""
    copy = into / "copy" / Path(suite).name
    shutil.copytree(ROOT / suite, copy, ignore=shutil.ignore_patterns("__pycache__", "lam-report"))
    (copy.parent / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return copy


def environment(**changes: str) -> dict[str, str]:
    """This process's environment, with the examples importable and without what switches modes."""
    kept = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PYTEST_")}
    paths = [changes.pop("PYTHONPATH", ""), str(ROOT)]
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, paths))} | changes


def pytest_command(*arguments: str) -> list[str]:
    """What runs pytest with the plugin that tells, and nothing that the folder does not need."""
    return [sys.executable, "-m", "pytest", "-p", "tests.e2e.tell", "-p", "no:cacheprovider", "-q", *arguments]


def run_pytest(folder: Path, *arguments: str, prefix: tuple[str, ...] = (), **env: str) -> InnerRun:
    """Run pytest in a folder as a process of its own.

    :param prefix: a command that the run is handed to, such as one that cuts the network.
    :raises subprocess.TimeoutExpired: the run hung.
    """
    told = folder / "told.jsonl"
    told.unlink(missing_ok=True)
    done = subprocess.run(
        [*prefix, *pytest_command(*arguments)],
        cwd=folder,
        env=environment(TOLD=str(told), **env),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=LONGEST_RUN,
        check=False,
    )
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return InnerRun(done.returncode, done.stdout, tuple(json.loads(line) for line in lines))
