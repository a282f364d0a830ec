"""What people put on elements so that code can find them: test ids, ids, names, classes, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit, urlunsplit

from pytest_lam.export.locators.survival import COSTS, TEXT_LIMIT
from pytest_lam.locator import CSS, Locator
from pytest_lam.snapshot import Node, Snapshot

ID, NAME = "id", "name"
TEST_IDS = ("data-testid", "data-test", "data-test-id", "data-cy", "data-qa")


def marks(node: Node) -> Iterator[Locator]:
    """The marks that people put on the node so that code can find it."""
    attributes = node.attributes
    for name in TEST_IDS:
        if value := attributes.get(name):
            yield Locator(CSS, f"[{name}={{0}}]", (value,), COSTS["test id"])
    identity = attributes.get("id", "")
    if identity and not is_generated(identity):
        yield Locator(ID, "{0}", (identity,), COSTS["id"])
    if name := attributes.get("name", ""):
        choice = attributes.get("value", "")
        if node.role in ("radio", "checkbox") and choice:
            yield Locator(CSS, f"{node.tag}[name={{0}}][value={{1}}]", (name, choice), COSTS["name attribute"] + 1)
        if not is_generated(name):
            yield Locator(NAME, "{0}", (name,), COSTS["name attribute"])
    for name, cost in (
        ("placeholder", "placeholder"),
        ("aria-label", "role and name"),
        ("alt", "alt"),
        ("title", "title"),
    ):
        value = attributes.get(name) or (node.placeholder if name == "placeholder" else "")
        if value and len(value) <= TEXT_LIMIT:
            yield Locator(CSS, f"{node.tag or '*'}[{name}={{0}}]", (value,), COSTS[cost])


def marked(node: Node, snapshot: Snapshot) -> tuple[Locator, Node] | None:
    """The nearest ancestor of the same document that carries an id or test id, with that as its locator."""
    for ancestor in snapshot.ancestors(node):
        if (ancestor.frames, ancestor.hosts) != (node.frames, node.hosts):
            return None
        for locator in marks(ancestor):
            if locator.by in (ID, CSS) and locator.cost <= COSTS["id"]:
                return locator, ancestor
    return None


def attribute_of(mark: Locator) -> str:
    """The attribute that an id or a test id stands in."""
    return "id" if mark.by == ID else mark.pattern[1:].partition("=")[0]


def address(node: Node) -> Iterator[Locator]:
    """Where a link leads, as the page writes it; of a full address the path, for the rest is the machine's own."""
    address = node.attributes.get("href", "")
    parts = urlsplit(address)
    if node.tag != "a" or not 0 < len(address) <= TEXT_LIMIT:
        return
    if not parts.scheme and not parts.netloc:
        yield Locator(CSS, "a[href={0}]", (address,), COSTS["address"])
    elif parts.netloc and len(parts.path) > 1:
        yield Locator(CSS, "a[href$={0}]", (urlunsplit(("", "", *parts[2:])),), COSTS["address"])


def is_generated(name: str) -> bool:
    """Whether an id was made by a machine, so that the next build or page load changes it.

    Recognised by: three digits in a row, a hexadecimal run of eight, letters and digits that take
    turns within a word or at a quarter of all places (Playwright's measure; it counts capitals
    too, but people write camelCase), or the marks of known libraries (``:r1:``, ``ember12``).
    """
    hexadecimal, libraries = r"(?=[a-f]*\d)[0-9a-f]{8,}", r"^(ember|mui|radix|headlessui|react-select|ext-gen)[-:\d]"
    if re.search(rf"\d{{3,}}|^:|:$|{hexadecimal}|{libraries}", name, re.IGNORECASE):
        return True
    parts = [part for part in re.split(r"[-_.:]+", name) if part]
    if any(re.search(r"\d", part) and len(re.findall(r"\d+|[A-Za-z]+", part)) > 2 for part in parts):
        return True
    classes = "".join("a" if char.isalpha() else "0" if char.isdigit() else "-" for char in name)
    changes = sum(1 for one, other in pairwise(classes) if one != other and "-" not in (one, other))
    return len(name) >= 8 and changes * 4 >= len(name)


def classes_of(node: Node) -> list[str]:
    """All its classes."""
    return node.attributes.get("class", "").split()


def told_classes(node: Node) -> list[str]:
    """The classes that people named."""
    return [name for name in classes_of(node) if not is_generated(name) and re.fullmatch(r"[A-Za-z][\w-]*", name)]


def of_class(slot: str) -> str:
    """An XPath condition: one of its classes is what the slot holds, with a blank on each side."""
    return f"contains(concat(' ', normalize-space(@class), ' '), {slot})"
