"""Frames of what is chosen: options of a list, things that stand in the open, any of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.filling import Filling
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.phrases import CALLING
from pytest_lam.lam.embedded.slots import Framed, Slots, Unfit, emptied, form_words, placed
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import Value, value_of

SWITCHED = {"checked": "check", "enabled": "check", "unchecked": "uncheck", "disabled": "uncheck"}
"""What puts a box into a state."""
RELATIONS = {"start": "starts with", "begin": "starts with", "end": "ends with", "contain": "contains"}
RELATIONS |= {"include": "contains", "have": "contains"}


class Picking(Filling):
    """Builds the frames of what is selected or chosen."""

    def _as_select(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        if "place" in slots and "patterns" not in slots:
            return self._labelled_choice(form, slots)
        if any(tokens[0].text == "up" for tokens in (slots.get("value"), slots.get("target")) if tokens):
            raise Unfit  # to pick something up is not to choose it
        if self._is_turned_round(form, slots):
            raise Unfit
        if (standing := self._standing(form, slots)) is not None:
            return standing
        if "to" in form_words(slots) and any(token.text in CALLING for token in slots.get("target", ())[1:]):
            raise Unfit  # all that follows "called" is the name
        ends = [token for token in slots.get("target", ())[1:] if token.is_value and not token.is_exact]
        parted = "to" in form_words(slots) and any(not token.code.endswith("i") for token in ends)
        if parted or _is_span(slots.get("target", ())):
            raise Unfit
        if self._is_amount(slots.get("value", ())):
            raise Unfit  # "two options" are no option
        if "patterns" not in slots and (any_one := self._any_of(form, slots)) is not None:
            return any_one
        if "patterns" not in slots:
            return self._in_the_open(self._plain(form, slots, clause), slots)
        place = self._thing(form, slots, "place")
        pairs = patterns(slots["patterns"])
        if any(token.is_value for token in slots["thing"]):
            raise Unfit
        target = emptied(place, "field") or Phrase("", "field")
        return Framed((Frame("select", target=target, pairs=pairs),), place.doubt if place else 0.0)

    def _standing(self, form: Form, slots: Slots) -> Framed | None:
        """The leaf node on shelf "West": what stands at something that is no list is chosen there."""
        value, target = slots.get("value", ()), self._thing(form, slots, "target")
        if not value or target is None or not {"on", "in", "within", "under"} & set(form_words(slots)):
            return None
        told = target.phrase.quoted and target.phrase.hint and not target.phrase.kind
        if not told or any(token.is_value for token in value) or not value[0].text.islower():
            return None
        thing = self.reader.thing(value)
        chosen = Frame("choose", target=placed(thing.phrase, target.phrase))
        return Framed((chosen,), thing.doubt + target.doubt)

    def _is_amount(self, tokens: Sequence[Token]) -> bool:
        """Whether so many of a kind are spoken of: two options, 3 items."""
        if len(tokens) != 2 or tokens[1].is_value or (tokens[1].code,) not in self.vocabulary.nouns:
            return False
        first = tokens[0]
        return first.code in self.vocabulary.tables["numbers"] or (first.text.isdecimal() and not first.is_exact)

    def _is_turned_round(self, form: Form, slots: Slots) -> bool:
        """Whether what is chosen and what it is chosen as stand the other way round: Blue as the colour."""
        value, target = slots.get("value"), slots.get("target")
        if not value or not target or not {"as", "to"} & set(form_words(slots)):
            return False
        value_first = form.verb == "select" and form.slots[0] == "value"
        if value[0].is_exact and target[0].is_exact:  # "Colour" as "Blue", but "Blue" as the "Colour"
            return "as" in form_words(slots) and value_first != (target if value_first else value)[0].led
        if value[0].is_exact or target[0].is_exact:
            return False
        names = [tokens[0].text[:1].isupper() for tokens in (value, target)]
        return names == ([True, True] if value_first else [False, True])

    def _labelled_choice(self, form: Form, slots: Slots) -> Framed:
        """The country "Peru" from the dropdown: a list without a name of its own is told by what is chosen."""
        tokens = slots.get("label") or slots["target"]
        general = all(token.code in (*self.vocabulary.words("fillers"), "option") for token in tokens)
        if general or any(token.is_value for token in tokens if "label" in slots):
            raise Unfit
        label = self.reader.thing(tokens)
        value, doubt = self._value(slots)
        place = self._thing(form, slots, "place")
        doubt += max(0.0, label.doubt - self.vocabulary.costs["plain_phrase"]) + (place.doubt if place else 0.0)
        phrase = replace(label.phrase, words=label.phrase.words or label.phrase.noun, kind="select")
        return Framed((Frame("select", target=phrase, value=value),), doubt)

    def _as_switched(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Toggle the filter "off": the box is ticked or not, as the word says."""
        target, state = self._thing(form, slots, "target"), self.vocabulary.fold(slots["quoted"][0].text)
        intent = SWITCHED.get(self.vocabulary.states.get(state, ""))
        if target is None or intent is None or any(token.is_value for token in slots["target"][-1:]):
            raise Unfit
        return Framed((Frame(intent, target=target.phrase),), target.doubt)

    def _any_of(self, form: Form, slots: Slots) -> Framed | None:
        """A filter from the list: any one of what is there."""
        value = slots.get("value", ())
        if value and value[0].text == "any":
            value = value[1:]
        elif not value or not value[0].led:
            return None
        if not value or any(token.is_value for token in value):
            return None
        chosen, target = self.reader.thing(value), self._thing(form, slots, "target")
        if target is None or target.phrase.kind not in ("select", "list", "menu") or not self._is_any(value[0]):
            return None
        named = chosen.phrase.words not in self.vocabulary.words("fillers")
        what = chosen.phrase if named else Phrase("", "option")
        phrase = replace(what, amount=1, within=target.phrase)
        return Framed((Frame("choose", target=phrase),), chosen.doubt + target.doubt)

    def _is_any(self, first: Token) -> bool:
        """Whether "a" or "an" stands before it."""
        return re.search(r"\b(?:an?|any)\s+$", self.reader.text[: first.start], re.IGNORECASE) is not None

    def _in_the_open(self, framed: Framed, slots: Slots) -> Framed:
        """What is chosen in a dialog is none of its options, but something that stands in it."""
        frame = framed.frames[0]
        if frame.target is None or frame.target.kind != "dialog" or not isinstance(frame.value, str):
            return framed
        quoted = any(token.is_exact for token in slots.get("value", ()))
        chosen = Phrase(frame.value, quoted=quoted, within=frame.target)
        return replace(framed, frames=(Frame("choose", target=chosen),))

    def _as_choose(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        if "target" not in slots:
            return Framed((Frame("choose", target=emptied(self._thing(form, slots, "place"), ""), count=0),), 0.0)
        framed, said = self._plain(form, slots, clause), slots["target"]
        if _is_span(said):
            raise Unfit
        if {said[0].text, said[-1].text} & set(self.rules["typed"]):
            return self._typed(slots, framed)
        doubt = self._set_apart(said) * self.vocabulary.costs["second_deed"]
        return replace(framed, doubt=framed.doubt + doubt)

    def _typed(self, slots: Slots, framed: Framed) -> Framed:
        """A password is chosen by typing it, where the step says which."""
        values = [token for token in slots["target"] if token.is_exact]
        said = [token for token in slots["target"] if not token.is_exact]
        if len(values) != 1 or framed.frames[0].target is None:
            raise Unfit
        field = Phrase(self.reader.span(said), within=framed.frames[0].target.within)
        return replace(framed, frames=(Frame("fill", target=field, value=value_of(values[0].text)),))

    def _set_apart(self, tokens: Sequence[Token]) -> bool:
        """Whether "as" parts a value from what it is chosen for; in "Save as draft" it belongs to the name."""
        acts = tokens[0].code in self.vocabulary.verbs
        exact = any(token.is_exact for token in tokens)
        return not acts and not exact and any(token.text == "as" for token in tokens[1:-1])


def patterns(tokens: Sequence[Token]) -> tuple[tuple[str, Value], ...]:
    """Starts with "a" and ends with "b": relation and text of each; Unfit where it is something else."""
    pairs: list[tuple[str, Value]] = []
    relation = ""
    for token in tokens:
        if token.is_value and relation:
            pairs.append((relation, value_of(token.text)))
            relation = ""
        elif token.code in RELATIONS and not relation:
            relation = RELATIONS[token.code]
        elif token.code not in ("with", "in", "and", ",", "the", "letters", "letter", "text"):
            raise Unfit
    if relation or not pairs:
        raise Unfit
    return tuple(pairs)


def _is_span(tokens: Sequence[Token]) -> bool:
    """Whether two values are named, from one to the other."""
    following = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return any(one.is_value and to.text == "to" and other.is_value for one, to, other in following)
