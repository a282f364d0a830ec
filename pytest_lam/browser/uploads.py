"""Choosing files: into a file field, or into the one that a button, a label or a drop zone stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_lam.browser.aiming import Aim, Manner
from pytest_lam.errors import ActionFailed

if TYPE_CHECKING:
    from selenium.webdriver.remote.webelement import WebElement

BY_LABEL = "id(@for)[self::input[@type='file']]"
"""The file field that a label names."""

NEAREST = "ancestor-or-self::*[.//input[@type='file']][1]//input[@type='file']"
"""The file fields in the nearest surroundings that hold any: pages hide the field beside what stands for it."""


def upload(aim: Aim, text: str) -> Manner:
    """Chooses the files of these full paths, one a line.

    Raises ActionFailed where no file field belongs to the element, or none that takes several.
    """
    own = aim.facts["type"] == "file"
    field = aim.element if own else field_of(aim)
    if len(text.splitlines()) > 1 and not field.get_property("multiple"):
        raise ActionFailed(f"{aim.what} takes one file only")
    field.send_keys(text)
    return "native" if own else "label"


def field_of(aim: Aim) -> WebElement:
    """The one file field that belongs to an element which is none itself."""
    from selenium.webdriver.common.by import By

    for way in (BY_LABEL, NEAREST):
        found = aim.element.find_elements(By.XPATH, way)
        if len(found) == 1:
            return found[0]
        if found:
            raise ActionFailed(f"{len(found)} file fields are as near to {aim.what}: name the one that is meant")
    raise ActionFailed(f"no file field belongs to {aim.what}: files are chosen in a field of that type")
