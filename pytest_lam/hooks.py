"""Hooks that pytest-lam offers to conftests and plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_lam.lam import Lam


@pytest.hookspec(firstresult=True)
def pytest_lam_model(config: pytest.Config) -> Lam | None:
    """Give the model that carries steps out, instead of the embedded one.

    Called once a run, when the first step needs a model; the first answer that is not None counts.
    """
