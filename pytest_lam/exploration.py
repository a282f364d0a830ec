"""The tentative acts of a step: what was opened to look for something, and taken back where it did not help."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_lam.actions import Action
from pytest_lam.browser import acting, perception, settling, windows
from pytest_lam.errors import ActionFailed
from pytest_lam.lam import Turn
from pytest_lam.lam.embedded.undoing import way_back
from pytest_lam.settings import Limits
from pytest_lam.snapshot import Snapshot

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

REST = 1.0
"""Seconds that a page is given to show by itself what a step names, before anything is opened to look for it:
what scripts fetch once a page is there comes within that on most pages, and a person waits no longer."""
LONGEST_REST = 5.0
"""Seconds after which a page that goes on showing new things (a log, a feed) is taken as it is."""
ANSWER = 0.5
"""Seconds within which what was opened shows: menus fade in for 0.2 to 0.4."""
MOST = 60
"""Tentative acts and takings back for one thing, whatever a model wishes: more is going round in circles."""
WAYS_BACK = 3
"""Things that are done to take one act back: a dialog to close, a menu to fold, the address to return to."""


@dataclass(slots=True)
class Attempt:
    """One tentative act that stands: its turns, and what had been recorded and told before it."""

    recorded: int
    told: int
    before_last_action: Snapshot | None
    turns: list[Turn] = field(default_factory=list)


@dataclass(slots=True)
class Trail:
    """The tentative acts on the way to one decision.

    ``asked_at`` is when the page was first asked for the thing: by that is known how long it had time to show it.
    ``shown_at`` is when the page last showed something new by itself: what comes in parts is not there yet.
    """

    asked_at: float
    shown_at: float = 0.0
    taken_back_at: float = 0.0
    """When something that had been opened was put away again: what fades out still shows for a moment."""
    attempts: list[Attempt] = field(default_factory=list)
    tried: list[Turn] = field(default_factory=list)

    @property
    def rested(self) -> float:
        """From when on things may be opened."""
        return min(max(self.asked_at, self.shown_at) + REST, self.asked_at + LONGEST_REST)

    @property
    def at_rest(self) -> float:
        """From when on the page shows all that it does by itself, and nothing any more of what was put away."""
        return max(self.rested, self.taken_back_at + REST)

    @property
    def opened(self) -> tuple[Turn, ...]:
        """The tentative actions that stand, in order."""
        return tuple(turn for attempt in self.attempts for turn in attempt.turns)


def undo(driver: WebDriver, turn: Turn, limits: Limits) -> None:
    """Make the page as it was before a tentative action, as far as it allows that."""
    done: list[Action] = []
    while len(done) < WAYS_BACK:
        now = perception.observe(driver)
        action = way_back(turn, now, done)
        if action is None:
            return
        done.append(action)
        handles = driver.window_handles
        with suppress(ActionFailed):  # one way was closed: the next is tried
            acting.perform(driver, action.name, action.target, str(action.value or ""), now)
        windows.follow(driver, handles)
        settling.settle(driver, limits)
