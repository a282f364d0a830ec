"""Checks on a live page: waited for, shown to be able to fail, and recorded. Knows the browser, not pytest."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from pytest_lam import wording
from pytest_lam.checking import evaluate
from pytest_lam.checks import Check
from pytest_lam.errors import CheckFailed, ContradictingCheck, UnclearStep, WeakCheck
from pytest_lam.moments import Held, contradictions
from pytest_lam.outcome import StepOutcome
from pytest_lam.proofs import OWN_CODE, failed, proved, readdressed, require_fallible
from pytest_lam.secrets import reveal
from pytest_lam.settings import Settings
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step
from pytest_lam.targets import Targets
from pytest_lam.watch import Watch

Again = Callable[[Snapshot, Sequence[Check]], Sequence[Check]]
"""The checks for a page that has changed since they were given."""


class Witness:
    """Waits for the checks of one scenario's steps, and says what each of them proves."""

    def __init__(self, watch: Watch, targets: Targets, settings: Settings) -> None:
        self.watch, self.targets, self.settings = watch, targets, settings
        self.held: tuple[Held, ...] = ()

    def verify(self, step: Step, checks: Sequence[Check], again: Again, outcome: StepOutcome) -> None:
        """Wait, bounded, until all checks hold, and record them.

        :raises CheckFailed: one of them does not.
        :raises WeakCheck, ContradictingCheck: one proves nothing, where the user is strict.
        """
        checks, snapshot = self._awaited(checks, again)
        outcome.contradicting += contradictions(checks, snapshot, self.held, self.watch.before_last_action)
        if outcome.contradicting and self.settings.strict:
            raise ContradictingCheck("\n  ".join(outcome.contradicting))
        for check in checks:
            self._prove(step, check, snapshot, outcome)
        self.held += tuple(Held(step, check, snapshot, self.watch.before_last_action) for check in checks)

    def unproven(self, proof: Sequence[Check], outcome: StepOutcome) -> str:
        """Wait, bounded, for what shows that a step is done; why it does not, or "".

        What shows it is recorded where no effect of the step's actions does.
        """
        if not proof:
            return ""
        given = self.watch.seen()
        try:
            proof, snapshot = self._awaited(proof, lambda newer, _: readdressed(proof, given, newer))
        except CheckFailed as failure:
            return f"the step is not done as far as the page shows: {failure}"
        if not any(action.effects for action in outcome.actions):
            before = self.watch.before_last_action
            outcome.checks += (proved(check, snapshot, before, self.targets).recorded for check in proof)
        return ""

    def _awaited(self, checks: Sequence[Check], again: Again) -> tuple[Sequence[Check], Snapshot]:
        """The checks as they came to hold, and the page on which they do.

        :raises CheckFailed: time is up.
        """
        end = time.monotonic() + self.settings.limits.step
        snapshot, before = self.watch.seen(), self.watch.before_last_action
        while True:
            require_fallible(checks)
            verdicts = [evaluate(check, snapshot, reveal, before) for check in checks]
            if all(verdict.holds for verdict in verdicts):
                return checks, snapshot
            if time.monotonic() >= end:
                raise failed(checks, verdicts, snapshot, contradictions(checks, snapshot, self.held, before))
            newer = self.watch.change(snapshot, end)
            if newer is not snapshot:
                snapshot, checks = newer, again(newer, checks)

    def _prove(self, step: Step, check: Check, snapshot: Snapshot, outcome: StepOutcome) -> None:
        if check.name == "change" and self.watch.last_by == "code":
            raise UnclearStep(OWN_CODE)
        proof = proved(check, snapshot, self.watch.before_last_action, self.targets)
        weak = step.type == "then" and proof.before is not None and proof.before.holds
        if weak:
            outcome.weak.append(f"{proof.described}: held already before the last action")
            if self.settings.strict:
                raise WeakCheck(
                    f"{proof.described} held already before the scenario's last action, so it proves nothing"
                )
        outcome.did.append(wording.proof(proof.described, proof.before))
        outcome.checks.append(replace(proof.recorded, weak=weak))
