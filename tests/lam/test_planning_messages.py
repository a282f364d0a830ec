"""Messages of which a step says only what sort they are, and which field they are about."""

from __future__ import annotations

import pytest
from pages import alert, form, page, paragraph, part, text, textbox
from test_planning import decide, holds

from pytest_lam.checks import Check
from pytest_lam.lam import Refuse, Verify

INVALID = frozenset({"invalid"})
MARKED = page(form(text(textbox("Email", states=INVALID), paragraph("Fill this in.")), text(textbox("City"))))
ALERTED = page(form(text(textbox("Email"), alert("Fill this in.")), text(textbox("City"))))
CALLED = page(form(text(textbox("Email"), paragraph("Fill this in.", class_="errorlist")), text(textbox("City"))))
QUIET = page(alert("Welcome back."), form(text(textbox("Email"), paragraph("Never shared.")), text(textbox("City"))))


@pytest.mark.parametrize("shown", [MARKED, ALERTED, CALLED], ids=["marked", "alerted", "called"])
@pytest.mark.parametrize(
    "claim",
    [
        "Then an error is shown under the Email field",
        'Then I should see an error message for the "Email" field',
        "Then the Email field shows a validation error",
    ],
)
def test_an_error_beside_a_field_is_told_by_the_field_or_by_what_stands_there(claim: str, shown) -> None:
    assert holds(decide(claim, shown), shown)
    assert not holds(decide(claim, QUIET), QUIET)


@pytest.mark.parametrize("shown", [MARKED, ALERTED, CALLED], ids=["marked", "alerted", "called"])
def test_no_error_is_beside_a_field_that_nothing_complains_of(shown) -> None:
    claim = "Then no error is shown under the {} field"
    assert not holds(decide(claim.format("Email"), shown), shown)
    assert holds(decide(claim.format("City"), shown), shown)
    assert holds(decide(claim.format("Email"), QUIET), QUIET)


def test_a_field_that_is_marked_is_looked_at_itself() -> None:
    decision = decide("Then an error is shown under the Email field", MARKED)
    assert isinstance(decision, Verify)
    field = next(node for node in MARKED.nodes if node.label == "Email")
    assert decision.checks == (Check("state", field.ref, "invalid"),)


def test_an_error_beside_a_field_that_is_not_there_is_refused() -> None:
    assert isinstance(decide("Then an error is shown under the Phone field", MARKED), Refuse)


def test_a_message_in_its_words_is_still_looked_for_by_these() -> None:
    assert holds(decide('Then I see the error "Fill this in." under the Email field', MARKED), MARKED)
    assert not holds(decide('Then I see the error "Too long." under the Email field', MARKED), MARKED)


@pytest.mark.parametrize("claim", ["Then I am told that the pot was sold", "Then I am warned that nothing is left"])
def test_what_is_told_must_be_said_by_a_message(claim: str) -> None:
    assert isinstance(decide(claim, QUIET), Refuse)
    counted = page(part("status", "0", name="Pots in cart"), paragraph("We are making more pots."))
    assert isinstance(decide(claim, counted), Refuse)


def test_what_is_told_may_be_said_in_few_words() -> None:
    shown = page(part("status", "0", name="Pots in cart"), part("status", "Pot sold"))
    decision = decide("Then I am told that the pot was sold", shown)
    assert isinstance(decision, Verify)
    assert [check.expected for check in decision.checks] == ["Pot sold"]


def test_what_is_told_is_not_what_denies_it() -> None:
    shown = page(part("status", "The pot was not sold"))
    assert isinstance(decide("Then I am told that the pot was sold", shown), Refuse)
    assert holds(decide("Then I am told that the pot was not sold", shown), shown)
