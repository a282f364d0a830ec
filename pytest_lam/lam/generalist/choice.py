"""Which model the user chose, and where the environment says that it answers. Nothing is asked here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ENGINES = ("embedded", "auto", "openai")
FORMS = "embedded, auto, auto:MODEL, openai, openai:MODEL"
"""All that can be chosen, as messages list it."""
OFFICIAL = "api.openai.com"
"""Where the official client asks unless it is told another address."""
TO_SET = (
    "set OPENAI_BASE_URL to the address of an OpenAI-compatible server, or OPENAI_API_KEY to a key for "
    f"{OFFICIAL} (Azure: AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_API_KEY)"
)
"""What makes a prompted model answer."""


class Choice(NamedTuple):
    """An engine, one of ENGINES, and the model it is to ask; "" where none was named."""

    engine: str
    model: str = ""


def chosen(text: str) -> Choice:
    """What ``embedded``, ``auto[:MODEL]`` or ``openai[:MODEL]`` says.

    :raises ValueError: it is none of them.
    """
    engine, colon, model = text.strip().partition(":")
    if engine not in ENGINES or (colon and (engine == "embedded" or not model.strip())):
        raise ValueError(f"it can be {FORMS}")
    return Choice(engine, model.strip())


def place(environ: Mapping[str, str]) -> str:
    """The host, with its port, where the official client's environment names say that a model answers.

    :return: "" where they name none.
    """
    for name in ("OPENAI_BASE_URL", "AZURE_OPENAI_ENDPOINT"):
        if address := environ.get(name, "").strip():
            return host_of(address)
    return OFFICIAL if environ.get("OPENAI_API_KEY", "").strip() else ""


def told(text: str, environ: Mapping[str, str], cassettes: Path | None = None) -> str:
    """What is chosen and where it answers, as a run's header says it.

    :param cassettes: the folder of answers that come first, or alone.
    """
    choice, where = chosen(text), place(environ)
    if choice.engine == "embedded":
        return choice.engine
    first = "embedded, then " if choice.engine == "auto" else ""
    named = f"openai {choice.model}".strip()
    kept = f"cassettes in {cassettes}"
    if where:
        return f"{first}{named} at {where}" + (f", {kept} first" if cassettes is not None else "")
    if cassettes is not None:
        return f"{first}{named} from {kept}"
    if choice.engine == "auto":
        return f"embedded alone, whose refusals stand: no other model is configured ({TO_SET})"
    return f"{named}, not configured ({TO_SET})"


def host_of(address: str) -> str:
    """The host of an address with its port, without what may stand before it to sign in; of any text, even of none."""
    whole = address.partition("://")[2] or address
    return re.split("[/?#]", whole, maxsplit=1)[0].rpartition("@")[2]
