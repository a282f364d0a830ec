"""Several things that a test reads at once: which list or table of the page is meant, and which part of each."""

from __future__ import annotations

from pytest_lam.actions import Action
from pytest_lam.checking import LISTED, collapsed, parts_shown
from pytest_lam.checks import Check
from pytest_lam.lam import Act, Refuse
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import said
from pytest_lam.lam.embedded.listing import Listing, all_lists, listings
from pytest_lam.lam.embedded.page import stems_of
from pytest_lam.lam.embedded.scene import Scene
from pytest_lam.lam.embedded.tokens import plural

WHOLES = frozenset({"table", "list", "row", "item"})
"""Nouns that say that all is meant of what the other words name."""


def listed(frame: Frame, target: Phrase, scene: Scene) -> Act | Refuse:
    """All rows of a table, all things in a list, or one part of each, kept under a name."""
    assert frame.value is not None
    things, part = _taken_apart(target)
    found = _found(things, part, scene)
    if len(found) != 1:
        kind = "ambiguous" if found else "missing"
        what = "table with headers" if scene.step.reading == "rows" else "list"
        return Refuse(kind, f"{len(found)} of what {scene.grounder.where} lists as a {what} are {said(target)}")
    listing, named = found[0]
    role = listing.items[0].role
    return Act((Action("remember", listing.holder.ref, frame.value, role=role, named=named),))


def _taken_apart(target: Phrase) -> tuple[str, str]:
    """The words for the things, and those for the part of each."""
    around = target.within.words if target.within is not None else ""
    if target.kind == "column":
        return around, target.words
    if not target.words or target.kind in WHOLES:
        return target.words or around, ""
    return (around, target.words) if around else (target.words, "")


def _found(things: str, part: str, scene: Scene) -> list[tuple[Listing, str]]:
    """The lists that are called so with the part's own name there; those of which a column is called so."""
    every = _told(all_lists(None, scene))
    named = _told(listings(things, None, scene)) if things else every
    if scene.step.reading == "rows":
        return [(each, "") for each in named if _is_table(each)]
    if not part:
        whole = [(each, "") for each in named if not _is_table(each)]
        return whole or _with_part(every, things, scene)
    return _with_part(named, part, scene)


def _told(lists: list[Listing]) -> list[Listing]:
    """The lists whose things code can tell by their role."""
    return [listing for listing in lists if listing.items[0].role in LISTED]


def _is_table(listing: Listing) -> bool:
    return listing.items[0].role == "row"


def _with_part(lists: list[Listing], part: str, scene: Scene) -> list[tuple[Listing, str]]:
    parts = ((each, _part(each, part, scene)) for each in lists)
    return [(each, named) for each, named in parts if named]


def _part(listing: Listing, words: str, scene: Scene) -> str:
    """What a list calls the part: the header of a column, or what every item has such a part for."""
    if _is_table(listing):
        heads = [node for node in scene.snapshot.descendants(listing.holder) if node.role == "columnheader"]
        texts = [collapsed(head.text or head.name) for head in heads]
        wanted = set(stems_of(words))
        same = [text for text in texts if text and set(stems_of(text)) == wanted]
        within = [text for text in texts if text and set(stems_of(text)) <= wanted]
        return same[0] if same else within[0] if len(within) == 1 else ""
    single = next((word for word in _singulars(words)), words)
    check = Check("list", listing.holder.ref, role=listing.items[0].role, named=single)
    return single if len(parts_shown(check, scene.snapshot)) == len(listing.items) else ""


def _singulars(words: str) -> list[str]:
    """The word of which this is the plural."""
    shorter = (words[: -len(end)] for end in ("es", "s") if words.endswith(end))
    return [word for word in shorter if plural(word) == words]
