"""What a step gives to type, choose or compare: a text, the name of a secret, or a day told from today on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

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
        from dateutil.relativedelta import relativedelta, weekday  # only who types or compares days pays for loading it

        day: date = today + relativedelta(months=self.months, days=self.days)
        if self.weekday is not None:
            day += relativedelta(days=1, weekday=weekday(self.weekday, 1))
        return day.strftime(self.format)


Value = str | Secret | Day


def value_of(text: str) -> Value:
    """The value that a quoted text of a step means: ``$NAME`` is a secret, all else is itself."""
    match = SECRET.fullmatch(text)
    return Secret(match[1]) if match else text
