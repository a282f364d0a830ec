"""The one protocol behind which every Large Action Model lives.

A LAM is asked with a step, a snapshot of the page and what was done so far, and answers with
actions, checks, done or a refusal; it may try what uncovers a thing that it misses, and take that
back. It is asked again, with a new snapshot, until it says done or refuses. It can say nothing
else: no code, no script.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pytest_lam.actions import Action
from pytest_lam.checks import Check
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step
from pytest_lam.values import Value


@dataclass(frozen=True, slots=True)
class Evidence:
    """One named reason for or against a candidate; a candidate's score is the sum of its weights."""

    name: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node that was considered, as a person would call it, with the reasons."""

    ref: str
    description: str
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """Do these, in order; then ask again.

    ``tentative`` acts uncover what the step names where the page hides it (a menu, a tab, the next
    page of a list). They are carried out once the page has had time to show it by itself, and are
    recorded where they stand when the step goes on. A Then looks at the page as it is: it has none.

    Of ``reflected`` acts a failure does not end the step: it is told in :attr:`Memory.problem`, those
    that follow are left out, and the LAM is asked what to do instead.
    """

    actions: tuple[Action, ...]
    candidates: tuple[Candidate, ...] = ()
    tentative: bool = False
    reflected: bool = False


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The last tentative act that stands did not help: undo it, as far as the page allows; it is not recorded."""


@dataclass(frozen=True, slots=True)
class Verify:
    """All of these must hold; the runner waits for them, bounded. The step is done when they do.

    Where ``reflected`` ones hold and can't be recorded (no code could find the thing again, or read the date),
    :attr:`Memory.problem` tells why, and the LAM is asked for others. One that does not hold ends the step.
    """

    checks: tuple[Check, ...]
    candidates: tuple[Candidate, ...] = ()
    reflected: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """The step has been carried out.

    ``proof`` are checks that show it, where the LAM's own word is not enough. The runner waits for them,
    bounded; where they do not hold, :attr:`Memory.problem` says so, and the LAM is asked again.
    """

    proof: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Refuse:
    """The step can't be carried out here.

    kind: "unclear" (the words are not understood), "missing" (nothing on the page fits),
    "ambiguous" (several things fit alike), "impossible" (no browser can do it).
    """

    kind: str
    reason: str
    candidates: tuple[Candidate, ...] = ()
    remedy: str = ""


Decision = Act | TakeBack | Verify | Done | Refuse


@dataclass(frozen=True, slots=True)
class Turn:
    """One action that was carried out, with the address it led to.

    ``before`` is the page as it was just before, so that a LAM can see what the action changed; only
    the turns of the step that is being carried out have it, and those of the last step that acted.
    """

    action: Action
    description: str = ""
    url: str = ""
    before: Snapshot | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Memory:
    """What was done so far: in this step, in the scenario's earlier steps, and what was remembered.

    ``opened`` are the tentative actions that stand, ``tried`` those that were taken back, both since
    the last action of the step; neither is in ``this_step``.
    """

    this_step: tuple[Turn, ...] = ()
    earlier: tuple[tuple[Step, tuple[Turn, ...]], ...] = ()
    remembered: Mapping[str, Value] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    """Page names that the user gave an address to (ini ``lam_pages``)."""
    base_url: str = ""
    opened: tuple[Turn, ...] = ()
    tried: tuple[Turn, ...] = ()
    rested: bool = False
    """Whether the page has had its time to show by itself what it does not show."""
    supposed: bool = False
    """Whether the page is only supposed: how would the step be clear if a notice were not there?"""
    problem: str = ""
    """What went wrong with the last decision of this step: an action that failed, a proof that does not hold."""


class Lam(Protocol):
    """Whatever turns (step, snapshot, memory) into actions and checks."""

    @property
    def name(self) -> str:
        """What the summary calls it."""
        ...

    def decide(self, step: Step, snapshot: Snapshot, memory: Memory) -> Decision:
        """What to do now. Called with a fresh snapshot after each :class:`Act` was carried out."""
        ...
