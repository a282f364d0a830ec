"""Choosing the node that a phrase of the step means, with the reasons; or refusing to guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from pytest_lam.lam import Candidate, Evidence
from pytest_lam.lam.embedded.containers import held
from pytest_lam.lam.embedded.evidence import (
    ANY,
    FIELDS,
    FLOOR,
    KINDS,
    LANDMARKS,
    MARGIN,
    NAMELESS,
    NEAREST,
    NOUN_SIGNS,
    OTHER_NOUN,
    PLACES,
    SHOWN,
    STOP,
    WHOLE,
    WORDLESS,
    RoleSet,
)
from pytest_lam.lam.embedded.fitting import (
    is_in_state,
    is_of_noun,
    is_styled_list,
    kind_fit,
    role_fit,
    shows,
    spelt,
    state_evidence,
)
from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.matching import Match, match_placed, match_quoted, match_words
from pytest_lam.lam.embedded.overlays import overlay
from pytest_lam.lam.embedded.page import Page, stem, words_of
from pytest_lam.lam.embedded.sides import on_side, side_of
from pytest_lam.lam.embedded.synonyms import Synonyms
from pytest_lam.snapshot import Node

LOOSE = (Phrase("", "list"), Phrase("", "table"))
"""Places that are said of all that has to do with the only list of a page, inside it or beside it."""

HOLDING_NOTHING = frozenset({"link", "button", "icon", "image", "option", "menuitem"})
"""Kinds of which one is in no other: several of them are a place where the page calls one so."""


@dataclass(frozen=True, slots=True)
class Found:
    """A node that may be meant. ``within`` is the container that singled it out, if one was asked for."""

    node: Node
    evidence: tuple[Evidence, ...]
    within: str | None = None

    @property
    def score(self) -> float:
        """The sum of the evidence."""
        return sum(piece.weight for piece in self.evidence)


@dataclass(frozen=True, slots=True)
class Grounding:
    """What a phrase means on a page.

    ``node`` is set where one candidate reaches the floor and leads by the margin; else
    ``problem`` is "missing" or "ambiguous" and ``reason`` says it in words for people.
    ``candidates`` are the best, or the nearest by spelling where nothing fits.
    """

    candidates: tuple[Candidate, ...] = ()
    node: Node | None = None
    within: str | None = None
    within_text: str = ""
    problem: str = ""
    reason: str = ""


class Grounder:
    """Grounds phrases on one page."""

    def __init__(self, page: Page, synonyms: Synonyms) -> None:
        self.page = page
        self.snapshot = page.snapshot
        self.synonyms = synonyms

    def ground(self, phrase: Phrase, wanted: RoleSet) -> Grounding:
        """The node that ``phrase`` means, among those whose role ``wanted`` allows."""
        if phrase.whole:
            whole = self.ground(replace(phrase, words=phrase.whole, whole="", within=None), wanted)
            if whole.node is not None and whole.candidates[0].score >= WHOLE:
                return whole
        if phrase.within is not None and self._is_window(phrase.within):
            return self.ground(replace(phrase, within=None), wanted)
        if phrase.within is not None and not self.places(phrase.within):
            if (way := side_of(phrase.within)) is not None:
                return self._at_side(replace(phrase, within=None), wanted, way)
            return self._missing(phrase.within, ANY)
        grounding = self.decided(phrase, wanted, self.find(phrase, wanted))
        if grounding.problem == "missing" and phrase.within in LOOSE:  # "page 3 of the list" is beside the list
            return self.ground(replace(phrase, within=None), wanted)
        return grounding

    def _at_side(self, phrase: Phrase, wanted: RoleSet, way: tuple[int, int]) -> Grounding:
        """What is meant of those that are on that side of the page."""
        found = self.find(phrase, wanted)
        there = {node.ref for node in on_side([one.node for one in found], way, self.page)}
        return self.decided(phrase, wanted, [one for one in found if one.node.ref in there])

    def _is_window(self, place: Phrase) -> bool:
        """Whether a place is the pop-up window that the page has to itself, rather than a dialog on it."""
        bare = place.kind == "dialog" and not place.words and place.within is None
        return bare and self.snapshot.popup and not any(self.page.of_role(KINDS["dialog"]))

    def decided(self, phrase: Phrase, wanted: RoleSet, found: Sequence[Found]) -> Grounding:
        """The one of ``found`` that reaches the floor and leads by the margin; or why there is none."""
        fitting = [one for one in self.merged(found) if one.score >= FLOOR]
        if not fitting:
            return self._missing(phrase, wanted)
        equals = [one for one in fitting if one.score > fitting[0].score - MARGIN]
        if phrase.within is None and phrase.ordinal is None:
            equals = [one for one in equals if self.page.item_around(one.node.ref) is None] or equals
        if phrase.ordinal is not None:
            return self._picked(phrase, equals)
        if len(equals) > 1 and phrase.amount != 1:
            return Grounding(
                self.worded(equals),
                problem="ambiguous",
                reason=f"{len(equals)} things on {self.where} fit {said(phrase)} alike",
            )
        first = min(equals, key=lambda one: self.page.index[one.node.ref])  # "a button": any of those that fit alike
        return self._chosen(first, phrase, fitting)

    def all_of(self, phrase: Phrase, wanted: RoleSet) -> list[Found]:
        """All that the phrase means alike, in document order: both fields, all posts."""
        found = self.find(phrase, wanted) if phrase.within is None or self.places(phrase.within) else []
        fitting = [one for one in self.merged(found) if one.score >= FLOOR]
        equals = [one for one in fitting if one.score > fitting[0].score - MARGIN]
        return sorted(equals, key=lambda one: self.page.index[one.node.ref])

    def shows(self, node: Node, wanted: Sequence[str]) -> bool:
        """Whether the thing has in it, or says, each of these: a word, or a kind of thing ("icon")."""
        if not wanted:
            return True
        inner = [node, *self.snapshot.descendants(node)]
        return all(any(shows(one, quality) for one in inner) for quality in wanted)

    def _is_in(self, node: Node, state: str) -> bool:
        """Whether the thing is in that state; any is where none is said."""
        return not state or is_in_state(node, state, self.snapshot)

    def _chosen(self, one: Found, phrase: Phrase, among: Sequence[Found]) -> Grounding:
        text = self._telling(phrase.within, one.within) if phrase.within and one.within else ""
        return Grounding(self.worded([one, *(o for o in among if o is not one)]), one.node, one.within, text)

    def _telling(self, place: Phrase, container: str) -> str:
        """The words of the place that stand in the container: of the mail by "Ada", her name."""
        inside = self.snapshot.get(container)
        shown = {node.text.casefold() for node in self.snapshot.descendants(inside)} if inside is not None else set()
        part: Phrase | None = place
        while part is not None:
            if part.words.casefold() in shown:
                return part.words
            part = part.within
        return place.words

    def _picked(self, phrase: Phrase, equals: list[Found]) -> Grounding:
        ordinal = phrase.ordinal or 1
        ordered = sorted(equals, key=lambda one: self.page.index[one.node.ref])
        at = ordinal - 1 if ordinal > 0 else len(ordered) + ordinal
        if 0 <= at < len(ordered):
            return self._chosen(ordered[at], phrase, ordered)
        reason = f"{said(phrase)} is number {ordinal}, and {self.where} has {len(ordered)} of them"
        return Grounding(self.worded(equals), problem="missing", reason=reason)

    @property
    def where(self) -> str:
        """The page as messages name it."""
        return f'"{self.snapshot.title}"' if self.snapshot.title else self.snapshot.url

    def find(self, phrase: Phrase, wanted: RoleSet) -> list[Found]:
        """All nodes that may be meant, the best first; equal ones in document order."""
        found = []
        for node in self._shortlist(phrase):
            if (one := self._weighed(node, phrase, wanted)) is not None:
                found.append(one)
        if phrase.within is not None:
            found = self._placed(found, self.places(phrase.within))
        return sorted(found, key=lambda one: (-round(one.score, 6), self.page.index[one.node.ref]))

    def _shortlist(self, phrase: Phrase) -> Iterable[Node]:
        page = self.page
        words = [stem(word) for word in words_of(phrase.words)]
        if not words:
            text = phrase.words.casefold().strip()
            if text:
                return [page.nodes[at] for at in sorted(page.holding(text))]
            return self._of_kind(phrase)
        looked_for = {word for word in words if word not in STOP} or set(words)
        if not phrase.quoted:
            looked_for |= {other for word in words for other in self.synonyms.related(word) if other not in STOP}
        positions: set[int] = set()
        for word in looked_for:
            positions |= page.holding(word)
        squeezed = "".join(words_of(phrase.words))
        if len(words) == 1 and len(squeezed) > 3:
            positions |= page.spelt_apart(squeezed)
        return [page.nodes[at] for at in sorted(positions) if page.can_reach(page.nodes[at])]

    def _weighed(self, node: Node, phrase: Phrase, wanted: RoleSet) -> Found | None:
        role = role_fit(node, wanted)
        if role is None or not self.shows(node, phrase.having) or not self._is_in(node, phrase.state):
            return None
        if words_of(phrase.words) or phrase.words.strip():
            field, match = self._best_match(node, phrase)
            if match is None:
                return None
            words = Evidence(f"words: {field} {match.how}", FIELDS[field] * match.strength, phrase.words)
        else:
            words = Evidence("kind only", WORDLESS, phrase.kind)
        evidence = [words]
        if role:
            evidence.append(Evidence("role", role, node.role))
        if phrase.kind in KINDS and (kind := kind_fit(node, phrase.kind)):
            evidence.append(Evidence("kind", kind, phrase.kind))
        if phrase.noun in NOUN_SIGNS and not is_of_noun(node, phrase.noun):
            evidence.append(Evidence("noun", OTHER_NOUN, phrase.noun))
        evidence.extend(state_evidence(node))
        return Found(node, tuple(evidence))

    def _best_match(self, node: Node, phrase: Phrase) -> tuple[str, Match | None]:
        best: tuple[str, Match | None] = ("", None)
        worth = 0.0
        for field, name in self.page.names[self.page.index[node.ref]]:
            if FIELDS[field] <= worth:
                continue
            if phrase.quoted:
                match = match_quoted(phrase.words, name) or match_placed(phrase.words, _around_said(phrase), name)
            else:
                match = match_words(phrase.words, name, self.synonyms, self.page.rarity)
            if match is not None and match.strength * FIELDS[field] > worth:
                best, worth = (field, match), match.strength * FIELDS[field]
        return best

    def places(self, phrase: Phrase) -> list[Found]:
        """What a container is known by: the container itself, or a node in it with the words of it."""
        if not words_of(phrase.words) and not phrase.words.strip():
            if phrase.kind in HOLDING_NOTHING and phrase.noun.endswith("s"):  # "in the breadcrumbs" is a place
                called = self.find(Phrase(phrase.noun, within=phrase.within), PLACES)
                if called and called[0].score >= FLOOR:
                    return [one for one in called if one.score > called[0].score - MARGIN]
            nodes = self._of_kind(phrase) if phrase.within is None else self._around(phrase, phrase.within)
            places = [Found(node, (Evidence("kind only", WORDLESS),)) for node in nodes]
            if phrase.ordinal is not None and places:
                at = phrase.ordinal - 1 if phrase.ordinal > 0 else len(places) + phrase.ordinal
                return places[at : at + 1] if at >= 0 else []
            return places
        if phrase.whole and (whole := self.places(replace(phrase, words=phrase.whole, kind="", whole=""))):
            return whole  # "the main navigation" is no navigation called "main", nor anything else that is
        role = LANDMARKS.get(phrase.words.casefold())
        if role is not None and not phrase.quoted and (parts := list(self.page.of_role((role,)))):
            return [Found(node, (Evidence("landmark", 1.0, role),)) for node in parts]
        found = [one for one in self.find(replace(phrase, kind=""), ANY) if one.score >= FLOOR]
        best = [one for one in found if one.score > found[0].score - MARGIN] if found else []
        best = self._of_that_kind(best, phrase.kind) or best
        if phrase.ordinal is not None and best:
            at = phrase.ordinal - 1 if phrase.ordinal > 0 else len(best) + phrase.ordinal
            return best[at : at + 1] if at >= 0 else []
        return best

    def _of_that_kind(self, found: list[Found], kind: str) -> list[Found]:
        """Those that are of the kind themselves: the table called "Orders" before the link of that name."""
        return [one for one in found if one.node.role in KINDS.get(kind, {})]

    def _around(self, phrase: Phrase, inner: Phrase) -> list[Node]:
        """The nodes of the kind around what tells them ("the row of Ada"), or inside the place they are in."""
        of_kind = self._of_kind(phrase)
        anchors = [place.node.ref for place in self.places(inner)]
        around = [node for node in of_kind if any(self.page.contains(node.ref, anchor) for anchor in anchors)]
        inside = [node for node in of_kind if any(self.page.contains(anchor, node.ref) for anchor in anchors)]
        outer = {ref for node in around for ref in self.page.way_up[node.ref][1:]}
        return [node for node in around if node.ref not in outer] or inside

    def _of_kind(self, phrase: Phrase) -> list[Node]:
        roles = KINDS.get(phrase.kind, {})
        best = [role for role, cost in roles.items() if cost == 0]
        nodes = list(self.page.of_role(best)) or list(self.page.of_role(roles.keys() - NAMELESS))
        nodes = nodes or [node for node in self.page.nodes if phrase.kind == "select" and is_styled_list(node)]
        if not nodes and phrase.kind == "dialog" and (over := overlay(self.page)) is not None:
            nodes = [over]
        nodes = [node for node in nodes if not self.page.is_aside(node)] or nodes
        nodes = [node for node in nodes if self._is_in(node, phrase.state)]
        return [node for node in nodes if node.role != "row" or self.page.is_data(node)]

    def _placed(self, found: list[Found], places: list[Found]) -> list[Found]:
        """Those that belong to one of the places, each with its container; the closest relation counts."""
        candidates = {one.node.ref: one for one in found}
        placed: dict[str, Found] = {}
        for place in places:
            outers = (place.node.ref,) if self._is_part(place) else self.page.reach(place.node)
            container, refs = held(place.node, outers, candidates, self.page)
            for ref in refs:
                lost = min(0.0, place.score - 1) / 2
                extra = (Evidence("container", lost, self.page.described(place.node)),)
                one = replace(candidates[ref], evidence=candidates[ref].evidence + extra, within=container)
                if ref not in placed or one.score > placed[ref].score:
                    placed[ref] = one
        return list(placed.values())

    def _is_part(self, place: Found) -> bool:
        """Whether it is a box that developers called so, and not a text: what it does not hold is not in it."""
        by_developers = place.evidence[0].name.startswith(("words: identifier", "words: class"))
        return by_developers and place.node.role == "generic" and any(True for _ in self.snapshot.children(place.node))

    def merged(self, found: Sequence[Found]) -> list[Found]:
        """Less those that are one thing with a better one: nested, a label, or a link to the same address."""
        kept: list[Found] = []
        seen: set[str] = set()
        around: set[str] = set()
        for one in found:
            way = self.page.way_up[one.node.ref]
            if one.node.ref in around or seen.intersection(way) or seen.intersection(self.page.same(one.node)):
                continue
            kept.append(one)
            seen.update((one.node.ref, *self.page.marks(one.node)))
            around.update(way)
        return kept

    def worded(self, found: Sequence[Found]) -> tuple[Candidate, ...]:
        """Candidates in words for people; where two would read the same, with what is around them."""
        shown = list(found[:SHOWN])
        names = [self.page.described(one.node) for one in shown]
        return tuple(
            Candidate(
                one.node.ref,
                self._told_apart(one.node, name) if names.count(name) > 1 else name,
                round(one.score, 2),
                one.evidence,
            )
            for one, name in zip(shown, names, strict=True)
        )

    def _told_apart(self, node: Node, name: str) -> str:
        item = self.snapshot.get(self.page.item_around(node.ref))
        return f"{name} in {self.page.described(item)}" if item is not None and item.ref != node.ref else name

    def _missing(self, phrase: Phrase, wanted: RoleSet) -> Grounding:
        reason = f"no {said(phrase)} on {self.where}"
        if self.page.modal is not None:
            reason += f", of which only {self.page.described(self.page.modal)} can be reached"
        return Grounding(self.nearest(phrase, wanted), problem="missing", reason=reason)

    def nearest(self, phrase: Phrase, wanted: RoleSet) -> tuple[Candidate, ...]:
        """What is spelt or worded most like the phrase: to be offered, never taken."""
        text = " ".join(words_of(phrase.words))
        best: dict[str, tuple[float, Node]] = {}
        for node in self.page.nodes:
            if not text or not node.visible or role_fit(node, wanted) is None:
                continue
            alike = max((fuzz.ratio(text, " ".join(words_of(name))) / 100 for name in spelt(node)), default=0.0)
            if wanted is ANY and (item := self.snapshot.get(self.page.item_around(node.ref))) is not None:
                node = item
            if alike >= NEAREST and alike > best.get(node.ref, (0.0, node))[0]:
                best[node.ref] = (alike, node)
        ranked = sorted(best.values(), key=lambda pair: (-pair[0], self.page.index[pair[1].ref]))
        found = [Found(node, (Evidence("spelling", alike, text),)) for alike, node in ranked]
        return self.worded(self.merged(found))


def _around_said(phrase: Phrase) -> str:
    """All that the step says of where a thing is."""
    return f"{phrase.within.words} {_around_said(phrase.within)}".strip() if phrase.within is not None else ""


def said(phrase: Phrase) -> str:
    """The phrase as messages quote it."""
    inner = f'"{phrase.words}"' if phrase.words else ""
    text = " ".join(part for part in (phrase.state, phrase.kind, inner) if part) or "such thing"
    return f"{text} in {said(phrase.within)}" if phrase.within is not None else text
