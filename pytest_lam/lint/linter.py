"""Lint: files in, problems out."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from pytest_lam.errors import CommandProblem, FeatureProblem
from pytest_lam.feature import document_of, outline_keywords
from pytest_lam.lint.coded import OwnCode
from pytest_lam.lint.ignoring import Ignored
from pytest_lam.lint.meanings import Meanings
from pytest_lam.lint.problem import Problem
from pytest_lam.lint.rules import RULES
from pytest_lam.lint.source import source_of
from pytest_lam.lint.subject import Coded, Subject


class Linter:
    """Looks at one feature after the other; what it understood of a step it knows for the next.

    :param rules: the names of those to look for.
    """

    def __init__(self, rules: Collection[str]) -> None:
        self.rules = [name for name in RULES if name in rules]
        self._meanings = Meanings()

    def problems(self, path: Path, shown: str, coded: Coded) -> list[Problem]:
        """The problems of a feature file in the order of its lines.

        :param shown: the path as problems name it.
        :param coded: what tells whether the user's own code carries out a step.
        """
        try:
            document = document_of(path, shown)
        except FeatureProblem as problem:
            found = [problem, *problem.others] if "syntax" in self.rules else []
            return [Problem(shown, each.line, 1, "syntax", "error", each.problem, each.remedy) for each in found]
        language = (document.get("feature") or {"language": "en"})["language"]
        source = source_of(document, path, shown, outline_keywords(language))
        subject, ignored = Subject(source, self._meanings, coded), Ignored(source)
        return _once(
            Problem(shown, finding.line, finding.column, name, RULES[name].severity, finding.what, finding.proposal)
            for name in self.rules
            if subject.english or not RULES[name].english
            for finding in RULES[name].look(subject)
            if not ignored.has(name, finding)
        )


EXPLAINED = frozenset({"vague", "observes-nothing"})
"""Rules that say why a step is refused."""


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in order, without the refusals that another rule explains."""
    found = sorted(problems)
    explained = {problem.line for problem in found if problem.rule in EXPLAINED}
    return [problem for problem in found if problem.rule != "refused" or problem.line not in explained]


def lint(paths: Sequence[str], rules: Collection[str], root: Path) -> Iterator[list[Problem]]:
    """The problems of each feature file that ``paths`` name or hold.

    :param root: below which the user's own step definitions are looked for.
    :raises CommandProblem: a path that is not there, or a folder without features.
    """
    linter, own = Linter(rules), OwnCode(root)
    for path in features(paths):
        yield linter.problems(path, path.as_posix(), own.matches)


def features(paths: Sequence[str]) -> list[Path]:
    """The feature files among and below ``paths``, each once.

    :raises CommandProblem: a path that is not there, is no feature, or holds none.
    """
    found: dict[Path, Path] = {}
    for name in paths:
        path = Path(name)
        files = [path] if path.is_file() else list(_below(path))
        if not path.exists():
            raise CommandProblem(f"{name} is not there")
        if not files or any(file.suffix != ".feature" for file in files):
            raise CommandProblem(f"{name} is no .feature file" if path.is_file() else f"{name} holds no .feature file")
        for file in files:
            found.setdefault(Path(os.path.abspath(file)), file)
    return list(found.values())


def _below(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(".feature"))
