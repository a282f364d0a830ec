"""Frames of what is done with the pointer, the window and the values of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.dating import relative_day
from pytest_lam.lam.embedded.filling import SETTING, is_name
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.picking import Picking
from pytest_lam.lam.embedded.slots import Framed, Slots, Unfit, around, emptied, form_words
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import Value, value_of

SIZE = re.compile(r"(\d{2,5})\s*(?:x|by|\u00d7|\*)\s*(\d{2,5})", re.IGNORECASE)
"""Width and height of a window, as people write them."""
UNITS = {
    **dict.fromkeys(("second", "seconds", "sec", "secs", "s"), 1.0),
    **dict.fromkeys(("millisecond", "milliseconds", "ms"), 0.001),
    **dict.fromkeys(("minute", "minutes"), 60.0),
}
"""How many seconds each unit of time has."""
BRIEF = re.compile(r"(\d+(?:\.\d+)?)(ms|s|sec|secs)")
"""A time without a space before its unit."""
PARTS = {"half": 0.5, "half a": 0.5, "quarter of a": 0.25}
SIDES = {"right": (1, 0), "left": (-1, 0), "down": (0, 1), "up": (0, -1)}
"""Where the sides of the screen are from a thing."""
WAYS = {"upwards": "up", "downwards": "down"}
ENDS = {"top": "top", "start": "top", "beginning": "top", "bottom": "bottom", "end": "bottom"}
BESIDE = {"before": "before", "above": "before", "ahead": "before"}
BESIDE |= dict.fromkeys(("after", "below", "beneath", "behind"), "after")
SPOTS = ("position", "place", "spot", "slot")
CORNERS = frozenset(
    {"top", "bottom", "left", "right", "start", "end", "beginning", "middle", "center", "centre", "upper"}
)
CORNERS |= {"lower", "corner", "of", "-"}
"""Words that tell a place in a grid or a list."""
MAX_GIVEN = 3
"""Words of a name without quotes that says who gets something."""
NAMING = frozenset({"mark", "rename", "flag", "tag", "label", "categorize", "classify", "report"})
"""Deeds that say with "as" or "to" what a thing is to be from now on, in whatever letters."""
DATED = frozenset({"move", "postpone", "reschedule", "shift", "delay", "schedule", "book", "reserve", "plan"})
"""Deeds that say a day with "to"; what else they say with it is a place."""
HANDING = frozenset({"forward", "send", "share", "assign", "transfer", "move"})
"""Deeds whose "from" and "to" say whose a thing is and who gets it."""
DETAILS = {"by": "by", "from": "from", "in": "in", "of": "of", "with": "with", "to": "to", "on": "on", "for": "for"}
"""Words before a value that a search or an order has among others."""


class Gesturing(Picking):
    """Builds the frames of gestures, and of deeds that carry several values."""

    def _as_pause(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        if "brief" in slots:
            short = BRIEF.fullmatch(self.reader.span(slots["brief"]))
            if short is None:
                raise Unfit
            return Framed((Frame("pause", value=f"{float(short[1]) * UNITS[short[2]]:g}"),), 0.0)
        said = " ".join(token.text for token in slots["size"])
        number = self.vocabulary.tables["numbers"].get(said.lower(), PARTS.get(said.lower()))
        if number is None and not re.fullmatch(r"\d+([.,]\d+)?", said):
            raise Unfit
        unit = next(UNITS[word] for word in form_words(slots) if word in UNITS)
        seconds = float(said.replace(",", ".") if number is None else number) * unit
        return Framed((Frame("pause", value=f"{seconds:g}"),), 0.0)

    def _as_resize(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        size = SIZE.search(self.reader.span(slots["size"]))
        if size is None:
            raise Unfit
        return Framed((Frame("resize", value=f"{size[1]}x{size[2]}"),), 0.0)

    def _as_switch_window(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        if "quoted" in slots:
            return Framed((Frame("switch window", value=value_of(slots["quoted"][0].text)),), 0.0)
        back = {"main", "first", "original", "previous", "old"} & set(form_words(slots))
        return Framed((Frame("switch window", value="main" if back else ""),), 0.0)

    def _as_scroll(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        target = self._thing(form, slots, "target")
        said = form_words(slots)
        way = next((WAYS.get(word, word) for word in said if word in ("up", "down", *WAYS)), "")
        end = next((ENDS[word] for word in said if word in ENDS), "")
        if target is None and not way and not end:
            raise Unfit
        phrase = None if target is None or target.phrase.kind == "page" else target.phrase
        value = end or (way if form.manner != "seek" else "")
        return Framed((Frame("scroll", target=phrase, value=value or None),), target.doubt if target else 0.0)

    def _as_click(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        framed = self._plain(form, slots, clause)
        frame = framed.frames[0]
        if slots["target"][0].text in ("key", "keys") and len(slots["target"]) > 1:
            raise Unfit  # what is pressed on the keyboard is no thing of the page
        if frame.place is None or frame.target is None:
            return framed
        if not frame.place.kind:
            raise Unfit
        within = around(frame, frame.place)
        said = slots["verb"][0].code
        intent = {"hover": "hover", "double-click": "double click", "right-click": "right click"}.get(said, "click")
        return replace(framed, frames=(replace(within, intent=intent, place=None),))

    def _as_shut(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """The dialog with X, with the Escape key, with the Cancel button: what is pressed in it."""
        place, means = self._thing(form, slots, "place"), self._thing(form, slots, "means")
        if place is None or means is None or place.phrase.kind not in self.rules["containers"]:
            raise Unfit
        key = self.vocabulary.tables["keys"].get(" ".join(t.text.lower() for t in slots["means"] if t.code != "key"))
        doubt = place.doubt + means.doubt
        if key is not None:
            return Framed((Frame("press", value=key),), place.doubt)
        sign = len(slots["means"]) == 1 and len(slots["means"][0].text) == 1
        if means.phrase.kind not in self.rules["controls"] and not sign:
            raise Unfit
        return Framed((Frame("click", target=replace(means.phrase, within=place.phrase)),), 0.0 if sign else doubt)

    def _as_drag(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        target, place = self._thing(form, slots, "target"), self._thing(form, slots, "place")
        if target is None:
            raise Unfit
        if "size" in slots:
            return Framed((Frame("drag", target=target.phrase, value=self._offset(slots)),), target.doubt)
        doubt = target.doubt + (place.doubt if place else 0.0)
        said = form_words(slots)
        frame = Frame("drag", target=target.phrase, place=emptied(place, ""))
        ways = [WAYS.get(word, word) for word in said if word in ("up", "down", "left", "right", *WAYS)]
        if relative_day(self.reader.span(slots.get("where", ()))) is not None:
            raise Unfit  # a day is no place
        if "where" in slots and not self._is_position(slots):
            onto = self.reader.thing(slots["where"])
            return Framed((replace(frame, place=onto.phrase),), doubt + onto.doubt)
        if "where" in slots or (place is not None and self._is_spot(place.phrase)):
            return Framed((self._to_spot(frame, slots),), target.doubt)
        if ways and place is None:
            count = self._number(slots["count"])[0] if "count" in slots else None
            return Framed((replace(frame, state=ways[0], count=count),), doubt)
        if beside := [BESIDE[word] for word in said if word in BESIDE]:
            return Framed((replace(frame, state=beside[0]),), doubt)
        return Framed((frame,), doubt)

    def _offset(self, slots: Slots) -> str:
        """So many pixels to a side, or across and down at once."""
        said = self.reader.span(slots["size"])
        if both := re.fullmatch(r"(-?\d+)\s*,\s*(-?\d+)", said):
            return f"{both[1]},{both[2]}"
        way = next((SIDES[word] for word in form_words(slots) if word in SIDES), None)
        if way is None or not said.isdecimal():
            raise Unfit
        return f"{way[0] * int(said)},{way[1] * int(said)}"

    def _is_position(self, slots: Slots) -> bool:
        """Whether it is told where in a list or a grid something goes: third, the top left, position 2."""
        if form_words(slots)[-1] in SPOTS:
            return True
        ordinals = self.vocabulary.tables["ordinals"]
        return all(t.text in CORNERS or t.code in ordinals or t.text[:1].isdigit() for t in slots["where"])

    def _is_spot(self, place: Phrase) -> bool:
        """Whether a place is one among others of a list, or a corner: the top, the 3rd position."""
        return place.words.split()[-1:] in [[spot] for spot in SPOTS]

    def _to_spot(self, frame: Frame, slots: Slots) -> Frame:
        tokens = slots.get("where") or slots["place"]
        words = [token.code for token in tokens if token.text not in SPOTS]
        ordinals = self.vocabulary.tables["ordinals"]
        if len(words) == 1 and (number := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", words[0])):
            return replace(frame, state="position", count=int(number[1]), place=None)
        if len(words) == 1 and words[0] in ordinals:
            return replace(frame, state="position", count=ordinals[words[0]], place=None)
        ends = {"top": 1, "start": 1, "beginning": 1, "bottom": -1, "end": -1}
        if len(words) == 1 and words[0] in ends:
            return replace(frame, state="position", count=ends[words[0]], place=None)
        return replace(frame, state="position", place=Phrase(self.reader.span(tokens)))

    def _as_find(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """What is found; or only where to look, which is left to whoever looks."""
        thing = self._thing(form, slots, "target" if "target" in slots else "where")
        if thing is None:
            raise Unfit
        state = "" if "target" in slots else "way"
        return Framed((Frame("find", target=thing.phrase, state=state),), thing.doubt)

    # Values ----------------------------------------------------------------------------------

    def _as_copy(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        target = self._thing(form, slots, "target")
        if target is None:
            raise Unfit
        return Framed((Frame("copy", target=target.phrase),), target.doubt)

    def _as_gather(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        deed = " ".join(token.code for token in slots["deed"])
        count, _ = self._number(slots["count"])
        done = Frame("finish", state=deed)
        if "items" in slots:
            text = self.reader.span(slots["items"]).strip(" :.")
            joint = r",\s*(?:and\s+)?" if "," in text else r"\s+and\s+(?=[A-Z])"
            names = [name.strip() for name in re.split(joint, text) if name.strip()]
            things = [Phrase(name.strip('"'), quoted=True) for name in names]
            return Framed((*(Frame("gather", target=one, count=count, state=deed) for one in things), done), 0.0)
        thing = self.reader.thing(slots["thing"])
        target = replace(thing.phrase, having=(self.reader.span(slots["having"]).rstrip("."),), amount=count)
        return Framed((Frame("gather", target=target, count=1, state=deed), done), thing.doubt)

    def _asked(self, form: Form, slots: Slots) -> Framed:
        """Book a table from 6 to 8 on Friday: each value by the word before it."""
        target = self._thing(form, slots, "target")
        if target is None:
            raise Unfit
        pairs = tuple(
            (word, value_of(self.reader.span(slots[word]).strip(" :,.")))
            for word in ("from", "to", "on")
            if word in slots
        )
        if {token.code for token in slots["deed"]} & (HANDING | SETTING):
            raise Unfit
        named = all(
            tokens[0].text[:1].isupper() or tokens[0].is_value for word, tokens in slots.items() if word in DETAILS
        )
        if not named:
            raise Unfit
        state = " ".join(token.code for token in slots["deed"])
        return Framed((Frame("command", target=target.phrase, state=state, pairs=pairs),), target.doubt)

    def _handed(self, form: Form, slots: Slots) -> Framed:
        """Forward it to Ada, reply with "yes", mark it as done: a deed of the page that asks for one value."""
        target = self._thing(form, slots, "target")
        tokens = slots.get("value") or slots["quoted"]
        state = next(token.code for token in slots["verb"] if token.code != "be")
        day = relative_day(self.reader.span(tokens)) is not None
        if not (is_name(tokens) or state in NAMING or day) or (state in DATED and not day):
            raise Unfit
        value, doubt = self.reader.value(tokens)
        if len(tokens) <= MAX_GIVEN:
            doubt = min(doubt, self.vocabulary.costs["literal"])
        frame = Frame("command", target=emptied(target, ""), state=state, value=value)
        return Framed((frame,), doubt + (target.doubt if target else 0.0))

    def _as_search(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """What is searched for, and what else is said of it: films directed by Ada from the year 1990."""
        tokens = slots.get("value", ())
        plainly = form.verb == "find"
        if plainly and any(token.code == "for" for token in tokens):
            raise Unfit  # in what, and for what
        pairs = self._details(tokens) if tokens and not tokens[0].is_value and not plainly else ()
        if len(pairs) < 2:
            return self._plain(form, slots, clause)
        place = self._thing(form, slots, "place")
        return Framed((Frame("search", place=emptied(place, ""), pairs=pairs),), 0.0)

    def _details(self, tokens: Sequence[Token]) -> tuple[tuple[str, Value], ...]:
        """The thing itself under "", then each value with the words before it."""
        ends = [at for at, token in enumerate(tokens) if at and token.code in DETAILS and not token.is_value]
        starts = [_with_participle(tokens, at) for at in ends]
        if not starts or any(token.is_exact for token in tokens):
            return ()
        pairs: list[tuple[str, Value]] = [("", self.reader.span(tokens[: starts[0]]))]
        for at, (start, joint) in enumerate(zip(starts, ends, strict=True)):
            value = list(tokens[joint + 1 : starts[at + 1] if at + 1 < len(starts) else len(tokens)])
            label = [*tokens[start:joint], tokens[joint]] if start < joint else []
            while value and not value[0].is_value and value[0].text.islower():
                label.append(value.pop(0))
            if not value or self._begins_deed(value):
                return ()
            words = [token.text for token in label if token.text.lower() not in DETAILS]
            pairs.append((" ".join(words) or tokens[joint].text, value_of(self.reader.span(value).rstrip("."))))
        return tuple(pairs)

    def _begins_deed(self, value: Sequence[Token]) -> bool:
        """Whether another deed follows the value: the film by Ada and open it."""
        verbs = self.vocabulary.verbs
        return any(one.text == "and" and two.text == two.code in verbs for one, two in pairwise(value))


def _with_participle(tokens: Sequence[Token], joint: int) -> int:
    """Where the words before a value begin: "directed by", "made in"."""
    before = tokens[joint - 1]
    past = before.text.endswith(("ed", "wn", "en")) or before.text.lower() != before.code
    return joint - 1 if past and before.text.islower() and joint > 1 and not before.is_value else joint
