"""Asking the page which locators find an element, and only it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pytest_lam.browser.frames import inside
from pytest_lam.browser.scripts import Script, source
from pytest_lam.locator import Locator
from pytest_lam.snapshot import Node

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver


def unique(driver: WebDriver, node: Node, candidates: Sequence[Locator]) -> tuple[Locator, ...]:
    """Those of ``candidates`` that find the node's element and nothing else, in the order given.

    Where none does, those are left that find it first and behind it only what is hidden: a page that has its menu
    twice, once for narrow windows, has no others. They are tried in the node's own document or shadow root, as
    WebDriver would there (a shadow root knows no XPath). None are left where the element is gone.
    """
    if not candidates:
        return ()
    asked = [[candidate.by, candidate.value] for candidate in candidates]
    with inside(driver, node.frames) as there:
        if not there:
            return ()
        answers: list[str] = driver.execute_script(source(Script.PROBE), node.ref, asked)
    kept = "alone" if "alone" in answers else "first"
    return tuple(candidate for candidate, answer in zip(candidates, answers, strict=True) if answer == kept)
