"""What a step gives to type, choose or compare: a text, the name of a secret, or a day told from today on."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

SECRET = re.compile(r"\$([A-Z_][A-Z0-9_]*)")
"""How a step names a secret: a dollar sign and an upper-case environment variable."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that lives in the environment only; it is read when it is typed, never stored."""

    name: str

    def __str__(self) -> str:
        return f"${self.name}"


@dataclass(frozen=True, slots=True)
class Day:
    """A day told from today on ("tomorrow"): which one it is, is computed anew whenever it is typed.

    ``days`` is how many days from today; with ``weekday`` (0: Monday) it is the first such day after
    that one. ``format`` is how the field wants it, as :meth:`datetime.date.strftime` has it.
    """

    words: str
    days: int = 0
    weekday: int | None = None
    format: str = "%Y-%m-%d"
    months: int = 0
    """Months from today, counted before the days; a day that the month does not have is its last."""

    def __str__(self) -> str:
        return self.words

    def text(self, today: date) -> str:
        """The day as it is typed, on that day."""
        first = _months_later(today, self.months) + timedelta(days=self.days)
        later = 0 if self.weekday is None else 7 - (first.weekday() - self.weekday) % 7
        return (first + timedelta(days=later)).strftime(self.format)


def _months_later(day: date, months: int) -> date:
    """The day of that number so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


Value = str | Secret | Day


def value_of(text: str) -> Value:
    """The value that a quoted text of a step means: ``$NAME`` is a secret, all else is itself."""
    match = SECRET.fullmatch(text)
    return Secret(match[1]) if match else text
