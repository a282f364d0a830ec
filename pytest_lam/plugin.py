"""pytest's hooks that every run pays for: options, which files are features, what is told in the end.

Everything that only a feature file needs is imported when the first one is met, so that a
project without features does not wait for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pytest_lam import hooks
from pytest_lam.options import add_options, read_settings

if TYPE_CHECKING:
    from pytest_lam.settings import Settings


MARK = "lam(max_cost, max_tokens, max_seconds): the most that a prompted model may take for the test's scenario"
"""The mark, as ``pytest --markers`` lists it."""


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Declare the hooks that conftests can implement."""
    pluginmanager.add_hookspecs(hooks)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Take part in a run, unless it is to do without the plugin."""
    config.addinivalue_line("markers", MARK)
    settings = read_settings(config)
    if settings.mode == "off":
        return
    _require_model(config, settings)
    from pytest_lam import fixtures

    config.stash[fixtures.SETTINGS] = settings
    config.pluginmanager.register(fixtures, "lam-fixtures")
    if not config.pluginmanager.hasplugin("selenium"):  # pytest-selenium's name; its own driver is used then
        config.pluginmanager.register(fixtures.OwnDriver(), "lam-driver")
    config.pluginmanager.register(Features(config, settings), "lam-features")


def _require_model(config: pytest.Config, settings: Settings) -> None:
    """See that who asks for a prompted model on the command line has one; an ini may ask for what only some have.

    :raises pytest.UsageError: none is configured.
    """
    if not settings.records or not (config.getoption("lam_option_model") or "").startswith("openai"):
        return
    from pytest_lam.lam.generalist.choice import TO_SET, place

    if not place(os.environ) and settings.cassettes is None:
        raise pytest.UsageError(f"--lam-model={settings.model}: no endpoint is configured for it; {TO_SET}")


@pytest.hookimpl(optionalhook=True)
def pytest_bdd_apply_tag(tag: str, function: Callable[..., object]) -> bool | None:
    """Make a tag that says what a prompted model may take the mark of that meaning."""
    from pytest_lam.feature import is_limit

    if not is_limit(tag):
        return None
    from pytest_lam.lam.generalist.budgets import of_tag

    pytest.mark.lam(**of_tag(tag))(function)
    return True


class Features:
    """Which files are features, and which modules are only their other half."""

    def __init__(self, config: pytest.Config, settings: Settings) -> None:
        self.config, self.settings = config, settings

    @pytest.hookimpl
    def pytest_report_header(self) -> str:
        """In which mode features run, and where."""
        browser = self.settings.browser
        where = f"lam: {self.settings.mode}, {browser.name}{'' if browser.headed else ' headless'}"
        return f"{where} · {self._model()}" if self.settings.records else where

    def _model(self) -> str:
        """Which model carries steps out, and where it answers; nobody is asked for that."""
        if self.settings.model == "embedded":
            return "embedded"
        from pytest_lam.lam.generalist.choice import told

        cassettes, root = self.settings.cassettes, self.config.rootpath
        if cassettes is not None and cassettes.is_relative_to(root):
            cassettes = cassettes.relative_to(root)
        return told(self.settings.model, os.environ, cassettes)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Tell the user from the first scenario on; where workers run the tests, this is the controller."""
        manager = self.config.pluginmanager
        if hasattr(report, "lam") and not manager.hasplugin("lam-terminal"):
            from pytest_lam.report.terminal import Terminal

            terminal = Terminal(self.config)
            manager.register(terminal, "lam-terminal")
            terminal.pytest_runtest_logreport(report)

    @pytest.hookimpl
    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """Collect a feature file as a module."""
        if file_path.suffix != ".feature" or self._is_named(self._module_of(file_path)):
            return None
        if not self.config.pluginmanager.hasplugin("pytest-bdd"):
            raise pytest.UsageError("feature files are bound by pytest-bdd, and its plugin is not active in this run")
        self._meet_first_feature()
        from pytest_lam.feature_file import FeatureFile

        return FeatureFile.from_parent(parent, path=file_path)

    def _meet_first_feature(self) -> None:
        manager = self.config.pluginmanager
        if manager.hasplugin("lam-run"):
            return
        from pytest_lam import live_step, run_hooks
        from pytest_lam.session import LamSession

        self.config.stash.setdefault(LamSession.KEY, LamSession(self.config, self.settings))
        manager.register(run_hooks, "lam-run")
        manager.register(live_step, "lam-live-step")
        if self.settings.lint:
            from pytest_lam.lint_hooks import LintHooks

            manager.register(LintHooks(self.config, self.settings), "lam-lint")

    @pytest.hookimpl
    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Know the tests of a file that ask for the fixture ``lam``, also those that will not run."""
        found = [node for node in report.result or () if "lam" in getattr(node, "fixturenames", ())]
        if found:
            from pytest_lam.objective.project import Project

            Project.begun(self.config).add(found)

    @pytest.hookimpl
    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Leave an exported module to its feature, where the feature is collected too."""
        if collection_path.suffix != ".py" or not collection_path.name.startswith("test_"):
            return None
        feature = self._feature_of(collection_path)
        if feature is None or self._is_named(collection_path):
            return None
        if self._is_named(feature) or any(self._is_named(folder) for folder in feature.parents):
            return True
        return None

    def _module_of(self, feature: Path) -> Path:
        """Where a feature's exported module stands."""
        from pytest_lam.files import module_path

        return module_path(feature, self.settings.export_dir, self.config.rootpath)

    def _feature_of(self, module: Path) -> Path | None:
        """The feature whose exported module this is."""
        export_dir, folder = self.settings.export_dir, module.parent
        if export_dir is not None:
            if not folder.is_relative_to(export_dir):
                return None
            folder = self.config.rootpath / folder.relative_to(export_dir)
        return next((feature for feature in folder.glob("*.feature") if self._module_of(feature) == module), None)

    def _is_named(self, path: Path) -> bool:
        """Whether the run was asked for this very file or folder."""
        return path in self._named

    @cached_property
    def _named(self) -> frozenset[Path]:
        folder = self.config.invocation_params.dir
        return frozenset(Path(os.path.abspath(folder / name.split("::")[0])) for name in self.config.args)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: Any) -> Any:
        """Record the scenarios of a feature on one worker: they share a recording and a module."""
        if not self.settings.records or config.getoption("dist") != "load":
            return None
        from xdist.scheduler import LoadFileScheduling

        return LoadFileScheduling(config, log)
