"""Helpers of exported modules: dates, read in the form in which the page writes them."""

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime


def dated(form: str, test: Callable[[datetime], bool]) -> Callable[[str], bool]:
    """A test for texts that are a date of that form which passes ``test``."""

    def read(text: str) -> bool:
        try:
            return test(datetime.strptime(text, form))
        except ValueError:
            return False

    return read


def on_day(test: Callable[[datetime], bool]) -> Callable[[datetime], bool]:
    """A test for the day of a moment, whatever the hour."""
    return lambda moment: test(moment.replace(hour=0, minute=0, second=0))


def earlier_than(limit: datetime) -> Callable[[datetime], bool]:
    """A test for what was before that."""
    return lambda moment: moment < limit


def later_than(limit: datetime) -> Callable[[datetime], bool]:
    """A test for what was after that."""
    return lambda moment: moment > limit


def moment_in(form: str) -> Callable[[str], float]:
    """What texts with a date of that form are sorted by; one without is neither before nor after any other."""

    def read(text: str) -> float:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).timestamp()
        except ValueError:
            return float("nan")

    return read


def months_from_today(months: int) -> date:
    """The day of this number so many months from now; the last of its month where that has no such day."""
    today = date.today()
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
