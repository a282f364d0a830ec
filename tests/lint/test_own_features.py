"""The features of this repository keep the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_lam.lint.coded import OwnCode
from pytest_lam.lint.linter import Linter, features
from pytest_lam.lint.rules import RULES

ROOT = Path(__file__).parents[2]
FEATURES = [path.relative_to(ROOT).as_posix() for path in features([str(ROOT / "features"), str(ROOT / "examples")])]


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_has_no_problem(feature):
    path = ROOT / feature
    assert Linter(RULES).problems(path, feature, OwnCode(path.parent).matches) == []
