"""The server that tests speak to holds both sides to the protocol, or they would prove nothing."""

from __future__ import annotations

import json
from operator import itemgetter

import openai
import pytest
from model_answers import Failure, Message, always, call, in_turn
from model_server import Served, malformed, serving

MESSAGES = [{"role": "user", "content": "?"}]
TOOLS = [{"type": "function", "function": {"name": "answer", "parameters": {"type": "object"}}}]


def client(url: Served) -> openai.OpenAI:
    return openai.OpenAI(base_url=url, api_key="any", max_retries=0, timeout=5)


def test_an_object_is_answered_as_text_or_as_the_call_that_is_wanted():
    with serving(always({"a": 1})) as url, client(url) as asking:
        text = asking.chat.completions.create(model="scripted", messages=MESSAGES).choices[0]
        called = asking.chat.completions.create(
            model="scripted", messages=MESSAGES, tools=TOOLS, tool_choice="required"
        ).choices[0]
    assert text.message.content == '{"a": 1}'
    assert called.message.tool_calls[0].function.arguments == '{"a": 1}'
    assert [set(chat) for chat in url.chats] == [{"model", "messages"}, {"model", "messages", "tools", "tool_choice"}]


def test_a_stream_has_all_of_it():
    with serving(in_turn("text", call({"a": 1}))) as url, client(url) as asking:
        streams = [
            list(asking.chat.completions.create(model="scripted", messages=MESSAGES, stream=True)) for _ in range(2)
        ]
    first, second = (stream[0].choices[0].delta for stream in streams)
    assert first.content == "text"
    assert second.tool_calls[0].function.arguments == '{"a": 1}'
    assert [stream[-1].choices[0].finish_reason for stream in streams] == ["stop", "tool_calls"]


def test_models_are_listed_and_others_are_not_found():
    with serving(always(""), models=("a", "b")) as url, client(url) as asking:
        assert [model.id for model in asking.models.list()] == ["a", "b"]
        with pytest.raises(openai.NotFoundError):
            asking.chat.completions.create(model="c", messages=MESSAGES)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"model": "m"}, "messages"),
        ({"model": "m", "messages": [{"role": "nobody", "content": "?"}]}, "role"),
        ({"model": "m", "messages": MESSAGES, "max_tokens": "many"}, "max_tokens"),
        ({"model": "m", "messages": MESSAGES, "tools": [{"type": "function"}]}, "function"),
        ({"model": "m", "messages": MESSAGES, "response_format": {"type": "json_schema"}}, "json_schema"),
        ({"model": "m", "messages": MESSAGES, "max_token": 1}, "not of the protocol: max_token"),
    ],
)
def test_a_request_that_is_not_of_the_protocol_is_found_out(body, words):
    assert words in malformed(body)


def test_a_malformed_request_fails_the_test_that_sent_it():
    def send() -> None:
        with serving(always("")) as url, client(url) as asking, pytest.raises(openai.BadRequestError):
            asking.post("/chat/completions", body={"model": "scripted"}, cast_to=object)

    with pytest.raises(AssertionError, match="request 1"):
        send()


def test_a_malformed_response_fails_the_test_that_scripted_it():
    def receive() -> None:
        odd = Message({"role": "assistant", "content": "?"}, finish="bored")
        with serving(always(odd)) as url, client(url) as asking:
            asking.chat.completions.create(model="scripted", messages=MESSAGES)

    with pytest.raises(AssertionError, match="finish_reason"):
        receive()


def test_a_script_that_raises_fails_the_test():
    def fail() -> None:
        script = itemgetter("nothing")
        with serving(script) as url, client(url) as asking, pytest.raises(openai.APIConnectionError):
            asking.chat.completions.create(model="scripted", messages=MESSAGES)

    with pytest.raises(AssertionError, match="KeyError: 'nothing'"):
        fail()


def test_a_failure_carries_its_headers():
    failure = Failure(429, "busy", headers={"Retry-After": "7"})
    with serving(always(failure)) as url, client(url) as asking, pytest.raises(openai.RateLimitError) as raised:
        asking.chat.completions.create(model="scripted", messages=MESSAGES)
    assert raised.value.response.headers["retry-after"] == "7"
    assert json.loads(raised.value.response.content)["error"]["message"] == "busy"
