"""Keys as a recording has them, as what generated code hands to ``send_keys``."""

from __future__ import annotations

import pytest

from pytest_lam.export.keys import keys


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Enter", ("Keys.ENTER",)),
        ("a", ('"a"',)),
        ("*", ('"*"',)),
        ("ctrl+A", ("Keys.CONTROL", '"a"')),
        ("ARROW_RIGHT*12", ("Keys.ARROW_RIGHT * 12",)),
        ("Shift+ARROW_UP*3", ("Keys.SHIFT", "Keys.ARROW_UP * 3")),
    ],
)
def test_a_key_is_written_as_selenium_names_it(said: str, written: tuple[str, ...]) -> None:
    assert keys(said) == written
