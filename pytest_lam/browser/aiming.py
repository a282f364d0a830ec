"""Taking aim: the live element of a node, brought into view, with what would become of an action on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pytest_lam.browser.frames import enter, resolve
from pytest_lam.browser.scripts import Script, source
from pytest_lam.errors import ActionFailed, Covered, NodeGone
from pytest_lam.snapshot import Node

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

Manner = Literal["native", "reached", "free", "label", "keys", "focused", "script", "slider"]
"""How it was done, for code that is to do the same.

native: what Selenium's own ``click``, ``clear`` and ``send_keys``, ``Select``, ``ActionChains`` or alert do.
reached: the same click, once the element is in the middle of the window and nothing covers it: a bar lies
    at an edge of the window, what the action before brought the element in may still move, or the
    element shows under the mouse only (until then Selenium calls it not displayed).
free: the mouse on the part of the element that nothing covers, its middle being covered.
label: a click on the element's ``label``, the element itself being hidden; of an upload, into the
    file field that belongs to the element.
keys: the old text selected with Control+A and typed over, as rich text editors need it; for a box
    to tick whose label leads elsewhere, the space bar.
focused: keys typed where the focus is, once the element has it: into a closed shadow root, where the
    driver's ``send_keys`` finds no focus.
script: the value set through the browser's setter, then input and change events (assign.js).
slider: what only keys can move, moved by them until it says that it has the value.
"""

COVERED = "{} is covered by {}: a click would reach that instead"


@dataclass(frozen=True, slots=True)
class Aim:
    """What is acted on: the live element, what the page says of it, the label to click in its stead."""

    driver: WebDriver
    element: WebElement
    label: WebElement | None
    facts: dict[str, Any]
    what: str
    onto: Aim | None = None
    """Of a drag: where it ends."""


def aim(driver: WebDriver, node: Node, onto: Node | None = None) -> Aim:
    """Aims at the element of ``node``, with the driver in its frame, and of a drag at what it is dropped on.

    Raises NodeGone where either left the page.
    """
    end = aim(driver, onto) if onto is not None else None
    found, facts, label = [*driver.execute_script(source(Script.ACT), node.ref), None][:3]
    if found is None:
        raise gone(node)
    return Aim(driver, found, label, facts, described(node), end)


def require_enabled(aimed: Aim) -> None:
    """Raises ActionFailed for what is disabled."""
    if aimed.facts["disabled"]:
        raise ActionFailed(f"{aimed.what} is disabled")


def require_reachable(aimed: Aim) -> None:
    """Raises ActionFailed where the pointer would reach something else, which it names."""
    covered = aimed.facts["covered"]
    if covered == "":
        raise ActionFailed(f"{aimed.what} can't be brought into view to click it")
    if covered is not None:
        raise Covered(COVERED.format(aimed.what, covered), cover=aimed.facts["cover"] or "")


def element(driver: WebDriver, node: Node) -> WebElement:
    """The live element of ``node``, with the driver left in the frame that holds it.

    Raises NodeGone where it left the page.
    """
    found = resolve(driver, node.ref) if enter(driver, node.frames) else None
    if found is None:
        raise gone(node)
    return found


def gone(node: Node) -> NodeGone:
    """The error for a node that is not there any more."""
    return NodeGone(f"{described(node)} is no longer on the page", candidates=(node.ref,))


def described(node: Node | None) -> str:
    """A node in a message: its role and what it is called."""
    if node is None:
        return "what was aimed at"
    name = node.called or node.text[:60] or node.attributes.get("id", "")
    role = node.role if node.role != "generic" else f"<{node.tag}>"
    return f'{role} "{name}"' if name else role
