"""What lint says: a finding of one rule, and a problem with its file. Plain data."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]
"""error: pytest would not run it, would run it wrong, or it gives something away. warning: all else."""


class Finding(NamedTuple):
    """Something that a rule found: where, what it is, and a wording that would mend it ("" where none can be made)."""

    line: int
    column: int
    what: str
    proposal: str = ""


class Problem(NamedTuple):
    """A finding with its file and rule."""

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    what: str
    proposal: str = ""
