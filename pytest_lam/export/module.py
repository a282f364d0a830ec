"""An exported module as plain data: what the template writes, and nothing that it must decide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Constant:
    """A named locator: ``USER_NAME = (By.ID, "user-name")``."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class LocatorFunction:
    """A locator that depends on values, as a function of them."""

    name: str
    parameters: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepFunction:
    """A step definition: its decorators, its parameters with their types, its statements."""

    name: str
    decorators: tuple[str, ...]
    parameters: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """Everything that a module has. ``helpers`` are functions' sources, in the order they stand in."""

    feature: str
    constants: tuple[Constant, ...]
    locators: tuple[LocatorFunction, ...]
    helpers: tuple[str, ...]
    steps: tuple[StepFunction, ...]

    @property
    def binds(self) -> bool:
        """Whether it makes tests of a feature's scenarios; what tests call makes none."""
        return not self.feature.endswith(".py")
