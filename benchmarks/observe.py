"""How long observing a page of 1,000 controls takes.

Prints medians in milliseconds. Each run is paired with the floor on the same page at the same
moment: one script round trip that reads tag and box of every control.

    python benchmarks/observe.py [--pairs 5]
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pytest_lam.browser import observe, start
from pytest_lam.settings import BrowserSettings

LIMIT_MS = 100
"""What a look may take on such a page: a step looks twice, and a person does not notice a fifth of a second."""

LOOKS = 5
"""Looks of which a run's median is taken: the first one after a load is slower."""

FLOOR = (
    "return JSON.stringify(Array.from(document.querySelectorAll('input, button'),"
    " (e) => [e.tagName, e.getBoundingClientRect()]))"
)


def page() -> str:
    rows = "".join(
        f'<div class="field"><label for="f{n}">Field number {n}</label><input id="f{n}" name="field{n}" value="{n}">'
        f'<button type="button" class="btn">Save field {n}</button></div>'
        for n in range(500)
    )
    return f"<!doctype html><title>1,000 controls</title><main><h1>Settings</h1><form>{rows}</form></main>"


def median_ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=5, help="paired runs that are counted (default: 5)")
    pairs = parser.parse_args().pairs
    driver = start(BrowserSettings())
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "controls.html"
            path.write_text(page(), encoding="utf-8")
            observes, floors = [], []
            for _ in range(pairs):
                driver.get(path.as_uri())
                nodes = len(observe(driver).nodes)
                observes.append(median_ms(lambda: observe(driver)))
                floors.append(median_ms(lambda: driver.execute_script(FLOOR)))
    finally:
        driver.quit()
    figures = {"observe": round(statistics.median(observes), 1), "floor": round(statistics.median(floors), 1)}
    print(json.dumps(figures | {"limit": LIMIT_MS, "nodes": nodes, "pairs": pairs}))


if __name__ == "__main__":
    main()
