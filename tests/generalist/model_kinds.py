"""What the servers of the field do not take of a request, and how each says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from model_answers import Failure

Kind = Callable[[dict[str, Any]], Failure | None]
"""The body of a request -> what a server has against it."""

AT_ONCE = {"retry-after-ms": "1"}
"""Asks the client to retry without its usual rest."""


def takes_all(body: dict[str, Any]) -> Failure | None:
    return None


def without(**failures: Failure) -> Kind:
    """A server that does not take these parameters."""
    return lambda body: next((failure for name, failure in failures.items() if name in body), None)


bare = without(
    response_format=Failure(400, "Unrecognized request argument supplied: response_format"),
    tools=Failure(400, "Unrecognized request arguments supplied: tool_choice, tools"),
)
"""Neither structured output nor tools."""


def openai_reasoning(body: dict[str, Any]) -> Failure | None:
    """The thinking models of OpenAI: another name of the bound, and no temperature but their own."""
    if "max_tokens" in body:
        words = (
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
        )
        return Failure(400, words, "unsupported_parameter", "max_tokens")
    if body.get("temperature", 1) != 1:
        words = (
            "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) is supported."
        )
        return Failure(400, words, "unsupported_value", "temperature")
    return None


azure_of_old = without(
    response_format=Failure(
        400, "response_format value as json_schema is enabled only for api versions 2024-08-01-preview and later"
    )
)
"""Azure under an API version from before structured output."""

ollama_without_tools = without(
    response_format=Failure(400, 'invalid format: expected "json" or a JSON schema', kind="api_error"),
    tools=Failure(400, "registry.ollama.ai/library/gemma3:4b does not support tools", kind="api_error"),
)
"""Ollama of old, with a model whose template knows no tools."""


def _plain(status: int, body: Any, **headers: str) -> Failure:
    return Failure(status, body=json.dumps(body).encode(), headers=headers)


llama_cpp = without(
    response_format=_plain(
        500,
        {
            "error": {
                "code": 500,
                "message": 'response_format type must be one of "text" or "json_object", but got: json_schema',
                "type": "server_error",
            }
        },
        **AT_ONCE,
    ),
    tools=_plain(
        500, {"error": {"code": 500, "message": "tools param requires --jinja flag", "type": "server_error"}}, **AT_ONCE
    ),
)
"""A llama.cpp server of old, started without its templates: what it can't do is its own failure, with 500."""


def lm_studio(body: dict[str, Any]) -> Failure | None:
    """LM Studio takes a choice of tools as a word only; its error is a bare string."""
    if "response_format" in body:
        return _plain(400, {"error": "'response_format.type' must be 'text'"})
    if not isinstance(body.get("tool_choice", "none"), str):
        return _plain(
            400, {"error": "Invalid tool_choice type: 'object'. Supported string values: none, auto, required"}
        )
    return None


def vllm(body: dict[str, Any]) -> Failure | None:
    """vLLM with a small context: a bound that leaves the prompt no room is rejected, by no parameter's name."""
    asked = body.get("max_tokens") or body.get("max_completion_tokens")
    if asked is None:
        return None
    words = (
        f"This model's maximum context length is 4096 tokens. However, you requested {asked + 900} tokens (900 in the "
        f"messages, {asked} in the completion). Please reduce the length of the messages or completion."
    )
    return _plain(400, {"object": "error", "message": words, "type": "BadRequestError", "param": None, "code": 400})


def vllm_of_old(body: dict[str, Any]) -> Failure | None:
    """vLLM as it was: it rejects with all of the request in its words."""
    if "response_format" in body:
        words = "The provided JSON schema contains features not supported by xgrammar."
    elif body.get("tool_choice") == "required":
        told = '`tool_choice` must either be a named tool, "auto", or "none".'
        words = str([{"type": "value_error", "loc": ("body",), "msg": f"Value error, {told}", "input": body}])
    else:
        return None
    return _plain(400, {"object": "error", "message": words, "type": "BadRequestError", "param": None, "code": 400})


def google(body: dict[str, Any]) -> Failure | None:
    """Google's servers put an error into a list."""
    if "seed" not in body:
        return None
    words = 'Invalid JSON payload received. Unknown name "seed": Cannot find field.'
    return _plain(400, [{"error": {"code": 400, "message": words, "status": "INVALID_ARGUMENT"}}])


def mistral(body: dict[str, Any]) -> Failure | None:
    """Mistral's servers put the details into the message."""
    if "seed" not in body:
        return None
    detail = {"type": "extra_forbidden", "loc": ["body", "seed"], "msg": "Extra inputs are not permitted", "input": 1}
    return _plain(422, {"object": "error", "message": {"detail": [detail]}, "param": None, "code": None})


def groq(body: dict[str, Any]) -> Failure | None:
    """Groq's servers reject what the model made of the schema."""
    if "response_format" not in body:
        return None
    words = "Failed to validate JSON. Please adjust your prompt. See 'failed_generation' for more details."
    return Failure(400, words, "json_validate_failed")


def fastapi(body: dict[str, Any]) -> Failure | None:
    """A server made with FastAPI that forbids what it does not know, and says where it stands."""
    known = {"model", "messages", "max_tokens", "temperature"}
    unknown = [
        {"type": "extra_forbidden", "loc": ["body", name], "msg": "Extra inputs are not permitted", "input": value}
        for name, value in body.items()
        if name not in known
    ]
    return _plain(422, {"detail": unknown}) if unknown else None
