"""What code notes down for a later step, put into recordings; and what was remembered, taken out of them."""

from __future__ import annotations

from pytest_lam import recording_file
from pytest_lam.locator import Locator
from pytest_lam.notes import noted, spoken_of, without_remembered
from pytest_lam.recording import (
    Note,
    RecordedAction,
    RecordedCheck,
    RecordedScenario,
    RecordedStep,
    Recording,
    Target,
)
from pytest_lam.step import Step

TOTAL = Target("status", "Total", "p", (Locator("id", "{0}", ("total",), 10),))
CLICK, KEEP = RecordedAction("click", TOTAL), RecordedAction("remember", TOTAL, "sum")
CHANGED = RecordedCheck("change", TOTAL, "+1", noted="Total")


def when(*actions: RecordedAction) -> RecordedStep:
    return RecordedStep("when", "I act", actions=actions)


def then(*checks: RecordedCheck) -> RecordedStep:
    return RecordedStep("then", "it is so", checks=checks)


def test_what_was_there_is_noted_at_the_last_action_before_the_check_and_once() -> None:
    first, last, kept, *_ = noted((when(CLICK), when(CLICK, CLICK), when(KEEP), then(CHANGED), then(CHANGED)))
    assert first == when(CLICK)
    assert [action.notes for action in last.actions] == [(), (Note("Total", TOTAL),)]
    assert kept == when(KEEP)


def test_a_scenario_without_changes_is_left_as_it_is() -> None:
    steps = (when(CLICK), then(RecordedCheck("text", TOTAL, "1")))
    assert noted(steps) == steps


def test_notes_and_what_is_remembered_survive_a_round_trip() -> None:
    steps = (*noted((when(CLICK), then(CHANGED))), RecordedStep("then", "so", remembered={"sum": "{sum}"}))
    kept = Recording("a.feature", (RecordedScenario("One", steps),))
    assert recording_file.loads(recording_file.dumps(kept)) == kept


def test_a_step_speaks_of_what_is_remembered_by_its_name_and_not_by_its_text() -> None:
    remembered = {"order": "A-17"}
    assert spoken_of(Step("when", 'I search for "<order>"'), remembered) == remembered
    assert spoken_of(Step("when", "I fill in:", table=(("No.", "<order>"),)), remembered) == remembered
    assert spoken_of(Step("when", "I search"), remembered) == {}
    assert spoken_of(Step("then", 'the order is "A-17"'), remembered) == {}


def test_the_name_stands_in_a_recording_where_the_text_stood() -> None:
    link = Target("link", "Order A-17", "a", (Locator("link text", "{0}", ("Order A-17",), 10),), text="A-170")
    step = without_remembered(
        RecordedStep(
            "when", "I open the order", actions=(RecordedAction("click", link), RecordedAction("press", None, "A-17"))
        ),
        {"order": "A-17"},
    )
    click, press = step.actions
    assert click.target is not None
    assert (click.target.name, click.target.locators[0].slots, click.target.text) == (
        "Order {order}", ("Order {order}",), "A-170",
    )  # fmt: skip
    assert (click.name, press.value, step.remembered) == ("click", "{order}", {"order": "{order}"})


def test_a_short_text_counts_only_where_it_is_all_that_is_said() -> None:
    row = Target("row", "1", "tr", (Locator("xpath", "(//tr)[1]", (), 10000), Locator("id", "{0}", ("row 1",), 10)))
    step = without_remembered(
        RecordedStep("when", "I take the count", actions=(RecordedAction("click", row),)), {"count": "1"}
    )
    found = step.actions[0].target
    assert found is not None
    assert (found.name, [way.slots for way in found.locators]) == ("{count}", [(), ("row 1",)])


def test_a_step_that_says_nothing_of_it_is_left_as_it_is() -> None:
    step = RecordedStep("then", "the order is there", checks=(RecordedCheck("text", TOTAL, "B-18"),))
    assert without_remembered(step, {"order": "A-17"}) == step


def test_what_was_typed_is_spoken_of_in_whatever_words_if_it_was_remembered() -> None:
    remembered, step = {"author": "H. G. Wells", "year": "1896"}, Step("when", "she looks for that name")
    assert spoken_of(step, remembered) == {}
    assert spoken_of(step, remembered, ["H. G. Wells", None]) == {"author": "H. G. Wells"}
    assert spoken_of(Step("when", "she looks for h. g. wells"), remembered, ["H. G. Wells"]) == {}
