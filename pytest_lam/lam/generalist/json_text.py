"""The one JSON object in what a model said."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from itertools import accumulate
from typing import Any, NoReturn

LONGEST = 64_000
"""Characters of an answer that are read: fifty times what one takes, and soon repaired or rejected."""

DEEPEST = 50
"""How deep an object may be nested to be mended: ten times what an answer is; a repair takes seconds over thousands."""

THOUGHT = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL)
"""What local models think aloud before they answer, up to where they stop."""


class NoObject(ValueError):
    """A text is no JSON object; the message says what it is instead, to be told to the model."""


def strict(text: str) -> dict[str, Any]:
    """The object that a text is.

    :raises NoObject: it is none.
    """
    if not text.strip():
        raise NoObject("it was empty")
    if len(text) > LONGEST:
        raise NoObject(f"it had {len(text):,} characters, more than {LONGEST:,}")
    try:
        read = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise NoObject("it was not JSON") from None
    if not isinstance(read, dict):
        raise NoObject("it was JSON, and not an object")
    return read


def repaired(text: str, known: Collection[str]) -> dict[str, Any]:
    """The object that a text means: without what was thought aloud, fences, and words around it, and mended.

    :param known: names of which it must have one, or it is something else that looks like an object.
    :raises NoObject: there is none, or its end is missing: what was cut off may mean another thing when closed.
    """
    try:
        return _of_form(strict(text), known)
    except NoObject:
        if not text.strip() or len(text) > LONGEST:
            raise
    import json_repair

    said = THOUGHT.sub("", text)
    inner = said[said.find("{") : said.rfind("}") + 1]
    if not inner:
        raise NoObject("there was no JSON object in it")
    if inner.count("{") > inner.count("}"):
        raise NoObject("the end of its JSON object was missing")
    if max(accumulate((sign in "{[") - (sign in "}]") for sign in inner)) > DEEPEST:
        raise NoObject(f"it was nested more than {DEEPEST} deep")
    return _of_form(json_repair.loads(inner), known)


def _of_form(read: Any, known: Collection[str]) -> dict[str, Any]:
    """An object of the form asked for; small models wrap it as a call, {"name": ..., "arguments": {...}}."""
    wrapped = list(read.values()) if isinstance(read, dict) else []
    fitting = [
        one for one in (read, *wrapped) if isinstance(one, dict) and not (known and one.keys().isdisjoint(known))
    ]
    if not fitting:
        raise NoObject("it was not JSON of the form that was asked for")
    return fitting[0]


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
