"""What an exported shop test costs beside the same test written by hand.

Five scenarios, replayed from the committed code and run from benchmarks/twin/, in turn, each time
as a whole process. A test's time is its set-up (a fresh browser), its call and its tear-down; the
ratios are medians of the pairs. ``process`` is the same for whole processes, in which the exported
tests also bring pytest-bdd and the plugin.

    python benchmarks/replay.py [--pairs 7]
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
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIMIT = 1.05
"""An exported test may cost so much of a hand-written one: less than a run differs from the next."""

TWIN = ("benchmarks/twin", "-p", "no:lam", "-p", "no:pytest-bdd")
EXPORTED = (
    "features/cart.feature::test_adding_a_product_puts_it_in_the_cart[Desk lamp]",
    "features/cart.feature::test_changing_a_quantity",
    "features/cart.feature::test_removing_a_product_after_confirming",
    "features/login.feature::test_a_customer_signs_in",
    "features/search.feature::test_searching_with_the_enter_key",
    "--lam=replay",
)


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of one run: the process, its tests, and the calls of the tests alone, in their order."""

    process: float
    tests: float
    calls: tuple[float, ...]


def timed(*arguments: str) -> Timed:
    """Run these tests once.

    :raises SystemExit: they did not all pass, and then their times say nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.jsonl"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.e2e.tell", *arguments]
        started = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, env=os.environ | {"TOLD": str(told)}, capture_output=True, text=True)
        process = time.perf_counter() - started
        if done.returncode != 0:
            sys.exit(f"{done.stdout}{done.stderr}\n{' '.join(arguments)} did not pass, so there is nothing to compare.")
        reports = [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]
    calls = tuple(report["seconds"] for report in reports if report["when"] == "call")
    return Timed(process, sum(report["seconds"] for report in reports), calls)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=7, help="paired runs that are counted (default: 7)")
    pairs = parser.parse_args().pairs
    timed(*EXPORTED), timed(*TWIN)  # both once, so that all byte code and the browser's files are at hand
    runs = [(timed(*EXPORTED), timed(*TWIN)) for _ in range(pairs)]
    exported, written = zip(*runs, strict=True)
    figures = {
        "exported": statistics.median(run.tests for run in exported),
        "written": statistics.median(run.tests for run in written),
        "ratio": statistics.median(one.tests / other.tests for one, other in runs),
        "ratio_calls": statistics.median(sum(one.calls) / sum(other.calls) for one, other in runs),
        "ratio_process": statistics.median(one.process / other.process for one, other in runs),
    }
    each = [
        [statistics.median(times) for times in zip(*(run.calls for run in side), strict=True)]
        for side in (exported, written)
    ]
    print(
        json.dumps(
            {name: round(value, 3) for name, value in figures.items()}
            | {"limit": LIMIT, "pairs": pairs}
            | dict(
                zip(
                    ("calls_exported", "calls_written"), [[round(one, 2) for one in side] for side in each], strict=True
                )
            )
        )
    )


if __name__ == "__main__":
    main()
