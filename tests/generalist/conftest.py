"""What tests of the generalist share: projects that pytest is run on, and an environment that names no endpoint."""

from __future__ import annotations

import os

import pytest
from projects import project, shop, site

__all__ = ["project", "shop", "site"]


@pytest.fixture(autouse=True)
def _no_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own environment is asked."""
    for name in os.environ:
        if name.startswith(("OPENAI_", "AZURE_OPENAI_")):
            monkeypatch.delenv(name)
