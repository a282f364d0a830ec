"""One action on the nodes that it means: found again where the page rendered them anew, located, acted on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pytest_lam import open_lists, wording
from pytest_lam.actions import Action
from pytest_lam.browser import acting, handing
from pytest_lam.browser.aiming import gone
from pytest_lam.effects import DIALOGS, HOLDS, holds
from pytest_lam.errors import ActionFailed, Covered, NodeGone
from pytest_lam.identity import found_again
from pytest_lam.interrupts import MOST, Heed, Interrupts
from pytest_lam.open_lists import PutAway
from pytest_lam.recording import Effect, Target
from pytest_lam.settings import Limits
from pytest_lam.snapshot import Node, Snapshot
from pytest_lam.targets import Targets

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

CLICKING = frozenset({"click", "check", "uncheck"})
"""Actions that a thing which still moves may escape, or catch."""

LOOKS = 3
"""How often a node is looked for again: a page that renders it anew between any two looks never stands still."""

FIELDS = frozenset({"input", "textarea", "select"})
"""Tags of what is sent with its form by itself; what else can be typed into has to hand it to a field."""


@dataclass(frozen=True, slots=True)
class Aimed:
    """An action on nodes that were there a moment ago, with all that can be told of the page before it."""

    action: Action
    before: Snapshot
    target: Target | None
    onto: Target | None
    vanishing: Mapping[str, Target]
    """The dialogs that were open, by their refs: gone, they could not be described any more."""
    cleared: tuple[PutAway, ...] = ()
    """What was done before it about lists that earlier actions had left open over the target."""


class Hands:
    """Acts on a browser; ``look`` observes its page."""

    def __init__(
        self, driver: WebDriver, targets: Targets, interrupts: Interrupts, look: Callable[[], Snapshot]
    ) -> None:
        self.driver, self.targets, self.interrupts, self.look = driver, targets, interrupts, look
        self._cleared: tuple[PutAway, ...] = ()
        self.heed: Heed | None = None
        """Asked before each action on the nodes as they are by then; it raises where nothing may be done."""
        self.acted_at = time.monotonic()
        """When the last action had been done, or the step began: from then on a pause lasts."""

    def perform(self, action: Action, text: str, decided_on: Snapshot, now: Snapshot) -> tuple[Aimed, str]:
        """Carries an action out that was decided on one snapshot, on the page as it is by now.

        :param text: the value, as it is typed, opened or chosen.
        :return: what it was done to, and in which manner.
        :raises NodeGone: what was meant has left the page, and nothing is the same by all that it was.
        :raises ActionFailed: the browser would not do it.
        """
        self._cleared = ()
        done = self._perform_found(action, self._left_of(text) if action.name == "pause" else text, decided_on, now)
        self.acted_at = time.monotonic()
        return done

    def begin(self, said: str) -> None:
        """Take into account that a step begins: what it says, and from when on its first pause lasts."""
        self.targets.said = self.interrupts.said = said
        self.acted_at = time.monotonic()

    def _left_of(self, seconds: str) -> str:
        """What is left of a pause that began when the action before it had been done: looking took its time, too."""
        return f"{max(0.0, float(seconds) - (time.monotonic() - self.acted_at)):.3f}"

    def _perform_found(self, action: Action, text: str, decided_on: Snapshot, now: Snapshot) -> tuple[Aimed, str]:
        """The same, with nodes looked for again that the page rendered anew."""
        for _ in range(LOOKS - 1):
            try:
                return self._perform_uncovered(action, text, decided_on, now)
            except NodeGone:
                now = self.look()
        return self._perform_uncovered(action, text, decided_on, now)

    def _perform_uncovered(self, action: Action, text: str, decided_on: Snapshot, now: Snapshot) -> tuple[Aimed, str]:
        """The same, with notices put away that came up over what is acted on."""
        for _ in range(MOST):
            try:
                return self._perform_once(action, text, decided_on, now)
            except Covered as problem:
                if not self._uncovers(problem):
                    raise
            now = self.look()
        return self._perform_once(action, text, decided_on, now)

    def _uncovers(self, problem: Covered) -> bool:
        """Whether what lies over a target was put away, or is not known and may go by itself."""
        now, target = self.look(), problem.candidates[0]
        if not problem.cover or now.get(target) is None:
            return True
        over = open_lists.list_over(target, problem.cover, now, self.interrupts.own)
        if over is None:
            return self.interrupts.put_away(problem.cover, target, now)
        done = open_lists.put_away(self.driver, self.targets, self.interrupts.limits, self.look, target, over)
        self._cleared += (done,) if done is not None else ()
        return done is not None

    def _perform_once(self, action: Action, text: str, decided_on: Snapshot, now: Snapshot) -> tuple[Aimed, str]:
        aimed = self._aim(_readdressed(action, decided_on, now), now)
        done = aimed.action
        if self.heed is not None:
            self.heed(done, text, now)
        if (editor := _editor(aimed)) is not None:
            handing.keep(self.driver, editor)
        manner = acting.perform(self.driver, done.name, done.target, text, now, done.onto)
        if manner == "native" and self._cleared and done.name in CLICKING:
            manner = "reached"  # what was put away may still be fading when a replay is there
        return aimed, manner

    def handed_over(self, aimed: Aimed, text: str, limits: Limits) -> tuple[Effect, ...]:
        """What was typed into an editor arrives in a hidden field of its form, which is waited for.

        :param text: what was typed.
        """
        editor = _editor(aimed)
        if editor is None or not text.strip():
            return ()
        for field in handing.handed(self.driver, editor, limits):
            target = self.targets.of(field, aimed.before) if holds(field.value or "", text) else None
            if target is not None and target.locators:
                return (Effect(HOLDS, aimed.action.value, target),)
        return ()

    def _aim(self, action: Action, now: Snapshot) -> Aimed:
        node, onto = now.get(action.target), now.get(action.onto)
        vanishing = {dialog.ref: self.targets.of(dialog, now) for dialog in now.nodes if _is_open_dialog(dialog)}
        return Aimed(
            action,
            now,
            self._located(node, now, action.within, action.within_text) if node is not None else None,
            self._located(onto, now) if onto is not None else None,
            vanishing,
            self._cleared,
        )

    def _located(self, node: Node, now: Snapshot, within: str | None = None, within_text: str = "") -> Target:
        target = self.targets.of(node, now, within, within_text)
        if not target.locators:
            if not acting.is_there(self.driver, node):
                raise gone(node)
            raise ActionFailed(wording.unlocatable(node, now), candidates=[node.ref])
        return target


def _readdressed(action: Action, decided_on: Snapshot, now: Snapshot) -> Action:
    """The action on the same nodes as the page has them now.

    :raises NodeGone: one of them is not there any more, or can't be told from another.
    """
    if action.target is None:
        return action
    return replace(
        action,
        target=_moved(action.target, decided_on, now),
        onto=_moved(action.onto, decided_on, now) if action.onto is not None else None,
        within=_around(action, decided_on, now),
    )


def _moved(ref: str, decided_on: Snapshot, now: Snapshot) -> str:
    if now.get(ref) is not None:
        return ref
    if now.dialog is not None:
        raise ActionFailed(acting.DIALOG_IS_OPEN.format(now.dialog))
    node = decided_on.get(ref)
    if node is None:
        raise ActionFailed(f"the model chose a node that is not on the page ({ref})")
    found = found_again(node, decided_on, now)
    if found is None:
        raise gone(node)
    return found.ref


def _around(action: Action, decided_on: Snapshot, now: Snapshot) -> str | None:
    """The container that the step named, where it is the same one; a locator does without it where it is not."""
    around = decided_on.get(action.within)
    if around is None or now.get(around.ref) is not None:
        return action.within
    found = found_again(around, decided_on, now)
    return found.ref if found is not None else None


def _editor(aimed: Aimed) -> Node | None:
    """What is typed into, where that is no field."""
    node = aimed.before.get(aimed.action.target)
    return node if node is not None and aimed.action.name == "fill" and node.tag not in FIELDS else None


def _is_open_dialog(node: Node) -> bool:
    return node.role in DIALOGS and node.visible
