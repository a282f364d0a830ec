"""One sentence of a step: read as a whole, or cut at its conjunctions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, reduce

from pytest_lam.lam.embedded import attached
from pytest_lam.lam.embedded.chains import narrows
from pytest_lam.lam.embedded.clauses import Clause, ClauseReader
from pytest_lam.lam.embedded.determiners import uncapitalised, without_asides
from pytest_lam.lam.embedded.ellipses import alike, begins_a_thing
from pytest_lam.lam.embedded.frames import Understanding
from pytest_lam.lam.embedded.omissions import omission
from pytest_lam.lam.embedded.phrases import CALLING
from pytest_lam.lam.embedded.premises import DATA, Premises
from pytest_lam.lam.embedded.readings import NOTHING, SURE, Matcher, Reading, join
from pytest_lam.lam.embedded.refusals import remedy
from pytest_lam.lam.embedded.sequences import (
    contradicts,
    is_search,
    is_told,
    listed,
    names_something,
    points_back,
    within_dialog,
)
from pytest_lam.lam.embedded.series import MOST_CLAUSES, MOST_JOINED, SHORT_LIST, value_list
from pytest_lam.lam.embedded.sharing import is_said_of_thing, predicates
from pytest_lam.lam.embedded.stating import CHECKING
from pytest_lam.lam.embedded.tokens import Sentence, Token, codes
from pytest_lam.lam.embedded.vocabulary import Form, Vocabulary, vocabulary
from pytest_lam.step import Step

LISTED = frozenset({"choose", "select", "check", "uncheck", "click", "fill", "clear", "hover"})
"""What is done to each of several things that are listed without quotes."""
MEANS = frozenset({"click", "press", "choose", "select", "check", "uncheck", "hover", "double click", "drag"})
"""Deeds by which another is said to be done: "close the dialog by clicking the cross"."""
TOOLED = frozenset({"fill", "select", "search", "choose"})
"""Deeds that say with what they are done: use the slider to select 5."""
_TOLD = re.compile(r"\b(be (?:notify|inform|tell|warn|alert) )(?:that|about|of|how) .*")
"""What somebody is told is a text on the page, whatever it speaks of."""
KEYBOARD = frozenset({"keys", "keyboard", "mouse", "cursor"})
"""With what anything on a page can be done."""
PLACING = frozenset({"in", "on", "from", "at", "within"})
"""What begins the place of a deed that is said by its verb alone."""
PREPARING = frozenset({"fill", "select", "choose", "check", "uncheck", "upload", "clear", "sort", "drag"})
"""Deeds after which one word says what is done with it all."""
DISTRIBUTING = frozenset(
    {"text", "present", "click", "check", "uncheck", "choose", "select", "add", "remove", "state", "heading", "filter"}
)
"""What is asked of each of several things named together; of a text field only one value can be asked."""


class SentenceReader:
    """Reads one sentence: as a whole, or cut at its conjunctions."""

    def __init__(self, sentence: Sentence, step: Step, words: Vocabulary) -> None:
        self.sentence = sentence
        self.step = step
        self.words = words
        self.clauses = clause_reader()
        self.tabled = bool(step.table) or step.docstring is not None
        tokens = without_asides(uncapitalised(sentence.tokens))
        self.tokens = attached.without_tail(tokens, words) if self.tabled else tokens
        self._known: dict[tuple[tuple[int, str], ...], Reading] = {}
        self._rests: dict[tuple[int, int, str], Reading] = {}
        self._units: dict[tuple[int, int], Reading] = {}

    def impossible(self) -> Understanding | None:
        """The refusal of what no browser can do or no check can tell, or None."""
        clause = self.clauses.read(self.tokens)
        said = _TOLD.sub(r"\1", codes(clause.tokens)).strip()
        kinds = ("", self.step.type, "then" if clause.stating else "")
        for entry in self.words.impossible:
            if entry.kind == "unclear" and self.tabled:
                continue  # what the words leave out may stand in the table
            if entry.only in kinds and entry.pattern.search(said):
                return Understanding(refused=entry.reason, kind=entry.kind, remedy=remedy(self.step), rule="impossible")
        reason = self._presumed(clause)
        if reason:
            return Understanding(refused=reason, kind="impossible", remedy=remedy(self.step), rule="premise")
        return None

    def _presumed(self, clause: Clause) -> str:
        """Why what the step takes for granted can't be brought about in a browser; "" where it can."""
        if self.step.type == "given":
            return premises().refused(self.tokens, clause)
        return DATA if self.step.type == "when" and premises().held(clause) else ""

    def left_out(self) -> str:
        """What the words leave out that their deed needs; "" where that can't be told."""
        told = self.tabled or self.step.type == "then"
        return "" if told else omission(self.clauses.read(self.tokens), self.words)

    def read(self) -> Reading:
        """The best reading of the whole sentence."""
        found = self._read(self.tokens, None)
        if not self.tabled or self.step.type == "then" or (found.used and found.score >= self.words.threshold):
            return found
        spread = self._attached()
        return spread if spread.score >= self.words.threshold else found

    def _attached(self) -> Reading:
        """The deed done to each item of the list under the step, or with the text under it."""
        bare = replace(self.step, table=(), docstring=None)
        allowed = attached.LISTED if self.step.table else attached.TEXTS
        found: list[Reading] = []
        for item in attached.items_of(self.step, self.words):
            tokens = attached.pointed(self.sentence.tokens, item, self.words)
            found.append(SentenceReader(replace(self.sentence, tokens=tokens), bare, self.words).read())
            if not found[-1].frames or not {frame.intent for frame in found[-1].frames} <= allowed:
                return NOTHING
        if not found:
            return NOTHING
        done = reduce(join, found)
        return replace(done, frames=attached.gathered(done.frames), used=True)

    def _read(self, tokens: Sequence[Token], inherited: Reading | None) -> Reading:
        key = (tokens[0].start if tokens else 0, len(tokens), inherited.rule.rpartition(" + ")[2] if inherited else "")
        if key not in self._rests:
            self._rests[key] = self._split(tokens, inherited)
        return self._rests[key]

    def _split(self, tokens: Sequence[Token], inherited: Reading | None) -> Reading:
        cuts = self._apart(tokens)
        if len(cuts) > MOST_CLAUSES:
            return NOTHING
        crowded = len(cuts) > MOST_JOINED
        whole = self._listed(tokens) if crowded else self._unit(tokens)
        best = max(whole, self._distributed(tokens), self._sharing(tokens), key=lambda reading: reading.rank)
        if inherited is not None and not crowded:
            best = max(best, self._elliptic(tokens, inherited), key=lambda reading: reading.rank)
        for index, length in cuts[: MOST_JOINED if crowded else None]:
            joined = self._joined(tokens[:index], tokens[index + length :], inherited)
            if joined.rank > best.rank:
                best = joined
            if crowded and joined.score >= SURE:
                break  # of so many clauses the shortest that are clear are meant
        return max(best, self._after_list(tokens, *cuts[-1]), key=lambda reading: reading.rank) if crowded else best

    def _after_list(self, tokens: Sequence[Token], index: int, length: int) -> Reading:
        """A long list of names without quotes, and one deed behind it: choose A, B, C, ... and press Save."""
        left = self._listed(tokens[:index])
        return join(left, self._read(tokens[index + length :], left)) if left.frames else NOTHING

    def _apart(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        """Where the tokens may be cut, but not inside a long list of values."""
        start, end, values = value_list(tokens)
        first, last = (start, end) if len(values) > SHORT_LIST else (0, 0)
        return [(index, length) for index, length in self._cuts(tokens) if not first < index < last]

    def _joined(self, first: Sequence[Token], rest: Sequence[Token], inherited: Reading | None) -> Reading:
        """The reading of one clause, and of all that comes behind it."""
        of_thing = is_said_of_thing(rest, self.words) or self._is_label(first, rest)
        if of_thing and not self.clauses.persons.subject(first):
            return NOTHING  # "the trial costs nothing and starts today": nobody starts anything
        left = max(self._unit(first), self._distributed(first), key=lambda reading: reading.rank)
        if inherited is not None:
            left = max(left, self._elliptic(first, inherited), key=lambda reading: reading.rank)
        if left.score < self.words.threshold:
            return NOTHING
        joined = join(left, self._read(rest, left))
        if not joined.frames and left.frames[-1].intent in PREPARING and self._is_lone(rest):
            joined = join(left, self._clause((Token("i", "i", 0, 0), *rest)))
        return joined

    def _is_label(self, first: Sequence[Token], rest: Sequence[Token]) -> bool:
        """Whether a verb with a capital, amid a sentence about a thing, is a label: ID "101", Name "Ada"."""
        verb = rest[0] if rest else None
        if verb is None or not verb.text.istitle() or verb.is_value or verb.code not in self.words.verbs:
            return False
        return first[-1].is_value and self.step.type == "then" and self.step.text[first[-1].end :][:1] in ",\"' "

    def _unit(self, tokens: Sequence[Token]) -> Reading:
        """What is one deed: a clause, one done to several things, or one with its means or its purpose."""
        key = (tokens[0].start if tokens else 0, len(tokens))
        if key not in self._units:
            ways = (self._clause, self._listed, self._by_means, self._on_purpose, self._sparing)
            self._units[key] = max((way(tokens) for way in ways), key=lambda reading: reading.rank)
        return self._units[key]

    def _listed(self, tokens: Sequence[Token]) -> Reading:
        """A list of names without quotes that share all other words: choose Red, Green from the colours."""
        parts = listed(tokens, self.words)
        if parts is None:
            return NOTHING
        found = [self._clause((*parts.lead, *item, *parts.tail)) for item in parts.items]
        if any(len(reading.frames) != 1 for reading in found):
            return NOTHING
        intents = {reading.frames[0].intent for reading in found}
        if len(intents) != 1 or not intents <= LISTED:
            return NOTHING
        frames = tuple(reading.frames[0] for reading in found)
        credit = found[0].credit + len(found) * self.words.costs["literal"]
        return replace(found[0], frames=frames, score=min(reading.score for reading in found), credit=credit)

    def _by_means(self, tokens: Sequence[Token]) -> Reading:
        """Close the dialog by clicking the cross: the deed is the means, done where the other says."""
        for index in range(2, len(tokens) - 2):
            verb = tokens[index + 1]
            if tokens[index].code != "by" or verb.code not in self.words.verbs or not verb.text.endswith("ing"):
                continue
            end, means = self._clause(tokens[:index]), self._unit(tokens[index + 1 :])
            if end.score < self.words.threshold and self._says_means_alone(tokens[:index], means):
                return means
            if end.score >= self.words.threshold and end.frames[-1].intent == "upload":
                return end  # what is dropped is the file
            if end.score < self.words.threshold or not {frame.intent for frame in means.frames} & MEANS:
                return NOTHING
            place = end.frames[-1].target
            frames = tuple(within_dialog(frame, place) for frame in means.frames)
            return replace(means, frames=frames, credit=end.credit + means.credit)
        return NOTHING

    def _says_means_alone(self, end: Sequence[Token], means: Reading) -> bool:
        """Whether all that can be done is in the means: what it leads to has no values of its own."""
        told = {frame.intent for frame in means.frames} & MEANS and means.score >= self.words.threshold
        return bool(told) and not any(token.is_value for token in end)

    def _on_purpose(self, tokens: Sequence[Token]) -> Reading:
        """Click the bin to delete it: what the deed is for adds nothing; use the field to enter "x": the deed is."""
        for index in range(2, len(tokens) - 1):
            if tokens[index].code != "to" or tokens[index].is_value or not self._is_bare_verb(tokens[index + 1]):
                continue
            purpose = tokens[index + 1 :]
            deed = tokens[: index - 1] if tokens[index - 1].code == "," else tokens[:index]
            if is_search(purpose):
                return self._sought(deed, purpose)
            using = next((at for at, token in enumerate(deed[:3]) if token.code == "use" and not token.is_value), None)
            if using is not None and deed[using + 1 :]:
                return self._used(deed[using + 1 :], purpose)
            if points_back(purpose, self.words):
                found = self._clause(deed)
                acts = found.frames and found.frames[-1].target is not None and found.frames[-1].intent not in CHECKING
                return replace(found, score=found.score - self.words.costs["purpose"]) if acts else NOTHING
            if not any(token.is_value for token in purpose):
                found = self._clause(deed)
                if len(found.frames) == 1 and is_told(found.frames[0]):
                    return replace(found, score=found.score - self.words.costs["purpose"])
        return NOTHING

    def _sparing(self, tokens: Sequence[Token]) -> Reading:
        """Leave the page without saving: what is not done needs no doing."""
        for index in range(2, len(tokens) - 1):
            spared = tokens[index + 1]
            if tokens[index].code == "without" and spared.code in self.words.verbs and spared.text.endswith("ing"):
                found = self._clause(tokens[:index])
                acts = found.frames and not {frame.intent for frame in found.frames} & CHECKING
                named = (
                    tokens[index - 1].text[:1].isupper() and not tokens[index - 1].is_value
                )  # "Save without sending"
                return replace(found, score=found.score - self.words.costs["stray"]) if acts and not named else NOTHING
        return NOTHING

    def _is_lone(self, tokens: Sequence[Token]) -> bool:
        """Whether there is but a verb, done by whoever did what was said before: and save, and save in the dialog."""
        if not tokens:
            return False
        placed = len(tokens) > 2 and tokens[1].text in PLACING and tokens[2].code in self.words.words("articles")
        verb = tokens[0].code in self.words.verbs and tokens[0].text.islower() and not tokens[0].text.endswith("ing")
        return (len(tokens) == 1 or placed) and verb and not tokens[0].is_value

    def _is_bare_verb(self, token: Token) -> bool:
        return token.code in self.words.verbs and token.text == token.code

    def _sought(self, way: Sequence[Token], deed: Sequence[Token]) -> Reading:
        """Switch between the tabs to find and click "x": a way that names nothing is left to whoever looks for it."""
        found, led = self._read(deed, None), self._clause(way)
        named = led.frames and led.score >= self.words.threshold and names_something(led.frames[-1].target)
        if named and led.frames[-1].intent not in CHECKING:
            return join(led, found)
        return replace(found, score=found.score - self.words.costs["purpose"]) if found.frames else NOTHING

    def _used(self, tool: Sequence[Token], deed: Sequence[Token]) -> Reading:
        """Use the search box to enter "tea": the tool is what the deed is done to, where it names nothing else."""
        found = self._read(deed, None)
        if not found.frames or found.frames[0].intent not in TOOLED:
            return NOTHING
        if tool[-1].text in KEYBOARD:
            return found
        if found.frames[0].intent == "choose":
            ways = [self._clause((*deed, Token(joint, joint, 0, 0), *tool)) for joint in ("with", "from")]
            chosen = [way for way in ways if way.frames and way.frames[0].value is not None]
            if chosen and chosen[0].frames[0].intent in TOOLED:
                return chosen[0]
        place = self._clause((Token("click", "click", 0, 0), *tool))
        if not place.frames or place.frames[0].target is None or place.score < self.words.threshold:
            return NOTHING
        first = replace(found.frames[0], target=found.frames[0].target or place.frames[0].target)
        return replace(found, frames=(first, *found.frames[1:]), score=min(found.score, place.score))

    def _distributed(self, tokens: Sequence[Token]) -> Reading:
        """A list of quoted values that share all other words: I see "A", "B" and "C" in the cart."""
        start, end, values = value_list(tokens)
        told = any(token.code == "that" and not token.is_value for token in tokens[:start])
        if len(values) < 2 or (start and tokens[start - 1].text == "between") or (told and _TOLD.search(codes(tokens))):
            return NOTHING
        found = [self._clause((*tokens[:start], value, *tokens[end:])) for value in values]
        intents = {frame.intent for reading in found for frame in reading.frames}
        if len(intents) != 1 or not intents <= DISTRIBUTING or any(len(reading.frames) != 1 for reading in found):
            return NOTHING
        frames = tuple(frame for reading in found for frame in reading.frames)
        if len(set(frames)) < len({value.text for value in values}) or contradicts(frames):
            return NOTHING  # what is listed is in none of them, or would be in one at once
        credit = found[0].credit + len(values) * self.words.costs["literal"]
        return replace(found[0], frames=frames, score=min(reading.score for reading in found), credit=credit)

    def _sharing(self, tokens: Sequence[Token]) -> Reading:
        """Several predicates of one subject: the button is visible and enabled."""
        found = [
            max(self._clause(said), self._distributed(said), key=lambda reading: reading.rank)
            for said in predicates(tokens, self.words)
        ]
        if len(found) < 2 or any(
            not {frame.intent for frame in one.frames} <= CHECKING or not one.frames for one in found
        ):
            return NOTHING
        return reduce(join, found)

    def _cuts(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Where a conjunction may part two clauses, and how many words it has."""
        for index in range(1, len(tokens) - 1):
            if _answers(tokens, index) or tokens[index + 1].text in CALLING or narrows(tokens, index, self.words):
                continue  # "Yes, delete it" is written on buttons; what follows "titled" is no deed
            for said in self.words.grammar["conjunctions"]:
                parts = said.split()
                if [token.code for token in tokens[index : index + len(parts)]] == parts:
                    following = tokens[index + len(parts) :]
                    if following and following[0].code not in ("and", ",", "then", "but"):
                        yield index, len(parts)
                    break
            if tokens[index].code in (".", ";") and not tokens[index].is_value:
                yield index, 1
            if tokens[index].code == "," and tokens[index + 1].code in ("and", "then", "but"):
                length = 3 if index + 2 < len(tokens) and tokens[index + 2].code == "then" else 2
                yield index, length

    def _elliptic(self, tokens: Sequence[Token], before: Reading) -> Reading:
        """A clause that leaves out the verb of the one before it: fill A with B and C with D."""
        if before.form is None or not tokens or not begins_a_thing(tokens):
            return NOTHING
        negative = tokens[0].code == "not"
        rest = tokens[1:] if negative else tokens
        verb = self._verb_of(before.form)
        if verb is None or not rest:
            return NOTHING
        lead = (*verb, *((_NOT,) if negative or before.frames[-1].negated else ()))
        found = self._clause((*lead[len(verb) :], *verb, *rest))
        return found if alike(before, found) else NOTHING

    @staticmethod
    def _verb_of(form: Form) -> tuple[Token, ...] | None:
        if not form.verb:
            return None
        first = vocabulary().group(form.verb)
        plain = min(first, key=lambda said: (len(said.split()), first.index(said)))
        chosen = vocabulary().fold(vocabulary().tables["verbs"][form.verb][0]) or plain
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


def _answers(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the comma stands in a label that begins with an answer, and that is named, not given."""
    before = tokens[comma - 1]
    answer = before.text in ("Yes", "No", "OK", "Ok") and not before.is_value
    return answer and tokens[comma].code == "," and comma > 1 and tokens[comma + 1].code not in ("and", "then")


_NOT = Token("not", "not", 0, 0)


@cache
def clause_reader() -> ClauseReader:
    """The clause reader of the vocabulary that ships."""
    return ClauseReader(vocabulary())


@cache
def premises() -> Premises:
    """What Givens take for granted, by the vocabulary that ships."""
    return Premises(vocabulary())
