"""Keys are pressed by what people call them."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from pytest_lam.keys import KNOWN, Chord, chord


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Enter", Chord("ENTER")),
        ("page down", Chord("PAGE_DOWN")),
        ("Esc", Chord("ESCAPE")),
        ("A", Chord("A")),
        ("+", Chord("+")),
        ("Ctrl + A", Chord("a", ("CONTROL",))),
        ("Control+Shift+ArrowLeft*3", Chord("ARROW_LEFT", ("CONTROL", "SHIFT"), 3)),
        ("Control++", Chord("+", ("CONTROL",))),
        ("a*3", Chord("a", (), 3)),
    ],
)
def test_a_key_is_known_by_what_people_call_it(said: str, meant: Chord) -> None:
    assert chord(said) == meant


@pytest.mark.parametrize("said", ["Entre", "", "Enter+a", "Control+Entre", "Control+", "Entre*3"])
def test_what_is_no_key_is_none(said: str) -> None:
    assert chord(said) is None


@pytest.mark.parametrize("name", sorted(set(KNOWN.values())))
def test_every_key_is_one_of_selenium(name: str) -> None:
    assert isinstance(getattr(Keys, name), str)
