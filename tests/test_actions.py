"""The vocabulary is closed: what no entry allows can't be said."""

from __future__ import annotations

import pytest

from pytest_lam.actions import ACTIONS, Action


def test_only_actions_of_the_vocabulary_can_be_made() -> None:
    with pytest.raises(ValueError, match="no action is called 'run script'"):
        Action("run script")


@pytest.mark.parametrize("name", [name for name, kind in ACTIONS.items() if kind.needs_target])
def test_what_is_done_to_something_names_it(name: str) -> None:
    with pytest.raises(ValueError, match="needs a target"):
        Action(name, value="x")


@pytest.mark.parametrize("name", [name for name, kind in ACTIONS.items() if kind.needs_value])
def test_what_takes_a_value_has_one(name: str) -> None:
    with pytest.raises(ValueError, match="needs a value"):
        Action(name, target="d:1")


@pytest.mark.parametrize(
    ("name", "value"),
    [("scroll", "sideways"), ("resize", "big"), ("resize", "0x600"), ("pause", "-1"), ("pause", "a while")],
)
def test_a_value_has_the_form_that_its_action_takes(name: str, value: str) -> None:
    with pytest.raises(ValueError, match="has no value"):
        Action(name, value=value)


@pytest.mark.parametrize(("onto", "value"), [(None, ""), (None, "before"), ("d:2", "10,20"), (None, None)])
def test_a_drag_goes_onto_something_or_by_an_offset(onto: str | None, value: str | None) -> None:
    with pytest.raises(ValueError, match="a node to drop on or an offset"):
        Action("drag", "d:1", value, onto=onto)


@pytest.mark.parametrize(("onto", "value"), [("d:2", ""), ("d:2", None), ("d:2", "after"), (None, "-10,20")])
def test_drags_that_are_said_in_full_can_be_made(onto: str | None, value: str | None) -> None:
    assert Action("drag", "d:1", value, onto=onto).onto == onto


def test_only_a_drag_goes_onto_something() -> None:
    with pytest.raises(ValueError, match="'click' goes onto nothing"):
        Action("click", "d:1", onto="d:2")


def test_scrolling_needs_a_direction_or_an_end() -> None:
    with pytest.raises(ValueError, match="a target or a direction"):
        Action("scroll")
    assert Action("scroll", value="bottom").target is None
