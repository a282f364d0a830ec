"""Which things fit the slots of forms that take but one sort of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

MAX_LABEL = 4
"""Words of a field's label where nothing else tells that they are one."""

LISTS = frozenset({"list", "table"})
"""Kinds of what is told by the things in it."""

Test = Callable[[Phrase, Sequence[Token], Vocabulary], bool]


def is_of(sort: str, phrase: Phrase, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a thing is of that sort: one of the table's, else of that kind."""
    test = SORTS.get(sort)
    return test(phrase, tokens, vocabulary) if test is not None else phrase.kind == sort


def _is_site(phrase: Phrase, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    return is_page(phrase) or (not phrase.quoted and phrase.words.lower() in _rule("sites", vocabulary))


def _is_terms(phrase: Phrase, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    return any(word in phrase.words.lower() for word in _rule("agreements", vocabulary))


def _is_some_page(phrase: Phrase, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    return phrase.kind == "page" or (len(tokens) == 1 and is_address(tokens[0]))


def _is_part(phrase: Phrase, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    return phrase.kind in (*_rule("containers", vocabulary), "tab") and bool(phrase.words)


def _is_label(phrase: Phrase, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether these words can only be what a form calls one of its fields: brand name, date of birth."""
    known = frozenset(vocabulary.tables["labels"]["words"]) | vocabulary.words("heads")
    plain = all(token.text.replace("-", "").isalpha() and not token.is_value for token in tokens)
    return plain and len(tokens) <= MAX_LABEL and tokens[-1].text.lower() in known


def _is_data(phrase: Phrase, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    return tokens[-1].text in _rule("data", vocabulary) and not any(token.is_value for token in tokens)


def _is_variant(phrase: Phrase, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    return len(tokens) > 1 and any(
        token.text in _rule("variants", vocabulary) for token in tokens if not token.is_value
    )


def _is_viewed(phrase: Phrase, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether one checks it by looking at it, and not by a tick: the details of an order."""
    last = (phrase.words or phrase.noun).split()[-1:]
    told = not phrase.quoted and phrase.kind not in ("checkbox", "switch")
    return told and any(word in _rule("details", vocabulary) for word in last)


def _is_writing(phrase: Phrase, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    said = tokens[0] if len(tokens) > 1 and _adds(tokens[1]) else tokens[-1]
    return not said.is_value and said.text in _rule("writings", vocabulary)


def _is_told(phrase: Phrase, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    plain = [token.code for token in tokens if not token.is_value]
    return bool(plain) and tokens[-1].is_value and not vocabulary.words("prepositions").intersection(plain)


def _rule(name: str, vocabulary: Vocabulary) -> Sequence[str]:
    rule: Sequence[str] = vocabulary.tables["kind_rules"][name]
    return rule


def _adds(token: Token) -> bool:
    """Whether what follows a noun only tells more of it: a message with ..., a question that ..., asking ..."""
    return token.code in ("with", "that", "which") or (token.text.endswith("ing") and not token.is_value)


def is_page(phrase: Phrase) -> bool:
    """Whether it is the page at hand, and none by name."""
    return phrase.kind == "page" and not phrase.words


def is_whereabouts(phrase: Phrase, slots: Mapping[str, Sequence[Token]], vocabulary: Vocabulary) -> bool:
    """Whether the page is told on which somebody is, who is named by a quoted word: a "gold" member."""
    place = slots.get("place", ())
    paged = bool(place) and place[-1].code == "page"
    return paged and phrase.quoted and phrase.hint.split(" ")[-1] in vocabulary.words("people")


def listed_so(phrase: Phrase, tokens: Sequence[Token]) -> Phrase:
    """A list of orders as the list that is called so: "of" tells which one it is, and not where it stands."""
    matter = phrase.within
    if phrase.kind not in LISTS or phrase.words or matter is None or matter.kind or not matter.words:
        return phrase
    noun = phrase.noun.split()[-1:]
    if not any([one.text] == noun and after.code == "of" for one, after in pairwise(tokens)):
        return phrase
    return replace(phrase, words=matter.words, quoted=matter.quoted, within=matter.within)


def is_address(token: Token) -> bool:
    """Whether it is a path or an address."""
    return token.is_value and re.match(r"https?://|#?/|about:|file:", token.text) is not None


SORTS: Mapping[str, Test] = MappingProxyType(
    {
        "site": _is_site,
        "terms": _is_terms,
        "page": _is_some_page,
        "part": _is_part,
        "mode": lambda phrase, tokens, vocabulary: tokens[-1].code in ("mode", "view"),
        "ordinal": lambda phrase, tokens, vocabulary: phrase.ordinal is not None,
        "label": _is_label,
        "kind": lambda phrase, tokens, vocabulary: phrase.kind not in ("", "page"),
        "several": lambda phrase, tokens, vocabulary: phrase.words.endswith("s"),
        "again": _is_label,  # of what is entered a second time
        "detail": _is_data,
        "variant": _is_variant,
        "dropdown": lambda phrase, tokens, vocabulary: (
            phrase.kind == "select" and not phrase.words and phrase.ordinal is None
        ),
        "all": lambda phrase, tokens, vocabulary: (
            tokens[0].text == "all" and not any(token.is_value for token in tokens)
        ),
        "details": _is_viewed,
        "writing": _is_writing,
        "told": _is_told,
        "message": lambda phrase, tokens, vocabulary: phrase.kind in _rule("messages", vocabulary),
    }
)
"""What fits the sorts that are no kinds."""
