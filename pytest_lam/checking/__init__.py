"""Judging checks on snapshots. Plain data only.

White space counts as one space and is trimmed at the ends, everywhere. ``equals`` compares as
written: case, currency signs and thousands separators included, for that is what the exported
assertion does. ``contains`` ignores case. What is compared as an amount is read as a number, money
or a date on both sides. Names (of what is present, of headers) are told apart without regard to
case: they address, they are not what is asserted.
"""

from pytest_lam.checking.amounts import dates, number
from pytest_lam.checking.contents import (
    CELL_ROLES,
    STATES,
    cell_text,
    counted,
    inside,
    is_data_row,
    shown,
    states_of,
    value_shown,
    what_shows,
)
from pytest_lam.checking.counterparts import same_node, translate
from pytest_lam.checking.gatherings import CALLED_BY, order_of, part_called, parts_shown
from pytest_lam.checking.judges import Reveal, evaluate
from pytest_lam.checking.nearest import nearest
from pytest_lam.checking.proof import certain
from pytest_lam.checking.readouts import LISTED, Readout, readout
from pytest_lam.checking.texts import collapsed, compare, contains

__all__ = [
    "CALLED_BY",
    "CELL_ROLES",
    "LISTED",
    "STATES",
    "Readout",
    "Reveal",
    "cell_text",
    "certain",
    "collapsed",
    "compare",
    "contains",
    "counted",
    "dates",
    "evaluate",
    "inside",
    "is_data_row",
    "nearest",
    "number",
    "order_of",
    "part_called",
    "parts_shown",
    "readout",
    "same_node",
    "shown",
    "states_of",
    "translate",
    "value_shown",
    "what_shows",
]
