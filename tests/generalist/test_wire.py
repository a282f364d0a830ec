"""Whatever a server sends is read, or said to be of no use: nothing of it ends in an error of Python's."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from pytest_lam.lam.generalist.faults import Fault
from pytest_lam.lam.generalist.json_text import NoObject, repaired
from pytest_lam.lam.generalist.wire import Answered, answered, names, rejected

KEYS = some.sampled_from(
    [
        *("choices", "message", "content", "tool_calls", "function", "arguments", "usage", "error", "code", "data"),
        *("id", "detail", "loc", "msg", "refusal", "finish_reason", "prompt_tokens", "completion_tokens", "text"),
    ]
)
VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
MESSAGES = some.fixed_dictionaries({"message": VALUES}, optional={"finish_reason": VALUES})
ANSWERS = some.fixed_dictionaries({"choices": some.lists(MESSAGES, max_size=2)}, optional={"usage": VALUES})
SIGNS = some.text(alphabet="{}[]\",:\\'`/ \nabvt<>", max_size=60)


def used(read: Callable[[bytes], Any], body: bytes) -> Any:
    """What is read of a body; None where it is a fault."""
    with suppress(Fault):
        return read(body)
    return None


@settings(deadline=None)
@given(some.binary(max_size=40) | (VALUES | ANSWERS).map(lambda value: json.dumps(value).encode()))
def test_any_body_is_an_answer_or_a_fault(body):
    assert isinstance(used(answered, body), Answered | None)


@settings(deadline=None)
@given(VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_list_of_models_is_names_or_a_fault(body):
    assert all(isinstance(name, str) for name in used(names, body) or ())


@settings(deadline=None)
@given(VALUES)
def test_any_error_is_a_rejection_with_words(error):
    told = rejected(error, 400)
    assert (told.status, type(told.words), type(told.named)) == (400, str, str)


@settings(deadline=None, max_examples=300)
@given(SIGNS | some.text(max_size=40))
@example('{"verdict": "\\ud800"}')
@example("{" * 50 + "}" * 50)
def test_any_text_is_an_object_or_none(text):
    found = {}
    with suppress(NoObject):
        found = repaired(text, ("a",))
    assert isinstance(json.loads(json.dumps(found)), dict)


@pytest.mark.parametrize(
    ("error", "words", "named"),
    [
        ({"message": "no", "param": "seed"}, "no", "seed"),
        ({"error": {"message": "no", "param": None}}, "no", ""),
        ({"error": "no"}, "no", ""),
        ("no", "no", ""),
        ("<html>no</html>", "", ""),
        (None, "", ""),
        ([{"error": {"message": "no"}}], "no", ""),
        ({"detail": "no"}, "no", ""),
        ({"detail": [{"loc": ["body", "seed"], "msg": "no", "input": "what was sent"}]}, "no", "body seed"),
        ({"message": {"detail": [{"loc": ["body", "seed"], "msg": "no"}]}}, "no", "body seed"),
        ({"message": "[{'msg': 'no', 'input': {'messages': ['what was sent']}}]"}, "[{'msg': 'no', ", ""),
        ({"message": "a number [type=int, input_value='what was sent', input_type=str]"}, "a number [type=int, ", ""),
    ],
)
def test_an_error_is_read_in_each_form_and_never_with_what_was_sent(error, words, named):
    told = rejected(error, 400)
    assert (told.words, told.named) == (words, named)
