"""Who acts: a pronoun, a role ("the night nurse"), a proper name, or whoever does what only people do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pytest_lam.lam.embedded.tokens import Token, plural
from pytest_lam.lam.embedded.vocabulary import Vocabulary
from pytest_lam.lam.embedded.voices import is_past

ARTICLES = frozenset({"the", "a", "an"})
POINTERS = frozenset({"this", "that"})
DETERMINERS = ARTICLES | POINTERS | {"our", "my", "your", "their", "his", "her", "each", "every"}
MAX_ROLE = 3
"""Words before the noun of a person that still belong to it: the second new bank clerk."""
MAX_NAME = 3
"""Words of a proper name: Anna Maria Keller."""
_TELLING = frozenset({"to", "that", "how", "whether", "about", "back", "of"})
_PLAIN = frozenset({"click", "go", "enter", "select", "choose", "navigate", "fill", "visit", "hover"})
"""Deeds that some write in their base form after a name: Ada click the button."""
_PARTICLES = frozenset({"for", "at", "on", "through", "to", "in"})
_AT = frozenset({"in", "on", "at", "as", "among", "under", "below"})
_SHOWN = frozenset({"show", "present", "offer", "return", "locate"})
"""What the passive says of who looks ("is shown a hint") and of who is looked at ("is shown in the list")."""
_SEEN = frozenset({"appear", "disappear", "vanish", "exist", "contain", "include", "cost"})
"""What only things do that stand on a page: the patient appears in the list."""
_NAME = re.compile(r"[A-Z][\w.-]*(?: [A-Z][\w.-]*)?|[\w.+-]+@[\w.-]+|[a-z]+\d+")
"""What quoted names of people look like: capitals, an address, a word with a number."""
_SHOWING = frozenset(
    {
        "be",
        "show",
        "display",
        "contain",
        "have",
        "include",
        "list",
        "present",
        "hold",
        "say",
        "cost",
        "match",
        "equal",
        "read",
    }
)
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof"})
_ADDRESSED = tuple(
    [deed, joint] for deed, joint in (("present", "with"), ("prompt", "to"), ("greet", "with"), ("ask", "to"))
)
"""What is only done to somebody, though a name may stand for a thing as well."""


class Persons:
    """Tells how many words at the beginning of a clause name who acts in it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        roles = vocabulary.words("people")
        self.people = roles | {plural(role) for role in roles}
        self.pronouns = vocabulary.words("pronouns") - {"it", "one"}
        self.adjectives = vocabulary.words("person_adjectives")
        self.adverbs = vocabulary.words("adverbs")
        self.leading = self.adverbs | {"only"}
        self.modals = vocabulary.words("modals")
        self.personal = vocabulary.words("personal")
        self.bare = self.personal & _PLAIN
        self.stative = vocabulary.words("stative")
        said = (*vocabulary.grammar["verifying"], *vocabulary.grammar["willing"])
        self.governing = frozenset(words.split()[0] for words in said)
        self.told = vocabulary.words("done_to_people")
        self.ordinals = vocabulary.tables["ordinals"]
        self.parts = frozenset(vocabulary.tables["premises"]["interface"]) | {words[-1] for words in vocabulary.nouns}

    def subject(self, tokens: Sequence[Token]) -> int:
        """How many tokens name the person who acts; 0 where nobody is named."""
        if len(tokens) < 2:
            return 0
        if tokens[0].is_value:
            return 1 if self._is_quoted_name(tokens) else 0
        first = tokens[0]
        if first.code in self.pronouns:
            return self._apposed(tokens, 1)
        if first.code == "one":
            return 1 if self._is_personal(tokens[1]) else 0
        start = 1 if first.code in DETERMINERS else 0
        found = self._role(tokens, start)
        if found and first.code in POINTERS and not self._is_personal(tokens[found]):
            return 0  # "this customer is blocked" tells of the customer
        return found or self._name(tokens) or self._stranger(tokens, start)

    def _is_quoted_name(self, tokens: Sequence[Token]) -> bool:
        """Whether a shared step takes the name of who acts as its parameter: "Ada" opens the menu."""
        name, verb, rest = tokens[0], tokens[1], tokens[2:]
        if not (name.is_exact and _NAME.fullmatch(name.text)) or verb.is_value:
            return False
        if verb.code == "have" and self.is_perfect(rest):
            return len(rest) > 1 and rest[0].code not in self.stative | {"be"}
        if verb.code in self.modals and verb.code != "should":
            return bool(rest) and rest[0].code in self.personal
        if verb.code == "should":
            seen = rest[1:] if rest[:1] and rest[0].code == "not" else rest
            return bool(seen) and (seen[0].code == "see" or [token.code for token in seen[:2]] == ["be", "able"])
        if verb.code not in self.vocabulary.verbs or not self._is_third_person(verb):
            return False
        done_to = bool(rest) and (rest[0].is_value or rest[0].code in DETERMINERS)
        return verb.code in self.personal or (done_to and verb.code not in _SHOWING)

    def is_verbal(self, token: Token) -> bool:
        """Whether the word is a known verb, a modal or a denial; or "able", where its "is" was left out."""
        known = token.code in self.vocabulary.verbs or token.code in self.governing
        return known or token.code in self.modals or token.code in ("not", "able", "unable")

    def is_perfect(self, tokens: Sequence[Token]) -> bool:
        """Whether the "have" before these words is an auxiliary: a past form follows."""
        rest = [token for token in tokens[:3] if token.code not in self.adverbs and token.code != "not"]
        if not rest or rest[0].code not in self.vocabulary.verbs or rest[0].text.endswith("s"):
            return False  # "has links"
        return rest[0].text.lower() != rest[0].code or rest[0].text in self.vocabulary.tables["inflection"]

    # A pronoun or a role ---------------------------------------------------------------------

    @staticmethod
    def _apposed(tokens: Sequence[Token], length: int) -> int:
        """Past what says between commas who that is: I, a clerk, ..."""
        if length + 3 >= len(tokens) or tokens[length].code != "," or tokens[length + 1].code not in ARTICLES | {"who"}:
            return length
        end = next((at for at in range(length + 2, len(tokens) - 1) if tokens[at].code == ","), 0)
        return end + 1 if end else length

    def _role(self, tokens: Sequence[Token], start: int) -> int:
        """The registered user, the bank clerk, user "ada", a member named "Ada"."""
        at = start
        while at < len(tokens) - 1 and {tokens[at].code, tokens[at].text.lower()} & self.adjectives:
            at += 1
        plain = at
        limit = min(at + MAX_ROLE, len(tokens) - 1)
        roles = [token for token in tokens[at + 1 : limit + 1] if token.code in self.people]
        while at < limit and tokens[at].code not in self.people and self._may_tell_role(tokens[at], roles):
            at += 1
        while at < limit and tokens[at].code in self.people and tokens[at + 1].code in self.people:
            at, plain = at + 1, plain + 1  # the admin user
        if tokens[at].code not in self.people or tokens[at].text.isupper():
            return 0
        end = at + 1
        if end == len(tokens) or (at > plain and (tokens[at].code in self.parts or tokens[end].code in self.stative)):
            return 0  # the text editor; the postal worker shows
        end += 1 if tokens[end].code in ("name", "call") and tokens[end + 1 :][:1] else 0
        called = tokens[end].is_exact or self._is_bare_name(tokens, end)
        if called and end + 1 < len(tokens) and self._is_inflected(tokens[end + 1]):
            end += 1  # user "ada" logs in
        return end if self._acts(tokens, end) else 0

    def _may_tell_role(self, token: Token, roles: Sequence[Token]) -> bool:
        """Whether the word may stand before the noun of a person: the "night" nurse, an "HR" clerk."""
        known = self.is_verbal(token) or (token.code,) in self.vocabulary.nouns or token.code in self.ordinals
        plain = token.text.replace("-", "").isalpha() and (
            token.text.islower() or token.text.isupper() or any(role.text.istitle() for role in roles)
        )
        return plain and not known and not token.is_value

    def _is_bare_name(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a name without quotes stands here: user Ada logs in, user bob2 logs in."""
        token = tokens[at]
        following = tokens[at + 1 : at + 2]
        if not following or self.is_verbal(token) or token.code in self.leading or not token.text.isalnum():
            return False
        surely = following[0].code in self.personal and following[0].text.endswith("s")
        named = token.text[:1].isupper() or any(sign.isdigit() for sign in token.text)
        return surely or (named and following[0].code not in self.stative)

    def _acts(self, tokens: Sequence[Token], index: int) -> bool:
        verb = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if verb.code == "no" and following is not None and following.code in ("longer", "more"):
            return index + 2 < len(tokens) and self._acts(tokens, index + 2)
        if not self.is_verbal(verb) and verb.code not in self.leading and not verb.is_exact:
            said = following is not None and (following.is_exact or following.code in ARTICLES)
            return said and self._may_be_deed(verb)
        if verb.is_exact:
            base = self.vocabulary.bases.get(verb.text, verb.text)
            return base in self.vocabulary.verbs and base != verb.text
        if verb.code in ("right", "double") and following is not None and following.code == "click":
            return True
        if self._is_told_of(tokens[index:]) or self._is_seen(tokens[index:]):
            return False
        inflected = verb.text.lower() != verb.code or verb.code in self.modals or verb.code in ("not", "be")
        if verb.code in self.leading:
            return following is not None and self.is_verbal(following)
        if not inflected and verb.code in self.parts:
            return following is not None and (following.is_value or following.code in DETERMINERS)
        return inflected or following is None or following.is_value or not self.is_verbal(following)

    def _is_told_of(self, tokens: Sequence[Token]) -> bool:
        """Whether it is said what somebody is, or what is done to them: "should be disabled", "was removed"."""
        skipped = self.modals | self.adverbs | {"not", "have"}
        rest = [token for token in tokens[:5] if token.code not in skipped]
        if len(rest) < 2 or rest[0].code != "be":
            return False
        told, after = rest[1], rest[2].code if len(rest) > 2 else ""
        if told.is_value or self._state(told) or (told.code in _SHOWN and after in _AT):
            return True
        participle = told.text.endswith("ed") or is_past(told, self.vocabulary)
        return participle and told.code not in self.told and told.text not in self.adjectives

    def _is_seen(self, tokens: Sequence[Token]) -> bool:
        """Whether it is said where somebody stands on the page: appears in the list, remains in the queue."""
        rest = [token for token in tokens[:5] if token.code not in self.modals | self.adverbs | {"not", "do"}]
        if not rest or rest[0].is_value:
            return False
        stays = rest[0].code == "remain" and [token.code for token in rest[1:2]] == ["in"]
        return rest[0].code in _SEEN or stays

    def _state(self, token: Token) -> bool:
        return token.code + " " in self.vocabulary.states and token.code not in ("on", "off", "open", "in")

    @staticmethod
    def _may_be_deed(token: Token) -> bool:
        """Whether a word that no table knows has the form of a deed in the third person: prescribes."""
        text = token.text
        return text.isalpha() and text.islower() and text.endswith("s") and not text.endswith(("ss", "us", "is"))

    # A proper name ---------------------------------------------------------------------------

    def _name(self, tokens: Sequence[Token]) -> int:
        """Ada, Nurse Kim, Dr. Anna Keller: where a verb in the third person follows."""
        at = words = 0
        while at < len(tokens) - 1 and words < MAX_NAME and self._is_name(tokens[at]):
            titled = tokens[at].code in _TITLES and tokens[at + 1].code == "."
            at += 2 if titled else 1
            words += 0 if titled else 1
            end = self._apposed(tokens, at)
            if end < len(tokens) and self._acts_surely(tokens, end, words=words):
                return end
        return 0

    def _is_name(self, token: Token) -> bool:
        named = token.text.istitle() and token.text.replace("-", "").isalpha() and not token.is_value
        return named and not self.is_verbal(token) and token.code not in self.adverbs

    def _acts_surely(self, tokens: Sequence[Token], start: int, words: int) -> bool:
        """A name of so many words is followed by a verb in the third person; a label may be followed by "is" too."""
        rest = tokens[start:]
        verb = next((token for token in rest[:-1] if token.code not in self.adverbs), rest[0])
        following = rest[list(rest).index(verb) + 1 :]
        if is_past(verb, self.vocabulary) and verb.code not in ("be", "have", "do"):
            return bool(following) and (following[0].is_value or following[0].code in ARTICLES)
        if verb.code == "have" and verb.text.islower():
            return self.is_perfect(following) and not (words > 1 and following[0].code in ("be", "have"))
        if verb.text in ("is", "was") and [token.code for token in following[:2]] in _ADDRESSED:
            return True
        if verb.code == "be" and verb.text.islower():
            return self._is_under_way(following, words=words)
        if words == 1 and verb.text in self.bare and following:
            return (tokens[0].code,) not in self.vocabulary.nouns and tokens[0].code not in self.parts  # "Ada click"
        if not verb.text.islower() or not verb.text.endswith("s"):
            return False
        if verb.code not in self.vocabulary.verbs:
            return self._may_be_deed(verb) and bool(following) and following[0].code in ARTICLES
        return verb.text != verb.code and not (words > 1 and verb.code in self.stative)

    def _is_under_way(self, following: Sequence[Token], words: int) -> bool:
        """Whether "is" tells what somebody does: is logged in, is on the page, is editing the page."""
        following = [token for token in following if token.code != "not"]
        after = following[0] if following else None
        if after is None:
            return False
        if is_past(after, self.vocabulary) and after.code in self.told - {"log", "sign"} and len(following) > 1:
            led = following[1].is_value or following[1].code in DETERMINERS
            return led or (following[1].code in _TELLING and after.code not in _SHOWN)  # is shown a hint, is asked to
        doing = after.text.endswith("ing") and after.code in self.vocabulary.verbs and after.code not in self.stative
        if doing and len(following) > 1:
            return following[1].is_value or following[1].code in DETERMINERS | _PARTICLES
        return words == 1 and after.code in ("log", "on", "sign", "logged", "able")

    # Whoever does what only people do --------------------------------------------------------

    def _stranger(self, tokens: Sequence[Token], start: int) -> int:
        """The cashier enters the amount: no table knows the noun, but only people enter something."""
        if not start or len(tokens) < start + 3:
            return 0
        for end in range(start + 1, min(start + 3, len(tokens) - 1)):
            noun, verb, following = tokens[end - 1], tokens[end], tokens[end + 1]
            if not self._may_be_person(noun):
                return 0
            if verb.text in ("is", "was") and following.code in ("log", "sign") and not noun.text.endswith("s"):
                return end  # a provider is logged in
            sure = following.is_value or following.code in DETERMINERS or following.text[:1].isupper()
            if self._is_personal(verb) and sure:
                return end
        return 0

    def _may_be_person(self, noun: Token) -> bool:
        known = self.is_verbal(noun) or (noun.code,) in self.vocabulary.nouns
        return noun.text.isalpha() and noun.text.islower() and not known and not noun.text.endswith("s")

    def _is_personal(self, token: Token) -> bool:
        return self._is_third_person(token) and token.code in self.personal

    @staticmethod
    def _is_third_person(token: Token) -> bool:
        return not token.is_value and token.text.endswith("s") and token.text != token.code

    @staticmethod
    def _is_inflected(token: Token) -> bool:
        return not token.is_value and (token.text.lower() != token.code or token.code == "not")
