"""Paths: of the files that steps name, and from a module to its feature."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_lam.errors import ActionFailed
from pytest_lam.files import given_files, way_to_folder


def test_files_are_found_from_the_folder_of_the_feature(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    for name in ("files/a.png", "b.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert given_files(tmp_path, "files/a.png\nb.txt") == f"{tmp_path}/files/a.png\n{tmp_path}/b.txt"


@pytest.mark.parametrize(
    ("name", "problem"), [("files/a.png", 'there is no file "files/a.png"'), (".", '"." is a folder, no file')]
)
def test_a_file_that_is_missing_is_named_with_where_it_was_looked_for_and_what_to_do(
    tmp_path: Path, name: str, problem: str
) -> None:
    with pytest.raises(ActionFailed) as failed:
        given_files(tmp_path, name)
    assert failed.value.brief == problem  # where this machine keeps its files is nobody else's business
    said = str(failed.value)
    assert problem in said
    assert str((tmp_path / name).resolve()) in said
    assert "put the file there, or correct the path in the step" in said


@pytest.mark.parametrize(
    ("feature", "module", "way"),
    [
        ("shop/cart.feature", "shop/test_cart.py", ""),
        ("shop/cart.feature", "out/shop/test_cart.py", "../../shop"),
    ],
)
def test_a_module_finds_the_folder_of_its_feature(feature: str, module: str, way: str) -> None:
    assert way_to_folder(Path(feature), Path(module)) == way
