"""Problems in words for people, and as JSON for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from pytest_lam.lint.problem import Problem


def as_json(problem: Problem) -> str:
    """One problem as a JSON object on a line."""
    return json.dumps(problem._asdict())


def told(problem: Problem) -> str:
    """One problem in a line, without its place."""
    proposal = f" -> {problem.proposal}" if problem.proposal else ""
    return f"{problem.what} [{problem.rule}]{proposal}"


def grouped(problems: Sequence[Problem]) -> str:
    """The problems of one file below its name."""
    lines = [problems[0].path]
    width = max(len(f"{problem.line}:{problem.column}") for problem in problems)
    for problem in problems:
        place = f"{problem.line}:{problem.column}"
        lines.append(f"  {place:>{width}}  {problem.severity:7}  {problem.what}  [{problem.rule}]")
        if problem.proposal:
            lines.append(f"  {'':{width}}           -> {problem.proposal}")
    return "\n".join(lines)


def closing(problems: Sequence[Problem], files: int) -> str:
    """The line that ends a run."""
    looked = f"{files} {'feature' if files == 1 else 'features'}"
    if not problems:
        return f"{looked}, no problem"
    graves = Counter(problem.severity for problem in problems)
    parts = [f"{count} {grave}{'' if count == 1 else 's'}" for grave, count in sorted(graves.items())]
    return f"{looked}, {' and '.join(parts)}"
