"""What linting a large suite costs.

Writes 10,000 scenarios in 500 feature files into a temporary folder: every step has values of its
own, as real suites have, in a few hundred wordings, one scenario in five is an outline and one in ten
has a table. Lints them as the command does, in a process of its own, and prints the seconds on the
clock and of the processor beside the limit.

    python benchmarks/lint.py [--scenarios 10000]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT_S = 10
"""Seconds that 10,000 scenarios may take: a check that runs before every commit."""
PER_FILE = 20
"""Scenarios in a file."""

WHENS = (
    'I add {count} of "{name}" to the cart',
    'I fill in "{label}" with "{name}"',
    'I click "{label}" in the row of "{name}"',
    'I choose "{name}" from the "{label}" list',
    'I open "/things/{count}"',
    'I remove "{name}" from the {noun}',
    'I sort the {noun} by "{label}"',
    'I search the {noun} for "{name}"',
)
THENS = (
    'I see "{name}"',
    'the {noun} total is "£{count}.50"',
    'the "{label}" field has the value "{name}"',
    "the {noun} has {count} rows",
    '"{name}" is not listed in the {noun}',
    'the message "{name} was added to the {noun}" is shown',
)
NOUNS = ("cart", "basket", "list", "order", "wish list", "table", "catalogue", "report", "invoice", "inbox")
LABELS = ("Name", "E-mail address", "City", "Quantity", "Colour", "Size", "Category", "Delivery date", "Notes")
FIRST = ("Amber", "Birch", "Copper", "Dune", "Ember", "Flint", "Grove", "Harbour", "Iris", "Juniper", "Kelp", "Linden")


def feature(number: int) -> str:
    """The text of one file."""
    lines = [f"Feature: Part {number} of the shop", "", "  Background:", '    Given I am on the "Shop" page', ""]
    for at in range(number * PER_FILE, (number + 1) * PER_FILE):
        lines += _outline(at) if at % 5 == 0 else _scenario(at)
    return "\n".join(lines)


def _scenario(at: int) -> list[str]:
    steps = [f"When {_said(WHENS, at)}", f"And {_said(WHENS, at * 7 + 3)}", f"Then {_said(THENS, at)}"]
    steps += [f"And {_said(THENS, at * 3 + 1)}"]
    if at % 10 == 1:
        steps += [f"And the {NOUNS[at % 4]} contains:", "  | Product | Total |", f"  | {_name(at)} | £{at}.00 |"]
    return [f"  Scenario: Case {at}", *(f"    {step}" for step in steps), ""]


def _outline(at: int) -> list[str]:
    when = _said(WHENS, at).replace(_name(at), "<name>")
    rows = [f"      | {_name(at + row)} | {_name(at + row + 1)} |" for row in range(3)]
    steps = [f"    When {when}", '    And I click "<name>"', '    Then I see "<seen>"']
    return [f"  Scenario Outline: Rows {at}", *steps, "", "    Examples:", "      | name | seen |", *rows, ""]


def _name(at: int) -> str:
    return f"{FIRST[at % len(FIRST)]} {FIRST[at // 12 % len(FIRST)].lower()} no. {at}"


def _said(wordings: tuple[str, ...], at: int) -> str:
    words = {"name": _name(at), "count": at + 2, "noun": NOUNS[at // 8 % len(NOUNS)]}
    return wordings[at % len(wordings)].format(**words, label=LABELS[at // 3 % len(LABELS)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenarios", type=int, default=10_000, help="how many (default: 10000)")
    scenarios = parser.parse_args().scenarios
    with tempfile.TemporaryDirectory() as folder:
        for number in range(scenarios // PER_FILE):
            Path(folder, f"part_{number}.feature").write_text(feature(number), encoding="utf-8")
        started, before = time.perf_counter(), os.times()
        command = [sys.executable, "-m", "pytest_lam", "lint", folder, "--json"]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        seconds, after = time.perf_counter() - started, os.times()
    if done.stderr:
        sys.exit(done.stderr)
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    figures = {"seconds": round(seconds, 1), "processor": round(processor, 1), "limit": LIMIT_S}
    print(json.dumps({**figures, "scenarios": scenarios, "problems": len(done.stdout.splitlines())}))


if __name__ == "__main__":
    main()
