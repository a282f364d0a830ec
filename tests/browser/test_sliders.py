"""Sliders and spin buttons that scripts made are moved by their keys."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By

from pytest_lam.errors import ActionFailed

from .doing import Show, act


def slider(role: str = "slider", step: float = 1, later: int = 0, more: str = "", now: str = "aria-valuenow=50") -> str:
    """As the authoring practices have it; ``later`` is how many milliseconds a key takes to count."""
    return f"""
    <div role={role} tabindex=0 aria-label=Volume aria-valuemin=0 aria-valuemax=100 {now} {more}
         style="width:200px;height:20px;background:#ccc"></div>
    <script>
    const slider = document.querySelector("[role={role}]");
    slider.onkeydown = (event) => setTimeout(() => {{
      const way = {{ ArrowUp: {step}, ArrowRight: {step}, ArrowDown: -{step}, ArrowLeft: -{step} }}[event.key] ?? 0;
      const now = Math.min(100, Math.max(0, Number(slider.ariaValueNow) + way));
      slider.ariaValueNow = now;
    }}, {later});
    </script>"""


@pytest.mark.parametrize("role", ["slider", "spinbutton"])
@pytest.mark.parametrize(
    ("wanted", "step", "later"), [("73", 1, 0), ("0", 1, 0), ("52.5", 0.5, 0), ("50", 1, 0), ("40", 5, 30)]
)
def test_it_stands_where_it_was_told(show: Show, role: str, wanted: str, step: float, later: int) -> None:
    driver = show(slider(role, step, later))
    assert act(driver, "fill", role, wanted) == "slider"
    assert float(driver.find_element(By.CSS_SELECTOR, f"[role={role}]").get_attribute("aria-valuenow")) == float(wanted)


def test_the_keys_go_to_what_has_the_focus_inside_of_it(show: Show) -> None:
    driver = show(slider().replace("tabindex=0", "").replace("></div>", "><div tabindex=0>_</div></div>", 1))
    assert act(driver, "fill", "slider", "53") == "slider"
    assert driver.find_element(By.CSS_SELECTOR, "[role=slider]").get_attribute("aria-valuenow") == "53"


@pytest.mark.parametrize(
    ("page", "text", "reason"),
    [
        (slider(), "loud", "it takes a number"),
        (slider(), "101", "it goes to 100 only"),
        (slider(), "-1", "it goes to 0 only"),
        (slider(step=10), "55", "has no 55: it stops at 60, and moves by 10"),
        (slider(step=0), "55", "does not move by the arrow keys"),
        (slider(more="aria-readonly=true"), "55", "is read-only"),
        (slider(more="aria-disabled=true"), "55", "is disabled"),
        (slider(now=""), "55", "does not say where it stands"),
    ],
)
def test_what_it_can_not_stand_at_is_said(show: Show, page: str, text: str, reason: str) -> None:
    driver = show(page)
    with pytest.raises(ActionFailed, match=reason):
        act(driver, "fill", "slider", text)


def test_a_spin_button_that_is_a_field_is_typed_into(show: Show) -> None:
    driver = show("<input role=spinbutton aria-label=Guests aria-valuenow=1 value=1>")
    assert act(driver, "fill", "spinbutton", "4") == "native"
    assert driver.find_element(By.TAG_NAME, "input").get_property("value") == "4"


AT_THE_END = """
    <input type=range aria-label=Volume min=0 max=60 step=5 value=10><p id=told>10</p>
    <script>
    const range = document.querySelector("input");
    range.onkeyup = range.onpointerup = () => { told.textContent = range.value; };
    </script>"""
"""A slider of the browser's own on a page that takes its value when a key or the pointer is let go."""


@pytest.mark.parametrize("wanted", ["35", "0", "60"])
def test_one_of_the_browser_is_moved_to_the_end_of_the_move(show: Show, wanted: str) -> None:
    driver = show(AT_THE_END)
    assert act(driver, "fill", "slider", wanted) == "slider"
    assert driver.find_element(By.ID, "told").text == wanted


@pytest.mark.parametrize(
    ("tag", "wanted", "manner"),
    [
        ("<input type=range min=0 max=5000 value=0>", "4200", "script"),
        ("<input type=range min=0 max=5000 value=4195>", "4200", "slider"),
        ("<input type=range min=0 max=1 step=any value=0>", "0.25", "script"),
        ("<input type=range min=-1 max=1 step=0.1 value=0>", "-0.7", "slider"),
    ],
)
def test_a_fine_one_of_the_browser_is_set_by_script(show: Show, tag: str, wanted: str, manner: str) -> None:
    driver = show(tag)
    assert act(driver, "fill", "slider", wanted) == manner
    assert driver.find_element(By.TAG_NAME, "input").get_property("value") == wanted
