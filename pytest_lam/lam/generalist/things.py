"""What the references of an answer stand for on the page that it was given to. Plain data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pytest_lam.lam.generalist.passing_time import without_times

FIELDS = frozenset({"on", "onto"})
"""Where an answer has references."""
REFERENCE = re.compile(r"[a-z]*\d+(?=(\.\d+)?$)")
"""A reference of a condensed page; of a cell that of its row."""
WORDS = re.compile(r"(?:\\.|[^\[\]\\\n])*")
"""What stands in a bracket up to the next one; the page's own have a backslash before them."""
NOTATION = re.compile(r"(?<!\\)\[[a-z]*\d*|(?<!\\)\]")
LONGEST = 60
"""Characters of a thing: enough to know it by."""


def things(answer: Any, pages: Sequence[str]) -> Mapping[str, str]:
    """What each reference in an answer stands for, in the words of the page; of a row its cells.

    :param pages: the texts of the pages, the one that is looked at last.
    """
    found: dict[str, str] = {}
    for text in _references(answer):
        if (match := REFERENCE.match(text)) and (told := thing(match[0], pages)):
            found[match[0]] = told
    return found


def thing(reference: str, pages: Sequence[str]) -> str:
    """The words of the thing with that reference, on the last page that has it; "" where none has."""
    begins = re.compile(rf"(?<!\\)\[{reference}(?![\w.])")
    for page in reversed(pages):
        if match := begins.search(page):
            rest = page[match.end() :]
            words = WORDS.match(rest)
            told = words[0] if words is not None and words[0].strip() else rest.partition("\n")[0]
            return " ".join(without_times(NOTATION.sub(" ", told)).split())[:LONGEST].strip()
    return ""


def _references(value: Any) -> Iterator[str]:
    """What is in those fields, wherever they are in a JSON value."""
    if isinstance(value, list):
        for each in value:
            yield from _references(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name in FIELDS and isinstance(each, str):
                yield each
            else:
                yield from _references(each)
