"""The words that stand around a thing without naming it: articles, amounts, pointers, superlatives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pytest_lam.lam.embedded.frames import ALL
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

_ANY = re.compile(r"\b(?:an?|any)\s+$", re.IGNORECASE)
OWNED = frozenset({"their", "its", "his", "her"})
"""Articles that say: of what was spoken of before."""
POINTED = frozenset({"that", "this", "those", "these"})
"""Articles that say: the one spoken of before."""
COUNTING = frozenset({"Each", "Every", "Both", "Only", "Several"})
"""Words that name nothing even where they begin a sentence."""
QUANTIFIERS = {"both": 2, "all": ALL, "every": ALL, "each": ALL}


@dataclass(frozen=True, slots=True)
class Determined:
    """The words of a thing less those around it, and what these said (as :class:`Phrase` has it)."""

    rest: Sequence[Token]
    amount: int | None = None
    refers: str = ""
    indefinite: bool = False
    """Whether it was introduced by "a" or "any": where it has no name, any one is meant."""


def uncapitalised(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The sentence without the capital of its first word, where that is one that counts out: "Each row ..."."""
    first = tokens[0] if len(tokens) > 1 else None
    counting = first is not None and first.text in COUNTING and not tokens[1].is_value and not tokens[1].text.istitle()
    if first is None or not counting:
        return tuple(tokens)
    return (replace(first, text=first.text.lower()), *tokens[1:])


def without_asides(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The sentence without "by default": how things came to be so, no check tells."""
    codes = [token.code for token in tokens]
    at = next((at for at in range(len(codes) - 1) if codes[at : at + 2] == ["by", "default"]), len(codes))
    rest = tokens[at + 2 :]
    return (*tokens[:at], *(rest[1:] if rest and not at and rest[0].code == "," else rest)) or tuple(tokens)


def determined(tokens: Sequence[Token], text: str, vocabulary: Vocabulary) -> Determined:
    """Without articles, amounts before a noun, and words that only point ("below")."""
    amount: int | None = None
    refers = ""
    articles = vocabulary.words("articles")
    rest = tokens[:-1] if len(tokens) > 1 and tokens[-1].text in vocabulary.words("deictics") else tokens
    indefinite = bool(rest) and rest[0].led and _ANY.search(text[: rest[0].start]) is not None
    while rest and rest[0].text.islower() and not rest[0].is_value:
        first, following = rest[0], rest[1:]
        if first.code in articles:
            refers = "its" if first.code in OWNED else "it" if first.code in POINTED else refers
            indefinite = indefinite or first.code in ("a", "an", "any")
        elif first.code in QUANTIFIERS and following and (_is_thing(following, vocabulary) or _are_those(following)):
            amount = QUANTIFIERS[first.code]
        elif _is_number(first, vocabulary) and _is_plural(following, vocabulary):
            amount = vocabulary.tables["numbers"][first.code]
        elif first.code == "one" and following and _is_noun(following[0], vocabulary):
            amount = 1  # one ticket: any
        elif first.text == "random" and following:
            indefinite = True  # whichever
        elif (amount is not None and first.code == "of") or (first.text == "following" and following):
            pass
        else:
            break
        rest = following
    if len(rest) > 2 and rest[0].code.endswith("i") and rest[2].code == "by" and rest[1].text.islower():
        return Determined(rest[1:], int(rest[0].text), refers)  # 3 posts by Ada
    counted = len(rest) > 1 and rest[0].code.endswith("i") and rest[0].is_value and not rest[0].is_exact
    if counted and (_is_plural(rest[1:], vocabulary) or (rest[0].text == "1" and (rest[1].code,) in vocabulary.nouns)):
        return Determined(rest[1:], int(rest[0].text), refers)
    return Determined(rest, amount, refers, indefinite)


def _is_number(token: Token, vocabulary: Vocabulary) -> bool:
    return token.code in vocabulary.tables["numbers"] and token.code != "zero"


def _are_those(tokens: Sequence[Token]) -> bool:
    """Whether it only points at several things: all of them."""
    return [token.code for token in tokens] in (["of", "them"], ["of", "these"], ["of", "those"])


def _is_noun(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether the word may be a thing, and is no verb, preposition or pronoun."""
    odd = vocabulary.words("prepositions", "pronouns", "modals", "finite", "subordinators")
    known = odd | vocabulary.verbs | vocabulary.tables["numbers"].keys()
    return token.text.islower() and token.text.isalpha() and token.code not in known


def _is_plural(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a noun of a kind follows, in the plural: 2 buttons."""
    for length in (3, 2, 1):
        words = tuple(token.code for token in tokens[:length])
        if len(words) == length and words in vocabulary.nouns:
            return tokens[length - 1].text.lower().endswith("s")
    return False


def quantified(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words behind "all", "every" or "each" where these speak of several things, of whatever kind; else nothing."""
    first, rest = tokens[0], tokens[1:]
    if not rest or first.is_value or not first.text.islower() or QUANTIFIERS.get(first.code) != ALL:
        return ()
    rest = rest[1:] if rest[0].code == "of" and first.code != "every" else rest
    if not rest or rest[0].is_value or (rest[0].text.istitle() and first.code != "all"):
        return ()
    several = first.code in ("each", "every") or any(_is_several(token) for token in rest)
    return rest if several else ()


def _is_several(token: Token) -> bool:
    """Whether it looks like a noun in the plural."""
    return not token.is_value and token.text.endswith("s") and not token.text.endswith(("ss", "us", "is"))


def _is_thing(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a noun of a kind stands somewhere in what follows, so that it can be counted out."""
    return any((token.code,) in vocabulary.nouns or token.is_exact for token in tokens)


def superlative(tokens: Sequence[Token], vocabulary: Vocabulary) -> str:
    """The superlative that the words begin with, as said; "" where they begin with none."""
    said = [token.text.lower() for token in tokens[:2] if not token.is_value]
    if not said or not tokens[0].text.islower():
        return ""
    known = vocabulary.words("superlatives")
    if " ".join(said) in known:
        return " ".join(said)
    return said[0] if said[0] in known else ""
