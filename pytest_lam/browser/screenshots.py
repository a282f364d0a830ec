"""Pictures of the page, with what they are about outlined."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_lam.browser.frames import inside
from pytest_lam.browser.scripts import Script, source
from pytest_lam.errors import BrowserProblem
from pytest_lam.snapshot import Node

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver


def screenshot(driver: WebDriver, path: Path, outlined: Sequence[Node] = ()) -> None:
    """Writes what the window shows to ``path`` as PNG, whole or not at all, with ``outlined`` framed.

    The page is left as it was. Raises BrowserProblem where the browser gives no picture (an open
    dialog of its own bars it) and OSError where the file can't be written.
    """
    from selenium.common.exceptions import WebDriverException

    refs: dict[tuple[str, ...], list[str]] = {}
    for node in outlined:
        refs.setdefault(node.frames, []).append(node.ref)
    try:
        _outline(driver, refs)
        try:
            picture = driver.get_screenshot_as_png()
        finally:
            _outline(driver, {frames: [] for frames in refs})
    except WebDriverException as error:
        raise BrowserProblem(f"no screenshot: {(error.msg or '').splitlines()[:1]}") from error
    _replace(path, picture)


def _outline(driver: WebDriver, refs: Mapping[tuple[str, ...], Iterable[str]]) -> None:
    for frames, names in refs.items():
        with inside(driver, frames) as there:
            if there:
                driver.execute_script(source(Script.OUTLINE), list(names))


def _replace(path: Path, content: bytes) -> None:
    """Writes a file at once: a reader sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
