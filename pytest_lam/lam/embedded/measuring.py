"""Frames of statements about amounts: how many are so, between what and what, all of them, only such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.checks import Comparison
from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.composing import EXTREMES
from pytest_lam.lam.embedded.dating import relative_day, relative_period
from pytest_lam.lam.embedded.describing import implied_part
from pytest_lam.lam.embedded.determiners import superlative
from pytest_lam.lam.embedded.frames import ALL, Frame, Phrase
from pytest_lam.lam.embedded.numerals import amount
from pytest_lam.lam.embedded.slots import TELLING, Framed, SlotReader, Slots, Unfit, form_words, placed
from pytest_lam.lam.embedded.sorts import is_page
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import value_of

RELATING = frozenset(
    {"with", "contain", "have", "whose", "that", "which", "where", "in", "from", "for", "of", "by", "match", "relate"}
)
RELATING |= {"name", "call", "label", "title", "mention", "include", "belong", "say", "tag", "mark"}
"""What comes between a noun and that by which some of its like are told from others."""
LABELLING = frozenset({"to", "be", "in", "as", "text", "value", "word", "set", "equal", "status"})
LABELLING |= RELATING
"""What may stand between such a word and the value, besides the name of what has the value."""
SAYING = frozenset({"say", "tell", "read", "state", "it"})
"""Words that begin a clause, in which another thing than the first is spoken of."""
FINDING = frozenset({"return", "yield", "give", "find", "produce", "bring"})
"""What a search does; what it brings up is on the page, and not in the search."""
LISTED = frozenset({"column", "tab", "row", "item", "menuitem", "link", "button", "heading"})
"""Kinds of things that stand beside one another."""
FORMAT = re.compile(r"(?:D{1,2}|d{1,2}|M{1,4}|Y{4}|y{4}|Y{2}|y{2}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|a|[-/.:, ])+")
FORMATS = {
    "YYYY": r"\d{4}",
    "yyyy": r"\d{4}",
    "YY": r"\d{2}",
    "yy": r"\d{2}",
    "MMMM": "[A-Z][a-z]+",
    "MMM": "[A-Z][a-z]{2}",
}
FORMATS |= dict.fromkeys(("DD", "dd", "MM", "YY", "yy", "HH", "hh", "mm", "ss"), r"\d{2}")
FORMATS |= dict.fromkeys(("D", "d", "M", "H", "h", "m", "s"), r"\d{1,2}") | {"a": "[AaPp][Mm]"}
"""What each letter of a date's pattern stands for."""
COUNTABLE = frozenset({"selected", "checked", "unchecked", "enabled", "disabled", "empty", "required", "expanded"})
"""States of which a page can be asked how many are in them."""
MAX_LABEL = 3
"""Words that name what has the value; more are a clause."""


class Measuring(SlotReader):
    """Builds the frames of checks on amounts."""

    def _as_count(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """How many there are; of two numbers in one breath ("5 rows and 3 columns") each of its own."""
        tokens = slots["thing"]
        cut = next((at for at, token in enumerate(tokens) if at and self._is_number(token)), 0)
        if cut and tokens[cut - 1].text == "and" and len(tokens) > cut + 1 and not clause.negated:
            first = self._counted_one(form, {**slots, "thing": tokens[: cut - 1]})
            second = self._counted_one(form, {**slots, "count": tokens[cut : cut + 1], "thing": tokens[cut + 1 :]})
            return Framed((*first.frames, *second.frames), first.doubt + second.doubt)
        if cut:
            raise Unfit
        return self._counted_one(form, slots)

    def _is_number(self, token: Token) -> bool:
        figure = token.is_value and token.code.endswith("i") and not token.is_exact
        return figure or (token.code in self.vocabulary.tables["numbers"] and not token.is_value)

    def _counted_one(self, form: Form, slots: Slots) -> Framed:
        last = slots["thing"][-1]
        several = last.text.endswith("s") or last.is_exact or slots["count"][-1].text in ("1", "one", "single")
        if "only" in form_words(slots) and not form.lead and not several:
            raise Unfit  # "only see 3 right away"
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        assert thing is not None
        count, comparison = self._number(slots["count"])
        found = {token.code for token in slots["verb"]} & FINDING
        target = placed(thing.phrase, place.phrase if place and not found else None)
        doubt = thing.doubt + (place.doubt if place else 0.0)
        if thing.state in TELLING - COUNTABLE:
            raise Unfit  # what is counted would be more than what is said
        state = thing.state if thing.state in COUNTABLE else ""
        frame = Frame("count", target=target, count=count, state=state)
        part = self._thing(form, slots, "part")
        among = (Frame("present", target=placed(part.phrase, place.phrase if place else None)),) if part else ()
        return Framed((replace(frame, comparison=comparison), *among), doubt)

    def _as_counted(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """So many of them are in a state: 5 rows are selected."""
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        assert thing is not None
        state = self._state_of(form, slots)
        if state in ("active", "inactive") and thing.phrase.kind not in self.rules["controls"]:
            raise Unfit  # of a user or an order it is what their status says
        count, comparison = self._number(slots["count"])
        target = placed(replace(thing.phrase, amount=None), place.phrase if place else None)
        frame = Frame("count", target=target, count=count, comparison=comparison, state=state)
        return Framed((frame,), thing.doubt + (place.doubt if place else 0.0))

    def _as_both(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Both links are visible: there are two of them, of which neither has a name."""
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        assert thing is not None
        joined = any(token.code in ("and", ",") for token in slots["thing"])
        several = (thing.phrase.words or thing.phrase.noun).endswith("s")
        if clause.negated or joined or thing.phrase.quoted or not several:
            raise Unfit
        target = placed(thing.phrase, place.phrase if place and not is_page(place.phrase) else None)
        return Framed((Frame("count", target=target, count=2),), thing.doubt + (place.doubt if place else 0.0))

    def _as_ranged(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Between two amounts, or so many of them: at least the one, at most the other."""
        low, high = (self._amount(slots[name]) for name in ("low", "high"))
        if clause.negated or not low or not high:
            raise Unfit
        ends: tuple[tuple[Comparison, str], ...] = (("at least", low), ("at most", high))
        if "thing" in slots:
            thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
            assert thing is not None
            if not (low.isdecimal() and high.isdecimal()):
                raise Unfit
            target = placed(thing.phrase, place.phrase if place else None)
            counts = tuple(Frame("count", target=target, count=int(end), comparison=how) for how, end in ends)
            return Framed(counts, thing.doubt + (place.doubt if place else 0.0))
        thing = self._thing(form, slots, "target")
        assert thing is not None
        intent = "value" if thing.phrase.kind in self.rules["fields"] else "text"
        frames = tuple(Frame(intent, target=thing.phrase, value=end, comparison=how) for how, end in ends)
        return Framed(frames, thing.doubt)

    def _as_text(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """What stands there; "reduced by 5" tells of a change, if 5 is no text of the page."""
        said = {token.code for token in slots["verb"]}
        figures = [token for token in slots.get("value", ()) if token.is_value and not token.is_exact]
        if {"reduce", "by"} <= said and len(slots.get("value", ())) == len(figures) and "%" not in figures[0].text:
            raise Unfit
        return self._plain(form, slots, clause)

    def _as_formatted(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """A date or a time as a pattern of letters has it: DD/MM/YYYY."""
        target, pattern = self._thing(form, slots, "target"), slots["quoted"][0].text
        if target is None or not FORMAT.fullmatch(pattern):
            raise Unfit
        expression = re.sub(r"([A-Za-z])\1*", lambda run: FORMATS.get(run[0], run[0]), re.escape(pattern))
        frame = Frame("text", target=target.phrase, value=expression, comparison="matches")
        return Framed((self._with_kinds(frame, form),), target.doubt)

    def _as_only_nth(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Only the first row is selected: that is so, and of no other."""
        target = self._thing(form, slots, "target")
        if target is None or target.phrase.ordinal is None or clause.negated or target.phrase.words:
            raise Unfit
        state = self._state_of(form, slots)
        every = Frame("count", target=replace(target.phrase, ordinal=None), count=1, state=state)
        return Framed((Frame("state", target=target.phrase, state=state), every), target.doubt)

    def _as_listing(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """All there are of a sort, as they stand: the tabs are "A", "B" and "C"."""
        things = self._thing(form, slots, "things")
        names = [token for token in slots["names"] if token.is_value]
        beside = [token for token in slots["names"] if not token.is_value and token.code not in (",", "and")]
        if things is None or len(names) < 2 or beside or not all(token.is_exact for token in names):
            raise Unfit
        if things.phrase.kind not in LISTED or things.phrase.quoted or not slots["things"][-1].text.endswith("s"):
            raise Unfit
        items = tuple(token.text for token in names)
        return Framed((Frame("list", target=things.phrase, items=items),), things.doubt)

    def _as_dated(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """A day told from today on, or the current month or year, is what stands there."""
        target = self._thing(form, slots, "target")
        tokens = slots.get("day", ())
        said = self.reader.span(tokens) if tokens else form.implied
        day, period = relative_day(said), relative_period(said)
        said_so = any(token.code in SAYING and not token.is_value for token in slots.get("target", ())[1:])
        if said_so or any(token.is_exact for token in tokens) or not (day or period) or not (target or period):
            raise Unfit
        if (period and form.comparison != "amounts to") or (day and target and is_page(target.phrase)):
            raise Unfit  # in what form a whole page would write a day nobody knows
        where = None if target is None or is_page(target.phrase) else target.phrase
        intent = "value" if where is not None and where.kind in self.rules["fields"] else "text"
        frame = Frame(intent, target=where, value=day or period, comparison=form.comparison if day else "contains")
        return Framed((frame,), target.doubt if target else 0.0)

    def _amount(self, tokens: Sequence[Token]) -> str:
        """The number or amount of money that the words say, or nothing."""
        value, _ = self.reader.value(tokens)
        said = str(value) if len(tokens) == 1 and any(sign.isdigit() for sign in str(value)) else ""
        return said or amount(tokens, self.vocabulary)

    def _as_returned(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """A search brings something up, or nothing."""
        thing = self._thing(form, slots, "thing")
        if thing is None or slots["thing"][0].is_value:
            raise Unfit
        if clause.none:
            return Framed((Frame("count", target=thing.phrase, count=0, negated=True),), thing.doubt)
        return Framed((Frame("present", target=replace(thing.phrase, amount=None)),), thing.doubt)

    def _as_length(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """How long a list is."""
        place = self._thing(form, slots, "place")
        assert place is not None
        if place.phrase.kind not in ("list", "table", "item"):
            raise Unfit
        count, comparison = self._number(slots["count"])
        kind = "row" if place.phrase.kind == "table" else "item"
        target = Phrase("", kind, within=place.phrase if place.phrase.kind != "item" else None, noun=kind)
        return Framed((Frame("count", target=target, count=count, comparison=comparison),), place.doubt)

    def _as_another(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """One more of what a list holds; a new window or message is a thing of its own."""
        thing = self._thing(form, slots, "thing")
        if thing is None or thing.phrase.kind not in ("row", "item", "card") or thing.phrase.quoted or clause.negated:
            raise Unfit
        return self._as_grown(replace(form, implied="+1"), slots, clause)

    def _as_only_one(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """ "Lamp" is the only product: it is there, and the number of these is one."""
        names = [token for token in slots["names"] if token.is_value]
        beside = [token for token in slots["names"] if not token.is_value and token.code not in (",", "and")]
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        if not names or beside or clause.negated or thing is None or thing.phrase.quoted:
            raise Unfit
        where = place.phrase if place and not is_page(place.phrase) else None
        held = where or thing.phrase.within
        seen = tuple(Frame("text", target=held, value=value_of(name.text), comparison="contains") for name in names)
        count = Frame("count", target=placed(replace(thing.phrase, amount=None), where), count=len(names))
        return Framed((*seen, count), thing.doubt + (place.doubt if place else 0.0))

    def _as_all_of(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Only such things: every one that there is says so."""
        tokens, place = slots["thing"], self._thing(form, slots, "place")
        if clause.negated or self._is_number(tokens[0]):
            raise Unfit
        noun, value = self._told_apart(tokens)
        thing = self.reader.thing(noun)
        if thing.phrase.quoted or not (thing.phrase.words or thing.phrase.kind):
            raise Unfit
        where = place.phrase if place and not is_page(place.phrase) else None
        target = placed(replace(thing.phrase, amount=ALL, whole=self.reader.span(tokens)), where)
        frame = Frame("count", target=target, value=value_of(value), comparison="contains")
        return Framed((frame,), thing.doubt + (place.doubt if place else 0.0))

    def _told_apart(self, tokens: Sequence[Token]) -> tuple[Sequence[Token], str]:
        """The noun, and the words that each thing of it is to have: rows with "Ada"; open orders."""
        cut = next((at for at, token in enumerate(tokens) if at and _relates(token)), 0)
        if not cut:
            return self._quality(tokens)
        exact = [token for token in tokens[cut:] if token.is_exact]
        beside = [token for token in tokens[cut:] if not token.is_exact and token.code not in LABELLING]
        if len(exact) != 1 or len(beside) > MAX_LABEL or any(token.code in (",", "and", "not") for token in beside):
            raise Unfit
        return tokens[:cut], exact[0].text

    def _quality(self, tokens: Sequence[Token]) -> tuple[Sequence[Token], str]:
        """One word before a noun in the plural: open orders, "Gateway" objects."""
        if len(tokens) != 2 or tokens[0].is_value > tokens[0].is_exact or tokens[1].is_value:
            raise Unfit
        quality, noun = tokens
        plain = quality.text.isalpha() and not quality.led
        if not noun.text.endswith("s") or not (quality.is_exact or plain) or quality.code in self.vocabulary.verbs:
            raise Unfit
        return tokens[1:], quality.text

    def _as_ranked(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """The place of a thing in a list: "Ada" is listed first."""
        place = self._thing(form, slots, "place")
        said = [token.code for token in slots.get("ordinal", slots["verb"])]
        ordinals = self.vocabulary.tables["ordinals"] | {"top": 1, "bottom": -1}
        found = [ordinals[word] for word in said if word in ordinals] or [
            int(word[:-2]) for word in said if re.fullmatch(r"\d+(st|nd|rd|th)", word)
        ]
        if len(found) != 1:
            raise Unfit
        within = place.phrase if place and not is_page(place.phrase) else None
        target = Phrase("", "item", ordinal=found[0], within=within, noun="item")
        value = value_of(slots["quoted"][0].text)
        return Framed(
            (Frame("text", target=target, value=value, comparison="contains"),), place.doubt if place else 0.0
        )

    def _as_leading(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """The newest comment is shown first: they are in that order."""
        tokens, place = slots["thing"], self._thing(form, slots, "place")
        most = superlative(tokens, self.vocabulary).split()
        rest = tokens[len(most) :]
        if not most or not rest or clause.negated:
            raise Unfit
        thing = self.reader.thing(rest)
        target = placed(thing.phrase, place.phrase if place and not is_page(place.phrase) else None)
        by = implied_part(most)
        state = EXTREMES.get(most[-1], "descending" if most[0] != "least" else "ascending")
        if by is None:
            raise Unfit
        return Framed((Frame("order", target=target, place=by, state=state),), thing.doubt)

    def _as_ordinals(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """The first two results are "Ada" and "Bob": each at its place."""
        thing = self._thing(form, slots, "target")
        assert thing is not None
        number, comparison = self._number(slots["count"])
        names = [token.text for token in slots["names"] if token.is_value]
        beside = [token for token in slots["names"] if not token.is_value and token.code not in (",", "and")]
        if comparison != "equals" or number != len(names) or beside or clause.negated:
            raise Unfit
        first = -number if "last" in form_words(slots) else 1
        frames = tuple(
            Frame(
                "text",
                target=replace(thing.phrase, ordinal=place, amount=None),
                value=value_of(name),
                comparison="contains",
            )
            for place, name in enumerate(names, first)
        )
        return Framed(frames, thing.doubt)

    def _as_grown(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """There is one more of them, or any more or fewer, since the last deed."""
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        assert thing is not None
        said = {"+": "up", "-": "down"}.get(form.implied, form.implied)
        if "count" in slots:
            number, comparison = self._number(slots["count"])
            if comparison != "equals":
                raise Unfit
            said = f"{form.implied}{number}"
        if thing.phrase.quoted and not thing.phrase.kind and not thing.phrase.hint:
            raise Unfit
        target = placed(
            replace(thing.phrase, amount=None), place.phrase if place and not is_page(place.phrase) else None
        )
        frame = Frame("change", target=target, value=said, state="count")
        return Framed((frame,), thing.doubt + (place.doubt if place else 0.0))


def _relates(token: Token) -> bool:
    return token.code in RELATING and not token.is_value
