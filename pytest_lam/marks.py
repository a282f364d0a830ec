"""What the mark ``lam`` of a test says, in Python or as a tag of a feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_lam.lam.generalist.budgets import Budget


def budgets_of(item: pytest.Item) -> tuple[Budget, ...]:
    """The most that a prompted model may take for a test; fails the test where a mark says none."""
    marks = [(mark.args, mark.kwargs) for mark in item.iter_markers("lam")]
    if not marks:
        return ()
    from pytest_lam.lam.generalist.budgets import of_marks

    try:
        return of_marks(marks)
    except ValueError as problem:
        pytest.fail(str(problem), pytrace=False)
