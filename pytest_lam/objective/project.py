"""What a run knows of the tests that call the LAM: their files, their code, what is being tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from pytest_lam.marks import budgets_of
from pytest_lam.objective.called import Place
from pytest_lam.objective.calls import Calls
from pytest_lam.objective.code import Code
from pytest_lam.recording import RecordedScenario
from pytest_lam.session import LamSession

SIMPLE = (str, int, float, bool)
"""Types of parameters that a sentence may say as they are."""


class Project:
    """The tests of a run that call the LAM; one stands in ``config.stash``."""

    KEY: pytest.StashKey[Project] = pytest.StashKey()

    def __init__(self, session: LamSession) -> None:
        self.session = session
        self.items: dict[Path, dict[tuple[str, tuple[tuple[str, str], ...]], pytest.Function]] = {}
        """All tests that were collected of a file, in its order, whether or not they are run."""
        self._codes: dict[Path, Code | None] = {}
        self._tried: dict[Path, Code] = {}

    @classmethod
    def of(cls, config: pytest.Config) -> Project:
        """The project of a run in which some test asks for the fixture."""
        return config.stash[cls.KEY]

    @classmethod
    def begun(cls, config: pytest.Config) -> Project:
        """The project of a run, begun when the first test is met that asks for the fixture."""
        if cls.KEY not in config.stash:
            from pytest_lam.fixtures import SETTINGS
            from pytest_lam.objective import hooks

            session = config.stash.setdefault(LamSession.KEY, LamSession(config, config.stash[SETTINGS]))
            config.stash[cls.KEY] = cls(session)
            config.pluginmanager.register(hooks, "lam-calls")
        return cls.of(config)

    def add(self, nodes: Iterable[pytest.Item | pytest.Collector]) -> None:
        """Count the tests among these in."""
        for item in nodes:
            if isinstance(item, pytest.Function):
                self.items.setdefault(home(item), {})[key(test_name(item), row(item))] = item

    def calls(self, request: pytest.FixtureRequest) -> Calls:
        """The calls of a test that is about to run."""
        item = request.node
        path = home(item)
        place = Place(path, self.session.shown(item.path), test_name(item), row(item))
        tried = self._tried.get(path)
        calls = Calls(
            place,
            self.session,
            tried or self._code(path),
            request.getfixturevalue,
            live=item.stash.get(Calls.RECORDS, False) and tried is None,
            tried=tried is not None,
            budgets=budgets_of(item),
        )
        item.stash[Calls.KEY] = calls
        return calls

    def _code(self, path: Path) -> Code | None:
        """What was exported for a file before this run.

        :raises ExportProblem: its recording can't be read.
        """
        if path not in self._codes:
            session, module = self.session, self.session.module_path(path)
            recorded = session.recorded_steps(path) if session.settings.mode == "auto" else None
            if session.settings.mode == "record":
                recorded = frozenset()
            generated = session.generated_definitions(path)
            self._codes[path] = (
                Code.of(
                    module.read_text(encoding="utf-8"), module, session.config, generated=generated, recorded=recorded
                )
                if module.is_file()
                else None
            )
        return self._codes[path]

    @contextmanager
    def trying(self, path: Path, code: Code) -> Iterator[None]:
        """Have the calls of a file carried out by this code alone."""
        self._tried[path] = code
        try:
            yield
        finally:
            del self._tried[path]

    def merged(
        self, path: Path, recorded: tuple[RecordedScenario, ...], new: RecordedScenario
    ) -> tuple[RecordedScenario, ...]:
        """What was recorded of a file with the new scenario in it, in the order of its tests, less what has gone.

        A test is known to have gone only where its file or class was collected as a whole and it is not there.
        """
        known = {key(scenario.name, scenario.row): scenario for scenario in (*recorded, new)}
        there = self.items.get(path, {})
        classes = {name.rpartition("::")[0] for name, _ in there}
        kept = [at for at in known if at not in there and at[0].rpartition("::")[0] not in classes]
        return tuple(known[at] for at in (*there, *kept) if at in known)


def home(item: pytest.Item) -> Path:
    """The path that names a test's recording and code: its file's; of a feature one that is not the feature's own."""
    path = item.path
    return path if path.suffix == ".py" else path.with_name(f"{path.name}.py")


def key(test: str, values: Mapping[str, str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What tells one run of a test from all others of its file."""
    return test, tuple(values.items())


def test_name(item: pytest.Item) -> str:
    """The test's name with the classes around it, without its parameters."""
    classes = [node.name for node in item.listchain() if isinstance(node, pytest.Class)]
    return "::".join((*classes, getattr(item, "originalname", None) or item.name))


def row(item: pytest.Item) -> dict[str, str]:
    """The test's parameters as texts, those that a sentence may say; "test id" tells apart what no text does."""
    callspec = getattr(item, "callspec", None)
    if callspec is None:
        return {}
    said = {name: str(value) for name, value in callspec.params.items() if isinstance(value, SIMPLE)}
    return said if len(said) == len(callspec.params) else {**said, "test id": callspec.id}
