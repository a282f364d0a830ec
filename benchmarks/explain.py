"""What explaining a step costs without a page.

The labelled steps of tests/lam/corpus, each understood and put in the words of ``pytest-lam explain
--steps``. Prints milliseconds of processor time of a step, the mean, the median and the slowest (the
best of its runs each, so that a busy machine counts for nothing), and what a whole process takes that
explains them all, per step, with all that it loads.

    python benchmarks/explain.py [--runs 5] [--steps FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from pytest_lam.explaining.answers import answer
from pytest_lam.explaining.asked import many
from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

LABELS = Path(__file__).parent.parent / "tests/lam/corpus/labels.jsonl"
LIMIT_MS = 2
"""Milliseconds that a step may take, in the mean of a corpus."""
SLOWEST = 3
"""Steps that are shown with their times: where to look first."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each step is explained")
    parser.add_argument("--steps", type=Path, help="a file as pytest-lam explain --steps takes it")
    options = parser.parse_args()
    lines = options.steps.read_text(encoding="utf-8").splitlines() if options.steps else labelled()
    steps = list(many(lines, str(options.steps)))
    explain_ms(steps[0])  # which reads the vocabulary
    times = [min(explain_ms(step) for _ in range(options.runs)) for step in steps]
    slowest = sorted(range(len(steps)), key=lambda at: -times[at])[:SLOWEST]
    print(
        json.dumps(
            {
                "steps": len(times),
                "mean_ms": round(statistics.mean(times), 3),
                "median_ms": round(statistics.median(times), 3),
                "slowest_ms": {steps[at].text: round(times[at], 2) for at in slowest},
                "process_ms_a_step": round(process_ms(lines) / len(lines), 3),
                "limit_ms": LIMIT_MS,
            }
        )
    )


def labelled() -> list[str]:
    labels = (json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines())
    return [f"{label['type']}\t{label['step']}" for label in labels]


def explain_ms(step: Step) -> float:
    begin = time.process_time()
    answer(step, understand(step))
    return (time.process_time() - begin) * 1000


def process_ms(lines: Sequence[str]) -> float:
    """Processor time of a process that explains them all."""
    command = [sys.executable, "-m", "pytest_lam", "explain", "--steps", "-"]
    before = os.times()
    subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    after = os.times()
    return (after.children_user + after.children_system - before.children_user - before.children_system) * 1000


if __name__ == "__main__":
    main()
