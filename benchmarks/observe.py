"""How long observing takes on a page of 1,000 controls: five paired runs, medians.

Each run is paired with the floor on the same page at the same moment: one script round trip
that reads tag and box of every control.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pytest_lam.browser import observe, start
from pytest_lam.settings import BrowserSettings

RUNS, LOOKS = 5, 5
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
    driver = start(BrowserSettings())
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "controls.html"
            path.write_text(page(), encoding="utf-8")
            observes, floors = [], []
            for _ in range(RUNS):
                driver.get(path.as_uri())
                nodes = len(observe(driver).nodes)
                observes.append(median_ms(lambda: observe(driver)))
                floors.append(median_ms(lambda: driver.execute_script(FLOOR)))
        print(f"{nodes} nodes, medians of {RUNS} paired runs")
        for what, times in (("observe", observes), ("floor", floors)):
            print(f"{what}: {statistics.median(times):.0f} ms ({', '.join(f'{each:.0f}' for each in times)})")
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
