"""Pages that a step tells by the way to them, level by level."""

from __future__ import annotations

import pytest
from pages import heading, link, named, navigation, page, part, text

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Decision, Done, Memory, Refuse, Turn
from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.lam.embedded.trails import levels
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step

BAR = navigation(link("Garden"), link("Office"))
START = page(BAR, heading("Welcome"))
OFFICE = page(BAR, part("tab", "People", states=frozenset({"selected"})), part("tab", "Tools"), heading("Office"))
TOOLS = page(BAR, part("tab", "Tools"), heading("Printers"), link("Paper trays"), heading("Keys"), link("Lost keys"))


def decide(text: str, shown: Snapshot, *clicked: tuple[Snapshot, str, str]) -> Decision:
    """What the step comes to on this page, once these were clicked on those pages."""
    turns = []
    for before, role, name in clicked:
        turns.append(Turn(Action("click", named(before, role, name).ref, frame=0), "", shown.url, before))
    return EmbeddedLam().decide(Step("when", text), shown, Memory(this_step=tuple(turns), base_url="http://shop.test"))


def clicked(decision: Decision, shown: Snapshot) -> str:
    assert isinstance(decision, Act), decision
    (action,) = decision.actions
    assert action.name == "click"
    return shown.by_ref[action.target or ""].name


@pytest.mark.parametrize("sign", [" > ", " \u203a ", " -> ", " \u2192 "])
def test_each_level_is_clicked_on_the_page_that_the_last_led_to(sign: str) -> None:
    way = 'I navigate to "{}"'.format(sign.join(["Office", "Tools", "Printers", "Paper trays"]))
    assert clicked(decide(way, START), START) == "Office"
    office = (START, "link", "Office")
    assert clicked(decide(way, OFFICE, office), OFFICE) == "Tools"
    tools = (OFFICE, "tab", "Tools")
    assert clicked(decide(way, TOOLS, office, tools), TOOLS) == "Paper trays"
    assert isinstance(decide(way, START, office, tools, (TOOLS, "link", "Paper trays")), Done)


def test_a_level_that_is_open_already_is_not_clicked_again() -> None:
    shown = page(part("tab", "People", states=frozenset({"selected"})), link("Wages"))
    assert clicked(decide('I go to "People > Wages"', shown), shown) == "Wages"


def test_the_place_of_a_way_is_its_first_level_where_the_page_has_it() -> None:
    assert levels(Phrase("Tools > Keys", within=Phrase("office"))) == ["office", "Tools", "Keys"]
    step = 'I navigate to "Tools > Keys > Lost keys" in the office'
    assert clicked(decide(step, START), START) == "Office"
    inner = page(part("tab", "Tools"), text("no bar here"))
    assert clicked(decide(step, inner), inner) == "Tools"


def test_a_level_that_no_page_has_is_refused_and_not_passed_over() -> None:
    decision = decide('I navigate to "Office > Attic > Boxes"', page(BAR, link("Boxes")), (START, "link", "Office"))
    assert isinstance(decision, Refuse)
    assert "Attic" in decision.reason


def test_one_name_is_no_way() -> None:
    assert levels(Phrase("Lost keys", within=Phrase("office"))) == []


@pytest.mark.parametrize(
    ("labels", "step", "hit"),
    [
        (("1", "2", "7", "Next", "Last"), "I go to the last page", "Last"),
        (("Go to first page", "1", "2"), "I go to the first page", "Go to first page"),
        (("1", "2", "7", "Last login"), "I go to the last page", "7"),
        (("1", "2", "7"), "I go to the first page of the list", "1"),
    ],
)
def test_the_ends_of_a_list_are_found_by_their_names_or_numbers(labels: tuple[str, ...], step: str, hit: str) -> None:
    shown = page(*(link(label, href=f"?{label}") for label in labels))
    assert clicked(decide(step, shown), shown) == hit


def test_a_page_without_a_pager_has_no_last_page() -> None:
    assert isinstance(decide("I go to the last page", page(link("Last login"), link("1"))), Refuse)
