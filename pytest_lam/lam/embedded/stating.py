"""Frames of what a step states: texts, counts, states, rows and what is there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.checks import Comparison
from pytest_lam.lam.embedded import coordinating
from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.dating import tells_day
from pytest_lam.lam.embedded.frames import ALL, Frame, Phrase
from pytest_lam.lam.embedded.measuring import COUNTABLE
from pytest_lam.lam.embedded.naming import ends_in_kind, is_manner
from pytest_lam.lam.embedded.phrases import Thing
from pytest_lam.lam.embedded.slots import EXPRESSION, Framed, SlotReader, Slots, Unfit, emptied, placed
from pytest_lam.lam.embedded.sorts import LISTS, is_page, is_whereabouts, listed_so
from pytest_lam.lam.embedded.tables import column_of, labelled_values, pairs_of, rows_of
from pytest_lam.lam.embedded.tabulating import valued
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import Value, value_of

CHECKING = frozenset(
    {"text", "heading", "title", "address", "value", "state", "count", "row", "present", "see", "told", "logged in"}
    | {"download", "placeholder", "link", "order", "list", "change", "table"}
)
"""The intents that state something; all others are deeds."""
_ADDRESSES = frozenset({"url", "address", "address bar", "page url", "current url", "browser url", "path"})
_CONTENT = frozenset(
    {"contain", "include", "mention", "list", "have", "feature", "comprise", "hold", "offer", "provide"}
)
_DONE = frozenset({"add", "apply", "attach", "assign", "include"})
"""What is done to what is not there yet."""
_BESIDE = frozenset({"under", "underneath", "below", "beneath", "beside", "near", "at", "next", "next to"})
"""Prepositions of what is beside a field and not in it."""
_CALLING = frozenset({"label", "call", "name", "title"})
"""Verbs by which a control is said to have a name."""
_OPENED = frozenset({"open", "active", "current", "visible"})
"""States of the page that is shown."""
_AMOUNT = re.compile(r"[$€£]?\d[\d.,]*%?")
"""What is no place."""
_WORDED = frozenset({"dialog", "section", "form"})
"""Kinds of what holds texts besides its name."""
_WORDING = frozenset({"message", "text", "say", "contain", "read", "ask", "content", "word", "words"})
"""Words before a quoted text that make it a part of what is said there."""
_TEXT = Form("text", "", "", 0.0)
_SEEN = Form("see", "", "", 0.0)

MAKING = frozenset({"create", "add", "edit", "update", "modify", "register", "submit", "configure", "schedule", "book"})
MAKING |= {"reserve", "invite", "request", "set up", "sign up", "save"}
"""Deeds of a form that takes what the table under the step says."""


class Stating(SlotReader):
    """Builds the frames that become checks."""

    def _as_see(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        slots = self._without_all(slots, clause)
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        if thing is None:
            tokens = slots.get("quoted")
            if not tokens:
                raise Unfit
            thing = self.reader.thing(tokens)
        self._must_be_seen(form, slots, clause, thing)
        shown = "place" in slots and form.lead == "place"
        if several := self._several(form, slots, clause):
            return several
        if place and place.phrase.amount == ALL and not self._is_in_each(form, slots):
            raise Unfit
        if place and _AMOUNT.fullmatch(place.phrase.words) and not place.phrase.kind:
            raise Unfit  # "the slider is at 50"
        page, quality = self.page_and_quality(slots.get("thing", ()))
        if quality is not None and not any(token.is_exact for token in slots["thing"]):
            target = self.reader.thing(page)
            return Framed((Frame("address", target=target.phrase, place=quality),), target.doubt)
        if thing.phrase.quoted and thing.phrase.words.isdigit() and thing.phrase.hint:
            thing = replace(thing, doubt=thing.doubt + self.vocabulary.costs["counted"])
        if shown and place and place.phrase.words.lower() == "it":
            place = Thing(Phrase("", "page"), self.vocabulary.costs["pointing"])
        if place and not place.phrase.quoted and place.phrase.words.lower() in self.rules["sites"]:
            place = Thing(Phrase("", "page"), place.doubt) if shown else None  # it is no part of a page
        doubt = thing.doubt + (place.doubt if place else 0.0) + self._looseness(slots)
        told = thing.phrase if thing.state else listed_so(thing.phrase, slots.get("thing", ()))
        phrase = placed(told, place.phrase if place else None)
        frame = self._worded(phrase, slots) or self._seen(phrase, thing, clause)
        if shown and place and frame.intent == "text" and frame.target in (None, place.phrase):
            frame = self._shown(frame, place.phrase, slots, thing)
        return Framed((self._kept_as(frame, slots),), doubt)

    def _must_be_seen(self, form: Form, slots: Slots, clause: Clause, thing: Thing) -> None:
        """Unfit where the words tell of something else than of a thing that is there."""
        if "place" not in slots and self.step.type == "then" and self._is_any_page(thing):
            raise Unfit  # which page is not said
        if self._is_deed(slots.get("thing", ())):
            raise Unfit  # "I see accept and decline actions"
        if form.negated and clause.able:
            raise Unfit  # what cannot be removed
        if form.verb == "see" and "place" not in slots and self._ends_in_state(slots["thing"]):
            raise Unfit  # "I see the row highlighted" tells its state
        loads = any(token.code == "load" for token in slots["verb"])
        patterned = any(token.text == "matching" for token in slots.get("thing", ()))
        if (loads and thing.phrase.kind == "image") or patterned:
            raise Unfit  # an image is there before it is loaded; a pattern is no text of the page
        if self.step.type != "then" and not clause.actor and is_whereabouts(thing.phrase, slots, self.vocabulary):
            raise Unfit  # the page on which a "gold" member is shows no such text
        if is_manner(slots.get("place", ())) or is_manner(slots.get("thing", ())):
            raise Unfit  # "in chronological order" is nowhere, and what displays "correctly" shows nothing of that name
        if clause.able and {token.code for token in slots["verb"]} & _DONE:
            raise Unfit  # that flags can be added shows no flag
        if tells_day(self.reader.span(slots.get("thing", ()))):
            raise Unfit  # today is no thing that is there
        if self._is_usual(slots.get("thing", ())):
            raise Unfit  # which settings are the default ones is not said
        if self._is_perfect(slots):
            raise Unfit  # "the import has run" tells what happened, not what is there
        shown = "place" in slots and form.lead == "place"
        if thing.phrase.quoted and not shown and any(token.code == "with" for token in slots.get("place", ())[1:-1]):
            raise Unfit  # in the basket with the price "$2": that belongs to the thing

    def _is_usual(self, tokens: Sequence[Token]) -> bool:
        """Whether things in the plural are told by being as usual: the default settings, but no default address."""
        plain = len(tokens) > 1 and not any(token.is_value for token in tokens)
        plural = plain and tokens[-1].text.endswith("s") and not tokens[-1].text.endswith("ss")
        return plural and tokens[0].text in self.vocabulary.words("usual")

    @staticmethod
    def _without_all(slots: Slots, clause: Clause) -> Slots:
        """All of the options: which they are is not said, so what there is of them is looked at."""
        tokens = slots.get("thing", ())
        if clause.negated or len(tokens) < 2 or tokens[0].text != "all" or any(token.is_value for token in tokens):
            return slots
        return {**slots, "thing": tokens[2:] if tokens[1].text == "of" and len(tokens) > 2 else tokens[1:]}

    @staticmethod
    def _is_any_page(thing: Thing) -> bool:
        return is_page(thing.phrase) and thing.phrase.ordinal is None and not thing.state

    def _ends_in_state(self, tokens: Sequence[Token]) -> bool:
        """Whether the last word says in which state the things before it are: highlighted, disabled."""
        last = tokens[-1] if len(tokens) > 1 else None
        if last is None or last.is_value or not last.text.endswith("ed") or not last.text.islower():
            return False
        return last.code + " " in self.vocabulary.states

    def _is_deed(self, tokens: Sequence[Token]) -> bool:
        """Whether it is a verb in its base form that stands alone or before "and", and so is nothing that is seen."""
        if not tokens or tokens[0].led or tokens[0].text != tokens[0].code:
            return False
        alone = len(tokens) == 1 or (tokens[1].text == "and" and not ends_in_kind(tokens, self.vocabulary))
        return alone and tokens[0].code in self.vocabulary.words("doings")

    @staticmethod
    def _is_in_each(form: Form, slots: Slots) -> bool:
        """Whether all of several places are looked into, and not something that is said of them all."""
        return form.lead == "place" or bool({"in", "on", "within", "inside"} & {t.code for t in slots["verb"]})

    def _several(self, form: Form, slots: Slots, clause: Clause) -> Framed | None:
        """Things joined without quotes, and one that is told by what it has, as frames of their own."""
        tokens = slots.get("thing", ())
        if (told := coordinating.told(tokens)) is not None:
            return self._told_by(told, slots, clause)
        found = coordinating.parts(tokens, self.vocabulary)
        if len(found) < 2 or clause.negated:
            return None
        framed = [self._as_see(form, {**slots, "thing": part.tokens}, clause) for part in found]
        frames = tuple(
            replace(frame, negated=part.absent != frame.negated)
            for part, one in zip(found, framed, strict=True)
            for frame in one.frames
        )
        return Framed(frames, max(one.doubt for one in framed))

    def _is_perfect(self, slots: Slots) -> bool:
        """Whether the verb is but the first half of a tense: "have" with nothing but a verb's past form after it."""
        thing = slots.get("thing", ())
        if len(thing) != 1 or thing[0].led or {token.code for token in slots["verb"]} != {"have"}:
            return False
        word = thing[0].text.lower()
        regular = len(word) > 4 and word.endswith("ed") and not word.endswith("eed")  # "feed", "speed": things
        return regular or (word in self.vocabulary.verbs and word in self.vocabulary.tables["inflection"].values())

    def _told_by(self, told: coordinating.Told, slots: Slots, clause: Clause) -> Framed | None:
        """The product "Lamp" with price "$20": it is there, and shows that; denied, it does not show that."""
        thing, place = self.reader.thing(told.head), self._thing(_SEEN, slots, "place")
        if clause.negated and len(told.qualities) > 1:
            return None
        where = place.phrase if place and not is_page(place.phrase) else None
        first = self._seen(placed(thing.phrase, where), thing, clause)
        bare = replace(thing.phrase, amount=None)
        shown = tuple(
            Frame("text", target=placed(bare, where), value=value_of(value.text), comparison="contains")
            for _, value in told.qualities
        )
        return Framed(shown if clause.negated else (first, *shown), thing.doubt + (place.doubt if place else 0.0))

    def _kept_as(self, frame: Frame, slots: Slots) -> Frame:
        """What is seen in a field is the value that it holds; what is seen beside it is a message about it."""
        where = frame.target if frame.intent == "text" else None
        of_field = where is not None and where.within is None and where.kind in self.rules["fields"]
        if of_field and {token.code for token in (*slots["verb"], *slots.get("thing", ()))} & _BESIDE:
            return replace(frame, target=Phrase("", "message", within=where), comparison="contains")
        told = self.step.type == "then"  # a Given that says what a field holds makes it so; who sees it makes nothing
        return replace(frame, intent="value") if of_field and told else frame

    def _worded(self, phrase: Phrase, slots: Slots) -> Frame | None:
        """A dialog that is told by the words in it, which need not be its name."""
        tokens = slots.get("thing", ())
        at = next((index for index, token in enumerate(tokens) if token.is_exact), 0)
        if not phrase.quoted or phrase.kind not in _WORDED or not {token.code for token in tokens[:at]} & _WORDING:
            return None
        where = replace(phrase, words=phrase.hint if phrase.hint[:1].isupper() else "", quoted=False)
        return Frame("text", target=where, value=value_of(phrase.words), comparison="contains")

    def _seen(self, phrase: Phrase, thing: Thing, clause: Clause) -> Frame:
        within = None if phrase.within is None or is_page(phrase.within) else phrase.within
        if thing.state:
            return Frame("state", target=replace(phrase, within=within), state=thing.state)
        value = value_of(phrase.words)
        if within is not None and not within.kind and self._is_address_bar(phrase, within):
            return Frame("address", value=value, comparison="contains")
        if phrase.kind == "page" and phrase.words in ("current", "whole", "entire", "full"):
            return Frame("present", target=replace(phrase, words="", within=within))
        if phrase.kind == "page" and phrase.words and phrase.ordinal is None:
            return Frame("address", target=replace(phrase, within=within))
        if phrase.quoted and phrase.kind == "heading":
            return Frame("heading", value=value, target=within)
        if phrase.quoted and phrase.kind in self.rules["messages"]:
            where = Phrase(phrase.hint, phrase.kind, ordinal=phrase.ordinal, within=within)
            return Frame("text", target=where, value=value, comparison="contains")
        if phrase.kind == "badge" and phrase.noun == "status" and within is not None and phrase.words[:1].isupper():
            return Frame("text", target=within, value=value, comparison="contains")
        number = phrase.words.lstrip("$€£-")[:1].isdigit() and " " not in phrase.words
        if (phrase.quoted or number) and not phrase.kind and phrase.ordinal is None:
            return Frame("text", target=within, value=value, comparison="contains")
        target = replace(phrase, within=within)
        if clause.none and not phrase.quoted and phrase.kind not in LISTS and self._is_plural(phrase):
            return Frame("count", target=target, count=0, negated=True)
        return Frame("present", target=target)

    @staticmethod
    def _is_address_bar(phrase: Phrase, within: Phrase) -> bool:
        """Whether it is the page's address that something is in: an address alone may be somebody's."""
        where = within.words.lower()
        return where in _ADDRESSES and (phrase.quoted or where not in ("address", "path"))

    def _is_plural(self, phrase: Phrase) -> bool:
        last = phrase.words.split()[-1:] or [""]
        return last[0].endswith("s") or phrase.kind in ("item", "row")

    def _shown(self, frame: Frame, place: Phrase, slots: Slots, thing: Thing) -> Frame:
        """ "The badge shows X" is its whole text, "the cart contains X" a part of it."""
        verb = slots.get("verb", ())
        content = any(token.code in _CONTENT for token in verb)
        part = content or bool(thing.phrase.hint)  # it shows the answer "yes", and more than that
        unnamed = place.kind in self.rules["controls"] and not place.words
        if unnamed and {token.code for token in verb} & _CALLING and frame.value is not None:
            return Frame("present", target=replace(place, words=str(frame.value), quoted=True))
        if place.noun.startswith("breadcrumb") and not place.words:
            place = replace(place, words="breadcrumb", kind="section")
        if content and place.kind == "select" and frame.value is not None:
            return Frame("present", target=Phrase(str(frame.value), "option", quoted=True, within=place))
        whole = not part and place.kind not in self.rules["containers"] and not is_page(place)
        comparison: Comparison = "equals" if whole else "contains"
        if any(token.code == "match" for token in verb) and EXPRESSION.search(str(frame.value)):
            comparison = "matches"
        return self._with_kinds(replace(frame, target=place, comparison=comparison), _TEXT)

    def _as_told(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        words, said = self.reader.span(slots["value"]), self._thing(form, slots, "thing")
        where = said.phrase.within if said else None
        return Framed((Frame("present", target=Phrase(words, "message", within=where)),), self.vocabulary.costs["told"])

    def _as_state(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        several = coordinating.parts(slots.get("target", ()), self.vocabulary)
        if len(several) > 1 and not any(part.absent for part in several):
            framed = [self._as_state(form, {**slots, "target": part.tokens}, clause) for part in several]
            return Framed(tuple(frame for one in framed for frame in one.frames), max(one.doubt for one in framed))
        names, noun = coordinating.sharing(slots.get("target", ()))
        if names and "place" not in slots:
            state = self._state_of(form, slots)
            named = (Phrase(self.reader.span(name), hint=noun) for name in names)
            doubt = self.vocabulary.costs["plain_phrase"]
            return Framed(tuple(Frame("state", target=phrase, state=state) for phrase in named), doubt)
        target = self._thing(form, slots, "target")
        self._thing(form, slots, "mode")  # Unfit where it is none
        if target is None or is_page(target.phrase):
            raise Unfit
        state = self._state_of(form, slots)
        if target.phrase.kind == "page" and state in _OPENED:
            return Framed((Frame("address", target=target.phrase),), target.doubt)
        if target.phrase.kind == "message" and state == "empty":
            return Framed((Frame("present", target=target.phrase, negated=True),), target.doubt)  # they were cleared
        if (target.phrase.amount or 0) > 0 and not target.phrase.quoted and state in COUNTABLE:
            bare = replace(target.phrase, amount=None)
            return Framed((Frame("count", target=bare, count=target.phrase.amount, state=state),), target.doubt)
        place = self._thing(form, slots, "place")
        if (place is not None or "mode" in slots) and state == "visible":
            raise Unfit  # what is seen somewhere is there
        if state == "open" and target.phrase.kind == "link":
            raise Unfit  # where it opens is seen when it is clicked
        if state in ("active", "inactive") and target.phrase.kind not in self.rules["controls"]:
            raise Unfit  # of a user or an order it is what their status says
        where = place.phrase if place and not is_page(place.phrase) else None
        doubt = target.doubt + (place.doubt + self._looseness(slots) if place else 0.0)
        return Framed((Frame("state", target=placed(target.phrase, where), state=state or "focused"),), doubt)

    def _as_row(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        if "cells" in slots:
            return self._cells(form, slots)
        column, target = self._thing(form, slots, "column"), self._thing(form, slots, "target")
        value, doubt = self._value(slots)
        assert column is not None
        if column.phrase.ordinal is not None and not column.phrase.words:
            raise Unfit  # a cell that is told by its place
        rows = (((column.phrase.words, str(value)),),)
        doubt += column.doubt + (target.doubt if target else 0.0)
        return Framed((Frame("row", target=emptied(target, ""), rows=rows),), doubt)

    def _cells(self, form: Form, slots: Slots) -> Framed:
        """A row with "Ada" and "Paid"."""
        place = self._thing(form, slots, "place")
        cells = [token for token in slots["cells"] if token.code not in ("and", ",", "with")]
        if len(cells) < 2 or not all(token.is_value for token in cells):
            raise Unfit
        row = tuple(("", token.text) for token in cells)
        return Framed((Frame("row", target=emptied(place, ""), rows=(row,)),), place.doubt if place else 0.0)

    # Tables and doc strings ------------------------------------------------------------------

    def _tabled(self, form: Form, intent: str, slots: Slots) -> Framed:
        target = self._thing(form, slots, "target")
        doubt = target.doubt if target else 0.0
        if intent == "fill":
            return self._filled(emptied(target, ""), doubt)
        if intent == "command":
            return self._made(slots, target, pairs_of(self.table, self.vocabulary) or ())
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        doubt += sum(part.doubt for part in (thing, place) if part) / 2
        where = place.phrase if place else thing.phrase.within if thing else None
        where = None if where is None or is_page(where) else where
        said = [token.code for token in slots.get("thing", ())]
        if intent == "ordered" and thing is not None:
            return self._ordered(thing, where, said)
        frames: tuple[Frame, ...]
        if self.docstring is not None:
            frames = (Frame("text", target=where, value=value_of(self.docstring), comparison="contains"),)
        elif not self.table:
            raise Unfit
        elif max(len(row) for row in self.table) == 1:
            values = column_of(self.table, said, self.vocabulary)
            frames = tuple(
                Frame("text", target=where, value=value_of(value), comparison="contains") for value in values
            )
        elif pairs := labelled_values(self.table, self._described(slots), self.vocabulary):
            frames = valued(pairs, where)
        else:
            frames = (Frame("row", target=where, rows=rows_of(self.table, self.vocabulary)),)
        return Framed(frames, doubt, used=True)

    def _described(self, slots: Slots) -> list[str]:
        """What the step calls what its table holds: the nouns of the slots, or those that point at the table."""
        said = [token.code for token in (*slots.get("thing", ()), *slots.get("place", ()))]
        return said or re.findall(r"\w+", self.step.text)[-2:]

    def _ordered(self, thing: Thing, where: Phrase | None, said: Sequence[str]) -> Framed:
        if not self.table or max(len(row) for row in self.table) != 1:
            raise Unfit
        inside = {"list": "item", "table": "row"}.get(thing.phrase.kind)
        one = Phrase("", inside, within=thing.phrase) if inside else placed(replace(thing.phrase, within=None), where)
        values = column_of(self.table, said, self.vocabulary)
        frames = tuple(
            Frame("text", target=replace(one, ordinal=place), value=value_of(value), comparison="contains")
            for place, value in enumerate(values, 1)
        )
        return Framed(frames, thing.doubt, used=True)

    def _made(self, slots: Slots, target: Thing | None, pairs: tuple[tuple[str, Value], ...]) -> Framed:
        """What a form makes or changes, with the labels and values of the table: create a user with ..."""
        deed = " ".join(token.code for token in slots["deed"])
        if deed not in MAKING or target is None or not pairs:
            raise Unfit
        sent = Frame("submit", target=target.phrase) if deed == "submit" else None
        done = sent or Frame("command", target=target.phrase, state=deed)
        return Framed((Frame("fill", pairs=pairs), done), target.doubt, used=True)

    def _filled(self, target: Phrase | None, doubt: float) -> Framed:
        if self.docstring is not None and target is not None:
            field = target.within
            general = target.words in self.vocabulary.words("contents") and field is not None and field.kind == "field"
            target = field if general and field is not None else target
            return Framed((Frame("fill", target=target, value=value_of(self.docstring)),), doubt, used=True)
        pairs = pairs_of(self.table, self.vocabulary) if self.table else None
        if not pairs:
            raise Unfit
        if target is not None and target.kind == "field" and not target.words:
            target = target.within  # fields stand in something, and nothing in them
        return Framed((Frame("fill", target=target, pairs=pairs),), doubt, used=True)
