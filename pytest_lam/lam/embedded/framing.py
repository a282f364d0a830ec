"""From a form that matched to the frames that it means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.phrases import PhraseReader, Thing
from pytest_lam.lam.embedded.tables import column_of, pairs_of, rows_of
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form, Vocabulary
from pytest_lam.step import Step
from pytest_lam.values import Value, value_of

Slots = Mapping[str, Sequence[Token]]

CHECKING = frozenset(
    {"text", "heading", "title", "address", "value", "state", "count", "row", "present", "see", "told", "logged in"}
)
_PLACING = frozenset({"in", "on", "within", "inside", "under", "at", "for", "of"})
_ADDRESSES = frozenset({"url", "address", "address bar", "page url", "current url", "browser url", "path"})
_ABILITIES = frozenset({"click", "fill", "select", "choose", "check", "uncheck", "open", "submit", "clear"})
_CONTENT = frozenset({"contain", "include", "mention", "list", "have", "feature", "comprise", "hold"})


class Unfit(Exception):
    """The words fit the form, but what stands in a slot does not."""


@dataclass(frozen=True, slots=True)
class Framed:
    """Frames and the doubt about them. ``used`` tells whether the table or doc string is in them."""

    frames: tuple[Frame, ...]
    doubt: float
    used: bool = False


class Framer:
    """Builds the frames of one clause; ``tabled`` is the step where its table or doc string belongs to the clause."""

    def __init__(self, text: str, vocabulary: Vocabulary, step: Step, tabled: bool) -> None:
        self.reader = PhraseReader(text, vocabulary)
        self.vocabulary = vocabulary
        self.rules: Mapping[str, Sequence[str]] = vocabulary.tables["kind_rules"]
        self.step = step
        self.table = step.table if tabled else ()
        self.docstring = step.docstring if tabled else None

    def frame(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """The frames of ``form`` with these slots; Unfit where a slot holds what it can't."""
        intent = form.then if form.then and self.step.type == "then" else form.intent
        if form.only == "table":
            return self._tabled(form, intent, slots, clause)
        builder = getattr(self, "_as_" + intent.replace(" ", "_"), self._plain)
        framed: Framed = builder(replace(form, intent=intent), slots, clause)
        if form.negated:
            framed = replace(framed, frames=tuple(replace(frame, negated=True) for frame in framed.frames))
        return self._turned(form, framed, clause)

    # Slots -----------------------------------------------------------------------------------

    def _thing(self, form: Form, slots: Slots, name: str) -> Thing | None:
        tokens = slots.get(name)
        if not tokens:
            return None
        thing = self.reader.thing(tokens)
        wanted = form.slot_kinds.get(name)
        if wanted and not self._is_kind(thing.phrase, wanted, tokens):
            raise Unfit
        return thing

    def _is_kind(self, phrase: Phrase, wanted: str, tokens: Sequence[Token]) -> bool:
        if wanted == "site":
            return phrase.kind == "page" or phrase.words.lower() in ("system", "application", "app", "shop", "store")
        if wanted == "page" and len(tokens) == 1 and _is_address(tokens[0]):
            return True
        if wanted == "ordinal":
            return phrase.ordinal is not None
        if wanted == "message":
            return phrase.kind in self.rules["messages"]
        return phrase.kind == wanted

    def _value(self, slots: Slots) -> tuple[Value | None, float]:
        tokens = slots.get("value") or slots.get("quoted")
        return self.reader.value(tokens) if tokens else (None, 0.0)

    def _number(self, tokens: Sequence[Token]) -> tuple[int, str]:
        last = tokens[-1]
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
        return thing if thing.phrase.kind in (*self.rules["containers"], "tab") else None

    # Frames ----------------------------------------------------------------------------------

    def _plain(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Any intent that takes its slots as they are."""
        target, place = self._thing(form, slots, "target"), self._thing(form, slots, "place")
        value, doubt = self._value(slots)
        if form.intent in ("text", "value") and slots.get("value"):
            doubt += self._vagueness(slots["value"])
        if form.intent == "fill" and value is None and self.docstring is None:
            raise Unfit
        count = self._number(slots["count"])[0] if "count" in slots else None
        state = self._state_of(form, slots)
        frame = Frame(
            form.intent,
            target=self._recast(form.intent, _emptied(target, form.kind)),
            value=value,
            place=_emptied(place, ""),
            comparison=form.comparison,
            count=count,
            state=state,
        )
        doubt += sum(thing.doubt for thing in (target, place) if thing)
        return Framed((self._with_kinds(frame, form),), doubt)

    def _vagueness(self, tokens: Sequence[Token]) -> float:
        """The doubt that words without quotes are what the page shows."""
        if tokens[0].is_value or not tokens[0].text[:1].islower():
            return 0.0
        costs = self.vocabulary.costs
        changed = any(token.text != token.code or token.text.endswith("ed") for token in tokens)
        return costs["changed"] if changed else costs["vague_value"]

    def _recast(self, intent: str, target: Phrase | None) -> Phrase | None:
        """The kind that a noun of several meanings has with this deed: one types into a box, or ticks it."""
        kinds = self.vocabulary.tables["recast"].get(intent, {})
        return replace(target, kind=kinds[target.kind]) if target and target.kind in kinds else target

    def _state_of(self, form: Form, slots: Slots) -> str:
        for name, table in (("state", self.vocabulary.states), ("order", self.vocabulary.orders)):
            if name in slots:
                return table[" ".join(token.code for token in slots[name]) + " "]
        return " ".join(token.code for token in slots["deed"]) if "deed" in slots else ""

    def _with_kinds(self, frame: Frame, form: Form) -> Frame:
        """A field's text is the value that it holds."""
        if frame.intent == "text" and frame.target and frame.target.kind in self.rules["fields"]:
            return replace(frame, intent="value")
        if frame.intent == "text" and frame.target and self._is_part(frame.target):
            return replace(frame, comparison="contains")
        if frame.intent == "text" and frame.target and _is_page(frame.target):
            return replace(frame, target=None, comparison="contains")
        if frame.intent == "text" and frame.target and frame.target.kind == "column" and frame.target.within:
            cell = (frame.target.words, str(frame.value))
            return Frame("row", target=frame.target.within, rows=((cell,),))
        return frame

    def _as_navigate(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        tokens = slots.get("target") or slots.get("value") or slots.get("quoted") or ()
        addresses = [token for token in tokens if _is_address(token)]
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
        thing = self._thing(form, slots, "target")
        if thing and thing.phrase.kind == "tab" and form.intent == "address":
            return Framed((Frame("state", target=thing.phrase, state="selected"),), thing.doubt)
        if thing is None or thing.phrase.kind not in ("", "page"):
            raise Unfit
        if thing.phrase.kind == "page" and thing.phrase.ordinal and not thing.phrase.words:
            number = Phrase(str(thing.phrase.ordinal), "link", quoted=True, within=thing.phrase.within)
            return Framed((Frame("click", target=number),), thing.doubt)
        sure = thing.phrase.kind == "page"
        target = replace(thing.phrase, kind="page")
        plain = 0.0 if sure or thing.phrase.quoted else self.vocabulary.costs["plain_phrase"]
        return Framed((Frame(form.intent, target=target),), thing.doubt + plain)

    _as_address = _as_navigate

    def _is_part(self, target: Phrase) -> bool:
        """Whether a text said of this is but a part of what stands there: the first product, the row of "Ada"."""
        return target.kind in self.rules["containers"] or (target.ordinal is not None and not target.kind)

    def _as_open(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        if len(slots["target"]) == 1 and _is_address(slots["target"][0]):
            return self._as_navigate(replace(form, intent="navigate"), slots, clause)
        return self._plain(form, slots, clause)

    def _as_press(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        loose = "looserkey" in slots
        tokens = slots["looserkey"] if loose else slots["key"]
        key = self._key("".join(token.text + " " for token in tokens).strip(), loose)
        target = self._thing(form, slots, "target")
        frame = Frame("press", target=_emptied(target, ""), value=key)
        return Framed((frame,), target.doubt if target else 0.0)

    def _key(self, said: str, loose: bool) -> str:
        tables = self.vocabulary.tables
        keys: dict[str, str] = tables["keys"] | (tables["button_like_keys"] if loose else {})
        *held, last = re.split(r"\s*\+\s*|(?<=\w)-(?=\w)", said.lower())
        if not held and last in keys:
            return keys[last]
        names = tables["keys"] | tables["button_like_keys"]
        if held and all(name in tables["modifiers"] for name in held) and (last in names or len(last) == 1):
            return "+".join([*(tables["modifiers"][name] for name in held), names.get(last, last)])
        if loose and len(said) == 1:
            return said
        raise Unfit

    def _as_log_in(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        at = slots.get("place", ())
        opened = len(at) == 1 and _is_address(at[0])
        first = (Frame("navigate", value=value_of(at[0].text)),) if opened else ()
        place = None if opened else self._thing(form, slots, "place")
        pairs: tuple[tuple[str, Value], ...] = ()
        doubt = place.doubt if place else 0.0
        if "credentials" in slots:
            pairs, more = self._credentials(slots["credentials"])
            doubt += more
        elif self.table:
            pairs = pairs_of(self.table, self.vocabulary) or ()
        used = bool(self.table) and bool(pairs)
        if clause.who and not pairs:
            pairs = (("user", clause.who),)
        return Framed((*first, Frame("log in", place=_emptied(place, ""), pairs=pairs)), doubt, used)

    def _as_logged_in(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        framed = self._as_log_in(form, slots, clause)
        pairs = framed.frames[-1].pairs
        value = pairs[0][1] if pairs else None
        return replace(framed, frames=(Frame("logged in", value=value),))

    def _as_logged_out(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        return Framed((Frame("logged in", negated=True),), 0.0)

    def _credentials(self, tokens: Sequence[Token]) -> tuple[tuple[tuple[str, Value], ...], float]:
        labels = self.vocabulary.tables["labels"]
        values = [index for index, token in enumerate(tokens) if token.is_value]
        if not values or (not tokens[0].is_value and self._is_plain_user(tokens, values[0])):
            cut = self._plain_end(tokens)
            name = self.reader.span(tokens[:cut]).removesuffix(" user")
            rest, doubt = self._credentials(tokens[cut + 1 :]) if cut + 1 < len(tokens) else ((), 0.0)
            role = "described" if tokens[0].led else "plain_value"  # "an editor" is nobody in particular
            return (("user", name), *rest), doubt + self.vocabulary.costs[role]
        pairs: list[tuple[str, Value]] = []
        doubt = 0.0
        start = 0
        for index in values:
            said = " ".join(token.text.lower() for token in tokens[start:index])
            label = next((name for name in ("password", "user") if _mentions(said, labels[name])), "")
            default = "password" if pairs else "user"
            known = (tokens[start:index] and label) or _is_joint(tokens[start:index])
            doubt += 0.0 if known else self.vocabulary.costs["filler"] * len(tokens[start:index])
            pairs.append((label or default, value_of(tokens[index].text)))
            start = index + 1
        doubt += self.vocabulary.costs["filler"] * (len(tokens) - start) + max(0, len(pairs) - 2) * 0.3
        return tuple(pairs), doubt

    def _is_plain_user(self, tokens: Sequence[Token], first_value: int) -> bool:
        """Whether a name without quotes stands before the first value: Ada with password "x"."""
        return any(token.code in ("with", "and", "use", "using") for token in tokens[1:first_value])

    @staticmethod
    def _plain_end(tokens: Sequence[Token]) -> int:
        return next((index for index, token in enumerate(tokens) if token.code in ("with", "and", "use")), len(tokens))

    def _as_command(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        if (clause.tokens[0].led and form.say.startswith("{deed}")) or not (clause.actor or "target" in slots):
            raise Unfit
        return self._plain(form, slots, clause)

    # What is seen ----------------------------------------------------------------------------

    def _as_count(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        assert thing is not None
        count, comparison = self._number(slots["count"])
        target = _placed(thing.phrase, place.phrase if place else None)
        doubt = thing.doubt + (place.doubt if place else 0.0)
        frame = Frame("count", target=target, count=count)
        return Framed((replace(frame, comparison=comparison),), doubt)  # type: ignore[arg-type]

    def _as_see(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        if thing is None:
            tokens = slots.get("quoted")
            if not tokens:
                raise Unfit
            thing = self.reader.thing(tokens)
        if thing.phrase.quoted and thing.phrase.words.isdigit() and thing.phrase.hint:
            thing = replace(thing, doubt=thing.doubt + self.vocabulary.costs["counted"])
        shown = "place" in slots and form.say.startswith("{place}")
        if shown and place and place.phrase.words.lower() == "it":
            place = Thing(Phrase("", "page"), self.vocabulary.costs["pointing"])
        doubt = thing.doubt + (place.doubt if place else 0.0)
        phrase = _placed(thing.phrase, place.phrase if place else None)
        frame = self._seen(phrase, thing, clause)
        if shown and place and frame.intent == "text":
            frame = self._shown(frame, place.phrase, slots)
        return Framed((frame,), doubt)

    def _seen(self, phrase: Phrase, thing: Thing, clause: Clause) -> Frame:
        within = None if phrase.within is None or _is_page(phrase.within) else phrase.within
        if thing.state:
            return Frame("state", target=replace(phrase, within=within), state=thing.state)
        value = value_of(phrase.words)
        if within is not None and not within.kind and within.words.lower() in _ADDRESSES:
            return Frame("address", value=value, comparison="contains")
        if phrase.kind == "page" and phrase.words and phrase.ordinal is None:
            return Frame("address", target=replace(phrase, within=within))
        if phrase.quoted and phrase.kind == "heading":
            return Frame("heading", value=value, target=within)
        if phrase.quoted and phrase.kind in self.rules["messages"]:
            where = Phrase(phrase.hint, phrase.kind, ordinal=phrase.ordinal, within=within)
            return Frame("text", target=where, value=value, comparison="contains")
        number = phrase.words[:1].isdigit() and " " not in phrase.words
        if (phrase.quoted or number) and not phrase.kind and phrase.ordinal is None:
            return Frame("text", target=within, value=value, comparison="contains")
        target = replace(phrase, within=within)
        if clause.none and not phrase.quoted and self._is_plural(phrase):
            return Frame("count", target=target, count=0, negated=True)
        return Frame("present", target=target)

    def _is_plural(self, phrase: Phrase) -> bool:
        last = phrase.words.split()[-1:] or [""]
        return last[0].endswith("s") or phrase.kind in ("item", "row")

    def _shown(self, frame: Frame, place: Phrase, slots: Slots) -> Frame:
        """ "The badge shows X" is its whole text, "the cart contains X" a part of it."""
        verb = slots.get("verb", ())
        content = any(token.code in _CONTENT for token in verb)
        whole = not content and place.kind not in self.rules["containers"] and not _is_page(place)
        return self._with_kinds(replace(frame, target=place, comparison="equals" if whole else "contains"), _NO_FORM)

    def _as_told(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        value, _ = self._value(slots)
        return Framed((Frame("present", target=Phrase(str(value), "message")),), self.vocabulary.costs["told"])

    def _as_state(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        target = self._thing(form, slots, "target")
        if target is None or _is_page(target.phrase):
            raise Unfit
        state = self._state_of(form, slots)
        return Framed((Frame("state", target=target.phrase, state=state or "focused"),), target.doubt)

    def _as_row(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        column, target = self._thing(form, slots, "column"), self._thing(form, slots, "target")
        value, doubt = self._value(slots)
        assert column is not None
        rows = (((column.phrase.words, str(value)),),)
        doubt += column.doubt + (target.doubt if target else 0.0)
        return Framed((Frame("row", target=_emptied(target, ""), rows=rows),), doubt)

    # Tables and doc strings ------------------------------------------------------------------

    def _tabled(self, form: Form, intent: str, slots: Slots, clause: Clause) -> Framed:
        target = self._thing(form, slots, "target")
        doubt = target.doubt if target else 0.0
        if intent == "fill":
            return self._filled(_emptied(target, ""), doubt)
        thing, place = self._thing(form, slots, "thing"), self._thing(form, slots, "place")
        doubt += sum(part.doubt for part in (thing, place) if part) / 2
        where = place.phrase if place else thing.phrase.within if thing else None
        where = None if where is None or _is_page(where) else where
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
        else:
            frames = (Frame("row", target=where, rows=rows_of(self.table, self.vocabulary)),)
        return self._turned(form, Framed(frames, doubt, used=True), clause)

    def _ordered(self, thing: Thing, where: Phrase | None, said: Sequence[str]) -> Framed:
        if not self.table or max(len(row) for row in self.table) != 1:
            raise Unfit
        inside = {"list": "item", "table": "row"}.get(thing.phrase.kind)
        one = Phrase("", inside, within=thing.phrase) if inside else _placed(replace(thing.phrase, within=None), where)
        values = column_of(self.table, said, self.vocabulary)
        frames = tuple(
            Frame("text", target=replace(one, ordinal=place), value=value_of(value), comparison="contains")
            for place, value in enumerate(values, 1)
        )
        return Framed(frames, thing.doubt, used=True)

    def _filled(self, target: Phrase | None, doubt: float) -> Framed:
        if self.docstring is not None and target is not None:
            return Framed((Frame("fill", target=target, value=value_of(self.docstring)),), doubt, used=True)
        pairs = pairs_of(self.table, self.vocabulary) if self.table else None
        if not pairs:
            raise Unfit
        return Framed((Frame("fill", target=target, pairs=pairs),), doubt, used=True)

    # Negation and ability --------------------------------------------------------------------

    def _turned(self, form: Form, framed: Framed, clause: Clause) -> Framed:
        """The frames as negation and "can" turn them."""
        frames = framed.frames
        if (
            clause.able
            and (self.step.type == "then" or clause.stating)
            and all(frame.intent in _ABILITIES for frame in frames)
        ):
            frames = tuple(Frame("state", target=frame.target, state="enabled") for frame in frames)
            if any(frame.target is None for frame in frames):
                raise Unfit
        if not clause.negated or form.only == "negated":
            return replace(framed, frames=frames)
        return replace(framed, frames=tuple(_negative(frame) for frame in frames))


def _negative(frame: Frame) -> Frame:
    if frame.intent in CHECKING:
        if frame.intent == "count" and frame.count == 0 and frame.negated:
            return replace(frame, negated=False)
        return replace(frame, negated=not frame.negated)
    opposite = {"check": "uncheck", "uncheck": "check", "log in": "log out", "fill": "clear"}.get(frame.intent)
    if opposite is None or frame.pairs:
        raise Unfit
    return Frame(opposite, target=frame.target)


def around(frame: Frame, place: Phrase) -> Frame:
    """The frame with its target narrowed to a place."""
    return replace(frame, target=_placed(frame.target, place)) if frame.target else frame


def _emptied(thing: Thing | None, kind: str) -> Phrase | None:
    if thing is None:
        return None
    return replace(thing.phrase, kind=kind) if kind and not thing.phrase.kind else thing.phrase


def _placed(phrase: Phrase, place: Phrase | None) -> Phrase:
    if place is None:
        return phrase
    within = place if phrase.within is None else _placed(phrase.within, place)
    return replace(phrase, within=within)


def _is_page(phrase: Phrase) -> bool:
    return phrase.kind == "page" and not phrase.words


def _is_address(token: Token) -> bool:
    return token.is_value and re.match(r"https?://|#?/|about:|file:", token.text) is not None


def _mentions(said: str, labels: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(label)}\b", said) for label in labels)


def _is_joint(tokens: Sequence[Token]) -> bool:
    return all(token.code in ("and", "/", "with", "user", ":", "use", "as") for token in tokens)


_NO_FORM = Form("text", "", "", 0.0)
