"""A LAM that learns what went wrong: failures of reflected acts and proofs that do not hold are told to it."""

from __future__ import annotations

import pytest

from pytest_lam.actions import Action
from pytest_lam.checks import Check
from pytest_lam.errors import ActionFailed
from pytest_lam.lam import Act, Decision, Done, Memory
from pytest_lam.outcome import StepOutcome
from pytest_lam.runner import Runner
from pytest_lam.settings import Limits, Settings
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step

from .doing import Show

PAGE = """
<button disabled>Send</button><button onclick="out.textContent = 'Sent'">Send anyway</button>
<button onclick="window.quiet = 1">Quiet</button><p role=status id=out>Nothing</p>
"""
STEP = Step("when", "she sends it", template="she sends it")
QUICK = Settings(limits=Limits(step=0.5))


class Planned:
    """A LAM that acts on the buttons it names, in turn, and notes what it was told."""

    name = "planned"

    def __init__(self, *plan: tuple[str, ...] | Done) -> None:
        self.plan = list(plan)
        self.told: list[str] = []

    def decide(self, step: Step, snapshot: Snapshot, memory: Memory) -> Decision:
        self.told.append(memory.problem)
        turn = self.plan.pop(0)
        if isinstance(turn, Done):
            return turn
        named = {node.name: node.ref for node in snapshot.nodes if node.role == "button"}
        return Act(tuple(Action("click", named[name]) for name in turn), reflected=self.reflects)

    reflects = True


SENT = Check("text", expected="Sent", comparison="contains")


def test_the_first_failure_is_told_and_what_follows_it_is_left_out(show: Show) -> None:
    lam, outcome = Planned(("Send", "Quiet"), ("Send anyway",), Done((SENT,))), StepOutcome()
    driver = show(PAGE)
    recorded = Runner(driver, lam, QUICK, "").carry_out(STEP, outcome)
    assert lam.told[0] == ""
    assert "disabled" in lam.told[1]
    assert lam.told[2] == ""
    assert [action.target.name for action in recorded.actions if action.target] == ["Send anyway"]
    assert driver.execute_script("return window.quiet") is None


def test_a_failure_that_is_not_to_be_reflected_on_ends_the_step(show: Show) -> None:
    lam = Planned(("Send",))
    lam.reflects = False
    with pytest.raises(ActionFailed):
        Runner(show(PAGE), lam, QUICK, "").carry_out(STEP, StepOutcome())


def test_done_does_not_count_before_the_page_shows_it(show: Show) -> None:
    lam = Planned(("Quiet",), Done((SENT,)), ("Send anyway",), Done((SENT,)))
    Runner(show(PAGE), lam, QUICK, "").carry_out(STEP, StepOutcome())
    assert "not done as far as the page shows" in lam.told[2]
    assert "Sent" in lam.told[2]
    assert lam.told[3] == ""


def test_what_proves_a_step_is_recorded_where_no_effect_does(show: Show) -> None:
    with_effect = Runner(show(PAGE), Planned(("Send anyway",), Done((SENT,))), QUICK, "").carry_out(STEP, StepOutcome())
    assert with_effect.actions[0].effects
    assert not with_effect.checks
    idle = Check("text", expected="Nothing", comparison="contains")
    without = Runner(show(PAGE), Planned(("Quiet",), Done((idle,))), QUICK, "").carry_out(STEP, StepOutcome())
    assert not without.actions[0].effects
    assert [check.expected for check in without.checks] == ["Nothing"]


def test_of_a_missing_file_the_place_where_it_was_looked_for_is_not_told(show: Show) -> None:
    class Uploading:
        name = "uploading"
        told = ""

        def decide(self, step: Step, snapshot: Snapshot, memory: Memory) -> Decision:
            self.told = memory.problem or self.told
            field = next(node.ref for node in snapshot.nodes if node.name == "Photo")
            return Done((SENT,)) if self.told else Act((Action("upload", field, "lamp.png"),), reflected=True)

    lam = Uploading()
    driver = show('<label>Photo <input type="file"></label><p>Sent</p>')
    step = Step("when", 'she attaches "lamp.png"', template='she attaches "lamp.png"')
    Runner(driver, lam, QUICK, "").carry_out(step, StepOutcome())
    assert lam.told == 'there is no file "lamp.png"'
