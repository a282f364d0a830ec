"""How long the text form of a page is for a model, beside Playwright's aria snapshot of the same page.

Prints characters by page (with --pages) and in sum, and the ratio. Both look at the same browser at
the same moment; the references of Playwright's text are shortened as on a page that was opened first.

    npm install --prefix benchmarks
    python benchmarks/condensed.py [--pages] [--miniwob FOLDER] [--url ADDRESS ...]

The pages are those of the demo shop and of Django's admin, those of Wagtail's admin where it is
installed, those of MiniWoB++ in the folder given (``html/miniwob`` of the package), and any others.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pytest_lam.browser import observe, settle, start
from pytest_lam.condensed import condense
from pytest_lam.settings import BrowserSettings, Limits

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

LIMIT = 0.25
"""Of Playwright's characters: what a model reads for one page of theirs then does for four."""

SHOP = ("/", "/category/lighting", "/product/desk-lamp", "/login", "/cart", "/contact", "/stores", "/help")

ADMIN = (
    "/admin/", "/admin/auth/user/", "/admin/auth/user/add/", "/admin/library/author/", "/admin/library/author/add/",
    "/admin/library/book/", "/admin/library/book/add/", "/admin/library/genre/", "/admin/library/publisher/",
)  # fmt: skip

WAGTAIL = (
    "/admin/", "/admin/pages/", "/admin/pages/3/", "/admin/pages/3/edit/", "/admin/images/", "/admin/images/add/",
    "/admin/documents/", "/admin/users/", "/admin/groups/", "/admin/reports/site-history/", "/admin/redirects/",
    "/admin/account/",
)  # fmt: skip

TASKS = (
    "book-flight", "buy-ticket", "choose-date", "click-checkboxes-large", "click-menu-2", "click-tab-2",
    "daily-calendar", "email-inbox", "enter-date", "form-sequence", "login-user-popup", "multi-layouts",
    "navigate-tree", "order-food", "read-table", "search-engine", "social-media", "stock-market", "use-autocomplete",
    "use-spinner",
)  # fmt: skip

EPISODE = "Math.seedrandom('42'); core.EPISODE_MAX_TIME = 600000; core.startEpisodeReal()"


class Aria:
    """Playwright in a process of its own, on the same browser."""

    def __init__(self, driver: Any) -> None:
        address = driver.capabilities["goog:chromeOptions"]["debuggerAddress"]
        self.process = subprocess.Popen(
            ["node", "aria.mjs", address], cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def snapshot(self) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit("Playwright gave no answer; run: npm install --prefix benchmarks")
        return shortened(json.loads(line))

    def close(self) -> None:
        self.process.communicate()


def shortened(text: str) -> str:
    """``[ref=f7e12]`` as ``[ref=e12]``: the number counts the pages that were opened before."""
    first = re.search(r"\[ref=(f\d+)e", text)
    return text.replace(f"[ref={first[1]}e", "[ref=e") if first else text


def shop_pages(driver: Any, stack: ExitStack) -> Iterator[str]:
    from examples.shop.server import serve

    base = stack.enter_context(serve()).url
    for path in SHOP:
        driver.get(base + path)
        yield path


def admin_pages(driver: Any, stack: ExitStack) -> Iterator[str]:
    from examples.django_admin.data import ADMIN as ACCOUNT
    from examples.django_admin.server import serve

    base = stack.enter_context(serve()).base_url
    yield from signed_in(driver, base, ACCOUNT.username, ACCOUNT.password, ADMIN)


def wagtail_pages(driver: Any, stack: ExitStack) -> Iterator[str]:
    if find_spec("wagtail") is None:
        return
    from examples.wagtail.data import ADMIN as ACCOUNT
    from examples.wagtail.server import serve

    base = stack.enter_context(serve()).base_url
    yield from signed_in(driver, base, ACCOUNT.username, ACCOUNT.password, WAGTAIL)


def signed_in(driver: Any, base: str, user: str, password: str, paths: tuple[str, ...]) -> Iterator[str]:
    driver.get(f"{base}/admin/")
    yield "login"
    driver.find_element("name", "username").send_keys(user)
    driver.find_element("name", "password").send_keys(f"{password}\n")
    settle(driver, Limits())
    for path in paths:
        driver.get(base + path)
        yield path


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
            "shop": shop_pages(driver, stack),
            "django": admin_pages(driver, stack),
            "wagtail": wagtail_pages(driver, stack),
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
