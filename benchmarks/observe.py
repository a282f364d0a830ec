"""How long observing a page of 1,000 controls takes, and how that grows with the page.

Prints medians in milliseconds. Each run is paired with the floor on the same page at the same
moment: one script round trip that reads tag and box of every control. With --nodes pages of
growing size are observed instead: their nodes, the best time, and what comes over the wire.

    python benchmarks/observe.py [--pairs 5] [--nodes]
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import observe, start
from pytest_lam.browser.scripts import Script, source
from pytest_lam.settings import BrowserSettings

LIMIT_MS = 100
"""What a look may take on such a page: a step looks twice, and a person does not notice a fifth of a second."""

LOOKS = 5
"""Looks of which a run's median is taken: the first one after a load is slower."""

FLOOR = (
    "return JSON.stringify(Array.from(document.querySelectorAll('input, button'),"
    " (e) => [e.tagName, e.getBoundingClientRect()]))"
)


NODES = (1_000, 2_000, 10_000, 50_000)
"""Nodes of the pages of growing size; a field with its label and button gives four."""

NODES_LIMIT_MS = {2_000: LIMIT_MS, 10_000: 1_000}
"""2,000 nodes hold the 1,000 controls; beyond a second people take a look for a stop."""


def page(fields: int = 500) -> str:
    rows = "".join(
        f'<div class="field"><label for="f{n}">Field number {n}</label><input id="f{n}" name="field{n}" value="{n}">'
        f'<button type="button" class="btn">Save field {n}</button></div>'
        for n in range(fields)
    )
    return f"<!doctype html><title>{2 * fields:,} controls</title><main><h1>Settings</h1><form>{rows}</form></main>"


def times_ms(work: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return times


def median_ms(work: Callable[[], object]) -> float:
    return statistics.median(times_ms(work))


def looks(driver: WebDriver, path: Path, pairs: int) -> dict[str, object]:
    """The look at 1,000 controls, beside the floor."""
    path.write_text(page(), encoding="utf-8")
    observes, floors = [], []
    for _ in range(pairs):
        driver.get(path.as_uri())
        nodes = len(observe(driver).nodes)
        observes.append(median_ms(lambda: observe(driver)))
        floors.append(median_ms(lambda: driver.execute_script(FLOOR)))
    figures = {"observe": round(statistics.median(observes), 1), "floor": round(statistics.median(floors), 1)}
    return figures | {"limit": LIMIT_MS, "nodes": nodes, "pairs": pairs}


def growth(driver: WebDriver, path: Path) -> Iterator[dict[str, object]]:
    """The best of some looks at each size: on a busy machine the best one is the least disturbed."""
    for nodes in NODES:
        path.write_text(page(nodes // 4), encoding="utf-8")
        driver.get(path.as_uri())
        found = len(observe(driver).nodes)
        best = min(times_ms(lambda: observe(driver)))
        size = len(driver.execute_script(source(Script.OBSERVE))[0])
        limit = {"limit": NODES_LIMIT_MS[nodes]} if nodes in NODES_LIMIT_MS else {}
        yield {
            "nodes": found,
            "ms": round(best, 1),
            "ms per 1,000": round(best / found * 1000, 1),
            "KB": size // 1024,
        } | limit


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=5, help="paired runs that are counted (default: 5)")
    parser.add_argument("--nodes", action="store_true", help="pages of growing size instead")
    chosen = parser.parse_args()
    driver = start(BrowserSettings())
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "controls.html"
            for line in growth(driver, path) if chosen.nodes else (looks(driver, path, chosen.pairs),):
                print(json.dumps(line), flush=True)
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
