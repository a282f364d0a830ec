"""Frames of what is typed into fields: values as said, read off the page, or spread over several fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.composing import Composing
from pytest_lam.lam.embedded.dating import relative_day
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.naming import is_purpose
from pytest_lam.lam.embedded.phrases import POINTERS
from pytest_lam.lam.embedded.slots import Framed, Slots, Unfit, emptied, form_words, placed
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import value_of

STEPPING = frozenset({"increase", "decrease", "reduce", "raise", "lower"})
"""Deeds that say with "by" how far a value goes from where it is."""
SETTING = frozenset({"change", "modify", "update", "edit"})
"""Deeds whose "from" and "to" say what a value was and what it is to be."""

TYPING = frozenset({"enter", "type", "input", "write", "insert", "key", "paste", "put"})
"""Deeds that say first what is typed, and then where."""
RANGES = frozenset({"range", "dates", "period", "interval", "between"})
"""What has a beginning and an end."""
POSSESSIVE = ("my", "our", "your", "his", "her", "their", "its")

_CHANGING = frozenset({"change", "update", "modify", "alter", "adjust", "edit"})
"""Deeds whose quoted text is what is changed, as long as nothing says to what."""


class Filling(Composing):
    """Builds the frames of fields that are filled in."""

    def _as_fill(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        slots = self._unqualified(slots)
        if "thing" in slots:
            return self._sized(form, slots)
        if "label" in slots:
            return self._given(slots)
        if form.manner == "trailing":
            return self._trailing(form, slots)
        if self._is_called_last(form, slots) or _has_value_and_more(slots.get("target", ())):
            raise Unfit
        if "source" in slots:
            return self._read_off(form, slots)
        if "fields" in slots and "place" in slots and self._thing(form, slots, "place"):
            return self._fields(form, {"fields": slots["fields"]})
        if "place" in slots:
            return self._labelled(form, slots)
        named = (*slots.get("target", ()), *slots["verb"])
        if named[0].text == "that" and any(token.code in ("be", "have", "cost") for token in named):
            raise Unfit  # "specify that it is ..." is no field
        if "old" in slots and slots.get("target") and slots["target"][-1].text in RANGES:
            raise Unfit  # a range has two ends
        typed_as = form.verb == "type" and form_words(slots)[-1] == "as"
        if typed_as and "value" in slots and not self._is_given(slots["value"]):
            raise Unfit
        if form.manner == "told twice":
            return self._told_twice(form, slots)
        tokens = slots.get("value", ())
        if self._points(tokens):
            target = self._thing(form, slots, "target")
            frame = Frame("fill", target=emptied(target, ""), source=Phrase(tokens[0].text, refers="it"))
            return Framed((frame,), self.vocabulary.costs["referring"] + (target.doubt if target else 0.0))
        return self._entered(form, slots, clause)

    def _entered(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """A value into its field; Unfit where the words say something else that only looks so."""
        if self._is_labelled(slots):
            raise Unfit  # "update the profile with the name "x"" says which field of it
        if "target" not in slots and "value" in slots and not _is_text(slots["value"]):
            raise Unfit
        changed = {token.code for token in slots["verb"]} & _CHANGING
        placed = slots["verb"][-1].code in ("for", "in", "on", "of", "at", "within")
        changed = changed if not {"to", "as", "with", "="} & {token.code for token in slots["verb"]} else set()
        said = slots.get("quoted", ())
        if said and said[0].led and slots["verb"][-1].code == "as" and any(one.is_exact for one in slots["target"]):
            raise Unfit  # "the "Reason" as "late"": the first is the label
        if changed and placed and "quoted" in slots and "target" in slots:
            raise Unfit  # "change the "Street" for the guest" does not say to what
        if "value" in slots and is_purpose(slots["value"], slots["verb"], self.vocabulary):
            raise Unfit  # "edit the booking to start at 8" says what for
        if "by" in form_words(slots) and {token.code for token in slots["verb"]} & STEPPING:
            raise Unfit  # by how much, not to what
        if any(token.is_value and not token.is_exact for token in slots.get("target", ())[:1]):
            raise Unfit  # no field begins with a number: it would be a value that is lost
        if form.verb == "put" and form.slots == ("target", "quoted") and self._is_in_field(slots):
            raise Unfit  # the name in the search box "Ada": into the box
        if spread := self._spread(form, slots):
            return spread
        framed = self._with_files(self._held(form, slots, self._plain(form, slots, clause)))
        return self._in_case(framed, form_words(slots)) if form.manner == "in case" else framed

    def _unqualified(self, slots: Slots) -> Slots:
        """Without what is said of the value and not of the field: the invalid e-mail "x"."""
        given = any(token.is_value for name in ("value", "quoted") for token in slots.get(name, ()))
        target = list(slots.get("target", ()))
        while given and len(target) > 1 and target[0].text in (*self.rules["qualities"], *POSSESSIVE):
            if target[0].text in POSSESSIVE and target[1].text not in self.rules["qualities"]:
                break
            target = target[1:]
        return {**slots, "target": target} if "target" in slots else slots

    def _is_called_last(self, form: Form, slots: Slots) -> bool:
        """Whether the field is named after its value: enter "Ada" as the "Name", but fill in "Name" as "Ada"."""
        target, value = slots.get("target", ()), slots.get("value") or slots.get("quoted")
        if not value or not target or "as" not in form_words(slots) or not target[0].is_exact:
            return False
        first = form.verb == "fill" and form.slots[0] == "target"
        types = slots["verb"][0].code in TYPING
        turned = not value[0].is_exact or value[0].led or (types and not target[0].led)
        labelled = value[0].led or not types
        return turned if first else (not target[0].led and labelled and value[0].is_exact)

    def _is_in_field(self, slots: Slots) -> bool:
        """Whether what is typed is told before the field that takes it."""
        target = self.reader.thing(slots["target"])
        within = target.phrase.within
        return within is not None and within.kind == "field" and bool(within.words) and not target.phrase.kind

    def _trailing(self, form: Form, slots: Slots) -> Framed:
        """A name in the search box "Ada": the value is said last, what it is has been said before."""
        target = self._thing(form, slots, "target")
        if target is None or not target.phrase.words or any(token.is_value for token in slots["old"]):
            raise Unfit
        value, doubt = self._value(slots)
        return Framed((Frame("fill", target=target.phrase, value=value),), doubt + target.doubt)

    def _spread(self, form: Form, slots: Slots) -> Framed | None:
        """10 and 20 in the limit fields: one value for each, in the order of the fields."""
        tokens, target = slots.get("value", slots.get("quoted", ())), self._thing(form, slots, "target")
        values = [token for token in tokens if token.is_value]
        joints = [token for token in tokens if not token.is_value]
        fields = target is not None and target.phrase.kind == "field" and slots["target"][-1].text.endswith("s")
        if len(values) < 2 or not fields or target is None or any(token.code not in ("and", ",") for token in joints):
            return None
        places = [replace(target.phrase, ordinal=at) for at in range(1, len(values) + 1)]
        texts = [value_of(token.text) for token in values]
        frames = [Frame("fill", target=one, value=text) for one, text in zip(places, texts, strict=True)]
        return Framed(tuple(frames), target.doubt)

    def _given(self, slots: Slots) -> Framed:
        """The title "Tea" is added: by a noun that is what forms call their fields, and nothing that lists hold."""
        label = self.reader.span(slots["label"])
        known = {*self.vocabulary.tables["labels"]["words"]} - {*self.rules["writings"], "user", "country", "city"}
        if label.lower() not in known:
            raise Unfit
        return Framed((Frame("fill", target=Phrase(label), value=value_of(slots["quoted"][0].text)),), 0.0)

    def _sized(self, form: Form, slots: Slots) -> Framed:
        """How many rows, entries or the like one page of a list shows."""
        value, doubt = self._value(slots)
        said = " ".join(token.text for token in slots["thing"])
        if len(slots["thing"]) > 1 or not slots["thing"][0].text.islower():
            raise Unfit
        return Framed((Frame("fill", target=Phrase(f"{said} {form.implied}"), value=value),), doubt)

    def _is_labelled(self, slots: Slots) -> bool:
        """Whether the value has a field's name of its own, so that the target is what the field belongs to."""
        value = slots.get("value", ())
        changes = {token.code for token in slots["verb"]} & SETTING and any(t.code == "with" for t in slots["verb"])
        labels = self.vocabulary.tables["labels"]["words"]
        return bool(changes) and len(value) > 1 and value[-1].is_value and self.reader.span(value[:-1]) in labels

    def _points(self, tokens: Sequence[Token]) -> bool:
        """Whether a value is what the step spoke of before: it, that text."""
        if not tokens or tokens[0].is_value or tokens[0].text not in POINTERS:
            return False
        return all(token.code in self.vocabulary.words("fillers") for token in tokens[1:])

    @staticmethod
    def _in_case(framed: Framed, said: Sequence[str]) -> Framed:
        frame = framed.frames[0]
        if not isinstance(frame.value, str):
            raise Unfit
        value = frame.value.lower() if {"lower", "lowercase"} & set(said) else frame.value.upper()
        return replace(framed, frames=(replace(frame, value=value),))

    def _read_off(self, form: Form, slots: Slots) -> Framed:
        """The value of "Total": what stands there on the page."""
        source, target = self._thing(form, slots, "source"), self._thing(form, slots, "target")
        if source is None or target is None or any(token.is_exact for token in slots["target"]):
            raise Unfit
        source_phrase = replace(source.phrase, whole="")
        return Framed((Frame("fill", target=emptied(target, ""), source=source_phrase),), source.doubt + target.doubt)

    def _is_given(self, tokens: Sequence[Token]) -> bool:
        """Whether words without quotes are a value for sure: a name, a day told from today on."""
        return is_name(tokens) or relative_day(self.reader.span(tokens)) is not None

    def _told_twice(self, form: Form, slots: Slots) -> Framed:
        """The date "1 May" for "Due": the field is named last, where the first word only tells what the value is."""
        label, holder = self._thing(form, slots, "target"), self._thing(form, slots, "holder")
        value, doubt = self._value(slots)
        if label is None or holder is None or label.phrase.quoted or any(token.is_value for token in slots["target"]):
            raise Unfit
        general = label.phrase.words.lower() in self.vocabulary.words("contents")
        field = holder.phrase.kind in self.rules["fields"]
        target = holder.phrase if general or field else placed(label.phrase, holder.phrase)
        return Framed((Frame("fill", target=target, value=value),), doubt + label.doubt + holder.doubt)

    def _labelled(self, form: Form, slots: Slots) -> Framed:
        """The password "x" into the text fields: a place that names no field leaves it to the label."""
        label, place = self._thing(form, slots, "target"), self._thing(form, slots, "place")
        value, doubt = self._value(slots)
        if label is None or place is None or any(token.is_value for token in slots["target"][:1]):
            raise Unfit
        told = place.phrase.words or place.phrase.ordinal is not None or place.phrase.amount is not None
        general = label.phrase.words.lower() in self.vocabulary.words("fillers")
        target = place.phrase if told or general else replace(label.phrase, kind="field")
        return Framed((Frame("fill", target=target, value=value),), doubt + place.doubt)


def _is_text(tokens: Sequence[Token]) -> bool:
    """Whether words without quotes and without a field can be all that is typed: no place is said after them."""
    return is_name(tokens) and not any(token.led for token in tokens[1:])


def is_name(tokens: Sequence[Token]) -> bool:
    """Whether words may be what somebody called something: quoted, with a capital, or written as no word is."""
    first = tokens[0]
    coined = len(tokens) == 1 and (first.text.lower() != first.text or not first.text.isalpha())
    return first.is_value or first.text[:1].isupper() or coined


def _has_value_and_more(target: Sequence[Token]) -> bool:
    """Whether another label follows a value, so that these are two deeds: user name "ada" and password ..."""
    joints = [at for at, token in enumerate(target) if at and token.code in ("and", ",") and not token.is_value]
    return any(target[at - 1].is_exact and at + 1 < len(target) and not target[-1].is_value for at in joints)
