"""Scenarios in free prose, carried out with what a capable reader once answered, from the cassettes beside them.

Each is recorded anew offline, and the cassettes come out as they were. Those that are not so fail by what the page
shows. (That their code replays is told by benchmarks/generalist.py, and takes as long again.)
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from e2e.inner import ROOT, InnerRun, run_pytest

pytestmark = [pytest.mark.browser, pytest.mark.e2e]

SCENARIOS = ROOT / "tests/generalist/scenarios"
APPS = ("shop", "django_admin", "wagtail")
"""Applications whose scenarios have their cassettes beside them."""
FALSE = "false.feature"
"""In each folder the scenarios that are not so."""
SUFFIX = ".cassette.json"


def offline(app: str, folder: Path, *arguments: str) -> InnerRun:
    """Record an application's scenarios in a copy of their folder, with the cassettes that lie there and no model."""
    shutil.copytree(SCENARIOS / app, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    nowhere = dict.fromkeys((name for name in os.environ if name.startswith(("OPENAI_", "AZURE_OPENAI_"))), "")
    options = ("--lam=record", "--lam-verify=0", "--lam-model=auto", "--lam-cassettes=.")
    return run_pytest(folder, *options, *arguments, **nowhere)


def cassettes(folder: Path) -> dict[str, bytes]:
    """The cassettes of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob(f"*{SUFFIX}"))}


@pytest.mark.parametrize("app", APPS)
def test_free_prose_is_recorded_offline(app: str, tmp_path: Path) -> None:
    folder = tmp_path / app
    features = sorted(path.name for path in (SCENARIOS / app).glob("*.feature") if path.name != FALSE)
    run = offline(app, folder, *features)
    came = {call["test"]: (call["came_to"], call["error"]) for call in run.calls}
    assert came, run.output
    assert {test: told for test, told in came.items() if told[0] != "unproven"} == {}
    assert cassettes(folder) == cassettes(SCENARIOS / app)


@pytest.mark.parametrize("app", APPS)
def test_what_is_not_so_fails_by_what_the_page_shows(app: str, tmp_path: Path) -> None:
    run = offline(app, tmp_path / app, FALSE)
    came = {call["test"]: (call["outcome"], call["lam"].get("problem"), call["error"]) for call in run.calls}
    assert came, run.output
    assert {test: told for test, told in came.items() if told[:2] != ("failed", "check")} == {}
