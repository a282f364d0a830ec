"""Gestures on pages: what they are done to, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pages import button, checkbox, dialog, group, link, named, page, part, textbox

from pytest_lam.lam import Act, Decision, Memory, Refuse, Verify
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.snapshot import Option, Snapshot
from pytest_lam.step import Step

FILE = {"tag": "input", "type_": "file"}
COLOURS = part(
    "listbox",
    name="Colours",
    label="Colours",
    tag="select",
    states=frozenset({"multiselectable"}),
    options=(Option("Red", "red", True), Option("Blue", "blue", True)),
)


def decide(text: str, snapshot: Snapshot, type_: str = "when") -> Decision:
    return EmbeddedLam().decide(Step(type_, text, 1), snapshot, Memory())  # type: ignore[arg-type]


def done(text: str, snapshot: Snapshot) -> list[tuple[str, str | None, object]]:
    decision = decide(text, snapshot)
    assert isinstance(decision, Act), decision
    nodes = [snapshot.get(action.target) for action in decision.actions]
    pairs = zip(decision.actions, nodes, strict=True)
    return [(action.name, node.name if node else None, action.value) for action, node in pairs]


def test_a_file_goes_into_the_only_field_that_takes_files() -> None:
    shown = page(textbox("Name"), button("Picture", **FILE))
    assert done('I upload "a.png"', shown) == [("upload", "Picture", "a.png")]


def test_of_several_file_fields_none_is_guessed() -> None:
    shown = page(button("Front", **FILE), button("Back", **FILE))
    refused = decide('I upload "a.png"', shown)
    assert isinstance(refused, Refuse)
    assert (refused.kind, len(refused.candidates)) == ("ambiguous", 2)
    assert done('I upload "a.png" to "Back"', shown) == [("upload", "Back", "a.png")]


def test_where_the_field_is_hidden_its_button_stands_for_it() -> None:
    assert done('I upload "a.png"', page(button("Choose file"))) == [("upload", "Choose file", "a.png")]


def test_a_field_that_takes_files_is_not_typed_into() -> None:
    shown = page(button("Picture", **FILE))
    assert done('I fill in "Picture" with "a.png"', shown) == [("upload", "Picture", "a.png")]


def test_a_prompt_of_the_browser_comes_before_a_field_of_that_name() -> None:
    prompt = replace(page(), dialog="Your name?")
    assert done('I enter "Ada" in the prompt', prompt) == [("accept", None, "Ada")]
    assert done('I enter "Ada" in the prompt', page(textbox("Prompt"))) == [("fill", "Prompt", "Ada")]


def test_a_tab_that_the_page_lacks_is_a_window_where_there_are_several() -> None:
    shown = page(link("Home"))
    assert done('I switch to the "Help" tab', replace(shown, windows=2)) == [("switch window", None, "Help")]
    assert isinstance(decide('I switch to the "Help" tab', shown), Refuse)
    tabs = replace(page(part("tab", "Help")), windows=2)
    assert done('I switch to the "Help" tab', tabs) == [("click", "Help", None)]


def test_closing_a_window_is_closing_a_dialog_of_the_page_first() -> None:
    shown = page(dialog(button("Close"), name="Offer"))
    assert done("I close the window", replace(shown, windows=2)) == [("click", "Close", None)]
    assert done("I close the window", replace(page(link("Home")), windows=2)) == [("close window", None, None)]
    assert isinstance(decide("I close the window", page(link("Home"))), Refuse)


def test_an_option_is_taken_out_of_the_list_that_is_named() -> None:
    other = replace(COLOURS, fields={**COLOURS.fields, "name": "Walls", "label": "Walls"})
    shown = page(COLOURS, other)
    assert done('I deselect "Red" in "Colours"', shown) == [("deselect", "Colours", "Red")]
    assert isinstance(decide('I deselect "Red"', shown), Refuse)
    assert done('I deselect "News"', page(COLOURS, checkbox("News"))) == [("uncheck", "News", None)]


def test_a_slider_that_scripts_made_is_filled() -> None:
    shown = page(group(part("slider", name="Volume", tag="div", value="50")))
    assert done('I set the "Volume" slider to 70', shown) == [("fill", "Volume", "70")]


@pytest.mark.parametrize(
    ("text", "names"),
    [('the file "a.csv" is downloaded', ("a.csv", None)), ('the file "a.csv" contains "x"', ("a.csv", "x"))],
)
def test_files_are_checked_by_name_and_text(text: str, names: tuple[str, str | None]) -> None:
    decision = decide(text, page(link("Home")), "then")
    assert isinstance(decision, Verify)
    assert [(check.named, check.expected) for check in decision.checks] == [names]


def test_a_drag_goes_so_far_or_onto_another_thing() -> None:
    shown = page(part("listitem", "Lamp", name="Lamp"), part("region", name="Cart"))
    assert done('I drag "Lamp" 50 pixels to the right', shown) == [("drag", "Lamp", "50,0")]
    decision = decide('I drag "Lamp" onto "Cart"', shown)
    assert isinstance(decision, Act)
    onto = shown.get(decision.actions[0].onto)
    assert (onto and onto.name, decision.actions[0].value) == ("Cart", "")


def test_what_is_hovered_over_is_what_is_called_so() -> None:
    shown = page(button("Tools"), link("Help"))
    assert done('I hover over "Tools"', shown) == [("hover", named(shown, "button", "Tools").name, None)]
