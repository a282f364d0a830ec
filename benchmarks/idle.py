"""What having the plugin installed costs a project without features.

Runs pytest on a folder with one plain test, with the plugin and without it (``-p no:lam``), in
turn, and prints the medians of each and of the differences pair by pair, in milliseconds.

    python benchmarks/idle.py [--pairs 15]
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT_MS = 15
"""What a run may cost a user who does not use the plugin: too little to notice."""


def seconds(folder: Path, *arguments: str) -> float:
    """How long one run of pytest takes, as a whole process."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=15, help="paired runs that are counted (default: 15)")
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test_plain.py").write_text("def test_plain():\n    assert True\n")
        seconds(folder), seconds(folder, "-p", "no:lam")  # both once, so that all byte code is there
        timed = [(seconds(folder), seconds(folder, "-p", "no:lam")) for _ in range(pairs)]
    with_plugin, without = zip(*timed, strict=True)
    difference = statistics.median(one - other for one, other in timed)
    figures = {"with": statistics.median(with_plugin), "without": statistics.median(without), "difference": difference}
    print(
        json.dumps(
            {name: round(value * 1000, 1) for name, value in figures.items()} | {"limit": LIMIT_MS, "pairs": pairs}
        )
    )


if __name__ == "__main__":
    main()
