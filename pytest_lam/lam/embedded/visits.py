"""Frames of getting somewhere: pages by address or name, their parts, and the page one is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pytest_lam.lam.embedded.accounts import Accounts
from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.phrases import Thing
from pytest_lam.lam.embedded.slots import Framed, Slots, Unfit
from pytest_lam.lam.embedded.sorts import is_address, is_page
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import value_of

PARTS = frozenset({"section", "list", "table", "form", "menu", "dialog"})
"""Kinds of what is opened where a page shows but one of its parts at a time."""
ENDS = frozenset({"first", "last"})
PUT = frozenset({"as", "into"})
"""Words after an address that say what it is put into."""


class Visits(Accounts):
    """Builds the frames of steps that go to a page or tell which one is open."""

    def _any_page(self, form: Form, thing: Thing) -> Framed:
        """ "When the page loads" waits for the page at hand; a page of which nothing is said proves nothing."""
        if self.step.type == "then" or form.lead != "target":
            raise Unfit
        return Framed((Frame("present", target=thing.phrase),), thing.doubt)

    @staticmethod
    def _is_shown(form: Form, tokens: Sequence[Token], clause: Clause) -> bool:
        """Whether a whole address is said to be shown, as a link or a cell shows it; a page is told by its path."""
        said = clause.tokens[-1].code in ("show", "display") and form.lead == "target"
        return said and len(tokens) == 1 and "://" in tokens[0].text

    def _as_navigate(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        tokens = slots.get("target") or slots.get("value") or slots.get("quoted") or ()
        if _is_filled(slots):
            raise Unfit
        if self.step.type == "then" and clause.stating and form.intent == "navigate":
            form = replace(form, intent="address")
        addresses = [token for token in tokens if is_address(token) or _is_typed(slots)]
        if len(addresses) == 1:
            others = [token for token in tokens if token is not addresses[0]]
            if any(token.code in PUT for token in others) or self._is_shown(form, tokens, clause):
                raise Unfit  # what is entered somewhere, or shown as a text, is not visited
            known = {"page", "url", "path", "address", "at", "site", "website", "on", "screen"}
            doubt = sum(0.1 for token in others if token.code not in known)
            value = value_of(addresses[0].text)
            frame = Frame(form.intent, value=value, comparison=self._comparison(form, slots, value))
            return Framed((frame,), doubt)
        if "target" not in slots and tokens:
            value, doubt = self.reader.value(tokens)
            if form.intent == "navigate" or not tokens[0].is_value:
                raise Unfit
            frame = Frame("address", value=value, comparison=self._comparison(form, slots, value))
            return Framed((frame,), doubt)
        if not tokens:
            return Framed((Frame(form.intent, target=Phrase("home", "page")),), 0.0)
        return self._to_page(form, slots, tokens)

    def _to_page(self, form: Form, slots: Slots, whole: Sequence[Token]) -> Framed:
        """A page by its name, or what stands for one: a part of a page, its number in a list, the start page."""
        tokens, quality = self.page_and_quality(whole)
        tokens, sort = _without_sort(tokens)
        thing = self._thing(form, {**slots, "target": tokens}, "target")
        if thing is not None and sort:
            thing = replace(thing, phrase=replace(thing.phrase, hint=sort))
        if thing and (part := self._part(form.intent, thing.phrase, _is_return(slots))) is not None:
            return Framed((part,), thing.doubt)
        if thing is None or thing.phrase.kind not in ("", "page"):
            raise Unfit
        bare = is_page(thing.phrase) and thing.phrase.ordinal is None and thing.phrase.within is None
        if bare and self.step.type != "given" and form.intent in ("navigate", "address"):
            return self._any_page(form, thing)
        if thing.phrase.kind == "page" and thing.phrase.ordinal and not thing.phrase.words:
            if form.intent == "address":
                return Framed((Frame("address", target=thing.phrase),), thing.doubt)
            return Framed((Frame("click", target=_numbered(thing.phrase, tokens)),), thing.doubt)
        paged = thing.phrase.noun in ("page", "screen")  # the shop page is one of the shop's
        if not (thing.phrase.quoted or paged) and thing.phrase.words.lower() in self.rules["sites"]:
            return Framed((Frame(form.intent, target=Phrase("home", "page", whole=thing.phrase.words)),), 0.0)
        typed = any(token.code == "enter" for token in slots["verb"])
        if typed and any(token.code in ("in", "into", "on") and not token.is_value for token in tokens[1:]):
            raise Unfit  # "enters the name in the profile page" goes nowhere
        if form.intent == "address" and thing.phrase.words.lower() in ("same", "current", "right", "correct"):
            raise Unfit  # which page that is, nothing on it tells
        sure = thing.phrase.kind == "page"
        target = replace(thing.phrase, kind="page")
        plain = 0.0 if sure or thing.phrase.quoted else self.vocabulary.costs["plain_phrase"]
        switch = self._switch(form.intent, whole[len(tokens) :]) if quality is not None else None
        if switch is not None:
            return Framed((Frame(form.intent, target=target), switch), thing.doubt + plain)
        return Framed((Frame(form.intent, target=target, place=quality),), thing.doubt + plain)

    _as_address = _as_navigate

    def _part(self, intent: str, place: Phrase, returning: bool) -> Frame | None:
        """What is gone to within a page: a tab is clicked on, what else holds things is opened."""
        if place.kind == "tab":
            chosen = Frame("state", target=place, state="selected")
            return chosen if intent == "address" else Frame("click", target=place)
        told = bool(place.words) or returning
        if place.kind in PARTS and told:
            return Frame("open" if intent == "navigate" else "present", target=place)
        return None

    def _switch(self, intent: str, quality: Sequence[Token]) -> Frame | None:
        """What is switched on or off on the page besides: with editing mode on."""
        for length in (3, 2, 1):
            said, thing = quality[-length:], quality[1:-length]
            state = self.vocabulary.states.get("".join(token.code + " " for token in said), "")
            if thing and quality[0].code == "with" and state in ("checked", "unchecked"):
                target = self.reader.thing(thing).phrase
                if intent == "address":
                    return Frame("state", target=target, state=state)
                return Frame("check" if state == "checked" else "uncheck", target=target)
        return None

    def _as_arrive(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Somebody logs in, and is then on a page."""
        page = self._as_navigate(replace(form, intent="navigate"), {**slots, "value": ()}, clause)
        pairs, doubt = self._credentials(slots["credentials"])
        return Framed((Frame("log in", pairs=pairs), *page.frames), page.doubt + doubt)


def _without_sort(tokens: Sequence[Token]) -> tuple[Sequence[Token], str]:
    """A page's name, and what sort of page it is where both are quoted: the "Algebra" "course" page."""
    if len(tokens) != 3 or not (tokens[0].is_exact and tokens[1].is_exact) or tokens[2].code != "page":
        return tokens, ""
    return (tokens[0], tokens[2]), tokens[1].text


def _is_filled(slots: Slots) -> bool:
    """Whether what is entered is the page's title or name, with its value, and not the page."""
    tokens = slots.get("target", ())
    entered = bool(slots["verb"]) and slots["verb"][0].code == "enter" and len(tokens) > 2
    return entered and any(one.code == "page" and after.code in ("title", "name") for one, after in pairwise(tokens))


def _is_return(slots: Slots) -> bool:
    """Whether one goes where one was before, which needs no name."""
    return any(token.code in ("back", "return") for token in slots["verb"])


def _is_typed(slots: Slots) -> bool:
    """Whether the step says that somebody types where to go: whatever that is, it is an address."""
    return "old" in slots and any(token.code in ("type", "type in", "enter") for token in slots["verb"][1:])


def _numbered(page: Phrase, tokens: Sequence[Token]) -> Phrase:
    """The link of a page of a list: by its number, or by the word that says which end it is at."""
    said = next((token.text for token in tokens if token.code in ENDS), "")
    if said:
        return Phrase(said, "link", within=page.within, whole=f"{said} page")
    return Phrase(str(page.ordinal), "link", quoted=True, within=page.within)
