"""``pytest-lam explain``: what is understood of a step, and what it would hit on a page."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from pytest_lam.errors import CommandProblem
from pytest_lam.explaining import asked
from pytest_lam.lam.embedded.language import understand

DESCRIPTION = """\
Show what is understood of a step, without a page and without a browser; with --url
also what it would hit there, and why. Nothing is acted.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument("step", metavar="STEP", nargs="?", help="the step, its table or doc string on lines below it")
    parser.add_argument("--type", choices=asked.TYPES, default="", help="its type (default: its keyword's, else when)")
    parser.add_argument("--steps", metavar="FILE", help="explain every step of FILE, one JSON object a line (-: stdin)")
    parser.add_argument("--json", action="store_true", help="answer with a JSON object")


def run(options: argparse.Namespace) -> int:
    """Explain; the exit code.

    :raises CommandProblem: there is no step, or the file can't be read.
    """
    from pytest_lam.explaining.answers import answer

    if (options.step is None) == (options.steps is None):
        raise CommandProblem("give either a step or --steps FILE; pytest-lam explain --help shows how")
    if options.steps is not None:
        for step in list(asked.many(_lines(options.steps), options.steps, options.type)):
            print(json.dumps(answer(step, understand(step))))
        return 0
    step = asked.single(options.step, options.type)
    print(json.dumps(answer(step, understand(step)), indent=2))
    return 0


def _lines(name: str) -> list[str]:
    """The lines of a file, or of the standard input."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return content.decode("utf-8-sig").splitlines()
    except OSError as error:
        raise CommandProblem(f"{name} can't be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CommandProblem(f"{name}:{line}: the file is not UTF-8 ({error.reason})") from None
