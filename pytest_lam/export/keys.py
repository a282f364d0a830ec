"""Keys as generated code hands them to Selenium."""

from __future__ import annotations

from pytest_lam.export import code
from pytest_lam.keys import chord


def keys(value: str) -> tuple[str, ...]:
    """The arguments of ``send_keys`` for "Enter", "a", "Control+A" or "ArrowRight*12": held keys first."""
    found = chord(value)
    if found is None:
        return (code.string(value),)
    times = f" * {found.times}" if found.times > 1 else ""
    return (*(_key(name) for name in found.held), f"{_key(found.key)}{times}")


def _key(name: str) -> str:
    return code.string(name) if len(name) == 1 else f"Keys.{name}"
