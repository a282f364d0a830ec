"""A model behind an endpoint: what is sent, to whom, and what comes back."""

from __future__ import annotations

import json
import logging
from base64 import b64encode

import pytest
from endpoints import DONE, KEY, LIMIT, MESSAGES, QUESTION, SCHEMA, endpoint, problem_of
from model_answers import Failure, Raw, always, call, cut_off, in_turn, refusal
from model_kinds import AT_ONCE, takes_all
from model_server import serving

from pytest_lam.errors import ModelProblem
from pytest_lam.lam.generalist.endpoint import Endpoint, configured
from pytest_lam.lam.generalist.model import Message, Reply, Usage


def test_the_first_request_asks_for_the_schema_and_for_the_same_answer_each_time():
    with endpoint(always(DONE)) as (asked, server):
        asked.complete(MESSAGES, SCHEMA)
    assert server.chats == [
        {
            "model": "scripted",
            "messages": [{"role": one.role, "content": one.text} for one in MESSAGES],
            "max_tokens": 4096,
            "temperature": 0,
            "seed": 1,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "answer", "schema": SCHEMA, "strict": True},
            },
        }
    ]


def test_what_an_answer_took_is_told():
    told = Reply(json.dumps(DONE), Usage(prompt_tokens=1200, cached_tokens=1000, answer_tokens=30))
    with endpoint(always(told)) as (asked, _):
        reply = asked.complete(MESSAGES, SCHEMA)
    usage = reply.usage
    assert json.loads(reply.text) == DONE
    assert (usage.prompt_tokens, usage.cached_tokens, usage.answer_tokens) == (1200, 1000, 30)
    assert 0 < usage.seconds < LIMIT


def test_an_answer_without_counts_has_none():
    message = {"role": "assistant", "content": json.dumps(DONE)}
    with endpoint(always(Raw(json.dumps({"choices": [{"message": message}]}).encode()))) as (asked, _):
        reply = asked.complete(MESSAGES, SCHEMA)
    assert json.loads(reply.text) == DONE
    assert (reply.usage.prompt_tokens, reply.usage.answer_tokens) == (0, 0)


def test_the_place_is_host_and_port_and_never_who_signs_in():
    asked = Endpoint("m", {"OPENAI_BASE_URL": "http://someone:secret@models.example:8000/v1?token=secret"})
    assert asked.place == "models.example:8000"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"OPENAI_API_KEY": "", "OPENAI_BASE_URL": " "}, False),
        ({"OPENAI_ORG_ID": "org"}, False),
        ({"OPENAI_API_KEY": KEY}, True),
        ({"OPENAI_BASE_URL": "http://localhost:11434/v1"}, True),
        ({"AZURE_OPENAI_ENDPOINT": "https://r.openai.azure.com", "AZURE_OPENAI_API_KEY": KEY}, True),
    ],
)
def test_an_endpoint_is_configured_by_the_clients_own_names(environ, expected):
    assert configured(environ) is expected


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({}, "set OPENAI_BASE_URL"),
        ({"OPENAI_BASE_URL": "localhost:11434/v1"}, "OPENAI_BASE_URL is not an address"),
        ({"OPENAI_BASE_URL": "http://"}, "OPENAI_BASE_URL is not an address"),
        ({"OPENAI_BASE_URL": "http://localhost:port/v1"}, "OPENAI_BASE_URL is not an address"),
        ({"OPENAI_API_KEY": f"{KEY}\n{KEY}"}, "OPENAI_API_KEY holds what none has"),
        ({"OPENAI_API_KEY": f"“{KEY}”"}, "OPENAI_API_KEY holds what none has"),
        ({"OPENAI_API_KEY": KEY, "OPENAI_ORG_ID": "Größe"}, "OPENAI_ORG_ID holds what none has"),
        ({"AZURE_OPENAI_ENDPOINT": "https://r.example", "AZURE_OPENAI_API_KEY": KEY}, "OPENAI_API_VERSION is not set"),
        ({"AZURE_OPENAI_ENDPOINT": "https://r.example", "OPENAI_API_VERSION": "1"}, "AZURE_OPENAI_API_KEY is not set"),
        (
            {"AZURE_OPENAI_ENDPOINT": "r.example", "AZURE_OPENAI_API_KEY": KEY},
            "AZURE_OPENAI_ENDPOINT is not an address",
        ),
    ],
)
def test_what_is_missing_to_reach_a_model_is_told_before_anything_is_sent(environ, words):
    assert words in str(problem_of(Endpoint("m", environ)))


def test_a_local_server_needs_no_key():
    with endpoint(always(DONE)) as (asked, server):
        asked.complete(MESSAGES, SCHEMA)
    assert server.requests[0].headers["authorization"] == "Bearer none"


def test_a_name_and_password_in_the_address_sign_in_and_are_not_logged(caplog):
    caplog.set_level(logging.INFO)
    with serving(always(DONE)) as url:
        Endpoint("scripted", {"OPENAI_BASE_URL": url.replace("//", "//me:pass%20word@")}, LIMIT).complete(
            MESSAGES, SCHEMA
        )
    assert url.requests[0].headers["authorization"] == f"Basic {b64encode(b'me:pass word').decode()}"
    assert "HTTP Request" in caplog.text
    assert "pass" not in caplog.text


def test_key_organisation_and_project_go_where_the_client_puts_them():
    with serving(always(DONE), key=KEY) as url:
        environ = {"OPENAI_BASE_URL": url, "OPENAI_API_KEY": f"{KEY}\n", "OPENAI_ORG_ID": "o", "OPENAI_PROJECT_ID": "p"}
        Endpoint("scripted", environ, LIMIT).complete(MESSAGES, SCHEMA)
    headers = url.requests[0].headers
    assert (headers["openai-organization"], headers["openai-project"]) == ("o", "p")


@pytest.mark.parametrize(
    ("environ", "header"),
    [
        ({"AZURE_OPENAI_API_KEY": KEY}, "api-key"),
        ({"AZURE_OPENAI_AD_TOKEN": KEY}, "authorization"),
        ({"AZURE_OPENAI_AD_TOKEN": KEY, "AZURE_OPENAI_API_KEY": "another"}, "authorization"),
    ],
    ids=["key", "token", "both"],
)
def test_azure_is_asked_at_the_deployments_own_address(environ, header):
    with serving(always(DONE), models=("our gpt",), key=KEY) as url:
        azure = {"AZURE_OPENAI_ENDPOINT": url.azure, "OPENAI_API_VERSION": "2024-10-21"}
        asked = Endpoint("our gpt", azure | environ, LIMIT)
        assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == DONE
    assert asked.place == url.host
    assert url.requests[0].path == "/openai/deployments/our%20gpt/chat/completions?api-version=2024-10-21"
    assert {"api-key", "authorization"} & set(url.requests[0].headers) == {header}


def test_azure_wants_its_deployment_named():
    with serving(always(DONE)) as url:
        environ = {"AZURE_OPENAI_ENDPOINT": url.azure, "OPENAI_API_VERSION": "1", "AZURE_OPENAI_API_KEY": KEY}
        assert "--lam-model=openai:DEPLOYMENT" in str(problem_of(Endpoint("", environ, LIMIT)))
    assert url.requests == []


@pytest.mark.parametrize("models", [("qwen3",), ("text-embedding-nomic-embed-text-v1.5", "qwen3")])
def test_the_only_model_that_chats_is_taken_and_asked_for_once(models):
    with endpoint(always(DONE), model="", models=models) as (asked, server):
        asked.complete(MESSAGES, SCHEMA)
        asked.complete(MESSAGES, SCHEMA)
    assert asked.name == "qwen3"
    assert [(request.method, request.body.get("model")) for request in server.requests] == [
        ("GET", None),
        ("POST", "qwen3"),
        ("POST", "qwen3"),
    ]


def test_of_several_models_none_is_taken_and_some_are_told():
    models = tuple(f"model-{number}" for number in range(12))
    with endpoint(always(DONE), model="", models=models) as (asked, server):
        words = str(problem_of(asked))
    assert "model-0, model-1" in words
    assert "model-9 and 2 more" in words
    assert "--lam-model=openai:NAME" in words
    assert server.chats == []


def test_a_server_without_models_wants_one_named():
    with endpoint(always(DONE), model="", models=()) as (asked, _):
        assert "tells of none" in str(problem_of(asked))


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Failure(404, "Not Found"), "tells of none. Choose one: --lam-model=openai:NAME"),
        (Failure(401, "no"), "wants a key (401)"),
        (Failure(500, "boom", headers=AT_ONCE), "failed (500): boom"),
    ],
    ids=["unlisted", "a wrong key", "broken"],
)
def test_a_server_that_does_not_list_its_models_wants_one_named_and_other_problems_are_told(failure, words):
    with endpoint(always(DONE), model="", listing=failure) as (asked, _):
        assert words in str(problem_of(asked))


def test_an_answer_that_is_no_json_is_asked_for_once_more_with_what_was_wrong():
    with endpoint(in_turn("I would press it.", DONE)) as (asked, server):
        reply = asked.complete(MESSAGES, SCHEMA)
    assert json.loads(reply.text) == DONE
    assert reply.usage.answer_tokens == 16
    *_, shown, told = server.chats[1]["messages"]
    assert shown == {"role": "assistant", "content": "I would press it."}
    assert told["role"] == "user"
    assert "there was no JSON object in it" in told["content"]


def test_an_empty_answer_is_told_within_the_question_so_that_the_roles_take_turns():
    with endpoint(in_turn("", DONE)) as (asked, server):
        asked.complete(MESSAGES, SCHEMA)
    system, user = server.chats[1]["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert user["content"].startswith(QUESTION)
    assert "it was empty" in user["content"]


def test_two_unusable_answers_are_a_problem_that_says_what_they_took():
    with endpoint(always("no")) as (asked, server):
        problem = problem_of(asked)
    assert 'The model "scripted"' in str(problem)
    assert problem.usage.answer_tokens == 16
    assert len(server.chats) == 2


def test_a_problem_behind_an_answer_says_what_that_took():
    with endpoint(in_turn("no", Failure(403, "no more"))) as (asked, _):
        problem = problem_of(asked)
    assert "(403): no more" in str(problem)
    assert problem.usage.answer_tokens == 8


def test_an_answer_that_was_cut_off_is_never_mended_but_given_more_room():
    cut = json.dumps({"verdict": "done", "actions": ["click b1"]})
    with endpoint(in_turn(cut_off(cut), DONE)) as (asked, server):
        reply = asked.complete(MESSAGES, SCHEMA)
        asked.complete(MESSAGES, SCHEMA)
    assert json.loads(reply.text) == DONE
    assert [chat["max_tokens"] for chat in server.chats] == [4096, 16384, 16384]


def test_a_text_in_parts_is_put_together_without_the_thinking():
    parts = [{"type": "thinking", "thinking": [{"text": "hm"}]}, {"type": "text", "text": json.dumps(DONE)}]
    message = {"role": "assistant", "content": parts}
    with endpoint(always(Raw(json.dumps({"choices": [{"message": message}]}).encode()))) as (asked, _):
        assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == DONE


def test_a_refusal_is_told_and_not_asked_again():
    with endpoint(always(refusal("I can't help with that."))) as (asked, server):
        problem = problem_of(asked)
    assert "refused to answer: I can't help with that. Say the step otherwise" in str(problem)
    assert problem.usage.answer_tokens == 8
    assert len(server.chats) == 1


def test_what_a_content_filter_withheld_is_told():
    withheld = {"choices": [{"message": {"role": "assistant", "content": ""}, "finish_reason": "content_filter"}]}
    with endpoint(always(Raw(json.dumps(withheld).encode()))) as (asked, server):
        assert "withheld by the content filter" in str(problem_of(asked))
    assert len(server.chats) == 1


def test_arguments_that_came_as_an_object_are_read():
    function = {"name": "answer", "arguments": DONE}
    body = {"choices": [{"message": {"role": "assistant", "content": None, "tool_calls": [{"function": function}]}}]}
    with endpoint(always(Raw(json.dumps(body).encode()))) as (asked, _):
        assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == DONE


def test_a_call_beside_the_question_is_an_answer():
    with endpoint(always(call(DONE))) as (asked, _):
        assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == DONE


def test_a_conversation_may_begin_with_the_user():
    with endpoint(always(DONE), rejects=takes_all) as (asked, server):
        asked.complete([Message("user", "?")], SCHEMA)
    assert server.chats[0]["messages"] == [{"role": "user", "content": "?"}]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ({"message": "Provider returned error", "code": 502}, "failed (502): Provider returned error. Its own log"),
        (
            "Unexpected endpoint. Returning 200 anyway",
            "an error: Unexpected endpoint. Returning 200 anyway. Set OPENAI_",
        ),
    ],
    ids=["OpenRouter", "LM Studio"],
)
def test_an_error_that_comes_as_an_answer_is_one(error, words):
    with endpoint(always(Raw(json.dumps({"error": error}).encode()))) as (asked, _):
        assert words in str(problem_of(asked))


def test_an_endpoint_can_be_asked_again_after_a_problem():
    with endpoint(in_turn(Failure(403, "not yet"), DONE)) as (asked, _):
        with pytest.raises(ModelProblem):
            asked.complete(MESSAGES, SCHEMA)
        assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == DONE
