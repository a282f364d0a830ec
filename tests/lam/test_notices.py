"""How a notice that nobody asked for is put away: by what commits least, and not what the scenario brought up."""

from __future__ import annotations

import pytest
from pages import button, dialog, form, heading, link, page, paragraph, part, text, textbox

from pytest_lam.actions import Action
from pytest_lam.lam.embedded.notices import modals, ways_out, without
from pytest_lam.snapshot import Snapshot

CROSS = "\u00d7"
MODAL = frozenset({"modal"})
TARGET = button("Add to cart", ref="target")


def ways(shown: Snapshot, cover: str = "cover", own: frozenset[str] = frozenset(), said: str = "I add it") -> list[str]:
    """What is pressed, by name, in the order in which it is tried."""
    found = ways_out(shown, cover, "target", own, said)
    return [str(way.action.value) if way.action.value else way.node.name or way.node.text for way in found]


def banner(*choices: str) -> Snapshot:
    """A page with a notice over its button."""
    return page(TARGET, part("region", paragraph("We use cookies."), *(button(name) for name in choices), ref="cover"))


@pytest.mark.parametrize(
    ("choices", "taken"),
    [
        (("Accept all", "Reject all"), "Reject all"),
        (("Accept all cookies", "Reject all", "Close"), "Close"),
        (("Accept", "Necessary only"), "Necessary only"),
        (("Allow all", "Use only necessary cookies"), "Use only necessary cookies"),
        (("Yes, please", "No thanks, I don't like discounts"), "No thanks, I don't like discounts"),
        (("Subscribe", "Not now"), "Not now"),
        (("Start the tour", "Skip"), "Skip"),
        (("Accept all", "Manage preferences"), "Manage preferences"),
        (("Accept all", "Save my choices"), "Save my choices"),
        (("Accept all", "Continue without accepting"), "Continue without accepting"),
        (("Learn more about it", "Got it"), "Got it"),
        (("Accept all", CROSS), CROSS),
        (("Close this banner", "OK"), "Close this banner"),
    ],
)
def test_the_least_committing_choice_is_taken(choices: tuple[str, ...], taken: str) -> None:
    assert ways(banner(*choices))[0] == taken


def test_all_is_accepted_only_where_there_is_no_other_way() -> None:
    assert ways(banner("Accept all")) == ["Accept all"]
    assert ways(banner("Accept all", "Show vendors")) == []
    assert "Accept all" not in ways(banner("Accept all", "Reject all"))


@pytest.mark.parametrize(
    "name", ["Close account", "Skip to content", "OK, delete it", "Decline the order", "Later articles"]
)
def test_words_that_mean_something_else_are_no_choice(name: str) -> None:
    assert ways(banner(name)) == []


def test_a_link_that_leaves_the_page_is_no_choice() -> None:
    shown = page(TARGET, part("region", text("Cookies"), link("Reject all", href="/privacy"), ref="cover"))
    assert ways(shown) == []


def test_a_dialog_without_a_button_is_escaped() -> None:
    shown = page(TARGET, dialog(heading("Welcome"), button("Start the tour"), ref="cover", states=MODAL))
    (way,) = ways_out(shown, "cover", "target", frozenset(), "I add it")
    assert way.action == Action("press", value="ESCAPE")
    assert way.node.ref == "cover"


def test_the_notice_stands_in_front_of_a_backdrop() -> None:
    news = part("generic", heading("Our newsletter"), form(textbox("Email"), button("Subscribe")), text(CROSS))
    backdrop = text(ref="cover", attributes={"class": "backdrop"})
    shown = page(part("document", part("main", TARGET), backdrop, news))
    assert ways(shown) == [CROSS]


def test_what_the_scenario_brought_up_is_not_put_away() -> None:
    shown = page(TARGET, dialog(heading("Choose a size"), button("Close"), ref="cover"))
    assert ways(shown, own=frozenset({"cover"})) == []
    assert ways(shown) == ["Close", "ESCAPE"]


def test_a_notice_about_cookies_came_by_itself_whenever_it_came() -> None:
    assert ways(banner("Reject all"), own=frozenset({"cover"})) == ["Reject all"]


def test_what_the_step_speaks_of_is_not_put_away() -> None:
    assert ways(banner("Reject all"), said="I read the cookie notice") == []


def test_what_holds_the_target_is_not_put_away() -> None:
    shown = page(dialog(part("region", paragraph("Cookies"), ref="cover"), TARGET, button("Close"), states=MODAL))
    assert ways(shown) == []


def test_a_modal_dialog_hides_the_page_only_while_it_is_there() -> None:
    shown = page(TARGET, dialog(heading("Choose a size"), button("Skip"), ref="welcome", states=MODAL))
    assert modals(shown, frozenset({"welcome"}), "I add it") == []
    (found,) = modals(shown, frozenset(), "I add it")
    assert found.ref == "welcome"
    assert [node.ref for node in without(shown, found).nodes] == ["target"]
