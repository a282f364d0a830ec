"""``--lam-export-dir``: exported modules stand in a folder of their own, their features' folders kept apart."""

from __future__ import annotations

import pytest


@pytest.fixture
def moved(recorded):
    """A recorded project whose module stands in ``steps``, as it was exported there."""
    module = recorded.read("features/test_cart.py")
    (recorded.path / "features/test_cart.py").unlink()
    recorded.write("steps/features/test_cart.py", module.replace('"cart.feature"', '"../../features/cart.feature"'))
    recorded.options.append("--lam-export-dir=steps")
    return recorded


def test_the_module_is_not_collected_beside_its_feature(moved):
    result = moved.collect()
    assert [line for line in result.outlines if "::" in line] == ["features/cart.feature::test_full"]


def test_the_module_runs_by_itself_when_named(moved):
    result = moved.collect("steps")
    assert [line for line in result.outlines if "::" in line] == ["steps/features/test_cart.py::test_full"]


@pytest.mark.browser
def test_recording_writes_there_and_replay_reads_there(shop):
    shop.options.append("--lam-export-dir=steps")
    shop.run(lam="auto").assert_outcomes(passed=1)
    assert {"features/cart.lam.json", "steps/features/test_cart.py"} <= set(shop.files())
    assert "features/test_cart.py" not in shop.files()
    shop.run().assert_outcomes(passed=1)
    shop.run("steps").assert_outcomes(passed=1)
