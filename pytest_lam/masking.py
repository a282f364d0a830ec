"""Secrets stay out of reports: whatever quotes one, a traceback or a captured log, shows its name instead."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from pytest_lam.bdd import ScenarioTemplate, scenario_of, steps_of
from pytest_lam.step import Step
from pytest_lam.values import SECRET


def secrets(item: pytest.Item) -> Mapping[str, str]:
    """The secrets that a scenario's steps name, by what they are worth now."""
    template = scenario_of(item)
    return secrets_of(template) if template is not None else {}


def secrets_of(template: ScenarioTemplate) -> Mapping[str, str]:
    """The secrets that the steps of a scenario name, in all its rows."""
    return _worth(
        said
        for _, text, table, docstring in steps_of(template)
        for said in (text, docstring or "", *(cell for row in table for cell in row))
    )


def secrets_in(steps: Iterable[Step]) -> Mapping[str, str]:
    """The secrets that steps name, by what they are worth now."""
    return _worth(
        said
        for step in steps
        for said in (step.text, step.docstring or "", *(cell for row in step.table for cell in row))
    )


def _worth(texts: Iterable[str]) -> Mapping[str, str]:
    names = {match[1] for text in texts for match in SECRET.finditer(text)}
    return {os.environ[name]: f"${name}" for name in sorted(names) if os.environ.get(name)}


def masked(told: Any, values: Mapping[str, str]) -> Any:
    """Plain values with every secret in their texts replaced by its name."""
    if isinstance(told, str):
        for value, name in values.items():
            told = told.replace(value, name)
    elif isinstance(told, dict):
        return {key: masked(value, values) for key, value in told.items()}
    elif isinstance(told, list):
        return [masked(value, values) for value in told]
    return told


def mask(report: pytest.TestReport, values: Mapping[str, str]) -> None:
    """Take secrets out of a report: its failure and all that was captured."""
    report.sections = [(name, masked(text, values)) for name, text in report.sections]
    said = report.longreprtext
    if any(value in said for value in values):
        report.longrepr = masked(said, values)
