"""The form in which a date is written, as ``strptime`` of the standard library reads it. Plain data only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from pytest_lam.checking.amounts import DATE, amount_compares, dates
from pytest_lam.checks import Comparison

DAYS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d",
    "%m/%d/%Y", "%d/%m/%Y", "%m-%d-%Y", "%d-%m-%Y", "%d.%m.%Y", "%m.%d.%Y",
    "%m/%d/%y", "%d/%m/%y", "%d.%m.%y", "%d-%m-%y",
    "%d %B %Y", "%d %b %Y", "%d %B, %Y", "%d %b, %Y", "%d. %B %Y", "%d-%b-%Y", "%d %b. %Y",
    "%B %d, %Y", "%b %d, %Y", "%b. %d, %Y", "%B %d %Y", "%b %d %Y",
)  # fmt: skip
TIMES = ("", " %H:%M", ", %H:%M", "T%H:%M", " at %H:%M", " %I:%M %p", ", %I:%M %p", " at %I:%M %p", " %I:%M%p")
SECONDS = tuple(time.replace("%M", "%M:%S") for time in TIMES if time)
WEEKDAY = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(mon|tue|wed|thu|fri|sat|sun))\b", re.IGNORECASE)


def forms(text: str) -> Iterator[str]:
    """Every form in which the whole text, with the only date in it, can be read; none where plain code can't."""
    found = list(DATE.finditer(text))
    readings = dates(text)
    if len(found) != 1 or not readings:
        return
    first, last = _around(text[: found[0].start()]), _around(text[found[0].end() :])
    for form in (day + time for time in (*TIMES, *SECONDS) for day in DAYS):
        try:
            read = datetime.strptime(found[0][0], form)
        except ValueError:
            continue
        if read in readings:
            yield f"{first}{form}{last}"


def _around(text: str) -> str:
    """What stands around a date, in which the day of the week goes with the date."""
    return WEEKDAY.sub(lambda match: "%a" if match[1] else "%A", text.replace("%", "%%"))


def read_alike(seen: Sequence[str], expected: str, comparison: Comparison) -> tuple[str, str] | None:
    """The forms in which dates and another one are to be read so that they compare as they do; None without such."""
    holds = [amount_compares(text, expected, comparison) for text in seen]
    for form in forms(seen[0]) if seen else ():
        if any(form not in forms(text) for text in seen[1:]):
            continue
        for other in forms(expected):
            if [_compares(text, form, expected, other, comparison) for text in seen] == holds:
                return form, other
    return None


def _compares(seen: str, form: str, expected: str, other: str, comparison: Comparison) -> bool:
    iso = [datetime.strptime(text, written).isoformat(" ") for text, written in ((seen, form), (expected, other))]
    if not (has_time(form) and has_time(other)):
        iso = [text[:10] for text in iso]
    return amount_compares(iso[0], iso[1], comparison)


def has_time(form: str) -> bool:
    """Whether the form tells the hour."""
    return "%H" in form or "%I" in form
