"""A request as cassettes know it: what of it an answer depends on, in digests. Plain data.

What counts is what the world said: the scenario so far, the step, its data, the pages, and what the model
itself answered before. What pytest-lam says of its own accord does not: the rules in the system message,
why the specialist was unsure, why an answer was rejected. Those words are made better with every release,
and answers that were kept would be lost with each of them. Nothing wrong can be served for that: the
answer was given to the same step on the same pages, and what is read out of it is judged anew by the
release that reads it: references, values, proofs. Only where the wire format itself changes, so that an old
answer would be read as something else than it said, must old answers go: PROTOCOL is raised then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pytest_lam.lam.generalist.model import Message
from pytest_lam.lam.generalist.passing_time import Times, without_times

PROTOCOL = 1
"""The version of the wire format of answers: raised when an answer of the old one would be read wrongly."""

SHORT = 12
"""Digits of the digest of a part: enough to tell two of one scenario apart."""

LONGEST_LINE = 100
"""Characters of a step or page in a cassette, where they are for people."""

FORMAT, LATER = "vocabulary", "turns before"
"""The parts of every request: the form of its answer, and what was said after the first message."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, at which turn of a step, and of which page."""

    step: str
    turn: int
    page: str
    digest: str
    parts: Mapping[str, str]
    times: Times
    shown: tuple[str, ...]
    """The texts of the pages, or all that is said where no part is a page."""

    @classmethod
    def of(cls, messages: Sequence[Message], schema: Mapping[str, Any]) -> Request:
        """The request of a conversation and the schema of its answers."""
        said = [_said(message) for message in messages if message.role != "system"]
        asked = [message for message in messages if message.role == "user"]
        form = [str(PROTOCOL), *sorted(schema.get("properties", {}))]
        told: dict[str, Any] = {FORMAT: form, **dict(said[0] if said else ()), LATER: said[1:]}
        parts = {name: _digest(_lasting(text))[:SHORT] for name, text in told.items() if text}
        return cls(
            step=_first_line(asked[:1], "step"),
            turn=len(asked),
            page=next((line for one in reversed(asked) if (line := _first_line([one], "page", ""))), ""),
            digest=_digest([form, _lasting(said)]),
            parts=parts,
            times=Times.of([text for message in said for _, text in message]),
            shown=tuple(text for message in said for name, text in message if name in ("page", "text")),
        )


def _said(message: Message) -> list[tuple[str, str]]:
    """The parts of a message that count; one that says nothing is none."""
    if message.role == "assistant":
        return [("answer", _compact(message.text))]
    return [part for part in message.parts if part[1]] or [("text", message.text)]


def _compact(text: str) -> str:
    """An answer, however it was laid out."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return text


def _lasting(value: Any) -> Any:
    """A text, or texts in lists, with marks for the times in them."""
    if isinstance(value, str):
        return without_times(value)
    return [_lasting(each) for each in value]


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()


def _first_line(messages: Sequence[Message], part: str, otherwise: str = "text") -> str:
    """The beginning of a part of these messages, or of a message that has no parts."""
    parts = [pair for message in messages for pair in _said(message)]
    text = next((text for wanted in (part, otherwise) for name, text in parts if name == wanted), "")
    return first_line(text)


def first_line(text: str) -> str:
    """The first line of a text as a cassette has it: without times, cut where it is long."""
    line = without_times(next(iter(text.splitlines()), ""))
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…"
