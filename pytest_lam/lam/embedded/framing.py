"""From a form that matched to the frames that it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.composing import numbered
from pytest_lam.lam.embedded.describing import Describing
from pytest_lam.lam.embedded.frames import ALL, Frame, Phrase
from pytest_lam.lam.embedded.gesturing import Gesturing
from pytest_lam.lam.embedded.measuring import Measuring
from pytest_lam.lam.embedded.slots import Framed, Slots, Unfit, emptied
from pytest_lam.lam.embedded.sorts import is_address
from pytest_lam.lam.embedded.stating import CHECKING, Stating
from pytest_lam.lam.embedded.tabulating import Tabulating
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.visits import Visits
from pytest_lam.lam.embedded.vocabulary import Form

_ABILITIES = frozenset({"click", "fill", "select", "choose", "check", "uncheck", "open", "submit", "clear"})
_VALUED = frozenset({"fill", "clear", "select"})
"""Deeds that need a value to be shown by doing them."""

LISTING = frozenset({"count", "present", "row", "table", "list", "order", "change"})
"""Checks that look at what there is by kind and words, and not by state."""
COUNTED = frozenset({"click", "double click", "fill", "clear", "check", "uncheck", "gather", "hover"})
"""Deeds that can be done to any one, several or all of the things that fit."""
SEVERAL = frozenset({"row", "item", "card", "checkbox", "radio", "option", "cell"})
"""Kinds of which a page has many, so that "no" before them speaks of them all."""
EVERY = frozenset({"state", "text", "value", "present", "count"})
"""Checks that can look at each of the things that fit."""
SINGLED = frozenset(
    {
        "click",
        "double click",
        "right click",
        "choose",
        "check",
        "select",
        "open",
        "command",
        "gather",
        "hover",
        "remove",
    }
)
"""Deeds whose thing can be told by what it has, or by a superlative."""


def measured(frame: Frame) -> tuple[Frame, int]:
    """The frame as its deed can use it, and how much of what was said is lost."""
    target, lost = _measured(frame.target, frame.intent)
    place, more = _measured(frame.place, frame.intent)
    return replace(frame, target=target, place=place), lost + more


def _measured(phrase: Phrase | None, intent: str) -> tuple[Phrase | None, int]:
    if phrase is None:
        return None, 0
    within, lost = _measured(phrase.within, intent)
    if within is not None and within.amount == ALL and intent in EVERY - {"present", "state"}:
        lost += 1  # what is looked at in each of several places is more than one thing
    phrase = replace(phrase, within=within) if within != phrase.within else phrase
    if phrase.amount is not None and intent not in COUNTED and not (phrase.amount == ALL and intent in EVERY):
        lost += phrase.amount != 1
        phrase = replace(phrase, amount=None if phrase.amount == 1 else phrase.amount)
    if phrase.state and intent in LISTING:
        lost += 1
    if intent not in SINGLED and (phrase.most or phrase.having):
        lost += bool(phrase.having) or phrase.most.split()[0] not in phrase.words.split()
        phrase = replace(phrase, most="") if not phrase.having else phrase
    return phrase, lost


_REPEATABLE = frozenset({"click", "press"})
"""Deeds that can be done several times in a row."""


class Framer(Stating, Describing, Measuring, Tabulating, Gesturing, Visits):
    """Builds the frames of one clause."""

    def frame(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """The frames of ``form`` with these slots; Unfit where a slot holds what it can't."""
        told = (self.step.type == "then" or clause.stating) and (clause.negated or not clause.able)
        intent = form.then if form.then and told else form.intent
        if form.only == "table":
            tabled = self._whole(form, slots) if intent == "table" else self._tabled(form, intent, slots)
            return self._turned(form, tabled, slots, clause)
        builder = getattr(self, "_as_" + intent.replace(" ", "_"), self._plain)
        count, slots = self._firsts(intent, slots)
        framed: Framed = builder(replace(form, intent=intent), slots, clause)
        framed = numbered(framed, count) if count else framed
        if clause.times > 1:
            framed = replace(framed, frames=tuple(self._repeated(frame, clause.times) for frame in framed.frames))
        if intent in ("command", "add", "submit") and self._is_undecided(slots):
            framed = replace(framed, doubt=framed.doubt + self.vocabulary.costs["all"])
        if form.negated:
            framed = replace(framed, frames=tuple(replace(frame, negated=True) for frame in framed.frames))
        return self._turned(form, self._measured(framed), slots, clause)

    def _is_undecided(self, slots: Slots) -> bool:
        """Whether what is to be made or used is told by a word that leaves it open: with invalid data."""
        said = [token for name in ("target", "place") for token in slots.get(name, ())[1:] if not token.is_value]
        return any(token.text in self.vocabulary.words("undecided") for token in said)

    def _measured(self, framed: Framed) -> Framed:
        """Without amounts, superlatives and qualities where the deed has no use for them, at the price of doubt."""
        kept = [measured(frame) for frame in framed.frames]
        lost = sum(cost for _, cost in kept)
        doubt = framed.doubt + lost * self.vocabulary.costs["all"]
        return replace(framed, frames=tuple(frame for frame, _ in kept), doubt=doubt)

    def _repeated(self, frame: Frame, times: int) -> Frame:
        if frame.intent not in _REPEATABLE:
            raise Unfit  # once would be less than what was said
        return replace(frame, count=times)

    def _as_open(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        if len(slots["target"]) == 1 and is_address(slots["target"][0]):
            return self._as_navigate(replace(form, intent="navigate"), slots, clause)
        target = slots["target"]
        if len(target) > 1 and target[0].text in ("all", "every") and not target[1].is_value:
            slots = {**slots, "target": target[1:]}  # to open all of a list is to open the list
        if self.step.type == "then" and slots["verb"][0].text in ("shows", "displays"):
            seen = {**slots, "thing": slots["target"]}  # "the browser shows an alert": nobody opens it
            return self._as_see(replace(form, intent="see"), seen, clause)
        return self._held(form, slots, self._plain(form, slots, clause))

    def _as_remember(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        thing = self._thing(form, slots, "target")
        assert thing is not None
        name = slots["quoted"][0].text.strip("<>") if "quoted" in slots else thing.phrase.words
        if not name or not (thing.phrase.words or thing.phrase.kind):
            raise Unfit
        return Framed((Frame("remember", target=thing.phrase, value=name),), thing.doubt)

    def _as_press(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        loose = "looserkey" in slots
        tokens = slots["looserkey"] if loose else slots["key"]
        key = self._key("".join(token.text + " " for token in tokens).strip(), loose)
        target = self._thing(form, slots, "target")
        frame = Frame("press", target=emptied(target, ""), value=key)
        return Framed((frame,), target.doubt if target else 0.0)

    def _key(self, said: str, loose: bool) -> str:
        tables = self.vocabulary.tables
        keys: dict[str, str] = tables["keys"] | (tables["button_like_keys"] if loose else {})
        *held, last = re.split(r"\s*\+\s*|\s+and\s+|(?<=\w)-(?=\w)", said.lower())
        if not held and last in keys:
            return keys[last]
        names = tables["keys"] | tables["button_like_keys"]
        if held and all(name in tables["modifiers"] for name in held) and (last in names or len(last) == 1):
            return "+".join([*(tables["modifiers"][name] for name in held), names.get(last, last)])
        if loose and len(said) == 1:
            return said
        raise Unfit

    def _as_command(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        if "from" in slots:
            return self._asked(form, slots)
        if "fields" in slots:
            return self._furnished(form, slots)
        ways = {"hand": self._handed, "default": self._by_default, "at once": self._at_once, "reset": self._reset}
        if form.manner in ways:
            return ways[form.manner](form, slots)
        if form.manner == "pay" and self.step.type == "then":
            raise Unfit  # "the order is paid by card" tells how it was
        last = [*slots.get("target", ())][-2:]
        if len(last) > 1 and last[0].code == "and" and self._is_bare_verb(last[1]):
            raise Unfit  # "save it and leave" are two deeds, whether the second is known or not
        if any(token.is_value and token.text[:1] in "$\u20ac\u00a30123456789" for token in slots.get("place", ())[:1]):
            raise Unfit  # a price is no place
        if {"filter", "sort", "order"} & {t.code for t in slots["deed"]} and any(t.code == "by" for t in clause.tokens):
            raise Unfit  # the forms of these deeds say by what
        if (clause.tokens[0].led and form.lead == "deed") or not (clause.actor or "target" in slots):
            raise Unfit
        return self._plain(form, slots, clause)

    def _is_bare_verb(self, token: Token) -> bool:
        bare = token.text == token.code and token.code in self.vocabulary.verbs
        return bare and not (token.is_value or token.led)

    def _as_answered(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Confirm the deletion with "Yes": the button that says so, in what asks."""
        answer, asks = self._thing(form, slots, "answer"), self._thing(form, slots, "place")
        first = slots["answer"][0]
        if answer is None or asks is None or not (first.is_exact or first.text[:1].isupper()):
            raise Unfit
        within = asks.phrase if asks.phrase.kind in ("dialog", "message") else answer.phrase.within
        return Framed((Frame("click", target=replace(answer.phrase, within=within)),), answer.doubt + asks.doubt / 2)

    def _by_default(self, form: Form, slots: Slots) -> Framed:
        """One of several is made the usual one: set the address as default."""
        thing = self._thing(form, slots, "target")
        said = [token.text.lower() for token in slots["verb"]]
        if thing is None or said[-1] not in ("default", "primary", "favourite", "favorite", "main"):
            raise Unfit
        return Framed((Frame("command", target=thing.phrase, state=f"set as {said[-1]}"),), thing.doubt)

    def _reset(self, form: Form, slots: Slots) -> Framed:
        """Something is made what it was at first: reset the settings to their defaults."""
        thing = self._thing(form, slots, "target")
        assert thing is not None
        return Framed((Frame("command", target=thing.phrase, state="reset"),), thing.doubt)

    # Negation and ability --------------------------------------------------------------------

    def _turned(self, form: Form, framed: Framed, slots: Slots, clause: Clause) -> Framed:
        """The frames as negation and "can" turn them."""
        frames = framed.frames
        if clause.able and form.only == "negated":
            raise Unfit
        if form.only == "negated" and any(_is_each(frame) for frame in framed.frames):
            raise Unfit  # not to fill in all of them is to fill in some
        told = self.step.type == "then" or clause.stating
        simple = all(frame.intent in _ABILITIES for frame in frames)
        deed = len(frames) == 1 and not simple and frames[0].intent not in CHECKING
        if clause.able and told and clause.negated and deed:
            return replace(framed, frames=(self.denied(frames[0], slots, clause),))
        if clause.able and told and simple and (clause.negated or not _is_complete(framed.frames)):
            frames = tuple(_offered(frame) for frame in frames)
        if not clause.negated or form.only == "negated":
            able = clause.able and told
            frames = tuple(replace(frame, able=able and frame.intent not in CHECKING) for frame in frames)
            return replace(framed, frames=frames)
        if clause.none and form.lead in ("target", "place"):
            frames = tuple(_of_none(frame) for frame in frames)
        return replace(framed, frames=tuple(_negative(frame) for frame in frames))


def _offered(frame: Frame) -> Frame:
    """What is there where the deed can be done: the option that is chosen, or else the control, enabled."""
    if frame.target is not None and frame.intent == "select" and isinstance(frame.value, str):
        option = Phrase(frame.value, "option", quoted=True, within=frame.target)
        return Frame("present", target=option)
    if frame.target is None or frame.value is not None:
        raise Unfit
    return Frame("state", target=frame.target, state="enabled")


def _is_complete(frames: Sequence[Frame]) -> bool:
    """Whether all is said that it takes to do it: what can be done is shown by doing it."""
    return all(frame.target is not None and frame.intent not in _VALUED for frame in frames) or all(
        frame.value is not None for frame in frames
    )


def _of_none(frame: Frame) -> Frame:
    """What is denied of "no row" is denied of each."""
    of_each = frame.intent in ("text", "state") and frame.target is not None and frame.target.kind in SEVERAL
    return replace(frame, target=replace(frame.target, amount=ALL)) if of_each and frame.target else frame


def _is_each(frame: Frame) -> bool:
    return frame.intent in ("fill", "clear") and frame.target is not None and frame.target.amount == ALL


def _negative(frame: Frame) -> Frame:
    if frame.intent in CHECKING:
        if frame.intent == "count" and frame.count == 0 and frame.negated:
            return replace(frame, negated=False)
        return replace(frame, negated=not frame.negated)
    opposite = {"check": "uncheck", "uncheck": "check", "log in": "log out", "fill": "clear"}.get(frame.intent)
    if opposite is None or frame.pairs or (_is_each(frame) and opposite == "clear"):
        raise Unfit
    return Frame(opposite, target=frame.target)
