"""pytest's hooks that every run pays for: options, which files are features, what is told in the end.

Everything that only a feature file needs is imported when the first one is met, so that a
project without features does not wait for it.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pytest_lam import hooks
from pytest_lam.options import add_options, read_settings

if TYPE_CHECKING:
    from pytest_lam.settings import Settings


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Declare the hooks that conftests can implement."""
    pluginmanager.add_hookspecs(hooks)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Take part in a run, unless it is to do without the plugin."""
    settings = read_settings(config)
    if settings.mode == "off":
        return
    from pytest_lam import fixtures

    config.stash[fixtures.SETTINGS] = settings
    config.pluginmanager.register(fixtures, "lam-fixtures")
    if not config.pluginmanager.hasplugin("selenium"):  # pytest-selenium's name; its own driver is used then
        config.pluginmanager.register(fixtures.OwnDriver(), "lam-driver")
    config.pluginmanager.register(Features(config, settings), "lam-features")


class Features:
    """Which files are features, and which modules are only their other half."""

    def __init__(self, config: pytest.Config, settings: Settings) -> None:
        self.config, self.settings = config, settings

    @pytest.hookimpl
    def pytest_report_header(self) -> str:
        """In which mode features run, and where."""
        browser = self.settings.browser
        return f"lam: {self.settings.mode}, {browser.name}{'' if browser.headed else ' headless'}"

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
        self._meet_first_feature()
        from pytest_lam.feature_file import FeatureFile

        return FeatureFile.from_parent(parent, path=file_path)

    def _meet_first_feature(self) -> None:
        manager = self.config.pluginmanager
        if manager.hasplugin("lam-run"):
            return
        if not manager.hasplugin("pytest-bdd"):
            raise pytest.UsageError("feature files are bound by pytest-bdd, and its plugin is not active in this run")
        from pytest_lam import live_step, run_hooks
        from pytest_lam.session import LamSession

        self.config.stash[LamSession.KEY] = LamSession(self.config, self.settings)
        manager.register(run_hooks, "lam-run")
        manager.register(live_step, "lam-live-step")
        if self.settings.lint:
            from pytest_lam.lint_hooks import LintHooks

            manager.register(LintHooks(self.config, self.settings), "lam-lint")

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
