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

from .inner import environment

pytestmark = pytest.mark.e2e

LONGEST_LIFE = 0.2
"""Seconds within which the loop is killed: it writes both exports several times in it."""


@pytest.mark.parametrize("seed", range(12))
def test_a_kill_leaves_whole_files(tmp_path: Path, seed: int) -> None:
    loop = [sys.executable, str(Path(__file__).with_name("export_loop.py")), str(tmp_path)]
    with subprocess.Popen(loop, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        with suppress(subprocess.TimeoutExpired):
            process.wait(random.Random(seed).uniform(0, LONGEST_LIFE))
        assert process.poll() is None, "the loop ended by itself"
        process.kill()

    module = (tmp_path / "test_keys.py").read_text(encoding="utf-8")
    recording = load(tmp_path / "keys.lam.json")
    assert module in [path.read_text(encoding="utf-8") for path in (tmp_path / "expected").iterdir()]
    assert recording is not None
    assert len(recording.scenarios[0].steps) == 300
    assert set(definitions(module).values()) <= set(recording.generated), "a definition would pass for edited by hand"
