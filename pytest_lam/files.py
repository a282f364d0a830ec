"""Where the recording and the exported module of a feature, or of a test module's calls, stand."""

from __future__ import annotations

import os
import re
from pathlib import Path

from pytest_lam.errors import ActionFailed

RECORDING_SUFFIX = ".lam.json"


def recording_path(feature: Path) -> Path:
    """The recording of a feature or test module: beside it, ``cart.feature`` -> ``cart.lam.json``."""
    return feature.with_name(feature.stem + RECORDING_SUFFIX)


def module_path(feature: Path, export_dir: Path | None, root: Path) -> Path:
    """The exported module of a feature, ``cart.feature`` -> ``test_cart.py``.

    What the tests of ``test_cart.py`` call goes to ``lam_test_cart.py``.
    It stands beside the feature, or below ``export_dir`` in the same folders that lead from
    ``root`` to the feature, so that two features of one name do not meet.
    """
    kind = "lam" if feature.suffix == ".py" else "test"  # what tests call is no test, and is not collected
    name = f"{kind}_{re.sub(r'[^0-9a-zA-Z_]+', '_', feature.stem).strip('_').lower() or 'feature'}.py"
    if export_dir is None:
        return feature.with_name(name)
    folder = feature.parent.relative_to(root) if feature.parent.is_relative_to(root) else Path()
    return export_dir / folder / name


def feature_reference(feature: Path, module: Path, base_dir: str, root: Path) -> str:
    """How the module names its feature to pytest-bdd: from ``bdd_features_base_dir`` or its own folder."""
    start = root / base_dir if base_dir else module.parent
    return Path(os.path.relpath(feature, start)).as_posix()


def way_to_folder(feature: Path, module: Path) -> str:
    """The path that leads from a module's folder to its feature's; nothing where they are in the same one."""
    way = Path(os.path.relpath(feature.parent, module.parent)).as_posix()
    return "" if way == "." else way


def given_files(folder: Path, given: str) -> str:
    """The full paths of the files that a step names, one a line.

    :param folder: where the feature is: the paths of its steps are relative to it.
    :raises ActionFailed: one of them is not there.
    """
    found = []
    for name in given.splitlines():
        path = (folder / name).resolve()
        if not path.is_file():
            problem = f'"{name}" is a folder, no file' if path.is_dir() else f'there is no file "{name}"'
            raise ActionFailed(
                f"{problem}: looked for {path}.\n"
                f"  The paths of steps are relative to the feature's folder ({folder.resolve()}): "
                "put the file there, or correct the path in the step.",
                brief=problem,
            )
        found.append(str(path))
    return "\n".join(found)
