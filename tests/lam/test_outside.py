"""What lies outside the page is told from what on the page is called after it."""

from __future__ import annotations

import pytest

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

OUTSIDE = [
    ("then", "the note is kept in the database", "database"),
    ("then", "the database has three loans", "database"),
    ("when", "the nightly job has finished", "command line"),
    ("when", 'I execute the script "tidy.sh"', "command line"),
    ("then", "Ada gets an e-mail", "mailbox"),
    ("when", "the invitation mail from Bob arrives", "mailbox"),
    ("then", "the browser's console contains no warnings", "console"),
    ("given", "the server answers slowly", "API"),
    ("then", "the file is removed from the server", "API"),
    ("when", "I delete all cookies", "cookies"),
]

INSIDE = [
    ("then", "the mail link is shown"),
    ("then", "I see an e-mail field"),
    ("when", "I open the API page"),
    ("when", "I create an API key"),
    ("when", "I open the server settings"),
    ("when", "I click on Console"),
    ("when", 'I select the database "main"'),
    ("when", "I start the job application"),
    ("when", "I open my inbox"),
    ("then", "the cookie banner is gone"),
    ("then", "the status code field is empty"),
    ("when", "I tick the checkbox to get the newsletter"),
]

LEFT_OUT = [
    ("I type any query into the search box", "a guess; it does not say which value"),
    ("I have entered valid data", "does not say which value"),
    ('I specify the address as "Elm Road", "Leeds", "LS1"', "several values"),
    ("I log in with valid credentials", "the name and the password"),
]


@pytest.mark.parametrize(("type_", "said", "reason"), OUTSIDE)
def test_what_lies_outside_the_page_is_refused_with_its_place(type_: str, said: str, reason: str) -> None:
    understanding = understand(Step(type_, said))  # type: ignore[arg-type]

    assert understanding.kind == "impossible"
    assert reason in understanding.refused


@pytest.mark.parametrize(("type_", "said"), INSIDE)
def test_what_is_only_called_after_it_is_on_the_page(type_: str, said: str) -> None:
    assert understand(Step(type_, said)).frames  # type: ignore[arg-type]


@pytest.mark.parametrize(("said", "reason"), LEFT_OUT)
def test_a_refusal_tells_what_was_understood_and_what_is_missing(said: str, reason: str) -> None:
    understanding = understand(Step("when", said))

    assert understanding.kind == "unclear"
    assert reason in understanding.refused
    assert understanding.remedy.startswith("@when(")


def test_the_same_as_before_is_no_change() -> None:
    (frame,) = understand(Step("then", "the total is the same as before")).frames

    assert (frame.intent, frame.value) == ("change", "0")
