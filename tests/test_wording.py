"""Things are worded once, as a person would say them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_lam import wording
from pytest_lam.actions import Action
from pytest_lam.checks import Check, Verdict
from pytest_lam.lam import Candidate, Evidence, Refuse
from pytest_lam.snapshot import Node, Snapshot
from pytest_lam.values import Secret

ROW = Node("row", "row", text="Desk lamp 59 EUR Add to cart")
ADD = Node("add", "button", name="Add to cart", parent="row")
NAME = Node("name", "textbox", name="Name")
CART = Node("cart", "status", name="Cart", text="1")
BADGE = Node("badge", "status", text="1")
PAGE = Snapshot("http://shop/list?page=2", "Shop - Lamps", (ROW, ADD, NAME, CART, BADGE))


@pytest.mark.parametrize(
    ("action", "target", "words"),
    [
        (Action("navigate", value="/"), None, 'open "/"'),
        (Action("click", "add"), ADD, 'click button "Add to cart"'),
        (
            Action("click", "add", within="row", within_text="Desk lamp"),
            ADD,
            'click button "Add to cart" in row "Desk lamp"',
        ),
        (Action("fill", "name", "Ada"), NAME, 'fill field "Name" with "Ada"'),
        (Action("fill", "name", Secret("PASSWORD")), NAME, 'fill field "Name" with "$PASSWORD"'),
        (Action("press", value="ENTER"), None, "press ENTER"),
        (Action("drag", "row", onto="cart"), ROW, 'drag row "Desk lamp 59 EUR Add to cart" onto status "Cart"'),
        (Action("drag", "add", "before", onto="cart"), ADD, 'drag button "Add to cart" before status "Cart"'),
        (Action("drag", "add", "20,-5"), ADD, 'drag button "Add to cart" by 20,-5'),
        (Action("upload", "name", "a.png\nb.png"), NAME, 'upload "a.png, b.png" to field "Name"'),
        (Action("scroll", "add"), ADD, 'scroll to button "Add to cart"'),
        (Action("scroll", value="down"), None, "scroll the page down"),
        (Action("accept"), None, "accept the browser's dialog"),
        (Action("accept", value="Ada"), None, 'accept the browser\'s dialog with "Ada"'),
        (Action("switch window", value=""), None, "switch to the other window"),
        (Action("switch window", value="Help"), None, 'switch to the window "Help"'),
    ],
)
def test_an_action_is_told_as_what_was_done(action, target, words):
    assert wording.action(action, target, PAGE) == words


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (Check("text", "cart", "1"), 'text of status "Cart" is "1"'),
        (
            Check("each", None, "9", "less than", role="row", named="Sum"),
            '"Sum" of each row in the page is less than "9"',
        ),
        (Check("each", None, "x", "contains", True, role="row"), 'each row in the page does not contain "x"'),
        (Check("count", None, "2", role="row", state="selected"), 'number of selected row in the page is "2"'),
        (Check("text", "badge", "1"), 'text of status is "1"'),
        (Check("text", "cart", "1", negated=True), 'text of status "Cart" is not "1"'),
        (Check("text", None, "lamp", "contains"), 'text of the page contains "lamp"'),
        (Check("text", None, "lamp", "contains", negated=True), 'text of the page does not contain "lamp"'),
        (Check("title", expected="Shop"), 'page title is "Shop"'),
        (Check("count", None, "3", "at least", role="row"), 'number of row in the page is at least "3"'),
        (Check("state", "add", "disabled"), 'button "Add to cart" is "disabled"'),
        (Check("value", "name", Secret("USER")), 'value of field "Name" is "$USER"'),
        (Check("row", cells=(("Name", "Ada"), ("", "42"))), 'row Name "Ada", "42" is in the page'),
        (Check("present", role="button", named="Pay", negated=True), 'button "Pay" is not there'),
        (Check("present", role="list", comparison="contains"), "list of any name is there"),
        (
            Check("present", role="link", named="Pay", comparison="contains"),
            'link with "Pay" in its name is there',
        ),
    ],
)
def test_a_check_is_told_as_what_is_asserted(check, words):
    assert wording.check(check, PAGE) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (None, "it is so"),
        (Verdict(False, '"0"'), 'it is so  (was "0": can fail)'),
        (Verdict(True, '"1"'), "it is so  (weak: held already)"),
    ],
)
def test_a_check_that_held_says_whether_it_can_fail(before, words):
    assert wording.proof("it is so", before) == words


def test_a_failure_says_what_was_expected_what_was_seen_and_where():
    said = wording.failure(Check("text", "cart", "2"), Verdict(False, '"1"'), PAGE)
    assert said == 'expected: text of status "Cart" is "2"\n    seen: "1" on "Shop - Lamps" (/list?page=2)'


def test_a_refusal_names_the_page_the_nearest_and_the_remedy():
    refused = Refuse(
        "ambiguous",
        'no "Dask lamp"',
        (Candidate("row", 'row "Desk lamp"', 0.861), Candidate("other", 'row "Task light"', 0.61)),
        "Say which.",
    )
    assert wording.refusal(refused, PAGE) == (
        'no "Dask lamp" on "Shop - Lamps" (/list?page=2).\n'
        '  Nearest: row "Desk lamp" (0.86), row "Task light" (0.61).\n'
        "  Say which."
    )


def test_a_page_that_was_not_read_whole_says_so():
    assert "read whole" not in wording.page(PAGE)
    assert wording.page(replace(PAGE, cut=True)).endswith("what there is beside the 5 nodes that were read is unknown)")


def test_evidence_is_a_line_a_candidate_with_its_reasons():
    candidate = Candidate("add", 'button "Add"', 1.5, (Evidence("words", 1.0), Evidence("role", 0.5)))
    assert wording.evidence([candidate]) == [' 1.50 button "Add": words +1.00, role +0.50']


def test_long_text_is_cut_and_stays_on_one_line():
    assert wording.shortened("a\n b") == "a b"
    assert len(wording.shortened("x" * 500)) == wording.LONGEST


def test_a_refusal_names_the_page_once():
    refused = Refuse("missing", 'no menu on "Shop - Lamps"')
    assert wording.refusal(refused, PAGE) == 'no menu on "Shop - Lamps" (/list?page=2).'
