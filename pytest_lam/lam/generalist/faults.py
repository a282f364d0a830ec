"""What goes wrong at an endpoint, and how it is told: what happened, where, and what to set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pytest_lam.errors import ModelProblem
from pytest_lam.lam.generalist.access import Access
from pytest_lam.lam.generalist.model import Message, Usage

MOST_WORDS = 200
"""Characters of a server's own words that are told: the first sentence says it."""

ECHO = 24
"""So many characters in a row that also stand in a message are an echo of it, and no words of the server's own."""


class Fault(Exception):
    """Something went wrong in talking to an endpoint, before it is worded for the user."""


class Unreached(Fault):
    """There was no line to it; the message is the system's reason."""


class Cut(Fault):
    """The line was cut before the answer was whole."""


class OutOfTime(Fault):
    """It did not answer within the limit; ``attempts`` were answered, the last one with ``status``."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status


class TooLong(Fault):
    """It answered with more than is read."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most


class Foreign(Fault):
    """What it answered is not of the protocol."""


class Rejected(Fault):
    """It answered with an error. ``wait`` is how many seconds it wants to be left alone, where it says so."""

    def __init__(
        self, status: int, words: str = "", *, code: str = "", named: str = "", wait: float | None = None
    ) -> None:
        super().__init__()
        self.status, self.words, self.code, self.named, self.wait = status, words, code, named, wait


class Unusable(ModelProblem):
    """The model answered, and nothing of it can be used; ``usage`` is what that took."""

    def __init__(self, message: str, usage: Usage) -> None:
        super().__init__(message)
        self.usage = usage


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a fault is told with."""

    access: Access
    model: str
    limit: float
    messages: Sequence[Message] = ()


def worded(fault: Fault, at: Circumstances) -> ModelProblem:
    """A fault as the user is told of it: never the key, never the request."""
    place, access = at.access.place, at.access
    match fault:
        case Unreached():
            reason = f": {fault}" if str(fault) else ""
            return ModelProblem(
                f"{place} can't be reached{reason}. Start the server there, or set {access.url_name} to where it is."
            )
        case Cut():
            return ModelProblem(f"{place} broke off before its answer was whole. Its own log may tell why; run again.")
        case OutOfTime():
            return ModelProblem(_out_of_time(fault, at))
        case TooLong():
            return ModelProblem(
                f"{_model(at)} answered with more than {fault.most // 1024:,} KiB, and was not read further. "
                "Choose another model with --lam-model, or bound the answers in the server."
            )
        case Rejected():
            return ModelProblem(_rejected(fault, at))
    return ModelProblem(
        f"What {place} answers is not of the chat protocol. Set {access.url_name} to the address of an "
        "OpenAI-compatible API, most often one that ends in /v1."
    )


def quoted(text: str, at: Circumstances) -> str:
    """Foreign words, behind a colon and in one line; "" where they hold the key or say a message again."""
    line = one_line(text, MOST_WORDS)
    if not line or any(secret in text for secret in at.access.secrets) or _echoes(line, at.messages):
        return ""
    return f": {line.rstrip('.')}"


def one_line(text: str, most: int) -> str:
    """So many characters of a foreign text, none of which moves a terminal's cursor or colours it."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:most]


def _echoes(line: str, messages: Sequence[Message]) -> bool:
    texts = [" ".join(message.text.split()) for message in messages]
    return (
        any(line[start : start + ECHO] in text for start in range(max(1, len(line) - ECHO + 1)) for text in texts)
        and len(line) >= ECHO
    )


def _model(at: Circumstances) -> str:
    return f'The model "{at.model}" at {at.access.place}' if at.model else at.access.place


def _out_of_time(fault: OutOfTime, at: Circumstances) -> str:
    last = f"; its last answer was {fault.status}" if fault.status >= 400 else ""
    return (
        f"{_model(at)} did not answer within {at.limit:g} s{last}. Give it more with --lam-model-timeout, "
        "or choose a faster model with --lam-model."
    )


def _rejected(fault: Rejected, at: Circumstances) -> str:
    place, access, status, words = at.access.place, at.access, fault.status, quoted(fault.words, at)
    if status == 401 and access.sign_in:
        return f"{place} does not accept the name and password in {access.url_name} (401). Set it anew."
    if status == 401:
        if access.has_key:
            return f"{place} does not accept the key (401). Set {access.key_name} to one that it knows."
        return f"{place} wants a key (401). Set {access.key_name}."
    if status == 403:
        return f'{place} does not let the key use the model "{at.model}" (403){words}. Set {access.key_name}, or ' + (
            "choose another model with --lam-model=openai:NAME."
        )
    if status == 404 and ("model" in fault.words.lower() or "deployment" in (fault.words + fault.code).lower()):
        return f'{place} has no model "{at.model}" (404){words}. Choose one that it has: --lam-model=openai:NAME.'
    if status == 404:
        return (
            f"There is no chat API at {place} (404){words}. Set {access.url_name} to where it begins, most often "
            "an address that ends in /v1."
        )
    if 300 <= status < 400:
        return (
            f"{place} sends elsewhere ({status}){words}, and nothing goes where you did not say. Set {access.url_name} "
            "to the address itself."
        )
    if status == 429:
        told = f" It asks for {fault.wait:g} s of rest; a request may take {at.limit:g} s." if fault.wait else ""
        return (
            f"{place} takes no more requests for now (429){words}.{told} Run again later, with fewer workers, "
            "or raise the quota there."
        )
    if status >= 500:
        return f"{place} failed ({status}){words}. Its own log tells why; run again, or choose another model."
    if status < 300:
        return (
            f"{place} answers with an error{words}. Set {access.url_name} to where its API begins, most often an "
            "address that ends in /v1, or choose another model with --lam-model."
        )
    if status == 413 or "context" in f"{fault.words} {fault.code}".lower():
        return (
            f'The request is longer than the model "{at.model}" reads ({status}){words}. Choose a model with a longer '
            f"context, or give it one at {place} (Ollama: num_ctx; llama.cpp: -c; vLLM: --max-model-len)."
        )
    return f"{_model(at)} rejects the request ({status}){words}. Choose another model with --lam-model."
