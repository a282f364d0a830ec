"""The command line of pytest-lam: ``pytest-lam COMMAND``, one module a command.

A command is an entry of COMMANDS and a module with two functions: ``configure(parser)``, which
declares its arguments, and ``run(options)``, which does it and gives the exit code. Only the
module of the command that is asked for is imported.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from types import MappingProxyType
from typing import Any

from pytest_lam.errors import LamError

DONE, FOUND, FAILED = 0, 1, 2
"""Exit codes: it was done; it was done and found what is to be mended; it could not be done (the arguments,
a file, the browser), and the last line of the error output says why. 2 is argparse's own."""

COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "explain": ("pytest_lam.commands.explain", "show how a step is understood, and what it would hit on a page"),
        "lint": ("pytest_lam.commands.lint", "look for what is wrong with feature files, without a browser"),
    }
)
"""The module of each command, and what it is for."""

ENDING = "Exit codes: 0 done; 1 done, and there is something to mend; 2 it could not be done."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name (those of the process where there are none); the exit code.

    :raises SystemExit: for ``--help``, ``--version`` and arguments that can't be read, as argparse does.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser(given[0] if given else "").parse_args(given)
    if isinstance(sys.stdout, TextIOWrapper):  # a terminal that lacks a letter gets its number
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: int = import_module(COMMANDS[options.command][0]).run(options)
        sys.stdout.flush()
    except LamError as error:
        print(f"pytest-lam {options.command}: {_one_line(error)}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:  # whoever read the output has had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return FAILED
    return code


def _one_line(error: LamError) -> str:
    """What went wrong and what to do about it, which messages put on lines of their own."""
    said = [" ".join(line.split()) for line in str(error).splitlines() if line.strip()]
    return " ".join([line if line[-1] in ".:;!?" else f"{line}." for line in said[:-1]] + said[-1:])


def _parser(asked: str) -> argparse.ArgumentParser:
    """The parser of the whole line, with the arguments of the command that is asked for."""
    parser = argparse.ArgumentParser(
        "pytest-lam", description="Plain-English Gherkin, carried out on a live browser.", epilog=ENDING
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (module, purpose) in COMMANDS.items():
        command = commands.add_parser(
            name, help=purpose, epilog=ENDING, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if name == asked:
            import_module(module).configure(command)
    return parser


class _Version(argparse.Action):
    """Looks the version up when it is asked for: that takes longer than all else here."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import version

        print(f"pytest-lam {version('pytest-lam')}")
        parser.exit()
