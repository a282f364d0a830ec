"""Where an action would lead by the page's own markup, told before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pytest_lam.browser.frames import inside
from pytest_lam.browser.perception import open_dialog
from pytest_lam.browser.scripts import Script, source
from pytest_lam.snapshot import Node

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

Way = Literal["click", "keys"]


def leads_to(driver: WebDriver, node: Node | None, way: Way) -> tuple[str, ...]:
    """The addresses that a click on a node, or a key pressed in it, asks for; the first is that of its document.

    They are those of links with what they tell of the click, of the forms that buttons send, and of the frames
    that are clicked into. What scripts do is not known. Nothing is told under an open dialog of the browser.

    :param node: None where the focused element is meant.
    """
    if open_dialog(driver) is not None:
        return ()
    with inside(driver, node.frames if node is not None else ()) as there:
        if not there:
            return ()
        place, leads = driver.execute_script(source(Script.LEADS), node.ref if node is not None else None, way)
    return (place, *leads)
