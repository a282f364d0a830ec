"""Numbers, amounts, days and times of a text, as another one writes them: "two" and 2, 1,299 and 1299. Plain data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from functools import cache

from pytest_lam.checking.amounts import DATE, dates, number
from pytest_lam.lam.embedded.numbers import number_of

PLAIN = re.compile(r"[-+]?\d{1,15}([.,]\d{1,6})?")
"""A number as fields take it; of longer ones the last digits would not count."""
WRITTEN = re.compile(r"[-+\u2212]?(?<![\d.,])\d[\d.,']*")
GROUPED = re.compile(r"(?<![\w-])\d+(?:[ -]\d+)+(?![\w-])")
"""Digits in groups: the number of a card, of a telephone."""
CLOCK = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?(?:\s?([ap])\.?m\b\.?)?(?![\d:])", re.IGNORECASE)
NOON = 12
LONGEST_NUMBER = 12
"""Words of a number: two hundred and thirty four thousand five hundred and sixty seven has eleven."""


def is_same_number(text: str, source: str) -> bool:
    """Whether digits are a number that the source says in words."""
    return text.isdecimal() and text.isascii() and len(text) <= LONGEST_NUMBER and int(text) in set(_said(source))


def is_same_amount(text: str, source: str) -> bool:
    """Whether a plain number is one of the source, less what separates or groups its digits."""
    if not PLAIN.fullmatch(text):
        return text.isdecimal() and text.isascii() and text in _grouped(source)
    wanted = number(text)
    return text in _grouped(source) or any(number(found) == wanted for found in WRITTEN.findall(source))


def is_same_day(text: str, source: str) -> bool:
    """Whether a whole date is one of the source, with its parts in another order or its month in words."""
    if not DATE.fullmatch(text):
        return False
    days = set(dates(text))
    return any(days & set(dates(match[0])) for match in DATE.finditer(source))


def is_same_time(text: str, source: str) -> bool:
    """Whether a time of day is one of the source, by the clock of twelve hours or of twenty-four."""
    match = CLOCK.fullmatch(text)
    if match is None or match[2] is None or (wanted := _time(match)) is None:
        return False
    return any(
        (found[2] is not None or found[4] is not None) and _time(found) == wanted for found in CLOCK.finditer(source)
    )


def _grouped(source: str) -> set[str]:
    return {re.sub(r"[ -]", "", found) for found in GROUPED.findall(source)}


def _said(source: str) -> Iterator[int]:
    """The numbers that are said in words, each as long as it goes."""
    numbers = _numbers()
    words = re.findall(r"[^\W\d_]+", source.lower())
    at = 0
    while at < len(words):
        ends = range(min(at + LONGEST_NUMBER, len(words)), at, -1)
        spans = ((end, number_of(words[at:end], numbers)) for end in ends if words[at:end] != ["a"])
        end, value = next(((end, value) for end, value in spans if value is not None), (at + 1, None))
        if value is not None:
            yield value
        at = end


@cache
def _numbers() -> dict[str, int]:
    from pytest_lam.lam.embedded.vocabulary import vocabulary  # only who meets digits pays for loading it

    return dict(vocabulary().tables["numbers"])


def _time(match: re.Match[str]) -> time | None:
    hour, half = int(match[1]), (match[4] or "").lower()
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    try:
        return time(hour, int(match[2] or 0), int(match[3] or 0))
    except ValueError:
        return None
