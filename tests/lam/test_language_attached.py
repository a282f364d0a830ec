"""Whens with a list, a text or a table of labels under them."""

from __future__ import annotations

import pytest
from frame_notation import notation

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

PAIRS = (("Name", "Fern"), ("Height", "40"))
LIST = (("Moss",), ("Reed",))
HEADED = (("options",), ("Moss",), ("Reed",))

TABLES = [
    ("I set the following fields to these values:", PAIRS, "fill Name='Fern' Height='40'"),
    ('I set the following fields in the "Soil" section:', PAIRS, "fill section \"Soil\" Name='Fern' Height='40'"),
    ("she creates a plant with the following details:", PAIRS, "fill Name='Fern' Height='40'; command <plant> :create"),
    ("she creates a plant with form data:", PAIRS, "fill Name='Fern' Height='40'; command <plant> :create"),
    ("we submit the form with the following data:", PAIRS, "fill Name='Fern' Height='40'; submit form"),
    ("I check the following options:", LIST, 'check "Moss"; check "Reed"'),
    ("I check the following options:", HEADED, 'check "Moss"; check "Reed"'),
    ("I tick the following boxes:", LIST, 'check checkbox "Moss"; check checkbox "Reed"'),
    ("he selects:", LIST, 'choose "Moss"; choose "Reed"'),
    (
        'I choose these options from the "Pond" list:',
        LIST,
        "select list \"Pond\" = 'Moss'; select list \"Pond\" = 'Reed'",
    ),
    ("we follow these links:", LIST, 'click link "Moss"; click link "Reed"'),
    ("I press the following keys:", (("Tab",), ("Enter",)), "press = 'TAB'; press = 'ENTER'"),
    ("I upload the following files:", (("a.png",), ("b.png",)), "upload = 'a.png\\nb.png'"),
    ("I add the following plants to the cart:", LIST, 'add "Moss" (plants) @ <cart>; add "Reed" (plants) @ <cart>'),
]


@pytest.mark.parametrize(("text", "table", "meaning"), TABLES)
def test_a_deed_is_done_to_all_that_stands_under_it(
    text: str, table: tuple[tuple[str, ...], ...], meaning: str
) -> None:
    assert notation(understand(Step("when", text, table=table))) == meaning


TEXTS = [
    ('I type the following text in the "Notes" field:', 'fill field "Notes"'),
    ('I set the field "Notes" to multiline:', 'fill field "Notes"'),
    ('I set the "Notes" field to:', 'fill field "Notes"'),
    ("I paste the following into the editor:", "fill <editor>"),
    ("I insert:", "fill"),
]


@pytest.mark.parametrize(("text", "meaning"), TEXTS)
def test_a_text_of_several_lines_is_typed_where_the_step_says(text: str, meaning: str) -> None:
    assert notation(understand(Step("when", text, docstring="one\ntwo"))) == f"{meaning} = 'one\\ntwo'"


def test_a_list_that_nothing_is_done_to_is_not_guessed_at() -> None:
    assert understand(Step("when", "I look around", table=LIST)).refused
