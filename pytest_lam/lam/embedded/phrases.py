"""What the words in a form's slot mean: a thing on the page, or a value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pytest_lam.lam.embedded.chains import chained, unjoined
from pytest_lam.lam.embedded.determiners import determined, superlative
from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.literals import ValueReader
from pytest_lam.lam.embedded.naming import (
    MAX_QUALITY,
    NUMBERING,
    SELECTOR,
    adjective,
    between,
    ends_in_kind,
    gives_number,
    is_counted,
    is_told_by_deed,
    made_by,
    merged,
    named_kind,
    names_several,
    second_deeds,
    shown_sign,
    starts_with_kind,
    stray,
    typed_name,
)
from pytest_lam.lam.embedded.numerals import cell_at
from pytest_lam.lam.embedded.relations import LOOSE, parts, relation_at
from pytest_lam.lam.embedded.tokens import Token

CALLING = frozenset({"called", "named", "labelled", "labeled", "titled"})
MADE = frozenset({"sent", "wrote", "made", "created", "posted", "added", "uploaded", "shared", "published", "left"})
"""What somebody did with a thing by which it is told from others."""
POINTERS = frozenset({"it", "them", "that", "this", "these", "those", "him", "her"})
_PLACING = frozenset({"in", "on", "for", "of", "at", "from", "within", "inside", "under"})
_PARTING = frozenset({"index", "as", "to", "into", "through", "via", ","})
"""Words that no name is told by: before a quoted text they make another thing of it."""
_LISTS = frozenset({("list",), ("table",), ("overview",)})
_NUMBERED = re.compile(r"(\d+)(?:st|nd|rd|th)")
_ONE_OF_THEM = (["one"], ["ones"], ["of", "them"], ["of", "these"], ["of", "those"])
_POINTERS = frozenset({"it", "them", "that", "this", "one", "so", "nothing", "something", "anything", "everything"})
_UNSAYING = frozenset({"text", "texts", "word", "words", "value", "phrase", "string", "following", "follow"})
_UNSAYING |= {"the", "a", "an", "this", "that"}
_NAMING_QUOTED = {("for",), ("with",), ("contain",)}


@dataclass(frozen=True, slots=True)
class Thing:
    """A phrase, the doubt about it (0: none), and a state that an adjective gave it ("the disabled button")."""

    phrase: Phrase
    doubt: float = 0.0
    state: str = ""


_NAMES = frozenset({"call", "name", "title", "label", "labelled", "labeled"})
"""Last words of what introduces a name that stands without quotes."""


class PhraseReader(ValueReader):
    """Reads the tokens of one sentence as things and values."""

    # Things ----------------------------------------------------------------------------------

    def thing(self, tokens: Sequence[Token]) -> Thing:
        """A thing on the page: its words, kind, order and amount, and what it stands in."""
        if len(tokens) == 1 and not tokens[0].is_value and tokens[0].text in POINTERS:
            return Thing(Phrase(tokens[0].text, refers="it"), self.costs["referring"])
        told = determined(unjoined(tokens, self.vocabulary), self.text, self.vocabulary)
        per = bool(told.refers) and told.rest[:1] and told.rest[0].text == "per"  # its per customer limit
        rest = (replace(told.rest[0], led=True), *told.rest[1:]) if per else told.rest
        thing = self._described(rest) if rest else Thing(Phrase(""), 1.0)
        phrase = thing.phrase
        amount = 1 if told.indefinite and not phrase.words and phrase.within is None else told.amount
        refers = phrase.refers or told.refers
        most = phrase.most or superlative(told.rest, self.vocabulary)
        doubt = thing.doubt + second_deeds(told.rest, self.text, self.vocabulary) * self.costs["second_deed"]
        return Thing(replace(phrase, amount=phrase.amount or amount, refers=refers, most=most), doubt, thing.state)

    def _described(self, tokens: Sequence[Token]) -> Thing:
        if tokens[0].text.islower() and tokens[0].code in self.vocabulary.words("prepositions") and not tokens[0].led:
            return Thing(Phrase(self.span(tokens)), self.costs["all"] * 2)
        if (cell := cell_at(tokens, self.vocabulary)) is not None:
            return Thing(cell)
        qualified = self._qualified(tokens) or self._made(tokens)
        if qualified:
            return qualified
        named = self._named(tokens)
        if named:
            return named
        related = self._related(tokens)
        if related:
            return related
        return self._owned(tokens) or self._simple(tokens)

    def _made(self, tokens: Sequence[Token]) -> Thing | None:
        """Told by who made it: the comment that Ada wrote, the mail Bob sent me, the order placed by Ada."""
        if cut := made_by(tokens):
            made, owner = self._described(tokens[:cut]), self.thing(tokens[cut + 2 :])
            within = merged(made.phrase.within, owner.phrase)
            return replace(made, phrase=replace(made.phrase, within=within), doubt=made.doubt + owner.doubt)
        rest = tokens[:-1] if tokens[-1].text in ("me", "us") else tokens
        rest = rest[:-1] if rest is not tokens and len(rest) > 1 and rest[-1].code == "to" else rest
        if len(rest) < 3 or rest[-1].text not in MADE or not (rest[-2].text[:1].isupper() or rest[-2].is_value):
            return None
        head = rest[:-3] if rest[-3].text in ("that", "which") else rest[:-2]
        if not head or head[-1].text[:1].isupper() or any(token.is_value for token in head):
            return None
        thing, maker = self._described(head), Phrase(rest[-2].text, quoted=rest[-2].is_exact)
        return replace(thing, phrase=replace(thing.phrase, within=merged(thing.phrase.within, maker)))

    def _qualified(self, tokens: Sequence[Token]) -> Thing | None:
        """Items that are vegan, the item with the icon, the ticket with the lowest price."""
        if (joined := between(tokens)) is not None:
            thing = self._described(tokens[: joined.start])
            return replace(thing, phrase=replace(thing.phrase, having=(*thing.phrase.having, *joined.names)))
        for index in range(1, len(tokens) - 1):
            code, after = tokens[index].code, tokens[index + 1 :]
            if code in ("that", "which") and after[0].code == "be" and 1 < len(after) <= MAX_QUALITY + 1:
                shown = self.span(after[1:])
                thing = self._described(tokens[:index])
                return replace(thing, phrase=replace(thing.phrase, having=(*thing.phrase.having, shown)))
            if code != "with" or tokens[index].is_value:
                continue
            if superlative(after, self.vocabulary):
                thing = self._described(tokens[:index])
                return replace(thing, phrase=replace(thing.phrase, most=self.span(after)))
            if is_counted(after):
                thing = self._described(tokens[:index])
                return replace(thing, phrase=replace(thing.phrase, having=(*thing.phrase.having, self.span(after))))
            head = tokens[:index]
            unnamed = (
                not any(token.is_exact for token in head) and tuple(t.code for t in head) not in self.vocabulary.nouns
            )
            if unnamed and (shown := shown_sign(after, self.vocabulary)):
                thing = self._described(tokens[:index])
                return replace(thing, phrase=replace(thing.phrase, having=(*thing.phrase.having, shown)))
            if ends_in_kind(after, self.vocabulary) == len(after) and after[0].led:
                thing = self._described(tokens[:index])
                kind = self.vocabulary.nouns[tuple(token.code for token in after)]
                return replace(thing, phrase=replace(thing.phrase, having=(*thing.phrase.having, kind)))
        return None

    def _named(self, tokens: Sequence[Token]) -> Thing | None:
        """Kind, naming words, name: the button called "Save"."""
        for cut in range(1, len(tokens) - 1):
            head = tokens[:cut]
            if any(token.is_value for token in head) or not ends_in_kind(head, self.vocabulary):
                continue
            for words in self.vocabulary.naming:
                end = cut + len(words)
                if end < len(tokens) and tuple(token.code for token in tokens[cut:end]) == words:
                    if words in _NAMING_QUOTED and not tokens[end].is_exact:
                        continue
                    if words == ("for",) and ends_in_kind(head, self.vocabulary) < len(head):
                        continue  # "cluster badge for "East"" is named already
                    if words == ("for",) and ends_in_kind(tokens[end:], self.vocabulary):
                        continue  # "the error for the "Email" field" belongs to that
                    kind = self.vocabulary.nouns[
                        tuple(token.code for token in head[-ends_in_kind(head, self.vocabulary) :])
                    ]
                    own = kind in ("button", "link", "icon") and ends_in_kind(head, self.vocabulary) < len(head)
                    own = own and not tokens[end].is_exact
                    if words == ("to",) and (own or head[-1].text[:1].isupper()):
                        continue  # "Link to an event" is written so; the red icon to delete it is red
                    if words == ("to",) and not is_told_by_deed(kind, tokens[end], self.vocabulary):
                        continue
                    head_thing = self._related(head) or self._simple(head)
                    return self._join_name(head_thing, self.thing(tokens[end:]))
        return self._called(tokens)

    def _called(self, tokens: Sequence[Token]) -> Thing | None:
        """Any noun before a quoted name: the folder or file named "Notes"."""
        for cut in range(1, len(tokens) - 1):
            calling = tokens[cut].text in CALLING and cut + 2 == len(tokens) and tokens[cut + 1].is_exact
            head = tokens[:cut]
            plain = all(token.text.isalpha() and token.text.islower() for token in head)
            if calling and plain and len(head) <= MAX_QUALITY:
                hint = " ".join(token.text for token in head)
                return Thing(Phrase(tokens[cut + 1].text, quoted=True, hint=hint))
            if plain and len(head) <= MAX_QUALITY and (name := self._called_so(tokens[cut:])):
                return Thing(Phrase(self.span(name), hint=self.span(head)), self.costs["plain_phrase"])
        return None

    def _called_so(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """A name with a capital after the words that introduce it: with the name Old friends."""
        for words in self.vocabulary.naming:
            name = tokens[len(words) :]
            if words[-1] in _NAMES and name and tuple(token.code for token in tokens[: len(words)]) == words:
                begun = name[0].text[:1].isupper() and not any(token.is_value for token in name)
                return name if begun else ()
        return ()

    @staticmethod
    def _join_name(head: Thing, name: Thing) -> Thing:
        hint = head.phrase.words if not head.phrase.quoted else ""
        within = head.phrase.within if name.phrase.within is None else name.phrase.within
        kind, ordinal, noun = head.phrase.kind, head.phrase.ordinal, head.phrase.noun
        phrase = replace(name.phrase, kind=kind, ordinal=ordinal, noun=noun, hint=hint, within=within)
        return Thing(phrase, head.doubt + name.doubt, head.state)

    def _related(self, tokens: Sequence[Token]) -> Thing | None:
        for index in range(1, len(tokens) - 1):
            length = relation_at(tokens, index, self.vocabulary)
            left, right = tokens[:index], tokens[index + length :]
            if not length or not right or not parts(left, right, tokens[index].code, self.vocabulary):
                continue
            if right[0].text == "all" and len(right) > 1 and (left[-1].code,) in _LISTS:
                right = right[1:]  # a list of all products is that of the products
            around = self.thing(right)
            if second := chained(right):
                first = self.thing(right[: second - 1])
                outer = self.thing(right[second:])
                around = Thing(merged(first.phrase, outer.phrase), first.doubt + outer.doubt)
            inner = self.thing(left)
            sure = left[-1].is_exact or ends_in_kind(left, self.vocabulary) or right[0].is_exact
            kept = inner.phrase.whole if inner.phrase.kind == "page" else ""
            whole = kept if sure or any(token.is_exact for token in tokens) else self.span(tokens)
            return Thing(
                replace(inner.phrase, within=merged(inner.phrase.within, around.phrase), whole=whole),
                inner.doubt + around.doubt + self._looseness(right, tokens[index].code),
                inner.state,
            )
        return None

    def _looseness(self, right: Sequence[Token], relation: str) -> float:
        plain = not right[0].led and right[0].text[:1].islower() and not any(token.is_value for token in right)
        owned = right[0].code in self.vocabulary.words("articles")
        loose = plain and not owned and relation not in LOOSE and not ends_in_kind(right, self.vocabulary)
        return self.costs["loose_place"] if loose else 0.0

    def _owned(self, tokens: Sequence[Token]) -> Thing | None:
        """Ada's order, the product's price."""
        for index in range(1, len(tokens) - 1):
            numbered = tokens[0].text[:1].isdigit() and not _NUMBERED.fullmatch(tokens[0].code)
            if tokens[index].code == "'s" and not numbered:
                owner, owned = self.thing(tokens[:index]), self.thing(tokens[index + 1 :])
                within = merged(owned.phrase.within, owner.phrase)
                return Thing(replace(owned.phrase, within=within), owned.doubt + owner.doubt / 2, owned.state)
        return None

    # One thing without anything around it ----------------------------------------------------

    def _simple(self, tokens: Sequence[Token]) -> Thing:
        state = adjective(tokens, self.vocabulary)
        tokens = tokens[1:] if state else tokens
        said = tokens
        if (named := named_kind(tokens, self.vocabulary)) is not None:
            return Thing(named, 0.0, state)
        ordinal, tokens = self._ordinal(tokens)
        kind, tokens, noun = self._kind(tokens)
        exact = [token for token in tokens if token.is_exact]
        if len(exact) == 2 and (typed := typed_name(tokens, exact, self.vocabulary)) is not None:
            return Thing(replace(typed, kind=typed.kind or kind, ordinal=ordinal, noun=typed.noun or noun), 0.0, state)
        if exact:
            phrase, doubt = self._quoted(tokens, exact)
            return Thing(replace(phrase, kind=kind, ordinal=ordinal, noun=noun), doubt, state)
        if ordinal is not None and [token.text for token in tokens] in _ONE_OF_THEM:
            return Thing(Phrase("", "item", ordinal=ordinal, noun="item"), 0.0, state)  # the second one of a list
        words = self.span(tokens)
        if not words and self.vocabulary.names_too(noun):
            words = noun.split()[0]
        doubt = self._unsure(said, tokens, kind, ordinal) + names_several(words) * self.costs["all"]
        if tokens and all(token.code in _POINTERS and not token.text.isupper() for token in tokens):
            doubt += 0.5
        # "Order List": a noun with a capital may be part of the name
        vague = kind in self.vocabulary.tables["kind_rules"]["vague_nouns"]
        called = said[-1].text[:1].isupper() or vague or (kind and noun not in self.vocabulary.tables["kinds"][kind])
        paged = kind == "page" and ordinal is not None  # "first page" may be written so
        whole = self.span(said) if paged or (tokens and (ordinal is not None or (kind and called))) else ""
        return Thing(Phrase(words, kind, ordinal=ordinal, whole=whole, noun=noun), doubt, state)

    def _unsure(self, said: Sequence[Token], name: Sequence[Token], kind: str, ordinal: int | None) -> float:
        """The doubt that what is left of the words, less noun and number, is a name without quotes."""
        doubt = stray(name, self.vocabulary) + max(0, len(name) - 4) * self.costs["long_phrase"]
        doubt += self._is_purposed(said) * self.costs["all"]
        if not kind and ordinal is None and not all(token.is_value for token in name):
            doubt += self.costs["plain_phrase"]
        first = name[0] if name else None
        if first is None:
            return doubt
        after = name[1] if len(name) > 1 and first.text == "top" and not name[1].is_exact else None
        ranked = after is not None and (after.is_value or self._in_words(after))  # the top 5 results
        counted = ordinal is not None and (first.is_value or self._in_words(first) or first.text == "and")  # first 5
        sure = len(name) > 1 and (kind == "message" or first.text in ("past", "future"))
        undecided = first.text in self.vocabulary.words("undecided") and not sure
        return doubt + (undecided or ranked or counted or gives_number(name)) * self.costs["all"]

    def _is_purposed(self, tokens: Sequence[Token]) -> bool:
        """Whether what is done for stands in the name: the Date header to sort the table."""
        verbs = self.vocabulary.verbs
        for at, (token, after) in enumerate(pairwise(tokens[:-1])):
            if at and token.code == "to" and after.text == after.code and after.code in verbs:
                return bool(ends_in_kind(tokens[:at], self.vocabulary))
        return False

    def _quoted(self, tokens: Sequence[Token], exact: Sequence[Token]) -> tuple[Phrase, float]:
        """What is called by a quoted name, with the words around the name as its hint."""
        others = [token for token in tokens if not token.is_exact]
        hint, doubt = self._hint(others)
        if "element" in hint and SELECTOR.match(exact[0].text):
            doubt += self.costs["all"]  # no words of a page, but a path in its code
        doubt += (len(exact) - 1) * self.costs["two_names"]
        before = tokens[: tokens.index(exact[0])]
        doubt += any(token.code in _PARTING for token in before) * self.costs["all"]
        doubt += any(token.text == "between" for token in others) * self.costs["all"]
        reaches = any(token.code == "to" and tokens[at].is_exact for at, token in enumerate(tokens[1:]))
        doubt += reaches * self.costs["all"]
        doing = [after for one, after in pairwise(tokens) if "," in self.text[one.end : after.start]]
        doubt += any(token.text.endswith("ing") for token in doing) * self.costs["all"]  # "x", reloading the page
        doubt += (tokens[-1].code in _PLACING or any(token.code == "," for token in others)) * self.costs["all"]
        return Phrase(exact[0].text, quoted=True, hint=hint), doubt

    def _ordinal(self, tokens: Sequence[Token]) -> tuple[int | None, Sequence[Token]]:
        first = tokens[0]
        ordinals: dict[str, int] = self.vocabulary.tables["ordinals"]
        number = _NUMBERED.fullmatch(first.code)
        if number and len(tokens) > 1:
            return int(number[1]), tokens[1:]
        for said, place in self.vocabulary.tables["places_from_the_end"].items():
            length = len(said.split())
            if " ".join(token.text for token in tokens[:length]) == said and len(tokens) > length:
                return place, tokens[length:]
        if first.code in ordinals and len(tokens) > 1 and first.text.islower():
            label = f"{first.code} {tokens[1].code}"
            if label not in self.vocabulary.tables["labels"]["words"]:
                return ordinals[first.code], tokens[1:]
        last = tokens[-1]
        if last.code.endswith("i") and last.is_value and not last.is_exact and len(tokens) > 1:
            head = tokens[:-2] if tokens[-2].code in NUMBERING else tokens[:-1]
            if head and int(last.text) and ends_in_kind(head, self.vocabulary):
                return int(last.text), head
        return None, tokens

    def _kind(self, tokens: Sequence[Token]) -> tuple[str, Sequence[Token], str]:
        """The kind, the tokens without its noun, and the noun."""
        length = ends_in_kind(tokens, self.vocabulary)
        if length:
            rest, noun = tokens[:-length], tokens[-length:]
            name = " ".join(token.text.lower() for token in noun)
            kind = self.vocabulary.nouns[tuple(token.code for token in noun)]
            return kind, rest, name
        length = starts_with_kind(tokens, self.vocabulary)
        if length and (tokens[length].is_value or tokens[length].text[:1].isupper()):
            noun = tokens[:length]
            kind = self.vocabulary.nouns[tuple(token.code for token in noun)]
            return kind, tokens[length:], " ".join(token.text.lower() for token in noun)
        return "", tokens, ""

    def _hint(self, tokens: Sequence[Token]) -> tuple[str, float]:
        names = {words[0] for words in self.vocabulary.naming if len(words) == 1} - {"for", "to"}
        kept = [token for token in tokens if token.code not in _UNSAYING and token.code not in names]
        doubt = len(kept) * self.costs["filler"] / 2 + stray(kept, self.vocabulary)
        doubt += any(token.text in ("then", "but") for token in kept) * self.costs["second_deed"]
        doubt += any(token.text in ("what", "how", "why", "who") for token in kept) * self.costs["all"]
        doubt += any(token.text in self.vocabulary.words("undecided") for token in kept) * self.costs["all"]
        return " ".join(token.text for token in kept), doubt
