"""One step: observe, decide, act, settle, record, until it is done. Knows the browser, not pytest."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_lam import effects, wording
from pytest_lam.actions import Action
from pytest_lam.addresses import WEB, Addresses
from pytest_lam.bounds import Bounds
from pytest_lam.browser import breakdowns, settling, windows
from pytest_lam.checking import Readout, readout
from pytest_lam.checks import Check
from pytest_lam.errors import (
    ActionFailed,
    AddressRefused,
    AmbiguousStep,
    ImpossibleStep,
    NothingFits,
    Refusal,
    UnclearStep,
)
from pytest_lam.exploration import ANSWER, MOST, Attempt, Trail, undo
from pytest_lam.files import given_files
from pytest_lam.hands import CLICKING, Hands
from pytest_lam.interrupts import Interrupts
from pytest_lam.lam import Act, Done, Lam, Memory, Refuse, TakeBack, Turn, Verify
from pytest_lam.lam.embedded.undoing import is_as_before
from pytest_lam.notes import spoken_of, without_remembered
from pytest_lam.outcome import StepOutcome
from pytest_lam.proofs import apart_from
from pytest_lam.recording import Effect, RecordedAction, RecordedStep, Target
from pytest_lam.secrets import require_secrets, reveal
from pytest_lam.settings import Settings
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Reading, Step
from pytest_lam.targets import Targets
from pytest_lam.values import Value
from pytest_lam.watch import Watch
from pytest_lam.witness import Again, Witness

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

REFUSALS: Mapping[str, type[Refusal]] = {
    "unclear": UnclearStep,
    "missing": NothingFits,
    "ambiguous": AmbiguousStep,
    "impossible": ImpossibleStep,
}

WAITED_FOR = frozenset({"missing", "ambiguous"})
"""Refusals that the page may still resolve: what is not there yet, what is not told apart yet."""
WITHOUT_EFFECTS = frozenset({"switch window"})
"""Actions after which another page is seen, though nothing has changed."""


class Runner:
    """Carries the steps of one scenario out, one after another, on one browser."""

    def __init__(
        self,
        driver: WebDriver,
        lam: Lam,
        settings: Settings,
        base_url: str,
        folder: Path = Path(),
        download_folder: Path | None = None,
    ) -> None:
        """A runner for one scenario.

        :param folder: where the feature is: paths of files in its steps are relative to it.
        :param download_folder: where the browser puts what it downloads; None where nobody looks.
        """
        self.driver, self.lam, self.settings, self.base_url = driver, lam, settings, base_url
        self.addresses = Addresses(base_url, settings.allowed_hosts)
        self.bounds = Bounds(driver, self.addresses)
        self.folder = folder
        self.earlier: list[tuple[Step, tuple[Turn, ...]]] = []
        self.remembered: dict[str, Value] = {}
        self.decided_on: Snapshot | None = None
        """The page on which the model decided what is being done."""
        self.problem = ""
        """What went wrong with what the model decided last, where it is to know."""
        self.prompted = False
        """Whether a model that thinks for a while has taken part in the scenario."""
        self.reading: Reading = "text"
        """What the step that is carried out keeps, if it keeps anything."""
        self.targets = Targets(driver)
        self.watch = Watch(driver, settings.limits, download_folder)
        self.witness = Witness(self.watch, self.targets, settings)
        self.interrupts = Interrupts(driver, self.targets, settings.limits)
        self.interrupts.heed = self.bounds.require_within
        self.hands = Hands(driver, self.targets, self.interrupts, self.watch.look)

    def carry_out(self, step: Step, outcome: StepOutcome) -> RecordedStep:
        """Do what the step says.

        :param outcome: filled in as the step goes on, so that a failure can tell how far it came.
        :raises StepProblem: the step was refused, could not be done, or what it says is not so.
        """
        self.targets.secrets |= require_secrets(step)
        self.hands.begin(step.text)
        self.reading = step.reading
        with breakdowns.explained(self.driver, self.settings.browser.page_timeout, self._last_address):
            began_at = self._place()
            turns = self._take_turns(step, outcome)
        if not outcome.actions and not outcome.checks:
            raise UnclearStep("nothing was done and nothing was checked for this step")
        if step.type == "then" and not outcome.checks:
            raise UnclearStep("a Then must look at the page, and this one came to no check")
        if turns:
            self.earlier = [(one, tuple(replace(turn, before=None) for turn in done)) for one, done in self.earlier]
        self.earlier.append((step, tuple(turns)))
        recorded = RecordedStep(
            type=step.type,
            text=step.text,
            template=step.template,
            row=step.row,
            table=step.table,
            docstring=step.docstring,
            at=began_at,
            actions=tuple(outcome.actions),
            checks=tuple(outcome.checks),
        )
        used = [one.value for one in outcome.actions] + [one.expected for one in outcome.checks]
        return without_remembered(recorded, spoken_of(step, self.remembered, used))

    def _take_turns(self, step: Step, outcome: StepOutcome) -> list[Turn]:
        """Ask the LAM and do as it says, until it is done or its checks hold."""
        turns: list[Turn] = []
        most = self.settings.limits.objective_turns if step.objective else self.settings.limits.turns
        for _ in range(most):
            decision = self._decide(step, turns, outcome)
            self.problem = ""
            if isinstance(decision, Done):
                self.problem = self.witness.unproven(decision.proof, outcome)
                if not self.problem:
                    return turns
                continue
            outcome.evidence += wording.evidence(decision.candidates)
            if isinstance(decision, Verify):
                if self._is_verified(step, decision, turns, outcome):
                    return turns
                continue
            self._carry_on(decision, turns, outcome)
        raise ActionFailed(f"the step was not done after {most} turns; put it in plainer words")

    def _is_verified(self, step: Step, decision: Verify, turns: Sequence[Turn], outcome: StepOutcome) -> bool:
        """Whether the checks hold and are recorded; of reflected ones that can't be it is the LAM's to give others."""
        told, checked = len(outcome.did), len(outcome.checks)
        try:
            self.witness.verify(step, decision.checks, self._again(step, turns), outcome)
        except (ActionFailed, UnclearStep) as problem:
            if not decision.reflected:
                raise
            del outcome.did[told:], outcome.checks[checked:]
            self.problem = str(problem)
        return not self.problem

    def _again(self, step: Step, turns: Sequence[Turn]) -> Again:
        """Asks the LAM again for checks that are waited for, whenever the page has changed."""

        def again(newer: Snapshot, checks: Sequence[Check]) -> Sequence[Check]:
            decision = self.lam.decide(step, newer, self._memory(turns))
            return decision.checks if isinstance(decision, Verify) else checks

        return again

    def _carry_on(self, decision: Act, turns: list[Turn], outcome: StepOutcome) -> None:
        """Do the actions in order; of reflected ones the first that fails is the LAM's to mend."""
        self.prompted = self.prompted or decision.reflected
        if self.prompted:
            self.watch.hush()
        self.hands.heed = self.bounds.require_within if decision.reflected else None
        for action in decision.actions:
            try:
                turns.append(self._act(action, outcome))
            except ActionFailed as failure:
                if not decision.reflected:
                    raise
                self.problem = failure.brief
                return

    def note_code_step(self, step: Step, by: str) -> None:
        """Take a step that code is about to carry out into account: it may act on the page. ``by``: whose code."""
        self.watch.acted(self.watch.look(), by)
        self.earlier.append((step, ()))

    def _last_address(self) -> str:
        return self.watch.snapshot.url if self.watch.snapshot is not None else ""

    def _place(self) -> str:
        """The path of the page that is open, at rest; nothing where none of the application's is yet."""
        if self.watch.last_by != "lam":  # code goes on as soon as it has acted
            settling.settle(self.driver, self.settings.limits)
        page = self.watch.look()
        if self.watch.last_by != "lam" or not self.earlier:
            self.bounds.trust(page)
        parts = urlsplit(page.url)
        return parts.path if parts.scheme in WEB else ""

    def _decide(self, step: Step, turns: Sequence[Turn], outcome: StepOutcome) -> Act | Verify | Done:
        """Ask the LAM what to do next; what it tries and takes back on the way to that is done here."""
        trail = Trail(time.monotonic())
        for _ in range(MOST):
            decision = self._answer(step, turns, trail)
            if isinstance(decision, TakeBack):
                self._take_back(trail, outcome)
            elif isinstance(decision, Act) and decision.tentative:
                self._attempt(decision, trail, outcome)
            else:
                return decision
        raise ActionFailed(f"nothing came of opening this and that {MOST} times; name what it is in")

    def _answer(self, step: Step, turns: Sequence[Turn], trail: Trail) -> Act | TakeBack | Verify | Done:
        """Ask the LAM; what it misses on the page is waited for, bounded, and a while before it is looked for."""
        end = trail.asked_at + self.settings.limits.step
        snapshot = self.watch.look_to_tell()
        while True:
            self.bounds.require_known(snapshot)
            self.decided_on = snapshot
            memory = self._memory(turns, trail)
            asked = time.monotonic()
            decision = self.lam.decide(step, snapshot, memory)
            end += time.monotonic() - asked  # the model's time is not the page's
            tries = isinstance(decision, Act) and decision.tentative
            if not tries and not isinstance(decision, Refuse):
                return decision
            if tries and step.type == "then":
                raise UnclearStep("a Then looks at the page as it is: a step before it must open what hides a thing")
            if self._clears_view(step, snapshot, memory):
                snapshot = self.watch.look_to_tell()
            elif not isinstance(decision, Refuse):
                if trail.attempts or time.monotonic() >= trail.rested:
                    return decision
                before, snapshot = snapshot, self._newer(snapshot, trail.rested)
                if effects.uncovered(before, snapshot):
                    trail.shown_at = time.monotonic()
            elif decision.kind not in WAITED_FOR or time.monotonic() >= end:
                raise REFUSALS[decision.kind](
                    wording.refusal(decision, snapshot),
                    candidates=[candidate.ref for candidate in decision.candidates],
                )
            else:
                newer = self._newer(snapshot, end if memory.rested else min(end, trail.at_rest))
                if effects.uncovered(snapshot, newer):
                    trail.shown_at = time.monotonic()
                snapshot = newer

    def _newer(self, snapshot: Snapshot, end: float) -> Snapshot:
        return self.watch.look_to_tell(self.watch.change(snapshot, end))

    def _clears_view(self, step: Step, snapshot: Snapshot, memory: Memory) -> bool:
        """Whether a modal dialog that came up by itself hid what an action needs, and was put away."""
        if step.type == "then":
            return False
        supposed = replace(memory, supposed=True)
        return self.interrupts.clear_view(snapshot, lambda page: self.lam.decide(step, page, supposed))

    def _attempt(self, decision: Act, trail: Trail, outcome: StepOutcome) -> None:
        """Do what may uncover the thing; what the browser would not do is taken back at once."""
        attempt = Attempt(len(outcome.actions), len(outcome.did), self.watch.before_last_action)
        trail.attempts.append(attempt)
        for action in decision.actions:
            before = self.watch.seen()
            try:
                attempt.turns.append(self._act(action, outcome))
            except (ActionFailed, AddressRefused):
                described = wording.action(action, before.get(action.target), before)
                attempt.turns.append(Turn(action, described, before=before))
                self._take_back(trail, outcome)
                break
            after = self._await_answer(before)
            if not outcome.actions[-1].effects:  # it answered late, or by what is waited for only while leafing
                outcome.actions[-1] = replace(outcome.actions[-1], effects=self._late_effects(before, after))

    def _await_answer(self, before: Snapshot) -> Snapshot:
        """The page as soon as something shows that was opened: at rest it may be only about to."""
        end = time.monotonic() + ANSWER
        now = self.watch.seen()
        while is_as_before(before, now) and time.monotonic() < end:
            now = self.watch.change(now, end)
        return now

    def _late_effects(self, before: Snapshot, after: Snapshot) -> tuple[Effect, ...]:
        lists = (self.targets.of(node, after) for node in effects.led_on(before, after))
        return self._effects(before, after, {}) or tuple(Effect("changes", None, one) for one in lists if one.locators)

    def _take_back(self, trail: Trail, outcome: StepOutcome) -> None:
        """Undo the last tentative act that stands, and forget it."""
        if not trail.attempts:
            raise ActionFailed("the model takes back what it never did")
        attempt = trail.attempts.pop()
        for turn in reversed(attempt.turns):
            undo(self.driver, turn, self.settings.limits)
            trail.tried.append(turn)
        trail.taken_back_at = time.monotonic()
        del outcome.actions[attempt.recorded :], outcome.did[attempt.told :]
        self.watch.before_last_action = attempt.before_last_action

    def _memory(self, turns: Sequence[Turn], trail: Trail | None = None) -> Memory:
        return Memory(
            this_step=tuple(turns),
            earlier=tuple(self.earlier),
            remembered=self.remembered,
            pages=self.settings.pages,
            base_url=self.base_url,
            opened=trail.opened if trail is not None else (),
            tried=tuple(trail.tried) if trail is not None else (),
            rested=trail is not None and time.monotonic() >= trail.at_rest,
            problem=self.problem,
        )

    def _act(self, action: Action, outcome: StepOutcome) -> Turn:
        now = self.watch.seen()
        if action.name == "remember":
            return self._remember(action, now, outcome)
        handles = self.driver.window_handles
        typed = self._typed(action)
        aimed, manner = self.hands.perform(action, typed, self.decided_on or now, now)
        action, before = aimed.action, aimed.before
        if manner == "native" and action.name in CLICKING and self._is_brought_in(action.target, before):
            manner = "reached"
        description = wording.action(action, before.get(action.target), before)
        settling.settle_after(action.name, self.driver, self.settings.limits)
        if moved := windows.follow(self.driver, handles):
            settling.settle(self.driver, self.settings.limits)
        handed = () if moved else self.hands.handed_over(aimed, typed, self.settings.limits)
        self.watch.windows = len(self.driver.window_handles)
        if self.watch.downloads is not None:
            self.watch.downloads.wait(self.settings.limits.step)
        after = self.watch.look()
        breakdowns.require_page(after.url, after.text, description)
        if urlsplit(after.url).scheme in WEB and urlsplit(after.url).hostname != urlsplit(before.url).hostname:
            self.addresses.require_allowed(after.url)
        self.watch.acted(before, "lam")
        self.interrupts.note(before, after)
        changes = (Effect(moved),) if moved else (*handed, *self._effects(before, after, aimed.vanishing))
        changes = () if action.name in WITHOUT_EFFECTS else changes
        interrupts = self.interrupts.due(action.name)
        done = RecordedAction(action.name, aimed.target, action.value, changes, manner, aimed.onto, interrupts)
        outcome.actions += (*(each.action for each in aimed.cleared), done)
        outcome.did += (*(each.described for each in aimed.cleared), description)
        return Turn(action, description, after.url, before)

    def _is_brought_in(self, ref: str | None, now: Snapshot) -> bool:
        return self.watch.before_last_action is not None and effects.brings_in(ref, self.watch.before_last_action, now)

    def _typed(self, action: Action) -> str:
        """The value of an action as the browser gets it: secrets revealed, addresses and paths in full."""
        text = reveal(action.value) if action.value is not None else ""
        if action.name == "navigate":
            return self.addresses.full(text)
        return given_files(self.folder, text) if action.name == "upload" else text

    def _effects(self, before: Snapshot, after: Snapshot, vanishing: Mapping[str, Target]) -> tuple[Effect, ...]:
        found = []
        for change in effects.between(before, after):
            if change.node is None:
                if not self.targets.tells_secret(told := str(change.value)):
                    found.append(Effect(change.kind, None if self.targets.passes(told) else change.value))
                continue
            target = vanishing.get(change.node.ref) if change.seen_before else self.targets.of(change.node, after)
            if target is not None and target.locators:
                found.append(Effect(change.kind, change.value, target))
        return tuple(found)

    def _remember(self, action: Action, now: Snapshot, outcome: StepOutcome) -> Turn:
        """Keep what the target shows, under the name that the step gave it; nothing is done to the page."""
        node = now.get(action.target)
        kept = readout(self.reading, action, node, now) if node is not None else Readout("")
        description, text = wording.action(action, node, now), kept.text
        if node is None or not text:
            raise ActionFailed(f"{description}: it shows nothing")
        if self.targets.tells_secret(text):
            raise UnclearStep("what the page shows there holds a secret, which no recording may")
        target = apart_from(self.targets.of(node, now, action.within, action.within_text), text)
        if not target.locators:
            raise ActionFailed(wording.unlocatable(node, now), candidates=[node.ref])
        self.remembered[str(action.value)] = text
        manner = self.reading if self.reading != "text" else ""
        outcome.actions.append(
            RecordedAction(action.name, target, action.value, (), manner, role=kept.role, named=kept.named)
        )
        outcome.did.append(f'{description}: "{wording.shortened(text)}"')
        return Turn(action, description, now.url, now)
