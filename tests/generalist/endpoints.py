"""What the tests of the endpoint ask, and of whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from model_server import Answer, Served, serving

from pytest_lam.errors import ModelProblem
from pytest_lam.lam.generalist.endpoint import Endpoint
from pytest_lam.lam.generalist.model import Message

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"verdict": {"type": "string"}, "actions": {"type": "array", "items": {"type": "string"}}},
    "required": ["verdict", "actions"],
    "additionalProperties": False,
}
DONE = {"verdict": "done", "actions": []}
QUESTION = "She backs out of the payment, and everything is still in her basket"
MESSAGES = (Message("system", "Answer in the vocabulary."), Message("user", QUESTION))
KEY = "sk-of-nobody-0123456789"
LIMIT = 30.0
"""Seconds, far more than an answer takes here; what is to end at its limit has LITTLE."""
LITTLE = 0.3


@contextmanager
def endpoint(
    answer: Answer,
    *,
    model: str = "scripted",
    key: str = "",
    limit: float = LIMIT,
    served_key: str = "",
    **served: Any,
) -> Iterator[tuple[Endpoint, Served]]:
    """An endpoint that is configured for a server of its own; ``served_key`` is what that wants."""
    with serving(answer, key=served_key, **served) as url:
        yield Endpoint(model, {"OPENAI_BASE_URL": url, "OPENAI_API_KEY": key}, limit), url


def problem_of(asked: Endpoint) -> ModelProblem:
    """How the endpoint tells that it got no answer; it never tells the key or the question."""
    with pytest.raises(ModelProblem) as raised:
        asked.complete(MESSAGES, SCHEMA)
    assert KEY[:6] not in str(raised.value)
    assert QUESTION[:20] not in str(raised.value)
    assert len(str(raised.value)) < 600
    return raised.value
