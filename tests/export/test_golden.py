"""Situations and the modules they are exported as, kept in ``golden/`` for people to read.

To write them anew after a change that is meant: ``python -m tests.export.test_golden``; then read the diff.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from pytest_lam.export import export

from .situations import SITUATIONS

GOLDEN = Path(__file__).parent / "golden"
RULES = "E,F,I,UP,B,SIM,RUF,PT,RET"


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_is_exported_as_the_module_that_people_agreed_on(situation: str) -> None:
    golden = (GOLDEN / f"{situation}.py").read_text(encoding="utf-8")
    assert export(SITUATIONS[situation]) == golden


def test_no_module_is_left_over_from_a_situation_that_is_gone() -> None:
    assert {path.stem for path in GOLDEN.glob("*.py")} == set(SITUATIONS)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_module_imports_nothing_but_what_the_team_has_anyway(situation: str) -> None:
    tree = ast.parse((GOLDEN / f"{situation}.py").read_text(encoding="utf-8"))
    roots = {
        node.module.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }
    roots |= {
        alias.name.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    assert roots <= {"pytest", "pytest_bdd", "selenium"} | sys.stdlib_module_names


def test_all_modules_are_clean_under_ruff() -> None:
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--line-length=120", "--select", RULES, str(GOLDEN)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_all_modules_are_clean_under_strict_mypy(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), str(GOLDEN)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def regenerate() -> None:
    """Write every golden module as it is exported now."""
    for name, recording in SITUATIONS.items():
        (GOLDEN / f"{name}.py").write_text(export(recording), encoding="utf-8")


if __name__ == "__main__":
    regenerate()
