"""What a model may answer: one JSON object in the closed vocabulary, and the schema that says so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.config import JsonDict

from pytest_lam.actions import ACTIONS
from pytest_lam.checks import CHECKS, Comparison

Ending = Literal["done", "go on", "wait", "cannot"]

LONGEST_REASON = 300
"""Characters of a model's own words that are told: they may quote a page at any length."""

PAIR: JsonDict = {"type": "array", "items": {"type": "string"}}
"""A header and a text. Strict structured output knows no arrays of a fixed length."""


class Said(BaseModel):
    """Base of the shapes: what a model adds to them is not looked at."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class SaidAction(Said):
    """One action, its node by the reference that the page was given with."""

    do: str = Field(json_schema_extra={"enum": list(ACTIONS)})
    on: str = ""
    value: str = ""
    onto: str = ""


class SaidCheck(Said):
    """One check; ``place`` is its target's place among its like, 1 being the first, -1 the last, 0 none meant."""

    check: str = Field(json_schema_extra={"enum": list(CHECKS)})
    on: str = ""
    expected: str = ""
    comparison: str = Field("equals", json_schema_extra={"enum": list(get_args(Comparison))})
    negated: bool = False
    role: str = ""
    named: str = ""
    state: str = ""
    place: int = 0
    cells: tuple[tuple[str, str], ...] = Field((), json_schema_extra={"items": PAIR})
    items: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, str], ...], ...] = Field(
        (), json_schema_extra={"items": {"type": "array", "items": PAIR}}
    )


class SaidTask(Said):
    """One line of a plan."""

    task: str = ""
    done: bool = False


class Answer(Said):
    """All that a model can say at a turn."""

    thought: str = ""
    actions: tuple[SaidAction, ...] = ()
    checks: tuple[SaidCheck, ...] = ()
    verdict: Ending = "go on"
    reason: str = ""

    @property
    def planned(self) -> tuple[SaidTask, ...]:
        """Its plan; a step has none."""
        return ()


class PlannedAnswer(Answer):
    """The same about an objective: with a plan that is kept up to date."""

    plan: tuple[SaidTask, ...] = ()

    @property
    def planned(self) -> tuple[SaidTask, ...]:
        """Its plan."""
        return self.plan


@cache
def schema(shape: type[Answer]) -> Mapping[str, Any]:
    """The JSON Schema of an answer, within what strict structured output allows: every property is required."""
    strict: Mapping[str, Any] = _strict(shape.model_json_schema())
    return strict


def _strict(part: Any) -> Any:
    if isinstance(part, list):
        return [_strict(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _strict(value) for key, value in part.items() if key not in ("default", "title", "description")}
    if kept.get("type") == "object":
        kept |= {"required": list(kept.get("properties", {})), "additionalProperties": False}
    return kept


def read(text: str, shape: type[Answer] = Answer) -> Answer | str:
    """The answer of that shape in a text; or, in words for the model, why it is none."""
    try:
        return shape.model_validate_json(text)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False)[0]
        return f"the answer is not of the schema: {'.'.join(map(str, first['loc'])) or 'all of it'}: {first['msg']}"


def told(reason: str) -> str:
    """A model's own words on one line, cut where they are long."""
    line = " ".join(reason.split())
    return line if len(line) <= LONGEST_REASON else line[: LONGEST_REASON - 1] + "…"
