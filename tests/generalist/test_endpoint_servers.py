"""What a server takes of the protocol is found out by asking, and remembered."""

from __future__ import annotations

import json

import model_kinds as kinds
import pytest
from endpoints import DONE, MESSAGES, SCHEMA, endpoint, problem_of
from model_answers import Failure, always, call, in_turn

STRUCTURED = {"response_format", "max_tokens", "temperature", "seed"}
TOOL = {"tools", "tool_choice", "max_tokens", "temperature", "seed"}
WORDS = {"max_tokens", "temperature", "seed"}


@pytest.mark.parametrize(
    ("kind", "requests", "found"),
    [
        (kinds.takes_all, 1, STRUCTURED),
        (kinds.openai_reasoning, 3, {"response_format", "max_completion_tokens", "seed"}),
        (kinds.azure_of_old, 2, TOOL),
        (kinds.ollama_without_tools, 3, WORDS),
        (kinds.llama_cpp, 7, WORDS),
        (kinds.lm_studio, 2, TOOL),
        (kinds.vllm, 3, {"response_format", "temperature", "seed"}),
        (kinds.vllm_of_old, 3, WORDS),
        (kinds.google, 2, STRUCTURED - {"seed"}),
        (kinds.mistral, 2, STRUCTURED - {"seed"}),
        (kinds.groq, 2, TOOL),
        (kinds.fastapi, 4, {"max_tokens", "temperature"}),
        (kinds.bare, 3, WORDS),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_each_kind_of_server_is_asked_as_it_can_be_and_then_so_at_once(kind, requests, found):
    with endpoint(always(DONE), rejects=kind) as (asked, server):
        assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == DONE
        assert len(server.requests) == requests
        assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == DONE
    assert len(server.requests) == requests + 1
    assert set(server.chats[-1]) - {"model", "messages"} == found


def test_the_tool_is_the_schema_and_must_be_called():
    with endpoint(always(DONE), rejects=kinds.azure_of_old) as (asked, server):
        asked.complete(MESSAGES, SCHEMA)
    (tool,) = server.chats[-1]["tools"]
    assert tool["function"]["parameters"] == SCHEMA
    assert server.chats[-1]["tool_choice"] == "required"


def test_in_words_the_schema_is_said_behind_the_rules():
    with endpoint(always(DONE), rejects=kinds.bare) as (asked, server):
        asked.complete(MESSAGES, SCHEMA)
    system, user = server.chats[-1]["messages"]
    assert system["content"].startswith(MESSAGES[0].text)
    assert json.dumps(SCHEMA, separators=(",", ":")) in system["content"]
    assert user["content"] == MESSAGES[1].text


def test_in_words_the_schema_is_said_where_there_are_no_rules():
    with endpoint(always(DONE), rejects=kinds.bare) as (asked, server):
        asked.complete(MESSAGES[1:], SCHEMA)
    assert [one["role"] for one in server.chats[-1]["messages"]] == ["system", "user"]


FENCED = f"Sure! Here it is:\n```json\n{json.dumps(DONE)}\n```\nAnything else?"


def test_a_server_that_takes_a_schema_and_heeds_none_is_read_and_asked_otherwise_next():
    with endpoint(always(FENCED), ignores=("response_format", "tools", "tool_choice")) as (asked, server):
        answers = [asked.complete(MESSAGES, SCHEMA).text for _ in range(4)]
    assert [json.loads(text) for text in answers] == [DONE] * 4
    kept = [set(chat) & {"response_format", "tools"} for chat in server.chats]
    assert kept == [{"response_format"}, {"tools"}, set(), set()]


def test_a_server_that_heeds_no_tools_is_asked_in_words_next():
    with endpoint(always(DONE), rejects=kinds.azure_of_old, ignores=("tools", "tool_choice")) as (asked, server):
        for _ in range(2):
            assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == DONE
    assert ["tools" in chat for chat in server.chats] == [False, True, False]


def test_what_is_named_first_in_a_rejection_is_what_is_left_out():
    with endpoint(in_turn(Failure(400, "No temperature beside a response_format."), DONE)) as (asked, server):
        asked.complete(MESSAGES, SCHEMA)
    assert set(server.chats[1]) - {"model", "messages"} == STRUCTURED - {"temperature"}


def test_an_object_that_lacks_what_the_schema_requires_was_not_held_to_it():
    with endpoint(always({"verdict": "cannot"})) as (asked, server):
        assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == {"verdict": "cannot"}
        asked.complete(MESSAGES, SCHEMA)
    assert "tools" in server.chats[1]


def test_an_object_of_another_form_is_no_answer():
    with endpoint(always('{"error": "no idea"}')) as (asked, _):
        assert "it was not JSON of the form that was asked for" in str(problem_of(asked))


def test_arguments_of_a_call_that_are_almost_json_are_mended():
    almost = "{'verdict': 'done', 'actions': [],}"
    with endpoint(in_turn(call(almost)), rejects=kinds.azure_of_old) as (asked, _):
        assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == DONE


def test_what_is_rejected_for_good_ends_after_each_part_was_left_out_once():
    def blaming(body):
        return Failure(400, "response_format, tools, max_tokens, max_completion_tokens, temperature, seed: all wrong")

    with endpoint(always(DONE), rejects=blaming) as (asked, server):
        assert "rejects the request (400)" in str(problem_of(asked))
    assert len(server.chats) == 7
    assert set(server.chats[-1]) == {"model", "messages"}


def test_a_rejection_that_names_nothing_is_no_reason_to_ask_for_less():
    with endpoint(in_turn(Failure(400, "Bad request"), DONE)) as (asked, server):
        problem_of(asked)
        asked.complete(MESSAGES, SCHEMA)
    assert set(server.chats[1]) - {"model", "messages"} == STRUCTURED
