"""Two checks exclude each other only where no page could pass both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_lam.checking.exclusion import excludes
from pytest_lam.checks import Check
from pytest_lam.values import Secret


def text(expected: str, comparison: str = "equals", negated: bool = False, target: str | None = "badge") -> Check:
    return Check("text", target, expected, comparison, negated)


def state(expected: str, negated: bool = False) -> Check:
    return Check("state", "box", expected, negated=negated)


def count(expected: str, comparison: str = "equals", negated: bool = False) -> Check:
    return Check("count", None, expected, comparison, negated, role="row")


EXCLUDING = [
    (text("1"), text("2")),
    (text("1"), text("1", negated=True)),
    (text("Hello, Ada"), text("Bob", "contains")),
    (text("Hello, Ada"), text("Ada", "contains", negated=True)),
    (text("12.50"), text("20", "at least")),
    (text("A", "contains", target=None), text("A", "contains", negated=True, target=None)),
    (Check("title", expected="A"), Check("title", expected="B")),
    (Check("address", expected="/a"), Check("address", expected="/b")),
    (state("checked"), state("unchecked")),
    (state("enabled"), state("enabled", negated=True)),
    (state("disabled", negated=True), state("disabled")),
    (state("visible", negated=True), state("visible")),
    (state("hidden"), state("visible")),
    (count("2"), count("3")),
    (count("2"), count("3", "at least")),
    (count("3", "at most", negated=True), count("3")),
    (count("5", "more than"), count("5", "less than")),
    (Check("present", named="A"), Check("present", named="A", negated=True)),
    (text("$5", "at least"), text("$5", "less than")),
    (text("5", "amounts to"), text("6", "at least")),
    (Check("link", "help", "/a"), Check("link", "help", "/b")),
    (Check("state", "name", "empty"), Check("value", "name", "Ada", "contains")),
    (Check("state", "box", "empty"), Check("text", "box", "Ada")),
    (Check("heading", expected="Desk lamps"), text("LAMPS", "contains", negated=True, target=None)),
    (text("Desk lamps", "contains", target=None), text("lamps", "contains", negated=True, target=None)),
    (Check("list", role="listitem", items=("Tall", "Red")), text("Red", "contains", negated=True, target=None)),
    (count("0"), Check("row", cells=(("", "Ada"),))),
    (count("2", "less than"), Check("table", rows=((("", "Ada"),), (("", "Bo"),)))),
    (Check("count", "menu", "0", role="link"), Check("present", "menu", role="link", named="Help")),
]

COMPATIBLE = [
    (text("1"), text("1")),
    (text("1"), text("2", negated=True)),
    (text("1", negated=True), text("2", negated=True)),
    (text("1"), text("2", target="total")),
    (text("A", "contains"), text("B", "contains")),
    (text("A", "contains", target=None), text("B", "contains", target=None)),
    (text("Hello, Ada"), text("Ada", "contains")),
    (text("12.50"), text("10", "at least")),
    (state("visible"), state("enabled")),
    (state("hidden"), state("visible", negated=True)),
    (state("unchecked"), state("checked", negated=True)),
    (state("expanded", negated=True), state("collapsed", negated=True)),
    (count("2"), count("2", "at least")),
    (count("2"), count("3", negated=True)),
    (count("2", "at least"), count("5", "at most")),
    (count("2"), Check("count", expected="3", role="link")),
    (Check("present", named="A"), Check("present", named="B", negated=True)),
    (Check("address", expected="/a?b=1"), Check("address", expected="/a")),
    (Check("address", expected="/a"), Check("address", expected="b", comparison="contains")),
    (Check("value", "password", Secret("A")), Check("value", "password", Secret("B"))),
    (text("$5", "at least"), text("$5", "at most")),
    (text("2020-01-02", "more than"), text("2019-01-02", "less than")),
    (Check("link", "help", "/a"), Check("link", "home", "/b")),
    (Check("state", "name", "empty"), Check("value", "name", "")),
    (Check("state", "name", "empty"), Check("value", "street", "Ada")),
    (Check("heading", expected="6 lamps"), text("lamps, 6", "contains", negated=True, target=None)),
    (text("Total: 1", "starts with"), text("1", "contains", negated=True, target=None)),
    (text("16 lamps", "contains", target=None), text("6 lamps", "contains", negated=True, target=None)),
    (count("0"), Check("row", "orders", cells=(("", "Ada"),))),
    (count("0"), Check("present", role="row", named="Ada")),
    (count("0"), Check("row", cells=(("", "Ada"),), negated=True)),
    (replace(count("0"), named="Bo"), Check("row", cells=(("", "Ada"),))),
]


@pytest.mark.parametrize(("one", "other"), EXCLUDING)
def test_what_no_page_could_pass_is_a_contradiction(one: Check, other: Check) -> None:
    assert excludes(one, other)
    assert excludes(other, one)


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
def test_what_a_page_could_pass_is_none(one: Check, other: Check) -> None:
    assert not excludes(one, other)
    assert not excludes(other, one)
