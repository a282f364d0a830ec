"""Reading numbers, money and dates out of texts, and comparing them as such. Plain data only."""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

NUMBER = re.compile(r"[-+\u2212]?\d[\d,.' \u00a0\u202f]*")
WRITTEN = re.compile(r"[-+]?\d+(\.\d+)?")
"""A number as Python reads it."""
BEHIND_SIGN = re.compile(r"([-\u2212])(?=[^\w\s.,]\d)(.)")
"""A minus before a currency's sign: "-$5.00" is the money $-5.00."""

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
TIME = r"(?:(?:,?\s+(?:at\s+)?|T)\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?)?"
DATE = re.compile(
    rf"(?<![\w.,/-])(?:\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}|\d{{1,2}}([-/.])\d{{1,2}}\2(?:\d{{4}}|\d{{2}})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?{MONTH}[ -]?,?[ ]?\d{{4}}"
    rf"|{MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}){TIME}(?![\w/-])",
    re.IGNORECASE,
)
"""A whole date with day, month and year, in any of the ways in which pages write them, with the time where it has one.

A date without its year is none: which one is meant changes with the day on which it is read.
"""

ORDERINGS: Mapping[str, Callable[..., bool]] = MappingProxyType(
    {
        "at least": operator.ge,
        "at most": operator.le,
        "more than": operator.gt,
        "less than": operator.lt,
        "amounts to": operator.eq,
    }
)
"""Comparisons of amounts: what is seen, what is expected."""


def number(text: str) -> float | None:
    """The only number in ``text``, with thousands separators of either kind; None if there is not exactly one."""
    found = digits(text)
    return float(found) if found is not None else None


def digits(text: str) -> str | None:
    """The only number in ``text`` as it is written, with a point for its decimals and nothing between thousands."""
    found = NUMBER.findall(BEHIND_SIGN.sub(r"\2\1", text))
    if len(found) != 1:
        return None
    said = re.sub(r"['\s]", "", found[0].replace("\u2212", "-")).rstrip(".,")
    if "," in said and "." in said:
        thousands = "," if said.rindex(".") > said.rindex(",") else "."
        said = said.replace(thousands, "")
    elif re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+", said) or re.fullmatch(r"[-+]?\d{1,3}(\.\d{3}){2,}", said):
        said = said.replace(",", "").replace(".", "")
    said = said.replace(",", ".")
    return said if WRITTEN.fullmatch(said) else None


def signs(text: str) -> frozenset[str]:
    """The signs of currencies in ``text``, and the sign of percent."""
    return frozenset(char for char in text if char in "%‰" or unicodedata.category(char) == "Sc")


def dates(text: str) -> tuple[datetime, ...]:
    """The only date in ``text``, read with the month first and with the day first; nothing if there is not exactly one.

    Where only one way of reading makes a date both are that; 2016-12-19 can be read in one way.
    """
    found = [match[0] for match in DATE.finditer(text)]
    if len(found) != 1:
        return ()
    from dateutil import parser  # only what compares dates pays for loading it

    try:
        return tuple(
            parser.parse(re.sub(r"\bof\b", "", found[0]), dayfirst=first, default=datetime(1, 1, 1))
            for first in (False, True and not found[0][:4].isdecimal())
        )
    except (ValueError, OverflowError):
        return ()


def amount_compares(seen: str, expected: str, comparison: str) -> bool:
    """Whether ``seen`` is as ``expected``, both as dates, numbers or money; what is none of them never is.

    Money of two currencies does not amount to the same. Of dates in figures alone ("03/04/2020") nobody knows
    which is the month: they are equal if they are in one way of reading, and one is before the other only if
    it is in both. A date without a time is the whole day.
    """
    test = ORDERINGS[comparison]
    have, want = dates(seen), dates(expected)
    if have and want:
        pairs = [_alike(one, other, seen, expected) for one, other in zip(have, want, strict=True)]
        enough = any if comparison == "amounts to" else all
        return enough(test(one, other) for one, other in pairs)
    if have or want:
        return False
    first, second = number(seen), number(expected)
    if first is None or second is None:
        return False
    foreign = comparison == "amounts to" and signs(seen) and signs(expected) and signs(seen) != signs(expected)
    return not foreign and test(first, second)


def _alike(one: datetime, other: datetime, *texts: str) -> tuple[datetime, datetime]:
    """Both with their time where both have one."""
    if all(":" in text for text in texts):
        return one.replace(tzinfo=None), other.replace(tzinfo=None)
    return datetime(one.year, one.month, one.day), datetime(other.year, other.month, other.day)
