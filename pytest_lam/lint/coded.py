"""Which steps the user's own code carries out, read from the source of it: nothing is imported or run."""

from __future__ import annotations

import ast
import json
import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pytest_lam.errors import ExportProblem
from pytest_lam.export.digests import definitions
from pytest_lam.files import RECORDING_SUFFIX

DECORATORS = frozenset({"given", "when", "then", "step"})
ELSEWHERE = frozenset({"node_modules", "__pycache__", "build", "dist", "site-packages"})
"""Folders in which nobody keeps definitions of their own; nor in hidden ones and virtual environments."""


class OwnCode:
    """The step definitions below a folder, less those that pytest-lam wrote and nobody edited.

    Read when the first step asks for them. Any definition counts for every feature: where one
    stands too deep to be seen from a feature, pytest will say so.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def matches(self, type_: str, text: str) -> bool:
        """Whether one of them carries out a step of this type and text."""
        return any(pattern.fullmatch(text) for pattern in self._patterns.get(type_, ()))

    @cached_property
    def _patterns(self) -> dict[str, list[re.Pattern[str]]]:
        files = list(_files(self.root))
        generated = frozenset(digest for path in files if path.suffix == ".json" for digest in _digests(path))
        found: dict[str, list[re.Pattern[str]]] = {"given": [], "when": [], "then": []}
        for path in files:
            if path.suffix != ".py":
                continue
            for type_, pattern in _defined(path, generated):
                for one in found if type_ == "step" else (type_,):
                    found[one].append(pattern)
        return found


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in ELSEWHERE and not Path(folder, name, "pyvenv.cfg").exists()
        )
        yield from (Path(folder, name) for name in sorted(names) if name.endswith((".py", RECORDING_SUFFIX)))


def _digests(recording: Path) -> frozenset[str]:
    """The digests of what pytest-lam wrote for a feature."""
    try:
        found = json.loads(recording.read_text(encoding="utf-8")).get("generated", ())
    except (OSError, ValueError, AttributeError):
        return frozenset()
    return frozenset(map(str, found))


def _defined(path: Path, generated: frozenset[str]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The types and patterns of the step definitions in a module."""
    try:
        source = path.read_text(encoding="utf-8")
        if "pytest_bdd" not in source:
            return
        tree = ast.parse(source)
        named = definitions(source) if generated else {}
    except (OSError, ValueError, SyntaxError, ExportProblem):
        return  # what is no Python defines nothing; pytest says so
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and named.get(node.name) not in generated:
            for decorator in node.decorator_list:
                yield from _decorated(decorator)


def _decorated(decorator: ast.expr) -> Iterator[tuple[str, re.Pattern[str]]]:
    if not isinstance(decorator, ast.Call) or not decorator.args:
        return
    type_, pattern = _name(decorator.func), _pattern(decorator.args[0])
    if type_ in DECORATORS and pattern is not None:
        yield type_, pattern


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""


def _pattern(argument: ast.expr) -> re.Pattern[str] | None:
    """What a definition matches; None where that is not written out."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return re.compile(re.escape(argument.value))
    if not isinstance(argument, ast.Call) or not argument.args or not isinstance(argument.args[0], ast.Constant):
        return None
    text = argument.args[0].value
    if not isinstance(text, str):
        return None
    if _name(argument.func) == "re":
        try:
            return re.compile(text)
        except re.error:
            return None
    return re.compile(_as_pattern(text))


def _as_pattern(text: str) -> str:
    """A pattern of the parse library as a regular expression: what its fields hold may be any text."""
    pieces = re.split(r"(\{\{|\}\}|\{[^{}]*\})", text)
    return "".join(_slot(piece) if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))


def _slot(piece: str) -> str:
    return re.escape(piece[0]) if piece in ("{{", "}}") else ".*"
