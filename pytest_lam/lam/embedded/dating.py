"""Days told from today on, for fields that take dates: tomorrow, next Monday, in 3 days."""

from __future__ import annotations

import re
from dataclasses import replace

from pytest_lam.lam.embedded.vocabulary import vocabulary
from pytest_lam.snapshot import Node
from pytest_lam.values import Day

_AHEAD = re.compile(r"in (\S+) (\w+)|(\S+) (\w+) (?:from(?: now| today)?|later|ahead|in the future)")
_AGO = re.compile(r"(\S+) (\w+) (?:ago|earlier|before today|in the past)")
_NEXT = re.compile(r"(?:the )?(?:next|coming|following) (\w+)")
_DATE_OF = re.compile(r"^(?:on )?(?:the )?(?:date|day) of |^on (?=next|the coming|the following)|(?<=day)'s date$")
_ONE = re.compile(r"(?:day|week|fortnight|month|year) (?:ago|later|from (?:now|today))$")
_PERIOD = re.compile(r"(?:the )?(current|this|next|coming|last|previous) (month|year)(?: 's (?:name|number))?")
_PATTERN = re.compile(
    r"(?<![a-z])(d{1,2}|m{1,2}|y{2}(?:y{2})?)([./ -])(d{1,2}|m{1,2})\2(d{1,2}|y{2}(?:y{2})?)(?![a-z])"
)
"""How a placeholder says what it takes: dd/mm/yyyy, yyyy-mm-dd."""
_PARTS = {"d": "%d", "m": "%m", "yy": "%y", "yyyy": "%Y"}
_DATED = frozenset({"date", "day", "birthday", "deadline", "arrival", "departure", "until", "due"})
"""Words in the name of a text field that takes a date."""


def day_for(said: str, node: Node) -> Day | None:
    """The day that the words mean where the field takes a date, in its format; None where either is not so.

    A date input takes ISO dates whatever it shows (HTML, "date state"); of a text field the
    placeholder tells the format, and ISO 8601 is what is typed where nothing does.
    """
    day = relative_day(said)
    if day is None:
        return None
    if node.attributes.get("type") == "date":
        return day
    pattern = _PATTERN.search(node.placeholder.casefold())
    if pattern is not None:
        first, sign, middle, last = pattern.groups()
        return replace(day, format=sign.join(_part(part) for part in (first, middle, last)))
    named = set(re.findall(r"[a-z]+", f"{node.name} {node.label}".casefold()))
    return day if named & _DATED else None


def _part(part: str) -> str:
    return _PARTS.get(part) or _PARTS[part[0]]


def relative_period(said: str) -> Day | None:
    """The month or the year that these words tell from now on, as a page names it; None where they tell none."""
    found = _PERIOD.fullmatch(" ".join(said.casefold().split()))
    if found is None:
        return None
    months, written = {"month": (1, "%B"), "year": (12, "%Y")}[found[2]]
    way = {"next": 1, "coming": 1, "last": -1, "previous": -1}.get(found[1], 0)
    return Day(said, months=way * months, format=written)


def tells_day(said: str) -> bool:
    """Whether the words tell a day, a month or a year from now on."""
    return relative_day(said) is not None or relative_period(said) is not None


def relative_day(said: str) -> Day | None:
    """The day that these words tell from today on; None where they tell none."""
    words = _DATE_OF.sub("", " ".join(said.casefold().replace("\u2019", "'").split()))
    tables = vocabulary().tables
    if _ONE.match(words):
        words = f"one {words}"  # a week ago, less its article
    if words in tables["days"]:
        return Day(said, tables["days"][words])
    if (coming := _NEXT.fullmatch(words)) and coming[1] in tables["weekdays"]:
        return Day(said, 0, tables["weekdays"][coming[1]])
    if ahead := _AHEAD.fullmatch(words):
        return _days(said, ahead[1] or ahead[3], ahead[2] or ahead[4], 1)
    ago = _AGO.fullmatch(words)
    return _days(said, ago[1], ago[2], -1) if ago else None


def _days(said: str, amount: str, unit: str, way: int) -> Day | None:
    tables = vocabulary().tables
    number = int(amount) if amount.isdecimal() else 1 if amount in ("a", "one") else tables["numbers"].get(amount)
    length = tables["spans"].get(unit)
    months = {"month": 1, "year": 12}.get(unit.removesuffix("s"))
    if number is not None and months is not None:
        return Day(said, months=way * number * months)
    return Day(said, way * number * length) if number is not None and length is not None else None
