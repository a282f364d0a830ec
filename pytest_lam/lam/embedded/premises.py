"""What a Given takes for granted: the visitor's own deed, how the interface stands, or what the application holds.

Only the first two can be brought about in a browser. A store's products, yesterday's promotion and somebody
else's order are data, and a step that does not say where in the interface they are made is none that a
browser could carry out.
"""

from __future__ import annotations

from collections.abc import Sequence

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

DATA = "it describes what the application holds, not what is done or seen on a page: a fixture has to set that up"
WHOLE = "it tells of something finished, without all that it takes in the browser: a fixture has to set that up"
OTHERS = "it tells of somebody else's session: a fixture has to set that up"

_FINITE = frozenset({"be", "have", "do"})
_LEADS = frozenset({"on", "in", "at", "for", "within", "inside"})
_OPENED = frozenset({"open", "close"})
_ENDED = frozenset({"finish", "start", "do"})
_OTHER = frozenset({"another", "other", "different"})


class Premises:
    """Tells by the grammar of a Given what it speaks of. Its words are the vocabulary's ``[premises]``."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        table = vocabulary.tables["premises"]
        doubtful = vocabulary.inflected_nouns(table["doubtful"])
        nouns = {words[-1] for words in vocabulary.nouns} - doubtful
        self.interface = nouns | vocabulary.inflected_nouns(table["interface"])
        self.seen = frozenset(vocabulary.fold(word).strip() for word in table["seen"])
        self.finished = frozenset(table["finished"])
        self.sites = frozenset(vocabulary.tables["kind_rules"]["sites"])
        self.single = frozenset(table["single"])
        self.pronouns = vocabulary.words("pronouns")

    def refused(self, tokens: Sequence[Token], clause: Clause) -> str:
        """Why no browser can bring about what the Given says; "" where one may.

        ``tokens`` are the words of the whole sentence, ``clause`` the same less who does it.
        """
        if not clause.tokens or clause.stating:
            return ""
        if clause.actor:
            return self._done(tokens, clause)
        return "" if self._shown(clause) else DATA

    def held(self, clause: Clause) -> bool:
        """Whether it says that there is something, which is nothing of the interface."""
        there = [token.code for token in clause.tokens[:2]]
        return (
            not clause.stating
            and there in (["there", "be"], ["there", "exist"])
            and not self._is_interface(clause.tokens[2:])
        )

    # Somebody does it ------------------------------------------------------------------------

    def _done(self, tokens: Sequence[Token], clause: Clause) -> str:
        verb, rest = clause.tokens[0], clause.tokens[1:]
        if any(token.code in _OTHER for token in tokens[:2]):
            return OTHERS
        if verb.code == "have":
            return "" if self._is_at_hand(rest) else DATA
        if verb.code == "exist":
            return DATA
        own = tokens[0].code in self.pronouns and verb.code in self.single
        if (
            verb.code in self.finished
            and not own  # "I have published the draft": one deed, and it was mine
            and self._is_past(verb)
            and not (self._is_interface(rest) or self._says(verb, rest))
        ):
            return WHOLE
        return ""

    @staticmethod
    def _is_past(verb: Token) -> bool:
        return verb.text.lower() != verb.code and not verb.text.endswith(("s", "ing"))

    @staticmethod
    def _says(verb: Token, rest: Sequence[Token]) -> bool:
        """Whether it says what a form wants to know: registered with the e-mail ... and the password ..."""
        return verb.code == "register" and any(token.code in ("with", "as") for token in rest)

    def _is_at_hand(self, tokens: Sequence[Token]) -> bool:
        """Whether somebody has it open, or has put it somewhere: "Lamp" in the cart."""
        if not tokens:
            return False
        opened = tokens[-1].code in self.seen or tokens[0].code == "empty"
        return opened or (self._is_interface(tokens[-1:]) and self._is_placed(tokens))

    def _is_placed(self, tokens: Sequence[Token]) -> bool:
        return any(token.code in _LEADS | {"to", "into"} for token in tokens[-4:])

    # Something is so -------------------------------------------------------------------------

    def _shown(self, clause: Clause) -> bool:
        """Whether it is a command, or speaks of the interface."""
        tokens = clause.tokens
        if tokens[0].code == "there":
            return self._is_interface(tokens[2:])
        finite = self._finite(tokens)
        if self._commands(tokens, finite):
            return True
        subject = tokens[:finite] if finite else tokens
        if all(token.is_value or token.code in (",", "and") or token.text.istitle() for token in subject):
            return bool(finite) and self._stands(tokens[finite:])  # "Save" is disabled, Save is disabled
        if self._is_interface(subject) or self._is_site(subject, tokens[finite:]):
            return True
        return self._is_seen(tokens[finite:] if finite else ())

    def _stands(self, predicate: Sequence[Token]) -> bool:
        """Whether it tells a state that controls have."""
        said = [token.code + " " for token in predicate[1:] if token.code != "not"]
        return "".join(said) in self.vocabulary.states or self._is_seen(predicate)

    @staticmethod
    def _owns(predicate: Sequence[Token]) -> bool:
        return bool(predicate) and predicate[0].code == "have"

    def _is_seen(self, predicate: Sequence[Token]) -> bool:
        """Whether it tells what is done to an interface or how one finds it, or where there: in the cart."""
        adverbs = self.vocabulary.words("adverbs")
        told = [token for token in predicate if token.code not in adverbs and token.code not in ("not", "be", "have")]
        if not told or told[0].led:
            return False  # it has a select option: no deed, but a thing
        if told[0].code in _OPENED and len(told) > 1:
            return False  # the branch is open on Sundays
        if {token.code for token in told[: 2 if told[0].code in _ENDED else 1]} & self.seen:
            return True
        return predicate[0].code == "be" and self._is_interface(predicate[-1:]) and self._is_placed(told)

    def _finite(self, tokens: Sequence[Token]) -> int:
        """Where the predicate begins; 0 where no verb is found."""
        start = 1
        if tokens[0].code in _LEADS:
            start = next((at for at, token in enumerate(tokens) if at > 1 and not token.is_value), 1)
        for at in range(start, len(tokens)):
            token = tokens[at]
            if not token.is_value and (token.code in _FINITE or self._is_inflected(token)):
                return at
        return 0

    def _is_inflected(self, token: Token) -> bool:
        known = token.code in self.vocabulary.verbs and token.text.lower() != token.code
        return known and not token.text.endswith("ing") and (token.code,) not in self.vocabulary.nouns

    def _commands(self, tokens: Sequence[Token], finite: int) -> bool:
        """Whether somebody is told to do it: a verb in its base form, and no other that is finite."""
        first = tokens[0]
        if first.led or first.code not in self.vocabulary.verbs or first.is_value:
            return False
        if first.text.lower() != first.code:  # "Clicks on the link": whoever did what was said before
            after = tokens[1] if len(tokens) > 1 else first
            return first.text.endswith("s") and (after.led or after.is_value or after.code in _LEADS | {"to", "into"})
        return not finite or tokens[finite].code not in _FINITE

    def _is_site(self, subject: Sequence[Token], predicate: Sequence[Token]) -> bool:
        """Whether the site itself is open, and not what it holds."""
        name = " ".join(token.text.lower() for token in subject)
        opened = self.seen | {"empty", "run", "start", "launch"}
        owns = self._owns(predicate)
        return name in self.sites and not owns and any(token.code in opened for token in predicate[1:3])

    def _is_interface(self, tokens: Sequence[Token]) -> bool:
        """Whether the thing named first is a part of the interface, by the last noun before any preposition."""
        prepositions = self.vocabulary.words("prepositions") - {"and", "up", "down", "out"}
        head: Token | None = None
        for at, token in enumerate(tokens):
            if token.is_value or (head is not None and not token.text.islower()):
                continue
            if token.code in prepositions:
                if at:
                    break
                continue
            head = token
        return head is not None and (head.code in self.interface or head.text.lower() in self.interface)
