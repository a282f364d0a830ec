"""What in a request tells of the day it was made on: taken out, compared with another day's, put back. Plain data.

Two runs of one scenario show the same pages with other times on them: "2 minutes ago", "3 minutes ago".
How long ago something was is of no account. A date is, on most pages: so dates are compared one by one,
and each must be what it was, or have moved with the days that went by.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pytest_lam.times import CLOCK, MONTHS, RELATIVE

WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]}|t)?' for name in MONTHS)})\b\.?"
NUMBER = r"(?<!\[)\d{1,2}(?:st|nd|rd|th)?"
"""Of a day. What follows a bracket is the reference of a thing: "[42 Nov 23, 2026]" begins with no 42 of November."""
DAY = (
    rf"{WEEKDAY}(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:T[\d:.]+Z?)?"
    rf"|\d{{1,2}}(?P<between>[-/.])\d{{1,2}}(?P=between)\d{{2}}(?:\d{{2}})?"
    rf"|{NUMBER}\.?\s+{MONTH}(?:,?\s+\d{{4}})?"
    rf"|{MONTH}\s+{NUMBER}(?:,?\s+\d{{4}})?)"
)
"""A whole date as English and numbers write it. What is no date but looks like one does no harm: it stays the same."""

TIME = re.compile(rf"(?P<ago>{RELATIVE.pattern})|(?<![\w/.-])(?P<day>{DAY}(?:{CLOCK})?)(?![\w/-])", re.IGNORECASE)

PLACE = re.compile(r"⟨(ago|day) (\d+)⟩")
"""Where a kept answer says what the page says of now: the second date, the first time that tells how long ago."""

ZONE = timedelta(days=1)
"""How far the server's day may be from this machine's."""


@dataclass(frozen=True, slots=True)
class Times:
    """The times that texts tell, in order."""

    ago: tuple[str, ...] = ()
    days: tuple[str, ...] = ()

    @classmethod
    def of(cls, texts: Sequence[str]) -> Times:
        """The times in these texts."""
        found = [match for text in texts for match in TIME.finditer(text)]
        told = {kind: tuple(match[kind] for match in found if match[kind]) for kind in ("ago", "day")}
        return cls(told["ago"], told["day"])

    def taken_from(self, answer: Any) -> Any:
        """An answer in which each of these times is a place to be filled."""
        places = {text: f"⟨{kind} {number}⟩" for kind, number, text in reversed([*self._numbered()])}
        if not places:
            return answer
        longest_first = sorted(places, key=lambda text: (-len(text), text))
        any_of = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        return _told(answer, lambda text: any_of.sub(lambda match: places[match[0]], text))

    def put_into(self, answer: Any) -> Any:
        """The reverse: the answer with these times in their places."""
        texts = {f"⟨{kind} {number}⟩": text for kind, number, text in self._numbered()}
        return _told(answer, lambda text: PLACE.sub(lambda match: texts.get(match[0], match[0]), text))

    def _numbered(self) -> Iterator[tuple[str, int, str]]:
        for kind, texts in (("ago", self.ago), ("day", self.days)):
            for number, text in enumerate(texts, 1):
                yield kind, number, text


def without_times(text: str) -> str:
    """The text with nothing but a mark for each time in it."""
    return TIME.sub(lambda match: "⟨ago⟩" if match["ago"] else "⟨day⟩", text)


def is_same_day(kept: str, on: date, found: str, today: date) -> bool:
    """Whether a date that was kept is the one that is found: the same, or as far from today as it was then.

    :param on: the day on which it was kept.
    """
    return kept == found or any(
        now - today == then - on or max(abs(now - today), abs(then - on)) <= ZONE
        for then in _days(kept, on)
        for now in _days(found, today)
    )


def _days(text: str, near: date) -> Iterator[date]:
    """What the date may mean: the day may stand before the month or behind it, the year may be left out."""
    date_part = re.sub(rf"{CLOCK}$|T[\d:.]+Z?$", "", text, flags=re.IGNORECASE)
    numbers = [int(number) for number in re.findall(r"\d+", date_part)]
    if month := re.search(rf"\b{MONTH}", date_part, re.IGNORECASE):
        number = [name[:3].lower() for name in MONTHS].index(month[0][:3].lower()) + 1
        years = numbers[1:2] or [near.year - 1, near.year, near.year + 1]
        ways = [(year, number, numbers[0]) for year in years]
    elif len(numbers) != 3:
        ways = []
    elif numbers[0] > 31:
        ways = [(numbers[0], numbers[1], numbers[2])]
    else:
        year = numbers[2] + (2000 if numbers[2] < 100 else 0)
        ways = [(year, numbers[1], numbers[0]), (year, numbers[0], numbers[1])]
    for year, number, day in ways:
        try:
            yield date(year, number, day)
        except ValueError:  # there is no such day
            continue


def _told(value: Any, change: Callable[[str], str]) -> Any:
    """A value of JSON with all its texts changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_told(each, change) for each in value]
    if isinstance(value, dict):
        return {name: _told(each, change) for name, each in value.items()}
    return value
