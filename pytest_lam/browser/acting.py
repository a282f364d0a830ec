"""Doing one thing to the browser, as a person would: with the driver's own clicks and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

from pytest_lam.browser import fields, pages, pointer, uploads, windows
from pytest_lam.browser.aiming import COVERED, Aim, Manner, aim, described, gone, require_enabled
from pytest_lam.browser.breakdowns import breakdown
from pytest_lam.browser.frames import inside, resolve
from pytest_lam.browser.perception import open_dialog
from pytest_lam.browser.privacy import unlogged
from pytest_lam.errors import ActionFailed, Covered
from pytest_lam.snapshot import Node, Snapshot

if TYPE_CHECKING:
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.remote.webdriver import WebDriver

DIALOG_IS_OPEN = 'a dialog of the browser is open: "{}"; accept or dismiss it first'

LOOKING = frozenset({"hover", "scroll"})
"""Actions that a disabled element allows."""


def perform(
    driver: WebDriver, action_name: str, ref: str | None, text: str, snapshot: Snapshot, onto: str | None = None
) -> Manner:
    """Carries out one action of ACTIONS on the element of ``ref`` and tells in which manner.

    ``text`` is the value to type, choose or open, secrets resolved; of an upload full paths, one a
    line. ``onto`` is the ref of what is dragged to. Raises NodeGone where an element has left the
    page and nothing was done, ActionFailed where the browser would not do it to that very element
    (disabled, covered, no such option), BrowserProblem where a page does not load. The driver is in
    the top document afterwards.
    """
    what = described(snapshot.get(ref)) if ref is not None else "the page"
    doing = f"opening {text}" if action_name == "navigate" else f"{action_name} {what} on {snapshot.url}"
    with _failures(action_name, what, doing, (ref,) if ref is not None else ()), unlogged():
        if ref is None:
            return ON_PAGE[action_name](driver, text)
        return _on_node(driver, action_name, ref, text, snapshot, onto)


def _on_node(driver: WebDriver, action_name: str, ref: str, text: str, snapshot: Snapshot, onto: str | None) -> Manner:
    if (dialog := open_dialog(driver)) is not None:
        raise ActionFailed(DIALOG_IS_OPEN.format(dialog))
    node, end = _known(ref, snapshot), _known(onto, snapshot) if onto is not None else None
    if end is not None and end.frames != node.frames:
        raise ActionFailed(f"{described(node)} and {described(end)} are in different frames: no drag leaves its frame")
    with inside(driver, node.frames) as there:
        if not there:
            raise gone(node)
        try:
            aimed = aim(driver, node, end)
            if action_name not in LOOKING:
                require_enabled(aimed)
            return ON_NODE[action_name](aimed, text)
        except ActionFailed as error:
            error.candidates = error.candidates or (ref,)
            raise


def is_there(driver: WebDriver, node: Node) -> bool:
    """Whether the element of a node is still in its document."""
    with inside(driver, node.frames) as there:
        return there and resolve(driver, node.ref) is not None


def _known(ref: str, snapshot: Snapshot) -> Node:
    node = snapshot.get(ref)
    if node is None:
        raise ActionFailed(f"there is no {ref} in what was seen of the page")
    return node


@contextmanager
def _failures(action_name: str, what: str, doing: str, refs: tuple[str, ...]) -> Iterator[None]:
    """Selenium's exceptions as the project's own, in words for the user."""
    from selenium.common import exceptions
    from urllib3.exceptions import HTTPError

    try:
        yield
    except exceptions.StaleElementReferenceException as error:
        raise ActionFailed(f"{what} left the page while it was acted on", candidates=refs) from error
    except exceptions.ElementClickInterceptedException as error:
        _, _, cover = _first_line(error).rpartition("receive the click: ")
        raise Covered(COVERED.format(what, cover), candidates=refs) from error
    except exceptions.InvalidElementStateException as error:
        raise ActionFailed(f"{what} can't be acted on: {_first_line(error)}", candidates=refs) from error
    except exceptions.MoveTargetOutOfBoundsException as error:
        raise ActionFailed(f"{what} can't be moved there: it is outside of the window", candidates=refs) from error
    except exceptions.NoAlertPresentException as error:
        raise ActionFailed(f"there is no dialog of the browser to {action_name}") from error
    except exceptions.UnexpectedAlertPresentException as error:
        raise ActionFailed(DIALOG_IS_OPEN.format(error.alert_text)) from error
    except (exceptions.WebDriverException, HTTPError) as error:
        raise breakdown(doing, error) from error


def _first_line(error: WebDriverException) -> str:
    return (error.msg or type(error).__name__).strip().splitlines()[0]


ON_PAGE: Mapping[str, Callable[[WebDriver, str], Manner]] = MappingProxyType(
    {
        "navigate": pages.navigate,
        "back": pages.back,
        "forward": pages.forward,
        "reload": pages.reload,
        "press": pages.press,
        "scroll": pages.scroll,
        "accept": pages.accept,
        "dismiss": pages.dismiss,
        "switch window": windows.switch,
        "close window": windows.close,
        "resize": pages.resize,
        "pause": pages.pause,
    }
)

ON_NODE: Mapping[str, Callable[[Aim, str], Manner]] = MappingProxyType(
    {
        "click": pointer.click,
        "double click": pointer.double_click,
        "right click": pointer.right_click,
        "hover": pointer.hover,
        "drag": pointer.drag,
        "fill": fields.fill,
        "clear": fields.clear,
        "select": fields.select,
        "deselect": fields.deselect,
        "check": fields.check,
        "uncheck": fields.uncheck,
        "press": pages.press_on,
        "upload": uploads.upload,
        "scroll": pointer.scroll,
    }
)
