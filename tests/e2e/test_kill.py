"""All or nothing: a kill at any moment of an export leaves the old module or the new one, and a whole recording."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from pytest_lam.export.digests import definitions
from pytest_lam.recording_file import load

from .export_loop import STEPS
from .inner import environment

pytestmark = pytest.mark.e2e

LONGEST_LIFE = 0.2
"""Seconds within which the loop is killed: it writes both exports several times in it."""


def command(script: str, folder: Path) -> list[str]:
    return [sys.executable, str(Path(__file__).with_name(script)), str(folder)]


def which_module_is_whole(folder: Path, expected: Path) -> str:
    """Check what a kill left behind, and tell whether it is the old module ("0") or the new one ("1")."""
    module = (folder / "test_keys.py").read_text(encoding="utf-8")
    recording = load(folder / "keys.lam.json")
    sources = {path.read_text(encoding="utf-8"): path.stem for path in expected.iterdir()}
    assert module in sources
    assert recording is not None
    assert len(recording.scenarios[0].steps) == STEPS
    assert set(definitions(module).values()) <= set(recording.generated), "a definition would pass for edited by hand"
    return sources[module]


def test_a_kill_between_any_two_calls_into_the_system_leaves_whole_files(tmp_path: Path) -> None:
    subprocess.run(command("export_moments.py", tmp_path), env=environment(), check=True)
    left = sorted((folder for folder in tmp_path.iterdir() if folder.name != "expected"), key=lambda one: int(one.name))
    found = [which_module_is_whole(folder, tmp_path / "expected") for folder in left]
    assert found == sorted(found), "once written, the new module stays"
    assert found[0] == "0"
    assert found[-1] == "1"


@pytest.mark.parametrize("seed", range(4))
def test_a_kill_at_a_random_moment_leaves_whole_files(tmp_path: Path, seed: int) -> None:
    loop = command("export_loop.py", tmp_path)
    with subprocess.Popen(loop, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        with suppress(subprocess.TimeoutExpired):
            process.wait(random.Random(seed).uniform(0, LONGEST_LIFE))
        assert process.poll() is None, "the loop ended by itself"
        process.kill()
    assert which_module_is_whole(tmp_path, tmp_path / "expected") in ("0", "1")
