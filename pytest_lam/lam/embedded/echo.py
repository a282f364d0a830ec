"""What on a page only repeats the step, as pages do that show what is to be done on them."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.lam.embedded.evidence import CONTROLS
from pytest_lam.lam.embedded.page import words_of
from pytest_lam.snapshot import Node, Snapshot

ECHO = 4
"""Words from which a text that is the step itself can't be anything else."""


def without_echo(snapshot: Snapshot, said: str) -> Snapshot:
    """The page less what only repeats the step, word for word.

    A control of that name, and its label, do more than repeat it: they are what the step means.
    """
    words = words_of(said)
    if len(words) < ECHO:
        return snapshot
    saying = [node for node in snapshot.nodes if node.parent is not None and words_of(node.text) == words]
    around = {outer.ref for node in saying for outer in snapshot.ancestors(node)}
    echoes = {node.ref for node in saying if node.ref not in around and not _is_operated(node, snapshot)}
    if not echoes:
        return snapshot
    kept = tuple(
        node
        for node in snapshot.nodes
        if node.ref not in echoes and not any(outer.ref in echoes for outer in snapshot.ancestors(node))
    )
    return replace(snapshot, nodes=kept)


def _is_operated(node: Node, snapshot: Snapshot) -> bool:
    """Whether it is a control, is in one, holds one or is the label of one."""
    related = (node, *snapshot.ancestors(node), *snapshot.descendants(node))
    return any(one.role in CONTROLS for one in related) or any(
        one.role in CONTROLS and one.label and words_of(one.label) == words_of(node.text) for one in snapshot.nodes
    )
