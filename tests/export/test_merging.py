"""What people wrote into an exported module is theirs; what was generated is renewed or dropped."""

from __future__ import annotations

import pytest

from pytest_lam.errors import ExportProblem
from pytest_lam.export import export, merge
from pytest_lam.export.digests import definitions

from .situations import BADGE, SIGN_IN, USER, check, do, recording, step

OPEN = step("given", "I am at home", do("navigate", None, "/"))
SIGN = step("when", "I sign in", do("click", SIGN_IN))
NAME = step("when", 'I enter "Ada"', do("fill", USER, "Ada"))
SHOWS = step("then", 'the badge shows "1"', check("text", BADGE, "1"))
BEFORE = export(recording((OPEN, SIGN, NAME, SHOWS)))
KNOWN = frozenset(definitions(BEFORE).values())
AFTER = export(recording((OPEN, SHOWS)))


def test_what_nobody_edited_is_replaced_and_dropped() -> None:
    assert merge(AFTER, BEFORE, KNOWN) == AFTER


def test_a_first_export_is_taken_as_it_is() -> None:
    assert merge(AFTER, None, ()) == AFTER


def test_merging_what_is_there_already_changes_nothing() -> None:
    assert merge(BEFORE, BEFORE, KNOWN) == BEFORE


def test_reformatting_is_no_edit() -> None:
    assert merge(AFTER, BEFORE.replace("(driver: WebDriver,", "(\n    driver: WebDriver,"), KNOWN) == AFTER


def test_an_edited_step_is_kept_word_for_word_with_its_comments() -> None:
    mine = (
        '# Ours: slow machines.\n@when("I sign in")\n'
        "def sign_in(driver: WebDriver) -> None:\n    driver.back()  # really\n"
    )
    edited = BEFORE[: BEFORE.index('@when("I sign in")')] + mine + "\n\n" + BEFORE[BEFORE.index("@when(parsers") :]
    merged = merge(BEFORE, edited, KNOWN)
    assert mine in merged
    assert merged.count("def sign_in(") == 1


def test_an_edited_step_that_is_no_longer_recorded_is_kept_with_what_it_uses() -> None:
    edited = BEFORE.replace("(SIGN_IN)).click()", "(SIGN_IN)).submit()")
    merged = merge(AFTER, edited, KNOWN)
    assert ".submit()" in merged
    assert "SIGN_IN = (By.XPATH" in merged
    assert "USER_NAME" not in merged
    assert "expected_conditions" in merged


def test_a_renamed_step_takes_the_place_of_the_generated_one() -> None:
    merged = merge(BEFORE, BEFORE.replace("def sign_in(", "def enter_the_shop("), KNOWN)
    assert "def enter_the_shop(" in merged
    assert "def sign_in(" not in merged


def test_an_edited_constant_and_helper_are_kept() -> None:
    edited = BEFORE.replace('"[data-testid', '"span[data-testid').replace("'[data-testid", "'span[data-testid")
    edited = edited.replace("return lambda found: found == expected", "return lambda found: bool(found == expected)")
    merged = merge(AFTER, edited, KNOWN)
    assert "span[data-testid" in merged
    assert "bool(found == expected)" in merged


def test_the_users_own_functions_imports_and_comments_stay() -> None:
    own = "\n\ndef total(prices: list[Decimal]) -> Decimal:\n    return sum(prices)\n\n\n# The end.\n"
    edited = (
        BEFORE.replace(
            "from pytest_bdd", "from decimal import Decimal\n\nimport antigravity  # noqa: F401\nfrom pytest_bdd", 1
        )
        + own
    )
    merged = merge(AFTER, edited, KNOWN)
    assert "def total(prices" in merged
    assert "from decimal import Decimal" in merged
    assert "import antigravity  # noqa: F401" in merged
    assert merged.endswith("# The end.\n")


def test_a_second_feature_that_the_user_bound_stays_bound() -> None:
    edited = BEFORE.replace('scenarios("shop.feature")', 'scenarios("shop.feature")\nscenarios("more.feature")')
    merged = merge(AFTER, edited, KNOWN)
    assert [line for line in merged.splitlines() if line.startswith("scenarios(")] == [
        'scenarios("shop.feature")',
        'scenarios("more.feature")',
    ]


def test_a_module_with_a_syntax_error_is_left_alone() -> None:
    with pytest.raises(ExportProblem, match=r"line 2.*\n.*left as it is"):
        merge(AFTER, "x = 1\ndef broken(:\n", KNOWN)
