"""Ways to a node by what a user reads on it or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_lam.export.locators.survival import COSTS, TEXT_LIMIT
from pytest_lam.locator import XPATH, Locator
from pytest_lam.snapshot import Node

LINK_TEXT = "link text"
BARE = "translate(., '*:', '')"
"""What XPath calls a label less its marks."""
PARTS = frozenset({"banner", "navigation", "main", "contentinfo", "complementary", "search", "form", "list", "table"})
"""Roles of parts of a page: all that stands in one is not what it is called, and changes with each thing in it."""


def bared(label: str) -> str:
    """A label less the marks that forms put behind it, as steps say it: the asterisk of a field that is required."""
    return " ".join(re.sub("[*:]", "", label).split())


def texts(node: Node, around: str = "//") -> Iterator[Locator]:
    """The words that a user reads on the node or beside it, as XPaths that start with ``around``."""
    tag = node.tag or "*"
    if node.label and len(node.label) <= TEXT_LIMIT:
        label = "label[normalize-space()={0}]"
        yield Locator(XPATH, f"{around}{tag}[@id=//{label}/@for]", (node.label,), COSTS["label"])
        yield Locator(XPATH, f"{around}{label}//{tag}", (node.label,), COSTS["label"] + 1)
        if around == "//" and (bare := bared(node.label)):
            marked = f"label[normalize-space({BARE})={{0}}]"
            yield Locator(XPATH, f"//{tag}[@id=//{marked}/@for]", (bare,), COSTS["label"] + 3)
            yield Locator(XPATH, f"//{marked}//{tag}", (bare,), COSTS["label"] + 4)
        if role := node.attributes.get("role"):  # a control that scripts put in the place of the labelled one
            behind = f"{around}{label}/following::{tag}[@role={{1}}][1]"
            yield Locator(XPATH, behind, (node.label, role), COSTS["label"] + 2)
    if tag == "input" and node.attributes.get("type") in ("submit", "button", "reset") and node.attributes.get("value"):
        yield Locator(XPATH, f"{around}input[@value={{0}}]", (node.attributes["value"],), COSTS["role and name"])
    if node.role in PARTS:
        return
    named = node.name if node.role in ("button", "link", "heading", "tab") else ""  # as written, not as styled
    for text in dict.fromkeys((node.text, node.own_text, named)):
        if not text or len(text) > TEXT_LIMIT or node.role in ("textbox", "combobox", "listbox", "searchbox"):
            continue
        if tag == "a" and around == "//" and text in (node.text, node.own_text):
            yield Locator(LINK_TEXT, "{0}", (text,), COSTS["link text"])
        known = node.role in ("button", "link", "heading", "tab", "menuitem", "option", "columnheader", "cell")
        cost = COSTS["role and name"] if known else COSTS["text"]
        yield Locator(XPATH, f"{around}{tag}[normalize-space()={{0}}]", (text,), cost)
        if role := node.attributes.get("role"):  # a copy of it that only measures its width has the tag, not the role
            yield Locator(XPATH, f"{around}{tag}[@role={{1}}][normalize-space()={{0}}]", (text, role), cost + 1)
        if text == node.own_text:  # what only wraps it has the same text, but none of its own
            yield Locator(XPATH, f"{around}{tag}[text()[normalize-space()={{0}}]]", (text,), cost + 2)
        if node.role in ("listitem", "treeitem"):  # what is folded away inside of it counts for its whole text, too
            yield Locator(XPATH, f"{around}{tag}[*[normalize-space()={{0}}]]", (text,), cost + 1)
            yield Locator(XPATH, f"{around}{tag}[not(ancestor::{tag})][*[normalize-space()={{0}}]]", (text,), cost + 2)
