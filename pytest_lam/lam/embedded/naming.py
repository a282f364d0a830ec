"""Ways in which a thing is told apart, and signs that words name none: by sort, maker, deed or amount; stray words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.tokens import Token
from pytest_lam.lam.embedded.vocabulary import Vocabulary

OPERATED = frozenset({"button", "link", "icon", "menuitem", "option", "checkbox", "switch", "radio", "dialog", "form"})
"""Kinds of what is told by what it does, or what it is for."""
GENERAL = frozenset({"widget", "element", "control", "component"})
"""Nouns for anything on a page: the quoted word before them says what it is."""
_TYPE = re.compile(r"[A-Z][A-Za-z0-9]*")
"""How the name of a type is written: "Service", "VirtualService"."""
SELECTOR = re.compile(r"[.#\[][A-Za-z_]|/{1,2}\w|\w+[.#>\[]|[a-z]+\d?$")
"""How the paths of elements in a page's code begin: ".error", "#main", "//div", "ul > li"."""
PLACED = frozenset(
    {"placed", "made", "created", "written", "sent", "posted", "added", "uploaded", "shared", "published"}
)
PLACED |= {"left", "owned", "issued", "submitted", "reported", "opened", "booked", "ordered", "bought", "given"}
"""What somebody did with a thing, said before who it was."""
NUMBERING = frozenset({"number", "nr", "no", "#"})
ARRANGED = frozenset({"order", "sequence", "format", "manner", "way", "case"})
"""Nouns of how things stand, which are no place to stand in."""
MANNER = 3
"""Words of how things stand at most: "in last come order"."""
HEADS = frozenset({"number", "name", "address"})
"""What ends the label of a field that asks for something of one's own: phone number, street address."""
CHARACTERS = frozenset({"characters", "chars", "letters", "digits", "words", "symbols"})
"""What is counted of a value that is told by its length."""
MAX_QUALITY = 4
"""Words of what a thing is said to be; more are a clause."""


def ends_in_kind(tokens: Sequence[Token], vocabulary: Vocabulary) -> int:
    """How many tokens at the end are a noun that tells a kind; "listed" and "selected" are none."""
    if tokens and tokens[-1].text.lower().endswith("ed"):
        return 0
    for length in (3, 2, 1):
        words = tuple(token.code for token in tokens[-length:])
        if len(words) == length and words in vocabulary.nouns:
            return length
    return 0


def starts_with_kind(tokens: Sequence[Token], vocabulary: Vocabulary) -> int:
    """How many tokens at the beginning are a noun that tells a kind, with more after them."""
    for length in (3, 2, 1):
        words = tuple(token.code for token in tokens[:length])
        if len(words) == length < len(tokens) and words in vocabulary.nouns:
            return length
    return 0


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
    elif second is tokens[-1] and first.text.isalpha() and first.text.islower() and "/" in second.text:
        types = [True, False]  # the "app" "shop/ratings"
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


def is_description(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether words without quotes tell of a value, and are none: "email address", "101 characters"."""
    if any(token.is_exact or not token.text[:1].islower() for token in tokens[1:]):
        return False
    first, last = tokens[0], tokens[-1].text
    sized = first.is_value and not first.is_exact and len(tokens) == 2 and last in CHARACTERS
    plain = not first.is_value and first.text.islower()
    if plain and len(tokens) == 1 and last.endswith("able") and vocabulary.fold(last[:-4]).strip() in vocabulary.verbs:
        return True  # expandable, sortable: what can be done to it
    said = " ".join(token.text for token in tokens)
    labels = vocabulary.tables["labels"]
    known = {*labels["words"], *labels["user"], *labels["password"]}
    label = plain and said in known and len(said) > len("zip")
    label = label or (plain and len(tokens) == 2 and last in HEADS)
    return sized or label


def is_purpose(value: Sequence[Token], verb: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether what follows "to" is a deed with its thing, and no value: to start within the hour."""
    first = value[0]
    deed = first.code in vocabulary.verbs and first.text == first.code and not (first.is_value or first.led)
    return deed and len(value) > 1 and bool(verb) and verb[-1].code == "to"


def is_manner(tokens: Sequence[Token]) -> bool:
    """Whether words tell how something is seen: correctly, in chronological order."""
    plain = [token.text for token in tokens if not token.is_value]
    if len(plain) != len(tokens) or not plain or not plain[0].islower() or tokens[0].led:
        return False
    adverb = len(plain) == 1 and plain[0].endswith("ly") and len(plain[0]) > len("daily!")
    told = plain[0] not in ("this", "that", "my", "your", "our", "his", "her", "their", "its")
    return adverb or (told and 1 < len(plain) <= MANNER and plain[-1] in ARRANGED)


def is_told_by_deed(kind: str, verb: Token, vocabulary: Vocabulary) -> bool:
    """Whether a control is told by what it does: the button to Save as draft, the link to delete the page."""
    if kind == "link" and verb.code not in vocabulary.verbs:
        return True  # the link to the terms
    return kind in OPERATED and (verb.is_exact or verb.text[:1].isupper() or verb.code in vocabulary.verbs)


def second_deeds(tokens: Sequence[Token], text: str, vocabulary: Vocabulary) -> int:
    """How often another deed seems to begin: "Save and close" may be a name, "Save and close the window" is two."""
    found = 0
    if any(token.code in ("yes", "no", "ok", "okay") for token in tokens[:2]):
        return 0  # "Yes, delete it" is written on buttons
    for token, after, more in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
        begins = after.code in vocabulary.verbs and after.text == after.code and more is not None
        joined = token.text in ("and", "then") and not token.is_value
        apart = any(sign in text[token.end : after.start] for sign in ",;.")
        found += begins and (joined or apart)
        found += after.text == "then" and (joined or apart)
    return found + _ends_in_deed(tokens, vocabulary)


def _ends_in_deed(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether words in small letters end in a deed done to what they name: the box and searches."""
    if len(tokens) < 3 or tokens[-2].text != "and" or tokens[-1].is_value or not tokens[0].text[:1].islower():
        return False
    return tokens[-1].text.islower() and tokens[-1].code in vocabulary.words("purposes")


def gives_number(tokens: Sequence[Token]) -> bool:
    """Whether a number of something is told of a thing without quotes: the film 5 stars."""
    return any(
        number.is_value and not number.is_exact and before.text.islower() and after.text.islower()
        for before, number, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def names_several(words: str) -> bool:
    """Whether the words are names side by side, and no one name with a comma in it: "Malaria diagnosis, treatment"."""
    found = re.search(r",\s*(\w)", words)
    return found is not None and found[1].isupper() == words[:1].isupper()


def is_shouted(token: Token) -> bool:
    """Whether a word is written as only names on a page are: ONE."""
    return len(token.text) > 1 and token.text.isupper()


@dataclass(frozen=True, slots=True)
class Between:
    """Two names at the end of a phrase by which its thing is told, and where the words before them end."""

    start: int
    names: tuple[str, str]


def between(tokens: Sequence[Token]) -> Between | None:
    """The two that a thing lies between: the rate between "Euro" and "Pound"; None where there are none."""
    if len(tokens) < 5 or tokens[-4].text != "between" or tokens[-2].text != "and":
        return None
    first, second = tokens[-3], tokens[-1]
    return Between(len(tokens) - 4, (first.text, second.text)) if first.is_exact and second.is_exact else None


def made_by(tokens: Sequence[Token]) -> int:
    """Where "placed by", "written by" and the like stand before a name; 0 where they do not."""
    for at in range(1, len(tokens) - 2):
        who = tokens[at + 2 :]
        named = who[-1].is_exact or who[0].text[:1].isupper()
        if tokens[at].text in PLACED and tokens[at + 1].code == "by" and named and not tokens[at].is_value:
            return at
    return 0


def _does(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether the word says what a thing does, and is no noun in the plural: "starts", but no "links"."""
    does = token.code in vocabulary.words("stative") and token.text != token.code and token.text.endswith("s")
    return does and (token.code,) not in vocabulary.nouns


def _is_clause(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether words that begin with a capital are no name: the Create button is ..., or ..."""
    said = any(
        (one.code,) in vocabulary.nouns and one.text.islower() and after.code == "be" for one, after in pairwise(tokens)
    )
    return said or (bool(tokens) and tokens[-1].text == "or")


def adjective(tokens: Sequence[Token], vocabulary: Vocabulary) -> str:
    """The state that the first word says of the thing; "" where it is none: an "empty state" is a part of a page."""
    first = tokens[0]
    said = first.text.lower()
    if said == "open" and vocabulary.nouns.get((tokens[-1].code,)) in ("dialog", "menu", "select"):
        return "open"
    plain = said == first.code and said not in ("empty", "blank", "inactive", "required", "read-only")
    if len(tokens) < 2 or plain or not first.text.islower() or said.endswith("ing"):
        return ""
    if first.code in ("empty", "blank") and tokens[1].text in vocabulary.words("placeholders"):
        return ""
    return vocabulary.states.get(first.code + " ", "")


def stray(tokens: Sequence[Token], vocabulary: Vocabulary) -> float:
    """The cost of words that a name seldom has."""
    words = vocabulary.words
    tokens = [token for token in tokens if not token.is_value and not is_shouted(token)]
    capital = bool(tokens) and tokens[0].text[:1].isupper()
    tokens = [token for token in tokens if token.text != "May"]  # a month
    odd = words("pronouns", "modals") if capital else words("pronouns", "modals", "prepositions")
    found = [token for token in tokens if token.code in odd]
    found += [token for token in tokens[1:] if token.text.endswith("ing") and token.code in vocabulary.verbs]
    whole = capital and not _is_clause(tokens, vocabulary)
    clauses = [] if whole else [token for token in tokens if token.code in words("subordinators", "finite")]
    clauses += [token for token in tokens[1:] if token.text.endswith("ing") and token.code in vocabulary.explaining]
    clauses += [after for token, after in pairwise(tokens) if token.text == "and" and _does(after, vocabulary)]
    clauses += [token for token in tokens[1:] if token.text in ("appears", "disappears", "displays", "contains")]
    clauses += [
        token
        for token, after in pairwise(tokens)
        if token.code == "to" and after.code in vocabulary.verbs and not capital
    ]
    quantified = tokens and tokens[0].text.islower() and tokens[0].code in vocabulary.words("quantifiers")
    costs = vocabulary.costs
    governed = [token for token in tokens[1:] if token.code in words("modals") or token.text == "only"]
    doubt = len(found) * costs["stray"] + (len(clauses) + len(governed)) * costs["subordinate"]
    return doubt + (costs["all"] if quantified else 0.0)


def shown_sign(tokens: Sequence[Token], vocabulary: Vocabulary) -> str:
    """The name of a sign by which a thing is told: with a "ready" icon; "" where there is none."""
    kind = vocabulary.nouns.get((tokens[-1].code,), "")
    signs = kind in ("icon", "badge", "image") and len(tokens) == 2 and tokens[0].led
    return tokens[0].text if signs and tokens[0].is_exact else ""


def merged(inner: Phrase | None, outer: Phrase) -> Phrase:
    """``outer`` put around the outermost part of ``inner``."""
    return outer if inner is None else replace(inner, within=merged(inner.within, outer))
