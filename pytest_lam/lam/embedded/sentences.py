"""One sentence of a step: read as a whole, or cut at its conjunctions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pytest_lam.lam.embedded.clauses import ClauseReader
from pytest_lam.lam.embedded.frames import Understanding
from pytest_lam.lam.embedded.readings import NOTHING, Matcher, Reading, join
from pytest_lam.lam.embedded.refusals import remedy
from pytest_lam.lam.embedded.stating import CHECKING
from pytest_lam.lam.embedded.tokens import Sentence, Token, codes
from pytest_lam.lam.embedded.vocabulary import Form, Vocabulary, vocabulary
from pytest_lam.step import Step

DISTRIBUTING = frozenset(
    {"text", "present", "click", "check", "uncheck", "choose", "add", "remove", "state", "heading"}
)
"""What is asked of each of several things named together; of a field only one value can be asked."""


class SentenceReader:
    """Reads one sentence: as a whole, or cut at its conjunctions."""

    def __init__(self, sentence: Sentence, step: Step, words: Vocabulary) -> None:
        self.sentence = sentence
        self.step = step
        self.words = words
        self.clauses = clause_reader()
        self.tabled = bool(step.table) or step.docstring is not None
        self.tokens = _without_tail(sentence.tokens, words) if self.tabled else tuple(sentence.tokens)
        self._known: dict[tuple[tuple[int, str], ...], Reading] = {}
        self._rests: dict[tuple[int, str], Reading] = {}

    def impossible(self) -> Understanding | None:
        """The refusal of what no browser can do or no check can tell, or None."""
        clause = self.clauses.read(self.tokens)
        said = codes(clause.tokens).strip()
        for entry in self.words.impossible:
            if entry.only in ("", self.step.type) and entry.pattern.search(said):
                return Understanding(
                    refused=entry.reason, kind="impossible", remedy=remedy(self.step), rule="impossible"
                )
        return None

    def read(self) -> Reading:
        """The best reading of the whole sentence."""
        return self._read(self.tokens, None)

    def _read(self, tokens: Sequence[Token], inherited: Reading | None) -> Reading:
        key = (len(tokens), inherited.rule.rpartition(" + ")[2] if inherited else "")
        if key not in self._rests:
            self._rests[key] = self._split(tokens, inherited)
        return self._rests[key]

    def _split(self, tokens: Sequence[Token], inherited: Reading | None) -> Reading:
        best = max(self._clause(tokens), self._distributed(tokens), key=lambda reading: reading.rank)
        if inherited is not None:
            best = max(best, self._elliptic(tokens, inherited), key=lambda reading: reading.rank)
        for index, length in self._cuts(tokens):
            left = self._clause(tokens[:index])
            if inherited is not None:
                left = max(left, self._elliptic(tokens[:index], inherited), key=lambda reading: reading.rank)
            if left.score < self.words.threshold:
                continue
            joined = join(left, self._read(tokens[index + length :], left))
            if joined.rank > best.rank:
                best = joined
        return best

    def _distributed(self, tokens: Sequence[Token]) -> Reading:
        """A list of quoted values that share all other words: I see "A", "B" and "C" in the cart."""
        start, end, values = _value_list(tokens)
        if len(values) < 2:
            return NOTHING
        found = [self._clause((*tokens[:start], value, *tokens[end:])) for value in values]
        intents = {frame.intent for reading in found for frame in reading.frames}
        if len(intents) != 1 or not intents <= DISTRIBUTING or any(len(reading.frames) != 1 for reading in found):
            return NOTHING
        frames = tuple(frame for reading in found for frame in reading.frames)
        credit = found[0].credit + len(values) * self.words.costs["literal"]
        return replace(found[0], frames=frames, score=min(reading.score for reading in found), credit=credit)

    def _cuts(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Where a conjunction may part two clauses, and how many words it has."""
        for index in range(1, len(tokens) - 1):
            for said in self.words.grammar["conjunctions"]:
                parts = said.split()
                if [token.code for token in tokens[index : index + len(parts)]] == parts:
                    following = tokens[index + len(parts) :]
                    if following and following[0].code not in ("and", ",", "then", "but"):
                        yield index, len(parts)
                    break
            if tokens[index].code == "," and tokens[index + 1].code in ("and", "then", "but"):
                length = 3 if index + 2 < len(tokens) and tokens[index + 2].code == "then" else 2
                yield index, length

    def _elliptic(self, tokens: Sequence[Token], before: Reading) -> Reading:
        """A clause that leaves out the verb of the one before it: fill A with B and C with D."""
        if before.form is None or not tokens or not _begins_a_thing(tokens):
            return NOTHING
        negative = tokens[0].code == "not"
        rest = tokens[1:] if negative else tokens
        verb = self._verb_of(before.form)
        if verb is None or not rest:
            return NOTHING
        lead = (*verb, *((_NOT,) if negative or before.frames[-1].negated else ()))
        found = self._clause((*lead[len(verb) :], *verb, *rest))
        return found if _alike(before, found) else NOTHING

    @staticmethod
    def _verb_of(form: Form) -> tuple[Token, ...] | None:
        match = re.match(r"<(\w+)>", form.say)
        if not match or form.passive:
            return None
        first = vocabulary().group(match[1])
        plain = min(first, key=lambda said: (len(said.split()), first.index(said)))
        chosen = vocabulary().fold(vocabulary().tables["verbs"][match[1]][0]) or plain
        return tuple(Token(word, word, 0, 0) for word in chosen.split())

    def _clause(self, tokens: Sequence[Token]) -> Reading:
        if not tokens:
            return NOTHING
        key = tuple((token.start, token.code) for token in tokens)
        if key not in self._known:
            ends = tokens[-1].end >= self.tokens[-1].end
            matcher = Matcher(self.sentence.text, self.step, self.words, self.tabled and ends)
            self._known[key] = matcher.best(self.clauses.read(tokens))
        return self._known[key]


def _value_list(tokens: Sequence[Token]) -> tuple[int, int, list[Token]]:
    """The first list of quoted values: where it starts and ends, and its values."""
    for start, token in enumerate(tokens):
        if not token.is_exact:
            continue
        values, end = [token], start + 1
        while end < len(tokens) - 1:
            joint = end
            while (
                joint < len(tokens) and not tokens[joint].is_value and tokens[joint].code in (",", "and", "or", "nor")
            ):
                joint += 1
            if any(other.code == "or" for other in tokens[end:joint]) and not _denied(tokens[:start]):
                break
            if joint == end or joint == len(tokens) or not tokens[joint].is_exact:
                break
            values.append(tokens[joint])
            end = joint + 1
        return start, end, values
    return 0, 0, []


def _denied(tokens: Sequence[Token]) -> bool:
    """Whether these words turn what follows round, so that "or" means "and not"."""
    return any(token.code in ("not", "no", "neither", "unable") for token in tokens)


def _alike(before: Reading, found: Reading) -> bool:
    """Whether a clause without a verb says as much as the one before it, which has the verb."""
    if not found.frames:
        return False
    first, second = before.frames[-1], found.frames[0]
    if first.intent in CHECKING:
        return second.intent in CHECKING
    same = first.intent == second.intent and (first.value is None) == (second.value is None)
    return same and (first.target is None) == (second.target is None)


_DANGLING = frozenset({"with", "use", "using", "as"})
_JOINTS = _DANGLING | {"by", "to", "in", "from", "into"}
"""What may stand between a deed and the table or doc string that follows it."""
_NOT = Token("not", "not", 0, 0)


def _begins_a_thing(tokens: Sequence[Token]) -> bool:
    first = tokens[1] if tokens[0].code == "not" and len(tokens) > 1 else tokens[0]
    labelled = len(tokens) > 1 and any(token.is_exact for token in tokens[1:3]) and first.code not in vocabulary().verbs
    return first.is_exact or labelled or first.code in ("the", "a", "an")


def _without_tail(tokens: Sequence[Token], words: Vocabulary) -> tuple[Token, ...]:
    """Without what only points at the table: "with the following details:"."""
    kept = list(tokens)
    while kept and not kept[-1].is_value and kept[-1].code in ".,;:":
        kept.pop()
    pointers = [
        index for index, token in enumerate(kept) if token.code in ("follow", "these", "below") and not token.is_value
    ]
    if pointers:
        index = pointers[-1]
        nouns = kept[index + 1 :]
        generic = all(token.text.lower() in words.grammar["following"] for token in nouns)
        kept = kept[:index] + ([] if generic else nouns)
    joints = _JOINTS if pointers else _DANGLING
    while len(kept) > 1 and not kept[-1].is_value and kept[-1].code in ("the", "a", "an", ":", ",", "and"):
        kept.pop()
    if len(kept) > 1 and not kept[-1].is_value and kept[-1].code in joints:
        kept.pop()
    return tuple(kept)


@cache
def clause_reader() -> ClauseReader:
    """The clause reader of the vocabulary that ships."""
    return ClauseReader(vocabulary())
