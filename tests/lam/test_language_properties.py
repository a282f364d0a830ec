"""What holds of every text: nothing raises, nothing changes a quoted value, the same text means the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step
from pytest_lam.values import value_of

TYPES = st.sampled_from(["given", "when", "then"])
UNQUOTED = st.text(max_size=40).filter(lambda text: not set('"“”«»`<>') & set(text))
SAID = (
    "I the user \"Tea\" 'x' “q” <n> should not click fill in with and or , : . of row button see is shown 3 first "
    "$PIN /a as to no log table 's don't cannot when page that be have 1st empty select from ; § ( ) Ada"
)
WORDS = st.lists(st.sampled_from(SAID.split(" ")), max_size=14).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(TYPES, st.one_of(st.text(max_size=80), WORDS))
def test_no_text_makes_it_raise_and_each_is_understood_or_refused(type_, text):
    understanding = understand(Step(type_, text))

    assert bool(understanding.frames) != bool(understanding.refused)
    assert 0.0 <= understanding.confidence <= 1.0


@settings(max_examples=100, deadline=None)
@given(UNQUOTED)
def test_a_typed_value_survives_exactly(text):
    (frame,) = understand(Step("when", f'I fill in "Name" with "{text}"')).frames

    assert frame.value == value_of(text)


@settings(max_examples=100, deadline=None)
@given(UNQUOTED)
def test_a_value_to_be_seen_survives_exactly(text):
    (frame,) = understand(Step("then", f'I should not see "{text}" in the list')).frames

    assert frame.value == value_of(text)
    assert frame.negated


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_the_cells_of_a_table_survive_exactly(text):
    (frame,) = understand(Step("when", "I fill in the form with:", table=(("Name", text), ("Code", text)))).frames

    assert frame.pairs == (("Name", value_of(text)), ("Code", value_of(text)))


@settings(max_examples=50, deadline=None)
@given(TYPES, WORDS)
def test_the_same_text_means_the_same(type_, text):
    assert understand(Step(type_, text)) == understand(Step(type_, text))


@pytest.mark.parametrize(
    "quoted", ['"it is"', "'it is'", "“it is”", "\u2018it is\u2019", "«it is»", "`it is`", "'it\u2019s'", "'it's'"]
)
def test_every_kind_of_quotes_protects_a_value(quoted):
    (frame,) = understand(Step("when", f"I click {quoted}")).frames

    assert frame.target.words == quoted[1:-1]
    assert frame.target.quoted


def test_a_step_of_very_many_parts_is_understood_part_by_part() -> None:
    said = " and ".join(f'I set "Field {number}" to "{number}"' for number in range(90))
    found = understand(Step("when", said))
    assert [(frame.intent, frame.value) for frame in found.frames] == [("fill", str(number)) for number in range(90)]


def test_a_step_of_hundreds_of_parts_is_refused_and_raises_nothing() -> None:
    said = " and ".join(f'I set "Field {number}" to "{number}"' for number in range(600))
    assert understand(Step("when", said)).refused
