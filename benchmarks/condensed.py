"""How long the text form of a page is for a model, beside Playwright's aria snapshot of the same page.

Prints characters by page (with --pages) and in sum, and the ratio. Both look at the same browser at
the same moment; the references of Playwright's text are shortened as on a page that was opened first.

    npm install --prefix benchmarks
    python benchmarks/condensed.py [--pages] [--miniwob FOLDER] [--url ADDRESS ...]

The pages are those of the demo shop, of Django's admin and of Wagtail's, those of MiniWoB++ in the folder
given (``html/miniwob`` of the package), and any others.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from applications import APPLICATIONS
from node_scripts import Aria

from pytest_lam.browser import observe, settle, start
from pytest_lam.condensed import condense
from pytest_lam.settings import BrowserSettings, Limits

LIMIT = 0.25
"""Of Playwright's characters: what a model reads for one page of theirs then does for four."""

TASKS = (
    "book-flight", "buy-ticket", "choose-date", "click-checkboxes-large", "click-menu-2", "click-tab-2",
    "daily-calendar", "email-inbox", "enter-date", "form-sequence", "login-user-popup", "multi-layouts",
    "navigate-tree", "order-food", "read-table", "search-engine", "social-media", "stock-market", "use-autocomplete",
    "use-spinner",
)  # fmt: skip

EPISODE = "Math.seedrandom('42'); core.EPISODE_MAX_TIME = 600000; core.startEpisodeReal()"


def task_pages(driver: Any, folder: Path) -> Iterator[str]:
    for task in TASKS:
        driver.get((folder / f"{task}.html").absolute().as_uri())
        driver.execute_script(EPISODE)
        yield task


def other_pages(driver: Any, addresses: list[str]) -> Iterator[str]:
    for address in addresses:
        driver.get(address)
        yield address


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", action="store_true", help="a line for each page, too")
    parser.add_argument("--miniwob", type=Path, metavar="FOLDER", help="the folder html/miniwob of MiniWoB++")
    parser.add_argument("--url", nargs="*", default=[], metavar="ADDRESS", help="other pages")
    arguments = parser.parse_args()
    sums: dict[str, list[int]] = {}
    with ExitStack() as stack:
        driver = start(BrowserSettings())
        stack.callback(driver.quit)
        aria = Aria(driver)
        stack.callback(aria.close)
        groups = {
            **{name: serve(stack).pages(driver) for name, serve in APPLICATIONS.items()},
            "miniwob": task_pages(driver, arguments.miniwob) if arguments.miniwob else iter(()),
            "other": other_pages(driver, arguments.url),
        }
        for group, pages in groups.items():
            for page in pages:
                settle(driver, Limits())
                ours, theirs = len(condense(observe(driver)).text), len(aria.snapshot())
                sums[group] = [sum(pair) for pair in zip(sums.get(group, (0, 0, 0)), (1, ours, theirs), strict=True)]
                if arguments.pages:
                    told = {
                        "page": f"{group} {page}",
                        "condensed": ours,
                        "aria": theirs,
                        "ratio": round(ours / theirs, 3),
                    }
                    print(json.dumps(told))
    count, ours, theirs = (sum(column) for column in zip(*sums.values(), strict=True))
    groups_told = {group: round(pair[1] / pair[2], 3) for group, pair in sums.items()}
    figures = {"pages": count, "condensed": ours, "aria": theirs, "ratio": round(ours / theirs, 3)}
    print(json.dumps(figures | {"limit": LIMIT, "groups": groups_told}))


if __name__ == "__main__":
    main()
