"""How a node could be found again: candidate locators, ranked by how well each survives changes of the page.

Candidates only: whoever has the page keeps those that find the node and nothing else.
"""

from __future__ import annotations

from pytest_lam.export.locators.keeping import kept
from pytest_lam.export.locators.marks import is_generated
from pytest_lam.export.locators.ranking import candidates
from pytest_lam.export.locators.survival import COSTS

__all__ = ["COSTS", "candidates", "is_generated", "kept"]
