"""Numbers of several words: one hundred and twenty, seventy two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pytest_lam.lam.embedded.tokens import Token, tokenise

SCALES = frozenset({"dozen", "hundred", "thousand", "million"})
"""Words that multiply the number before them."""
THOUSAND = 1000
"""From this scale on what follows is added, and multiplies no more."""
UNITS = frozenset(
    {"euro", "euros", "eur", "dollar", "dollars", "usd", "pound", "pounds", "gbp", "cent", "cents", "percent"}
)
"""Words after which even a number of one word is an amount that can be compared: five euros."""


def with_digits(text: str, numbers: Mapping[str, int], units: frozenset[str] = frozenset()) -> str:
    """The text with each number of several words in digits; a number in quotes stays as it is.

    A number of one word is written in digits only before one of ``units``: five euros.
    """
    if not set(text.lower().split()) & numbers.keys():
        return text
    tokens = tokenise(text, {}).tokens
    kept, copied, at = "", 0, 0
    while at < len(tokens):
        end = _end(tokens, at, numbers)
        counted = end < len(tokens) and tokens[end].text.lower() in units
        words = [token.text for token in tokens[at:end]]
        value = number_of(words, numbers) if end - at > 1 or (words and counted) else None
        if value is None:
            at += 1
            continue
        kept += text[copied : tokens[at].start] + str(value)
        copied, at = tokens[end - 1].end, end
    return kept + text[copied:]


LIMITS = {"more": "at least", "greater": "at least", "fewer": "at most", "less": "at most"}
"""What a limit behind its number says before it: 3 or more rows are at least 3 rows."""


def with_limits_first(text: str, numbers: Mapping[str, int]) -> str:
    """The text with each limit of a count before its number: 3 or more rows, 5 items or fewer."""
    if " or " not in text:
        return text
    tokens = tokenise(text, {}).tokens
    for at, token in enumerate(tokens[1:-1], 1):
        limit = LIMITS.get(tokens[at + 1].text, "")
        if token.text != "or" or token.is_value or not limit:
            continue
        counted = tokens[at + 2 :] and tokens[at + 2].text.isalpha() and tokens[at + 2].text != "than"
        if _counts(tokens[at - 1], numbers) and counted:
            first, noun = tokens[at - 1], ""
        elif at > 1 and _counts(tokens[at - 2], numbers) and tokens[at - 1].text.isalpha():
            first, noun = tokens[at - 2], f" {tokens[at - 1].text}"
        else:
            continue
        return f"{text[: first.start]}{limit} {first.text}{noun}{text[tokens[at + 1].end :]}"
    return text


def _counts(token: Token, numbers: Mapping[str, int]) -> bool:
    return (token.is_value and not token.is_exact and token.text.isdecimal()) or token.text in numbers


def _end(tokens: Sequence[Token], start: int, numbers: Mapping[str, int]) -> int:
    """Where the words of a number that begins here end."""
    end = start
    while end < len(tokens) and not tokens[end].is_value:
        text = tokens[end].text
        scaled = end > start and tokens[end - 1].text in SCALES
        following = tokens[end + 1].text if end + 1 < len(tokens) else ""
        joins = text == "and" and scaled and following in numbers
        begins = text == "a" and end == start and following in SCALES
        if not (text in numbers or joins or begins):
            break
        end += 1
    return end


def number_of(words: Sequence[str], numbers: Mapping[str, int]) -> int | None:
    """The number that the words make; None where they are none, or several numbers, as in "one two"."""
    if not words or words[-1] == "and" or not all(word in numbers or word in ("a", "and") for word in words):
        return None
    total, part, last = 0, 0, 0
    for word in words:
        number = 1 if word == "a" else numbers.get(word, 0)
        if word == "and":
            continue
        if word in SCALES:
            part, last = max(part, 1) * number, 0
            total, part = (total + part, 0) if number >= THOUSAND else (total, part)
            continue
        fits = last == 0 or (last % 10 == 0 and 20 <= last < 100 and number < 10)
        if not fits or (word == "a" and last):
            return None
        part, last = part + number, number
    return total + part
