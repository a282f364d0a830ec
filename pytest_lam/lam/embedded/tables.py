"""The table of a step: labels with values to fill in, or rows to find on the page."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_lam.lam.embedded.tokens import plural
from pytest_lam.lam.embedded.vocabulary import Vocabulary
from pytest_lam.values import Value, value_of

Table = tuple[tuple[str, ...], ...]
Row = tuple[tuple[str, str], ...]


def pairs_of(table: Table, vocabulary: Vocabulary) -> tuple[tuple[str, Value], ...] | None:
    """Label and value pairs, from rows of two cells or from a header row with one row of values.

    None where the table is neither: of one column, or of several records.
    """
    width = max(len(row) for row in table)
    if any(len(row) != width for row in table) or width < 2:
        return None
    if len(table) == 2 and (width > 2 or _is_horizontal(table, vocabulary)):
        return tuple((label, value_of(value)) for label, value in zip(table[0], table[1], strict=True))
    if width != 2:
        return None
    headed = _is_pair_header(table[0], vocabulary) and table[0][1] not in [row[1] for row in table[1:]]
    rows = table[1:] if headed and len(table) > 1 else table
    return tuple((label, value_of(value)) for label, value in rows)


def rows_of(table: Table, vocabulary: Vocabulary) -> tuple[Row, ...]:
    """Rows of (header, cell); a table without a header row has empty headers."""
    if len(table) == 1 or (len(table[0]) == 2 and _is_vertical(table, vocabulary)):
        return tuple(tuple(("", cell) for cell in row) for row in table)
    header, *rows = table
    return tuple(tuple(zip(header, row, strict=False)) for row in rows)


def labelled_values(table: Table, said: Sequence[str], vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Labels with their values, where the table holds these and no rows with a header; else nothing.

    Told by its own header ("Field", "Value"), by labels that end in a colon or are well known, or by what the
    step calls it: the details, the summary.
    """
    if max(len(row) for row in table) != 2 or min(len(row) for row in table) != 2:
        return ()
    if len(table) > 1 and _is_pair_header(table[0], vocabulary):
        return tuple((label, value) for label, value in table[1:])
    labels = [row[0].strip() for row in table]
    distinct = all(labels) and len(set(labels)) == len(labels)
    colons = all(label.endswith(":") for label in labels)
    told = bool({word.removesuffix("s") for word in said} & DESCRIBED)
    if distinct and (colons or told or (len(table) > 1 and _is_vertical(table, vocabulary))):
        return tuple((row[0].strip().removesuffix(":"), row[1]) for row in table)
    return ()


DESCRIBED = frozenset(
    {"detail", "information", "info", "summary", "field", "property", "attribute", "setting", "value"}
)
"""Nouns, less their plural's end, for labels with their values."""


def column_of(table: Table, said: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The values of a table of one column; its header is left out where the step itself names it."""
    values = tuple(row[0] for row in table)
    header = values[0].lower()
    labels = {*vocabulary.tables["labels"]["words"], *vocabulary.tables["labels"]["value_headers"], "item", *said}
    forms = {header, plural(header), vocabulary.fold(header).strip(), vocabulary.fold(plural(header)).strip()}
    is_header = len(values) > 1 and bool(forms & labels)
    return values[1:] if is_header else values


def _is_label(cell: str, vocabulary: Vocabulary) -> bool:
    return cell.strip().lower() in vocabulary.tables["labels"]["words"]


def _is_pair_header(row: Sequence[str], vocabulary: Vocabulary) -> bool:
    labels = vocabulary.tables["labels"]
    return row[0].strip().lower() in labels["label_headers"] and row[1].strip().lower() in labels["value_headers"]


def _is_horizontal(table: Table, vocabulary: Vocabulary) -> bool:
    """Of two rows of two: whether the first row holds the labels."""
    return _is_label(table[0][1], vocabulary) and not _is_label(table[1][0], vocabulary)


def _is_vertical(table: Table, vocabulary: Vocabulary) -> bool:
    """Of rows of two that are to be seen: whether the first column holds labels."""
    return _is_label(table[0][0], vocabulary) and _is_label(table[1][0], vocabulary)
