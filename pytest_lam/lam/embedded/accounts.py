"""Frames of who is logged in: by a name, by values with or without labels, by a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.frames import Frame
from pytest_lam.lam.embedded.slots import Framed, SlotReader, Slots, Unfit, emptied
from pytest_lam.lam.embedded.sorts import is_address
from pytest_lam.lam.embedded.tables import pairs_of
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import Value, value_of

JOINTS = frozenset({"with", "and", "use", "using", "by", ",", "/"})
"""What stands between who somebody is and what proves it."""
IDLE = frozenset(
    {
        "as",
        "valid",
        "correct",
        "following",
        "existing",
        "the",
        "a",
        "an",
        "my",
        "his",
        "her",
        "their",
        ":",
        "=",
        "is",
        "be",
        "of",
        "to",
    }
)
"""Words about a value that is said, which tell nothing of it."""
CREDENTIALS = frozenset({"credential", "credentials", "details", "data"})
NOT_CREDENTIALS = frozenset(
    {
        "role",
        "roles",
        "permission",
        "permissions",
        "right",
        "rights",
        "privilege",
        "privileges",
        "owner",
        "author",
        "creator",
        "access",
    }
)
"""What somebody is or may do, which no form that logs in asks for."""
NOT_PLACES = frozenset({"as", "with", "use", "using", "password", "credential", "credentials"})
"""Words of who logs in, which name nothing that one logs in to."""
PLACING = frozenset({"on", "in", "at", "from", "to", "for", "of", "who", "that", "which"})
MAX_LABEL = 3


class Accounts(SlotReader):
    """Builds the frames of logging in and out, and of who is."""

    def _as_log_in(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        at = slots.get("place", ())
        opened = len(at) == 1 and is_address(at[0])
        if any(token.code in NOT_PLACES and not token.is_value for token in at):
            raise Unfit  # "into the shop with user "x" by the usual password" says who as well
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
        return Framed((*first, Frame("log in", place=emptied(place, ""), pairs=pairs)), doubt, used)

    def _as_enrol(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        """Somebody signs up: what the form asks for, then its deed."""
        pairs, doubt = self._credentials(slots["credentials"])
        target = self._thing(form, slots, "target")
        deed = " ".join(token.code for token in slots["verb"] if token.code not in ("as", "for"))
        command = Frame("command", target=emptied(target, ""), state=deed)
        return Framed((Frame("fill", pairs=pairs), command), doubt + (target.doubt if target else 0.0))

    def _as_logged_in(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        framed = self._as_log_in(form, slots, clause)
        if _is_deed(slots) and not (clause.able and clause.negated):
            return framed
        pairs = framed.frames[-1].pairs
        value = pairs[0][1] if pairs else None
        return replace(framed, frames=(Frame("logged in", value=value),))

    def _as_logged_out(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        if _is_deed(slots) and not (clause.able and clause.negated):
            place = self._thing(form, slots, "place")
            return Framed((Frame("log out", place=emptied(place, "")),), place.doubt if place else 0.0)
        return Framed((Frame("logged in", negated=True),), 0.0)

    def _credentials(self, tokens: Sequence[Token]) -> tuple[tuple[tuple[str, Value], ...], float]:
        """Label and value of each part: "ada" with password "x"; the user name ada and the password x-1."""
        pairs: list[tuple[str, Value]] = []
        doubt = 0.0
        for part in _parts(tokens):
            values = [token for token in part if token.is_value]
            if len(values) > 1:
                raise Unfit
            told = self._told(part, values[0], pairs) if values else self._named(part, pairs)
            if told is not None:
                pairs.append(told[0])
                doubt += told[1]
        if not pairs or len({label for label, _ in pairs}) < len(pairs):
            raise Unfit
        return tuple(pairs), doubt

    def _told(
        self, part: Sequence[Token], value: Token, before: Sequence[tuple[str, Value]]
    ) -> tuple[tuple[str, Value], float]:
        """A value with the words around it, which say what it is."""
        costs = self.vocabulary.costs
        words = [token for token in part if token is not value and token.text.lower() not in self._idle()]
        said = " ".join(token.text.lower() for token in words)
        unsaid = value.text.lower() in self.vocabulary.words("undecided")
        some = re.search(r"\ban?\s+[\"'\u201c\u2018]?$", self.reader.text[: value.start], re.IGNORECASE)
        unsaid = unsaid or (some is not None and not before)  # as an "editor": nobody in particular
        doubt = costs["all"] if unsaid or any(token.code in NOT_CREDENTIALS | PLACING for token in words) else 0.0
        if label := self._label(said):
            return (label, value_of(value.text)), doubt
        if words and words[-1].start < value.start and (own := self._own_label(words)):
            return (own, value_of(value.text)), doubt
        unsaid = any(token.text.lower() in {"empty", "default", "usual", "same"} for token in words)
        unsaid = unsaid or any(token.code == "of" for token in part)  # the owner of the "Pets" club
        doubt += costs["all"] if unsaid else 0.0  # with an empty "name": which is left out, not what it is
        strange = bool(words) and not any(token.text.lower() in self.vocabulary.words("people") for token in words)
        doubt += costs["filler"] * len(words) if strange else 0.0
        return ("password" if before else "user", value_of(value.text)), doubt

    def _own_label(self, words: Sequence[Token]) -> str:
        """What an application calls its own field: the customer number "12". Who somebody is, is no label."""
        nobody = not {token.text for token in words} & self.vocabulary.words("people", "following", "undecided")
        known = PLACING | self.vocabulary.verbs
        plain = all(token.text.islower() and token.text.isalpha() and token.code not in known for token in words)
        return self.reader.span(words) if plain and nobody and 0 < len(words) <= MAX_LABEL else ""

    def _named(
        self, part: Sequence[Token], before: Sequence[tuple[str, Value]]
    ) -> tuple[tuple[str, Value], float] | None:
        """A name or a password without quotes: by the label before it, or by its place; None for what says nothing."""
        costs = self.vocabulary.costs
        words = [token for token in part if token.text.lower() not in self._idle()]
        while len(words) > 1 and words[-1].text == "user":
            words.pop()
        if not words:
            return None
        if words[0].text in ("that", "this", "these", "those", "same"):
            raise Unfit  # who that is, was said before
        if any(self._is_described(token) or token.code in PLACING for token in words[1:]):
            raise Unfit
        for length in range(len(words) - 1, 0, -1):
            if label := self._is_label(words[:length]):
                name = self.reader.span(words[length:])
                if " " in name and not name[:1].isupper():
                    raise Unfit  # "my email or phone number" says neither
                return (label, name), costs["plain_value"]
        if self._label(self.reader.span(words)) or self._is_described(words[0]):
            raise Unfit  # "with user name and password": which, is not said
        named = len(words) == 1 or words[0].text[:1].isupper()
        role = "plain_value" if named and not part[0].led else "described"  # "an editor" is nobody in particular
        return ("password" if before else "user", self.reader.span(words)), costs[role]

    def _label(self, said: str) -> str:
        """Whether the words say who somebody is, or by what they prove it; "" where they say neither."""
        labels = self.vocabulary.tables["labels"]
        known = sorted((*labels["password"], *labels["user"]), key=lambda label: -len(label))
        return next((label for label in known if re.search(rf"\b{re.escape(label)}\b", said)), "")

    def _is_label(self, words: Sequence[Token]) -> str:
        """What the words are the label of, where they are nothing else; "" where they are none."""
        said = " ".join(token.text.lower() for token in words)
        labels = self.vocabulary.tables["labels"]
        return said if said in (*labels["password"], *labels["user"]) else ""

    def _is_described(self, token: Token) -> bool:
        """Whether a word only tells of a value, and is none: valid, credentials, admin account."""
        return token.text.lower() in self.vocabulary.words("undecided") | CREDENTIALS

    def _idle(self) -> frozenset[str]:
        return IDLE | CREDENTIALS


def _is_deed(slots: Slots) -> bool:
    """Whether somebody logs in or out now, and is not told to be: the verb decides, whatever the step's type."""
    verb = slots["verb"][0]
    told = any(token.code in ("be", "remain", "stay") for token in slots["verb"])
    return not told and verb.text.lower() in (verb.code, f"{verb.code}s")


def _parts(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The parts between the words that only join them."""
    part: list[Token] = []
    for token in tokens:
        if (not token.is_value and token.code in JOINTS) or token.text == "/":
            if part:
                yield part
            part = []
        elif token.is_value and (at := next((at for at, one in enumerate(part) if one.is_value), -1)) >= 0:
            yield part[: at + 1]
            part = [*part[at + 1 :], token]
        else:
            part.append(token)
    if part:
        yield part
