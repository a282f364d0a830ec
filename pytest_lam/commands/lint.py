"""``pytest-lam lint``: what is wrong with feature files, before any browser is started."""

from __future__ import annotations

import argparse

from pytest_lam.commands.configuration import configured, root_of
from pytest_lam.lint.linter import features, lint
from pytest_lam.lint.problem import Problem
from pytest_lam.lint.rules import RULES, named
from pytest_lam.lint.told import as_json, closing, grouped

DESCRIPTION = """\
Look for what is wrong with feature files: offline, without a browser, nothing is run.

  pytest-lam lint features/
  pytest-lam lint features/cart.feature --ignore several-wordings,refused
  pytest-lam lint features/ --json > problems.jsonl

Rules:

{rules}

A comment lets a problem of the next line pass, or all of a rule in the file:

  # lam: ignore[vague]
  # lam: ignore-file[several-wordings]

and so does the ini file's lam_lint_ignore, a rule a line. --json gives one object a
line, with path, line, column, rule, severity, what and proposal.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    width = max(map(len, RULES))
    listed = "\n".join(f"  {name:{width}}  {rule.severity:7}  {rule.sentence}" for name, rule in RULES.items())
    parser.description = DESCRIPTION.format(rules=listed)
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a feature file, or a folder of them")
    parser.add_argument("--select", metavar="RULES", action="append", help="these rules only, with commas between")
    parser.add_argument("--ignore", metavar="RULES", action="append", help="all but these rules")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(options: argparse.Namespace) -> int:
    """Lint; 0 where nothing is wrong, 1 where something is.

    :raises CommandProblem: a path that is not there, or a rule that there is not.
    """
    root = root_of(options.paths)
    selected = named(options.select or RULES, "--select")
    ignored = {
        *named(options.ignore or [], "--ignore"),
        *named(configured(root, "lam_lint_ignore"), "lam_lint_ignore"),
    }
    found: list[Problem] = []
    for problems in lint(options.paths, [name for name in selected if name not in ignored], root):
        found += problems
        if problems:
            print("\n".join(map(as_json, problems)) if options.json else f"{grouped(problems)}\n")
    if not options.json:
        print(closing(found, len(features(options.paths))))
    return 1 if found else 0
