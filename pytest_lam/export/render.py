"""A module as Python source: through one template, then through ruff, so that it is clean where it lands."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from pytest_lam.errors import ExportProblem
from pytest_lam.export import code, helpers
from pytest_lam.export.module import Module

IMPORTS = """
import os
from datetime import date, timedelta
from pytest_bdd import given, parsers, scenarios, then, when
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from pathlib import Path
"""
"""What steps may need beyond what helpers do; imports that nothing uses are taken out."""
LINE = "120"
"""Characters of a line of generated code."""


def rendered(module: Module) -> str:
    """The module's source, sorted, formatted and free of unused imports."""
    text = _template().render(
        module=module,
        docname=_documented(module.feature),
        feature=code.string(module.feature),
        imports=IMPORTS + helpers.imports(),
    )
    return formatted(text)


def formatted(source: str) -> str:
    """Generated source, clean: imports that nothing uses taken out, the rest as :func:`laid_out`."""
    return laid_out(_ruff(source, "check", "--fix", "--select", "F401", "--quiet", "--exit-zero"))


def laid_out(source: str) -> str:
    """Source with its imports sorted and its lines laid out. Raises ExportProblem if it is no Python."""
    text = _ruff(_ruff(source, "check", "--fix", "--select", "I", "--quiet", "--exit-zero"), "format", "--quiet")
    if text.isascii():
        return text
    options = ("--select", ",".join(LOOK_ALIKES), "--quiet", "--exit-zero", "--output-format=concise")
    return _excused(text, _ruff(text, "check", *options))


LOOK_ALIKES = ("RUF001", "RUF002", "RUF003")
"""Lint rules about characters that look like others; a page's own are meant as they are."""


def _excused(source: str, found: str) -> str:
    """Characters of the pages' own that look like others are meant as they are: say so once, where it is so."""
    rules = sorted({rule for rule in LOOK_ALIKES if rule in found})
    mark = f"# ruff: noqa: {', '.join(rules)} - the pages' own characters\n"
    return mark + source if rules else source


def _ruff(source: str, command: str, *options: str) -> str:
    arguments = [
        sys.executable,
        "-m",
        "ruff",
        command,
        "--isolated",
        "--line-length",
        LINE,
        "--target-version",
        "py311",
    ]
    done = subprocess.run([*arguments, *options, "-"], input=source, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise ExportProblem(f"the generated module can't be formatted: {done.stderr.strip()}")
    return done.stdout


def _documented(feature: str) -> str:
    """The feature's name as it may stand in a doc string."""
    return feature.replace("\\", "/").replace('"', "'")


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("pytest_lam.export"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )  # no HTML is written here, so nothing is to be escaped
    environment.filters["typed"] = lambda name: f"{name}: str"
    return environment.get_template("module.py.jinja")
