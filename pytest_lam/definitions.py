"""Who defines a step: code written by hand, exported code, or nobody (then the LAM does).

pytest-bdd prefers a module's definitions to a conftest's. Exported definitions live in the
module, but what a person wrote must win wherever it stands: exported definitions therefore
defer to hand-written ones for the very texts that both match.
"""

from __future__ import annotations

import inspect
from collections.abc import Collection
from types import ModuleType
from typing import Any

import pytest
from pytest_bdd.parsers import StepParser

from pytest_lam.bdd import StepFunctionContext, function_name, step_definitions

Texts = Collection[tuple[str, str]]
"""Types and texts of steps."""


class DeferringParser(StepParser):
    """The parser of an exported definition: matches what was recorded and no hand-written definition matches."""

    def __init__(
        self, inner: StepParser, type_: str | None, hand_written: HandWritten, replayable: Texts | None
    ) -> None:
        super().__init__(inner.name)
        self.inner, self.type, self.hand_written, self.replayable = inner, type_, hand_written, replayable

    def is_matching(self, name: str) -> bool:
        """Whether the exported definition is to carry out the step."""
        recorded = self.replayable is None or (self.type, name) in self.replayable
        return recorded and self.would_match(name) and not self.hand_written.match(self.type, name)

    def would_match(self, name: str) -> bool:
        """Whether the text is the exported definition's, whoever else claims it."""
        return self.inner.is_matching(name)

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        """What the exported definition's own parser reads from the text."""
        return self.inner.parse_arguments(name)


class LamParser(StepParser):
    """Base of the parsers by which the LAM takes part as the step definition of last resort."""


class HandWritten:
    """The definitions that people wrote, as one module sees them."""

    def __init__(self) -> None:
        self._contexts: list[StepFunctionContext] = []

    def add(self, context: StepFunctionContext) -> None:
        """Count a definition among those written by hand."""
        self._contexts.append(context)

    def match(self, type_: str | None, text: str) -> bool:
        """Whether one of them carries the step out."""
        return self.definition(type_, text) is not None

    def definition(self, type_: str | None, text: str) -> StepFunctionContext | None:
        """The one that carries the step out."""
        for context in self._contexts:
            if (type_ is None or context.type in (None, type_)) and context.parser.is_matching(text):
                return context
        return None


class Definitions:
    """All step definitions that a feature's module sees, sorted by who wrote them.

    ``generated`` are the names of the exported ones. ``replayable`` are the steps that these may
    carry out; None: all that they match, as they would by themselves.
    """

    def __init__(
        self, node: pytest.Collector, module: ModuleType, generated: Collection[str], replayable: Texts | None
    ) -> None:
        self.hand_written = HandWritten()
        self._generated: list[StepFunctionContext] = []
        for context in step_definitions(node):
            if isinstance(context.parser, LamParser):
                continue
            if _lives_in(context, module) and function_name(context) in generated:
                self._generated.append(context)
            else:
                self.hand_written.add(context)
        for context in self._generated:
            inner = context.parser.inner if isinstance(context.parser, DeferringParser) else context.parser
            context.parser = DeferringParser(inner, context.type, self.hand_written, replayable)

    def written_by_hand(self, type_: str, text: str) -> bool:
        """Whether hand-written code carries the step out."""
        return self.hand_written.match(type_, text)

    def exported(self, type_: str, text: str) -> str | None:
        """The name of the exported definition that carries the step out, if one does."""
        for context in self._generated:
            if context.type in (None, type_) and context.parser.is_matching(text):
                return function_name(context)
        return None

    def asks_for(self, fixture: str, type_: str, text: str) -> bool:
        """Whether the hand-written code that carries the step out takes that fixture."""
        context = self.hand_written.definition(type_, text)
        return context is not None and fixture in inspect.signature(context.step_func).parameters

    def superseded(self, type_: str, text: str) -> str | None:
        """The name of an exported definition that a hand-written one has put out of use for this step."""
        if not self.written_by_hand(type_, text):
            return None
        for context in self._generated:
            parser = context.parser
            if context.type in (None, type_) and isinstance(parser, DeferringParser) and parser.would_match(text):
                return function_name(context)
        return None

    def missing(self, type_: str, text: str) -> bool:
        """Whether no code defines the step."""
        return not self.written_by_hand(type_, text) and self.exported(type_, text) is None


def _lives_in(context: StepFunctionContext, module: ModuleType) -> bool:
    function = inspect.unwrap(context.step_func)
    return getattr(function, "__globals__", None) is vars(module)
