"""What the tests of actions share: one action on the first node of a role."""

from __future__ import annotations

from collections.abc import Callable

from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import observe, perform

Show = Callable[[str], WebDriver]


def act(driver: WebDriver, action: str, role: str = "", text: str = "", name: str = "", onto: str = "") -> str:
    """Does that to the first node of the role (and name), or to the page; ``onto`` is the name of another node."""
    snapshot = observe(driver)
    found = [node for node in snapshot.nodes if node.role == role and (not name or node.name == name)]
    named = [node for node in snapshot.nodes if onto in (node.name, node.text, node.own_text)] if onto else []
    return perform(driver, action, found[0].ref if role else None, text, snapshot, named[0].ref if named else None)


def said(driver: WebDriver) -> str:
    """What the page wrote into its status."""
    return next(node.text for node in observe(driver).nodes if node.role == "status")
