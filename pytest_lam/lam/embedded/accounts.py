"""Frames of who is logged in: by a name, by values with or without labels, by a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pytest_lam.lam.embedded.clauses import Clause
from pytest_lam.lam.embedded.frames import Frame
from pytest_lam.lam.embedded.slots import Framed, SlotReader, Slots, emptied, is_address
from pytest_lam.lam.embedded.tables import pairs_of
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Form
from pytest_lam.values import Value, value_of


class Accounts(SlotReader):
    """Builds the frames of logging in and out, and of who is."""

    def _as_log_in(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        at = slots.get("place", ())
        opened = len(at) == 1 and is_address(at[0])
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

    def _as_logged_in(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        framed = self._as_log_in(form, slots, clause)
        pairs = framed.frames[-1].pairs
        value = pairs[0][1] if pairs else None
        return replace(framed, frames=(Frame("logged in", value=value),))

    def _as_logged_out(self, form: Form, slots: Slots, clause: Clause) -> Framed:
        return Framed((Frame("logged in", negated=True),), 0.0)

    def _credentials(self, tokens: Sequence[Token]) -> tuple[tuple[tuple[str, Value], ...], float]:
        labels = self.vocabulary.tables["labels"]
        values = [index for index, token in enumerate(tokens) if token.is_value and token.text != "/"]
        if not values or (not tokens[0].is_value and self._is_plain_user(tokens, values[0])):
            cut = self._plain_end(tokens)
            name = self.reader.span(tokens[:cut]).removesuffix(" user")
            rest, doubt = self._credentials(tokens[cut + 1 :]) if cut + 1 < len(tokens) else ((), 0.0)
            named = cut == 1 or tokens[0].text[:1].isupper()
            role = "plain_value" if named and not tokens[0].led else "described"  # "an editor" is nobody in particular
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


def _mentions(said: str, labels: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(label)}\b", said) for label in labels)


def _is_joint(tokens: Sequence[Token]) -> bool:
    return all(token.code in ("and", "/", "with", "user", ":", "use", "as") for token in tokens)
