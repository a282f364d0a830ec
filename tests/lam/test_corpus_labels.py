"""The labels of the corpus sample are well-formed: corpus/README.md says what each field means."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from pytest_lam.actions import ACTIONS
from pytest_lam.checks import CHECKS

LABELS = [
    json.loads(line)
    for line in (Path(__file__).parent / "corpus" / "labels.jsonl").read_text(encoding="utf-8").splitlines()
]
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
    assert Counter(label["suite"] for label in LABELS) == {"kiali": 134, "dhis2capture": 133, "sylius": 133}
    assert len({(label["suite"], label["type"], label["step"]) for label in LABELS}) == 400


@pytest.mark.parametrize("label", LABELS, ids=lambda label: f"{label['suite']}: {label['step']}")
def test_label_is_well_formed(label: dict[str, object]) -> None:
    step, intent = str(label["step"]), label["intent"]
    assert list(label) == FIELDS
    assert label["type"] in {"given", "when", "then"}
    assert label["refused"] in {"", "impossible", "unclear"}
    assert isinstance(label["negated"], bool)
    assert isinstance(intent, list)
    assert bool(intent) != bool(label["refused"])
    for alternatives in intent:
        assert set(re.split(r"[|+]", alternatives)) <= INTENTS
    for field in ("target", "value", "relation"):
        phrase = str(label[field])
        assert not (phrase and label["refused"])
        for piece in pieces(phrase):
            assert plain(piece) in plain(step), f"{field} {piece!r} is no piece of the step"
