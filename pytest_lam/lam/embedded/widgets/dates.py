"""Dates and times as people and pages write them.

What is written in figures alone ("04/05/2016") has an order of day and month that only the place
where it stands tells: the caller gives it, and where it is unknown such a date is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from functools import cache
from types import MappingProxyType
from typing import Literal

from pytest_lam.lam.embedded.widgets.words import widget_words

Order = Literal["mdy", "dmy", "ymd", ""]
"""The order of day, month and year where all are figures; "" where nothing tells."""

DAY_FIRST = frozenset(
    [
        "en-gb",
        "en-au",
        "en-nz",
        "en-ie",
        "en-in",
        "en-za",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "da",
        "nb",
        "no",
        "fi",
        "pl",
        "cs",
        "sk",
        "ru",
        "uk",
        "tr",
        "el",
        "ro",
        "bg",
        "hr",
        "sl",
        "sr",
        "et",
        "lv",
    ]
)
"""Languages whose people write the day first (Unicode CLDR, dateFormats short)."""
MONTH_FIRST = frozenset({"en", "en-us", "en-ph", ""})
"""Languages of those who write the month first; a page that names none is in the browser's own, American English."""
YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu", "lt", "sv", "en-ca"})

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T.*)?")
FIGURES = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})")
WORD = re.compile(r"[^\W\d_]+")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)
PLACEHOLDER = re.compile(r"([dmyjta])\1*\s*([-/.\s])\s*([dmyjta])\3*\s*\2\s*([dmyjta])\4*", re.IGNORECASE)
"""A form to fill in: "mm/dd/yyyy", "TT.MM.JJJJ"."""
LETTERS: Mapping[str, str] = MappingProxyType({"j": "y", "a": "y", "t": "d"})
"""The letters of such forms in other languages: Jahr and Tag, année."""


@cache
def month_names() -> Mapping[str, int]:
    """Every name and abbreviation of a month, in lower case, with its number."""
    found: dict[str, int] = {}
    for names in widget_words().months:
        for number, name in enumerate(names, start=1):
            for short in (name, name[:3], name[:4]):
                found.setdefault(short.casefold(), number)
            found[name.casefold()] = number
    return MappingProxyType(found)


def month_in(text: str) -> int | None:
    """The only month that the text names in a word of its own."""
    known = month_names()
    named = {known[word.casefold()] for word in WORD.findall(text) if word.casefold() in known}
    return named.pop() if len(named) == 1 else None


def year_in(text: str) -> int | None:
    """The only year of four figures in the text."""
    years = set(re.findall(r"(?<!\d)((?:19|20|21)\d{2})(?!\d)", text))
    return int(years.pop()) if len(years) == 1 else None


def order_of(language: str) -> Order:
    """The order in which people of that language (BCP 47) write figures; "" where it is not known."""
    tag = language.casefold().replace("_", "-")
    for known in (tag, tag.split("-")[0]):
        if known in MONTH_FIRST:
            return "mdy"
        if known in DAY_FIRST:
            return "dmy"
        if known in YEAR_FIRST:
            return "ymd"
    return ""


def order_of_form(text: str) -> Order:
    """The order that a form to fill in tells: "dmy" for "dd.mm.yyyy"."""
    found = PLACEHOLDER.search(text)
    if found is None:
        return ""
    letters = "".join(LETTERS.get(found[at].casefold(), found[at].casefold()) for at in (1, 3, 4))
    return letters if letters in ("mdy", "dmy", "ymd") else ""  # type: ignore[return-value]


def parse_date(text: str, order: Order = "") -> date | None:
    """The day that the whole text writes; None where it is none, or where the order would be a guess."""
    text = text.strip()
    if match := ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := FIGURES.fullmatch(text):
        return _of_figures(int(match[1]), int(match[3]), int(match[4]), order)
    return _of_words(text)


def is_date(text: str) -> bool:
    """Whether the text writes a day, in whatever order."""
    return any(parse_date(text, order) is not None for order in ("mdy", "dmy"))


def _of_figures(first: int, second: int, year: int, order: Order) -> date | None:
    ways = {"mdy": [(first, second)], "dmy": [(second, first)]}.get(order, [(first, second), (second, first)])
    days = {day for month, number in ways if (day := _day(year, month, number)) is not None}
    if not days and order:  # 24/12/2016 has one reading only, whatever the page's habit
        return _of_figures(first, second, year, "")
    return days.pop() if len(days) == 1 else None


def _of_words(text: str) -> date | None:
    """ "19 December 2016", "December 19th, 2016", "Mon, 19 Dec 2016"."""
    month, year = month_in(text), year_in(text)
    numbers = [int(number) for number in re.findall(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?(?!\d)", text)]
    others = {word.casefold() for word in WORD.findall(text)} - month_names().keys() - _fillers()
    if month is None or year is None or len(numbers) != 1 or others:
        return None
    return _day(year, month, numbers[0])


@cache
def _fillers() -> frozenset[str]:
    """Words of a date that tell nothing more: names of days, "of", endings of ordinals."""
    words = widget_words()
    days = {short.casefold() for names in words.weekdays for name in names for short in (name, name[:3], name[:2])}
    return frozenset({"of", "the", "st", "nd", "rd", "th", "de", "den", "le", "der", "del"} | days)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_time(text: str) -> time | None:
    """The time of day that the whole text writes: "17:30", "5:30 PM", "5 pm"."""
    match = CLOCK.fullmatch(text.strip())
    if match is None or (match[2] is None and match[4] is None):
        return None
    hour, half = int(match[1]), (match[4] or "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    try:
        return time(hour, int(match[2] or 0), int(match[3] or 0))
    except ValueError:
        return None


def written(day: date, form: str) -> str:
    """The day in the form of a placeholder ("dd.mm.yyyy"), or as ISO has it where the text holds none."""
    found = PLACEHOLDER.search(form)
    if found is None:
        return day.isoformat()
    return "".join(_pieces(day, found))


def _pieces(day: date, form: re.Match[str]) -> Iterator[str]:
    text = form[0]
    for run in re.findall(r"([^\W\d_]+|[\W_]+)", text):
        letter = LETTERS.get(run[0].casefold(), run[0].casefold())
        if letter == "y":
            yield f"{day.year:04}" if len(run) != 2 else f"{day.year % 100:02}"
        elif letter in "md":
            number = day.month if letter == "m" else day.day
            yield f"{number:02}" if len(run) > 1 else str(number)
        else:
            yield run
