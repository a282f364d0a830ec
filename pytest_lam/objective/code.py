"""The exported code of a test module's calls: its step definitions, found by a call's text and run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pytest_lam.bdd import (
    StepFunctionContext,
    compile_with_rewritten_asserts,
    function_name,
    own_step_definitions,
)
from pytest_lam.step import Step

Identity = tuple[str, str, tuple[tuple[str, ...], ...], str | None]
"""All that a call says, as a recorded step has it."""


class Code:
    """The definitions of one exported module.

    ``generated`` are the names of those that nobody edited, ``recorded`` what was ever carried out live:
    where that is given, a generated definition serves nothing else. What a person wrote serves all that
    it matches.
    """

    def __init__(
        self, module: ModuleType, generated: Collection[str] = (), recorded: Collection[Identity] | None = None
    ) -> None:
        self._contexts = own_step_definitions(module)
        self._generated, self._recorded = generated, recorded

    @classmethod
    def of(
        cls,
        source: str,
        path: Path,
        config: pytest.Config,
        *,
        generated: Collection[str] = (),
        recorded: Collection[Identity] | None = None,
    ) -> Code:
        """The definitions of a module's source; ``path`` is where it stands, or is about to."""
        module = ModuleType(path.stem)
        module.__file__ = str(path)
        exec(compile_with_rewritten_asserts(source, path, config), vars(module))
        return cls(module, generated, recorded)

    def definition(self, step: Step) -> StepFunctionContext | None:
        """What carries the step out, if anything here does; what a person wrote comes first."""
        found = [context for context in self._contexts if _matches(context, step) and self._serves(context, step)]
        found.sort(key=lambda context: function_name(context) in self._generated)
        return found[0] if found else None

    def _serves(self, context: StepFunctionContext, step: Step) -> bool:
        if self._recorded is None or function_name(context) not in self._generated:
            return True
        return (step.type, step.text, step.table, step.docstring) in self._recorded


def _matches(context: StepFunctionContext, step: Step) -> bool:
    return context.type in (None, step.type) and context.parser.is_matching(step.text)


def run(context: StepFunctionContext, step: Step, remembered: dict[str, str], fixture: Callable[[str], Any]) -> None:
    """Call a definition as pytest-bdd would: values from the text, table and doc string, the rest from fixtures."""
    said: Mapping[str, Any] = context.parser.parse_arguments(step.text) or {}
    known = {
        "datatable": [list(row) for row in step.table],
        "docstring": step.docstring,
        "remembered": remembered,
        **{name: context.converters.get(name, _as_it_is)(value) for name, value in said.items()},
    }
    names = inspect.signature(context.step_func).parameters
    context.step_func(**{name: known[name] if name in known else fixture(name) for name in names})


def _as_it_is(value: object) -> object:
    return value
