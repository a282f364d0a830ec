"""Claims about dialogs of which no role says that they are any."""

from __future__ import annotations

from pytest_lam.checks import Check
from pytest_lam.effects import DIALOGS
from pytest_lam.lam import Verify
from pytest_lam.lam.embedded.choosing import last_turn
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.overlays import overlay
from pytest_lam.lam.embedded.page import Page
from pytest_lam.lam.embedded.scene import Scene
from pytest_lam.snapshot import Snapshot


def claimed(frame: Frame, target: Phrase, scene: Scene) -> Verify | None:
    """That such a box is there, or is gone since the last action, by its heading; None where dialogs say what they are.

    A page without the role of a dialog has none, whatever is open on it: its absence would prove nothing.
    """
    if target.kind != "dialog" or target.words:
        return None
    last = last_turn(scene.memory)
    pages = [scene.snapshot, *([last.before] if last is not None and last.before is not None else [])]
    if any(node.role in DIALOGS for page in pages for node in page.nodes):
        return None
    headings = (_heading(page) for page in (pages[1:] if frame.negated else pages[:1]))
    found = next((heading for heading in headings if heading), "")
    return Verify((Check("heading", expected=found, negated=frame.negated),)) if found else None


def _heading(snapshot: Snapshot) -> str:
    """What heads the box over that page."""
    over = overlay(Page(snapshot))
    inner = snapshot.descendants(over) if over is not None else ()
    return next((node.text for node in inner if node.role == "heading" and node.visible), "")
