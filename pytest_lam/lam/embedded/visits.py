"""Frames of getting somewhere: pages by address or name, their parts, and the page one is on."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.slots import Framed, SlotReader, Slots, Unfit, is_address
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import value_of


class Visits(SlotReader):
    """Builds the frames of steps that go to a page or tell which one is open."""

    def _as_navigate(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        tokens = slots.get("target") or slots.get("value") or slots.get("quoted") or ()
        if self.step.type == "then" and clause.stating and form.intent == "navigate":
            form = replace(form, intent="address")
        addresses = [token for token in tokens if is_address(token)]
        if len(addresses) == 1:
            others = [token for token in tokens if token is not addresses[0]]
            known = {"page", "url", "path", "address", "at", "site", "website", "on", "screen"}
            doubt = sum(0.1 for token in others if token.code not in known)
            return Framed((Frame(form.intent, value=value_of(addresses[0].text), comparison=form.comparison),), doubt)
        if "target" not in slots and tokens:
            value, doubt = self.reader.value(tokens)
            if form.intent == "navigate" or not tokens[0].is_value:
                raise Unfit
            return Framed((Frame("address", value=value, comparison=form.comparison),), doubt)
        if not tokens:
            return Framed((Frame(form.intent, target=Phrase("home", "page")),), 0.0)
        tokens, quality = self.page_and_quality(tokens) if form.intent == "address" else (tokens, None)
        thing = self._thing(form, {**slots, "target": tokens}, "target")
        if thing and thing.phrase.kind == "tab" and form.intent == "address":
            return Framed((Frame("state", target=thing.phrase, state="selected"),), thing.doubt)
        if thing is None or thing.phrase.kind not in ("", "page"):
            raise Unfit
        if thing.phrase.kind == "page" and thing.phrase.ordinal and not thing.phrase.words:
            number = Phrase(str(thing.phrase.ordinal), "link", quoted=True, within=thing.phrase.within)
            return Framed((Frame("click", target=number),), thing.doubt)
        if not thing.phrase.quoted and thing.phrase.words.lower() in self.rules["sites"]:
            return Framed((Frame(form.intent, target=Phrase("home", "page", whole=thing.phrase.words)),), 0.0)
        if form.intent == "address" and thing.phrase.words.lower() in ("same", "current", "right", "correct"):
            raise Unfit  # which page that is, nothing on it tells
        sure = thing.phrase.kind == "page"
        target = replace(thing.phrase, kind="page")
        plain = 0.0 if sure or thing.phrase.quoted else self.vocabulary.costs["plain_phrase"]
        return Framed((Frame(form.intent, target=target, place=quality),), thing.doubt + plain)

    _as_address = _as_navigate
