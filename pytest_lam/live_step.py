"""The step definitions of last resort: whatever no code defines is carried out by the LAM.

pytest-bdd finds definitions as fixtures; these three match every text that nothing else
matches in the scenario that is running, and nothing outside a feature file.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from pytest_bdd import given, then, when

from pytest_lam.definitions import LamParser
from pytest_lam.scenario_run import ScenarioRun

CURRENT: ContextVar[ScenarioRun | None] = ContextVar("scenario that is running", default=None)


class LastResort(LamParser):
    """Matches a step of one type that no code defines."""

    def __init__(self, type_: str) -> None:
        super().__init__(f"any {type_} step that no code defines")
        self.type = type_

    def is_matching(self, name: str) -> bool:
        """Whether the step is the LAM's."""
        run = CURRENT.get()
        return run is not None and run.definitions.missing(self.type, name)

    def parse_arguments(self, name: str) -> dict[str, Any]:
        """No arguments: the run knows the step whole."""
        return {}


@given(LastResort("given"))
@when(LastResort("when"))
@then(LastResort("then"))
def carry_out() -> None:
    """Hand the step to the LAM, or refuse it in locked mode."""
    __tracebackhide__ = True
    run = CURRENT.get()
    assert run is not None, "a step of last resort runs inside a feature file's scenario only"
    run.carry_out()
