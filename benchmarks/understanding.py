"""How well the embedded LAM understands 400 real steps, against labels written by hand.

A step counts as right where intents, targets and negation are among the label's answers (or the
refusal is), as refused where it was honestly turned down, and as wrong where it would do or look
at something else. tests/lam/corpus/README.md tells what the labels mean and how they are compared.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, product
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

LABELS = Path(__file__).parent.parent / "tests/lam/corpus/labels.jsonl"
LIMITS = {"right": 0.97, "wrong": 0.01}
"""At least this part of the steps that a browser can carry out is right; at most this part of all is wrong."""

SAME: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        # How a frame's intent is carried out on the page that it meets: any of these.
        "choose": frozenset({"choose", "select", "click", "check", "open"}),
        "open": frozenset({"open", "click", "navigate", "expand"}),
        "navigate": frozenset({"navigate", "open", "click"}),
        "click": frozenset({"click", "open"}),
        "present": frozenset({"present", "text"}),
        "text": frozenset({"text", "present"}),
        "see": frozenset({"text", "present", "heading"}),
        "told": frozenset({"text", "present"}),
        "fill": frozenset({"fill"}),
        "filter": frozenset({"filter", "select", "command"}),
        "submit": frozenset({"submit", "click", "command"}),
        "confirm": frozenset({"confirm", "click", "command"}),
        "cancel": frozenset({"cancel", "click", "command"}),
        "remove": frozenset({"remove", "command"}),
        "add": frozenset({"add", "command"}),
        "row": frozenset({"row", "table"}),
        "find": frozenset({"find", "scroll"}),
    }
)
SEEN = frozenset({"present", "text", "see", "told"})
"""Checks of words that are seen anywhere: the words may be the target, the value or both."""
ADDRESSED = frozenset({"navigate", "address", "title"})
"""What is told by its value alone: of such a thing there is one, or the address says all."""
OPPOSITES = frozenset({"closed", "disabled", "hidden", "collapsed", "unchecked"})
"""States that say the same as the denial of their opposite."""
UNDONE = frozenset({"clear", "uncheck"})
"""Deeds that say by themselves that something is not filled in or not ticked."""
KINDS = re.compile(
    r" (button|link|field|input|tab|page|card|menu|option|box|list|section|dialog|modal|table|row|column|icon|"
    r"message|heading|title|checkbox|dropdown|filter|graph|toggle|view|panel|form|text|area|item|items|window|widget)s?$"
)
"""Nouns of kinds, with or without which a target is right."""


PRONOUNS = frozenset({"it", "them"})
"""Targets that only the steps before can fill in: by itself a step names no thing then, or a field of its own."""
OWN_FIELDS = frozenset({"name", "title", "description"})
"""What is filled in where something is named, titled or described."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, default=LABELS, help="the labelled steps")
    parser.add_argument("-v", "--verbose", action="store_true", help="show every step that is not right")
    options = parser.parse_args()
    labels = [json.loads(line) for line in options.labels.read_text(encoding="utf-8").splitlines()]
    outcomes = [(label, outcome(label)) for label in labels]
    if options.verbose:
        for label, (kind, why) in sorted(outcomes, key=lambda one: (one[1][0], one[1][1])):
            if kind != "right":
                print(f"{kind:8} {label['suite']:12} {label['type']:5} {label['step']}\n         {why}")
    print(json.dumps(summary(outcomes)))


def summary(outcomes: Sequence[tuple[Mapping[str, Any], tuple[str, str]]]) -> dict[str, Any]:
    doable = [kind for label, (kind, _) in outcomes if not label["refused"]]
    return {
        "steps": len(outcomes),
        "doable": len(doable),
        "right": round(doable.count("right") / len(doable), 3),
        "wrong": round(sum(kind == "wrong" for _, (kind, _) in outcomes) / len(outcomes), 3),
        "outcomes": dict(Counter(kind for _, (kind, _) in outcomes)),
        "limits": LIMITS,
    }


def outcome(label: Mapping[str, Any]) -> tuple[str, str]:
    """Right, refused or wrong, and why."""
    found = understand(Step(label["type"], label["step"]))
    if found.refused:
        return ("right", "") if label["refused"] else ("refused", found.refused)
    said = "; ".join(f"{frame.intent} {'not ' * frame.negated}{_shown(frame)}" for frame in found.frames)
    if label["refused"]:
        return "wrong", f"{said}; it is {label['refused']}"
    if not any(_intents_agree(reading, found.frames) for reading in _readings(label["intent"])):
        return "wrong", f"{said}; the intent is {label['intent']}"
    if not _negation_agrees(label, found.frames):
        return "wrong", f"{said}; negated is {label['negated']}"
    if not _targets_agree(label, found.frames):
        return "wrong", f"{said}; the target is {label['target']!r}, the value {label['value']!r}"
    return "right", ""


def _shown(frame: Frame) -> str:
    parts = [f"{frame.target.words!r} {frame.target.kind}" if frame.target else "", f"={frame.value!r}", frame.state]
    return " ".join(part for part in parts if part and part != "=None")


def _readings(intents: Sequence[str]) -> list[tuple[str, ...]]:
    """Every sequence of intents that the label accepts, equal ones in a row once."""
    choices = [[tuple(one.split("+")) for one in entry.split("|")] for entry in intents]
    return [_once(name for part in parts for name in part) for parts in product(*choices)]


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in groupby(names))


def _intents_agree(reading: tuple[str, ...], frames: Sequence[Frame]) -> bool:
    found = _once(frame.intent for frame in frames)
    return len(found) == len(reading) and all(
        wanted in SAME.get(name, frozenset({name})) for name, wanted in zip(found, reading, strict=True)
    )


def _negation_agrees(label: Mapping[str, Any], frames: Sequence[Frame]) -> bool:
    denied = any(frame.negated or frame.state in OPPOSITES or frame.count == 0 for frame in frames)
    opposite = bool(set(re.split(r"[ |;]+", plain(label["value"]))) & OPPOSITES)
    undone = label["negated"] and all(frame.intent in UNDONE for frame in frames)
    return denied == label["negated"] or (opposite and not label["negated"]) or undone


def _targets_agree(label: Mapping[str, Any], frames: Sequence[Frame]) -> bool:
    wanted = {trimmed(part) for answer in label["target"].split("|") for part in answer.split(";")}
    if any(frame.intent in SEEN for frame in frames):
        wanted |= {trimmed(part) for answer in label["value"].split("|") for part in answer.split(";")}
    wanted |= {trimmed(answer) for answer in label["target"].split("|")}
    naming = [frame for frame in frames if frame.target is not None] or frames  # "... and sends it" names nothing anew
    return all(_target_agrees(frame, wanted) for frame in naming)


def _target_agrees(frame: Frame, wanted: set[str]) -> bool:
    texts = [trimmed(text) for text in _texts(frame)]
    if frame.intent in ADDRESSED and frame.value is not None:
        return True
    if wanted & PRONOUNS and (not texts or set(texts) & OWN_FIELDS):
        return True
    if frame.target is None and "" in wanted:
        return True  # nothing is to be named: a pause has only its length
    if not texts:
        return "" in wanted or frame.value is not None or bool(frame.pairs)
    return any(text in wanted or (not text and "" in wanted) for text in texts)


def _texts(frame: Frame) -> list[str]:
    """The words that name what the frame is about, in every way that a reader may put them."""
    found = [text for phrase in (frame.target,) if phrase for text in _said(phrase)]
    if isinstance(frame.value, str) and (frame.intent in SEEN or frame.target is None):
        found.append(frame.value)
    if frame.items:
        found += ["; ".join(frame.items), *frame.items]
    return found


def _said(phrase: Phrase) -> list[str]:
    words = [
        phrase.words,
        phrase.whole,
        f"{phrase.words} {phrase.noun or phrase.kind}",
        f"{phrase.hint} {phrase.words}",
        phrase.noun if phrase.words and phrase.words in phrase.noun else "",
    ]
    return [text for text in words if text.strip()] or _listed(phrase)


def _listed(phrase: Phrase) -> list[str]:
    """What goes by the noun of its kind alone; of a list or table also what is in it: the list of orders."""
    noun = phrase.noun or phrase.kind
    inner = _said(phrase.within) if phrase.within is not None and phrase.kind in ("list", "table") else []
    return [noun, *inner, *(f"{noun} of {text}" for text in inner)]


def plain(text: str) -> str:
    """Without quotes, articles and case."""
    folded = re.sub(r"[\"'\u201c\u201d\u2018\u2019.,:]", "", text.casefold())
    return " ".join(word for word in folded.split() if word not in ("a", "an", "the", "this", "that"))


def trimmed(text: str) -> str:
    """The plain text without the noun of its kind at its end."""
    return KINDS.sub("", plain(text))


if __name__ == "__main__":
    main()
