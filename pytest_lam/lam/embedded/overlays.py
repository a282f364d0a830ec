"""What lies over a page as a dialog does, though no role says that it is one."""

from __future__ import annotations

from pytest_lam.lam.embedded.evidence import CONTROLS
from pytest_lam.lam.embedded.page import Page
from pytest_lam.snapshot import Node

BESIDE = 2
"""Controls that must be covered before what covers them is taken for a dialog; a sticky bar may cover one."""


def overlay(page: Page) -> Node | None:
    """The box that lies over all else: nothing in view beside it can be clicked; None where there is no such box."""
    controls = [node for node in page.nodes if node.role in CONTROLS and node.visible]
    covered = [node for node in controls if "covered" in node.states]
    free = [node for node in controls if "covered" not in node.states]
    if len(covered) < BESIDE or not free:
        return None
    around = {outer for node in covered for outer in page.way_up[node.ref]}
    whole = next((ref for ref in reversed(page.way_up[free[-1].ref]) if ref not in around), None)
    end = max(node.box.y + node.box.height for node in covered)
    if whole is None or any(node.box.y < end and not page.contains(whole, node.ref) for node in free):
        return None
    return page.snapshot.by_ref[whole]
