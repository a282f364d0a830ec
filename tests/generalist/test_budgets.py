"""Limits of what a prompted model may take: how the ini, a mark and a tag say them."""

from __future__ import annotations

import pytest

from pytest_lam.lam.generalist.budgets import Budget, of_line, of_marks, of_tag


@pytest.mark.parametrize(
    ("line", "budget"),
    [
        ("scenario cost 0.05", ("scenario", "cost", 0.05)),
        ("  step   tokens 20000 ", ("step", "tokens", 20000)),
        ("run seconds 600", ("run", "seconds", 600)),
        ("run cost 0", ("run", "cost", 0)),
    ],
)
def test_a_line_of_the_ini_sets_a_limit(line, budget):
    found = of_line(line)
    assert (found.scope, found.measure, found.most) == budget
    assert found.said == f"`{' '.join(line.split())}` in the ini's lam_limits"


@pytest.mark.parametrize(
    "line", ["", "scenario cost", "scenario money 1", "test cost 1", "run cost cheap", "run cost -1", "run cost nan"]
)
def test_a_line_that_sets_none_is_told_how_to_write_it(line):
    with pytest.raises(ValueError, match="write it as `scenario cost"):
        of_line(line)


def test_a_tag_says_what_a_mark_does():
    assert of_tag("lam(max_cost=0.05,max_tokens=20000,max_seconds=60)") == {
        "max_cost": 0.05,
        "max_tokens": 20000,
        "max_seconds": 60,
    }


@pytest.mark.parametrize(
    "tag",
    [
        "lam",
        "lam()",
        "lam(max_cost)",
        "lam(max_cost=)",
        "lam(max_cost=0.05",
        "lam(max_cost=0.05))",
        "lam(cost=1)",
        "lam(max_cost=-1)",
        "lam(max_cost=inf)",
        "lam(max_cost=1,)",
        "lam(max_cost=1,max_cost=2)",
        "lam(1)",
    ],
)
def test_a_tag_that_says_no_limit_is_told_how_to_write_it(tag):
    with pytest.raises(ValueError, match=r"write it as @lam\(max_cost"):
        of_tag(tag)


def test_of_several_marks_the_least_counts():
    marks = [((), {"max_cost": 1}), ((), {"max_cost": 0.5, "max_seconds": 9}), ((), {"max_cost": 2})]
    assert of_marks(marks) == (
        Budget("scenario", "cost", 0.5, "the mark lam(max_cost=0.5)"),
        Budget("scenario", "seconds", 9, "the mark lam(max_seconds=9)"),
    )


@pytest.mark.parametrize("mark", [((), {}), ((1,), {}), ((), {"max": 1}), ((), {"max_cost": "x"})])
def test_a_mark_that_says_no_limit_is_told_how_to_write_it(mark):
    with pytest.raises(ValueError, match=r"the mark lam is .*; write it as lam\(max_cost"):
        of_marks([mark])
