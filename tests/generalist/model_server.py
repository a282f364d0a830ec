"""A chat endpoint on this machine: a real HTTP server whose answers a function scripts.

``with serving(answer) as url:`` serves the protocol at ``url`` (for ``OPENAI_BASE_URL``) until the block ends.
``answer(request)`` is called with the body of each chat request and returns what the model says:

- a ``str``: its text; a ``dict``: the object that it answers, given as the request asked for it (as text, or as
  a call of the one tool that it must call); anything with ``text`` (and ``usage``): its text;
- what goes wrong, or is out of the ordinary, out of model_answers.py: ``Failure(429, ...)``, ``Stalled()`` ...

``url.requests`` are the requests seen, each with its path, headers and body. Requests and responses are checked
by the types of the openai package; what they reject fails the test when the block ends.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from model_answers import Failure, Message, Sent, said
from model_kinds import Kind, takes_all
from openai.types import ErrorObject, Model
from openai.types.chat import ChatCompletion, ChatCompletionChunk, CompletionCreateParams
from openai.types.chat.completion_create_params import CompletionCreateParamsNonStreaming
from pydantic import TypeAdapter, ValidationError

Answer = Callable[[dict[str, Any]], Any]
"""What scripts a server: the body of a request -> what is answered."""

STAMP = 1_700_000_000
"""When everything was made, so that runs are the same."""


@dataclass(frozen=True)
class Request:
    """One request as it came, its headers by their small names; ``body`` is {} for a GET."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: dict[str, Any] = field(default_factory=dict)


class Served(str):
    """The address of a server, a base URL; with what it has seen."""

    requests: list[Request]
    problems: list[str]

    @property
    def chats(self) -> list[dict[str, Any]]:
        """The bodies of the chat requests."""
        return [request.body for request in self.requests if request.method == "POST"]

    @property
    def host(self) -> str:
        """Host and port."""
        return urlsplit(self).netloc

    @property
    def azure(self) -> str:
        """The same server as an Azure resource's endpoint."""
        return f"http://{self.host}"


@contextmanager
def serving(
    answer: Answer,
    *,
    models: Collection[str] = ("scripted",),
    key: str = "",
    rejects: Kind = takes_all,
    ignores: Collection[str] = (),
    listing: Sent | Failure | None = None,
) -> Iterator[Served]:
    """A server until the block ends.

    :param models: what GET /v1/models lists; a chat request for another model gets a 404.
    :param key: the key that it wants, as a bearer or in the header ``api-key``; any will do where empty.
    :param rejects: what a kind of server does not take of a request: model_kinds.py has them.
    :param ignores: of "response_format", "tools" and "tool_choice" what it takes without heeding it.
    :param listing: what GET /v1/models answers instead.
    """
    server = _Server(answer, tuple(models), key, rejects, frozenset(ignores), listing)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.address
    except BaseException as failure:
        for problem in server.address.problems:
            failure.add_note(problem)
        raise
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
    assert not server.address.problems, "\n".join(server.address.problems)


@contextmanager
def closed_port() -> Iterator[str]:
    """A base URL where nothing listens, and nothing will until the block ends."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}/v1"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(
        self,
        answer: Answer,
        models: tuple[str, ...],
        key: str,
        rejects: Kind,
        ignores: Collection[str],
        listing: Sent | Failure | None,
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer, self.models, self.key, self.rejects, self.ignores = answer, models, key, rejects, ignores
        self.listing = listing
        self.closing = threading.Event()
        self.address = Served(f"http://127.0.0.1:{self.server_address[1]}/v1")
        self.address.requests, self.address.problems = [], []

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves early is no fault; a script that raises is one, and the test's."""
        problem = sys.exception()
        if not isinstance(problem, ConnectionError):
            self.address.problems.append("".join(traceback.format_exception(problem)))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""

    def do_GET(self) -> None:
        self._seen({})
        if not self._admitted():
            return self._fail(Failure(401, "Incorrect API key provided.", "invalid_api_key"))
        if not urlsplit(self.path).path.endswith("/models"):
            return self._fail(Failure(404, "Not Found"))
        if isinstance(self.server.listing, Failure):
            return self._fail(self.server.listing)
        if self.server.listing:
            return self.server.listing.send(self, self.server.closing)
        listed = [{"id": name, "object": "model", "created": STAMP, "owned_by": "tests"} for name in self.server.models]
        for model in listed:
            Model.model_validate(model, strict=True)
        return self._send(200, {"object": "list", "data": listed})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._seen(body)
        problem = malformed(body)
        if problem:
            self.server.address.problems.append(f"request {len(self.server.address.requests)}: {problem}")
            return self._fail(Failure(400, problem))
        wrong = self._wrong(body)
        return self._fail(wrong) if wrong else self._answer(body)

    def _seen(self, body: dict[str, Any]) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.address.requests.append(Request(self.command, self.path, headers, body))

    def _admitted(self) -> bool:
        given = self.headers.get("api-key") or self.headers.get("Authorization", "").removeprefix("Bearer ")
        return not self.server.key or given == self.server.key

    def _wrong(self, body: dict[str, Any]) -> Failure | None:
        """What the server has against a well-formed request."""
        url = urlsplit(self.path)
        deployment = url.path.removeprefix("/openai/deployments/").removesuffix("/chat/completions")
        azure = url.path.startswith("/openai/")
        if not self._admitted():
            return Failure(401, "Incorrect API key provided.", "invalid_api_key")
        if not url.path.endswith("/chat/completions") or (azure and "api-version" not in parse_qs(url.query)):
            return Failure(404, "Not Found")
        model = unquote(deployment) if azure else body["model"]
        if model not in self.server.models:
            return Failure(
                404, f"The model `{model}` does not exist or you do not have access to it.", "model_not_found"
            )
        return self.server.rejects(body)

    def _answer(self, body: dict[str, Any]) -> None:
        answered = self.server.answer(body)
        if isinstance(answered, Failure):
            return self._fail(answered)
        if isinstance(answered, Sent):
            return answered.send(self, self.server.closing)
        heeded = {name: value for name, value in body.items() if name not in self.server.ignores}
        return self._complete(said(answered, heeded), body)

    def _complete(self, message: Message, body: Mapping[str, Any]) -> None:
        size = len(json.dumps(body["messages"])) // 4
        usage = message.usage or {"prompt_tokens": size, "completion_tokens": 8, "total_tokens": size + 8}
        base = {"id": "chatcmpl-1", "created": STAMP, "model": body["model"]}
        if body.get("stream"):
            return self._stream(base, message)
        choice = {"index": 0, "message": message.fields, "finish_reason": message.finish, "logprobs": None}
        whole = {**base, "object": "chat.completion", "choices": [choice], "usage": usage}
        return self._send(200, self._checked(ChatCompletion, whole))

    def _stream(self, base: Mapping[str, Any], message: Message) -> None:
        delta = {key: value for key, value in message.fields.items() if key != "tool_calls"}
        calls = [{"index": place, **call} for place, call in enumerate(message.fields.get("tool_calls") or ())]
        chunks = [
            {**base, "object": "chat.completion.chunk", "choices": [{"index": 0, "delta": part, "finish_reason": end}]}
            for part, end in (({**delta, "tool_calls": calls} if calls else delta, None), ({}, message.finish))
        ]
        lines = [f"data: {json.dumps(self._checked(ChatCompletionChunk, chunk))}\n\n" for chunk in chunks]
        self.write(200, "".join([*lines, "data: [DONE]\n\n"]).encode(), "text/event-stream", {})

    def _checked(self, kind: Any, body: dict[str, Any]) -> dict[str, Any]:
        try:
            kind.model_validate(body, strict=True)
        except ValidationError as problem:
            self.server.address.problems.append(f"response: {problem}")
        return body

    def _fail(self, failure: Failure) -> None:
        if failure.body is not None:
            return self.write(failure.status, failure.body, failure.content_type, failure.headers)
        error = {"message": failure.message, "type": failure.kind, "param": failure.param, "code": failure.code}
        ErrorObject.model_validate(error, strict=True)
        return self._send(failure.status, {"error": error}, failure.headers)

    def _send(self, status: int, body: object, headers: Mapping[str, str] | None = None) -> None:
        self.write(status, json.dumps(body).encode(), "application/json", headers or {})

    def write(self, status: int, body: bytes, content_type: str, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@cache
def _chat() -> TypeAdapter[Any]:
    return TypeAdapter(CompletionCreateParams)


def malformed(body: dict[str, Any]) -> str:
    """What the openai package's types have against the body of a chat request; "" for nothing."""
    unknown = sorted(set(body) - set(CompletionCreateParamsNonStreaming.__annotations__) - {"stream"})
    if unknown:
        return f"not of the protocol: {', '.join(unknown)}"
    try:
        validated = _chat().validate_python(body)
        for name in ("messages", "tools"):
            list(validated.get(name, ()))  # an Iterable is checked as it is walked
    except ValidationError as problem:
        return str(problem)
    return ""
