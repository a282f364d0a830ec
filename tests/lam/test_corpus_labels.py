"""The labels of the corpus sample are well-formed: corpus/README.md says what each field means."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pytest_lam.actions import ACTIONS
from pytest_lam.checks import CHECKS


def labels_of(name: str) -> list[dict[str, Any]]:
    """The labels of one file of corpus/."""
    text = (Path(__file__).parent / "corpus" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


FIRST, SECOND, THIRD = (labels_of(name) for name in ("labels.jsonl", "second.jsonl", "third.jsonl"))
FIELDS = ["suite", "type", "step", "intent", "target", "value", "relation", "negated", "refused", "note"]

MORE_ACTIONS = {
    *("double click", "right click", "hover", "drag", "upload", "deselect", "forward", "scroll"),
    *("resize", "switch window", "close window", "pause", "download"),
}
MORE_CHECKS = {"link", "placeholder", "order", "table", "image", "change"}
MACROS = {
    *("log in", "log out", "logged in", "logged out", "search", "sort", "filter", "add", "remove", "open", "close"),
    *("expand", "collapse", "submit", "confirm", "cancel", "next page", "previous page", "command"),
}
INTENTS = {*ACTIONS, *CHECKS, *MORE_ACTIONS, *MORE_CHECKS, *MACROS}


def plain(words: str) -> str:
    """The words in lower case, without quotes and articles."""
    return " ".join(re.sub(r"\b(?:the|an|a)\b", " ", words.lower().replace('"', " ")).split())


def pieces(phrase: str) -> list[str]:
    """Every piece of every alternative: ``first; second|other``."""
    return [piece for alternative in phrase.split("|") for piece in alternative.split("; ") if piece]


def test_four_hundred_different_steps_of_three_suites() -> None:
    assert Counter(label["suite"] for label in FIRST) == {"kiali": 134, "dhis2capture": 133, "sylius": 133}


def test_four_hundred_more_with_steps_written_for_it() -> None:
    assert Counter(label["suite"] for label in SECOND) == {"kiali": 90, "dhis2capture": 90, "sylius": 90, "own": 130}


def test_two_hundred_that_nobody_had_in_view() -> None:
    assert Counter(label["suite"] for label in THIRD) == {"kiali": 67, "dhis2capture": 67, "sylius": 66}


def test_no_step_is_labelled_twice() -> None:
    assert len({(label["suite"], label["type"], label["step"]) for label in (*FIRST, *SECOND, *THIRD)}) == 1000


def flaws(label: dict[str, object]) -> list[str]:
    if list(label) != FIELDS:
        return ["its fields are not those of the guide"]
    intent = label["intent"]
    if not isinstance(intent, list) or not isinstance(label["negated"], bool):
        return ["intent is no list or negated no bool"]
    names = {name for alternatives in intent for name in re.split(r"[|+]", alternatives)}
    phrases = {field: str(label[field]) for field in ("target", "value", "relation")}
    found = [f"no intent is called {name!r}" for name in sorted(names - INTENTS)]
    if label["type"] not in {"given", "when", "then"}:
        found.append("no such type")
    if label["refused"] not in {"", "impossible", "unclear"}:
        found.append("no such refusal")
    if bool(names) == bool(label["refused"]):
        found.append("either an intent or a refusal")
    if label["refused"] and (label["negated"] or any(phrases.values())):
        found.append("a refused step has no target, value, relation or negation")
    return found


@pytest.mark.parametrize("labels", [FIRST, SECOND, THIRD], ids=["first", "second", "third"])
def test_every_label_is_well_formed(labels: list[dict[str, Any]]) -> None:
    found = {str(label["step"]): flaws(label) for label in labels}
    assert {step: flaw for step, flaw in found.items() if flaw} == {}


def test_what_is_named_stands_in_the_step() -> None:
    named = [
        (plain(str(label["step"])), plain(piece))
        for label in FIRST
        for field in ("target", "value", "relation")
        for piece in pieces(str(label[field]))
    ]
    assert {(step, piece) for step, piece in named if piece not in step} == set()
