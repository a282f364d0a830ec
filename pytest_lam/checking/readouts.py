"""What a step keeps of a page: one text, the texts of what is listed there, the rows of a table. Plain data only."""

from __future__ import annotations

import json
from dataclasses import dataclass

from pytest_lam.actions import Action
from pytest_lam.checking.contents import CELL_ROLES, cell_text, what_shows
from pytest_lam.checking.gatherings import data_rows, parts_shown
from pytest_lam.checking.texts import collapsed
from pytest_lam.checks import Check
from pytest_lam.snapshot import Node, Snapshot
from pytest_lam.step import Reading

LISTED = ("row", "listitem", "article", "option", "treeitem", "menuitem", "tab", "radio")
"""Roles of things that stand beside others of their like."""


@dataclass(frozen=True, slots=True)
class Readout:
    """What is kept, as a text (of several things as JSON), and how: the role of the things, the part of each."""

    text: str
    role: str = ""
    named: str = ""


def readout(reading: Reading, action: Action, node: Node, snapshot: Snapshot) -> Readout:
    """What a step keeps of a node; nothing is kept of a node that holds nothing of the kind."""
    if reading == "rows":
        found = rows_shown(node, snapshot)
        return Readout(json.dumps(found, ensure_ascii=False) if found else "", "row")
    if reading == "items":
        role = action.role or role_listed(node, snapshot)
        texts = parts_shown(Check("list", node.ref, role=role, named=action.named), snapshot)
        return Readout(json.dumps(texts, ensure_ascii=False) if texts else "", role, action.named)
    return Readout(what_shows(node))


def role_listed(node: Node, snapshot: Snapshot) -> str:
    """The role of the things that a node lists: of the first in it that has such a role."""
    return next((inner.role for inner in snapshot.descendants(node) if inner.role in LISTED), "listitem")


def rows_shown(table: Node, snapshot: Snapshot) -> list[dict[str, str]]:
    """The rows of data of a table, each by the texts of its columns' headers; columns without one are left out."""
    heads = {collapsed(head.text or head.name) for head in snapshot.descendants(table) if head.role == "columnheader"}
    return [_by_header(row, heads, snapshot) for row in data_rows(table.ref, snapshot)]


def _by_header(row: Node, heads: set[str], snapshot: Snapshot) -> dict[str, str]:
    found: dict[str, str] = {}
    for cell in snapshot.children(row):
        header = next((text for text in map(collapsed, cell.headers) if text in heads), "")
        if header and cell.role in CELL_ROLES:
            found.setdefault(header, cell_text(cell, snapshot))
    return found
