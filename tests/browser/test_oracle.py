"""Roles and names agree with those that the browser itself computes, on real pages and on hard ones."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver

from examples.django_admin.data import ADMIN
from examples.django_admin.server import serve as serve_admin
from examples.shop.server import serve as serve_shop
from examples.wagtail.data import ADMIN as CURATOR
from examples.wagtail.server import serve as serve_museum
from pytest_lam.browser import element, settle
from pytest_lam.settings import Limits

from .conftest import PAGES
from .oracle import called, compared, readable

AGREEING = 0.99
"""Of the interactive nodes of each application, whatever the reason why one differs."""

SHOP = ("/", "/cart", "/login", "/contact", "/stores", "/help", "/card-details", "/product/desk-lamp", "/nowhere")

ADMIN_PAGES = (
    *("/admin/", "/admin/library/book/", "/admin/library/book/add/", "/admin/library/book/1/change/"),
    *("/admin/library/book/1/delete/", "/admin/library/book/1/history/", "/admin/library/book/add/?_popup=1"),
    *("/admin/auth/user/1/change/", "/admin/password_change/"),
)

MUSEUM_PAGES = (
    *("/admin/", "/admin/pages/3/", "/admin/pages/4/edit/", "/admin/pages/3/add_subpage/", "/admin/pages/4/history/"),
    *("/admin/images/", "/admin/images/add/", "/admin/images/1/", "/admin/documents/", "/admin/users/new/"),
    *("/admin/groups/1/", "/admin/reports/site-history/"),
)

HARD = ("names.html", "roles.html", "rich.html")
"""Hand-made pages. An element with data-differs is told of otherwise than Chromium does; it holds the reason."""


@pytest.fixture(scope="module")
def shop() -> Iterator[str]:
    """The address of a running shop."""
    with serve_shop(password="secret") as running:
        yield running.url


@pytest.fixture(scope="module")
def admin(driver: WebDriver) -> Iterator[str]:
    """The address of a running admin that the driver is signed in to."""
    with serve_admin() as running:
        sign_in(driver, running.base_url, ADMIN.username, ADMIN.password)
        yield running.base_url


@pytest.fixture(scope="module")
def museum(driver: WebDriver) -> Iterator[str]:
    """The address of a running editor's application that the driver is signed in to."""
    with serve_museum() as running:
        sign_in(driver, running.base_url, CURATOR.username, CURATOR.password)
        yield running.base_url


def sign_in(driver: WebDriver, address: str, user: str, password: str) -> None:
    driver.get(f"{address}/admin/login/")
    driver.find_element(By.NAME, "username").send_keys(user)
    driver.find_element(By.NAME, "password").send_keys(f"{password}\n")
    settle(driver, Limits())


def agreement(driver: WebDriver, addresses: list[str]) -> tuple[float, list[str]]:
    """Which share of the interactive nodes agrees, and what differs."""
    count, differing = 0, []
    for address in addresses:
        driver.get(address)
        settle(driver, Limits())
        comparison = compared(driver)
        count += len(comparison.interactive)
        differing += [f"{address}: {pair}" for pair in comparison.interactive if not pair.agrees]
    return 1 - len(differing) / count, differing


def test_the_shop_is_perceived_as_the_browser_tells_it(driver: WebDriver, shop: str) -> None:
    share, differing = agreement(driver, [shop + path for path in SHOP])
    assert share >= AGREEING, differing


def test_the_admin_is_perceived_as_the_browser_tells_it(driver: WebDriver, admin: str) -> None:
    share, differing = agreement(driver, [admin + path for path in ADMIN_PAGES])
    assert share >= AGREEING, differing


def test_the_museum_is_perceived_as_the_browser_tells_it(driver: WebDriver, museum: str) -> None:
    share, differing = agreement(driver, [museum + path for path in MUSEUM_PAGES])
    assert share >= AGREEING, differing


@pytest.mark.parametrize("page", HARD)
def test_what_is_hard_to_name_is_named_as_the_browser_does(driver: WebDriver, page: str) -> None:
    driver.get((PAGES / page).as_uri())
    pairs = compared(driver).interactive
    assert len(pairs) > 30
    assert [pair for pair in pairs if not pair.agrees and not pair.reason] == []
    assert [pair for pair in pairs if pair.agrees and "data-differs" in pair.markup] == []


@pytest.mark.parametrize("page", HARD)
def test_the_tree_says_what_selenium_says_of_each_element(driver: WebDriver, page: str) -> None:
    driver.get((PAGES / page).as_uri())
    comparison = compared(driver)
    nodes = {pair.ref: pair.theirs for pair in comparison.interactive if pair.ref and not pair.reason}
    for ref in random.Random(1).sample(sorted(nodes), 12):
        live = element(driver, comparison.snapshot.by_ref[ref])
        assert (called(live.aria_role), readable(live.accessible_name)) == nodes[ref]
    driver.switch_to.default_content()
