"""What stands in the slots of a form: things, values, counts, states."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from pytest_lam.checks import Comparison
from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.dating import relative_day
from pytest_lam.lam.embedded.determiners import quantified
from pytest_lam.lam.embedded.frames import AGAIN, ALL, Frame, Phrase
from pytest_lam.lam.embedded.phrases import PhraseReader, Thing
from pytest_lam.lam.embedded.sorts import is_of, is_page
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form, Vocabulary
from pytest_lam.step import Step
from pytest_lam.values import Value, value_of

Slots = Mapping[str, Sequence[Token]]

_CHOSEN = MappingProxyType(
    {"active": "active", "current": "active", "selected": "selected", "chosen": "selected", "highlighted": "selected"}
    | {"checked": "checked"}
)
"""Adjectives of the one of several that is chosen, and the state that it is in."""
_CHOICES = frozenset({"tab", "option", "radio", "menuitem", "link"})
"""Kinds of things of which one is chosen."""
_SAID_OF_CONTROLS = frozenset({"enabled", "disabled", "checked", "unchecked", "active", "inactive", "readonly"})
"""States that shared steps take as a quoted parameter: the button is "Disabled"."""
_PLACING = frozenset({"in", "on", "within", "inside", "under", "at", "for", "of"})

_QUALIFYING = frozenset({"with", "without", "which", "where", "that", "having", "showing"})
"""What begins the words that tell how a page is."""
_TITLING = frozenset({"title", "name", "heading", "headline", "label", "slug", "id"})


TELLING = frozenset({"selected", "checked", "unchecked", "enabled", "disabled", "expanded", "collapsed", "current"})
TELLING |= {"empty", "required", "readonly", "invalid", "active"}
"""States by which one thing is told from others of its kind."""
HOLDING = frozenset({"", "select", "page", "section"})
"""Kinds of what is in no such state itself: the selected colour is what its list holds."""
STATED = frozenset({"see", "count"})
"""Intents of which the builder asks for the state itself."""
DATED = frozenset({"text", "value"})
"""Checks of what may be a day told from today on."""
PATTERNED = frozenset({"text", "value", "heading", "title", "address"})
"""Checks of a text, which can match an expression."""
EXPRESSION = re.compile(r"\\[dwsbDWSB]|^\^|\$$|\.[*+]|\]\s*[*+{]|\(\?|\{\d+(?:,\d*)?\}")
"""What only regular expressions have in them: \\d, ^, .*, [a-z]+, {2}."""


class Unfit(Exception):
    """The words fit the form, but what stands in a slot does not."""


@dataclass(frozen=True, slots=True)
class Framed:
    """Frames and the doubt about them. ``used`` tells whether the table or doc string is in them."""

    frames: tuple[Frame, ...]
    doubt: float
    used: bool = False


class SlotReader:
    """Reads the slots of one clause; ``tabled`` where the step's table or doc string belongs to the clause."""

    def __init__(self, text: str, vocabulary: Vocabulary, step: Step, tabled: bool) -> None:
        self.reader = PhraseReader(text, vocabulary)
        self.vocabulary = vocabulary
        self.rules: Mapping[str, Sequence[str]] = vocabulary.tables["kind_rules"]
        self.step = step
        self.table = step.table if tabled else ()
        self.docstring = step.docstring if tabled else None

    def _thing(self, form: Form, slots: Slots, name: str) -> Thing | None:
        tokens = slots.get(name)
        if not tokens:
            return None
        every = quantified(tokens) if self.step.type == "then" else ()
        thing = self.reader.thing(every or tokens)
        if every:
            thing = replace(thing, phrase=replace(thing.phrase, amount=ALL))
        wanted = form.slot_kinds.get(name)
        if wanted and not is_of(wanted, thing.phrase, tokens, self.vocabulary):
            raise Unfit
        if thing.state in TELLING:
            lost = self.vocabulary.costs["all"] if name == "thing" and form.intent not in STATED else 0.0
            state = thing.state if name != "thing" and thing.phrase.kind not in HOLDING else ""
            thing = replace(thing, phrase=replace(thing.phrase, state=state), doubt=thing.doubt + lost)
        if wanted == "again":
            thing = replace(thing, phrase=replace(thing.phrase, hint=AGAIN))
        return thing

    def _value(self, slots: Slots) -> tuple[Value | None, float]:
        tokens = slots.get("value") or slots.get("quoted")
        return self.reader.value(tokens) if tokens else (None, 0.0)

    def _number(self, tokens: Sequence[Token]) -> tuple[int, Comparison]:
        last = tokens[-1]
        if last.code in self.vocabulary.tables["several"] and len(tokens) == 1:
            if last.led:
                raise Unfit  # "the many colours": which ones, the step's writer knows
            return self.vocabulary.tables["several"][last.code], "at least"
        number = int(last.text) if last.is_value else self.vocabulary.tables["numbers"][last.code]
        said = " ".join(token.code for token in tokens[:-1])
        for words, (comparison, shift) in self.vocabulary.tables["comparators"].items():
            if said and self.vocabulary.unarticled(words.split()) == said.split():
                return number + shift, comparison
        return number, "equals"

    def place_at(self, tokens: Sequence[Token], index: int) -> Thing | None:
        """The container that the words from ``index`` on name as a place, or None."""
        if tokens[index].code not in _PLACING or index + 1 >= len(tokens):
            return None
        thing = self.reader.thing(tokens[index + 1 :])
        return thing if thing.phrase.kind in (*self.rules["containers"], "tab", "page") else None

    def _vagueness(self, tokens: Sequence[Token]) -> float:
        """The doubt that words without quotes are what the page shows."""
        if tokens[0].is_value or not tokens[0].text[:1].islower():
            return 0.0
        costs = self.vocabulary.costs
        irregular = self.vocabulary.tables["inflection"]
        changed = any(
            token.text != token.code or token.text.endswith("ed") or token.text in irregular for token in tokens
        )
        return costs["changed"] if changed else costs["vague_value"]

    def _order(self, said: str) -> str:
        order = self.vocabulary.orders.get(self.vocabulary.fold(said))
        if order is None:
            raise Unfit
        return order

    def _recast(self, intent: str, target: Phrase | None) -> Phrase | None:
        """The kind that a noun of several meanings has with this deed: one types into a box, or ticks it."""
        kinds = self.vocabulary.tables["recast"].get(intent, {})
        if intent == "choose" and target and target.noun.startswith(("text", "input")):
            return target  # one goes into it, and chooses nothing
        if target is None or target.kind not in kinds:
            return target
        kind = kinds[target.kind]
        if kind or target.quoted or target.words == target.noun:
            return replace(target, kind=kind)
        return replace(target, words=f"{target.words} {target.noun}".strip(), kind="")

    def _state_of(self, form: Form, slots: Slots) -> str:
        if form.intent == "sort" and "quoted" in slots:
            return self._order(slots["quoted"][0].text)
        for name, table in (("state", self.vocabulary.states), ("order", self.vocabulary.orders)):
            if name in slots:
                return table[" ".join(token.code for token in slots[name]) + " "]
        return " ".join(token.code for token in slots["deed"]) if "deed" in slots else form.state

    def _with_kinds(self, frame: Frame, form: Form) -> Frame:
        """A field's text is the value that it holds."""
        if frame.intent == "text" and frame.target and frame.target.kind in self.rules["fields"]:
            return replace(frame, intent="value")
        if frame.intent == "select" and frame.target and (frame.target.kind == "slider" or is_spinner(frame.target)):
            return replace(frame, intent="fill")
        if frame.intent == "choose" and frame.target and _is_choice(frame.target):
            return Frame("select", target=frame.target.within, value=value_of(frame.target.words))
        if frame.intent == "text" and frame.target and frame.target.kind in self.rules["controls"]:
            state = self.vocabulary.states.get(self.vocabulary.fold(str(frame.value)), "")
            if state in _SAID_OF_CONTROLS and frame.comparison == "equals" and str(frame.value).istitle():
                return Frame("state", target=frame.target, state=state)
        if frame.intent == "text" and frame.target and self._is_part(frame.target):
            return replace(frame, comparison=_partly(frame.comparison))
        if frame.intent == "text" and frame.target and self._is_all(frame.target, form):
            return replace(frame, target=None, comparison=_partly(frame.comparison))
        if frame.intent == "text" and frame.target and frame.target.kind == "column" and frame.target.within:
            cell = (frame.target.words, str(frame.value))
            return Frame("row", target=frame.target.within, rows=((cell,),))
        return frame

    def _is_all(self, target: Phrase, form: Form) -> bool:
        """Whether it is the page, or the whole application that shows it."""
        plain = not target.quoted and not target.kind and form.shows
        return is_page(target) or (plain and target.words.lower() in self.rules["sites"])

    def _is_part(self, target: Phrase) -> bool:
        """Whether a text said of this is but a part of what stands there: the first product, the row of "Ada"."""
        return target.kind in self.rules["containers"] or (target.ordinal is not None and not target.kind)

    def _is_told_in_a_word(self, phrase: Phrase) -> bool:
        """Whether it is something that one word tells, as a status, a mode or a role."""
        last = phrase.words.split()[-1:] if not phrase.quoted and not phrase.kind else []
        return phrase.kind == "badge" or bool(last and last[0] in self.rules["told_in_a_word"])

    def page_and_quality(self, tokens: Sequence[Token]) -> tuple[Sequence[Token], Phrase | None]:
        """The main page with the shop chosen: the page, and what is said of it besides."""
        for at in range(1, len(tokens) - 1):
            page = self.reader.thing(tokens[:at]).phrase if tokens[at].text in _QUALIFYING else Phrase("")
            if page.kind != "page" or not page.words:
                continue
            if tokens[at + 1].code in _TITLING and tokens[-1].is_exact:
                return tokens, None  # the page with the title "Tea" is told by that
            if any(self._joins_deed(one, two) for one, two in pairwise(tokens[at:])):
                raise Unfit
            return tokens[:at], Phrase(self.reader.span(tokens[at:]))
        return tokens, None

    def _joins_deed(self, joint: Token, verb: Token) -> bool:
        """Whether another deed follows: ... and save it."""
        bare = verb.text == verb.code and verb.code in self.vocabulary.verbs and not (verb.is_value or verb.led)
        return joint.code == "and" and bare

    def _looseness(self, slots: Slots) -> float:
        """The doubt that a place is one: nothing is seen "in effect" or "in edit mode"."""
        tokens = slots.get("place", ())
        plain = bool(tokens) and tokens[0].text[:1].islower() and not tokens[0].led
        known = any(token.is_value for token in tokens) or self.reader.thing(tokens).phrase.kind
        owned = plain and tokens[0].code in self.vocabulary.words("articles", "pronouns")
        return self.vocabulary.costs["loose_place"] if plain and not known and not owned else 0.0

    def _plain(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Any intent that takes its slots as they are."""
        if "fields" in slots:
            return self._fields(form, slots)
        target, place = self._thing(form, slots, "target"), self._thing(form, slots, "place")
        if form.implied:
            target = Thing(Phrase(form.implied, "field"))
        given = any(token.is_exact for name in ("value", "quoted") for token in slots.get(name, ()))
        if form.intent == "fill" and target and target.phrase.noun == "area" and given:
            target = replace(target, phrase=replace(target.phrase, kind="field"))
        value, doubt, comparison = self._compared(form, slots)
        self._must_be_meant(form, slots, target, value)
        if form.intent in DATED and slots.get("value") and not _is_told_as(form, slots):
            status = target is not None and self._is_told_in_a_word(target.phrase)
            changed = slots["value"][0].code in ("update", "change", "refresh")
            doubt += 0.0 if status and not changed else self._vagueness(slots["value"])
        if (chosen := self._chosen(form, slots, target) or self._held_in(form, slots, value)) is not None:
            return chosen
        count = self._number(slots["count"])[0] if "count" in slots else None
        frame = Frame(
            form.intent,
            target=self._recast(form.intent, emptied(target, form.kind)),
            value=value,
            place=emptied(place, ""),
            comparison=comparison,
            count=count,
            state=self._state_of(form, slots),
        )
        doubt += sum(thing.doubt for thing in (target, place) if thing)
        return Framed((self._with_kinds(frame, form),), doubt)

    def _compared(self, form: Form, slots: Slots) -> tuple[Value | None, float, Comparison]:
        """What is typed or compared, the doubt about it, and how it compares: a day told from today on as a day."""
        value, doubt = self._value(slots)
        comparison = self._comparison(form, slots, value)
        day = relative_day(self.reader.span(slots["value"])) if form.intent in DATED and "value" in slots else None
        if day is not None and not any(token.is_exact for token in slots["value"]):
            return day, 0.0, "amounts to"
        return None if form.intent == "sort" else value, doubt, comparison

    def _must_be_meant(self, form: Form, slots: Slots, target: Thing | None, value: Value | None) -> None:
        """Unfit where the thing cannot have that value, or none is said."""
        if form.intent == "fill" and value is None and self.docstring is None:
            raise Unfit
        if target is None:
            return
        no_field, sure = target.phrase.kind in self.rules["no_fields"], _is_sure(slots)
        if form.intent == "fill" and value is not None and no_field:
            raise Unfit
        if form.verb == "see" and form.slots[:1] == ("target",) and names_of(slots):
            raise Unfit  # the owner of "room 7", unlike a total of "$5"
        plainly = all(token.code == "be" for token in slots["verb"])
        if form.intent == "text" and is_page(target.phrase) and plainly and not sure:
            raise Unfit  # "the page is fine": no text of it
        if form.intent == "value" and no_field and not sure:
            raise Unfit  # a form is filled with values, and with which is not said

    def _comparison(self, form: Form, slots: Slots, value: Value | None) -> Comparison:
        """That of the form; but what is to match something written as only expressions are matches it as such."""
        if form.comparison == "matches" or not any(token.code == "match" for token in slots["verb"]):
            return form.comparison
        if form.intent in PATTERNED and EXPRESSION.search(str(value)):
            return "matches"
        if form.intent == "text" and any(token.text == "matching" for token in slots["verb"]):
            raise Unfit  # a pattern is no text of the page
        return form.comparison

    def _chosen(self, form: Form, slots: Slots, target: Thing | None) -> Framed | None:
        """The active tab is "Home": the tab of that name is the active one."""
        state = _CHOSEN.get(slots["target"][0].text, "") if target is not None and "target" in slots else ""
        exact = [token for token in slots.get("quoted", ()) if token.is_exact]
        if form.intent != "text" or target is None or not state or not exact or target.phrase.kind not in _CHOICES:
            return None
        phrase = target.phrase
        if phrase.within is not None and phrase.within.kind == "select":
            frame = Frame("value", target=phrase.within, value=value_of(exact[0].text))
        else:
            frame = Frame("state", target=Phrase(exact[0].text, phrase.kind, True, within=phrase.within), state=state)
        return Framed((frame,), target.doubt)

    def _held_in(self, form: Form, slots: Slots, value: Value | None) -> Framed | None:
        """The "Name" field value is "Ada"."""
        tokens = slots.get("target", ())
        if form.intent != "text" or value is None or len(tokens) < 2 or tokens[-1].text != "value":
            return None
        field = self.reader.thing(tokens[:-1])
        if field.phrase.kind not in self.rules["fields"]:
            return None
        return Framed((Frame("value", target=field.phrase, value=value, comparison=form.comparison),), field.doubt)

    def _fields(self, form: Form, slots: Slots) -> Framed:
        """Labels with values in one sentence: with name "Ada" and city "London"."""
        target = self._thing(form, slots, "target")
        pairs: list[tuple[str, Value]] = []
        label: list[Token] = []
        for token in slots["fields"]:
            if token.is_value and not label:
                raise Unfit
            if token.is_value:
                pairs.append((self.reader.span(label), value_of(token.text)))
                label = []
            elif label or token.code not in ("and", ",", "with"):
                label.append(token)
        if label or not pairs:
            raise Unfit
        return Framed((Frame("fill", target=emptied(target, ""), pairs=tuple(pairs)),), target.doubt if target else 0.0)


def _is_told_as(form: Form, slots: Slots) -> bool:
    """Whether the value is what something is shown as, so that its words are those of the page."""
    return form.slots[-1:] == ("value",) and form_words(slots)[-1:] == ["as"]


def _is_sure(slots: Slots) -> bool:
    return any(token.is_value for token in slots.get("value", ()))


def _partly(comparison: Comparison) -> Comparison:
    """The comparison of a part with what is all of it elsewhere."""
    return "contains" if comparison == "equals" else comparison


def form_words(slots: Slots) -> list[str]:
    """The words of the form itself, as written."""
    return [token.text.lower() for token in slots.get("verb", ())]


def names_of(slots: Slots) -> bool:
    """Whether "of" stands before a name, and not before an amount."""
    of = any(token.code == "of" for token in slots["verb"])
    return of and not any(token.text.lstrip("$€£+-")[:1].isdigit() for token in slots.get("quoted", ()))


def is_spinner(target: Phrase) -> bool:
    """Whether it is a number field that one turns up and down."""
    return target.kind == "field" and "spin" in target.noun


def _is_choice(target: Phrase) -> bool:
    """Whether it is an option by name inside a dropdown."""
    inside = target.within is not None and target.within.kind == "select"
    return inside and target.kind in ("", "option") and bool(target.words) and target.ordinal is None


def around(frame: Frame, place: Phrase) -> Frame:
    """The frame with its target narrowed to a place."""
    return replace(frame, target=placed(frame.target, place)) if frame.target else frame


def emptied(thing: Thing | None, kind: str) -> Phrase | None:
    """The phrase of a thing, with ``kind`` where none was said."""
    if thing is None:
        return None
    return replace(thing.phrase, kind=kind) if kind and not thing.phrase.kind else thing.phrase


def placed(phrase: Phrase, place: Phrase | None) -> Phrase:
    """The phrase with a place around its outermost part."""
    if place is None:
        return phrase
    within = place if phrase.within is None else placed(phrase.within, place)
    return replace(phrase, within=within)
