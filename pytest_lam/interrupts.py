"""Putting away what came up by itself over what a step acts on, and remembering it for the replay."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pytest_lam.actions import Action
from pytest_lam.browser import acting, perception, settling
from pytest_lam.effects import uncovered
from pytest_lam.errors import ActionFailed, AddressRefused
from pytest_lam.lam import Act, Decision
from pytest_lam.lam.embedded.notices import WayOut, modals, ways_out, without
from pytest_lam.lam.embedded.undoing import is_as_before
from pytest_lam.recording import Interrupt
from pytest_lam.settings import Limits
from pytest_lam.snapshot import Snapshot
from pytest_lam.targets import Targets

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

Heed = Callable[[Action, str, Snapshot], None]

MOST = 6
"""Notices in the way of one action: cookies, an app, a newsletter, a tour, each with its settings at worst."""


class Interrupts:
    """The notices of one scenario: which are none, because its own steps brought them up, and which were met."""

    def __init__(self, driver: WebDriver, targets: Targets, limits: Limits) -> None:
        self.driver, self.targets, self.limits = driver, targets, limits
        self.said = ""
        """The step that is carried out."""
        self.heed: Heed | None = None
        """Asked before anything is put away; it raises AddressRefused where that would lead to another host."""
        self.own: frozenset[str] = frozenset()
        """The refs of what the scenario's own steps brought up."""
        self._met: list[Interrupt] = []
        self._new: list[Interrupt] = []

    def note(self, before: Snapshot, after: Snapshot) -> None:
        """Take into account what an action of the scenario brought up on the page where it was done."""
        if before.document == after.document:
            self.own |= uncovered(before, after)

    def due(self, action_name: str) -> tuple[Interrupt, ...]:
        """What a replay is to look for before the action that was just done.

        What was put away for it; before a click also all that was put away earlier: a replay is
        faster, so that a notice may come up over a later click than it did here.
        """
        new, self._new = tuple(self._new), []
        return tuple(self._met) if action_name == "click" else new

    def clear_view(self, snapshot: Snapshot, decide: Callable[[Snapshot], Decision]) -> bool:
        """Put away a modal dialog that came up by itself, where the step would be clear were it not there.

        :param decide: what the model makes of the step on a page.
        :return: whether one was put away.
        """
        for dialog in modals(snapshot, self.own, self.said):
            decision = decide(without(snapshot, dialog))
            if isinstance(decision, Act) and not decision.tentative:
                return self.put_away(dialog.ref, decision.actions[0].target, snapshot)
        return False

    def put_away(self, cover: str, target: str | None, snapshot: Snapshot) -> bool:
        """Whether something lay over the target that could be put away, and was."""
        ways = ways_out(snapshot, cover, target, self.own, self.said)
        return any(self._puts_away(way, snapshot) for way in ways)

    def _puts_away(self, way: WayOut, snapshot: Snapshot) -> bool:
        found = self.targets.of(way.node, snapshot)
        if not found.locators:
            return False
        text = str(way.action.value or "")
        try:
            if self.heed is not None:
                self.heed(way.action, text, snapshot)
            acting.perform(self.driver, way.action.name, way.action.target, text, snapshot)
        except (ActionFailed, AddressRefused):
            return False
        settling.settle(self.driver, self.limits)
        if is_as_before(snapshot, perception.observe(self.driver)):
            return False
        interrupt = Interrupt(found, text)
        if interrupt not in self._met:
            self._met.append(interrupt)
        self._new.append(interrupt)
        return True
