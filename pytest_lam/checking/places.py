"""Where on the page a check of the whole page looks: code looks into one document or shadow root at a time.

Plain data only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.checking.contents import counted, headings
from pytest_lam.checking.gatherings import data_rows, row_holds
from pytest_lam.checking.judges import is_called
from pytest_lam.checking.texts import collapsed, compare
from pytest_lam.checks import Check
from pytest_lam.snapshot import Node, Snapshot

ANY_ONE = frozenset({"present", "heading", "row", "text"})
"""Checks for which one thing is enough that is as they say; all others look at all that there is of a kind."""


def placed(check: Check, snapshot: Snapshot) -> Check | None:
    """The check of a whole page that holds there, as code can make it; None where it would have to look at several.

    What is in a frame is looked for in that frame, and what is in a shadow root in what is around it there. A denial
    stays one of the page itself, and so does what is there as well.
    """
    if check.target is not None or check.negated:
        return check
    found = _rests_on(check, snapshot)
    if not found or any(_is_outside(node) for node in found if check.name in ANY_ONE):
        return check
    if check.name in ANY_ONE:
        found = found[:1]
    if all(_is_outside(node) for node in found):
        return check
    if len({(node.frames, node.hosts) for node in found}) > 1:
        return None
    alone = check.name == "heading" and found[0].hosts
    around = None if alone else _around(found, snapshot)
    return replace(check, target=around.ref) if around is not None else _of_itself(check, found[0])


def _is_outside(node: Node) -> bool:
    return not node.frames and not node.hosts


def _rests_on(check: Check, snapshot: Snapshot) -> Sequence[Node]:
    """The nodes by which it holds."""
    if check.name in ("row", "table") or check.role == "row":
        rows = data_rows(None, snapshot)
        return [row for row in rows if row_holds(row, check.cells, snapshot)] if check.name == "row" else rows
    if check.name in GATHERED or (check.name == "change" and check.role):
        return counted(check, snapshot)
    if check.name == "present":
        like = (node for node in snapshot.nodes if node.visible and check.role in ("", node.role))
        return [node for node in like if is_called(node, check.named, check.comparison)]
    if check.name not in ("heading", "text") or not isinstance(check.expected, str):
        return ()
    said = headings(snapshot) if check.name == "heading" else [node for node in snapshot.nodes if node.tag == "html"]
    wanted = collapsed(check.expected)
    return [node for node in said if compare(collapsed(node.text or node.name), wanted, check.comparison)]


GATHERED = frozenset({"count", "list", "order", "each"})
"""Checks of all nodes of a role."""


def _around(found: Sequence[Node], snapshot: Snapshot) -> Node | None:
    """The document in which all of them are, in a shadow root the nearest thing around them; None where none is."""
    way = found[0].frames, found[0].hosts
    if not found[0].hosts:
        return next((node for node in snapshot.nodes if node.tag == "html" and (node.frames, node.hosts) == way), None)
    around = [{each.ref for each in (node, *snapshot.ancestors(node))} - {node.ref} for node in found]
    common = frozenset.intersection(*map(frozenset, around))
    return next((node for node in snapshot.ancestors(found[0]) if node.ref in common and node.hosts == way[1]), None)


def _of_itself(check: Check, node: Node) -> Check | None:
    """The check of the one thing that is not in anything there."""
    if check.name == "present":
        return Check("state", node.ref, "visible")
    return replace(check, name="text", target=node.ref) if check.name == "heading" else None
