"""What a model is told of the vocabulary is all of it, agrees with it, and is short."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest

from pytest_lam.actions import ACTIONS, Action
from pytest_lam.checking import STATES
from pytest_lam.checks import CHECKS, LISTING, Check, Comparison
from pytest_lam.condensed import CHANGES, LEGEND, Condensed
from pytest_lam.condensed.notation import LETTERS
from pytest_lam.keys import chord
from pytest_lam.lam.generalist.answers import Answer, SaidAction, SaidCheck
from pytest_lam.lam.generalist.prompt import instructions, went
from pytest_lam.lam.generalist.words import vocabulary
from pytest_lam.snapshot import ROLES
from pytest_lam.step import Step

RULES = instructions(Step("when", "she reads", template="she reads"))
LONGEST = 6_200
"""Characters: 1,600 tokens, which are said again with every request."""
QUOTED = re.compile(r'"([^"]+)"')


def told(part: str, name: str) -> str:
    return str(vocabulary()[part][name])


def quoted(name: str) -> list[str]:
    """The values that an action's line gives as examples."""
    return QUOTED.findall(told("actions", name))


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@pytest.mark.parametrize(("part", "names"), [("actions", ACTIONS), ("checks", CHECKS)])
def test_every_action_and_check_has_a_line_and_nothing_else_has_one(part, names):
    assert [*vocabulary()[part]] == [*names]
    lines = Counter(line.partition(":")[0] for line in RULES.splitlines())
    assert [name for name in names if lines[name] < 1] == []


def test_what_a_line_does_not_explain_takes_nothing():
    assert [name for name, kind in ACTIONS.items() if not told("actions", name) and kind.needs_value] == []
    assert [name for name in CHECKS if not told("checks", name)] == []


def test_the_line_of_an_action_says_value_where_it_has_one():
    silent = [name for name, kind in ACTIONS.items() if kind.needs_value and "value" not in told("actions", name)]
    assert silent == []


def test_the_values_that_lines_name_are_values():
    assert [key for key in quoted("press") if chord(key) is None] == []
    assert [Action("drag", "a", value, onto="b").value for value in quoted("drag")[:2]] == ["before", "after"]
    assert Action("drag", "a", "10,-20").onto is None
    assert 'value "x,y" in pixels' in told("actions", "drag")
    assert [Action("resize", value=value).value for value in quoted("resize")] == ["390x844"]
    ways = told("actions", "scroll").partition("value ")[2].split(", ")
    assert [Action("scroll", value=way).value for way in ways] == ["up", "down", "top", "bottom"]
    assert quoted("switch window")[0] == "main"


def test_the_line_of_a_check_says_what_it_expects():
    nothing = {name for name in CHECKS if "no expected" in told("checks", name)}
    assert nothing == {name for name, kind in CHECKS.items() if not kind.needs_expected} - {"download"}
    for way in ("ascending", "descending"):
        assert way in told("checks", "order")
        Check("order", expected=way, role="row")
    for change in told("checks", "change").partition("last action: ")[2].split(", "):
        Check("change", "a", change)
    state = told("checks", "state")
    named = words(state.removeprefix("on is")) - {"or"}
    assert named <= STATES
    assert STATES - named == {"mixed", "busy", "modal", "editable"}  # which steps hardly ever speak of


def test_every_comparison_is_told():
    line = next(line for line in RULES.splitlines() if line.startswith("comparison:"))
    assert [one for one in get_args(Comparison) if one not in line] == []
    arranging = line.partition("of list and table:")[2]
    assert [one for one in ("equals", "any order", "in order", "contains") if one not in arranging] == []
    assert sorted(LISTING) == ["list", "table"]


def test_the_roles_that_are_told_are_roles_and_so_are_those_of_the_notation():
    line = next(line for line in RULES.splitlines() if line.startswith("role:"))
    assert set(line.partition(": as in WAI-ARIA: ")[2].removesuffix(" ...").split(", ")) <= ROLES
    assert set(LETTERS) <= ROLES


def test_the_roles_are_those_that_are_perceived():
    source = files("pytest_lam.browser").joinpath("roles.js").read_text(encoding="utf-8")
    known = words(source.partition("ARIA_ROLES = new Set(")[2].partition(".split")[0])
    assert known - {"none", "presentation", "image", "directory"} | {"iframe"} == ROLES


@pytest.mark.parametrize(("shape", "start"), [(Answer, "{"), (SaidAction, "ACTION:"), (SaidCheck, "CHECK:")])
def test_the_keys_of_an_answer_are_told(shape, start):
    line = next(line for line in RULES.splitlines() if line.startswith(start))
    assert re.findall(r'"(\w+)":', line) == [*shape.model_fields]


def test_the_rules_are_short_and_explain_both_notations():
    assert len(RULES) < LONGEST
    assert LEGEND in RULES
    assert CHANGES in RULES
    assert "{legend}" not in RULES


def test_what_changed_is_told_as_that_and_another_page_as_a_page():
    page = Condensed("Cart /cart", "[1 Empty]", {"1": "d:1"})
    assert "Cart /cart (what changed)\n+[1 Empty]\n" in went((), "", "+[1 Empty]", page).text
    assert "Cart /cart\n[1 Empty]\n" in went((), "", page.text, page).text
