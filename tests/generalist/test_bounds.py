"""What a prompted model chose is refused before it is done where it would lead to a host that nobody allowed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hostile.sites import Site, running
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.actions import Action
from pytest_lam.browser import observe, start
from pytest_lam.browser.leading import leads_to
from pytest_lam.checks import Check
from pytest_lam.errors import AddressRefused
from pytest_lam.lam import Act, Decision, Done, Memory, Verify
from pytest_lam.outcome import StepOutcome
from pytest_lam.runner import Runner
from pytest_lam.settings import BrowserSettings, Limits, Settings
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step

pytestmark = pytest.mark.browser


class Chosen:
    """A model that does one thing, to what is called "it"."""

    name = "chosen"

    def __init__(self, action: str, value: str | None, reflected: bool) -> None:
        self.action, self.value, self.reflected = action, value, reflected

    def decide(self, step: Step, snapshot: Snapshot, memory: Memory) -> Decision:
        if step.type == "then":
            return Verify((Check("present", role="heading"),))
        if memory.this_step:
            return Done()
        found = [node for node in snapshot.nodes if node.name == "it"]
        actions = (Action(self.action, target=found[0].ref if found else None, value=self.value),)
        return Act(actions, reflected=self.reflected)


@pytest.fixture(scope="module")
def driver() -> Iterator[WebDriver]:
    """A headless browser that the tests of this module share."""
    browser = start(BrowserSettings())
    yield browser
    browser.quit()


@pytest.fixture(scope="module")
def hosts() -> Iterator[tuple[Site, Site]]:
    """The application and another host."""
    with running(Site("127.0.0.1")) as own, running(Site("localhost")) as other:
        yield own, other


def carry_out(
    driver: WebDriver,
    hosts: tuple[Site, Site],
    body: str,
    *,
    action: str = "click",
    value: str | None = None,
    reflected: bool = True,
    allowed: tuple[str, ...] = (),
) -> list[str]:
    """Does that on a page with that body; what was asked of the other host."""
    own, other = hosts
    page = body.replace("{other}", other.url).replace("{own}", own.url)
    own.forget({"/": f"<!doctype html><title>Shop</title><h1>Shop</h1>{page}"})
    other.forget({})
    driver.get(own.url)
    settings = Settings(limits=Limits(step=1.0, settle=1.0), allowed_hosts=allowed)
    Runner(driver, Chosen(action, value, reflected), settings, own.url).carry_out(Step("when", "it"), StepOutcome())
    return [asked for asked in other.asked if "favicon" not in asked]


OUTSIDE = '<a href="{other}/away">it</a>'


@pytest.mark.parametrize(
    ("body", "action", "value"),
    [
        (OUTSIDE, "click", None),
        (OUTSIDE, "double click", None),
        (OUTSIDE, "press", "Enter"),
        ('<form action="{other}/away"><button>it</button></form>', "click", None),
        ('<form action="{other}/away"><button>it</button></form>', "press", "Space"),
        ('<form action="{other}/away"><input aria-label="it" name="q"></form>', "press", "Enter"),
        ('<form action="{other}/away"><input aria-label="it" name="q" autofocus></form>', "press", "Enter"),
        ('<form><input aria-label="it"><button formaction="{other}/away">Go</button></form>', "press", "Enter"),
        ('<a href="/in" ping="{other}/away">it</a>', "click", None),
        (
            '<div role="button" style="display: inline-block" aria-label="it"><a href="{other}/away">Further</a></div>',
            "click",
            None,
        ),
    ],
)
def test_what_leads_elsewhere_is_not_done(
    driver: WebDriver, hosts: tuple[Site, Site], body: str, action: str, value: str | None
) -> None:
    with pytest.raises(AddressRefused, match="--lam-allow-host=localhost"):
        carry_out(driver, hosts, body, action=action, value=value)
    assert hosts[1].asked == []


@pytest.mark.parametrize(
    ("body", "action", "value"),
    [
        ('<a href="/in">it</a>', "click", None),
        ('<a href="#part">it</a>', "click", None),
        ('<a href="javascript:void 0">it</a>', "click", None),
        ("<button>it</button>", "click", None),
        ('<form><button>it</button><input name="q"></form>', "click", None),
        ('<form action="{other}/away"><label><input type="checkbox" name="a">it</label></form>', "check", None),
        ('<form action="{other}/away"><input aria-label="it" name="q"></form>', "fill", "lamp"),
        ('<form action="{other}/away"><input aria-label="it" name="q"></form>', "press", "ArrowLeft"),
        ('<form action="{other}/away"><input aria-label="it" name="q"></form>', "press", "Space"),
        ('<form method="dialog" action="{other}/away"><button type="button">it</button></form>', "click", None),
        (OUTSIDE, "hover", None),
        (OUTSIDE, "scroll", None),
    ],
)
def test_what_stays_is_done(
    driver: WebDriver, hosts: tuple[Site, Site], body: str, action: str, value: str | None
) -> None:
    assert carry_out(driver, hosts, body, action=action, value=value) == []


def test_an_allowed_host_may_be_led_to(driver: WebDriver, hosts: tuple[Site, Site]) -> None:
    assert carry_out(driver, hosts, OUTSIDE, allowed=("localhost",)) == ["GET /away"]


def test_where_code_led_steps_go_on(driver: WebDriver, hosts: tuple[Site, Site]) -> None:
    own, other = hosts
    own.forget({"/": "<title>Shop</title>"})
    other.forget({"/": "<title>Sign in</title><h1>Sign in</h1>"})
    runner = Runner(driver, Chosen("reload", None, True), Settings(limits=Limits(step=1.0, settle=1.0)), own.url)
    driver.get(own.url)
    runner.note_code_step(Step("given", "Ada signs in elsewhere"), "code")
    driver.get(f"{other.url}/")
    assert runner.carry_out(Step("then", "it asks for her name"), StepOutcome()).checks


def test_where_a_page_led_by_itself_no_step_goes_on(driver: WebDriver, hosts: tuple[Site, Site]) -> None:
    own, other = hosts
    own.forget({"/": "<title>Shop</title><h1>Shop</h1>"})
    other.forget({"/": "<title>Shop</title><h1>Shop</h1>"})
    driver.get(own.url)
    runner = Runner(driver, Chosen("reload", None, False), Settings(limits=Limits(step=1.0, settle=1.0)), own.url)
    runner.carry_out(Step("when", "it"), StepOutcome())
    driver.execute_script("location = arguments[0]", f"{other.url}/")
    with pytest.raises(AddressRefused, match="localhost"):
        runner.carry_out(Step("then", "the shop is there"), StepOutcome())


def test_a_frame_of_another_host_is_left_alone(driver: WebDriver, hosts: tuple[Site, Site]) -> None:
    other = hosts[1]
    body = '<iframe src="{other}/chat" width="300" height="80"></iframe>'
    other.forget({})
    other.other, before = "<title>Chat</title><input aria-label='it'>", other.other
    try:
        with pytest.raises(AddressRefused, match="localhost"):
            carry_out(driver, hosts, body, action="fill", value="lamp")
        driver.switch_to.frame(0)
        assert [node.value for node in observe(driver).nodes if node.name == "it"] == [""]
    finally:
        driver.switch_to.default_content()
        other.other = before


def test_looking_where_a_click_leads_leaves_the_page_as_it_stood(driver: WebDriver, hosts: tuple[Site, Site]) -> None:
    driver.get(hosts[0].url)
    driver.execute_script("document.body.innerHTML = '<p style=height:3000px>far</p><button>it</button>'")
    found = next(node for node in observe(driver).nodes if node.name == "it")
    leads_to(driver, found, "click")
    assert driver.execute_script("return scrollY") == 0
