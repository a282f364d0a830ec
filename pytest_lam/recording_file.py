"""Recordings as JSON files: versioned, small to diff, written whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pytest_lam.errors import ExportProblem
from pytest_lam.locator import Locator
from pytest_lam.recording import (
    FORMAT,
    Effect,
    Interrupt,
    Note,
    RecordedAction,
    RecordedCheck,
    RecordedScenario,
    RecordedStep,
    Recording,
    Target,
)
from pytest_lam.values import Day, Secret

REMEDY = "Take the file back from version control, or delete it and record the feature again (--lam=record)."

NESTED: Mapping[type, Mapping[str, type]] = MappingProxyType(
    {
        Recording: {"scenarios": RecordedScenario},
        RecordedScenario: {"steps": RecordedStep},
        RecordedStep: {"actions": RecordedAction, "checks": RecordedCheck},
        RecordedAction: {"target": Target, "effects": Effect, "onto": Target, "interrupts": Interrupt, "notes": Note},
        RecordedCheck: {"target": Target},
        Effect: {"target": Target},
        Interrupt: {"target": Target},
        Note: {"target": Target},
        Target: {"locators": Locator, "frames": Locator, "hosts": Locator},
    }
)
"""The fields of each class that hold other classes of a recording; all other fields are plain JSON."""


def dumps(recording: Recording) -> str:
    """The recording as JSON text: two spaces, fields in their declared order, defaults left out."""
    content = {"format": FORMAT, **_plain(recording)}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def loads(text: str, source: str = "recording") -> Recording:
    """The recording that ``text`` holds; ``source`` names it in errors.

    Raises ExportProblem, with file and line, for JSON that is broken or of an unknown layout.
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise ExportProblem(f"{source}:{error.lineno}: not a recording: {error.msg}.\n  {REMEDY}") from error
    version = content.get("format") if isinstance(content, dict) else None
    if version != FORMAT:
        raise ExportProblem(
            f"{source}:{_line_of(text, chr(34) + 'format' + chr(34))}: recording format {version!r} is not known "
            f"(this release reads {FORMAT}).\n  Update pytest-lam, or delete the file and record the feature again."
        )
    try:
        found = _built(Recording, {key: value for key, value in content.items() if key != "format"}, "recording")
    except (TypeError, ValueError) as error:
        raise ExportProblem(f"{source}:1: not a recording: {error}.\n  {REMEDY}") from error
    assert isinstance(found, Recording)
    return found


def load(path: Path) -> Recording | None:
    """The recording in that file; None where there is no file. Raises ExportProblem where it can't be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ExportProblem(f"{path}:1: can't be read: {error}.\n  {REMEDY}") from error
    return loads(text, str(path))


def write_atomically(path: Path, text: str) -> bool:
    """Make ``path`` hold ``text`` as UTF-8: all of it or, whatever happens, what it held before.

    :return: whether it was written; a file that holds these bytes already is not touched.
    :raises ExportProblem: the disk refuses.
    """
    data = text.encode("utf-8")
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        _replace(path, data)
    except OSError as error:
        raise ExportProblem(f"{path}: can't be written: {error}.\n  The file is as it was before.") from error
    return True


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep the other workers of a run from the files that go by this path."""
    from filelock import FileLock

    name = hashlib.sha256(str(path).encode()).hexdigest()[:16]
    with FileLock(Path(tempfile.gettempdir()) / f"pytest-lam-{name}.lock"):
        yield


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's file mode mask; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _plain(value: Any) -> Any:
    if isinstance(value, Secret):
        return {"secret": value.name}
    if isinstance(value, Day):
        told = {field.name: getattr(value, field.name) for field in fields(value)}
        return {"day": {name: part for name, part in told.items() if name != "months" or part}}
    if is_dataclass(value):
        kept = (field for field in fields(value) if getattr(value, field.name) != _default(field))
        return {field.name: _plain(getattr(value, field.name)) for field in kept}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _built(kind: type, content: Any, where: str) -> Any:
    """An object of ``kind``; names that it does not have and values of a wrong shape are errors."""
    if not isinstance(content, dict):
        raise ValueError(f"{where} must be an object")
    known = {field.name: field for field in fields(kind)}
    if unknown := sorted(content.keys() - known.keys()):
        raise ValueError(f"{where} has the unknown field {unknown[0]!r}")
    return kind(**{name: _value(kind, known[name], value, f"{where}.{name}") for name, value in content.items()})


def _value(kind: type, field: Field[Any], value: Any, where: str) -> Any:
    nested = NESTED.get(kind, {}).get(field.name)
    declared = str(field.type)
    if declared.startswith("tuple"):
        if not isinstance(value, list):
            raise ValueError(f"{where} must be a list")
        if nested is None:
            return _tuples(value)
        return tuple(_built(nested, item, f"{where}[{index}]") for index, item in enumerate(value))
    if nested is not None:
        return _built(nested, value, where)
    if isinstance(value, dict) and value.keys() == {"secret"} and declared.startswith("Value"):
        return Secret(str(value["secret"]))
    if isinstance(value, dict) and value.keys() == {"day"} and declared.startswith("Value"):
        return _day(value["day"], where)
    wanted, words = next((entry for name, entry in SHAPES.items() if declared.startswith(name)), (str, "a text"))
    if not isinstance(value, wanted):
        raise ValueError(f"{where} must be {words}")
    return value


def _day(content: Any, where: str) -> Day:
    known = {field.name for field in fields(Day)}
    if not isinstance(content, dict) or "words" not in content or content.keys() - known:
        raise ValueError(f"{where} must be a day: words, days, weekday, format, months")
    return Day(**content)


SHAPES: Mapping[str, tuple[type, str]] = MappingProxyType(
    {"bool": (bool, "true or false"), "int": (int, "a number"), "Mapping": (dict, "an object")}
)
"""What JSON must hold for a declared type, and how to say so; all other types are texts."""


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value


def _line_of(text: str, needle: str) -> int:
    return text[: max(text.find(needle), 0)].count("\n") + 1
