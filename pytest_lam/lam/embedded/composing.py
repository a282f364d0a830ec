"""Frames of deeds that are said in a way of their own: switched, written and sent, named by a noun of order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.dating import relative_day
from pytest_lam.lam.embedded.filing import Filing
from pytest_lam.lam.embedded.frames import ALL, Frame, Phrase
from pytest_lam.lam.embedded.phrases import Thing
from pytest_lam.lam.embedded.slots import Framed, Slots, Unfit, emptied, placed
from pytest_lam.lam.embedded.sorts import is_of
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import Value, value_of

SWITCHING = frozenset({"enable", "disable", "activate", "deactivate"})
"""Deeds that tick a box where the page has one, and else are offered under their own name."""
RESETTABLE = frozenset({"field", "select", "checkbox", "radio", "slider", "list"})
"""Kinds of which resetting is emptying."""
FINDING = frozenset({"filter", "order", "view", "show", "browse"})
"""Deeds that say with "with" what is looked for, and not what is filled in."""
RELATING = frozenset({"contain", "start", "end", "begin", "configure", "than", "from", "for", "in", "on", "by"})
"""Words that no label of a field has between it and its value."""
MOVING = frozenset({"reorder", "rearrange", "arrange", "order", "rank"})
"""Deeds that sort where they say by what, and else put one thing before another, or buy it."""
EXTREMES = {
    **dict.fromkeys(("newest", "latest", "highest", "biggest", "largest", "longest", "greatest", "best"), "descending"),
    **dict.fromkeys(("oldest", "earliest", "lowest", "smallest", "shortest", "cheapest", "worst"), "ascending"),
}
"""Which way a list goes of which this comes first."""


AT_ONCE = {
    **dict.fromkeys(("expand", "unfold"), "expand"),
    **dict.fromkeys(("collapse", "fold"), "collapse"),
    **dict.fromkeys(("remove", "delete"), "remove"),
}
"""Deeds on all of a list that are looked for as such, and not under their own name alone."""
_PICKED = frozenset({"row", "item", "card"})
"""Kinds of things that are selected in a list, as a rule by boxes."""
_SPANS = frozenset({"last", "next", "this", "today", "tomorrow", "yesterday"})
"""What begins a time: "from last week" is no place."""
NUMBERED = frozenset({"choose", "check", "uncheck", "click", "remove"})
"""What is done to each of the first few of a list, one after the other."""
CHOSEN = frozenset({"row", "item", "card"})
"""Kinds of which any so many can be chosen: the first as well as others."""
MAX_PROPERTY = 2
"""Words that say by which property a list is filtered, before a name without quotes."""
MOST = 20
"""Above this a list's first things are all of it to whoever writes a step."""


def numbered(framed: Framed, count: int) -> Framed:
    """The same on the first, the second and so on."""
    (frame,) = framed.frames
    if frame.target is None or frame.target.quoted or frame.target.ordinal is not None:
        raise Unfit
    each = (replace(frame.target, ordinal=number, amount=None) for number in range(1, count + 1))
    return replace(framed, frames=tuple(replace(frame, target=target) for target in each))


def _named_from(tokens: Sequence[Token]) -> int:
    """Where a name with a capital follows the words for what it is: status Published; 0 where none does."""
    if any(token.is_value for token in tokens):
        return 0
    at = next((at for at, token in enumerate(tokens) if token.text[:1].isupper()), 0)
    named = all(token.text[:1].isupper() for token in tokens[at:])
    return at if named and 0 < at <= MAX_PROPERTY and all(token.text.isalpha() for token in tokens[:at]) else 0


class Composing(Filing):
    """Builds the frames of what is switched on and off, of sorting, and of texts that are sent."""

    def _as_check(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        framed = self._plain(form, slots, clause)
        verb = next((token.code for token in slots["verb"] if token.code in SWITCHING), "")
        if verb and form.passive:
            raise Unfit  # "the button is disabled" tells how it stands
        if slots["verb"][0].code == "mark" and any(token.code == "as" for token in slots.get("target", ())):
            raise Unfit  # "mark all messages as read" ticks none
        checks = any(token.code == "check" for token in slots["verb"])
        if checks and any(token.text == "out" for token in slots.get("target", ())[1:]):
            raise Unfit  # to check a book out ticks nothing
        if checks and any(frame.target is not None and self._is_looked_at(frame.target) for frame in framed.frames):
            raise Unfit
        return replace(framed, frames=tuple(replace(frame, state=verb or frame.state) for frame in framed.frames))

    _as_uncheck = _as_check

    def _is_looked_at(self, target: Phrase) -> bool:
        """Whether to check it is to look at it: details, and what is told of something ("the format of the date")."""
        told = not target.quoted and target.kind == "" and target.within is not None and target.words[:1].islower()
        return told or is_of("details", target, (), self.vocabulary)

    def _as_clear(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        framed = self._plain(form, slots, clause)
        resets = any(token.code == "reset" for token in slots["verb"])
        if resets and not any(frame.target and frame.target.kind in RESETTABLE for frame in framed.frames):
            raise Unfit  # a password is reset by a deed of its own
        return framed

    def _as_submit(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        framed = self._plain(form, slots, clause)
        for frame in framed.frames:
            if frame.target is not None and frame.target.quoted and set(frame.target.hint.split()) & self._written():
                raise Unfit  # the quoted text is what is written, and names nothing
        return framed

    def _written(self) -> set[str]:
        return {word for said in self.rules["writings"] for word in said.split()}

    def _as_write(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """A message is typed into its field, and sent."""
        value, doubt = self._value(slots)
        place = self._thing(form, slots, "place")
        field = Phrase(self._writing(form, slots), "field", within=emptied(place, ""))
        doubt += place.doubt if place else 0.0
        return Framed((Frame("fill", target=field, value=value), Frame("submit")), doubt)

    def _writing(self, form: Form, slots: Slots) -> str:
        """What is written: by its noun, or by a verb that says as much (to comment)."""
        if "target" not in slots:
            return slots["verb"][0].code
        thing = self._thing(form, slots, "target")
        if thing is None or thing.phrase.quoted:
            raise Unfit
        written = [token for token in slots["target"] if token.text in self.rules["writings"]]
        return written[0].text if written[0] is slots["target"][0] else thing.phrase.words or thing.phrase.noun

    def _as_sort(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        framed = self._plain(form, slots, clause)
        places = [token for token in slots.get("place", ()) if token.is_exact]
        if any(self.vocabulary.fold(token.text) in self.vocabulary.orders for token in places):
            raise Unfit  # the order is quoted
        if "extreme" not in slots:
            moves = slots["verb"][0].code in MOVING and not any(frame.state for frame in framed.frames)
            if moves and not any(token.code in ("by", "on") for token in slots["verb"]):
                raise Unfit  # to put columns into another order sorts nothing
            return framed
        order = EXTREMES.get(slots["extreme"][0].text.lower()) if len(slots["extreme"]) == 1 else None
        if order is None:
            raise Unfit
        return replace(framed, frames=tuple(replace(frame, state=order) for frame in framed.frames))

    def _as_filter(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        value = slots.get("value", ())
        labelled = "target" not in slots and len(value) > 1 and value[-1].is_exact and not value[0].is_value
        placed = any(
            token.code in ("on", "in", "from") and not token.is_value and after.text not in _SPANS
            for token, after in pairwise(value[1:])
        )
        if labelled or placed or any(token.is_value for token in slots.get("target", ())[1:]):
            raise Unfit  # "by name "x"" says by what; "from "a" to "b"" are two values
        if "target" not in slots and (cut := _named_from(value)):
            slots = {**slots, "target": value[:cut], "value": value[cut:]}
        return self._plain(form, slots, clause)

    def _as_filter_between(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Both ends of a range: from "1 May" up to "31 May"."""
        target, place = self._thing(form, slots, "target"), self._thing(form, slots, "place")
        if target is None:
            raise Unfit
        first, last = value_of(slots["quoted"][0].text), value_of(slots["given"][0].text)
        lower = Frame("filter", target.phrase, first, emptied(place, ""), comparison="at least")
        doubt = target.doubt + (place.doubt if place else 0.0)
        return Framed((lower, replace(lower, value=last, comparison="at most")), doubt)

    def _firsts(self, intent: str, slots: Slots) -> tuple[int, Slots]:
        """How many of a list's first things are meant (0: that is not said), and the slots without these words."""
        tokens = slots.get("target", ())
        if intent not in NUMBERED or not tokens:
            return 0, slots
        at = 1 if tokens[0].text in ("first", "top") else 0
        number = tokens[at] if at + 1 < len(tokens) and tokens[-1].text.endswith("s") else None
        if number is None or number.is_exact:
            return 0, slots
        count = int(number.text) if number.text.isdecimal() else self.vocabulary.tables["numbers"].get(number.code, 0)
        kind = self.reader.thing(tokens[at + 1 :]).phrase.kind
        if not 1 < count <= MOST or (at == 0 and (kind not in CHOSEN or intent != "choose")):
            return 0, slots
        return count, {**slots, "target": tokens[at + 1 :]}

    def _at_once(self, form: Form, slots: Slots) -> Framed:
        """A deed on all of a list, by what the page offers for that: "Clear all filters"."""
        self._thing(form, slots, "target")
        place = self._thing(form, slots, "place")
        tokens = slots["target"]
        if any(token.code == "as" for token in tokens):
            raise Unfit  # "mark all of them as read" says as what
        thing = self.reader.thing(tokens[1:]) if len(tokens) > 1 else Thing(Phrase(""))
        inner, told = thing.phrase, tokens[1].text if thing.state else ""
        words = " ".join(word for word in ("all", told, inner.words, inner.noun) if word)
        target = Phrase(words, within=inner.within)
        verb = slots["verb"][0].code
        value, doubt = self._value(slots)
        doubt += self.vocabulary.costs["plain_phrase"] + (place.doubt if place else 0.0)
        if verb == "select" and inner.kind in _PICKED and not (inner.words or told):
            return Framed((Frame("check", target=replace(inner, amount=ALL), place=emptied(place, "")),), doubt)
        if verb in AT_ONCE and value is None:
            return Framed((Frame(AT_ONCE[verb], target=target, place=emptied(place, "")),), doubt)
        return Framed((Frame("command", target=target, place=emptied(place, ""), state=verb, value=value),), doubt)

    def _as_add(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """What is added, once what it is to be like has been filled in: the shirt with size "M"."""
        if relative_day(self.reader.span(slots["place"])) is not None:
            raise Unfit  # what is moved to a day is put nowhere
        if slots["verb"][0].code == "move" and form.slots[0] == "place":
            raise Unfit  # one moves to a step oneself
        if "fields" not in slots:
            return self._plain(form, slots, clause)
        pairs = self._pairs_in(slots["fields"])
        framed = self._plain(form, {name: words for name, words in slots.items() if name != "fields"}, clause)
        return replace(framed, frames=(Frame("fill", pairs=pairs), *framed.frames))

    def _held(self, form: Form, slots: Slots, framed: Framed) -> Framed:
        """What was said last is what the field belongs to."""
        holder = self._thing(form, slots, "holder")
        if holder is None:
            return framed
        (frame,) = framed.frames
        target = placed(frame.target or Phrase(""), holder.phrase)
        return replace(framed, frames=(replace(frame, target=target),), doubt=framed.doubt + holder.doubt)

    def _pairs_in(self, tokens: Sequence[Token]) -> tuple[tuple[str, Value], ...]:
        """Labels and values in a row, either first: name "Ada" and city "London"; "Ada" name and "London" city."""
        parts: list[list[Token]] = [[]]
        for token in tokens:
            if token.code in ("and", ",", "with", "&") and not token.is_value:
                parts.append([])
            else:
                parts[-1].append(token)
        pairs: list[tuple[str, Value]] = []
        for part in filter(None, parts):
            values = [token for token in part if token.is_value]
            label = [
                token for token in part if not token.is_value and token.code not in ("as", "of", "be", "set", "to")
            ]
            if len(values) != 1 or not label or part.index(values[0]) not in (0, len(part) - 1):
                raise Unfit
            if any(token.code in RELATING or not token.text.replace("-", "").isalnum() for token in label):
                raise Unfit
            pairs.append((self.reader.span(label), value_of(values[0].text)))
        if not pairs:
            raise Unfit
        return tuple(pairs)

    def _furnished(self, form: Form, slots: Slots) -> Framed:
        """A deed with what its form asks for: register with email "x" and password "y"."""
        pairs = self._pairs_in(slots["fields"])
        thing = self._thing(form, slots, "target")
        deed = " ".join(token.code for token in slots["deed"])
        if deed in FINDING:
            raise Unfit
        doubt = (thing or Thing(Phrase(""))).doubt
        place = self._thing(form, slots, "place")
        command = Frame("command", target=emptied(thing, ""), place=emptied(place, ""), state=deed)
        frames = (Frame("fill", pairs=pairs), command)
        return Framed(frames, doubt)
