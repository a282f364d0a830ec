"""What a prompted model may take: limits of cost, tokens and seconds for a step, a scenario or the run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SCOPES = ("step", "scenario", "run")
MEASURES = ("cost", "tokens", "seconds")
ARGUMENTS = {f"max_{measure}": measure for measure in MEASURES}
"""What the mark and the tag may say, and what each limits."""
TAG = re.compile(r"lam(?:\((?P<inside>.*)\))?$")
LINE_FORM = "`scenario cost 0.05`: step, scenario or run, then cost (in dollars), tokens or seconds, then the most"
MARK_FORM = "lam(max_cost=0.05,max_tokens=20000,max_seconds=60), any of the three"


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a scope may take of a measure; ``said`` is where the user set it, for messages."""

    scope: str
    measure: str
    most: float
    said: str


def of_line(line: str) -> Budget:
    """The limit that a line of the ini's ``lam_limits`` sets.

    :raises ValueError: it sets none.
    """
    match line.split():
        case [scope, measure, most] if scope in SCOPES and measure in MEASURES and (amount := _amount(most)) >= 0:
            return Budget(scope, measure, amount, f"`{scope} {measure} {most}` in the ini's lam_limits")
    raise ValueError(f"write it as {LINE_FORM}")


def of_tag(tag: str) -> Mapping[str, float]:
    """The arguments of the mark that a tag, without its @, stands for.

    :raises ValueError: it says no limit, or none that there is.
    """
    match = TAG.match(tag)
    said = [part.partition("=") for part in match["inside"].split(",")] if match and match["inside"] else []
    found = {name: _amount(amount) for name, _, amount in said}
    if not found or len(found) < len(said) or not found.keys() <= ARGUMENTS.keys() or min(found.values()) < 0:
        raise ValueError(f"write it as @{MARK_FORM}, without a space")
    return found


def of_marks(marks: Iterable[tuple[tuple[Any, ...], Mapping[str, Any]]]) -> tuple[Budget, ...]:
    """The limits that a test's marks set for its scenario; where several limit the same, the least counts.

    :param marks: each mark's positional and named arguments.
    :raises ValueError: one of them says no limit, or none that there is.
    """
    least: dict[str, float] = {}
    for positional, named in marks:
        amounts = {name: _amount(amount) for name, amount in named.items()}
        if positional or not amounts or not amounts.keys() <= ARGUMENTS.keys() or min(amounts.values()) < 0:
            raise ValueError(f"the mark lam is {_shown(positional, named)}; write it as {MARK_FORM}")
        for name, amount in amounts.items():
            least[name] = min(amount, least.get(name, amount))
    return tuple(
        Budget("scenario", ARGUMENTS[name], amount, f"the mark lam({name}={amount:g})")
        for name, amount in least.items()
    )


def for_scenario(general: Iterable[Budget], own: Iterable[Budget]) -> tuple[Budget, ...]:
    """The limits that hold in a scenario: its own come in place of the ini's for scenarios."""
    own = tuple(own)
    said = {(budget.scope, budget.measure) for budget in own}
    return (*(budget for budget in general if (budget.scope, budget.measure) not in said), *own)


def _amount(given: Any) -> float:
    """A number from 0 up; -1 for all else."""
    try:
        amount = -1.0 if isinstance(given, bool) else float(given)
    except (TypeError, ValueError):
        return -1.0
    return amount if 0 <= amount < float("inf") else -1.0


def _shown(positional: tuple[Any, ...], named: Mapping[str, Any]) -> str:
    said = [*map(repr, positional), *(f"{name}={amount!r}" for name, amount in named.items())]
    return f"lam({', '.join(said)})"
