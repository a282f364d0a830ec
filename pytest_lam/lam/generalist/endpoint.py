"""A model behind an OpenAI-compatible endpoint, asked through the official client."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pytest_lam.errors import ModelProblem
from pytest_lam.lam.generalist.access import access, configured
from pytest_lam.lam.generalist.choice import place
from pytest_lam.lam.generalist.faults import (
    Circumstances,
    Fault,
    OutOfTime,
    Rejected,
    Unusable,
    one_line,
    quoted,
    worded,
)
from pytest_lam.lam.generalist.json_text import NoObject, repaired, strict
from pytest_lam.lam.generalist.manner import Form, Manner
from pytest_lam.lam.generalist.model import Message, Reply, Usage
from pytest_lam.settings import Limits

if TYPE_CHECKING:
    from pytest_lam.lam.generalist.client import Client
    from pytest_lam.lam.generalist.wire import Answered

__all__ = ["Endpoint", "configured"]

ASKED = 2
"""How often a model is asked for one answer: once, and once more telling it what was wrong."""

LISTED = 10
"""So many names of models are told where one has to be chosen."""

SHOWN = 2_000
"""Characters of an unusable answer that the model is shown again."""

LONGEST_NAME = 80
"""Characters of a model's name that are told."""

EMBEDDING = "embed"
"""What the names of models have that only embed texts: LM Studio always lists one beside those that chat."""

CHOOSE = "--lam-model=openai:NAME (or auto:NAME), or lam_model in the ini"
"""What chooses a model."""

UNLISTED = frozenset({404, 405, 501})
"""The statuses of a server that lists no models."""

REJECTING = frozenset({400, 404, 405, 415, 422, 500, 501})
"""The statuses with which servers say that they do not know a parameter."""


class Endpoint:
    """A model behind an endpoint.

    What the server takes of the protocol is found out with the first requests, and remembered. Nothing is
    loaded or sent before the first one.
    """

    def __init__(
        self, model: str = "", environ: Mapping[str, str] | None = None, limit: float = Limits().answer
    ) -> None:
        """An endpoint as the environment names it.

        :param model: the model's name there; "" for the only one that it has.
        :param environ: the official client's environment names; the process's own by default.
        :param limit: seconds that one answer may take, the client's own retries and what is asked again in it.
        """
        self.name = model
        """The model's name; "" until the first request where none was given."""
        self._environ = os.environ if environ is None else environ
        self.place = place(self._environ)
        self.limit = limit
        """Seconds that an answer may take; it may be changed between two."""
        self._end = 0.0
        self._manner = Manner()
        self._kept: Client | None = None

    def complete(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """The answer to a conversation, one JSON object.

        :param schema: JSON Schema of the answer, within what strict structured output allows.
        :raises ModelProblem: it did not answer, or with no JSON object though told so; what to set.
        """
        began, spent, said, wrong = time.monotonic(), Usage(), list(messages), ""
        self._end = began + self.limit
        at = Circumstances(access(self._environ), self.name, self.limit, messages)
        try:
            if not self.name:
                self.name = self._only_model(at)
                at = replace(at, model=self.name)
            for _ in range(ASKED):
                answered = self._ask(said, schema, at)
                spent = _added(spent, answered, time.monotonic() - began)
                _not_refused(answered, at, spent)
                try:
                    return Reply(self._object(answered, schema), spent)
                except NoObject as problem:
                    wrong = str(problem)
                    said = _corrected(messages, answered, wrong)
        except Fault as fault:
            told = worded(fault, at)
            raise (Unusable(str(told), spent) if spent.answer_tokens else told) from None
        raise Unusable(
            f'The model "{self.name}" at {self.place} gave no usable answer, asked twice: {wrong}. '
            "Choose another model with --lam-model; small ones often fail at JSON.",
            spent,
        )

    def _ask(self, messages: Sequence[Message], schema: Mapping[str, Any], at: Circumstances) -> Answered:
        """What is answered, after the server has rejected what it does not take."""
        while True:
            request = {"model": self.name, **self._manner.request(messages, schema)}
            try:
                return self._client(at).chat(request, self._left())
            except Rejected as fault:
                text = f"{fault.words} {fault.code}"
                manner = self._manner.without(fault.named, text) if fault.status in REJECTING else None
                if manner is None:
                    raise
                self._manner = manner

    def _left(self) -> float:
        """How many seconds are left.

        :raises OutOfTime: none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTime(0)
        return left

    def _object(self, answered: Answered, schema: Mapping[str, Any]) -> str:
        """The JSON object of an answer; one that comes otherwise than it was asked for is asked for otherwise.

        :raises NoObject: there is none.
        """
        if answered.finish == "length":
            self._manner = self._manner.longer()
            raise NoObject(f"it was cut off after {answered.answer_tokens} tokens")
        text = answered.text if answered.call is None else answered.call
        as_asked = self._manner.form is not Form.TOOL or answered.call is not None
        try:
            if as_asked and strict(text).keys() >= set(schema.get("required", ())):
                return text.strip()
        except NoObject:
            pass
        self._manner = self._manner.lower()
        return json.dumps(repaired(text, schema.get("properties", ())))

    def _only_model(self, at: Circumstances) -> str:
        """The name of the one model that the endpoint has.

        :raises ModelProblem: it has none or several, or does not tell.
        """
        if at.access.azure_version:
            raise ModelProblem(
                f"No model is chosen, and {self.place} does not tell its deployments. "
                "Choose one: --lam-model=openai:DEPLOYMENT."
            )
        try:
            names = self._client(at).models(self._left())
        except Rejected as fault:
            if fault.status not in UNLISTED:
                raise
            names = []
        chatting = [name for name in names if EMBEDDING not in name.lower()] or names
        if len(chatting) == 1:
            return chatting[0]
        if not names:
            raise ModelProblem(f"No model is chosen, and {self.place} tells of none. Choose one: {CHOOSE}.")
        told = ", ".join(one_line(name, LONGEST_NAME) for name in chatting[:LISTED])
        more = f" and {len(chatting) - LISTED} more" if len(chatting) > LISTED else ""
        raise ModelProblem(f"No model is chosen, and {self.place} has several: {told}{more}. Choose one: {CHOOSE}.")

    def _client(self, at: Circumstances) -> Client:
        if self._kept is None:
            from pytest_lam.lam.generalist.client import Client

            self._kept = Client(at.access)
        return self._kept


def _not_refused(answered: Answered, at: Circumstances, spent: Usage) -> None:
    """A model that will not answer is not asked again.

    :raises Unusable: it will not.
    """
    if answered.refusal:
        raise Unusable(
            f'The model "{at.model}" at {at.access.place} refused to answer{quoted(answered.refusal, at)}. '
            "Say the step otherwise, or choose another model with --lam-model.",
            spent,
        )
    if answered.finish == "content_filter":
        raise Unusable(
            f'The answer of the model "{at.model}" was withheld by the content filter of {at.access.place}. '
            "Say the step otherwise, loosen the filter there, or choose another model with --lam-model.",
            spent,
        )


def _added(spent: Usage, answered: Answered, seconds: float) -> Usage:
    return Usage(
        spent.prompt_tokens + answered.prompt_tokens,
        spent.cached_tokens + answered.cached_tokens,
        spent.answer_tokens + answered.answer_tokens,
        seconds,
    )


def _corrected(messages: Sequence[Message], answered: Answered, wrong: str) -> list[Message]:
    """The conversation with what was wrong with the answer; templates of small models want the roles in turn."""
    told = (
        f"Your answer can't be used: {wrong}. Answer again, with one JSON object of the form asked for, nothing else."
    )
    text = (answered.text if answered.call is None else answered.call).strip()
    if text:
        return [*messages, Message("assistant", text[:SHOWN]), Message("user", told)]
    *before, last = messages
    return [*before, replace(last, text=f"{last.text}\n\n{told}")]
