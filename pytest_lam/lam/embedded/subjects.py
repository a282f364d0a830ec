"""What a page as a whole is about, by its address: the ticket, on /tickets/12."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.page import identifier_text, stems_of
from pytest_lam.snapshot import Snapshot


def is_subject(phrase: Phrase, snapshot: Snapshot) -> bool:
    """Whether the page is that of one thing of the kind that the words name: something follows them in its path."""
    if phrase.quoted or phrase.kind or phrase.ordinal is not None or phrase.within is not None or not phrase.words:
        return False
    parts = urlsplit(snapshot.url).path.strip("/").split("/")
    return any(stems_of(phrase.words) == stems_of(identifier_text(part)) for part in parts[:-1])


def without_subject(phrase: Phrase | None, snapshot: Snapshot) -> Phrase | None:
    """The phrase less that it belongs to what the page is about: the priority of the ticket."""
    if phrase is None or phrase.within is None or not phrase.words or not is_subject(phrase.within, snapshot):
        return phrase
    return replace(phrase, within=None)
