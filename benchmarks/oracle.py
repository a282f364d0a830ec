"""How often role and name of an interactive node are those that the browser itself computes.

Opens real pages (the shop and the admins of examples/, and whatever addresses are given) and
compares, node by node, with the browser's accessibility tree. What differs is printed with its
markup; what differs on purpose is counted apart, by its reason.

    python benchmarks/oracle.py [ADDRESS ...] [--miniwob FOLDER]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from selenium.common.exceptions import JavascriptException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import settle, start
from pytest_lam.settings import BrowserSettings, Limits

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests are no installed package

from examples.django_admin.data import ADMIN as LIBRARIAN
from examples.django_admin.server import serve as library
from examples.shop.server import serve as shop
from examples.wagtail.data import ADMIN as CURATOR
from examples.wagtail.server import serve as museum
from tests.browser.oracle import Comparison, compared

LIMIT = 0.99
"""The share that must agree, of each application alone: of a hundred things one may be called otherwise."""

SHOP = (
    *("/", "/cart", "/login", "/contact", "/stores", "/help", "/wish-list", "/card-details"),
    *("/product/desk-lamp", "/category/lighting", "/nowhere"),
)
LIBRARY = (
    *("/admin/", "/admin/library/book/", "/admin/library/book/add/", "/admin/library/book/1/change/"),
    *("/admin/library/book/1/delete/", "/admin/library/book/1/history/", "/admin/library/book/add/?_popup=1"),
    *("/admin/auth/user/add/", "/admin/auth/user/1/change/", "/admin/auth/user/1/password/", "/admin/password_change/"),
)
MUSEUM = (
    *("/admin/", "/admin/pages/", "/admin/pages/3/", "/admin/pages/3/edit/", "/admin/pages/4/edit/"),
    *("/admin/pages/3/add_subpage/", "/admin/pages/3/history/", "/admin/pages/4/delete/", "/admin/images/"),
    *("/admin/images/add/", "/admin/images/1/", "/admin/documents/", "/admin/users/", "/admin/users/new/"),
    *("/admin/groups/1/", "/admin/redirects/", "/admin/sites/", "/admin/reports/site-history/", "/admin/account/"),
)

START_EPISODE = "Math.seedrandom('42'); core.EPISODE_MAX_TIME = 600000; core.startEpisodeReal();"
"""What MiniWoB++ asks of whoever opens one of its pages."""


def signed_in(driver: WebDriver, address: str, user: str, password: str) -> None:
    """Signs in where the form has the names that Django gives it."""
    driver.get(address)
    driver.find_element(By.NAME, "username").send_keys(user)
    driver.find_element(By.NAME, "password").send_keys(f"{password}\n")
    settle(driver, Limits())


def shop_pages(driver: WebDriver) -> Iterator[str]:
    with shop(password="secret") as running:
        yield from (running.url + path for path in SHOP)


def library_pages(driver: WebDriver) -> Iterator[str]:
    with library() as running:
        yield f"{running.base_url}/admin/login/"
        signed_in(driver, f"{running.base_url}/admin/login/", LIBRARIAN.username, LIBRARIAN.password)
        yield from (running.base_url + path for path in LIBRARY)


def museum_pages(driver: WebDriver) -> Iterator[str]:
    with museum() as running:
        yield running.base_url
        yield f"{running.base_url}/admin/login/"
        signed_in(driver, f"{running.base_url}/admin/login/", CURATOR.username, CURATOR.password)
        yield from (running.base_url + path for path in MUSEUM)


SITES: Mapping[str, Callable[[WebDriver], Iterator[str]]] = {
    "shop": shop_pages,
    "library": library_pages,
    "museum": museum_pages,
}
"""Each yields the addresses of its pages, and runs what serves them meanwhile."""


def addresses(driver: WebDriver, given: list[str], miniwob: Path | None) -> Iterator[tuple[str, str, str]]:
    """Every page: the application that it is of, its address, and a script to run in it first."""
    for name, site in SITES.items():
        yield from ((name, address, "") for address in site(driver))
    yield from ((urlsplit(address).netloc, address, "") for address in given)
    for page in sorted(miniwob.glob("*.html")) if miniwob else ():
        yield "miniwob", page.as_uri(), START_EPISODE


def opened(driver: WebDriver, address: str, script: str) -> Comparison:
    driver.get(address)
    if script:
        driver.execute_script(script)
    settle(driver, Limits())
    return compared(driver)


def measured(driver: WebDriver, pages: Iterator[tuple[str, str, str]]) -> dict[str, object]:
    count, nodes, agreeing, intended = 0, Counter[str](), Counter[str](), Counter[str]()
    for application, address, script in pages:
        try:
            page = opened(driver, address, script)
        except JavascriptException as error:  # a page of MiniWoB++ that the seed makes fail by itself
            print(f"{address}: {error.msg}", file=sys.stderr)
            continue
        count += 1
        same = len(page.interactive) - len(page.disagreements) - len(page.intended)
        nodes[application] += len(page.interactive)
        agreeing[application] += same
        intended.update(pair.reason for pair in page.intended)
        print(f"{same:4}/{len(page.interactive):<4} {address}", file=sys.stderr)
        for pair in (*page.disagreements, *page.intended):
            why = f"  ({pair.reason})" if pair.reason else ""
            markup = " ".join(pair.markup[:160].split())
            print(f"          {pair.theirs} ours {pair.ours}  {markup}{why}", file=sys.stderr)
    return {
        "agreement": round(agreeing.total() / nodes.total(), 4),
        "limit": LIMIT,
        "of each": {name: round(agreeing[name] / number, 4) for name, number in nodes.items() if number},
        "pages": count,
        "interactive": nodes.total(),
        "on purpose": dict(intended),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", nargs="*", help="more pages")
    parser.add_argument("--miniwob", type=Path, help="the folder miniwob/html/miniwob of MiniWoB++")
    chosen = parser.parse_args()
    driver = start(BrowserSettings())
    try:
        print(json.dumps(measured(driver, addresses(driver, chosen.address, chosen.miniwob))))
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
