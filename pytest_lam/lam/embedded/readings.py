"""The readings of one clause: which form of the vocabulary explains it best."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.frames import Frame
from pytest_lam.lam.embedded.framing import Framer, measured
from pytest_lam.lam.embedded.referring import WORDLESS
from pytest_lam.lam.embedded.slots import Framed, Unfit, around
from pytest_lam.lam.embedded.stating import CHECKING
from pytest_lam.lam.embedded.tokens import Token, codes, stem
from pytest_lam.lam.embedded.unknown import passive_deed
from pytest_lam.lam.embedded.vocabulary import Form, Vocabulary
from pytest_lam.lam.embedded.wording import misnamed
from pytest_lam.step import Step


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand some tokens. ``score`` is 0 to 1, credit for literal words not counted in."""

    frames: tuple[Frame, ...] = ()
    score: float = 0.0
    credit: float = 0.0
    rule: str = ""
    used: bool = False
    form: Form | None = None

    @property
    def rank(self) -> float:
        """What readings compete by."""
        return self.score + self.credit


NOTHING = Reading()
NOUN = "\u00b0"
"""Mark at the end of a word's code that must not be matched as a verb."""
SURE = 0.9
"""A reading as good as this is not looked at twice: what doubt is left comes from plain words alone."""


class Matcher:
    """Finds the form that explains a clause best."""

    def __init__(self, text: str, step: Step, words: Vocabulary, tabled: bool) -> None:
        self.step = step
        self.words = words
        self.costs = words.costs
        self.tabled = tabled
        self.framer = Framer(text, words, step, tabled)

    def best(self, clause: Clause) -> Reading:
        """The reading that explains most of the clause."""
        if not clause.tokens:
            return NOTHING
        reading = self._direct(clause)
        if reading.score < SURE:
            reading = max(reading, self._placed(clause), key=lambda found: found.rank)
        if reading.score >= self.words.threshold:
            return reading
        return max(reading, self._named(clause), key=lambda found: found.rank)

    def _named(self, clause: Clause) -> Reading:
        """A deed that no table knows: pages that offer it call it by that name ("I pledge the amount")."""
        first, rest = clause.tokens[0], clause.tokens[1:]
        told = clause.negated or clause.stating or {first.code, clause.tokens[-1].code} & self.words.verbs
        if self.step.type == "when" and not told and (done := passive_deed(clause.tokens)):
            return self._by_name(done, clause.tokens[:-2])
        stated = self.step.type == "then" or not clause.actor or clause.negated or clause.stating
        stated = stated or (first.code in self.words.introducing and not (rest and rest[0].is_exact))
        if stated or not rest or not _may_be_verb(first) or first.code in self.words.verbs:
            return NOTHING
        if stem(first.text) in self.words.words("inward"):
            return NOTHING
        begun = rest[0].led or any(token.is_value for token in rest[:2])
        if not (begun or rest[0].code in self.words.words("articles")):
            return NOTHING
        return self._by_name(stem(first.text), rest)

    def _by_name(self, deed: str, tokens: Sequence[Token]) -> Reading:
        thing = self.framer.reader.thing(tokens)
        if thing.phrase.refers == "it" and thing.phrase.words in WORDLESS:
            return NOTHING
        frame = Frame("command", target=thing.phrase, state=deed)
        score = 1.0 - self.costs["unknown_verb"] - thing.doubt
        return Reading((frame,), score, 0.0, "command: a deed by its own name")

    def _placed(self, clause: Clause) -> Reading:
        """The clause without the place that ends it ("... in the login form"), put around what was meant."""
        for index in range(2, len(clause.tokens) - 1):
            place = self.framer.place_at(clause.tokens, index)
            if place is None:
                continue
            inner = self._direct(replace(clause, tokens=clause.tokens[:index]))
            if len(inner.frames) != 1 or inner.frames[0].target is None:
                return NOTHING
            frame, lost = measured(around(inner.frames[0], place.phrase))
            doubt = place.doubt + self.costs["moved_place"] + lost * self.costs["all"]
            return replace(inner, frames=(frame,), score=inner.score - doubt)
        return NOTHING

    def _direct(self, clause: Clause) -> Reading:
        text = codes(clause.tokens)
        allowed: set[str] = {self.step.type}
        allowed |= {"table"} if self.tabled else set()
        allowed |= {"negated"} if clause.negated else set()
        present = frozenset(token.code for token in clause.tokens)
        best = NOTHING
        for form in self.words.candidates(present):
            if form.only and form.only not in allowed:
                continue
            reading = self._matched(form, text, clause)
            if reading.rank > best.rank:
                best = reading
        return best

    def _matched(self, form: Form, text: str, clause: Clause) -> Reading:
        """The reading by this form; a noun that only looks like its verb ("the list has ...") is passed over."""
        pattern = self.words.pattern(form)
        match = pattern.fullmatch(text)
        while match:
            slots = _slots(match, clause.tokens)
            reading = self._reading(form, slots, clause)
            noun = self._noun(slots, clause) if form.lead and not reading.frames else None
            if noun is None:
                return reading
            words = text.split(" ")
            words[clause.tokens.index(noun)] += NOUN
            text = " ".join(words)
            match = pattern.fullmatch(text)
        return NOTHING

    def _noun(self, slots: Mapping[str, Sequence[Token]], clause: Clause) -> Token | None:
        """What was taken for the verb of a statement but cannot be one."""
        verb = slots["verb"]
        return verb[0] if verb and verb[0].code in self.words.verbs and not self._is_finite(verb[0], clause) else None

    def _credit(self, slots: Mapping[str, Sequence[Token]], clause: Clause, framed: Framed) -> float:
        inside = {id(token) for name, tokens in slots.items() if name != "verb" for token in tokens}
        literal = sum(id(token) not in inside for token in clause.tokens)
        return literal * self.costs["literal"] + (self.costs["table"] if framed.used else 0.0)

    def _reading(self, form: Form, slots: Mapping[str, Sequence[Token]], clause: Clause) -> Reading:
        if form.reserved & {token.code for token in slots["verb"]} or not self._is_grammatical(form, slots, clause):
            return NOTHING
        try:
            framed = self.framer.frame(form, slots, clause)
        except Unfit:
            return NOTHING
        score = 1.0 - form.cost - framed.doubt - self._mood(framed, form, clause)
        score -= misnamed(framed.frames, self.words) * self.costs["misnamed"]
        score -= self.costs["passive_given"] if form.passive and self.step.type == "given" else 0.0
        rule = f"{form.intent}: {form.say}"
        return Reading(framed.frames, score, self._credit(slots, clause, framed), rule, framed.used, form)

    def _is_grammatical(self, form: Form, slots: Mapping[str, Sequence[Token]], clause: Clause) -> bool:
        verb = slots["verb"]
        if clause.actor and form.lead not in ("", "deed"):
            return False
        deed = form.intent not in CHECKING and clause.tokens[0].code in self.words.verbs
        if clause.tokens[0].led and (form.verb or (deed and not form.lead)):
            return False  # "the input", "the list", "the check": a noun
        deed = not form.lead and form.intent not in CHECKING
        if deed and not clause.actor and _is_subject(clause.tokens):
            return False  # "focus moves to ...": a noun
        if form.passive or form.participle:
            return not clause.stating and self.step.type != "then" and self._is_participle(verb)
        if form.lead in ("", "deed") or not verb:
            return True
        return self._is_finite(verb[0], clause)

    def _is_finite(self, first: Token, clause: Clause) -> bool:
        """Whether the verb of a statement can be one where it stands: inflected, governed or after a plural."""
        participle = first.text.endswith("ing") and first.code in self.words.verbs and first.code != first.text
        inflected = first.text.lower() != first.code and not participle
        finite = first.code in ("be", "have") or inflected or first.code not in self.words.verbs
        before = clause.tokens[max(0, clause.tokens.index(first) - 1)].text
        plural = before.endswith("s") and (first.code,) not in self.words.nouns
        return finite or first.start in clause.governed or plural

    def _is_participle(self, verb: Sequence[Token]) -> bool:
        """Whether the word after "be" is a verb's past form, and no adjective ("is empty", "is clear")."""
        after = next((index for index, token in enumerate(verb) if token.code == "be"), len(verb)) + 1
        words = verb[after : after + 1]
        return all(word.text.lower() != word.code or word.code in self.words.tables["inflection"] for word in words)

    @staticmethod
    def _is_past(clause: Clause) -> bool:
        """Whether the verb tells what has been done: "the customer bought a lamp"."""
        first = clause.tokens[0]
        text = first.text.lower()
        return text != first.code and not text.endswith(("s", "ing")) and not first.is_value

    def _mood(self, framed: Framed, form: Form, clause: Clause) -> float:
        checking = any(frame.intent in CHECKING for frame in framed.frames)
        if self.step.type == "then" or clause.stating:
            past = self._is_past(clause) and all(frame.intent == "command" for frame in framed.frames)
            return 0.0 if checking else self.costs["acting_then"] + past * self.costs["described"]
        return self.costs["stating"] if checking else 0.0


MOVING = frozenset({"move", "jump", "stay", "remain", "become", "appear", "disappear", "contain", "equal", "shift"})


def _is_subject(tokens: Sequence[Token]) -> bool:
    """Whether a verb of things in the third person follows the first word, which is none then."""
    after = tokens[1] if len(tokens) > 1 else None
    return after is not None and not after.is_value and after.text.endswith("s") and after.code in MOVING


def _may_be_verb(token: Token) -> bool:
    """Whether an unknown word has the form of a deed in the present: no past, no adverb, no name."""
    word = token.text.isalpha() and token.text.islower() and not (token.led or token.is_value)
    return word and not token.text.endswith(("ed", "ing", "ly"))


def _slots(match: re.Match[str], tokens: Sequence[Token]) -> dict[str, Sequence[Token]]:
    text = match.string
    slots: dict[str, Sequence[Token]] = {}
    covered = 0
    for name, words in match.groupdict().items():
        if words:
            first = text.count(" ", 0, match.start(name))
            last = text.count(" ", 0, match.end(name))
            slots[name] = tokens[first:last]
            covered += last - first
    taken = {id(token) for found in slots.values() for token in found}
    slots["verb"] = [token for token in tokens if id(token) not in taken]
    return slots


def join(left: Reading, right: Reading) -> Reading:
    """The reading of two clauses, one after the other."""
    if not right.frames:
        return NOTHING
    return Reading(
        left.frames + right.frames,
        min(left.score, right.score),
        (left.credit + right.credit) / 2,
        f"{left.rule} + {right.rule}",
        left.used or right.used,
        right.form,
    )
