"""What a page says of now is no way to find a thing another day: texts that tell of it, and those that do not."""

from __future__ import annotations

from datetime import date

import pytest

from pytest_lam.times import tells_time, without_recent, without_times

TODAY = frozenset({date(2026, 11, 22)})


@pytest.mark.parametrize(
    "text",
    [
        *("Just now", "1 year, 10 months ago", "a moment ago", "5m ago", "2 hours and 3 minutes ago"),
        *("vor 3 Minuten", "il y a 2 heures", "hace 3 días", "há 2 meses", "3 giorni fa", "2 dagen geleden"),
        *(
            "today at 10:30 p.m.",
            "Yesterday, 9:05",
            "22 November 2026",
            "Nov. 22, 2026",
            "November 22",
            "22nd Nov 2026",
        ),
        *("2026-11-22", "2026-11-22T19:49:03Z", "22.11.2026 19:49", "22/11/26", "11/22/2026 at 7:49 pm"),
    ],
)
def test_how_long_ago_and_today_tell_of_now(text: str) -> None:
    assert tells_time(text, TODAY)
    assert without_times(f"Lamp {text} Ada", TODAY) == "Lamp Ada"


@pytest.mark.parametrize(
    "text",
    [
        *("Today", "Now", "Ready in 2 hours", "1 year warranty", "long ago", "Chicago", "10 Santiago", "22 items"),
        *(
            "22 November 2025",
            "November 22, 1963",
            "2026-11-23",
            "122.11.2026",
            "1/22/2026",
            "2026",
            "vor Ort",
            "May 22",
        ),
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert not tells_time(text, TODAY)
    assert without_times(text, TODAY) == text


@pytest.mark.parametrize("text", ["Just now", "40 seconds ago", "3 minutes ago", "vor 2 Minuten", "il y a une minute"])
def test_what_was_less_than_an_hour_ago_reads_alike_while_a_test_runs(text: str) -> None:
    assert without_recent(f"Saved {text}") == "Saved just now"


@pytest.mark.parametrize("text", ["3 hours ago", "a year ago", "today at 10:30", "2026-11-22"])
def test_what_was_longer_ago_stays_as_it_is(text: str) -> None:
    assert without_recent(f"Saved {text}.") == f"Saved {text}."
