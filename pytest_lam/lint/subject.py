"""What a rule looks at: one feature, what is understood of its steps, and what the user's own code carries out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from pytest_lam.lint.meanings import Meaning, Meanings
from pytest_lam.lint.source import Source, SourceScenario, SourceStep

Coded = Callable[[str, str], bool]
"""Whether a step definition of the user's own carries out a step of this type and text."""


class Subject:
    """One feature under lint; what is asked of it is found out once."""

    def __init__(self, source: Source, meanings: Meanings, coded: Coded) -> None:
        self.source = source
        self._meanings, self._coded = meanings, coded
        self._understood: dict[tuple[int, int], Meaning] = {}

    @property
    def english(self) -> bool:
        """Whether its steps are in the language that the embedded LAM reads."""
        return self.source.language.split("-")[0] == "en"

    def meaning(self, step: SourceStep, scenario: SourceScenario | None = None) -> Meaning:
        """What is understood of a step, in an outline with its first row of values."""
        key = id(step), id(scenario)
        if key not in self._understood:
            self._understood[key] = self._meanings.of(step, scenario.first_row if scenario is not None else {})
        return self._understood[key]

    def looks(self, step: SourceStep) -> bool:
        """Whether a step is known to look at the page and to do nothing."""
        if not self.english:
            return False
        kind = self.meaning(step).kind
        return kind.looks and not kind.acts

    @cached_property
    def each(self) -> list[tuple[SourceStep, SourceScenario | None]]:
        """Every step as written, once, with the scenario that fills it in."""
        filled = {id(step): scenario for scenario in reversed(self.source.scenarios) for step in scenario.run}
        return [(step, filled.get(id(step))) for step in self.source.steps]

    def is_coded(self, step: SourceStep, scenario: SourceScenario | None) -> bool:
        """Whether the user's own code carries the step out."""
        text = step.text
        for name, value in (scenario.first_row if scenario is not None else {}).items():
            text = text.replace(f"<{name}>", value)
        return self._coded(step.type, text)
