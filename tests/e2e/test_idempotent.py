"""Same pages, same bytes: recording again over the committed recordings changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from .inner import SHOP, copied, run_pytest

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


def contents(folder: Path, stem: str) -> Mapping[str, bytes]:
    """Everything that belongs to a feature, by file name."""
    return {name: (folder / name).read_bytes() for name in (f"{stem}.feature", f"{stem}.lam.json", f"test_{stem}.py")}


@pytest.mark.parametrize(
    "feature", ["cart", "orders"]
)  # Outlines, a Rule, tables, dialogs, a secret, a hand-written step
def test_recording_again_leaves_every_byte(tmp_path: Path, feature: str) -> None:
    features = copied(SHOP, tmp_path)
    before = contents(features, feature)
    run = run_pytest(features.parent, f"{SHOP}/{feature}.feature", "--lam=record")
    assert run.status == 0, run.output
    assert {call["came_to"] for call in run.calls} == {"recorded"}
    assert contents(features, feature) == before
