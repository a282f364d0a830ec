"""What tests of the generalist share: projects that pytest is run on, and an environment that names no endpoint."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from clerk import MADE_UP, MIND, clerk
from model_server import Served, serving
from projects import Project, project, shop, site

__all__ = ["project", "shop", "site"]

CART = f"""
    Feature: Cart
      Scenario: Full
        Given I open "/"
        {MIND}
        Then the page says "1"
    """


@pytest.fixture(autouse=True)
def _no_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own environment is asked."""
    for name in tuple(os.environ):
        if name.startswith(("OPENAI_", "AZURE_OPENAI_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def cart(shop: Project) -> Project:
    """A project with the package's own models, and a scenario of which the embedded one refuses one step."""
    shop.write("conftest.py", "")
    shop.write("features/cart.feature", CART)
    return shop


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A model that knows what that step means, where the environment says that one answers."""
    with serving(clerk({MIND: MADE_UP})) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-lying-around")
        yield url
