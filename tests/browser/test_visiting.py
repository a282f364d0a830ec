"""Pages are gone to by their names: by the ini file, by what the site says, by a guess that the page bears out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.errors import NothingFits, UnclearStep
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.outcome import StepOutcome
from pytest_lam.recording import RecordedStep
from pytest_lam.runner import Runner
from pytest_lam.settings import Limits, Settings
from pytest_lam.step import Step

from .conftest import Site

LIMITS = Limits(step=2.0)

Do = Callable[..., RecordedStep]


def html(title: str, body: str) -> str:
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><body>{body}</body></html>"


NAVIGATION = '<nav><a href="/">Home</a> <a href="/tea/all">Price list</a> <a href="/office">Office</a></nav>'


@pytest.fixture
def do(driver: WebDriver, site: Site) -> Do:
    """Carries a step out on a small site whose start page is open."""
    site.pages |= {
        "/": html("Tea house", f"{NAVIGATION}<h1>Tea house</h1>"),
        "/tea/all": html("All teas - Tea house", f"{NAVIGATION}<h1>Price list</h1>"),
        "/opening-hours": html("Tea house", f"{NAVIGATION}<h1>Opening hours</h1>"),
        "/imprint": html("Tea house", f"{NAVIGATION}<h1>Nothing here</h1>"),
        "/hidden/door": html("Tea house", "<h1>Back door</h1>"),
        "/office": html("Office", f'{NAVIGATION}<h1>Office</h1><a href="/tools">Tools</a>'),
        "/tools": html("Tools", f'{NAVIGATION}<h1>Tools</h1><h2>Keys</h2><a href="/keys/lost">Lost keys</a>'),
        "/keys/lost": html("Lost keys", f"{NAVIGATION}<h1>Lost keys</h1>"),
    }
    driver.get(site.address("/"))
    base = site.address("")

    def carry_out(text: str, kind: str = "when", **pages: str) -> RecordedStep:
        runner = Runner(driver, EmbeddedLam(), Settings(limits=LIMITS, pages=pages), base)
        return runner.carry_out(Step(kind, text, template=text), StepOutcome())  # type: ignore[arg-type]

    return carry_out


def done(step: RecordedStep) -> list[tuple[str, str]]:
    return [(action.name, action.target.name if action.target else str(action.value)) for action in step.actions]


def test_the_address_that_the_user_gave_the_page_comes_first(driver: WebDriver, do: Do) -> None:
    assert done(do("I am on the price list page", "given", **{"price list": "/hidden/door"})) == [
        ("navigate", "/hidden/door")
    ]
    assert driver.current_url.endswith("/hidden/door")


def test_a_link_of_the_name_leads_there(driver: WebDriver, do: Do) -> None:
    assert done(do("I go to the price list page")) == [("click", "Price list")]
    assert driver.current_url.endswith("/tea/all")


def test_nothing_is_done_where_the_page_says_that_it_is_the_one(site: Site, driver: WebDriver, do: Do) -> None:
    driver.get(site.address("/opening-hours"))
    step = do("I am on the opening hours page", "given")
    assert done(step) == []
    assert [check.name for check in step.checks] == ["heading"]


def test_a_guessed_address_counts_where_the_page_bears_the_name_out(driver: WebDriver, do: Do) -> None:
    assert done(do("I am on the opening hours page", "given")) == [("navigate", "/opening-hours")]
    assert driver.current_url.endswith("/opening-hours")


@pytest.mark.parametrize("page", ["imprint", "wine list"], ids=["a page of another name", "no page at all"])
def test_a_guessed_address_is_no_page_of_that_name_where_the_page_does_not_say_so(do: Do, page: str) -> None:
    with pytest.raises(NothingFits, match="no link to"):
        do(f"I am on the {page} page", "given")


def test_a_page_with_a_quality_needs_an_address_of_its_own(driver: WebDriver, do: Do) -> None:
    with pytest.raises(UnclearStep, match="nothing tells how"):
        do("I am on the office page with two drawers open", "given")
    step = do(
        "I am on the office page with two drawers open", "given", **{"office page with two drawers open": "/tools"}
    )
    assert done(step) == [("navigate", "/tools")]
    assert driver.current_url.endswith("/tools")


def test_a_way_is_gone_level_by_level_over_pages(driver: WebDriver, do: Do) -> None:
    step = do('I navigate to "Tools > Keys > Lost keys" in the office')
    assert done(step) == [("click", "Office"), ("click", "Tools"), ("click", "Lost keys")]
    assert driver.current_url.endswith("/keys/lost")


STOCK = """
<table><thead><tr><th>Good</th><th><button onclick="turn(this)">Amount</button></th></tr></thead><tbody></tbody></table>
<script>
let up = false;
function fill() {
  const amounts = [2, 30, 11].sort((a, b) => (up ? a - b : b - a));
  document.querySelector("tbody").innerHTML = amounts.map((n) => `<tr><td>Tea</td><td>${n}</td></tr>`).join("");
}
function turn() { up = !up; fill(); }
fill();
</script>
"""


@pytest.mark.parametrize(("way", "clicks"), [("ascending", 1), ("descending", 2)])
def test_a_header_is_clicked_until_it_sorts_the_way_that_is_said(
    show: Callable[[str], WebDriver], way: str, clicks: int
) -> None:
    driver = show(STOCK)
    runner = Runner(driver, EmbeddedLam(), Settings(limits=LIMITS), "http://shop.test")
    text = f"I sort the table by amount in {way} order"
    assert done(runner.carry_out(Step("when", text, template=text), StepOutcome())) == [("click", "Amount")] * clicks
    shown = [cell.text for cell in driver.find_elements("css selector", "td:last-child")]
    assert shown == (["2", "11", "30"] if way == "ascending" else ["30", "11", "2"])
