"""One clause of a step, stripped to its deed: who does it, auxiliaries, politeness and negation set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pytest_lam.lam.embedded.frequency import how_often
from pytest_lam.lam.embedded.leads import place_first
from pytest_lam.lam.embedded.parameters import unquoted, unscoped, without_medium
from pytest_lam.lam.embedded.persons import ARTICLES, Persons
from pytest_lam.lam.embedded.phases import asks, without_phase
from pytest_lam.lam.embedded.tokens import Token, unpunctuated
from pytest_lam.lam.embedded.vocabulary import Vocabulary
from pytest_lam.lam.embedded.voices import with_be, without_agent, without_cause

AFTER_AGAIN = frozenset({"on", "in", "into", "to", "with", "from", "at"})
"""Words before which "again" says only that it was done before: click again on the icon."""
_AMBIGUOUS_ADVERBS = frozenset({"first", "just", "next", "again", "still", "then"})
_OUGHT = frozenset({"should", "must", "ought"})
_WISHING = frozenset({"want", "would", "wish", "try", "attempt"})
"""Who wants or tries to see something goes to where it is."""
MANNER = 6
"""Letters of the longest word in "-ly" that is none of manner: "apply", "family"."""
LISTED = 14
"""Words after a comma among which the "and" of its list stands."""
_SHOWN = frozenset({"displayed", "shown", "visible", "present", "exists", "enabled", "disabled"})
"""Last words of a statement in headline style, which leaves its "is" out."""
_TELLS = frozenset({"displays", "shows", "contains", "says", "reads", "matches"})
"""Verbs of a statement that follows "see" without "that": the clock displays the time."""
_INTRODUCING = frozenset({"that", "if", "whether", "how", "until", "till"})
"""Last words of what introduces a statement, whatever it says."""
_POINTING = frozenset({"click", "select", "proceed"})
"""Deeds of which "to" may also say what they are done to."""
_SIGNS = frozenset(",;:()")


@dataclass(frozen=True, slots=True)
class Clause:
    """What is left of a clause, and what its lost words said.

    ``able`` tells that it was about what can be done, ``stating`` that it was introduced as
    something to verify, ``none`` that the negation was a "no" before a thing, ``actor`` that
    somebody does it, ``who`` their proper name, and ``times`` how often it is done.
    """

    tokens: tuple[Token, ...]
    negated: bool = False
    able: bool = False
    stating: bool = False
    none: bool = False
    actor: bool = False
    who: str = ""
    times: int = 1
    governed: frozenset[int] = frozenset()
    """Where the words begin that an auxiliary stood before: they are verbs, whatever their form."""


class ClauseReader:
    """Strips clauses by the word lists of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.adverbs = vocabulary.words("adverbs")
        self.modals = vocabulary.words("modals")
        self.saying = frozenset(said.split()[0] for said in vocabulary.tables["verbs"]["explain"])
        self.subordinate = vocabulary.words("subordinators")
        self.persons = Persons(vocabulary)
        self.willing = [tuple(vocabulary.fold(said).split()) for said in vocabulary.grammar["willing"]]
        self.verifying = [tuple(vocabulary.fold(said).split()) for said in vocabulary.grammar["verifying"]]

    def read(self, tokens: Sequence[Token]) -> Clause:
        """The clause that these tokens make."""
        stripped = unquoted(without_medium(unscoped(unpunctuated(tokens)), self.vocabulary), self.vocabulary)
        clause = Clause(without_agent(with_be(without_cause(tuple(stripped)), self.vocabulary), self.vocabulary))
        clause = self._without_role(clause)
        kept, times = how_often(clause.tokens, self.vocabulary)
        clause = self._without_no_longer(replace(clause, tokens=kept, times=times))
        before = None
        while before != clause:
            before = clause
            for strip in (
                self._without_adverb,
                self._without_subject,
                self._without_will,
                self._without_phase,
                self._without_verifying,
            ):
                clause = strip(clause)
        clause = self._without_auxiliaries(clause)
        clause = self._without_no(clause)
        return replace(clause, tokens=tuple(_unarticled(clause.tokens, self._commas(clause.tokens))))

    def _commas(self, tokens: Sequence[Token]) -> frozenset[int]:
        """Where commas stand that part things of a list: between values, and between words of what is seen."""
        shown = any(token.code in self.vocabulary.showing and not token.is_value for token in tokens)
        return frozenset(at for at in range(len(tokens)) if _lists(tokens, at) or (shown and _counts_up(tokens, at)))

    @staticmethod
    def _codes(clause: Clause) -> list[str]:
        return [token.code for token in clause.tokens]

    # What stands before the deed -------------------------------------------------------------

    def _without_role(self, clause: Clause) -> Clause:
        """ "As an admin, I ..." and "On the cart page, I ...": the place is said last instead."""
        codes = self._codes(clause)
        if at := place_first(clause.tokens, self.persons, self.vocabulary):
            end = at - 1 if clause.tokens[at - 1].code == "," else at
            return replace(clause, tokens=(*clause.tokens[at:], *clause.tokens[:end]))
        if "," not in codes or not clause.tokens[-1:]:
            return clause
        comma = codes.index(",")
        lead, rest = clause.tokens[:comma], clause.tokens[comma + 1 :]
        if not rest or not lead or not (self._has_subject(rest) or self._commands(rest)):
            return clause
        if lead[0].code in ("as", "when", "once", "after") and lead[0].code == "as":
            return replace(clause, tokens=rest)
        if lead[0].code in ("on", "in", "within", "inside", "under", "at", "for"):
            return replace(clause, tokens=(*rest, *lead))
        return clause

    def _commands(self, tokens: Sequence[Token]) -> bool:
        """Whether a command begins here: a verb in its base form, with what it is done to."""
        first = tokens[0]
        return len(tokens) > 1 and first.code in self.vocabulary.verbs and first.text == first.code

    def _has_subject(self, tokens: tuple[Token, ...]) -> bool:
        return self.persons.subject(tokens) > 0

    def _without_no_longer(self, clause: Clause) -> Clause:
        """The user no longer sees it: does not see it."""
        codes = self._codes(clause)
        for at in range(1, len(codes) - 2):
            verb = clause.tokens[at + 2]
            if codes[at] == "that" or (at > 1 and codes[at] in self.vocabulary.verbs):
                break  # what is told is told as it is
            if codes[at : at + 2] == ["no", "longer"] and verb.code in self.vocabulary.verbs - {"be", "have"}:
                rest = (*clause.tokens[:at], *clause.tokens[at + 2 :])
                return replace(clause, tokens=rest, negated=not clause.negated)
        return clause

    def _without_adverb(self, clause: Clause) -> Clause:
        tokens = clause.tokens
        if (
            len(tokens) > 2
            and tokens[0].code == "when"
            and "," not in self._codes(clause)
            and self.persons.subject(tokens[1:])
        ):
            return replace(clause, tokens=tokens[1:])  # the keyword said twice
        if len(tokens) > 2 and tokens[0].code in self.vocabulary.words("assuming"):
            rest = tokens[2:] if tokens[1].code == "that" else tokens[1:]
            if rest is not tokens[1:] and (
                tokens[1].code == "that" or rest[0].code in ARTICLES or self._has_subject(rest)
            ):
                return replace(clause, tokens=rest)
        if len(tokens) > 1 and (tokens[0].code in self.adverbs or tokens[0].code in ("and", ",", "that", "to", "*")):
            following = tokens[1]
            if tokens[0].code not in _AMBIGUOUS_ADVERBS or tokens[0].code == "then" or self._starts(following):
                return replace(clause, tokens=tokens[1:])
        return clause

    def _starts(self, token: Token) -> bool:
        return self.persons.is_verbal(token) or token.code in self.persons.pronouns or token.code in self.adverbs

    def _without_subject(self, clause: Clause) -> Clause:
        length = self.persons.subject(clause.tokens)
        if not length:
            return clause
        first = clause.tokens[0]
        alone = length == 1 or clause.tokens[1].code == ","
        named = alone and first.text.istitle() and first.code not in self.persons.pronouns | self.persons.people
        quoted = clause.tokens[length - 1].is_exact  # user "ada" logs in
        who = clause.who or (first.text if named else clause.tokens[length - 1].text if quoted else "")
        return replace(clause, tokens=self._unquoted_verb(clause.tokens[length:]), actor=True, who=who)

    def _unquoted_verb(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """A deed that a shared step takes as its parameter: user "opens" the menu."""
        first = tokens[0]
        base = self.vocabulary.bases.get(first.text, first.text)
        if first.is_exact and len(tokens) > 1 and base in self.vocabulary.verbs and base != first.text:
            return (replace(first, code=base), *tokens[1:])
        return tokens

    def _without_will(self, clause: Clause) -> Clause:
        codes = self._codes(clause)
        if len(codes) < 2:
            return clause
        if codes[0] in self.modals:
            able = clause.able or codes[0] in ("can", "could")
            stating = clause.stating or codes[0] in _OUGHT
            return replace(clause, tokens=clause.tokens[1:], able=able, stating=stating)
        if codes[0] == "not" or (codes[:2] in (["no", "longer"], ["no", "more"]) and codes[2:3] != ["than"]):
            denial = 1 if codes[0] == "not" else 2
            return replace(clause, tokens=clause.tokens[denial:], negated=not clause.negated)
        if codes[0] == "do" and (codes[1] == "not" or codes[1] in self.vocabulary.verbs):
            return replace(clause, tokens=clause.tokens[1:])
        if codes[:2] == ["be", "not"] and codes[2:4] in (["able", "to"], ["allow", "to"]):
            return replace(clause, tokens=clause.tokens[4:], negated=not clause.negated, able=True)
        if codes[:3] == ["be", "unable", "to"] or codes[:2] == ["fail", "to"]:
            start = codes.index("to") + 1
            return replace(clause, tokens=clause.tokens[start:], negated=not clause.negated, able=True)
        for words in self.willing:
            if tuple(codes[: len(words)]) == words and self._may_follow(words, clause.tokens[len(words) :]):
                able = clause.able or "able" in words or "allow" in words
                if words[0] in _WISHING and codes[len(words)] == "see" and not asks(codes[len(words) + 1 :]):
                    opened = replace(clause.tokens[len(words)], text="open", code="open")
                    return replace(clause, tokens=(opened, *clause.tokens[len(words) + 1 :]), able=able)
                return replace(clause, tokens=clause.tokens[len(words) :], able=able)
        if codes[0] == "be" and codes[1] in self.vocabulary.verbs and clause.tokens[1].text.endswith("ing"):
            return replace(clause, tokens=clause.tokens[1:])
        if codes[0] == "have" and self.persons.is_perfect(clause.tokens[1:]):
            return replace(clause, tokens=clause.tokens[1:])
        return clause

    def _may_follow(self, willing: Sequence[str], tokens: Sequence[Token]) -> bool:
        """Whether these words are the deed that somebody is willing to do, and not what a deed is done to."""
        if not tokens or tokens[0].code in ARTICLES:
            return False
        if willing == ("proceed", "to") and tokens[0].text[:1].isupper():
            return False  # "Check Out" is where somebody goes
        return willing[0] not in _POINTING or (tokens[0].code in self.vocabulary.verbs and not tokens[0].is_value)

    def _without_phase(self, clause: Clause) -> Clause:
        return replace(clause, tokens=without_phase(clause.tokens, self.vocabulary))

    def _without_verifying(self, clause: Clause) -> Clause:
        codes = self._codes(clause)
        for words in self.verifying:
            rest = clause.tokens[len(words) :]
            if tuple(codes[: len(words)]) != words or len(rest) < 2:
                continue
            if words[-1] in _INTRODUCING or words[0] == "make" or self._states(rest):
                return replace(clause, tokens=rest, stating=True, actor=False, able=False)
        return clause

    def _states(self, tokens: Sequence[Token]) -> bool:
        """Whether a whole statement follows, and not just a thing ("check the box")."""
        if any(self._begins_clause(token) for token in tokens):
            return False
        lacks = any(token.text == "has" and after.text == "no" for token, after in pairwise(tokens[1:]))
        inner = [token for token in tokens[1:-1] if not token.is_value]
        if tokens[-1].text in _SHOWN and not tokens[-1].is_value:
            return True
        if any(token.text in _TELLS for token in inner[1:]):
            return True
        return lacks or any(token.code == "be" or token.code in self.modals for token in inner)

    # What stands inside it -------------------------------------------------------------------

    def _without_auxiliaries(self, clause: Clause) -> Clause:
        kept: list[Token] = []
        negated, able, stating = clause.negated, clause.able, clause.stating
        tokens = clause.tokens
        ended = pending = False
        governed: set[int] = set()
        for index, token in enumerate(tokens):
            following = tokens[index + 1 :]
            ended = ended or (index > 0 and (self._begins_clause(token) or token.text in ("Yes", "No")))
            stuck = (
                token.code == "not"
                and token.text != "never"
                and index > 0
                and (not self._is_negatable(tokens[index - 1]) or (index > 1 and tokens[index - 1].text.istitle()))
            )
            if stuck or ended or token.is_value or not self._is_auxiliary(token, following, kept):
                governed |= {token.start} if pending else set()
                pending = False
                kept.append(token)
                continue
            pending = pending or token.code not in self.adverbs
            if token.code in ("not", "no"):
                negated = not negated
            elif token.code in ("can", "could"):
                able = True
            elif token.code in _OUGHT:
                stating = True
        found = frozenset(governed)
        return replace(clause, tokens=tuple(kept), negated=negated, able=able, stating=stating, governed=found)

    def _begins_clause(self, token: Token) -> bool:
        """Whether what follows is a clause of its own: that ..., a message saying ..."""
        said = token.code in self.saying and token.text.endswith("ing")
        return (said or token.code in self.subordinate) and not token.is_value

    def _is_negatable(self, before: Token) -> bool:
        """Whether "not" after this word turns the whole clause, rather than a word of it."""
        return before.code in self.modals | self.adverbs or before.code in ("be", "have", "do", "but", ",", "and")

    def _is_auxiliary(self, token: Token, following: Sequence[Token], kept: Sequence[Token]) -> bool:
        code = token.code
        upcoming = [other.code for other in following[:2]] + ["", ""]
        if not token.text.islower() and code != "not":
            return False
        if code == "not" or (code == "no" and upcoming[0] == "longer"):
            return True
        if code in self.modals:
            return upcoming[0] in ("not", "be", "have", "no") or upcoming[0] in (
                self.vocabulary.verbs | self.persons.leading
            )
        if code in ("longer", "anymore"):
            return True
        if code == "any" and upcoming[0] in ("longer", "more"):
            return True
        if code == "do":
            return upcoming[0] == "not" or upcoming[0] in self.vocabulary.verbs
        if code == "have":
            return bool(kept) and self.persons.is_perfect(following)
        if code == "to":
            return clause_infinitive(upcoming, kept)
        return self._is_loose_adverb(token, following, kept)

    def _is_loose_adverb(self, token: Token, following: Sequence[Token], kept: Sequence[Token]) -> bool:
        if (token.code == "again" and (not following or following[0].code in AFTER_AGAIN)) or (
            token.code == "also" and bool(following)
        ):
            return True
        if is_manner_word(token) and following and self.persons.is_verbal(following[0]):
            return True
        if token.code not in self.adverbs or token.code in _AMBIGUOUS_ADVERBS - {"still"}:
            return False
        if token.code == "now" and kept and kept[-1].code == "from":
            return False  # a week from now
        verbal_next = bool(following) and self.persons.is_verbal(following[0])
        return not following or verbal_next or (bool(kept) and kept[-1].code in ("be", "have"))

    def _without_no(self, clause: Clause) -> Clause:
        """There are no orders; I see no "Save" button; no error is shown."""
        tokens = clause.tokens
        if len(tokens) > 3 and [token.code for token in tokens[:2]] == ["none", "of"]:  # none of the rows
            return replace(clause, tokens=tokens[2:], negated=not clause.negated, none=True)
        for index, token in enumerate(tokens):
            if index and self._begins_clause(token):
                return clause
            named = token.text == "No" if index else False  # the "No data" message
            named = named or any(other.text in ("state", "states") for other in tokens[index + 2 : index + 3])
            none = token.text in ("no", "No", "zero", "neither") and not named and not token.is_value
            if none and index + 1 < len(tokens):
                before = tokens[index - 1].code if index else "be"
                comparing = tokens[index + 1].code in ("more", "fewer", "less")
                if not comparing and before in self.vocabulary.verbs and token.code in ("no", "neither"):
                    kept = (*tokens[:index], *tokens[index + 1 :])
                    return replace(clause, tokens=kept, negated=not clause.negated, none=True)
        return clause


def is_manner_word(token: Token) -> bool:
    """Whether the word only says how something is done, or how it looks: "officially", "visibly"."""
    return token.text.islower() and len(token.text) > MANNER and token.text.endswith(("ally", "ely", "ibly", "ully"))


def clause_infinitive(upcoming: Sequence[str], kept: Sequence[Token]) -> bool:
    """Whether "to" only joins: "expect the title to be ..."."""
    if kept and kept[-1].code in ("go", "navigate", "return"):
        return False  # to the "show" page
    return upcoming[0] in ("be", "have", "contain", "show", "display", "include", "not") and bool(kept)


def _unarticled(tokens: Sequence[Token], commas: frozenset[int]) -> list[Token]:
    """Without articles and loose signs, but for those commas; what an article led is marked so."""
    kept: list[Token] = []
    led = False
    for index, token in enumerate(tokens):
        article = token.code in ARTICLES and (token.text.islower() or index == 0) and index + 1 < len(tokens)
        if article and not token.is_value:
            led = True
        elif token.is_value or token.code not in _SIGNS or index in commas:
            kept.append(replace(token, led=led))
            led = False
    return kept


def _lists(tokens: Sequence[Token], index: int) -> bool:
    """Whether a comma stands between two values."""
    between = 0 < index < len(tokens) - 1 and tokens[index].code == ","
    return between and tokens[index - 1].is_value and tokens[index + 1].is_value


def _counts_up(tokens: Sequence[Token], index: int) -> bool:
    """Whether a comma stands between words of a list that an "and" ends."""
    between = 0 < index < len(tokens) - 1 and tokens[index].code == "," and not tokens[index].is_value
    ending = {token.text for token in tokens[index + 2 : index + LISTED]}
    return between and not (tokens[index - 1].is_value or tokens[index + 1].is_value) and bool({"and", "or"} & ending)
