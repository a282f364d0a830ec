"""Small pages, written by hand as nested calls and read as snapshots.

``page(link("Home", href="/"), row(cell("Ada"), cell(button("Delete"))))`` is a page; texts inside
a node are its own text, and its name where its role is named by what it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from pytest_lam.snapshot import Node, Option, Snapshot

NAMED_BY_CONTENT = {"button", "link", "heading", "tab", "menuitem", "option", "cell", "columnheader", "rowheader"}
NAMED_BY_CONTENT |= {"row", "treeitem", "radio", "checkbox", "switch", "tooltip"}
TAGS = {"button": "button", "link": "a", "textbox": "input", "combobox": "select", "heading": "h2", "form": "form"}


@dataclass(frozen=True)
class Part:
    """A node to be, with what it holds."""

    role: str
    content: tuple[Part | str, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All that is written in it."""
        texts = (inner if isinstance(inner, str) else inner.text for inner in self.content)
        return " ".join(text for text in texts if text)


FIELDS = set(Node.__slots__)


def part(role: str, *content: Part | str, **fields: Any) -> Part:
    """A node of that role; what is no field of Node becomes an attribute (``type_`` for ``type``)."""
    known = {name: value for name, value in fields.items() if name in FIELDS}
    others = {name.rstrip("_").replace("_", "-"): value for name, value in fields.items() if name not in FIELDS}
    if others:
        known["attributes"] = others
    return Part(role, content, known)


button, link, heading, text = (partial(part, role) for role in ("button", "link", "heading", "generic"))
row, cell, columnheader, table = (partial(part, role) for role in ("row", "cell", "columnheader", "table"))
listing, item, article, region = (partial(part, role) for role in ("list", "listitem", "article", "region"))
form, dialog, group, status = (partial(part, role) for role in ("form", "dialog", "group", "status"))
alert, checkbox, radio, navigation = (partial(part, role) for role in ("alert", "checkbox", "radio", "navigation"))
term, definition, paragraph = (partial(part, role) for role in ("term", "definition", "paragraph"))


def textbox(label: str, value: str = "", **fields: Any) -> Part:
    """A text field with its label."""
    return part("textbox", name=label, label=label, value=value, **fields)


def select(label: str, options: Sequence[str], chosen: str = "", **fields: Any) -> Part:
    """A native list of options."""
    every = tuple(Option(option, option.lower(), selected=option == chosen) for option in options)
    return part("combobox", name=label, label=label, options=every, value=chosen, **fields)


def page(*content: Part | str, url: str = "http://shop.test/", title: str = "Shop", **fields: Any) -> Snapshot:
    """The snapshot of a page with that content; refs are numbers in document order ("1", "2", ...)."""
    nodes: list[Node] = []
    for inner in content:
        _add(inner if isinstance(inner, Part) else text(inner), None, (), nodes)
    return Snapshot(url, title, tuple(nodes), **{"document": url, **fields})


def _add(inner: Part, parent: str | None, headers: tuple[str, ...], nodes: list[Node]) -> None:
    own = " ".join(piece for piece in inner.content if isinstance(piece, str))
    name = inner.text if inner.role in NAMED_BY_CONTENT else ""
    node = Node(str(len(nodes) + 1), inner.role, name, TAGS.get(inner.role, "div"), inner.text, own, parent=parent)
    cells = {"headers": headers} if inner.role == "cell" and headers else {}
    node = replace(node, **{**cells, **inner.fields})
    nodes.append(node)
    pieces = [piece for piece in inner.content if isinstance(piece, Part)]
    columns = _columns(inner)
    for at, piece in enumerate(pieces):
        mine = headers[at : at + 1] if inner.role == "row" else columns
        _add(piece, node.ref, mine, nodes)


def _columns(inner: Part) -> tuple[str, ...]:
    """Of a table the texts of its header row."""
    rows = [piece for piece in inner.content if isinstance(piece, Part) and piece.role == "row"]
    heads = [piece for piece in rows[0].content if isinstance(piece, Part)] if inner.role == "table" and rows else []
    return tuple(head.text for head in heads if head.role == "columnheader")


def named(snapshot: Snapshot, role: str, name: str, nth: int = 0) -> Node:
    """The nth node of that role and name (or text)."""
    return [n for n in snapshot.nodes if n.role == role and name in (n.name, n.text, n.label)][nth]
