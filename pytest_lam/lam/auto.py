"""The embedded LAM first, and the generalist for what it is not sure of."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.checking import evaluate
from pytest_lam.lam import Act, Candidate, Decision, Lam, Memory, Refuse, Verify
from pytest_lam.lam.generalist.lam import GeneralistLam
from pytest_lam.lam.generalist.pieces import quoted_in
from pytest_lam.lam.generalist.reading import held_on
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
        doubt = _failed(memory) or _doubt(decision) or _misreads(decision, step, snapshot, memory)
        if doubt is None or memory.supposed:
            return _reflected(decision)
        if not memory.rested:  # what is missing may only be late
            return replace(doubt, kind="missing")
        return self.generalist.consult(step, snapshot, memory, doubt)


def _reflected(decision: Decision) -> Decision:
    """The decision; the failure of what it does is told, so that the generalist can go on from there."""
    return replace(decision, reflected=True) if isinstance(decision, Act) and not decision.tentative else decision


def _doubt(decision: Decision) -> Refuse | None:
    """Why the specialist should not be taken at its word; None where it is sure."""
    if isinstance(decision, Refuse):
        return decision
    if isinstance(decision, Verify) or (isinstance(decision, Act) and not decision.tentative):
        return _close(decision.candidates)
    return None


def _failed(memory: Memory) -> Refuse | None:
    """Why the specialist does not go on after an action that failed: it may have taken the step for another one."""
    return Refuse("unclear", f"what it wanted to do failed: {memory.problem}") if memory.problem else None


def _misreads(decision: Decision, step: Step, snapshot: Snapshot, memory: Memory) -> Refuse | None:
    """Why checks of words that the step does not quote may not be what it claims.

    What a step has in quotes, in a table or in a doc string is looked for as it stands there; of all else the
    specialist may have kept too little, so that it held before anything was done ("the pot is still there beside
    the blanket": some text with "pot"), or too much, so that it never holds ("its price is 8.00 as ever").
    """
    if step.type != "then" or not isinstance(decision, Verify) or quoted_in(step.text) or step.table or step.docstring:
        return None
    turns = memory.this_step or next((done for _, done in reversed(memory.earlier) if done), ())
    before = turns[-1].before if turns else None
    if not all(evaluate(check, snapshot, reveal, before).holds for check in decision.checks):
        return Refuse("unclear", "what it would check does not hold")
    if before is None or any(check.name == "change" for check in decision.checks):
        return None
    if not all(held_on(before, check, snapshot) for check in decision.checks):
        return None
    return Refuse("unclear", "what it would check was so before the last action already")


def _close(candidates: tuple[Candidate, ...]) -> Refuse | None:
    if len(candidates) < 2 or candidates[0].score - candidates[1].score >= LOW_MARGIN:
        return None
    return Refuse("ambiguous", "two things fit nearly alike", candidates)
