"""What nodes hold and show: fields their values, cells their texts, places the things in them. Plain data only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pytest_lam.checking.texts import collapsed
from pytest_lam.checks import Check
from pytest_lam.snapshot import Node, Snapshot

CELL_ROLES = frozenset({"cell", "gridcell", "rowheader"})
STATES = frozenset([
    "visible", "hidden", "enabled", "disabled", "checked", "unchecked", "mixed", "selected", "expanded", "collapsed",
    "readonly", "required", "invalid", "focused", "busy", "pressed", "current", "modal", "editable", "empty",
    "loaded", "broken",
])  # fmt: skip
"""What a thing may be said to be."""


def value_shown(node: Node) -> str:
    """What a field holds as a person sees it: of a select the labels of the chosen options."""
    if node.options:
        return ", ".join(collapsed(option.label) for option in node.options if option.selected)
    return collapsed(node.value)


def counted(check: Check, snapshot: Snapshot) -> tuple[Node, ...]:
    """The nodes that a count counts. A row that holds header cells only is no row of data."""
    named = collapsed(check.named).casefold()
    return tuple(
        node
        for node in inside(check.target, snapshot)
        if node.visible
        and node.role == check.role
        and (node.role != "row" or is_data_row(node, snapshot))
        and named in collapsed(f"{node.name} {node.text}").casefold()
        and (not check.state or check.state in states_of(node))
    )


def states_of(node: Node) -> set[str]:
    """All states that a person would say the node is in."""
    states = set(node.states)
    states.add("visible" if node.visible else "hidden")
    if "disabled" not in states:
        states.add("enabled")
    if not states & {"checked", "mixed"}:
        states.add("unchecked")
    if not (value_shown(node) if node.value is not None or node.options else collapsed(node.text)):
        states.add("empty")
    if node.tag == "img" and not states & {"broken", "loading"}:
        states.add("loaded")
    return states


def is_data_row(row: Node, snapshot: Snapshot) -> bool:
    """Whether the row holds a cell of data (or no cells at all, as some grids have it)."""
    roles = {child.role for child in snapshot.children(row)}
    return bool(roles & CELL_ROLES) or "columnheader" not in roles


def inside(target: str | None, snapshot: Snapshot) -> Iterator[Node]:
    """The nodes in the target, in document order; all nodes where there is no target."""
    node = snapshot.get(target)
    if node is None:
        return iter(snapshot.nodes)
    return chain(snapshot.descendants(node), _options(node))


def _options(node: Node) -> Iterator[Node]:
    """What a native list offers, which are no nodes of their own."""
    for at, option in enumerate(node.options):
        states = frozenset({"selected"} if option.selected else ()) | ({"disabled"} if option.disabled else set())
        label = collapsed(option.label)
        yield Node(f"{node.ref}.{at}", "option", label, "option", label, label, states=states, visible=node.visible)


def cell_text(cell: Node, snapshot: Snapshot) -> str:
    """What a cell shows: its text, else the value of the only field in it."""
    fields = [node for node in snapshot.descendants(cell) if node.options or node.value is not None]
    return value_shown(fields[0]) if len(fields) == 1 and fields[0].text == cell.text else collapsed(cell.text)


def shown(check: Check, snapshot: Snapshot) -> tuple[str, ...]:
    """The texts that a check looks at one by one; none of one that looks at something else, or at a whole page."""
    if check.name == "title":
        return (collapsed(snapshot.title),)
    if check.name == "heading":
        return tuple(map(said, headings(snapshot)))
    if check.name == "download":
        return tuple(collapsed(file.text) for file in snapshot.downloads[-1:])
    node = snapshot.get(check.target)
    if node is None:
        return ()
    read = {"text": collapsed(node.text), "value": value_shown(node), "placeholder": collapsed(node.placeholder)}
    return (read[check.name],) if check.name in read else ()


def headings(snapshot: Snapshot) -> list[Node]:
    """All headings; one that is clipped to a pixel is read out, and Selenium finds its text."""
    return [node for node in snapshot.nodes if node.role == "heading" and (node.visible or node.text)]


def said(node: Node) -> str:
    """What a heading says, also where that is an image."""
    return collapsed(node.text or node.name)


def what_shows(node: Node) -> str:
    """What a person reads there: of a field what it holds, else its text."""
    return value_shown(node) if node.value is not None or node.options else collapsed(node.text)
