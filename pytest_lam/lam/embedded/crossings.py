"""A cell that is told by its row first: in the row of "Soup" the column "Price" shows "4.50"."""

from __future__ import annotations

from dataclasses import replace

from pytest_lam.lam.embedded.frames import Frame, Phrase


def crossed(frame: Frame) -> Frame:
    """The frame as one of the row with that cell, where it tells a text by a row that is in a column."""
    target = frame.target
    row = target.within if target is not None and target.kind == "row" and not target.words else None
    column = row.within if row is not None else None
    if frame.intent != "text" or target is None or row is None or not _is_named_column(column):
        return frame
    cell = (column.words if column is not None else "", str(frame.value))
    place = replace(row, within=None)
    return Frame("row", target=place, negated=frame.negated, rows=((cell,),))


def _is_named_column(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.kind == "column" and bool(phrase.words) and phrase.within is None
