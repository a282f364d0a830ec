"""What a project's ini file says, for commands that do without pytest."""

from __future__ import annotations

import configparser
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pytest_lam.errors import CommandProblem

FILES = (
    ("pytest.toml", ("pytest",)),
    (".pytest.toml", ("pytest",)),
    ("pytest.ini", ("pytest",)),
    (".pytest.ini", ("pytest",)),
    ("pyproject.toml", ("tool", "pytest")),
    ("tox.ini", ("pytest",)),
    ("setup.cfg", ("tool:pytest",)),
)
"""Where pytest's settings may stand, in the order in which pytest looks, and below what."""

COMMENT = re.compile(r"(?:^|\s)#.*")
"""What a line says to people; "/#/login" is an address."""


def root_of(paths: Sequence[str]) -> Path:
    """The nearest folder around all of the paths in which pytest's settings stand; else the folder around them."""
    around = Path(os.path.commonpath([os.path.abspath(path) for path in paths]))
    around = around if around.is_dir() else around.parent
    return next((folder for folder in (around, *around.parents) if _settings(folder) is not None), around)


def configured(root: Path, key: str) -> list[str]:
    """The lines of a list setting of the project; none where it has none."""
    value = (_settings(root) or {}).get(key, ())
    lines = value.splitlines() if isinstance(value, str) else [str(line) for line in value]
    bare = (COMMENT.sub("", line).strip() for line in lines)
    return [line for line in bare if line]


def _settings(folder: Path) -> Mapping[str, Any] | None:
    for name, keys in FILES:
        path = folder / name
        if path.is_file():
            found = _read(path, keys)
            if found is not None:
                return found
    return None


def _read(path: Path, keys: tuple[str, ...]) -> Mapping[str, Any] | None:
    """The settings in a file; None where it has none."""
    try:
        if path.suffix != ".toml":
            parser = configparser.ConfigParser(interpolation=None)
            parser.read_string(path.read_text(encoding="utf-8"))
            return dict(parser[keys[0]]) if parser.has_section(keys[0]) else None
        table: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, configparser.Error) as error:
        raise CommandProblem(f"{path} can't be read: {error}") from None
    for key in keys:
        table = table.get(key)
        if table is None:
            return None
    options: Any = table.get("ini_options", table)
    return dict(options)
