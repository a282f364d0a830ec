"""A ``.feature`` file as a pytest module: collected, bound by pytest-bdd, located at its own lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import ModuleType

import pytest

from pytest_lam import feature as feature_source
from pytest_lam.bdd import (
    ScenarioTemplate,
    bound_scenarios,
    compile_with_rewritten_asserts,
    register_mark,
    scenario_of,
    steps_of,
)
from pytest_lam.definitions import Definitions
from pytest_lam.errors import ExportProblem, FeatureProblem
from pytest_lam.files import recording_path
from pytest_lam.session import LamSession

BINDING = "from pytest_bdd import scenarios\nscenarios({feature!r})\n"
"""What binds a feature that has no module yet. pytest-bdd reads the caller's own names, so it must be code."""


class FeatureFile(pytest.Module):
    """A feature bound through its exported module, or through an empty one where there is none."""

    definitions: Definitions

    @property
    def lam(self) -> LamSession:
        """The run that this file is collected for."""
        return LamSession.of(self.config)

    def _getobj(self) -> ModuleType:
        shown = self.shown_path
        try:
            feature = feature_source.read(self.path, shown)
        except FeatureProblem as problem:
            raise self.CollectError(str(problem)) from None
        for tag in sorted(feature.tags):
            register_mark(self.config, tag, f"tag of {shown}")
        module = self._module()
        exec(compile(BINDING.format(feature=str(self.path)), str(self.path), "exec"), vars(module))
        self._locate(module)
        return module

    @property
    def shown_path(self) -> str:
        """The feature's path as messages show it: from the root folder."""
        return self.lam.shown(self.path)

    def _module(self) -> ModuleType:
        """The code that stands for the feature."""
        path = self.lam.module_path(self.path)
        if not path.is_file():
            return ModuleType(self.path.stem)
        with imported_by_path(self.config) if recording_path(self.path).is_file() else nullcontext():
            module = pytest.Module.from_parent(self.parent, path=path).obj
        assert isinstance(module, ModuleType)
        return module

    def _locate(self, module: ModuleType) -> None:
        """Let each test say that it stands at its scenario's line.

        pytest-bdd makes all tests in one place of its own code; reports, editors and
        tracebacks read the place from the code object.
        """
        for name, template in bound_scenarios(module).items():
            if Path(template.feature.filename) == self.path:
                function = getattr(module, name)
                function.__code__ = function.__code__.replace(
                    co_filename=str(self.path), co_firstlineno=template.line_number
                )

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """The feature's scenarios, in its order, and what else a user's own module holds.

        On the way the step definitions are sorted by who wrote them.
        """
        items = list(super().collect())
        try:
            generated, replayable = self.lam.generated_definitions(self.path), self._replayable()
        except ExportProblem as problem:
            raise self.CollectError(str(problem)) from None
        self.definitions = Definitions(self, self.obj, generated, replayable)
        return items

    def _replayable(self) -> frozenset[tuple[str, str]] | None:
        """The steps that exported code may carry out, None for all that it matches.

        Where steps may be recorded, a text, table or doc string that never was goes to the LAM,
        whatever exported definition would match it: only then does the recording know its meaning.
        """
        if not self.may_record:
            return None
        if self.lam.settings.mode == "record":
            return frozenset()
        recorded = self.lam.recorded_steps(self.path)
        now = {step for template in self.templates for step in steps_of(template)}
        return frozenset(step[:2] for step in recorded & now) - {step[:2] for step in now - recorded}

    @property
    def templates(self) -> list[ScenarioTemplate]:
        """The feature's scenarios, in its order."""
        bound = bound_scenarios(self.obj).values()
        own = {one.name: one for one in bound if Path(one.feature.filename) == self.path}
        return sorted(own.values(), key=lambda template: template.line_number)

    @property
    def may_record(self) -> bool:
        """Whether a step that no code defines may go to the LAM here."""
        return self.lam.settings.records

    def owns(self, item: pytest.Item) -> bool:
        """Whether an item runs a scenario of this feature."""
        template = scenario_of(item)
        return item.parent is self and template is not None and Path(template.feature.filename) == self.path


@contextmanager
def imported_by_path(config: pytest.Config) -> Iterator[None]:
    """Import what is imported here under its path, not its bare name.

    Two features of one name in two folders are exported to two modules of one name; pytest's
    default mode refuses the second.
    """
    before = config.option.importmode
    config.option.importmode = "importlib"
    try:
        yield
    finally:
        config.option.importmode = before


class CandidateFile(FeatureFile):
    """The same feature bound to code that is about to be written, to see that the code runs."""

    source: str

    @classmethod
    def of(cls, original: FeatureFile, source: str) -> CandidateFile:
        """The candidate for a feature file that was collected."""
        candidate: CandidateFile = cls.from_parent(
            original.parent, path=original.path, name=original.name, nodeid=original.nodeid
        )
        candidate.source = source
        return candidate

    @property
    def may_record(self) -> bool:
        """Never: what is tried here is the code alone."""
        return False

    def _module(self) -> ModuleType:
        path = self.lam.module_path(self.path)
        module = ModuleType(path.stem)
        module.__file__ = str(path)
        exec(compile_with_rewritten_asserts(self.source, path, self.config), vars(module))
        return module
