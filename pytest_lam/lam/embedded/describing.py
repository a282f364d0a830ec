"""Frames of checks on more than one thing: lists, orders, changes, and things that are there alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.frames import ALL, Frame, Phrase
from pytest_lam.lam.embedded.numerals import amount
from pytest_lam.lam.embedded.phrases import Thing
from pytest_lam.lam.embedded.slots import Framed, SlotReader, Slots, Unfit, emptied, form_words, placed
from pytest_lam.lam.embedded.sorts import is_address, is_page
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import value_of

_JOINTS = frozenset({",", "and", "or", "&"})
_BETWEEN = _JOINTS | {"with", "be", "of", "as", "the", "a", "an", "its", "their", "his", "her"}
LONGEST_LABEL = 3
"""Words of what a value is called where a thing is told by several; more are a clause."""
_ADDRESS = re.compile(r"[\w.\-]*[/#?]\S*|\S+\.\w{2,4}")
"""What a quoted text must look like to be where a link leads."""
MAX_AMOUNT = 3
"""Words of an amount ("19 December 2016"), or beside two names; more are a sentence."""
FIRST_MOST = 20
"""The first so many of a list are looked at one by one; more are a matter for a table."""


_TITLES = MappingProxyType(
    {"title": "title", "page title": "title"}
    | {"heading": "heading", "page heading": "heading", "main heading": "heading"}
)
"""What a page has one of, and the check of it."""
_OF_CELLS = frozenset({"row", "table"})
"""Kinds of what shows each value under the heading of its column."""
_MADE_OF_VALUES = frozenset({"", "item", "card", "row"})
"""Kinds of things that are told by values of theirs; the others are told by their names."""
_DONE = MappingProxyType(
    {"click": "click", "press": "click", "select": "choose", "choose": "choose", "open": "open"}
    | {"check": "check", "tick": "check", "uncheck": "uncheck"}
)
"""Deeds on a control itself, and their intents."""


def _commanded(target: Phrase, deed: str) -> Frame:
    return Frame("command", target=target, state=deed)


def _pairs(tokens: Sequence[Token]) -> tuple[tuple[Sequence[Token], str], ...]:
    """What a thing has, as labels and values; none where the words are not made like that."""
    pairs: list[tuple[Sequence[Token], str]] = []
    label: list[Token] = []
    for token in tokens:
        if token.is_value and not label:
            return ()
        if token.is_value:
            pairs.append((tuple(label), token.text))
            label = []
        elif token.code not in _BETWEEN:
            label.append(token)
        elif label and token.code not in ("be", "of", "as"):
            return ()
    return () if label or any(len(words) > LONGEST_LABEL for words, _ in pairs) else tuple(pairs)


COMPARED = {"newest": "date", "latest": "date", "oldest": "date", "earliest": "date", "recent": "date"}
COMPARED |= {"cheapest": "price", "expensive": "price", "priciest": "price"}
"""What of a thing a superlative compares, where that is plain."""


def implied_part(words: Iterable[str]) -> Phrase | None:
    """The part of things by which they are in an order that is told by superlatives: from cheapest to priciest."""
    parts = {COMPARED[word] for word in words if word in COMPARED}
    return Phrase(parts.pop()) if len(parts) == 1 else None


_FOLLOWING = frozenset({"the", "following", "follow", "value", "values", "text", "texts"})
"""Words before a list that name nothing in it."""


class Describing(SlotReader):
    """Builds the frames of checks that look at several things, or at what a thing leads to."""

    def _names(self, tokens: Sequence[Token]) -> list[str]:
        """The quoted names of a list, which holds nothing else."""
        names = [token.text for token in tokens if token.is_value]
        if not names or any(not token.is_value and token.code not in _JOINTS for token in tokens):
            raise Unfit
        return names

    def _as_list(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """These texts, in this order, or these and no others."""
        names = self._names(slots["names"])
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        doubt = sum(part.doubt for part in (thing, place) if part)
        where = place.phrase if place and not is_page(place.phrase) else None
        target = placed(thing.phrase, where) if thing else where
        if len(names) == 1 and form.comparison != "any order":
            raise Unfit
        return Framed((Frame("list", target=target, items=tuple(names), comparison=form.comparison),), doubt)

    def _as_before(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """One of a list comes before another; a message beside a control is one of it."""
        said, of = self.reader.thing(slots["first"]), self.reader.thing(slots["last"])
        told = said.phrase.kind in self.rules["messages"] and of.phrase.kind in self.rules["controls"]
        beside_field = not said.phrase.kind and of.phrase.kind in self.rules["fields"]
        if said.phrase.quoted and (told or beside_field):
            where = Phrase("", said.phrase.kind or "message", within=of.phrase)
            frame = Frame("text", target=where, value=value_of(said.phrase.words), comparison="contains")
            return Framed((frame,), said.doubt + of.doubt)
        last = list(slots["last"])
        cut = next((at for at, token in enumerate(last) if at and token.code in ("in", "on")), len(last))
        ends = (slots["first"], last[:cut])
        quoted = {any(token.is_exact for token in tokens) for tokens in ends}
        names = tuple(filter(None, (self._end(tokens) for tokens in ends))) if len(quoted) == 1 else ()
        beside = len(slots["first"]) + cut - 2
        if len(names) != 2 or beside > MAX_AMOUNT or cut == len(last) - 1:
            raise Unfit
        place = self.reader.thing(last[cut + 1 :]) if cut < len(last) else None
        target = place.phrase if place and not is_page(place.phrase) else None
        items = names[::-1] if form.state else names
        return Framed(
            (Frame("order", target=target, items=items, comparison="in order"),), place.doubt if place else 0.0
        )

    def _end(self, tokens: Sequence[Token]) -> str:
        """The one name that is told by quotes or, where nothing is, by its capital letters."""
        exact = [token.text for token in tokens if token.is_exact]
        if len(exact) == 1:
            return exact[0]
        named = not exact and all(token.text[:1].isupper() and not token.is_value for token in tokens)
        return self.reader.span(tokens) if named else ""

    def _as_amount(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """What a thing shows, compared as number, money or date."""
        target = self._thing(form, slots, "target")
        value, doubt = self._value(slots)
        if (spelled := amount(slots["value"], self.vocabulary)) and len(slots["value"]) > 1:
            value, doubt = spelled, 0.0
        elif not any(sign.isdigit() for sign in str(value)) or len(slots["value"]) > MAX_AMOUNT:
            raise Unfit
        if target is None:
            raise Unfit
        held = target.phrase.kind in self.rules["fields"]
        frame = Frame("value" if held else "text", target=target.phrase, value=value, comparison=form.comparison)
        return Framed((frame,), target.doubt + doubt)

    def _as_having(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Several labels with their values: the first product has name "Tea" and price "$2"."""
        place = self._thing(form, slots, "place")
        pairs = self._labels(slots["fields"])
        if len(pairs) < 2 or place is None or place.phrase.kind in self.rules["fields"]:
            raise Unfit
        headed = all(label[0].text.istitle() for label, _ in pairs)  # as the columns of a table are
        if headed and place.phrase.kind in _OF_CELLS and place.phrase.ordinal is None and place.phrase.within is None:
            cells = tuple((self.reader.span(label), value.text) for label, value in pairs)
            return Framed((Frame("row", target=place.phrase, rows=(cells,)),), place.doubt)
        frames = tuple(
            Frame("text", target=place.phrase, value=value_of(value.text), comparison="contains") for _, value in pairs
        )
        return Framed(frames, place.doubt)

    def _labels(self, tokens: Sequence[Token]) -> list[tuple[list[Token], Token]]:
        """Labels and their values, each label before its value: a few plain words, or a name with a capital."""
        pairs: list[tuple[list[Token], Token]] = []
        label: list[Token] = []
        for token in tokens:
            if token.is_value and not label:
                raise Unfit
            if token.is_value:
                pairs.append((label, token))
                label = []
            elif label or token.code not in ("and", ","):
                label.append(token)
        words = [word for said, _ in pairs for word in said]
        odd = any(word.code in self.vocabulary.words("prepositions") or not word.text.isalpha() for word in words)
        if label or odd or not all(word.text.islower() or word.text.istitle() for word in words):
            raise Unfit
        return pairs

    def _as_only(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Only these: each is there, and there are no more."""
        place = self._thing(form, slots, "place")
        tokens = slots["names"]
        values = [index for index, token in enumerate(tokens) if token.is_exact]
        if not values or clause.negated:
            raise Unfit
        lead = [token for token in tokens[: values[0]] if token.text.lower() not in _FOLLOWING]
        tail = tokens[values[-1] + 1 :]
        names = self._names(tokens[values[0] : values[-1] + 1])
        if len(names) == 1 and len(tail) == 1 and tail[0].text.endswith("s"):
            raise Unfit  # "only "Open" orders": each of them is meant
        if place and place.phrase.kind == "field" and len(names) == 1:
            return Framed((Frame("value", target=place.phrase, value=value_of(names[0])),), place.doubt)
        if place and place.phrase.kind == "column" and len(names) == 1:
            column = replace(place.phrase, amount=ALL)
            return Framed((Frame("text", target=column, value=value_of(names[0])),), place.doubt)
        if any(token.code in self.vocabulary.words("prepositions", "naming") for token in (*lead, *tail)):
            raise Unfit  # "only lines with "GET"": each line is meant, and no single thing
        noun = self.reader.thing([*lead, *tail]) if lead or tail else None
        where = place.phrase if place and not is_page(place.phrase) else None
        where = where or (noun.phrase.within if noun else None)
        what = replace(noun.phrase, within=None, amount=None) if noun else Phrase("", "item", hint=", ".join(names))
        seen = tuple(Frame("text", target=where, value=value_of(name), comparison="contains") for name in names)
        count = Frame("count", target=placed(what, where), count=len(names))
        doubt = sum(part.doubt for part in (noun, place) if part)
        return Framed((*seen, count), doubt)

    def _as_order(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Sorted by something, upwards unless the step says downwards."""
        place, by = self._thing(form, slots, "place"), self._thing(form, slots, "target")
        quoted = slots.get("quoted")
        told = self._ordered_by(by.phrase.words) if by and by.phrase.quoted else None
        if quoted and (told := self._ordered_by(quoted[0].text)) is None:
            raise Unfit
        state = told[1] if told else self._state_of(form, slots) or "ascending"
        if told and told[0] and by is None:
            by = Thing(Phrase(told[0], quoted=True))
        elif told and told[0] and by:
            by = replace(by, phrase=replace(by.phrase, words=told[0]))
        target = place.phrase if place and not is_page(place.phrase) else None
        doubt = sum(part.doubt for part in (place, by) if part)
        if (by and by.phrase.words in self.vocabulary.orders) or any(
            token.is_exact for token in slots.get("thing", ())
        ):
            raise Unfit
        if target is not None and target.quoted and not (target.kind or target.hint):
            raise Unfit  # "Ada" alone is in no order
        part = by.phrase if by else implied_part(token.text for token in slots.get("order", ()))
        return Framed((Frame("order", target=target, place=part, state=state),), doubt)

    def _ordered_by(self, said: str) -> tuple[str, str] | None:
        """By what and which way, of a sort option as pages name it: "Price (low to high)"; None where none is told."""
        text = " ".join(said.casefold().rstrip(") ").split())
        for order, wordings in self.vocabulary.tables["orders"].items():
            for wording in wordings:
                if text == wording or (text.endswith(wording) and text[-len(wording) - 1] in " (:,-"):
                    return said.strip()[: len(text) - len(wording)].rstrip(" (:,-"), order
        return None

    def _as_change(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """More, less or as much as before the last deed."""
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        assert thing is not None
        said = form.implied
        if "value" in slots or "quoted" in slots:
            value, doubt = self._value(slots)
            if not re.fullmatch(r"[$€£]?\d[\d.,]*\s?[%€£]?", str(value)):
                raise Unfit
            said += re.sub(r"[^\d.,]", "", str(value)).rstrip(".,")
        elif "count" in slots:
            number, comparison = self._number(slots["count"])
            if comparison != "equals":
                raise Unfit
            said, doubt = f"{said}{number}", 0.0
        else:
            said, doubt = {"+": "up", "-": "down"}.get(said, said), 0.0
        target = placed(thing.phrase, place.phrase if place and not is_page(place.phrase) else None)
        doubt += thing.doubt + (place.doubt if place else 0.0)
        counted = "count" in slots
        frame = Frame("change", target=target, value=said, state="count" if counted else "")
        return Framed((frame,), doubt)

    def _as_link(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Where it leads; only an address tells that."""
        target = self._thing(form, slots, "target")
        token = slots["quoted"][0]
        if target is None or not (is_address(token) or _ADDRESS.fullmatch(token.text)):
            raise Unfit
        frame = Frame("link", target=target.phrase, value=value_of(token.text), comparison=form.comparison)
        return Framed((frame,), target.doubt)

    def _as_described(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """A row by its cells, another thing by the first of the values and what else is in it."""
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        pairs = _pairs(slots["cells"]) if self.step.type == "then" or clause.stating else ()
        if thing is None or len(pairs) < 2 or thing.phrase.quoted or self._counts(slots["thing"][0]):
            raise Unfit
        row = thing.phrase.kind == "row" and not thing.phrase.words
        doubt = thing.doubt + (place.doubt if place else 0.0)
        if row:
            cells = tuple((self.reader.span(label), value) for label, value in pairs)
            return Framed((Frame("row", target=emptied(place, ""), rows=(cells,)),), doubt)
        if thing.phrase.kind not in _MADE_OF_VALUES and place is None:
            return self._as_having(form, {"place": slots["thing"], "fields": slots["cells"]}, clause)
        if clause.negated or thing.phrase.kind not in _MADE_OF_VALUES or thing.phrase.amount not in (None, 1):
            raise Unfit
        where = place.phrase if place and not is_page(place.phrase) else None
        first, *others = (value_of(value) for _, value in pairs)
        one = Phrase(str(first), thing.phrase.kind, quoted=True, within=where, hint=thing.phrase.words)
        texts = (Frame("text", target=one, value=value, comparison="contains") for value in others)
        return Framed((Frame("text", target=where, value=first, comparison="contains"), *texts), doubt)

    def _counts(self, token: Token) -> bool:
        return token.is_value or token.code in self.vocabulary.tables["numbers"]

    def _as_shown_as(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Values that something is made of: "Ada", "Paris" as its billing address."""
        target, place = self._thing(form, slots, "target"), self._thing(form, slots, "place")
        assert target is not None
        phrase = placed(target.phrase, place.phrase if place and not place.phrase.refers else None)
        if not phrase.words and phrase.kind != "heading":
            raise Unfit
        if (said := _TITLES.get(f"{phrase.words} {phrase.kind}".strip().lower())) is not None:
            values = [value_of(name) for name in self._names(slots["names"])]
            return Framed(tuple(Frame(said, value=value) for value in values), target.doubt)
        frames = tuple(
            Frame("text", target=phrase, value=value_of(name), comparison="contains")
            for name in self._names(slots["names"])
        )
        return Framed(frames, target.doubt)

    def _as_opened(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """It is there, and shows something once it is opened."""
        target = self._thing(form, slots, "target")
        value, doubt = self._value(slots)
        if target is None or value is None:
            raise Unfit
        first = (Frame("present", target=target.phrase),) if "be" in [token.code for token in slots["verb"]] else ()
        last = Frame("text", value=value, comparison="contains")
        return Framed((*first, Frame("open", target=target.phrase), last), target.doubt + doubt / 2)

    def _as_firsts(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """The state of the first few of a list: each by its place."""
        thing = self._thing(form, slots, "target")
        assert thing is not None
        number, comparison = self._number(slots["count"])
        if comparison != "equals" or not 0 < number <= FIRST_MOST:
            raise Unfit
        places = range(-number, 0) if "last" in form_words(slots) else range(1, number + 1)
        state = self._state_of(form, slots)
        frames = tuple(
            Frame("state", target=replace(thing.phrase, ordinal=place, amount=None), state=state) for place in places
        )
        return Framed(frames, thing.doubt)

    def _as_operable(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """What can be done with a thing, or cannot: then its control is disabled or not there."""
        thing = self._thing(form, slots, "target")
        said = slots.get("deed") or [token for token in slots["verb"] if token.code != "be"]
        if thing is None or not clause.able or not said:
            raise Unfit
        deed = " ".join(token.code for token in said)
        if not clause.negated:
            frame = Frame(_DONE[deed], target=thing.phrase) if deed in _DONE else _commanded(thing.phrase, deed)
        elif deed in _DONE or deed in self.vocabulary.words("editing"):
            frame = Frame("state", target=thing.phrase, state="enabled")
        else:
            where = None if thing.phrase.refers == "it" and not thing.phrase.kind else thing.phrase
            whole = self.reader.span(clause.tokens)
            frame = Frame("state", target=Phrase(deed, within=where, whole=whole), state="enabled")
        return Framed((frame,), thing.doubt)

    def denied(self, frame: Frame, slots: Slots, clause: Clause) -> Frame:
        """What nobody can do: the control of that deed is disabled or not there."""
        tokens = slots["verb"]
        deed = frame.state if frame.intent == "command" else tokens[0].code if tokens else ""
        target = frame.target
        joined = target is not None and not target.quoted and " with " in f" {target.words} "
        if not deed or joined or (frame.value is not None and frame.intent in ("fill", "command")):
            raise Unfit  # what is denied then is more than a control
        if target is not None and deed in self.vocabulary.words("editing"):
            return Frame("state", target=target, state="enabled", negated=True)
        where = None if target is None or (target.refers == "it" and not target.kind) else target
        whole = self.reader.span(clause.tokens)
        return Frame("state", target=Phrase(deed, within=where, whole=whole), state="enabled", negated=True)
