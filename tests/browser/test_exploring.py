"""Things that a page hides are found by opening what hides them; what did not help leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.actions import Action
from pytest_lam.browser.perception import observe
from pytest_lam.errors import Covered, NothingFits, StepProblem, UnclearStep
from pytest_lam.lam import Act, Decision, Done, Memory, Refuse, TakeBack
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.outcome import StepOutcome
from pytest_lam.recording import RecordedStep
from pytest_lam.runner import Runner
from pytest_lam.settings import Limits, Settings
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step

HIDDEN = Path(__file__).parent / "pages" / "hidden"
LIMITS = Limits(step=2.5)


class Scenario:
    """A page of this folder, and what is done on it step by step."""

    def __init__(self, driver: WebDriver, address: str) -> None:
        name, _, query = address.partition("?")
        driver.get((HIDDEN / f"{name}.html").as_uri() + (f"?{query}" if query else ""))
        self.driver, self.outcome = driver, StepOutcome()
        self.runner = Runner(driver, EmbeddedLam(), Settings(limits=LIMITS), "http://shop.test")

    def when(self, text: str, kind: str = "when") -> RecordedStep:
        """Carries one step out."""
        self.outcome = StepOutcome()
        return self.runner.carry_out(Step(kind, text, template=text), self.outcome)  # type: ignore[arg-type]

    @property
    def said(self) -> list[str]:
        """What the page says was done on it."""
        return [node.text for node in self.driver.find_elements("css selector", "[role=status]")]


def targets(step: RecordedStep) -> list[tuple[str, str]]:
    """What was recorded: each action with the name of what it was done to."""
    return [(action.name, action.target.name if action.target else str(action.value)) for action in step.actions]


@pytest.mark.parametrize(
    ("page", "text", "path"),
    [
        ("sections", 'I click "Send it back"', ["Returns", "Send it back"]),
        ("sections", 'I click "Book a courier"', ["Delivery", "Express", "Book a courier"]),
        ("sections", 'I click "Claim a repair"', ["Warranty", "Claim a repair"]),
        ("people", 'I click "Invite" in the row "Person 8"', ["Next", "Next", "Invite"]),
        ("stories", 'I click "Read story 33"', ["bottom", "bottom", "bottom", "Read story 33"]),
        ("tabs", 'I fill in "Card number" with "4111"', ["Billing", "Card number"]),
        ("menus", 'I click "Flour"', ["Stock", "Flour"]),
        ("menus", 'I click "Sharpen"', ["Tools", "Sharpen"]),
        ("dropdowns", 'I click "Spelt"', ["Grain", "Spelt"]),
    ],
)
def test_only_the_path_that_led_there_is_recorded(driver: WebDriver, page: str, text: str, path: list[str]) -> None:
    scenario = Scenario(driver, page)
    assert [name for _, name in targets(scenario.when(text))] == path
    assert len(scenario.outcome.did) == len(path)


def test_a_menu_that_opens_under_the_mouse_is_pointed_at_and_left_again(driver: WebDriver) -> None:
    scenario = Scenario(driver, "dropdowns")
    step = scenario.when('I click "Oats"')
    assert targets(step) == [("hover", "Grain"), ("click", "Oats")]
    assert scenario.said == ["Oats"]
    with pytest.raises(NothingFits, match="hover"):
        scenario.when('I click "Barley"')
    assert driver.current_url.endswith("dropdowns.html#oats")
    assert "Rye" not in observe(driver).text


def test_a_drop_down_of_plain_boxes_is_the_menu_of_the_next_step(driver: WebDriver) -> None:
    scenario = Scenario(driver, "dropdowns")
    scenario.when('I click "Weight"')
    with pytest.raises(NothingFits):
        scenario.when('I choose "Hide" from the menu')
    scenario.when('I choose "Heaviest first" from the menu')
    assert scenario.said == ["Heaviest first"]


def test_what_only_shows_a_hidden_list_or_part_is_folded_though_nothing_says_so(driver: WebDriver) -> None:
    driver.get((HIDDEN / "menus.html").as_uri())
    folded = [node.name for node in observe(driver).nodes if "collapsed" in node.states]
    assert folded == ["Stock", "Help", "Tools"]
    driver.find_element("link text", "Stock").click()
    assert [node.name for node in observe(driver).nodes if "collapsed" in node.states] == ["Help", "Tools"]


def test_a_menu_that_a_small_window_hides_is_opened(driver: WebDriver) -> None:
    size = driver.get_window_size()
    driver.set_window_size(600, 800)
    try:
        step = Scenario(driver, "shop").when('I click "Jobs"')
    finally:
        driver.set_window_size(size["width"], size["height"])
    assert [name for _, name in targets(step)] == ["", "Jobs"]


def test_what_was_opened_in_vain_is_told_and_closed_again(driver: WebDriver) -> None:
    scenario = Scenario(driver, "sections")
    with pytest.raises(NothingFits) as refused:
        scenario.when('I click "Call the captain"')
    assert 'Looked for in vain: click button "Express", click button "Delivery"' in str(refused.value)
    assert "Delete account" not in str(refused.value)
    assert "Show the rest" not in str(refused.value)
    assert scenario.outcome.actions == []
    assert scenario.said == ["nothing was done"]
    assert driver.find_elements("css selector", "[aria-expanded=true], details[open]") == []
    assert "#sent" not in driver.current_url


def test_leafing_in_vain_leads_back_to_the_first_page(driver: WebDriver) -> None:
    scenario = Scenario(driver, "people")
    with pytest.raises(NothingFits):
        scenario.when('I click "Invite" in the row "Person 99"')
    assert driver.find_element("css selector", "nav span").text == "1 of 4"


@pytest.mark.parametrize(
    "text", ['I see "Send it back"', '"Send it back" is shown', 'the field "Card number" is "4111"']
)
def test_a_then_opens_nothing(driver: WebDriver, text: str) -> None:
    scenario = Scenario(driver, "sections")
    with pytest.raises(StepProblem):
        scenario.when(text, "then")
    assert driver.find_elements("css selector", "[aria-expanded=true], details[open]") == []


class Opening:
    """A model that opens the first section, takes that back, and then clicks the second."""

    name = "opening"

    def decide(self, step: Step, snapshot: Snapshot, memory: Memory) -> Decision:
        if memory.this_step:
            return Done()
        refs = {node.name: node.ref for node in snapshot.nodes}
        if memory.tried:
            return Act((Action("click", refs["Returns"]),))
        return TakeBack() if memory.opened else Act((Action("click", refs["Delivery"]),), tentative=True)


def test_another_model_may_try_and_take_back(driver: WebDriver) -> None:
    scenario = Scenario(driver, "sections")
    scenario.runner.lam = Opening()
    assert targets(scenario.when("I open the second section")) == [("click", "Returns")]
    assert len(driver.find_elements("css selector", "[aria-expanded=true]")) == 1


def test_another_model_may_not_try_in_a_then(driver: WebDriver) -> None:
    scenario = Scenario(driver, "sections")
    scenario.runner.lam = Opening()
    with pytest.raises(UnclearStep, match="a Then looks at the page as it is"):
        scenario.when("the second section is open", "then")


class Patient:
    """A model that would open something at once, though what it wants is only about to come."""

    name = "patient"

    def decide(self, step: Step, snapshot: Snapshot, memory: Memory) -> Decision:
        late = next((node.ref for node in snapshot.nodes if node.name == "Late"), None)
        if late is not None:
            return Done() if memory.this_step else Act((Action("click", late),))
        first = next(node.ref for node in snapshot.nodes if node.role == "button")
        return Refuse("missing", "no") if memory.opened else Act((Action("click", first),), tentative=True)


def test_what_comes_late_is_waited_for_before_anything_is_opened(driver: WebDriver) -> None:
    scenario = Scenario(driver, "sections")
    driver.execute_script(
        "const late = document.createElement('button'); late.textContent = 'Late';"
        "setTimeout(() => document.body.append(late), 400)"
    )
    scenario.runner.lam = Patient()
    assert targets(scenario.when("I click it")) == [("click", "Late")]


def test_a_page_that_comes_in_parts_is_waited_for_till_nothing_new_comes(driver: WebDriver) -> None:
    scenario = Scenario(driver, "sections")
    driver.execute_script(
        "['Heading', 'Picture', 'Late'].forEach((name, part) => {"
        "  const button = document.createElement('button'); button.textContent = name;"
        "  setTimeout(() => document.body.append(button), 700 * (part + 1)); })"
    )
    scenario.runner.lam = Patient()
    assert targets(scenario.when("I click it")) == [("click", "Late")]


@pytest.mark.parametrize(
    ("address", "chosen", "put_away"),
    [
        ("shop?cookies=0", "no cookies", ["Reject all"]),
        ("shop?newsletter", "no newsletter", [""]),
        ("shop?tour", "no tour", ["Skip"]),
        ("shop?cookies=0&newsletter", "no newsletter", ["Reject all", ""]),
        ("shop?promo", "nothing was chosen", []),
        ("shop", "nothing was chosen", []),
    ],
)
def test_what_lies_over_a_button_is_put_away(driver: WebDriver, address: str, chosen: str, put_away: list[str]) -> None:
    scenario = Scenario(driver, address)
    step = scenario.when('I click "Add to cart"')
    assert scenario.said == ["one lamp", chosen]
    assert targets(step) == [("click", "Add to cart")]
    assert [interrupt.target.name for interrupt in step.actions[0].interrupts] == put_away


def test_a_notice_that_comes_late_is_put_away_where_it_is_met(driver: WebDriver) -> None:
    scenario = Scenario(driver, "shop?cookies=500")
    filled = scenario.when('I fill in "Email" with "ada@example.com"')
    driver.implicitly_wait(3)
    driver.find_element("xpath", "//button[.='Reject all']")
    driver.implicitly_wait(0)
    clicked = scenario.when('I click "Add to cart"')
    again = scenario.when('I click "Jobs"')
    assert scenario.said == ["one lamp", "no cookies"]
    assert filled.actions[0].interrupts == ()
    assert clicked.actions[0].interrupts == again.actions[0].interrupts != ()


def test_a_dialog_that_a_step_opened_is_the_scenarios_own(driver: WebDriver) -> None:
    scenario = Scenario(driver, "shop")
    driver.execute_script(
        "document.getElementById('email').onfocus = () => document.body.insertAdjacentHTML('beforeend',"
        " `<div role=dialog aria-label='Your address' style='position:fixed;inset:0;background:#fff'>"
        "<button>Close</button></div>`)"
    )
    scenario.when('I click "Email"')
    with pytest.raises(Covered):
        scenario.when('I click "Add to cart"')
    assert driver.find_elements("css selector", "[role=dialog]") != []
