"""Pages render things anew between a decision and its deed: the same thing is acted on, or nothing is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.actions import Action
from pytest_lam.browser import observe
from pytest_lam.errors import ActionFailed, NodeGone
from pytest_lam.hands import Hands
from pytest_lam.interrupts import Interrupts
from pytest_lam.settings import Limits
from pytest_lam.snapshot import Snapshot
from pytest_lam.targets import Targets

from .doing import Show, said

PAGE = """
<p role=status>-</p><ul></ul>
<script>
const said = (text) => { document.querySelector("[role=status]").textContent += " " + text };
const show = (...names) => {
  document.querySelector("ul").innerHTML = names.map((name) => `<li>${name} <button>Buy</button></li>`).join("");
  for (const item of document.querySelectorAll("li")) item.onclick = () => said(item.firstChild.data.trim());
};
show("Lamp", "Desk");
</script>"""


@pytest.fixture
def shop(show: Show) -> WebDriver:
    """A list of two things to buy, which a script can show anew."""
    return show(PAGE)


def buy(snapshot: Snapshot, at: int) -> Action:
    return Action("click", [node.ref for node in snapshot.nodes if node.name == "Buy"][at])


def hands(driver: WebDriver, look: Callable[[WebDriver], Snapshot] = observe) -> Hands:
    targets = Targets(driver)
    return Hands(driver, targets, Interrupts(driver, targets, Limits()), lambda: look(driver))


def test_what_was_rendered_anew_elsewhere_is_the_one_that_is_acted_on(shop: WebDriver) -> None:
    seen = observe(shop)
    shop.execute_script("show('Chair', 'Desk', 'Lamp')")
    aimed, manner = hands(shop).perform(buy(seen, 0), "", seen, seen)
    assert (said(shop), manner) == ("- Lamp", "native")
    assert aimed.target is not None
    assert aimed.action.target in aimed.before.by_ref


def test_what_now_stands_in_its_place_is_left_alone(shop: WebDriver) -> None:
    seen = observe(shop)
    shop.execute_script("show('Chair', 'Desk')")
    with pytest.raises(NodeGone, match='button "Buy" is no longer on the page'):
        hands(shop).perform(buy(seen, 0), "", seen, seen)
    assert said(shop) == "-"


def test_a_second_deed_of_one_decision_follows_what_the_first_one_renders_anew(show: Show) -> None:
    driver = show(
        "<form></form><p role=status>-</p><script>const form = document.querySelector('form');"
        "const draw = (values) => { form.innerHTML = ['A', 'B'].map((n) => `<input aria-label=${n}>`).join('');"
        " [...form.elements].forEach((each, at) => { each.value = values[at] });"
        " form.onchange = () => draw([...form.elements].map((each) => each.value)) }; draw(['', '']);</script>"
    )
    seen = observe(driver)
    first, second = (node.ref for node in seen.nodes if node.role == "textbox")
    own = hands(driver)
    own.perform(Action("fill", first, "one"), "one", seen, seen)
    driver.execute_script("document.activeElement.blur()")
    own.perform(Action("fill", second, "two"), "two", seen, observe(driver))
    driver.execute_script("document.activeElement.blur()")
    assert [node.value for node in observe(driver).nodes if node.role == "textbox"] == ["one", "two"]


def test_a_page_that_never_stands_still_is_given_up(shop: WebDriver) -> None:
    seen = observe(shop)
    own = hands(shop, _observed_and_shown_anew)
    shop.execute_script("show('Lamp', 'Desk')")
    with pytest.raises(NodeGone):
        own.perform(buy(seen, 0), "", seen, seen)
    assert said(shop) == "-"


def _observed_and_shown_anew(driver: WebDriver) -> Snapshot:
    seen = observe(driver)
    driver.execute_script("show('Lamp', 'Desk')")
    return seen


def test_under_a_dialog_of_the_browser_nothing_is_gone_but_the_dialog_is_told(shop: WebDriver) -> None:
    seen = observe(shop)
    shop.execute_script("setTimeout(() => alert('Wait'))")
    with pytest.raises(ActionFailed, match='a dialog of the browser is open: "Wait"'):
        hands(shop).perform(buy(seen, 0), "", seen, observe(shop))
    shop.switch_to.alert.accept()


LATE = "<p>early</p><script>setTimeout(() => { document.querySelector('p').textContent = 'late' }, %d)</script>"


def pause(own: Hands, driver: WebDriver, seconds: str) -> str:
    """Pauses; what the page says then."""
    seen = observe(driver)
    own.perform(Action("pause", value=seconds), seconds, seen, seen)
    return observe(driver).text


def test_a_pause_lasts_from_the_end_of_the_action_before_it(show: Show) -> None:
    driver = show(LATE % 10_000)
    own = hands(driver)
    own.acted_at -= 30
    assert pause(own, driver, "30") == "early"


def test_the_pause_of_a_new_step_lasts_from_its_beginning(show: Show) -> None:
    driver = show(LATE % 600)
    own = hands(driver)
    own.acted_at -= 30
    own.begin("I wait 0.7 seconds")
    assert pause(own, driver, "0.7") == "late"
