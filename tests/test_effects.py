"""What an action visibly changed is what generated code waits on: the most telling first, nothing that varies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_lam.effects import Change, between, fell_silent, path_of
from pytest_lam.snapshot import Download, Node, Snapshot

BADGE = Node("e1", "status", text="0")
DIALOG = Node("e2", "dialog", name="Sure?")
HEADING = Node("e3", "heading", name="Your cart")
OLD = Node("e4", "heading", name="Our shop")


def page(*nodes, url="http://shop/cart", document="d1"):
    return Snapshot(url, "Shop", nodes, document)


def test_a_new_address_tells_all():
    after = page(HEADING, DIALOG, url="http://shop/done?order=1#top", document="d2")
    assert between(page(), after) == (Change("address", "/done?order=1#top"),)


def test_a_file_that_came_is_told_whatever_else_changed():
    came = replace(page(url="http://shop/done"), downloads=(Download("a.csv", time=1), Download("a.csv", time=2)))
    before = replace(page(), downloads=(Download("a.csv", time=1),))
    assert between(before, came) == (Change("downloads", "a.csv"), Change("address", "/done"))
    assert between(before, replace(came, url=before.url, document="d2")) == (Change("downloads", "a.csv"),)
    numbered = replace(page(), downloads=(*before.downloads, Download("a (1).csv", time=2)))
    assert between(before, numbered) == (Change("downloads", "a.csv"),)


def test_a_page_that_was_loaded_anew_at_its_address_tells_nothing():
    assert between(page(), page(HEADING, document="d2")) == ()


def test_nothing_that_changed_is_no_effect():
    assert between(page(BADGE, HEADING), page(BADGE, HEADING)) == ()


def test_a_dialog_that_opens_appears_and_one_that_closes_disappears():
    assert between(page(), page(DIALOG)) == (Change("appears", node=DIALOG),)
    assert between(page(DIALOG), page()) == (Change("disappears", node=DIALOG, seen_before=True),)


def test_a_dialog_that_is_shown_or_hidden_counts_like_one_that_comes_and_goes():
    hidden = Node("e2", "dialog", name="Sure?", visible=False)
    assert between(page(hidden), page(DIALOG)) == (Change("appears", node=DIALOG),)
    assert between(page(DIALOG), page(hidden)) == (Change("disappears", node=DIALOG, seen_before=True),)


@pytest.mark.parametrize("role", ["status", "alert", "log"])
def test_a_live_region_that_says_something_else_changes(role):
    before, after = Node("e1", role, text="0"), Node("e1", role, text="1")
    assert between(page(before), page(after)) == (Change("changes", node=after),)


def test_ordinary_text_that_changes_is_not_waited_for():
    assert between(page(Node("e1", "paragraph", text="12:00")), page(Node("e1", "paragraph", text="12:01"))) == ()


def test_the_heading_of_another_view_is_waited_for_unless_it_holds_a_number():
    assert between(page(OLD), page(HEADING)) == (Change("appears", node=HEADING),)
    assert between(page(OLD), page(Node("e3", "heading", name="Order 4711"))) == ()


def test_a_heading_that_only_came_in_addition_is_not_waited_for():
    assert between(page(OLD), page(OLD, HEADING)) == ()


def test_dialogs_come_before_announcements_and_these_before_headings():
    after = page(HEADING, Node("e1", "status", text="1"), DIALOG)
    assert [change.kind for change in between(page(OLD, BADGE), after)] == ["appears", "changes", "appears"]
    assert [change.node.role for change in between(page(OLD, BADGE), after)] == ["dialog", "status", "heading"]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://shop", "/"),
        ("http://shop/a/b?c=d#e", "/a/b?c=d#e"),
        ("https://other:81/a", "/a"),
        ("about:blank", "blank"),
    ],
)
def test_a_path_is_what_stays_wherever_the_application_runs(url, path):
    assert path_of(url) == path


def test_a_dialog_of_the_browser_tells_nothing_of_the_page_that_it_hides():
    assert between(page(), Snapshot(url="", title="", nodes=(), dialog="Sure?")) == ()


BODY = Node("e0", "generic", text="Your cart Mug was added", own_text="Your cart")
NOTICE = Node("e5", "status", text="Mug was added", parent="e0")
QUIET = (replace(BODY, text="Your cart"), replace(NOTICE, text="", visible=False))


def test_a_notice_that_went_by_itself_leaves_the_page_as_it_was():
    spoken = page(BODY, NOTICE, BADGE)
    assert fell_silent(spoken, page(*QUIET, BADGE))
    assert fell_silent(spoken, page(QUIET[0], BADGE))
    assert fell_silent(spoken, page(*QUIET, replace(BADGE, states=frozenset({"focused"}))))


@pytest.mark.parametrize(
    "now",
    [
        page(BODY, NOTICE, BADGE),
        page(*QUIET, replace(BADGE, text="1")),
        page(*QUIET, BADGE, HEADING),
        page(BODY, replace(NOTICE, text="Mug was removed"), BADGE),
        page(replace(QUIET[0], own_text="Your basket"), QUIET[1], BADGE),
        page(*QUIET, BADGE, document="d2"),
        replace(page(*QUIET, BADGE), dialog="Sure?"),
    ],
    ids=["nothing", "a badge", "a heading", "another notice", "words around", "a page", "a dialog"],
)
def test_what_else_changes_is_more_than_a_notice_that_went(now):
    assert not fell_silent(page(BODY, NOTICE, BADGE), now)
