"""Everything that can go wrong at an endpoint ends in words for the user, at the limit at the latest."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Event

import pytest
from endpoints import DONE, KEY, LIMIT, LITTLE, MESSAGES, QUESTION, SCHEMA, endpoint, problem_of
from model_answers import Failure, Half, HalfStream, Hangup, Late, Raw, Stalled, Trickling, always, in_turn, joined
from model_kinds import AT_ONCE
from model_server import closed_port, serving

from pytest_lam.lam.generalist.client import CHAT_BYTES
from pytest_lam.lam.generalist.endpoint import Endpoint

PAGE = b"<html><title>Welcome to nginx!</title></html>"


def test_a_wrong_key_is_told_with_the_name_to_set():
    with endpoint(always(DONE), key=KEY, served_key="another") as (asked, server):
        assert str(problem_of(asked)) == (
            f"{server.host} does not accept the key (401). Set OPENAI_API_KEY to one that it knows."
        )
    assert len(server.requests) == 1


def test_a_missing_key_is_told_with_the_name_to_set():
    with endpoint(always(DONE), served_key="another") as (asked, server):
        assert str(problem_of(asked)) == f"{server.host} wants a key (401). Set OPENAI_API_KEY."


def test_a_wrong_password_in_the_address_is_told_with_the_name_to_set():
    with serving(always(Failure(401, "Wrong: hunter2"))) as url:
        asked = Endpoint("scripted", {"OPENAI_BASE_URL": url.replace("//", "//me:hunter2@")}, LIMIT)
        words = str(problem_of(asked))
    assert words == f"{url.host} does not accept the name and password in OPENAI_BASE_URL (401). Set it anew."


def test_a_password_in_the_address_is_not_told():
    with serving(always(Failure(400, "Wrong: hunter2"))) as url:
        asked = Endpoint("scripted", {"OPENAI_BASE_URL": url.replace("//", "//me:hunter2@")}, LIMIT)
        assert "hunter2" not in str(problem_of(asked))


def test_a_model_that_the_server_does_not_have_is_told_with_how_to_choose():
    with endpoint(always(DONE), model="gpt-99") as (asked, server):
        words = str(problem_of(asked))
    assert f'{server.host} has no model "gpt-99" (404): The model `gpt-99` does not exist' in words
    assert "--lam-model=openai:NAME" in words


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Failure(404, body=b"404 page not found", content_type="text/plain"), "There is no chat API at"),
        (Failure(403, "Project has no access"), "(403): Project has no access. Set OPENAI_API_KEY, or choose"),
        (Failure(400, "The prompt is odd"), "rejects the request (400): The prompt is odd. Choose another model"),
        (
            Failure(400, "the request exceeds the available context size", kind="exceed_context_size_error"),
            'longer than the model "scripted" reads (400)',
        ),
        (Failure(413, body=PAGE, content_type="text/html"), 'longer than the model "scripted" reads (413). Choose'),
        (Failure(418, body=b"", content_type="text/plain"), "rejects the request (418). Choose another model"),
        (Failure(307, headers={"Location": "http://elsewhere.example/v1?k=v"}), "(307): to elsewhere.example"),
    ],
)
def test_a_rejection_is_told_in_the_servers_words_and_not_tried_again(failure, words):
    with endpoint(always(failure)) as (asked, server):
        assert words in str(problem_of(asked))
    assert len(server.requests) == 1


def test_nothing_follows_to_another_host():
    with endpoint(always(DONE)) as (_, elsewhere):
        moved = Failure(307, headers={"Location": f"{elsewhere}/chat/completions"})
        with endpoint(always(moved)) as (asked, _):
            problem_of(asked)
    assert elsewhere.requests == []


def test_a_busy_server_is_given_the_rest_that_it_asks_for():
    with endpoint(in_turn(Failure(429, "slow down", headers=AT_ONCE), DONE)) as (asked, server):
        assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == DONE
    assert len(server.requests) == 2


def in_100_seconds() -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)


@pytest.mark.parametrize(
    "rest",
    [lambda: "100", in_100_seconds, lambda: "600"],
    ids=["seconds", "a date", "more than the client would wait"],
)
def test_a_rest_longer_than_the_limit_is_told_at_once(rest):
    with endpoint(always(Failure(429, "slow down", headers={"Retry-After": rest()}))) as (asked, server):
        words = str(problem_of(asked))
    assert "takes no more requests for now (429): slow down. It asks for" in words
    assert "a request may take 30 s" in words
    assert len(server.requests) == 1


def test_a_server_that_stays_busy_is_told():
    with endpoint(always(Failure(429, "You exceeded your current quota.", headers=AT_ONCE))) as (asked, server):
        assert "(429): You exceeded your current quota." in str(problem_of(asked))
    assert len(server.requests) == 3


def test_a_server_that_fails_once_is_asked_again():
    with endpoint(in_turn(Failure(500, headers=AT_ONCE), Failure(503, headers=AT_ONCE), DONE)) as (asked, server):
        assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == DONE
    assert len(server.requests) == 3


def test_a_server_that_goes_on_failing_is_told():
    with endpoint(always(Failure(500, "CUDA out of memory", headers=AT_ONCE))) as (asked, server):
        assert f"{server.host} failed (500): CUDA out of memory. Its own log tells why" in str(problem_of(asked))
    assert len(server.requests) == 3


def test_a_server_that_is_not_there_is_told_with_the_name_to_set():
    with closed_port() as url:
        asked = Endpoint("m", {"OPENAI_BASE_URL": url})
        assert str(problem_of(asked)) == (
            f"{asked.place} can't be reached: Connection refused. "
            "Start the server there, or set OPENAI_BASE_URL to where it is."
        )


def test_a_server_without_tls_is_told():
    with endpoint(always(DONE)) as (_, server):
        words = str(problem_of(Endpoint("m", {"OPENAI_BASE_URL": server.replace("http:", "https:")})))
    assert words.startswith(f"{server.host} can't be reached")


@pytest.mark.parametrize("silent", [Stalled(), Trickling()], ids=["stalled", "trickling"])
def test_an_answer_that_does_not_come_ends_at_the_limit(silent):
    with endpoint(always(silent), limit=LITTLE) as (asked, server):
        assert str(problem_of(asked)) == (
            f'The model "scripted" at {server.host} did not answer within 0.3 s. '
            "Give it more with --lam-model-timeout, or choose a faster model with --lam-model."
        )
    assert len(server.requests) == 1


def test_asking_again_ends_at_the_same_limit():
    def slow(request):
        Event().wait(LITTLE * 2 / 3)
        return "no"

    with endpoint(slow, limit=LITTLE) as (asked, _):
        problem = problem_of(asked)
    assert "did not answer within 0.3 s" in str(problem)


def test_the_clients_own_rests_end_at_the_limit():
    with endpoint(always(Failure(503)), limit=1.0) as (asked, server):  # its rests are of 0.4 s and more, then 0.8 s
        assert "did not answer within 1 s; its last answer was 503" in str(problem_of(asked))
    assert len(server.requests) < 3


def test_a_list_of_models_that_does_not_come_ends_at_the_limit():
    late = Late(10 * LITTLE, Raw(b'{"data": [{"id": "scripted"}]}'))
    with endpoint(always(DONE), model="", limit=LITTLE, listing=late) as (asked, server):
        assert f"{server.host} did not answer within 0.3 s" in str(problem_of(asked))
    assert asked.name == ""


def test_an_endpoint_answers_after_one_request_ended_at_its_limit():
    answers = [Stalled()]
    with endpoint(lambda request: answers[-1], limit=LITTLE) as (asked, _):
        problem_of(asked)
        answers.append(DONE)
        asked.limit = LIMIT
        assert json.loads(asked.complete(MESSAGES, SCHEMA).text) == DONE


@pytest.mark.parametrize(
    "cut",
    [Half(json.dumps({"choices": []}).encode()), HalfStream(joined(["{}", "{}", "[DONE]"])), Hangup()],
    ids=["half a body", "half a stream", "nothing"],
)
def test_an_answer_that_breaks_off_is_tried_again_and_told(cut):
    with endpoint(always(cut)) as (asked, server):
        assert f"{server.host} broke off before its answer was whole." in str(problem_of(asked))
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    "foreign",
    [
        Raw(PAGE, "text/html"),
        Raw(PAGE),
        Raw(b"{"),
        Raw(b"\xff\xfe"),
        Raw(b"[" * 100_000),
        Raw(b'[{"choices": []}]'),
        Raw(b'{"response": "the protocol of somebody else"}'),
        Raw(b'{"choices": []}'),
        Raw(b'{"choices": [{"text": "of completions"}]}'),
        Raw(b'{"choices": [{"message": "done"}]}'),
        Raw(joined(['{"choices": []}', "[DONE]"]), "text/event-stream"),
    ],
    ids=lambda raw: raw.body[:30].decode(errors="replace"),
)
def test_what_is_not_of_the_protocol_is_told_with_the_name_to_set(foreign):
    with endpoint(always(foreign)) as (asked, server):
        words = str(problem_of(asked))
    assert words.startswith(f"What {server.host} answers is not of the chat protocol. Set OPENAI_BASE_URL")
    assert len(server.requests) == 1


def test_a_megabyte_of_text_is_not_read_to_its_end():
    with endpoint(always("x" * 1_000_000)) as (asked, server):
        assert "answered with more than 512 KiB, and was not read further" in str(problem_of(asked))
    assert len(server.requests) == 1


def test_an_error_of_a_megabyte_is_not_read_to_its_end():
    with endpoint(always(Failure(400, "x" * 1_000_000))) as (asked, _):
        assert "answered with more than 512 KiB" in str(problem_of(asked))


def test_a_long_text_that_can_be_read_is_no_answer_either():
    with endpoint(always('{"verdict": "' + "x" * (CHAT_BYTES // 2))) as (asked, _):
        assert "it had 262,157 characters, more than 64,000" in str(problem_of(asked))


@pytest.mark.parametrize(
    "words",
    [f"no such key: {KEY}", f"wrong message: {QUESTION}", f"{'x' * 190}{KEY}"],
    ids=["the key", "the question", "the key, half of it where the words are cut"],
)
@pytest.mark.parametrize("status", [400, 403, 404, 429, 500])
def test_words_that_hold_the_key_or_the_question_are_not_told(status, words):
    with endpoint(always(Failure(status, words, headers=AT_ONCE)), key=KEY) as (asked, _):
        assert f"({status})" in str(problem_of(asked))


def test_words_of_a_server_do_not_reach_the_terminal_as_commands():
    with endpoint(always(Failure(400, "\x1b[31mred\r\nover\x07"))) as (asked, _):
        assert "(400): [31mred over. Choose" in str(problem_of(asked))
    with endpoint(always(DONE), model="", models=("a\x1b[2J", "b")) as (asked, _):
        assert "has several: a [2J, b. Choose" in str(problem_of(asked))


def test_long_words_are_cut():
    with endpoint(always(Failure(400, "so many words " * 100))) as (asked, _):
        assert "(400): so many words" in str(problem_of(asked))


def test_a_refusal_that_says_the_question_again_is_told_without_it():
    message = {"role": "assistant", "content": None, "refusal": f"I will not do this: {QUESTION}"}
    with endpoint(always(Raw(json.dumps({"choices": [{"message": message}]}).encode()))) as (asked, _):
        assert "refused to answer. Say the step otherwise" in str(problem_of(asked))
