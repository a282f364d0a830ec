"""Texts that tell of now: how long ago something was, or today's date. Another day, another text. Plain data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

AMOUNT = r"(?:\d+(?:[.,]\d+)?|{some})\s*"

SPANS = MappingProxyType(
    {
        "en": (
            r"an?|one|a few|several",
            r"(?:sec|min|hr|wk|mo|yr)s?|[smhdwy]|moments?|second|minute|hour|day|week|month|year",
        ),
        "de": (r"einem|einer|wenigen", r"Sekunde|Minute|Stunde|Tage?|Woche|Monate?|Jahre?"),
        "fr": (r"une?|quelques", r"seconde|minute|heure|jour|semaine|mois|an"),
        "es": (r"una?|unos|unas", r"segundo|minuto|hora|d[ií]a|semana|mes|mese|año"),
        "pt": (r"uma?|alguns|algumas", r"segundo|minuto|hora|dia|semana|m[eê]s|mese|ano"),
        "it": (r"un[ao]?|alcuni|alcune", r"second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]"),
        "nl": (r"een|enkele", r"second|minuut|minut|uur|dag|week|weke|maand|jaar"),
    }
)
"""By language how a length of time is said: what stands for a number, and the units less their plural's end."""

SHORT = MappingProxyType(
    {
        "en": r"(?:sec|min)s?|[sm]|moments?|second|minute",
        "de": r"Sekunde|Minute",
        "fr": r"seconde|minute",
        "es": r"segundo|minuto",
        "pt": r"segundo|minuto",
        "it": r"second[oi]|minut[oi]",
        "nl": r"second|minuut|minut",
    }
)
"""The units of these that a test may last."""

AGO = MappingProxyType(
    {
        "en": r"{span}ago",
        "de": r"vor\s+{span}",
        "fr": r"il\s+y\s+a\s+{span}",
        "es": r"hace\s+{span}",
        "pt": r"há\s+{span}",
        "it": r"{span}fa",
        "nl": r"{span}geleden",
    }
)
"""By language how long ago something was. What is still to come ("ready in 2 hours") is no such text: it
is said of offers and rules as often, and these stay."""

NOON = r"\s*[ap]\.?m\b\.?"
CLOCK = rf"(?:,|\s+at)?\s+(?:\d{{1,2}}[:.]\d\d(?::\d\d)?(?:{NOON})?|\d{{1,2}}{NOON}|midnight|noon)"
"""A time of day behind a date; on the hour some write "3 p.m." alone."""

JUST_NOW = (
    *("just now", "moments ago", "gerade eben", "à l.instant"),
    *("ahora mismo", "agora mesmo", "proprio ora", "zojuist"),
)
"""What is said of the last minute."""

TODAY = rf"(?:today|yesterday){CLOCK}"
"""What is said of hours of these days. The bare "Today" is what calendars call a button."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""As English pages write them, or by their first three letters; the locale of this process is of no account."""


def _relative(spans: Mapping[str, tuple[str, str]], words: Collection[str]) -> re.Pattern[str]:
    ways = []
    for language, (some, units) in spans.items():
        one = rf"{AMOUNT.format(some=some)}(?:{units})(?:e?s|e?n)?\b\.?,?\s*(?:and\s+|und\s+|et\s+|y\s+|e\s+|en\s+)?"
        ways.append(AGO[language].format(span=f"(?:{one})+"))
    return re.compile(rf"\b(?:{'|'.join((*ways, *words))})(?!\w)", re.IGNORECASE)


RELATIVE = _relative(SPANS, (*JUST_NOW, TODAY))

RECENT = _relative({language: (some, SHORT[language]) for language, (some, _) in SPANS.items()}, JUST_NOW)


def without_recent(text: str) -> str:
    """The text with one and the same word for all that was less than an hour ago: while a test runs, time goes by."""
    return RECENT.sub(JUST_NOW[0], text)


def without_times(text: str, days: Collection[date]) -> str:
    """The text less what in it tells of now.

    :param days: today, by every clock that the page may go by.
    """
    for pattern in (RELATIVE, *map(_written, days)):
        text = pattern.sub(" ", text)
    return " ".join(text.split())


def tells_time(text: str, days: Collection[date]) -> bool:
    """Whether something in the text tells of now."""
    return any(pattern.search(text) for pattern in (RELATIVE, *map(_written, days)))


@cache
def _written(day: date) -> re.Pattern[str]:
    """The date with the time of day behind it, if there is one."""
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(_ways_to_write(day))})(?:{CLOCK})?(?![\w/-])", re.IGNORECASE)


def _ways_to_write(day: date) -> Iterator[str]:
    """Patterns of the date, with its year or without any; behind words there may be no other year."""
    number, month, year = f"0?{day.day}", f"0?{day.month}", f"(?:{day.year}|{day.year % 100:02})"
    word = rf"{MONTHS[day.month - 1][:3]}(?:{MONTHS[day.month - 1][3:]}|t)?\.?"
    after = rf"(?:,?\s+{day.year}|(?!,?\s+\d{{4}}))"
    yield rf"{day.year}[-/.]{month}[-/.]{number}(?:T[\d:.]+Z?)?"
    yield rf"{number}([-/.]){month}\1{year}"
    yield rf"{month}/{number}/{year}"
    yield rf"{number}(?:st|nd|rd|th)?\.?\s+{word}{after}"
    yield rf"{word}\s+{number}(?:st|nd|rd|th)?{after}"
