"""A feature's text in, the problems of one rule out."""

from __future__ import annotations

from textwrap import dedent

import pytest

from pytest_lam.lint.linter import Linter


@pytest.fixture
def lint(tmp_path):
    """The problems of a feature's text, by default of every rule, without code of the user's own."""

    def problems(text, *rules, coded=lambda type_, step: False):
        from pytest_lam.lint.rules import RULES

        path = tmp_path / "a.feature"
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return Linter(rules or RULES).problems(path, "a.feature", coded)

    return problems


@pytest.fixture
def steps(lint):
    """The problems of one scenario with these steps."""

    def problems(rule, *lines, **more):
        body = "".join(f"    {line}\n" for line in lines)
        return lint(f"Feature: F\n  Scenario: S\n{body}", rule, **more)

    return problems
