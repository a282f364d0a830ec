"""The JavaScript of this room: files beside this one, sent to the page as one function each."""

from __future__ import annotations

from enum import Enum
from functools import cache
from importlib import resources


class Script(Enum):
    """What can be run in a page: the files it is made of, the last of which defines ``main``."""

    ACT = ("registry.js", "hits.js", "spot.js", "act.js")
    ADOPT = ("registry.js", "adopt.js")
    ASSIGN = ("assign.js",)
    HANDED = ("registry.js", "traffic.js", "hidden.js", "handed.js")
    KEEP = ("registry.js", "hidden.js", "keep.js")
    LEADS = ("registry.js", "hits.js", "leads.js")
    OBSERVE = (
        "registry.js",
        "roles.js",
        "generated.js",
        "names.js",
        "hits.js",
        "sight.js",
        "walk.js",
        "describe.js",
        "traffic.js",
        "perceive.js",
    )
    OUTLINE = ("registry.js", "outline.js")
    PROBE = ("registry.js", "probe.js")
    RESOLVE = ("registry.js", "resolve.js")
    SCROLLED = ("scrolled.js",)
    SETTLE = ("registry.js", "traffic.js", "settle.js")
    WATCH = ("registry.js", "traffic.js", "watch.js")


@cache
def source(script: Script) -> str:
    """The body of the function that a WebDriver ``execute_script`` runs; its arguments go to ``main``."""
    folder = resources.files(__package__)
    parts = [(folder / name).read_text(encoding="utf-8") for name in script.value]
    return "\n".join(["'use strict';", *parts, "return main(...arguments);"])
