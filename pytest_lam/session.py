"""What one run of pytest knows of its features: settings, the model, recordings and where they go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pytest_lam.bdd import ScenarioTemplate, rows
from pytest_lam.files import feature_reference, module_path, recording_path, way_to_folder
from pytest_lam.recording import RecordedScenario, Recording
from pytest_lam.settings import Settings

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from pytest_lam.asking import Asking
    from pytest_lam.lam import Lam
    from pytest_lam.scenario_run import StepLog


@dataclass(frozen=True, slots=True)
class Export:
    """A recording with the module made of it, ready to be tried and written."""

    recording: Recording
    source: str
    definitions: Mapping[str, str]
    """Digests of the generated definitions, by name."""


@dataclass(frozen=True, slots=True)
class FeatureScenario:
    """One run of a scenario as the feature has it now: its name, its Examples row, its steps' types and texts."""

    name: str
    row: Mapping[str, str]
    steps: frozenset[tuple[str, str]]


class LamSession:
    """The state of a run; one stands in ``config.stash``."""

    KEY: pytest.StashKey[LamSession] = pytest.StashKey()

    def __init__(self, config: pytest.Config, settings: Settings) -> None:
        self.config, self.settings = config, settings
        self._before: dict[Path, Recording | None] = {}
        self.asking: Asking | None = None
        """What stands between the run and a prompted model, once a step has needed the model."""

    @classmethod
    def of(cls, config: pytest.Config) -> LamSession:
        """The session of a run whose plugin is on."""
        return config.stash[cls.KEY]

    @cached_property
    def model(self) -> Lam:
        """The model that carries steps out, loaded when the first step needs it.

        :raises ModelProblem: a prompted one is chosen, and nothing could answer.
        """
        given: Lam | None = self.config.hook.pytest_lam_model(config=self.config)
        if given is not None:
            return given
        if self.settings.model != "embedded":
            from pytest_lam.asking import asking

            workers = getattr(self.config, "workerinput", {}).get("workercount", 1)
            self.asking = asking(self.settings, self.config.rootpath, workers)
        if self.asking is not None:
            return self.asking.lam()
        from pytest_lam.lam.embedded.lam import EmbeddedLam

        return EmbeddedLam()

    def accounted(self, log: StepLog) -> AbstractContextManager[None]:
        """While a step is carried out: what a prompted model takes for it is told in its log."""
        return self.asking.step(log) if self.asking is not None else nullcontext()

    def shown(self, path: Path) -> str:
        """A path as messages show it: from the root folder."""
        root = self.config.rootpath
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)

    def module_path(self, feature: Path) -> Path:
        """Where the exported module of a feature stands."""
        return module_path(feature, self.settings.export_dir, self.config.rootpath)

    def generated_definitions(self, feature: Path) -> frozenset[str]:
        """The names in a feature's module that pytest-lam wrote and nobody edited.

        :raises ExportProblem: the recording can't be read.
        """
        recording, module = self._recording(feature), self.module_path(feature)
        if recording is None or not module.is_file():
            return frozenset()
        from pytest_lam.export.digests import definitions

        found = definitions(module.read_text(encoding="utf-8"))
        return frozenset(name for name, digest in found.items() if digest in recording.generated)

    def recorded_steps(self, feature: Path) -> frozenset[tuple[str, str, tuple[tuple[str, ...], ...], str | None]]:
        """Type, text, table and doc string of every step that the LAM ever carried out for the feature.

        :raises ExportProblem: the recording can't be read.
        """
        recording = self._recording(feature)
        scenarios = recording.scenarios if recording is not None else ()
        return frozenset(step.identity for scenario in scenarios for step in scenario.steps if step.by == "lam")

    def _recording(self, feature: Path) -> Recording | None:
        """The recording as it was when the run began."""
        if feature not in self._before:
            from pytest_lam.recording_file import load

            self._before[feature] = load(recording_path(feature))
        return self._before[feature]

    def forget_unasked(self, known: Iterable[FeatureScenario] | None = None) -> None:
        """The scenario that ran last was recorded whole: its cassette forgets what it did not ask.

        :param known: all scenarios of its feature, where that is known; the cassette forgets those that went.
        """
        if self.asking is None or self.asking.cassettes is None:
            return
        keys = None if known is None else {(one.name, tuple(one.row.items())) for one in known}
        self.asking.cassettes.prune(keys)

    def locked(self, feature: Path) -> AbstractContextManager[None]:
        """Keep the other workers of a run from a feature's files."""
        from pytest_lam.recording_file import locked

        return locked(feature)

    def prepare(self, feature: Path, scenarios: tuple[RecordedScenario, ...]) -> Export:
        """The recording of these scenarios of a feature or test module, and the module that comes of it.

        :raises ExportProblem: the recording or the module on disk can't be read.
        """
        from pytest_lam.export import export, merge
        from pytest_lam.export.digests import definitions
        from pytest_lam.recording_file import load

        old = load(recording_path(feature)) or Recording(feature.name)
        recording = replace(old, feature=feature.name, scenarios=scenarios)
        module = self.module_path(feature)
        reference = feature_reference(
            feature, module, str(self.config.getini("bdd_features_base_dir") or ""), self.config.rootpath
        )
        generated = export(recording, reference, way_to_folder(feature, module))
        named = definitions(generated)
        existing = module.read_text(encoding="utf-8") if module.is_file() else None
        source = merge(generated, existing, old.generated)
        return Export(replace(recording, generated=tuple(sorted(named.values()))), source, named)

    def write(self, feature: Path, export: Export) -> bool:
        """Write recording and module, each whole or not at all; say whether anything was new.

        The recording goes first and still knows the old module's definitions: were the run
        killed between the two, no definition of the old module would pass for edited by hand.
        """
        from pytest_lam.recording_file import dumps, load, write_atomically

        recording, module = recording_path(feature), self.module_path(feature)
        old = load(recording)
        both = tuple(sorted({*export.recording.generated, *(old.generated if old else ())}))
        before = recording.read_bytes() if recording.is_file() else b""
        module.parent.mkdir(parents=True, exist_ok=True)
        if before != dumps(export.recording).encode():
            write_atomically(recording, dumps(replace(export.recording, generated=both)))
        changed = write_atomically(module, export.source)
        write_atomically(recording, dumps(export.recording))
        return changed or before != dumps(export.recording).encode()


def current_scenarios(templates: Iterable[ScenarioTemplate]) -> tuple[FeatureScenario, ...]:
    """What the feature holds now, one entry a run."""
    return tuple(
        FeatureScenario(template.name, row, frozenset((step.type, step.name) for step in template.render(row).steps))
        for template in templates
        for row in rows(template) or ({},)
    )


def merged(
    recorded: Iterable[RecordedScenario], new: RecordedScenario, current: Sequence[FeatureScenario]
) -> tuple[RecordedScenario, ...]:
    """The recorded scenarios with the new one among them, in the feature's order.

    What the feature no longer holds is left out: scenarios, rows, and steps whose text changed.
    """
    known = {_key(scenario.name, scenario.row): scenario for scenario in (*recorded, new)}
    found = [(scenario, known.get(_key(scenario.name, scenario.row))) for scenario in current]
    return tuple(
        replace(old, steps=tuple(step for step in old.steps if (step.type, step.text) in scenario.steps))
        for scenario, old in found
        if old is not None
    )


def _key(name: str, row: Mapping[str, str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    return name, tuple(row.items())
