"""What having the plugin installed costs a project without features.

Runs pytest on a folder with one plain test, with the plugin and without it (``-p no:lam``), in
turn, and prints the medians of each and of the differences pair by pair, in milliseconds: of the
time on the clock, and of the processor's time, which a busy machine disturbs less.

    python benchmarks/idle.py [--pairs 15]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT_MS = 15
"""What a run may cost a user who does not use the plugin: too little to notice."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As users have it: without byte code every run would compile every module anew."""


def seconds(folder: Path, *arguments: str) -> tuple[float, float]:
    """How long one run of pytest takes, as a whole process: on the clock, and of the processor."""
    started, before = time.perf_counter(), os.times()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - started, processor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=15, help="paired runs that are counted (default: 15)")
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test_plain.py").write_text("def test_plain():\n    assert True\n")
        seconds(folder), seconds(folder, "-p", "no:lam")  # both once, so that all byte code is there
        timed = [(seconds(folder), seconds(folder, "-p", "no:lam")) for _ in range(pairs)]
    figures = {}
    for which, suffix in enumerate(("", "_processor")):
        ones, others = [one[which] for one, _ in timed], [other[which] for _, other in timed]
        figures[f"with{suffix}"] = statistics.median(ones)
        figures[f"without{suffix}"] = statistics.median(others)
        figures[f"difference{suffix}"] = statistics.median(a - b for a, b in zip(ones, others, strict=True))
    shown = {name: round(value * 1000, 1) for name, value in figures.items()}
    print(json.dumps(shown | {"limit": LIMIT_MS, "pairs": pairs}))


if __name__ == "__main__":
    main()
