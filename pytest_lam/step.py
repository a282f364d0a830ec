"""One Gherkin step as plain data: the text with its table or doc string, as the user wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

StepType = Literal["given", "when", "then"]
Reading = Literal["text", "items", "rows"]
"""What a step that remembers keeps: one text, the texts of what is listed there, a table's rows by their headers."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it is to be carried out, with its Outline row already filled in.

    ``template`` keeps the ``<column>`` placeholders of a Scenario Outline (it equals ``text``
    elsewhere) and ``row`` the values they stand for, so that an export knows which words vary.
    """

    type: StepType
    text: str
    line: int = 0
    table: tuple[tuple[str, ...], ...] = ()
    docstring: str | None = None
    template: str = ""
    row: Mapping[str, str] = field(default_factory=dict)
    reading: Reading = "text"
    objective: bool = False
    """Whether it is a goal of many steps over many pages, rather than one of them."""
