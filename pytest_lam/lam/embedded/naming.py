"""Ways in which a thing is told apart: by its sort, by its maker, by what it does or by how much it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

OPERATED = frozenset({"button", "link", "icon", "menuitem", "option"})
"""Kinds of controls that are told by what they do."""
GENERAL = frozenset({"widget", "element", "control", "component"})
"""Nouns for anything on a page: the quoted word before them says what it is."""
_TYPE = re.compile(r"[A-Z][A-Za-z0-9]*")
"""How the name of a type is written: "Service", "VirtualService"."""
MAX_QUALITY = 4
"""Words of what a thing is said to be; more are a clause."""


def typed_name(tokens: Sequence[Token], exact: Sequence[Token], vocabulary: Vocabulary) -> Phrase | None:
    """A quoted name beside its quoted type, as shared steps have them: the "ratings" "Service"."""
    first, second = exact
    at = tokens.index(first)
    if tokens[at + 1] is not second:
        return None
    noun = second.text.casefold().replace("_", " ")
    if second.text.islower() and (kind := vocabulary.nouns.get(tuple(vocabulary.fold(noun).split()))):
        return Phrase(first.text, kind, quoted=True, noun=noun)  # the "Save" "button"
    if noun == "text":
        return Phrase(first.text, quoted=True)
    behind = tokens[at + 2 :]
    if second.text.startswith("<") or (behind and not any(token.text[:1].isupper() for token in (*exact, *behind))):
        return Phrase(first.text, quoted=True, hint=" ".join([second.text, *(token.text for token in behind)]))
    types = [bool(_TYPE.fullmatch(token.text)) for token in exact]
    plain = second is tokens[-1] and first.text.islower() and second.text.isalpha() and second.text.islower()
    if plain:  # the remote "ratings" "app"
        types = [False, True]
    if types[0] == types[1] or len(tokens) - 2 > MAX_QUALITY:
        return None
    name, type_ = (second, first) if types[0] else (first, second)
    return Phrase(name.text, quoted=True, hint=type_.text)


def named_kind(tokens: Sequence[Token], vocabulary: Vocabulary) -> Phrase | None:
    """The kind that a quoted word is, said of something general: a "checkbox" widget, a "date" widget."""
    if len(tokens) != 2 or not tokens[0].is_exact or tokens[1].code not in GENERAL:
        return None
    for noun in (tokens[0].text.lower(), f"{tokens[0].text.lower()} field"):
        if kind := vocabulary.nouns.get(tuple(vocabulary.fold(noun).split())):
            return Phrase("", kind, noun=noun)
    return None


def is_counted(tokens: Sequence[Token]) -> bool:
    """Whether these words say how much of something a thing has: at least 4 spans, more than 2 items."""
    if any(token.is_exact for token in tokens) or len(tokens) > MAX_QUALITY:
        return False
    numbers = [at for at, token in enumerate(tokens) if token.code.endswith("i") and token.is_value]
    return len(numbers) == 1 and 0 < numbers[0] < len(tokens) - 1


def is_by_somebody(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether a thing is told by who made it: the mail by Ada, but not sorted by "Name"."""
    thing = left[0].text[:1].islower() and not left[-1].text.endswith("ed")
    first = right[0]
    return thing and (first.text[:1].isupper() or (first.is_exact and first.text[:1].isalpha()) or first.text[0] == "@")


def is_told_by_deed(kind: str, verb: Token, vocabulary: Vocabulary) -> bool:
    """Whether a control is told by what it does: the button to Save as draft, the link to delete the page."""
    return kind in OPERATED and (verb.is_exact or verb.text[:1].isupper() or verb.code in vocabulary.verbs)
