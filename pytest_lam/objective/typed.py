"""Texts of a page as data: numbers, money, days, truth, rows of tables, dataclasses. Plain data only.

What is read is read by one rule: a text that does not say exactly one value of the kind is an error, never a
guess.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pytest_lam.checking.amounts import dates, digits

TRUTHS = MappingProxyType(
    {
        True: frozenset({"yes", "true", "on", "checked", "selected", "enabled", "active", "1", "✓", "✔"}),
        False: frozenset({"no", "false", "off", "unchecked", "not selected", "disabled", "inactive", "0", "✗", "✘"}),
    }
)
"""Words by which pages say that something is so, or not."""


class Unreadable(ValueError):
    """A text does not say exactly one value of the kind that is wanted."""


def as_int(text: str) -> int:
    """The only number in a text, which must be whole."""
    found = as_decimal(text)
    if found != int(found):
        raise Unreadable(f'"{text}" is no whole number')
    return int(found)


def as_decimal(text: str) -> Decimal:
    """The only number in a text, money too, exactly as it is written."""
    found = digits(text)
    if found is None:
        raise Unreadable(f'"{text}" does not say exactly one number')
    return Decimal(found)


def as_float(text: str) -> float:
    """The only number in a text."""
    return float(as_decimal(text))


def as_datetime(text: str) -> datetime:
    """The only date in a text, at midnight where it has no time; one that can be read in two ways is none."""
    found = dates(text)
    if not found:
        raise Unreadable(f'"{text}" does not say exactly one date with its year')
    if found[0] != found[1]:
        raise Unreadable(f'"{text}" is {found[0]:%d %B %Y} or {found[1]:%d %B %Y}: the page does not say which')
    return found[0]


def as_date(text: str) -> date:
    """The day of the only date in a text."""
    return as_datetime(text).date()


def as_bool(text: str) -> bool:
    """Whether a text says yes or no."""
    said = text.strip().casefold()
    for truth, words in TRUTHS.items():
        if said in words:
            return truth
    raise Unreadable(f'"{text}" says neither yes nor no')


SCALARS: Mapping[Any, Callable[[str], Any]] = MappingProxyType(
    {
        str: str,
        int: as_int,
        float: as_float,
        Decimal: as_decimal,
        datetime: as_datetime,
        date: as_date,
        bool: as_bool,
    }
)
"""How one text is read as each type."""

KINDS = ("text", "items", "rows", "fields")
"""What there is to be read for a type: one text, the items of a list, the rows of a table, each field by itself."""


def kind_of(wanted: Any) -> str:
    """What is to be read off a page for a type; one of KINDS.

    :raises TypeError: nothing on a page can be read as that.
    """
    wanted = _present(wanted)
    if wanted in SCALARS:
        return "text"
    if is_dataclass(wanted) and isinstance(wanted, type):
        for name, hint in hints(wanted).items():
            if kind_of(hint) == "fields":
                raise TypeError(f"the field {name} of {wanted.__name__} is a dataclass itself: read it by itself")
        return "fields"
    if get_origin(wanted) is list:
        (item,) = get_args(wanted)
        if _present(item) in SCALARS:
            return "items"
        if item == dict[str, str] or (is_dataclass(item) and all(_is_scalar(hint) for hint in hints(item).values())):
            return "rows"
    raise TypeError(
        f"as_type is {wanted!r}; it can be str, int, float, Decimal, date, datetime, bool, a list of these, "
        "list[dict[str, str]], a list of dataclasses whose fields are such, or a dataclass"
    )


def scalar(text: str, wanted: Any) -> Any:
    """A text as one value.

    :raises Unreadable: it does not say one.
    """
    if text == "" and type(None) in get_args(wanted):
        return None
    return SCALARS[_present(wanted)](text)


def items(text: str, wanted: Any) -> list[Any]:
    """The texts of a list, as they were kept, as values of the type that a ``list[...]`` has."""
    (item,) = get_args(wanted)
    return [scalar(each, item) for each in json.loads(text)]


def rows(text: str, wanted: Any) -> list[Any]:
    """The rows of a table, as they were kept, as dictionaries or dataclasses.

    :raises Unreadable: a field has no column, or a cell is not of its type.
    """
    (item,) = get_args(wanted)
    found: list[dict[str, str]] = json.loads(text)
    if not is_dataclass(item):
        return found
    return [_built(item, row) for row in found]


def _built(kind: Any, row: Mapping[str, str]) -> Any:
    values = {}
    for name, hint in hints(kind).items():
        header = _column(name, list(row))
        try:
            values[name] = scalar(row[header], hint)
        except Unreadable as problem:
            raise Unreadable(f'column "{header}": {problem}') from None
    return kind(**values)


def _column(field: str, headers: Sequence[str]) -> str:
    """The column for a field: that of its name, else the only one whose words have all of the name's."""
    words = spoken(field).casefold().split()
    same = [header for header in headers if _words(header) == words]
    found = same or [header for header in headers if set(words) <= set(_words(header))]
    if len(found) != 1:
        raise Unreadable(f'no one column is "{spoken(field)}"; there are {", ".join(filter(None, headers)) or "none"}')
    return found[0]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def spoken(name: str) -> str:
    """The name of a field as words: ``order_number`` -> "order number"."""
    return " ".join(name.split("_"))


def hints(kind: Any) -> dict[str, Any]:
    """The fields of a dataclass that are given to make one, with their types."""
    known = get_type_hints(kind)
    return {field.name: known[field.name] for field in fields(kind) if field.init}


def _is_scalar(hint: Any) -> bool:
    return _present(hint) in SCALARS


def _present(wanted: Any) -> Any:
    """A type without the None that it may be besides."""
    if get_origin(wanted) in (Union, UnionType):
        rest = [each for each in get_args(wanted) if each is not type(None)]
        return rest[0] if len(rest) == 1 else wanted
    return wanted
