"""The list of choices that a step left open, which lies over what is acted on next: put away as a person would.

Lists of which many can be chosen stay open after a choice. Unlike a notice, which may come or not, such a list
is there again in each replay: putting it away is part of the path.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_lam import wording
from pytest_lam.actions import Action
from pytest_lam.browser import acting, settling
from pytest_lam.browser.aiming import described
from pytest_lam.effects import DIALOGS
from pytest_lam.errors import ActionFailed
from pytest_lam.recording import Effect, RecordedAction
from pytest_lam.settings import Limits
from pytest_lam.snapshot import Node, Snapshot
from pytest_lam.targets import Targets

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

LISTS = frozenset({"listbox", "menu", "tree"})
"""Roles of what pops up with things to choose from."""

OPENERS = frozenset({"combobox", "button", "textbox", "searchbox"})
"""Roles of what such a list belongs to, and says that it is open."""

ESCAPE = Action("press", value="ESCAPE")


@dataclass(frozen=True, slots=True)
class PutAway:
    """What was done about a list, and how the user is told of it."""

    action: RecordedAction
    described: str


def list_over(target: str, cover: str, snapshot: Snapshot, own: frozenset[str]) -> Node | None:
    """The open list that keeps a click from its target.

    :param cover: ref of what the click would reach.
    :param own: refs of what the scenario's own steps brought up; what else lies over the page is a notice.
    """
    node = snapshot.by_ref[target]
    kept = {one.ref for one in (node, *snapshot.ancestors(node), *snapshot.descendants(node))}
    hit = snapshot.get(cover)
    over = [one for one in (hit, *snapshot.ancestors(hit)) if one.ref not in kept] if hit is not None else []
    lists = [one for one in snapshot.nodes if one.visible and one.role in LISTS and one.ref in own - kept]
    # What is in a dialog that the target is not in is that dialog's: who opened it means to use it.
    lists = [one for one in lists if all(outer.ref in kept for outer in _dialogs_around(one, snapshot))]
    if found := [one for one in over if one in lists]:
        return found[0]
    # Else it is a backdrop that came up with the list, and may be nothing that is perceived at all.
    return lists[0] if lists and (not over or any(one.ref in own for one in over)) else None


def put_away(
    driver: WebDriver, targets: Targets, limits: Limits, look: Callable[[], Snapshot], target: str, over: Node
) -> PutAway | None:
    """Puts a list away in the least committing way that closes it; None where none does.

    :param target: ref of what it lies over.
    :raises ActionFailed: more was closed or changed than the list.
    """
    before = look()
    for action in _ways(before.by_ref[target], over, before):
        opener = before.get(action.target)
        found = targets.of(opener, before) if opener is not None else None
        located = targets.of(over, before)
        if found is not None and not found.locators:
            continue
        try:
            manner = acting.perform(driver, action.name, action.target, str(action.value or ""), before)
        except ActionFailed:
            continue
        settling.settle(driver, limits)
        now = look()
        _require_kept(before, now, over)
        if not _is_shown(over, now):
            effects = (Effect("disappears", None, located),) if located.locators else ()
            done = RecordedAction(action.name, found, action.value, effects, manner)
            return PutAway(done, wording.action(action, opener, before))
    return None


def _ways(target: Node, over: Node, snapshot: Snapshot) -> list[Action]:
    """The Escape key; a click on what opened it. In a dialog the other way round: it may close by that key, too."""
    inner = {one.ref for one in snapshot.descendants(over)}
    openers = [
        node
        for node in snapshot.nodes
        if node.visible and "expanded" in node.states and node.role in OPENERS and node.ref not in inner
    ]
    ways = [ESCAPE, *(Action("click", node.ref) for node in openers if len(openers) == 1)]
    in_dialog = any(outer.role in DIALOGS for outer in snapshot.ancestors(target))
    return ways[::-1] if in_dialog else ways


def _require_kept(before: Snapshot, now: Snapshot, over: Node) -> None:
    """Raises ActionFailed where a dialog went with the list, or a field holds something else.

    What was typed to find a choice may go: that it is the choice itself is told by what is chosen in the list.
    """
    inner = list(before.descendants(over))
    chosen = [node.text for node in inner if node.text and node.states & {"selected", "checked"}]
    for node in before.nodes:
        if not node.visible or node in inner:
            continue
        closed = node.role in DIALOGS and not _is_shown(node, now)
        after = now.get(node.ref)
        typed = "expanded" in node.states and not any(text in (node.value or "") for text in chosen)
        if closed or (after is not None and node.value != after.value and not typed):
            what = described(node)
            raise ActionFailed(
                f"to put the list away that is open also {'closes' if closed else 'changes'} {what}: "
                "say in a step of its own how the list is closed"
            )


def _dialogs_around(node: Node, snapshot: Snapshot) -> list[Node]:
    return [outer for outer in snapshot.ancestors(node) if outer.role in DIALOGS]


def _is_shown(node: Node, snapshot: Snapshot) -> bool:
    there = snapshot.get(node.ref)
    return there is not None and there.visible
