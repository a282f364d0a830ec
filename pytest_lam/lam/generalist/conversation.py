"""What was said about one step so far, and what the model still owes: a proof, or checks that are waited for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pytest_lam.actions import Action
from pytest_lam.checking import translate
from pytest_lam.checks import Check
from pytest_lam.condensed import Condensed, condense, condense_changes
from pytest_lam.lam import Memory, Refuse
from pytest_lam.lam.generalist import prompt
from pytest_lam.lam.generalist.answers import Answer, PlannedAnswer, SaidTask
from pytest_lam.lam.generalist.model import Message
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step

LONG = 16
"""Messages of an objective after which it begins anew from the plan and what was done: eight turns, each with what
changed, come to more than the page itself, and what was on pages left long ago leads astray."""


class Conversation:
    """The messages about one step, with the page as the model knows it."""

    def __init__(self, step: Step) -> None:
        self.step = step
        self.messages: list[Message] = [Message("system", prompt.instructions(step))]
        self.asks = 0
        """How often the model was asked."""
        self.page: Condensed | None = None
        self.snapshot: Snapshot | None = None
        """The page on which the model was last asked."""
        self.proof: tuple[Check, ...] = ()
        """What is to show that the actions which it gave last have done what the step says."""
        self.claimed: tuple[Check, ...] = ()
        """The checks that are being waited for."""
        self.noted = False
        """Whether nothing is left to be done but to note what the page shows."""
        self.waiting: Refuse | None = None
        """What was answered to the page as it is: the same page is not asked about twice."""
        self.plan: tuple[SaidTask, ...] = ()
        """What an objective takes, and what of it is done, as the model said last."""
        self._offered: Counter[tuple[Action, ...]] = Counter()
        self._told = 0

    def show(self, snapshot: Snapshot, memory: Memory, doubt: Refuse | None) -> Condensed:
        """Tell the model how things stand: the step with the whole page first, then what came of its answer."""
        page = condense(snapshot, self.page)
        if self.page is None or self._is_long():
            del self.messages[1:]
            message = prompt.asked(self.step, memory, page, doubt, self.plan)
        else:
            turns = memory.this_step[self._told :]
            message = prompt.went(turns, memory.problem, condense_changes(self.page, page), page)
        self.page, self.snapshot, self._told, self.waiting = page, snapshot, len(memory.this_step), None
        self.messages.append(message)
        return page

    def _is_long(self) -> bool:
        """Whether it is time to go on from what is known by now: what an objective took, its plan, the page."""
        return self.step.objective and len(self.messages) > LONG

    @property
    def shape(self) -> type[Answer]:
        """What is to be answered."""
        return PlannedAnswer if self.step.objective else Answer

    def knows(self, snapshot: Snapshot) -> bool:
        """Whether the page still reads as it did when the model was last asked."""
        return self.page is not None and condense(snapshot, self.page).lasting == self.page.lasting

    def answered(self, text: str) -> None:
        """Keep what the model said."""
        self.messages.append(Message("assistant", text))

    def reject(self, reason: str) -> None:
        """Tell the model why its answer can't be carried out."""
        self.messages.append(prompt.rejected(reason))

    def offered(self, actions: tuple[Action, ...]) -> int:
        """How often these very actions were offered by now."""
        self._offered[actions] += 1
        return self._offered[actions]

    def moved(self, checks: Sequence[Check], snapshot: Snapshot) -> tuple[Check, ...] | None:
        """The checks, given on the page that was asked about, for the page as it is now; None where one is lost."""
        if self.snapshot is None or snapshot is self.snapshot:
            return tuple(checks)
        found = tuple(moved for check in checks if (moved := translate(check, self.snapshot, snapshot)) is not None)
        return found if len(found) == len(checks) else None
