"""What carrying a step out came to so far: filled in as it goes on. Plain data."""

from __future__ import annotations

from dataclasses import dataclass, field

from pytest_lam.recording import RecordedAction, RecordedCheck


@dataclass(slots=True)
class StepOutcome:
    """What carrying a step out came to, also when it failed half-way."""

    did: list[str] = field(default_factory=list)
    actions: list[RecordedAction] = field(default_factory=list)
    checks: list[RecordedCheck] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    contradicting: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
