"""``--lam-lint``: what lint finds in a feature, told while pytest collects it."""

from __future__ import annotations

import warnings
from collections.abc import Generator

import pytest

from pytest_lam.errors import CommandProblem
from pytest_lam.feature_file import FeatureFile
from pytest_lam.lint.linter import Linter
from pytest_lam.lint.problem import Problem
from pytest_lam.lint.rules import RULES, named
from pytest_lam.lint.told import grouped, told
from pytest_lam.settings import Settings


class LintWarning(pytest.PytestWarning):
    """A problem that lint found in a feature; pytest's ``filterwarnings`` knows it by this class."""


class LintHooks:
    """Looks at each feature once it is collected, when it is known what the user's own code carries out."""

    def __init__(self, config: pytest.Config, settings: Settings) -> None:
        try:
            ignored = named(settings.lint_ignore, "lam_lint_ignore")
        except CommandProblem as problem:
            raise pytest.UsageError(str(problem)) from None
        self._linter = Linter([name for name in RULES if name not in ignored])
        self._strict = settings.strict
        worker = getattr(config, "workerinput", {"workerid": FIRST_WORKER})
        self._warns = worker["workerid"] == FIRST_WORKER

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Warn of a feature's problems; with --lam-strict, or where warnings are errors, they fail its collection."""
        report = yield
        if type(collector) is not FeatureFile or not report.passed:
            return report
        problems = self._linter.problems(collector.path, collector.shown_path, collector.definitions.written_by_hand)
        if problems and (self._strict or not self._warned(collector, problems)):
            report.outcome, report.result, report.longrepr = "failed", [], grouped(problems)
        return report

    def _warned(self, file: FeatureFile, problems: list[Problem]) -> bool:
        """Warn of each problem; False where the user made such warnings errors."""
        try:
            for problem in problems if self._warns else ():
                warnings.warn_explicit(LintWarning(told(problem)), LintWarning, str(file.path), problem.line)
        except LintWarning:
            return False
        return True


FIRST_WORKER = "gw0"
"""Every worker of pytest-xdist collects everything; one of them tells."""
