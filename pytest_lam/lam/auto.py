"""The embedded LAM first, and the generalist for what it is not sure of."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.checking import evaluate, translate
from pytest_lam.lam import Act, Candidate, Decision, Lam, Memory, Refuse, Verify
from pytest_lam.lam.generalist.lam import GeneralistLam
from pytest_lam.lam.generalist.pieces import quoted_in
from pytest_lam.secrets import reveal
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step

LOW_MARGIN = 0.12
"""By how much a node must lead for the embedded LAM's choice to stand: below 0.08 it refuses by itself, and a
second opinion is worth its price for what only just passes."""


class AutoLam:
    """Asks the specialist, and where that refuses or its choice only just leads, the generalist."""

    def __init__(self, embedded: Lam, generalist: GeneralistLam) -> None:
        """Both LAMs."""
        self.embedded, self.generalist = embedded, generalist
        self._taken_over: Step | None = None

    @property
    def name(self) -> str:
        """What the summary calls it."""
        return f"{self.embedded.name}, {self.generalist.name}"

    def decide(self, step: Step, snapshot: Snapshot, memory: Memory) -> Decision:
        """What to do now; a step stays with whoever took it over.

        :raises ModelProblem: the generalist was asked and did not answer.
        :raises BudgetExceeded: the user did not allow to ask it any more.
        """
        if self.generalist.is_on(step):
            return self.generalist.decide(step, snapshot, memory)
        decision = self.embedded.decide(step, snapshot, memory)
        doubt = _doubt(decision) or _proves_nothing(decision, step, snapshot, memory)
        if doubt is None or memory.supposed:
            return decision
        if not memory.rested:  # what is missing may only be late
            return replace(doubt, kind="missing")
        return self.generalist.consult(step, snapshot, memory, doubt)


def _doubt(decision: Decision) -> Refuse | None:
    """Why the specialist should not be taken at its word; None where it is sure."""
    if isinstance(decision, Refuse):
        return decision
    if isinstance(decision, Verify) or (isinstance(decision, Act) and not decision.tentative):
        return _close(decision.candidates)
    return None


def _proves_nothing(decision: Decision, step: Step, snapshot: Snapshot, memory: Memory) -> Refuse | None:
    """Why checks of words that the step does not quote may not be what it claims: they held before anything was done.

    What a step has in quotes, in a table or in a doc string is looked for as it stands there; of all else the
    specialist may have kept too little ("the pot is still there beside the blanket": some text with "pot").
    """
    if step.type != "then" or not isinstance(decision, Verify) or quoted_in(step.text) or step.table or step.docstring:
        return None
    turns = memory.this_step or next((done for _, done in reversed(memory.earlier) if done), ())
    before = turns[-1].before if turns else None
    if before is None or any(check.name == "change" for check in decision.checks):
        return None
    olden = [translate(check, snapshot, before) for check in decision.checks]
    if any(old is None or not evaluate(old, before, reveal).holds for old in olden):
        return None
    return Refuse("unclear", "what it would check was so before the last action already")


def _close(candidates: tuple[Candidate, ...]) -> Refuse | None:
    if len(candidates) < 2 or candidates[0].score - candidates[1].score >= LOW_MARGIN:
        return None
    return Refuse("ambiguous", "two things fit nearly alike", candidates)
