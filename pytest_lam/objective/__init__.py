"""Objective mode: plain tests that say what is to be done, and have it done, checked and read by the LAM."""

from __future__ import annotations

from pytest_lam.objective.fixture import LamFixture

__all__ = ["LamFixture"]
