"""One step: observe, decide, act, settle, record, until it is done. Knows the browser, not pytest."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_lam import effects, wording
from pytest_lam.actions import Action
from pytest_lam.addresses import WEB, Addresses
from pytest_lam.browser import breakdowns, perception, settling, windows
from pytest_lam.browser.downloads import Downloads
from pytest_lam.checking import evaluate, what_shows
from pytest_lam.checks import Check
from pytest_lam.errors import (
    ActionFailed,
    AddressRefused,
    AmbiguousStep,
    ContradictingCheck,
    ImpossibleStep,
    NothingFits,
    Refusal,
    UnclearStep,
    WeakCheck,
)
from pytest_lam.exploration import ANSWER, MOST, Attempt, Trail, undo
from pytest_lam.files import given_files
from pytest_lam.hands import CLICKING, Hands
from pytest_lam.interrupts import Interrupts
from pytest_lam.lam import Act, Done, Lam, Memory, Refuse, TakeBack, Turn, Verify
from pytest_lam.lam.embedded.undoing import is_as_before
from pytest_lam.moments import Held, contradictions
from pytest_lam.notes import spoken_of, without_remembered
from pytest_lam.proofs import OWN_CODE, apart_from, failed, proved, require_fallible
from pytest_lam.recording import Effect, RecordedAction, RecordedCheck, RecordedStep, Target
from pytest_lam.secrets import require_secrets, reveal
from pytest_lam.settings import Settings
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step
from pytest_lam.targets import Targets
from pytest_lam.values import Value

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
LOOK_AGAIN = 0.1
"""Seconds between two looks at a page that is waited for: twice the time an observation takes at most."""


@dataclass(slots=True)
class StepOutcome:
    """What carrying a step out came to, also when it failed half-way."""

    did: list[str] = field(default_factory=list)
    actions: list[RecordedAction] = field(default_factory=list)
    checks: list[RecordedCheck] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    contradicting: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)


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
        self.folder = folder
        self.windows = 1
        self.downloads = Downloads(download_folder) if download_folder is not None else None
        self.earlier: list[tuple[Step, tuple[Turn, ...]]] = []
        self.remembered: dict[str, Value] = {}
        self.held: tuple[Held, ...] = ()
        self.snapshot: Snapshot | None = None
        """The page as it was last seen."""
        self.before_last_action: Snapshot | None = None
        """The page as it was before the scenario's last action: where a check must not hold yet."""
        self.last_by = "lam"
        """Who did the last action, as in RecordedStep."""
        self.decided_on: Snapshot | None = None
        """The page on which the model decided what is being done."""
        self.targets = Targets(driver)
        self.interrupts = Interrupts(driver, self.targets, settings.limits)
        self.hands = Hands(driver, self.targets, self.interrupts, self._observe)

    def carry_out(self, step: Step, outcome: StepOutcome) -> RecordedStep:
        """Do what the step says.

        :param outcome: filled in as the step goes on, so that a failure can tell how far it came.
        :raises StepProblem: the step was refused, could not be done, or what it says is not so.
        """
        self.targets.secrets |= require_secrets(step)
        self.hands.begin(step.text)
        spoken = spoken_of(step, self.remembered)
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
        return without_remembered(recorded, spoken)

    def _take_turns(self, step: Step, outcome: StepOutcome) -> list[Turn]:
        """Ask the LAM and do as it says, until it is done or its checks hold."""
        turns: list[Turn] = []
        for _ in range(self.settings.limits.turns):
            decision = self._decide(step, turns, outcome)
            if isinstance(decision, Done):
                return turns
            outcome.evidence += wording.evidence(decision.candidates)
            if isinstance(decision, Verify):
                self._verify(step, decision, turns, outcome)
                return turns
            for action in decision.actions:
                turns.append(self._act(action, outcome))
        raise ActionFailed(f"the step was not done after {self.settings.limits.turns} turns; put it in plainer words")

    def note_code_step(self, step: Step, by: str) -> None:
        """Take a step that code is about to carry out into account: it may act on the page. ``by``: whose code."""
        self.last_by = by
        self.before_last_action = self.snapshot = self._observe()
        self.earlier.append((step, ()))

    def _last_address(self) -> str:
        return self.snapshot.url if self.snapshot is not None else ""

    def _place(self) -> str:
        """The path of the page that is open, at rest; nothing where none of the application's is yet."""
        if self.last_by != "lam":  # code goes on as soon as it has acted
            settling.settle(self.driver, self.settings.limits)
        parts = urlsplit(self._observe().url)
        return parts.path if parts.scheme in WEB else ""

    def _observe(self) -> Snapshot:
        files = self.downloads.seen() if self.downloads is not None else ()
        self.snapshot = replace(perception.observe(self.driver), downloads=files, windows=self.windows)
        return self.snapshot

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
        snapshot = self._observe()
        while True:
            self.decided_on = snapshot
            memory = self._memory(turns, trail)
            decision = self.lam.decide(step, snapshot, memory)
            tries = isinstance(decision, Act) and decision.tentative
            if not tries and not isinstance(decision, Refuse):
                return decision
            if tries and step.type == "then":
                raise UnclearStep("a Then looks at the page as it is: a step before it must open what hides a thing")
            if self._clears_view(step, snapshot, memory):
                snapshot = self._observe()
            elif not isinstance(decision, Refuse):
                if trail.attempts or time.monotonic() >= trail.rested:
                    return decision
                before, snapshot = snapshot, self._observe_change(snapshot, trail.rested)
                if effects.uncovered(before, snapshot):
                    trail.shown_at = time.monotonic()
            elif decision.kind not in WAITED_FOR or time.monotonic() >= end:
                raise REFUSALS[decision.kind](
                    wording.refusal(decision, snapshot),
                    candidates=[candidate.ref for candidate in decision.candidates],
                )
            else:
                snapshot = self._observe_change(snapshot, end)

    def _clears_view(self, step: Step, snapshot: Snapshot, memory: Memory) -> bool:
        """Whether a modal dialog that came up by itself hid what an action needs, and was put away."""
        if step.type == "then":
            return False
        return self.interrupts.clear_view(snapshot, lambda page: self.lam.decide(step, page, memory))

    def _attempt(self, decision: Act, trail: Trail, outcome: StepOutcome) -> None:
        """Do what may uncover the thing; what the browser would not do is taken back at once."""
        attempt = Attempt(len(outcome.actions), len(outcome.did), self.before_last_action)
        trail.attempts.append(attempt)
        for action in decision.actions:
            before = self.snapshot or self._observe()
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
        now = self.snapshot or self._observe()
        while is_as_before(before, now) and time.monotonic() < end:
            now = self._observe_change(now, end)
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
        del outcome.actions[attempt.recorded :], outcome.did[attempt.told :]
        self.before_last_action = attempt.before_last_action

    def _observe_change(self, snapshot: Snapshot, end: float) -> Snapshot:
        """The next snapshot that differs from this one, or the last one when time is up."""
        while time.monotonic() < end:
            time.sleep(LOOK_AGAIN)
            settling.settle(self.driver, self.settings.limits)
            newer = self._observe()
            if newer != snapshot:
                return newer
        return snapshot

    def _memory(self, turns: Sequence[Turn], trail: Trail | None = None) -> Memory:
        return Memory(
            this_step=tuple(turns),
            earlier=tuple(self.earlier),
            remembered=self.remembered,
            pages=self.settings.pages,
            base_url=self.base_url,
            opened=trail.opened if trail is not None else (),
            tried=tuple(trail.tried) if trail is not None else (),
        )

    def _act(self, action: Action, outcome: StepOutcome) -> Turn:
        now = self.snapshot or self._observe()
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
        self.windows = len(self.driver.window_handles)
        if self.downloads is not None:
            self.downloads.wait(self.settings.limits.step)
        after = self._observe()
        breakdowns.require_page(after.url, after.text, description)
        if urlsplit(after.url).scheme in WEB and urlsplit(after.url).hostname != urlsplit(before.url).hostname:
            self.addresses.require_allowed(after.url)
        self.before_last_action, self.last_by = before, "lam"
        self.interrupts.note(before, after)
        changes = (Effect(moved),) if moved else (*handed, *self._effects(before, after, aimed.vanishing))
        changes = () if action.name in WITHOUT_EFFECTS else changes
        interrupts = self.interrupts.due(action.name)
        done = RecordedAction(action.name, aimed.target, action.value, changes, manner, aimed.onto, interrupts)
        outcome.actions += (*(each.action for each in aimed.cleared), done)
        outcome.did += (*(each.described for each in aimed.cleared), description)
        return Turn(action, description, after.url, before)

    def _is_brought_in(self, ref: str | None, now: Snapshot) -> bool:
        return self.before_last_action is not None and effects.brings_in(ref, self.before_last_action, now)

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

    def _verify(self, step: Step, decision: Verify, turns: Sequence[Turn], outcome: StepOutcome) -> None:
        """Wait, bounded, until all checks hold; the LAM is asked again whenever the page has changed."""
        end = time.monotonic() + self.settings.limits.step
        snapshot = self.snapshot or self._observe()
        checks = decision.checks
        while True:
            require_fallible(checks)
            verdicts = [evaluate(check, snapshot, reveal, self.before_last_action) for check in checks]
            if all(verdict.holds for verdict in verdicts):
                break
            if time.monotonic() >= end:
                contradicted = contradictions(checks, snapshot, self.held, self.before_last_action)
                raise failed(checks, verdicts, snapshot, contradicted)
            newer = self._observe_change(snapshot, end)
            if newer is not snapshot:
                snapshot = newer
                again = self.lam.decide(step, snapshot, self._memory(turns))
                checks = again.checks if isinstance(again, Verify) else checks
        outcome.contradicting += contradictions(checks, snapshot, self.held, self.before_last_action)
        if outcome.contradicting and self.settings.strict:
            raise ContradictingCheck("\n  ".join(outcome.contradicting))
        for check in checks:
            self._prove(step, check, snapshot, outcome)
        self.held += tuple(Held(step, check, snapshot, self.before_last_action) for check in checks)

    def _prove(self, step: Step, check: Check, snapshot: Snapshot, outcome: StepOutcome) -> None:
        if check.name == "change" and self.last_by == "code":
            raise UnclearStep(OWN_CODE)
        proof = proved(check, snapshot, self.before_last_action, self.targets)
        weak = step.type == "then" and proof.before is not None and proof.before.holds
        if weak:
            outcome.weak.append(f"{proof.described}: held already before the last action")
            if self.settings.strict:
                raise WeakCheck(
                    f"{proof.described} held already before the scenario's last action, so it proves nothing"
                )
        outcome.did.append(wording.proof(proof.described, proof.before))
        outcome.checks.append(replace(proof.recorded, weak=weak))

    def _remember(self, action: Action, now: Snapshot, outcome: StepOutcome) -> Turn:
        """Keep what the target shows, under the name that the step gave it; nothing is done to the page."""
        node = now.get(action.target)
        text = what_shows(node) if node is not None else ""
        description = wording.action(action, node, now)
        if node is None or not text:
            raise ActionFailed(f"{description}: it shows nothing")
        if self.targets.tells_secret(text):
            raise UnclearStep("what the page shows there holds a secret, which no recording may")
        target = apart_from(self.targets.of(node, now, action.within, action.within_text), text)
        if not target.locators:
            raise ActionFailed(wording.unlocatable(node, now), candidates=[node.ref])
        self.remembered[str(action.value)] = text
        outcome.actions.append(RecordedAction(action.name, target, action.value))
        outcome.did.append(f'{description}: "{wording.shortened(text)}"')
        return Turn(action, description, now.url, now)
