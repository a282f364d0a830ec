"""What servers send, read as far as it is used: they differ too much for one strict form of the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pytest_lam.lam.generalist.faults import Foreign, Rejected

OK = 200

ECHOED = re.compile(r"""['"]input['"]\s*:|\binput_value\s*=""")
"""Where the words of an error go over to the request: pydantic's details, as vLLM and FastAPI send them."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a chat request brought. ``call`` are the arguments of a tool call, None where none was made."""

    text: str
    call: str | None
    refusal: str
    finish: str
    prompt_tokens: int = 0
    cached_tokens: int = 0
    answer_tokens: int = 0


class _Function(BaseModel):
    arguments: str | dict[str, Any] = ""


class _Call(BaseModel):
    function: _Function | None = None


class _Message(BaseModel):
    content: str | list[dict[str, Any]] | None = None
    refusal: str | None = None
    tool_calls: list[_Call] | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Details(BaseModel):
    cached_tokens: int | None = None


class _Usage(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: _Details | None = None


class _Completion(BaseModel):
    choices: list[_Choice] | None = None
    usage: _Usage | None = None
    error: Any = None


class _Named(BaseModel):
    id: str


class _Models(BaseModel):
    data: list[_Named] | None


Read = TypeVar("Read", bound=BaseModel)


def answered(body: bytes) -> Answered:
    """The answer to a chat request.

    :raises Foreign: it is not of the protocol.
    :raises Rejected: it is an error, though it came as an answer.
    """
    read = _read(_Completion, body)
    if not read.choices:
        raise rejected(read.error, OK) if read.error else Foreign()
    choice, usage = read.choices[0], read.usage or _Usage()
    called = next((call.function.arguments for call in choice.message.tool_calls or () if call.function), None)
    return Answered(
        _text(choice.message.content),
        json.dumps(called) if isinstance(called, dict) else called,
        choice.message.refusal or "",
        choice.finish_reason or "",
        usage.prompt_tokens or 0,
        (usage.prompt_tokens_details or _Details()).cached_tokens or 0,
        usage.completion_tokens or 0,
    )


def names(body: bytes) -> list[str]:
    """The names in a list of models; Ollama's is null where it has none.

    :raises Foreign: it is not of the protocol.
    """
    return [model.id for model in _read(_Models, body).data or ()]


def rejected(error: Any, status: int) -> Rejected:
    """An error in whichever form it comes: the protocol's object, bare words, a page, or FastAPI's details.

    :param status: what it came with; where that was 200, its own code counts.
    """
    inner: Any = error
    while (wrapped := _wrapped(inner)) is not None:  # Google's come in a list, Mistral's details in a message
        inner = wrapped
    if not isinstance(inner, Mapping):
        words = str(inner or "").strip()
        return Rejected(status, "" if words.startswith("<") else words)
    if status == OK and isinstance(inner.get("code"), int):
        status = inner["code"]
    details = inner.get("detail")
    first = details[0] if isinstance(details, list) and details and isinstance(details[0], Mapping) else {}
    words = str(inner.get("message") or first.get("msg") or details or "")
    named = inner.get("param") or " ".join(map(str, first.get("loc", ())))
    return Rejected(status, ECHOED.split(words)[0], code=str(inner.get("code") or ""), named=str(named or ""))


def _wrapped(error: Any) -> Any:
    """What an error has inside; None where it is the innermost."""
    if isinstance(error, list):
        return error[0] if error else None
    if isinstance(error, Mapping):
        return error.get("error") or (error["message"] if isinstance(error.get("message"), Mapping) else None)
    return None


def _read(kind: type[Read], body: bytes) -> Read:
    try:
        return kind.model_validate_json(body)
    except ValidationError:
        raise Foreign from None


def _text(content: str | list[dict[str, Any]] | None) -> str:
    """A message's text; some servers send it in parts, beside those of the thinking."""
    if isinstance(content, list):
        return "".join(part["text"] for part in content if isinstance(part.get("text"), str))
    return content or ""
