"""What a prompted model is to this room: messages go in, a text comes out, with what it cost. Plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation, as every chat endpoint knows them."""

    role: Literal["system", "user", "assistant"]
    text: str
    parts: tuple[tuple[str, str], ...] = ()
    """What of the text an answer depends on, by name ("step", "page"), where a cassette is not to go by all of it:
    whoever alters the text alters these alike."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one answer took: tokens as the endpoint counted them (0 where it does not say), and seconds."""

    prompt_tokens: int = 0
    cached_tokens: int = 0
    """Of the prompt's tokens those that the endpoint had read before, which some sell cheaper."""
    answer_tokens: int = 0
    seconds: float = 0.0
    taped: bool = False
    """Whether the answer came from a cassette: its tokens were paid for once, and now cost nothing."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered: a JSON object as text, as far as the endpoint kept to the schema."""

    text: str
    usage: Usage = Usage()


class Model(Protocol):
    """Whatever answers messages: an endpoint, or something around one (a ledger, a cassette)."""

    @property
    def name(self) -> str:
        """What the model is called, "gpt-4.1"."""
        ...

    @property
    def place(self) -> str:
        """Where it answers: a host with its port."""
        ...

    def complete(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """The answer to a conversation, an object of the schema where the endpoint can promise that.

        :param schema: JSON Schema of the answer, within what strict structured output allows.
        :raises ModelProblem: it did not answer; what happened, and what to set.
        :raises BudgetExceeded: answering would go past what the user allowed.
        """
        ...


class Around:
    """Base of the models around a model: they are called as it is, and answer where it does."""

    def __init__(self, inner: Model) -> None:
        self.inner = inner

    @property
    def name(self) -> str:
        """The model's own."""
        return self.inner.name

    @property
    def place(self) -> str:
        """Where it answers."""
        return self.inner.place
