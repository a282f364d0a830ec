"""What must not be taken for something else: steps that are refused rather than read halfway."""

from __future__ import annotations

import pytest

from pytest_lam.lam.embedded.language import understand
from pytest_lam.lam.embedded.vocabulary import vocabulary
from pytest_lam.lam.embedded.wording import is_broken
from pytest_lam.step import Step
from tests.lam.frame_notation import notation

REFUSED = [
    ("then", "Name, Street and Town should be properly displayed"),
    ("when", "I open a booking with at least one paid guest"),
    ("then", 'I wait until I see the owner of "lamp-7", reloading the page'),
]
"""Steps of which only a part could be read."""

READ = [
    ("when", "she clicks Reports from navigation menu", "click <Reports> in menu"),
    ("then", "the latest entry in table 2 contains 13", "text item <latest> in table #2 contains = '13'"),
    ("when", "I select the course Biology (evening)", "choose <course Biology (evening)>"),
]


@pytest.mark.parametrize(("type_", "text"), REFUSED)
def test_what_would_be_read_halfway_is_refused(type_: str, text: str) -> None:
    understood = understand(Step(type_, text))  # type: ignore[arg-type]
    assert understood.refused, notation(understood)


@pytest.mark.parametrize(("type_", "text", "meaning"), READ)
def test_what_stands_in_a_place_is_told_apart_from_it(type_: str, text: str, meaning: str) -> None:
    assert notation(understand(Step(type_, text))) == meaning  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["booking with", "Price and", "event in", "lamp (red", "box but do not click"])
def test_words_that_have_lost_their_end_name_nothing(name: str) -> None:
    assert is_broken(name, vocabulary())


@pytest.mark.parametrize("name", ["Sign in", "Log on", "lamp (red)", "I agree to the terms", "Terms and conditions"])
def test_names_of_controls_may_end_in_small_words(name: str) -> None:
    assert not is_broken(name, vocabulary())
