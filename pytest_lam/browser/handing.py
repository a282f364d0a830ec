"""What an editor hands to its form: the hidden fields that hold what was typed into it, some time after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_lam.browser.frames import inside
from pytest_lam.browser.privacy import unlogged
from pytest_lam.browser.scripts import Script, source
from pytest_lam.settings import Limits
from pytest_lam.snapshot import Node

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver


def keep(driver: WebDriver, node: Node) -> None:
    """Takes note of what the hidden fields hold before something is typed into ``node``."""
    with inside(driver, node.frames) as there, unlogged():
        if there:
            driver.execute_script(source(Script.KEEP), node.ref)


def handed(driver: WebDriver, node: Node, limits: Limits) -> tuple[Node, ...]:
    """The hidden fields that hold something else by now, with their values, the nearest first.

    Timers and requests that the typing set going are waited for, at most ``limits.settle`` seconds.
    Fields in shadow roots are left out. None are left where the page was left meanwhile.
    """
    from selenium.common.exceptions import JavascriptException, TimeoutException, UnexpectedAlertPresentException

    try:
        with inside(driver, node.frames) as there, unlogged():
            bound = int(limits.settle * 1000)
            rows = driver.execute_async_script(source(Script.HANDED), node.ref, bound) if there else ()
    except (JavascriptException, TimeoutException, UnexpectedAlertPresentException):
        return ()  # the page was replaced, or a dialog of the browser is open: there is nothing more to wait for
    return tuple(
        Node(ref, "hidden", tag=tag, attributes=marks, value=value, frames=node.frames[: len(node.frames) - up])
        for ref, tag, marks, up, value in rows
    )
