"""How what was opened in vain is closed again, told from the page before it and the page now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from pytest_lam.actions import Action
from pytest_lam.effects import DIALOGS, path_of
from pytest_lam.lam import Turn
from pytest_lam.lam.embedded.openers import begins_with
from pytest_lam.lam.embedded.scene import page_words
from pytest_lam.snapshot import Node, Snapshot

ESCAPE = Action("press", value="ESCAPE")
POPUP_ROLES = frozenset({"menu", "listbox", "tooltip", *DIALOGS})
"""Roles of what the Escape key closes wherever it follows the WAI-ARIA Authoring Practices."""
ONCE = 1
"""Times that each way is tried: what did not help once closes nothing the second time."""


def way_back(turn: Turn, now: Snapshot, done: Sequence[Action]) -> Action | None:
    """The next thing to do so that the page is as it was before a tentative action.

    None where it is, or where nothing is known that would make it so: more of a list that was
    loaded stays, and harms nobody.

    :param done: what was done for that already.
    """
    before = turn.before
    if before is None or is_as_before(before, now):
        return None
    for way in WAYS:
        action = way(turn, before, now)
        if action is not None and list(done).count(action) < ONCE:
            return action
    return None


def is_as_before(before: Snapshot, now: Snapshot) -> bool:
    """Whether a person sees the same page again."""
    return now.dialog is None and before.url == now.url and _shown(before) == _shown(now)


def _shown(snapshot: Snapshot) -> Counter[tuple[str, str, str, frozenset[str]]]:
    """All that a person sees, wherever it stands: what was rendered anew is the same; the cursor tells nothing."""
    return Counter(
        (node.role, node.name, node.own_text, node.states - {"focused"}) for node in snapshot.nodes if node.visible
    )


def _answered(turn: Turn, before: Snapshot, now: Snapshot) -> Action | None:
    return Action("dismiss") if now.dialog is not None else None


def _returned(turn: Turn, before: Snapshot, now: Snapshot) -> Action | None:
    if now.popup and not before.popup:
        return Action("close window")
    return Action("back") if path_of(before.url) != path_of(now.url) or before.document != now.document else None


def _closed(turn: Turn, before: Snapshot, now: Snapshot) -> Action | None:
    """The close button of a dialog that came up."""
    for dialog in _uncovered(before, now):
        if dialog.role in DIALOGS:
            inner = (node for node in now.descendants(dialog) if node.visible and node.role == "button")
            button = next((node for node in inner if _is_called(node, page_words().notices["close"])), None)
            return Action("click", button.ref) if button is not None else ESCAPE
    return None


def _folded(turn: Turn, before: Snapshot, now: Snapshot) -> Action | None:
    """Itself again, where it says that it is open now or that it closes what it opened."""
    old, new = before.get(turn.action.target), now.get(turn.action.target)
    if old is None or new is None or not new.visible or new.role == "tab" or turn.action.name == "hover":
        return None
    if "expanded" in new.states - old.states or "pressed" in new.states - old.states:
        return Action("click", new.ref)
    renamed = new.name != old.name and begins_with(new.name, page_words().openers["less"])
    is_switch = new.role == "button" and _is_called(new, page_words().openers["menu"])
    return Action("click", new.ref) if renamed or is_switch else None


def _chosen_before(turn: Turn, before: Snapshot, now: Snapshot) -> Action | None:
    """The tab that was selected before."""
    tab = before.get(turn.action.target)
    if tab is None or tab.role != "tab":
        return None
    others = (node for node in before.nodes if node.role == "tab" and node.parent == tab.parent)
    chosen = next((node for node in others if "selected" in node.states), None)
    here = now.get(chosen.ref) if chosen is not None else None
    return Action("click", here.ref) if here is not None and "selected" not in here.states else None


def _leafed_back(turn: Turn, before: Snapshot, now: Snapshot) -> Action | None:
    """The control beside a list's next page that leads to the previous one."""
    node = before.get(turn.action.target)
    controls = page_words().controls
    if node is None or not _is_called(node, controls["next page"]):
        return None
    others = (one for one in now.nodes if one.visible and one.role in ("button", "link"))
    back = next((one for one in others if _is_called(one, controls["previous page"])), None)
    return Action("click", back.ref) if back is not None and "disabled" not in back.states else None


def _scrolled_back(turn: Turn, before: Snapshot, now: Snapshot) -> Action | None:
    return Action("scroll", turn.action.target, "top") if turn.action.name == "scroll" else None


def _escaped(turn: Turn, before: Snapshot, now: Snapshot) -> Action | None:
    return ESCAPE if any(node.role in POPUP_ROLES for node in _uncovered(before, now)) else None


def _left(turn: Turn, before: Snapshot, now: Snapshot) -> Action | None:
    """The pointer goes to the middle of the page."""
    return Action("hover", now.nodes[0].ref) if turn.action.name == "hover" and now.nodes else None


WAYS: tuple[Callable[[Turn, Snapshot, Snapshot], Action | None], ...] = (
    _answered,
    _returned,
    _closed,
    _left,
    _folded,
    _chosen_before,
    _leafed_back,
    _scrolled_back,
    _escaped,
)
"""The ways back, the surest first."""


def _uncovered(before: Snapshot, now: Snapshot) -> Iterator[Node]:
    seen = {node.ref for node in before.nodes if node.visible}
    return (node for node in now.nodes if node.visible and node.ref not in seen)


def _is_called(node: Node, names: Sequence[str]) -> bool:
    said = " ".join((node.called or node.text).split()).casefold()
    return said in {name.casefold() for name in names}
