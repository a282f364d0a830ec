"""Days told from today on: which fields take them, in which format, and what a recording and the code keep of them."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pages import page, textbox
from test_planning import decide

from pytest_lam.export.code import value as code_of
from pytest_lam.lam import Act
from pytest_lam.lam.embedded.dating import relative_day
from pytest_lam.recording import RecordedAction
from pytest_lam.recording_file import _plain, _value
from pytest_lam.secrets import reveal
from pytest_lam.values import Day

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("today", "2026-11-22"),
        ("Tomorrow", "2026-11-23"),
        ("yesterday", "2026-11-21"),
        ("the day after tomorrow", "2026-11-24"),
        ("in 3 days", "2026-11-25"),
        ("in two weeks", "2026-12-06"),
        ("a week from now", "2026-11-29"),
        ("10 days ago", "2026-11-12"),
        ("next Monday", "2026-11-23"),
        ("next Sunday", "2026-11-29"),
        ("today\u2019s date", "2026-11-22"),
    ],
)
def test_a_day_is_told_from_today_on(said: str, meant: str) -> None:
    day = relative_day(said)

    assert day is not None
    assert day.text(SUNDAY) == meant
    assert str(day) == said


@pytest.mark.parametrize("said", ["soon", "next week", "in a while", "Monday", "2026-11-22", "in 3 lamps", ""])
def test_what_tells_no_day_is_none(said: str) -> None:
    assert relative_day(said) is None


def typed(said: str, **field: object) -> object:
    shown = page(textbox("Delivery", **field))  # type: ignore[arg-type]
    decision = decide(said, shown)
    assert isinstance(decision, Act)
    return decision.actions[0].value


def test_a_date_input_takes_iso_dates() -> None:
    assert typed("When I set the delivery to tomorrow", type="date") == Day("tomorrow", 1)
    assert typed('When I fill in "Delivery" with "next Monday"', type="date") == Day("next Monday", 0, 0)


def test_a_text_field_takes_what_its_placeholder_shows() -> None:
    assert typed("When I set the delivery to tomorrow", placeholder="DD/MM/YYYY") == Day(
        "tomorrow", 1, None, "%d/%m/%Y"
    )


def test_a_field_of_other_texts_takes_the_words() -> None:
    assert typed('When I fill in "Delivery" with "tomorrow"') == "tomorrow"


def test_a_recording_keeps_the_day_and_no_date() -> None:
    day = Day("next Monday", 7, 0, "%d.%m.%Y")
    field = next(field for field in RecordedAction.__dataclass_fields__.values() if field.name == "value")
    kept = json.loads(json.dumps(_plain(day)))

    assert kept == {"day": {"words": "next Monday", "days": 7, "weekday": 0, "format": "%d.%m.%Y"}}
    assert _value(RecordedAction, field, kept, "value") == day
    later = json.loads(json.dumps(_plain(Day("in a month", months=1))))
    assert _value(RecordedAction, field, later, "value") == Day("in a month", months=1)
    with pytest.raises(ValueError, match="must be a day"):
        _value(RecordedAction, field, {"day": {"when": "soon"}}, "value")


@pytest.mark.parametrize("today", [SUNDAY, MONDAY, date(2024, 2, 28), date(2026, 10, 31)])
@pytest.mark.parametrize(
    "day",
    [
        *(Day("", 0), Day("", -3), Day("", 1, None, "%d/%m/%Y"), Day("", 0, 0), Day("", 7, 6, "%m.%d.%y")),
        *(Day("", months=3), Day("", -2, months=-13), Day("", 0, 4, months=1), Day("", format="%Y", months=-12)),
    ],
)
def test_the_code_computes_the_same_day(day: Day, today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import timedelta

    from pytest_lam.export.templates import dates

    class Frozen(date):
        @classmethod
        def today(cls) -> date:
            return today

    monkeypatch.setattr(dates, "date", Frozen)
    known = {"date": Frozen, "timedelta": timedelta, "months_from_today": dates.months_from_today}
    assert eval(code_of(day, {}), known) == day.text(today)


def test_the_day_is_computed_when_it_is_typed() -> None:
    assert reveal(Day("today")) == date.today().isoformat()
