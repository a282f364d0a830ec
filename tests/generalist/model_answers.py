"""What a scripted endpoint may answer beside plain text: calls, refusals, failures, halves, silence."""

from __future__ import annotations

import json
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import Any

DRIP = 0.02
"""Seconds between two bytes of a body that trickles: far more often than any limit of a read."""


@dataclass(frozen=True)
class Message:
    """What a model says, in the fields of the protocol, why it stopped, and what it took."""

    fields: Mapping[str, Any]
    finish: str = "stop"
    usage: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Failure:
    """A status with an error; ``body`` stands for the protocol's own where a server sends another."""

    status: int
    message: str = ""
    code: str | None = None
    param: str | None = None
    kind: str = "invalid_request_error"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    content_type: str = "application/json"


class Sent(ABC):
    """An answer that writes itself; ``closing`` is set when the server ends."""

    @abstractmethod
    def send(self, handler: Any, closing: threading.Event) -> None: ...


@dataclass(frozen=True)
class Raw(Sent):
    """A body as it stands, with status 200: not JSON, or JSON of another form."""

    body: bytes
    content_type: str = "application/json"

    def send(self, handler: Any, closing: threading.Event) -> None:
        handler.write(200, self.body, self.content_type, {})


@dataclass(frozen=True)
class Half(Sent):
    """A body of which only the half comes before the line is cut."""

    body: bytes
    content_type: str = "application/json"

    def send(self, handler: Any, closing: threading.Event) -> None:
        handler.close_connection = True
        handler.write(200, self.body[: len(self.body) // 2], self.content_type, {"Content-Length": str(len(self.body))})


@dataclass(frozen=True)
class HalfStream(Sent):
    """A chunked body that is cut before it says that it has ended."""

    body: bytes
    content_type: str = "text/event-stream"

    def send(self, handler: Any, closing: threading.Event) -> None:
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Content-Type", self.content_type)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        half = self.body[: len(self.body) // 2]
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(half), half))


@dataclass(frozen=True)
class Stalled(Sent):
    """No answer, until the server ends."""

    def send(self, handler: Any, closing: threading.Event) -> None:
        closing.wait()
        handler.close_connection = True


@dataclass(frozen=True)
class Late(Sent):
    """An answer that comes after some seconds: whoever waits so long gets it."""

    seconds: float
    answer: Sent

    def send(self, handler: Any, closing: threading.Event) -> None:
        closing.wait(self.seconds)
        self.answer.send(handler, closing)


@dataclass(frozen=True)
class Trickling(Sent):
    """A body that never stops coming, a blank at a time."""

    def send(self, handler: Any, closing: threading.Event) -> None:
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.end_headers()
        while not closing.wait(DRIP):
            handler.wfile.write(b" ")
            handler.wfile.flush()


@dataclass(frozen=True)
class Hangup(Sent):
    """The line is cut without a word."""

    def send(self, handler: Any, closing: threading.Event) -> None:
        handler.close_connection = True


def refusal(words: str) -> Message:
    """The model says no, in the field that structured output has for it."""
    return Message({"role": "assistant", "content": None, "refusal": words})


def call(arguments: Mapping[str, Any] | str, name: str = "answer") -> Message:
    """A call of a tool."""
    text = arguments if isinstance(arguments, str) else json.dumps(arguments)
    function = {"name": name, "arguments": text}
    calls = [{"id": "call_1", "type": "function", "function": function}]
    return Message({"role": "assistant", "content": None, "tool_calls": calls}, finish="tool_calls")


def cut_off(text: str) -> Message:
    """A text that ended at the bound of tokens."""
    return Message({"role": "assistant", "content": text}, finish="length")


def said(answer: Any, request: Mapping[str, Any]) -> Message:
    """What a script returned, given as the request asked for it."""
    if isinstance(answer, Message):
        return answer
    if isinstance(answer, Mapping):
        if request.get("tool_choice") not in (None, "none", "auto"):
            return call(answer, request["tools"][0]["function"]["name"])
        return Message({"role": "assistant", "content": json.dumps(answer)})
    if isinstance(answer, str):
        return Message({"role": "assistant", "content": answer})
    usage = asdict(answer.usage) if is_dataclass(answer.usage) else {}
    prompt, answered = usage.get("prompt_tokens", 0), usage.get("answer_tokens", 0)
    tokens = {
        "prompt_tokens": prompt,
        "completion_tokens": answered,
        "total_tokens": prompt + answered,
        "prompt_tokens_details": {"cached_tokens": usage.get("cached_tokens", 0)},
    }
    return Message({"role": "assistant", "content": answer.text}, usage=tokens)


def in_turn(*answers: Any) -> Callable[[dict[str, Any]], Any]:
    """A script that gives one answer after another, the last one for good."""
    left = list(answers)

    def answer(request: dict[str, Any]) -> Any:
        return left.pop(0) if len(left) > 1 else left[0]

    return answer


def always(answer: Any) -> Callable[[dict[str, Any]], Any]:
    """A script that gives one answer to everything."""
    return in_turn(answer)


def joined(parts: Iterable[str]) -> bytes:
    """Server-sent events of these data lines."""
    return "".join(f"data: {part}\n\n" for part in parts).encode()
