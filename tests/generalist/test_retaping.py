"""Answers that were kept serve again where a page is told otherwise: what they meant is found by its words."""

from __future__ import annotations

import json
from typing import Any

from model_answers import Failure
from retaping import answer

from pytest_lam.lam.generalist.model import Reply, Usage
from pytest_lam.lam.generalist.tape import Exchange

KEPT = Exchange(
    step="When she pays on ⟨day⟩",
    turn=1,
    page="Cart /cart",
    digest="",
    parts={},
    model="tiny",
    answer={"actions": [{"do": "click", "on": "b3", "value": "3"}], "checks": [{"on": "tr5.2", "expected": "⟨day 1⟩"}]},
    things={"b3": "Pay", "tr5": "Lamp| 2"},
    prompt_tokens=900,
    answer_tokens=30,
)


def asked(page: str, step: str = "When she pays on 2026-11-26") -> dict[str, Any]:
    """The request about a step on a page."""
    text = f"The scenario begins.\nThe step now: {step}\n<page aa11>\nCart /cart\n{page}\n</page aa11>"
    return {"messages": [{"role": "system", "content": "Rules"}, {"role": "user", "content": text}]}


def test_references_are_found_by_the_words_of_their_things() -> None:
    moved = answer(asked("[b1 Back][b4 Pay]\n[tr9]Lamp|[n6 2]"), [KEPT])
    assert isinstance(moved, Reply)
    assert moved.usage == Usage(900, 0, 30)
    assert json.loads(moved.text) == {
        "actions": [{"do": "click", "on": "b4", "value": "3"}],
        "checks": [{"on": "tr9.2", "expected": "2026-11-26"}],
    }


def test_of_two_alike_the_one_with_the_old_reference_is_meant() -> None:
    moved = answer(asked("[b3 Pay][b4 Pay]\n[tr5]Lamp|[n6 2]"), [KEPT])
    assert isinstance(moved, Reply)
    assert json.loads(moved.text)["actions"][0]["on"] == "b3"


def test_what_is_not_there_or_not_alone_is_not_guessed() -> None:
    for page in ("[b3 Buy]\n[tr5]Lamp|[n6 2]", "[b4 Pay][b6 Pay]\n[tr5]Lamp|[n6 2]"):
        assert isinstance(answer(asked(page), [KEPT]), Failure)
    assert isinstance(answer(asked("[b3 Pay]\n[tr5]Lamp|[n6 2]", "When she leaves"), [KEPT]), Failure)
