"""A user's project in a folder of its own, the site that its features run against, and a model of a few lines."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from textwrap import dedent

import pytest
import pytest_bdd.feature
import selenium.webdriver  # noqa: F401 - the same

import pytest_lam

pytest_plugins = ["pytester"]

for found in pkgutil.walk_packages(pytest_lam.__path__, "pytest_lam."):
    importlib.import_module(found.name)  # pytester forgets what a run inside this process imported first

CODE_STEPS = """
    from pytest_bdd import parsers, step

    @step(parsers.re("code .*"))
    def by_code(): ...
"""
"""A conftest whose definition carries out every step that begins with "code"."""


class Project:
    """A folder with features that pytest is run on, inside this process."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester, self.path = pytester, pytester.path
        self.options = ["-p", "no:hypothesispytest"]  # no part of this, and a second a run

    def write(self, name: str, text: str) -> Path:
        """A file of the project, less the indentation that all its lines share."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return path

    def read(self, name: str) -> str:
        """The text of a file of the project."""
        return (self.path / name).read_text(encoding="utf-8")

    def files(self) -> list[str]:
        """All files of the project that are not caches."""
        found = (path.relative_to(self.path).as_posix() for path in self.path.rglob("*") if path.is_file())
        return sorted(name for name in found if "cache" not in name)

    def run(self, *arguments: object, lam: str = "replay") -> pytest.RunResult:
        """What pytest makes of it in the mode ``lam``."""
        pytest_bdd.feature.features.clear()  # its cache outlives a run; a real run is a process of its own
        return self.pytester.runpytest_inprocess(f"--lam={lam}", *self.options, *arguments)

    def collect(self, *arguments: object) -> pytest.RunResult:
        """What pytest collects, a node id a line."""
        return self.run("--collect-only", "-q", *arguments)


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose conftest defines the steps that begin with "code"."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    made = Project(pytester)
    made.write("conftest.py", CODE_STEPS)
    return made
