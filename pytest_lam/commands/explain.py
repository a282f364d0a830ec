"""``pytest-lam explain``: what is understood of a step, and what it would hit on a page."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from pytest_lam.commands.browsing import add_browser_options, browser_settings
from pytest_lam.commands.configuration import configured, root_of
from pytest_lam.errors import CommandProblem
from pytest_lam.explaining import asked
from pytest_lam.explaining.answers import answer, full_answer
from pytest_lam.lam.embedded.frames import Understanding
from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step

DESCRIPTION = """\
Show what is understood of a step, without a browser; with --url also what it would
hit on that page, who else was considered, and why. Nothing is acted.

  pytest-lam explain 'When I add "Desk lamp" to the cart'
  pytest-lam explain 'the cart is empty' --type then --url http://localhost:5000/cart
  pytest-lam explain --steps steps.tsv > meanings.jsonl

--steps: a line is `count <tab> type <tab> step`, `type <tab> step`, or a step with or
without its keyword. For each one line of JSON is written, with the keys

  step, type        as given; the type in small letters
  intent            the action or check: a name of pytest_lam/actions.py or checks.py
  target            the words that name what is acted on or looked at
  value             what is typed, chosen or expected
  relation          what narrows the target: its row, card, section, list, dialog
  negated           whether an absence or a denial is asked for
  confidence        0 to 1
  refused           "", "impossible" (no browser can do it) or "unclear"; all above is empty then
  comparison        how the value is compared: equals, contains, at least ...
  reason            of a refusal

From intent to negated, and comparison, they are lists of one length where a step asks
for several things: "log in" is fill, fill, click. --json gives one step the same keys,
and further ones: frames, rule, notes; of a refusal pieces (the parts of the step, each
alone), unknown (words that no entry has) and definition; with --url page.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument("step", metavar="STEP", nargs="?", help="the step; its table or doc string on lines below it")
    parser.add_argument("--type", choices=asked.TYPES, default="", help="its type (default: its keyword's, else when)")
    parser.add_argument("--steps", metavar="FILE", help="explain every step of FILE, one JSON object a line (-: stdin)")
    parser.add_argument("--json", action="store_true", help="answer with a JSON object")
    parser.add_argument("--url", default="", help="the page on which to look; needs a browser")
    add_browser_options(parser)


def run(options: argparse.Namespace) -> int:
    """Explain; the exit code.

    :raises CommandProblem: there is no step, or the file can't be read.
    :raises BrowserProblem: no browser, or no page.
    """
    if (options.step is None) == (options.steps is None):
        raise CommandProblem("give either a step or --steps FILE; pytest-lam explain --help shows how")
    if options.steps is not None:
        if options.url:
            raise CommandProblem("--url looks at one step; leave out --steps")
        for step in list(asked.many(_lines(options.steps), options.steps, options.type)):
            print(json.dumps(answer(step, understand(step))))
        return 0
    step = asked.single(options.step, options.type)
    print(_explained(step, understand(step), options))
    return 0


def _explained(step: Step, understanding: Understanding, options: argparse.Namespace) -> str:
    from pytest_lam.explaining.prose import told

    if not options.url or understanding.refused:
        return json.dumps(full_answer(step, understanding), indent=2) if options.json else told(step, understanding)
    from pytest_lam.explaining.sight import look
    from pytest_lam.explaining.sighting import as_json, shown
    from pytest_lam.lam.embedded.lam import EmbeddedLam

    seen = look(step, options.url, EmbeddedLam(), *browser_settings(options), _pages())
    if options.json:
        return json.dumps({**full_answer(step, understanding), "page": as_json(seen)}, indent=2)
    return f"{told(step, understanding)}\n{shown(seen)}"


def _pages() -> dict[str, str]:
    """The page names of the project around the current folder, with their addresses."""
    pages = {}
    for line in configured(root_of(["."]), "lam_pages"):
        name, equals, address = (part.strip() for part in line.partition("="))
        if not (name and equals and address):
            raise CommandProblem(f"lam_pages has the line {line!r}; write it as `name = /path`")
        pages[name.lower()] = address
    return pages


def _lines(name: str) -> list[str]:
    """The lines of a file, or of the standard input."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return content.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise CommandProblem(f"{name} can't be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CommandProblem(f"{name}:{line}: the file is not UTF-8 ({error.reason})") from None
