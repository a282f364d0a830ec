"""How the environment says that a model is reached: the address, the key, and whose they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from pytest_lam.errors import ModelProblem
from pytest_lam.lam.generalist.choice import TO_SET, place

PLACEHOLDER = "none"
"""The key of a server that needs none: the client wants one."""

OFFICIAL_URL = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class Access:
    """What the client is built from; ``azure_version`` is set where it is Azure's."""

    place: str
    url: str
    key: str = field(repr=False)
    organization: str | None = None
    project: str | None = None
    azure_version: str = ""
    azure_token: str = field(default="", repr=False)
    sign_in: str = field(default="", repr=False)
    """"NAME:PASSWORD", where they stand in the address. They are no part of ``url``, for the HTTP library logs that."""

    @property
    def key_name(self) -> str:
        """The name in the environment that holds the key."""
        return "AZURE_OPENAI_API_KEY" if self.azure_version else "OPENAI_API_KEY"

    @property
    def url_name(self) -> str:
        """The name in the environment that holds the address."""
        return "AZURE_OPENAI_ENDPOINT" if self.azure_version else "OPENAI_BASE_URL"

    @property
    def has_key(self) -> bool:
        """Whether a key was set."""
        return bool(self.azure_token) or self.key != PLACEHOLDER

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be told."""
        held = (self.key if self.has_key else "", self.azure_token, self.sign_in.partition(":")[2])
        return tuple(secret for secret in held if secret)


def configured(environ: Mapping[str, str]) -> bool:
    """Whether the environment names an endpoint at all, by the official client's own names."""
    return bool(place(environ))


def access(environ: Mapping[str, str]) -> Access:
    """How the environment says that a model is reached.

    :raises ModelProblem: it does not, or not whole; what to set.
    """

    def said(name: str) -> str:
        return environ.get(name, "").strip()

    where = place(environ)
    if not where:
        raise ModelProblem(f"No endpoint is configured for the model. To have one asked, {TO_SET}.")
    for name in (
        "OPENAI_ORG_ID",
        "OPENAI_PROJECT_ID",
        "OPENAI_API_KEY",
        "AZURE_OPENAI_API_KEY",
        "AZURE_OPENAI_AD_TOKEN",
    ):
        _sendable(name, said(name))
    owner = said("OPENAI_ORG_ID") or None, said("OPENAI_PROJECT_ID") or None
    if said("AZURE_OPENAI_ENDPOINT") and not said("OPENAI_BASE_URL"):
        version, token = said("OPENAI_API_VERSION"), said("AZURE_OPENAI_AD_TOKEN")
        key = "" if token else said("AZURE_OPENAI_API_KEY")
        _whole("AZURE_OPENAI_ENDPOINT", said("AZURE_OPENAI_ENDPOINT"), "https://RESOURCE.openai.azure.com")
        if not version:
            raise ModelProblem(
                "OPENAI_API_VERSION is not set, and Azure wants it. Set it to an API version of your resource; "
                "structured output needs 2024-08-01-preview or later."
            )
        if not key and not token:
            raise ModelProblem(f"AZURE_OPENAI_API_KEY is not set. Set it to a key of the resource {where}.")
        return Access(where, said("AZURE_OPENAI_ENDPOINT"), key, *owner, version, token)
    url = said("OPENAI_BASE_URL") or OFFICIAL_URL
    _whole("OPENAI_BASE_URL", url, "http://localhost:11434/v1")
    split = urlsplit(url)
    signing, _, host = split.netloc.rpartition("@")
    plain = split._replace(netloc=host).geturl()
    return Access(where, plain, said("OPENAI_API_KEY") or PLACEHOLDER, *owner, sign_in=unquote(signing))


def _whole(name: str, address: str, example: str) -> None:
    try:
        split = urlsplit(address)
        whole = split.scheme in ("http", "https") and bool(split.hostname) and (split.port or 0) >= 0
    except ValueError:
        whole = False
    if not whole:
        raise ModelProblem(f"{name} is not an address. Set it to one such as {example}.")


def _sendable(name: str, text: str) -> None:
    """What goes out in a header has neither line breaks nor typographic quotes."""
    if not (text.isascii() and text.isprintable()) or " " in text:
        raise ModelProblem(
            f"{name} holds what none has, a line break or a blank or a letter with an accent. Set it anew."
        )
