"""Perceiving a page: one look at every frame, as a Snapshot."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pytest_lam.browser.frames import enter
from pytest_lam.browser.privacy import unlogged
from pytest_lam.browser.scripts import Script, source
from pytest_lam.snapshot import Box, Node, Option, Snapshot

if TYPE_CHECKING:
    from selenium.webdriver.remote.shadowroot import ShadowRoot
    from selenium.webdriver.remote.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

DEEPEST_FRAME = 8
"""Frames in frames beyond this are not looked into: a page that nests itself has no end."""

DEEPEST_ROOT = 8
"""Rounds of asking for closed shadow roots: each lets see what is inside of those found in the round before."""


def observe(driver: WebDriver) -> Snapshot:
    """What a person could perceive of the page now, through frames and shadow roots (closed ones of custom elements).

    The driver is in the top document afterwards. Where a dialog of the browser is open the page
    can't be read: the snapshot then holds the dialog's text and no nodes.
    """
    if (text := open_dialog(driver)) is not None:
        return Snapshot(url="", title="", nodes=(), dialog=text)
    from selenium.common.exceptions import UnexpectedAlertPresentException

    try:
        driver.switch_to.default_content()
        page, nodes, frames = _look(driver, ())
        seen = {page.document}
        cut = [_enter(driver, node, frame, nodes, seen) for node, frame in frames]
    except UnexpectedAlertPresentException as alert:
        return Snapshot(url="", title="", nodes=(), dialog=alert.alert_text or "")
    return replace(page, nodes=tuple(nodes), cut=page.cut or any(cut))


def open_dialog(driver: WebDriver) -> str | None:
    """The text of the open alert, confirm or prompt of the browser, or None where none is open."""
    from selenium.common.exceptions import NoAlertPresentException

    try:
        return str(driver.switch_to.alert.text)
    except NoAlertPresentException:
        return None


def _enter(driver: WebDriver, node: Node, frame: WebElement, nodes: list[Node], seen: set[str]) -> bool:
    """Adds what is in a frame to ``nodes``, and leaves the driver around it; one that vanishes adds nothing.

    Tells whether the frame holds more than was looked at.
    """
    from selenium.common.exceptions import JavascriptException, NoSuchFrameException, NoSuchWindowException

    path = (*node.frames, node.ref)
    try:
        if not _switch(driver, frame, path):
            enter(driver, node.frames)
            return False
        frame_page, found, inner = _look(driver, path, parent=node.ref)
    except (NoSuchFrameException, NoSuchWindowException, JavascriptException):
        enter(driver, node.frames)
        return False
    if frame_page.document in seen:  # ChromeDriver falls back to the top document when a frame goes.
        enter(driver, node.frames)
        return False
    seen.add(frame_page.document)
    nodes.extend(found)
    cut = [frame_page.cut, len(path) == DEEPEST_FRAME and bool(inner)]
    if len(path) < DEEPEST_FRAME:
        cut += [_enter(driver, child, element, nodes, seen) for child, element in inner]
    driver.switch_to.parent_frame()
    return any(cut)


def _switch(driver: WebDriver, frame: WebElement, path: tuple[str, ...]) -> bool:
    """Into a frame of the current document; whether it is there."""
    from selenium.common.exceptions import StaleElementReferenceException

    try:
        driver.switch_to.frame(frame)
    except StaleElementReferenceException:
        return enter(driver, path)  # The vanishing of a sibling makes ChromeDriver forget its elements.
    return True


def _look(
    driver: WebDriver, path: tuple[str, ...], parent: str | None = None
) -> tuple[Snapshot, list[Node], list[tuple[Node, WebElement]]]:
    """One document: the page without its nodes, its nodes, and the frames to look into."""
    with unlogged():
        text, elements, strangers = _told(driver)
        for _ in range(DEEPEST_ROOT):
            if not strangers:
                break
            answers = [answer for element in strangers if (answer := _asked(element))]
            driver.execute_script(source(Script.ADOPT), answers)
            text, elements, strangers = _told(driver)
    url, title, token, is_popup, is_cut, rows = json.loads(text)
    nodes = [_node(row, f"{token}:", path, parent) for row in rows]
    inner = [node for node in nodes if node.role == "iframe" and node.tag in ("iframe", "frame")]
    page = Snapshot(url=url, title=title, nodes=(), document=token, popup=is_popup, cut=is_cut)
    return page, nodes, list(zip(inner, elements, strict=False))


def _told(driver: WebDriver) -> tuple[str, list[WebElement], list[WebElement]]:
    """What the script tells of the document.

    A dialog of the browser that opens while it runs takes its answer away: ChromeDriver then gives none. Raises
    UnexpectedAlertPresentException for one that is still open.
    """
    from selenium.common.exceptions import UnexpectedAlertPresentException

    answer = driver.execute_script(source(Script.OBSERVE))
    if answer is None:
        if (text := open_dialog(driver)) is not None:
            raise UnexpectedAlertPresentException(alert_text=text)
        answer = driver.execute_script(source(Script.OBSERVE))  # whoever opened it has closed it
    text, elements, strangers = answer
    return text, elements, strangers


def _asked(element: WebElement) -> list[WebElement | ShadowRoot | str | None] | None:
    """What only the browser knows of a custom element: its shadow root, a closed one too, and its role.

    None where it left the page meanwhile.
    """
    from selenium.common.exceptions import NoSuchShadowRootException, StaleElementReferenceException

    try:
        role = element.aria_role
        return [element, element.shadow_root, role]
    except NoSuchShadowRootException:
        return [element, None, role]
    except StaleElementReferenceException:
        return None


def _node(row: list[Any], prefix: str, path: tuple[str, ...], frame: str | None) -> Node:
    """The node that describe.js wrote down as one row."""
    (number, parent, role, name, tag, text, own, value, description, placeholder, label) = row[:11]
    (states, visible, level, headers, options, attributes, box, hosts) = row[11:]
    return Node(
        ref=f"{prefix}{number}",
        role=role,
        name=name,
        tag=tag,
        text=text,
        own_text=own,
        value=value,
        description=description,
        placeholder=placeholder,
        label=label,
        states=frozenset(states),
        visible=visible,
        level=level,
        headers=tuple(headers),
        options=tuple([Option(*option) for option in options]),
        attributes=attributes,
        box=Box(*box),
        parent=frame if parent is None else f"{prefix}{parent}",
        frames=path,
        hosts=tuple([f"{prefix}{host}" for host in hosts]),
    )
