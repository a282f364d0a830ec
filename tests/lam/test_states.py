"""What "open" and "closed" ask of the page: of what folds its state, of all else whether it is there."""

from __future__ import annotations

import pytest
from pages import button, dialog, group, page, region

from pytest_lam.checks import Check
from pytest_lam.lam import Memory, Verify
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.step import Step

SHOWN = page(
    button("Extras", states=frozenset({"collapsed"})),
    group("Gift wrap", button("Gift wrap", states=frozenset({"expanded"})), states=frozenset({"expanded"})),
    region("Opening hours"),
    dialog("Sure?", name="Delete"),
)


def check(text: str) -> Check:
    decision = EmbeddedLam().decide(Step("then", text, template=text), SHOWN, Memory())
    assert isinstance(decision, Verify), decision
    return decision.checks[0]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ('the "Extras" section is open', False),
        ('the "Extras" section is closed', True),
        ('the "Extras" section is not open', True),
        ('the "Extras" section is not closed', False),
    ],
)
def test_what_folds_is_asked_for_its_state(text: str, negated: bool) -> None:
    asked = check(text)
    assert (asked.name, asked.target, asked.expected, asked.negated) == ("state", "1", "expanded", negated)


@pytest.mark.parametrize(
    ("text", "negated"), [('the "Delete" dialog is open', False), ('the "Delete" dialog is closed', True)]
)
def test_what_does_not_fold_is_asked_whether_it_is_there(text: str, negated: bool) -> None:
    asked = check(text)
    assert (asked.name, asked.role, asked.negated) == ("present", "dialog", negated)
