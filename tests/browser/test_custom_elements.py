"""Custom elements say little of themselves: closed shadow roots and their own roles come from the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from pytest_lam.browser import observe, unique
from pytest_lam.errors import ActionFailed
from pytest_lam.export.templates.fields import press_where_focused, type_where_focused
from pytest_lam.export.templates.finding import in_shadow
from pytest_lam.locator import CSS, Locator

from .doing import act, said

Show = Callable[[str], WebDriver]

CLOSED = """
<p role=status>Nothing</p><x-outer id=first></x-outer><x-outer id=second></x-outer>
<script>
const told = document.querySelector("[role=status]");
customElements.define("x-inner", class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({mode: "closed"});
    root.innerHTML = "<button class=b>Inner</button>";
    root.querySelector("button").onclick = () => { told.textContent = "Clicked in " + this.title; };
  }
});
customElements.define("x-outer", class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({mode: "closed"}).innerHTML = `<a href="#">Link</a><x-inner title=${this.id}></x-inner>`;
  }
});
</script>
"""

SELF_MADE = """
<x-tick>Agree</x-tick><x-plain>Words</x-plain><x-tick role=switch>Night</x-tick>
<script>
const make = (role) => class extends HTMLElement {
  #internals = this.attachInternals();
  constructor() { super(); this.#internals.role = role; }
};
customElements.define("x-tick", make("checkbox"));
customElements.define("x-plain", make("paragraph"));
</script>
"""


def test_closed_roots_in_closed_roots_are_seen_from_the_first_look(show: Show) -> None:
    snapshot = observe(show(CLOSED))
    assert [node.name for node in snapshot.nodes if node.role in ("link", "button")] == ["Link", "Inner"] * 2
    buttons = [node for node in snapshot.nodes if node.role == "button"]
    ways = [[snapshot.by_ref[host].tag for host in node.hosts] for node in buttons]
    assert ways == [["x-outer", "x-inner"]] * 2


def test_a_closed_root_that_comes_later_is_seen_too(show: Show) -> None:
    driver = show(CLOSED)
    observe(driver)
    driver.execute_script("document.body.append(document.createElement('x-outer'))")
    assert [node.role for node in observe(driver).nodes].count("button") == 3


def test_a_click_reaches_into_a_closed_root(show: Show) -> None:
    driver = show(CLOSED)
    act(driver, "click", "button")
    assert said(driver) == "Clicked in first"


def test_plain_code_finds_its_way_into_a_closed_root(show: Show) -> None:
    driver = show(CLOSED)
    second = [node for node in observe(driver).nodes if node.role == "button"][1]
    assert unique(driver, second, [Locator(CSS, ".b")]) == (Locator(CSS, ".b"),)
    in_shadow((By.ID, "second"), (By.CSS_SELECTOR, "x-inner"), (By.CSS_SELECTOR, ".b"))(driver).click()
    assert said(driver) == "Clicked in second"


def test_the_role_that_a_widget_keeps_to_itself_is_that_of_the_browser(show: Show) -> None:
    roles = {node.text: (node.role, node.name) for node in observe(show(SELF_MADE)).nodes}
    assert roles["Agree"] == ("checkbox", "Agree")
    assert roles["Night"] == ("switch", "Night")
    assert roles["Words"] == ("generic", "")


FIELDS = """
<p role=status>-</p><x-form></x-form>
<script>
const told = document.querySelector("[role=status]");
customElements.define("x-form", class extends HTMLElement {});
const root = document.querySelector("x-form").attachShadow({mode: "closed"});
root.innerHTML = "<input aria-label=Name value=Grace><input type=number aria-label=Age><x-open></x-open>";
root.querySelector("input").onkeydown = (event) => { if (event.key === "Enter") told.textContent = event.target.value };
const open = root.querySelector("x-open").attachShadow({mode: "open"});
open.innerHTML = "<div contenteditable role=textbox aria-label=Note>Old <b>text</b></div>";
</script>
"""


def values(driver: WebDriver) -> dict[str, str | None]:
    return {node.name: node.value for node in observe(driver).nodes if node.role in ("textbox", "spinbutton")}


def test_fields_of_a_closed_root_are_typed_into(show: Show) -> None:
    driver = show(FIELDS)
    assert act(driver, "fill", "textbox", "Ada", "Name") == "focused"
    assert act(driver, "fill", "spinbutton", "36") == "focused"
    assert act(driver, "fill", "textbox", "New", "Note") == "focused"
    assert values(driver) == {"Name": "Ada", "Age": "36", "Note": "New"}
    assert act(driver, "press", "textbox", "Enter", "Name") == "focused"
    assert said(driver) == "Ada"
    act(driver, "clear", "textbox", name="Name")
    act(driver, "clear", "textbox", name="Note")
    assert values(driver) == {"Name": "", "Age": "36", "Note": ""}


def test_a_number_field_of_a_closed_root_takes_numbers_only(show: Show) -> None:
    with pytest.raises(ActionFailed, match="did not take that value: it takes a number"):
        act(show(FIELDS), "fill", "spinbutton", "many")


def test_plain_code_types_into_a_closed_root(show: Show) -> None:
    driver = show(FIELDS)
    wait, field = WebDriverWait(driver, 5), in_shadow((By.TAG_NAME, "x-form"), (By.CSS_SELECTOR, "input"))
    type_where_focused(wait, field, "Ada")
    press_where_focused(wait, field, Keys.ENTER)
    assert said(driver) == "Ada"
    press_where_focused(wait, field, Keys.CONTROL, "a")
    type_where_focused(wait, field, "")
    assert values(driver)["Name"] == ""
