"""The text of a step cut into words and protected values, with every word folded to its base form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pytest_lam.step import Step

VALUE = "§"
"""First character of the code of a protected value; no base form begins with it."""

_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_TOKEN = re.compile(
    r"""
      (?P<quoted> "[^"]*" | “[^”]*” | «[^»]*» | `[^`]*`
        | (?<!\w)'(?:[^']|(?<=\w)'(?=\w))*'(?!\w) | (?<!\w)\u2018(?:[^\u2019]|(?<=\w)\u2019(?=\w))*\u2019(?!\w) )
    | (?P<strong> (?<![\w*])\*{1,2}[^\s*](?:[^*]*[^\s*])?\*{1,2}(?![\w*]) | (?<![\w\])])\[[A-Z][^\[\]]*\](?!\w) )
    | (?P<hole> <[^<>"]+> )
    | (?P<url> https?://[^\s"']*[^\s"'.,;:!?)] )
    | (?P<mail> [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
    | (?P<handle> (?<![\w@])@[^\W\d]\w* )
    | (?P<path> (?<!\S)(?:\#?/|\#(?=[\w-]+[?/=]))(?:[\w\-./?=&%\#~:+@]*[\w\-/=&%\#~+@])? )
    | (?P<file> (?<![\w./-])[\w-]+(?:\.[\w-]+)*\.(?i:png|jpe?g|gif|svg|webp|pdf|csv|tsv|txt|md|docx?|xlsx?|pptx?|od[tsp]
        |json|xml|ya?ml|zip|tar|t?gz|mp[34]|mov|wav|ics|vcf|log)\b(?!\.\w) )
    | (?P<secret> \$[A-Z_][A-Z0-9_]* )
    | (?P<date> \d{1,2}(?:st|nd|rd|th)?[ ](?:of[ ])?(?:MONTH)\b(?:,?[ ]\d{4}\b)?
        | (?:MONTH)[ ]\d{1,2}(?:st|nd|rd|th)?,?[ ]\d{4}\b )
    | (?P<clock> \d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b) )
    | (?P<word> \d+(?:st|nd|rd|th)\b | [^\W\d_]\w*(?:[-+]\w+)*(?![-+]?\w) | \w+(?:[-+]\w+)*(?<!\d) (?<!\d[%]) )
    | (?P<number> [-+]?[$€£]?\d(?:[\d.,:/-]*\d)?\s?[%€£]? )
    | (?P<odd> \w+(?:[-+]\w+)* )
    | (?P<suffix> ['\u2019](?:s|m|re|ve|d|ll)\b | ['\u2019] )
    | (?P<sign> \S )
    """.replace("MONTH", _MONTHS),
    re.VERBOSE,
)
_NEGATED = re.compile(r"\b(ca|wo|sha|[a-z]+)n['\u2019]t\b|\b(can)(not)\b", re.IGNORECASE)
_SUFFIXES = {"m": "be", "re": "be", "ve": "have", "d": "would", "ll": "will"}
_ANNOUNCED = re.compile(
    r"(?:text|texts|message|note|comment|reason|name|description|query|following|value|label|title|heading|url|path|error|alert|notification|warning)"
    r"\s*:\s+(?![\"'`\u201c\u2018\u00ab<])(\S.*?)\s*$",
    re.IGNORECASE | re.DOTALL,
)
"""What follows a colon to the end of the text is a value, as if it were quoted."""
_CUT_SHORT = {"ca": "can", "wo": "will", "sha": "shall"}
_OPENERS = frozenset({"it", "that", "there", "he", "she", "what", "who", "here"})
_CODES = {
    "quoted": "q",
    "strong": "q",
    "hole": "q",
    "url": "u",
    "mail": "q",
    "handle": "q",
    "file": "q",
    "path": "p",
    "secret": "s",
}
_CODES |= {"clock": "n", "date": "n", "number": "n"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or value. ``code`` is what forms are matched on; ``start`` and ``end`` lie in the step's text."""

    text: str
    code: str
    start: int
    end: int
    led: bool = False
    """Whether an article stands before it, which begins a new thing."""

    @property
    def is_value(self) -> bool:
        """Whether it is a quoted text, number, path, address, mail address, secret or Outline value."""
        return self.code.startswith(VALUE)

    @property
    def is_exact(self) -> bool:
        """Whether the step quoted it (an Outline's value counts as quoted)."""
        return self.code.startswith(VALUE + "q")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The text that tokens point into."""

    text: str
    tokens: tuple[Token, ...]


def tokenise(text: str, bases: Mapping[str, str], row: Mapping[str, str] | None = None) -> Sentence:
    """Cut ``text`` into tokens; ``bases`` folds known word forms, ``row`` fills ``<column>`` in."""
    tokens: list[Token] = []
    position = 0
    rest = _ANNOUNCED.search(text)
    for match in _TOKEN.finditer(text):
        if match.start() < position:
            continue
        if rest and match.start() == rest.start(1):
            return Sentence(text, (*tokens, Token(rest[1], VALUE + "q", *rest.span(1))))
        negated = _NEGATED.match(text, match.start()) if match.lastgroup in ("word", "odd") else None
        if negated:
            tokens += _negation(negated)
            position = negated.end()
            continue
        tokens.append(_token(match, tokens, bases, row or {}))
    return Sentence(text, tuple(tokens))


def outline_sentence(step: Step, bases: Mapping[str, str]) -> Sentence | None:
    """The step with each Outline value as one protected token, or None where it has none."""
    if not step.row or not step.template or step.template == step.text:
        return None
    return tokenise(step.template, bases, step.row)


def _negation(match: re.Match[str]) -> list[Token]:
    stem = (match[1] or match[2]).lower()
    stem = _CUT_SHORT.get(stem, stem)
    base = {"is": "be", "are": "be", "was": "be", "were": "be", "does": "do", "did": "do"}.get(stem, stem)
    base = {"has": "have", "had": "have"}.get(base, base)
    middle = match.end(1) if match[1] else match.end(2)
    return [Token(match[0], base, match.start(), middle), Token("not", "not", middle, match.end())]


def _token(match: re.Match[str], before: list[Token], bases: Mapping[str, str], row: Mapping[str, str]) -> Token:
    group, text = match.lastgroup or "", match[0]
    start, end = match.span()
    if group in ("word", "odd"):
        lower = text.lower()
        return Token(text, bases.get(lower, lower), start, end)
    if group == "suffix":
        name = text[1:].lower()
        if name == "s" and before and before[-1].code in _OPENERS:
            return Token(text, "be", start, end)
        return Token(text, _SUFFIXES.get(name, "'s"), start, end)
    if group == "sign":
        return Token(text, "-" if text == VALUE else text, start, end)
    value = text[1:-1] if group in ("quoted", "hole") else text.strip()
    if group == "strong":
        value = text.strip("*[]")  # how names are set off in prose
    elif group == "hole":
        value = row.get(value, text)
    elif group == "quoted":
        value = _filled(value, row)
    whole = "i" if re.fullmatch(r"\d{1,6}", value) else ""
    if group == "hole" and whole:
        return Token(value, VALUE + _CODES["number"] + whole, start, end)
    return Token(value, VALUE + _CODES[group] + whole, start, end)


def _filled(text: str, row: Mapping[str, str]) -> str:
    if not row:
        return text
    return re.sub(r"<([^<>]+)>", lambda hole: row.get(hole[1], hole[0]), text)


_VOWELS = "aeiou"


@lru_cache(maxsize=4096)
def inflections(verb: str) -> tuple[str, ...]:
    """The forms of a regular English verb: third person, past, and -ing (both spellings where they differ)."""
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    stems = {verb}
    if len(verb) > 2 and verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith("e"):
        return third, verb + "d", (verb[:-1] if not verb.endswith("ee") else verb) + "ing"
    if len(verb) > 2 and verb[-1] not in "wxy" + _VOWELS and verb[-2] in _VOWELS and verb[-3] not in _VOWELS:
        stems.add(verb + verb[-1])
    return (third, *(stem + ending for stem in sorted(stems) for ending in ("ed", "ing")))


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def stem(word: str) -> str:
    """The likeliest base form of a verb that no table knows."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def codes(tokens: Iterable[Token]) -> str:
    """What forms are matched on: every token's code, each followed by one space."""
    return "".join(token.code + " " for token in tokens)


def unpunctuated(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the signs that begin or end them, and without "any more" at the end: not is said before it."""
    end = len(tokens)
    while end and not tokens[end - 1].is_value and tokens[end - 1].code in ".,;:!?":
        end -= 1
    if end > 3 and [token.text.lower() for token in tokens[end - 2 : end]] == ["any", "more"]:
        end -= 2
    start = 0
    while start < end and not tokens[start].is_value and tokens[start].code in ".,;:!?*-":
        start += 1
    return tokens[start:end]
