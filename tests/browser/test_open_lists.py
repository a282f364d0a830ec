"""A list that stays open after a choice is put away before what it covers is acted on, and that is recorded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.errors import ActionFailed, Covered
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.outcome import StepOutcome
from pytest_lam.recording import RecordedAction
from pytest_lam.runner import Runner
from pytest_lam.settings import Limits, Settings
from pytest_lam.step import Step

from .doing import Show, said

PAGE = """
<style>
  [role=listbox] {{ position: absolute; left: 0; top: 0; width: 400px; height: 300px; margin: 0; background: #eee }}
  #colours {{ position: absolute; left: 450px; top: 10px }} #veil {{ position: fixed; inset: 0 }}
  #page {{ position: absolute; left: 20px; top: 150px }} [hidden] {{ display: none !important }}
</style>
<p role=status style="position:absolute;left:450px;top:80px">-</p>
<button id=colours aria-haspopup=listbox aria-expanded=false>Colours</button>
<div id=page><button id=save>Save</button></div>
<div id=pop hidden>{veil}<ul role=listbox aria-multiselectable=true aria-label=Colours>
  <li role=option>Red<li role=option>Blue</ul></div>
<script>
const told = document.querySelector("[role=status]");
const open = (on) => {{ pop.hidden = !on; colours.setAttribute("aria-expanded", on) }};
document.querySelectorAll("[role=option]").forEach((each) => {{
  each.onclick = () => each.setAttribute("aria-selected", "true");
}});
save.onclick = () => {{ told.textContent = "saved" }};
colours.onclick = () => open(pop.hidden);
{script}
</script>
"""
ESCAPES = "onkeydown = (event) => { if (event.key === 'Escape') open(false) };"
VEIL = "<div id=veil></div>"
IN_DIALOG = """
page.setAttribute("role", "dialog"); page.setAttribute("aria-label", "New"); document.body.prepend(page);
onkeydown = (event) => { if (event.key === "Escape") page.hidden = true };
"""

Steps = Callable[..., list[RecordedAction]]


@pytest.fixture
def carry_out(driver: WebDriver) -> Steps:
    """Carries Whens out, one after another; what was recorded of the last one."""
    runner = Runner(driver, EmbeddedLam(), Settings(limits=Limits(step=1.0)), "")

    def carried(*texts: str) -> list[RecordedAction]:
        outcome = StepOutcome()
        for text in texts:
            outcome = StepOutcome()
            runner.carry_out(Step("when", text, template=text), outcome)
        return outcome.actions

    return carried


CHOOSE = ('I click "Colours"', 'I click "Red"')


@pytest.mark.parametrize(
    ("veil", "script", "way"),
    [("", ESCAPES, "press"), (VEIL, ESCAPES, "press"), ("", "", "click"), ("", IN_DIALOG, "click")],
    ids=["Escape", "Escape under a veil", "what opened it", "what opened it, in a dialog"],
)
def test_a_list_that_stays_open_is_put_away(show: Show, carry_out: Steps, veil: str, script: str, way: str) -> None:
    driver = show(PAGE.format(veil=veil, script=script))
    first, second = carry_out(*CHOOSE, 'I click "Save"')
    assert said(driver) == "saved"
    assert (first.name, first.effects[0].kind) == (way, "disappears")
    assert (second.name, second.manner) == ("click", "reached")
    assert driver.execute_script("return document.querySelector('[aria-selected]').textContent.trim()") == "Red"


def test_a_list_that_nothing_closes_is_named(show: Show, carry_out: Steps) -> None:
    driver = show(PAGE.format(veil="", script="colours.onclick = () => open(true)"))
    with pytest.raises(Covered, match=r'button "Save" is covered by <(li|ul) role="(option|listbox)">'):
        carry_out(*CHOOSE, 'I click "Save"')
    assert said(driver) == "-"


def test_a_dialog_that_closes_with_the_list_is_no_success(show: Show, carry_out: Steps) -> None:
    script = IN_DIALOG.replace("page.hidden", "pop.hidden = page.hidden") + "colours.onclick = () => open(true);"
    driver = show(PAGE.format(veil="", script=script))
    with pytest.raises(ActionFailed, match='also closes dialog "New": say in a step of its own'):
        carry_out(*CHOOSE, 'I click "Save"')
    assert said(driver) == "-"


FIELD = """
<style>#save, #list {{ position: absolute; left: 20px; top: 150px }} #list {{ width: 300px; height: 90px; top: 120px }}
[hidden] {{ display: none }}</style>
<p role=status>-</p>
<input role=combobox aria-label=Colours aria-expanded=false>
<button id=save onclick="document.querySelector('[role=status]').textContent = 'saved'">Save</button>
<ul id=list role=listbox aria-label=Colours style="margin:0" hidden><li role=option>Red<li role=option>Blue</ul>
<script>
const field = document.querySelector("input");
const open = (on) => {{ list.hidden = !on; field.setAttribute("aria-expanded", on) }};
for (const each of list.children) each.onclick = () => {{
  each.setAttribute("aria-selected", "true"); field.value = "{value}";
}};
field.onclick = () => open(true);
onkeydown = (event) => {{ if (event.key === "Escape") {{ open(false); field.value = "" }} }};
</script>
"""


def test_what_was_typed_to_find_a_choice_may_go_with_the_list(show: Show, carry_out: Steps) -> None:
    driver = show(FIELD.format(value="R"))
    carry_out(*CHOOSE, 'I click "Save"')
    assert said(driver) == "saved"


def test_a_choice_that_goes_with_the_list_is_no_success(show: Show, carry_out: Steps) -> None:
    driver = show(FIELD.format(value="Red"))
    with pytest.raises(ActionFailed, match='also changes combobox "Colours"'):
        carry_out(*CHOOSE, 'I click "Save"')
    assert said(driver) == "-"


def test_a_list_in_a_dialog_over_the_target_is_left_with_its_dialog(show: Show, carry_out: Steps) -> None:
    dialog = "pop.setAttribute('role', 'dialog'); pop.setAttribute('aria-label', 'Pick');"
    driver = show(PAGE.format(veil="", script=dialog + ESCAPES))
    with pytest.raises(Covered, match='button "Save" is covered'):
        carry_out(*CHOOSE, 'I click "Save"')
    assert driver.execute_script("return pop.hidden") is False
