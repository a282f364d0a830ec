"""What lies outside the page, as expressions: a database, a mailbox, a server, a command line.

Words that name such a thing also stand in interfaces: the API page, the e-mail field. There they are
followed by another noun, whose kind they only tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_LEADS = "in|into|from|to|on|of|by|via|through|at|inside|within|against"
_NO_DEED = r"(?<!click )(?<!press )(?<!tap )"
"""One clicks on what stands on the page, whatever it is called."""
_WHOSE = "my |his |her |our |their |its |browser |browser 's |mail |live |test |same "
"""What may stand before a place without making another of it: in the browser's console."""
_ENDING = r"(?= (?:§|in|on|at|for|to|from|of|with|as|by|via|after|before|when|while|and|or|but|,|again)\b| §|$)"
"""What follows a thing that is no part of another's name."""
_GAP = r"(?:(?!and\b)\S+ ){0,6}?"
"""Words between a deed and the thing; another deed begins with "and"."""


def expressions(entry: Mapping[str, Any], interface: Iterable[str]) -> list[str]:
    """The expressions by which one entry of the refusals is searched for in folded words.

    :param entry: one ``[[impossible]]`` of refusals.toml
    :param interface: nouns of what an interface consists of, folded
    """
    found = list(entry.get("say", ()))
    named = rf"(?! (?:{_any(sorted(interface))})\b)"
    if "places" in entry:
        place = rf"(?:{_any(entry['places'])})s?\b"
        found += [rf"{_NO_DEED}\b(?:{_LEADS}) (?:{_WHOSE})?{place}{named}", rf"^(?:{_WHOSE})?{place}{named} \S"]
    if "things" in entry:
        thing = rf"\b(?:{_any(entry['things'])})s?\b"
        found += _with_deeds(entry, thing, named) or [thing + named]
    return found


def _with_deeds(entry: Mapping[str, Any], thing: str, named: str) -> list[str]:
    """The thing with what is done to it, what it does, or what is said before it."""
    found = []
    if "done" in entry:
        found.append(rf"{thing}{named}.*\b(?:be|have be) (?:{_any(entry['done'])})\b")
    if "does" in entry:
        found.append(rf"{thing}{named} {_GAP}(?:{_any(entry['does'])})s?\b")
    if "taken" in entry:
        found.append(rf"\b(?:{_any(entry['taken'])}) {_GAP}{thing}{_ENDING}")
    return found


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in words)
