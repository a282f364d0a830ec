"""How a server is asked: what it takes of the protocol is found out by asking, and remembered. Plain data.

Servers differ. OpenAI's reasoning models refuse ``max_tokens`` and a temperature; Ollama knows only ``max_tokens``;
Azure has JSON schemas only in later API versions; llama.cpp fails with 500 over tools unless it was started for
them; LM Studio takes ``tool_choice`` as a word, never as an object; vLLM refuses a bound that leaves the prompt no
room. What a server rejects by name is left out from then on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from pytest_lam.lam.generalist.model import Message

ANSWER = "answer"
"""What the schema, and the tool, are called."""

ANSWER_TOKENS = 4_096
"""An answer takes a few hundred tokens; the rest is for models that think aloud, and small contexts hold no more."""

THINKING_TOKENS = 16_384
"""The bound where thinking counts as answering: for ``max_completion_tokens``, and once an answer was cut off."""

SEED = 1
"""Any number, as long as it is always the same."""


class Form(Enum):
    """How the answer is asked for: a schema that the server holds it to, a tool that must be called, or words."""

    SCHEMA = "structured output"
    TOOL = "a tool call"
    WORDS = "plain JSON"


BOUNDS: Mapping[str, str] = {"max_tokens": "max_completion_tokens", "max_completion_tokens": ""}
"""The names of the bound of an answer, and what to try after each."""

NAMED: Mapping[str, tuple[str, ...]] = {
    "form": (
        *("response_format", "response format", "response_schema", "json_schema", "json schema", "structured"),
        *(
            "guided",
            "grammar",
            "tools",
            "tool_choice",
            "tool choice",
            "tool use",
            "tool call",
            "tool-call",
            "tool_use",
            "--jinja",
        ),
        "json_validate_failed",  # of Groq, where the model did not keep to the schema
    ),
    "bound": ("max_tokens", "max_completion_tokens", "output tokens", "in the completion"),
    "temperature": ("temperature",),
    "seed": ("seed",),
}
"""How servers name in an error what they do not take."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What of the protocol a server is asked for."""

    form: Form = Form.SCHEMA
    bound: str = "max_tokens"
    """The name of the bound of an answer; "" where the server knows none."""
    tokens: int = ANSWER_TOKENS
    temperature: bool = True
    seed: bool = True

    def request(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> dict[str, Any]:
        """What is sent, but for the model's name."""
        sent: dict[str, Any] = {"messages": [{"role": one.role, "content": one.text} for one in messages]}
        if self.bound:
            sent[self.bound] = self.tokens
        if self.temperature:
            sent["temperature"] = 0
        if self.seed:
            sent["seed"] = SEED
        match self.form:
            case Form.SCHEMA:
                described = {"name": ANSWER, "schema": schema, "strict": True}
                sent["response_format"] = {"type": "json_schema", "json_schema": described}
            case Form.TOOL:
                function = {"name": ANSWER, "description": "Give the answer.", "parameters": schema}
                sent |= {"tools": [{"type": "function", "function": function}], "tool_choice": "required"}
            case Form.WORDS:
                sent["messages"] = _worded(sent["messages"], schema)
        return sent

    def lower(self) -> Manner:
        """The next form down; the lowest stays."""
        forms = tuple(Form)
        return replace(self, form=forms[min(forms.index(self.form) + 1, len(forms) - 1)])

    def longer(self) -> Manner:
        """With room for a model that thinks aloud."""
        return replace(self, tokens=THINKING_TOKENS)

    def without(self, named: str, text: str) -> Manner | None:
        """What is left when the server has rejected something.

        :param named: the parameter that its error names; "" where it names none.
        :param text: the error's words.
        :return: None where nothing of what was asked for is named.
        """
        for part in _mentioned(f"{named} {text}".lower()):
            if part == "form" and self.form is not Form.WORDS:
                return self.lower()
            if part == "bound" and self.bound:
                return replace(self, bound=BOUNDS[self.bound], tokens=THINKING_TOKENS)
            if part == "temperature" and self.temperature:
                return replace(self, temperature=False)
            if part == "seed" and self.seed:
                return replace(self, seed=False)
        return None


def _mentioned(text: str) -> list[str]:
    """The parts that a text names, the first named first."""
    found = {part: [place for word in words if (place := text.find(word)) >= 0] for part, words in NAMED.items()}
    return sorted((part for part, places in found.items() if places), key=lambda part: min(found[part]))


def _worded(messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """The messages, with the schema said where nothing else brings it to the model."""
    rule = (
        "Answer with one JSON object of this JSON Schema and with nothing else, no fence and no word around it:\n"
        + json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
    )
    if messages and messages[0]["role"] == "system":
        first = {**messages[0], "content": f"{messages[0]['content']}\n\n{rule}"}
        return [first, *messages[1:]]
    return [{"role": "system", "content": rule}, *messages]
