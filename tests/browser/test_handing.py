"""What is typed into an editor arrives in a hidden field of its form: waited for, recorded, by what set it going."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.locator import Locator
from pytest_lam.outcome import StepOutcome
from pytest_lam.recording import Effect
from pytest_lam.runner import Runner
from pytest_lam.settings import Limits, Settings
from pytest_lam.step import Step

from .doing import Show

EDITOR = "<div contenteditable role=textbox aria-label=Story style='height:3em'></div>"
FIELDS = "<input type=hidden name=token value=Once><input type=hidden name=story value=before>"
HAND_OVER = """<script>
const story = document.querySelector("[name=story]"), editor = document.querySelector("[contenteditable]");
let rest = 0;
editor.oninput = () => { clearTimeout(rest); rest = setTimeout(() => { story.value = %s }, %d) };
</script>"""
AS_IT_IS = "editor.innerText"


Write = Callable[[str, str], tuple[Effect, ...]]


@pytest.fixture
def write(show: Show) -> Write:
    """Writes a text into the editor of a page with that body; what came of it."""

    def written(body: str, text: str) -> tuple[Effect, ...]:
        runner = Runner(show(body), EmbeddedLam(), Settings(limits=Limits(step=2.0, settle=30.0)), "")
        outcome = StepOutcome()
        said = f'I write "{text}" into the "Story"'
        runner.carry_out(Step("when", said, template=said), outcome)
        return outcome.actions[-1].effects

    return written


def holder(effects: tuple[Effect, ...]) -> Locator:
    (effect,) = effects
    assert effect.kind == "holds"
    assert effect.target is not None
    return effect.target.locators[0]


@pytest.mark.parametrize("late", [0, 250, 1000])
def test_the_field_that_comes_to_hold_what_was_typed_is_an_effect_however_late(
    driver: WebDriver, write: Write, late: int
) -> None:
    effects = write(f"<form>{EDITOR}{FIELDS}</form>" + HAND_OVER % (AS_IT_IS, late), "Once upon a time")
    assert holder(effects) == Locator("name", "{0}", ("story",), 20)
    assert effects[0].value == "Once upon a time"
    assert driver.execute_script("return story.value") == "Once upon a time"


@pytest.mark.parametrize(
    "kept", ["JSON.stringify({blocks: [{text: editor.innerText}]})", "`<p>${editor.innerHTML}</p>`"]
)
def test_a_text_counts_as_json_and_html_write_it(write: Write, kept: str) -> None:
    effects = write(f"<form>{EDITOR}{FIELDS}</form>" + HAND_OVER % (kept, 250), r"Tom & Jérôme: C:\temp <b>")
    assert holder(effects).slots == ("story",)


def test_a_text_area_out_of_sight_is_handed_to_like_a_hidden_field(write: Write) -> None:
    hidden = "<textarea name=story style='display:none'></textarea>"
    assert holder(write(f"<form>{EDITOR}{hidden}</form>" + HAND_OVER % (AS_IT_IS, 250), "Once")).slots == ("story",)


def test_an_editor_in_a_frame_hands_to_the_form_around_the_frame(write: Write) -> None:
    frame = f'<iframe title=Editor srcdoc="<!doctype html><body>{EDITOR}"></iframe>'
    wiring = """<script>
    const story = document.querySelector("[name=story]");
    document.querySelector("iframe").onload = (event) => {
      const page = event.target.contentWindow, editor = page.document.querySelector("[contenteditable]");
      editor.oninput = () => page.setTimeout(() => { story.value = editor.innerText }, 250);
    };
    </script>"""
    (effect,) = write(f"<form>{frame}{FIELDS}</form>{wiring}", "Once")
    assert effect.target is not None
    assert (effect.target.locators[0].slots, effect.target.frames) == (("story",), ())


def test_a_field_that_held_the_text_before_or_belongs_to_another_form_is_none(write: Write) -> None:
    other = f"<form>{EDITOR}<input type=hidden name=token value=Once></form><form>{FIELDS}</form>"
    assert write(other + HAND_OVER % (AS_IT_IS, 250), "Once") == ()


def test_a_page_that_polls_is_not_waited_for(driver: WebDriver, write: Write) -> None:
    polling = "<script>(function poll() { window.polls = (window.polls ?? 0) + 1; setTimeout(poll, 100) })()</script>"
    assert write(f"<form>{EDITOR}{FIELDS}</form>{polling}", "Once") == ()
    assert driver.execute_script("return polls") < 200
