"""How many tokens a prompted model reads: of a page, and of the requests that steps on it are really made of.

Every page of the three applications is one step's first turn; on some of them the step goes on, with something
filled in, clicked, or another page opened, and then what the next request adds is counted. Beside each stands
Playwright's aria snapshot (mode "ai") of the very same page at the same moment, which tells it whole each time.
The answers are scripted, all else is the product's own: runner, conversation, system message.

    npm install --prefix benchmarks
    python benchmarks/tokens.py [--turns] [--only shop]

Counted by the vocabulary o200k_base (OpenAI's models since GPT-4o), which the package gpt-tokenizer brings. The
characters stand beside the tokens: other vocabularies have about as many characters to a token.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, fields
from typing import Any

from applications import APPLICATIONS, Application
from node_scripts import Aria, Tokenizer

from pytest_lam.browser import settle, start
from pytest_lam.errors import Refusal
from pytest_lam.lam.generalist.lam import GeneralistLam
from pytest_lam.lam.generalist.model import Message, Reply
from pytest_lam.outcome import StepOutcome
from pytest_lam.runner import Runner
from pytest_lam.settings import BrowserSettings, Limits, Settings
from pytest_lam.step import Step

LIMIT = 0.25
"""Of Playwright's tokens, for the pages as they are told turn by turn."""
BEFORE = Step("given", "the user has signed in", template="the user has signed in")
LOOKED_AT = Step("when", "the user reads the page", template="the user reads the page")


@dataclass(frozen=True, slots=True)
class Move:
    """What the scripted model does at a turn: to the thing whose name begins so."""

    turn: str
    """What kind of turn comes of it: fill, click or navigation."""
    do: str
    kind: str
    name: str
    value: str = ""

    def answer(self, messages: Sequence[Message]) -> Mapping[str, Any]:
        """The answer, with the reference that the thing was told by last."""
        thing = re.compile(rf"\[({self.kind}\d+) {re.escape(self.name)}")
        found = next((match[1] for one in reversed(messages) if (match := thing.search(one.text))), None)
        if found is None:
            sys.exit(f"nothing is called {self.kind} {self.name} in:\n{messages[-1].text}")
        action = {"do": self.do, "on": found, "value": self.value, "onto": ""}
        return {"thought": "This comes next.", "actions": [action], "checks": [], "verdict": "go on", "reason": ""}


def fill(name: str, value: str, kind: str = "f") -> Move:
    return Move("fill", "fill", kind, name, value)


def click(name: str, kind: str = "b", do: str = "click") -> Move:
    return Move("click", do, kind, name)


def follow(name: str) -> Move:
    return Move("navigation", "click", "a", name)


VISITS: Mapping[str, Mapping[str, tuple[str, tuple[Move, ...]]]] = {
    "shop": {
        "/": (
            'she looks for a "lamp", keeps one for later, and then takes the kitchen things instead',
            (
                *(fill("Search products", "lamp"), click("Add to wish list")),
                *(click("Kitchen", "c", "check"), follow("Teapot")),
            ),
        ),
        "/product/desk-lamp": (
            'she reads how it is cared for and takes "2" of them',
            (click("Care"), fill("Quantity", "2", "n"), click("Add to cart"), follow("Cart")),
        ),
        "/login": (
            'she signs in as "ada@example.com" in plain sight, then asks for help',
            (fill("E-mail address", "ada@example.com"), click("Show password", "c", "check"), follow("Contact us")),
        ),
        "/contact": (
            '"Ada" sends an empty letter, and goes to a store',
            (fill("Your name", "Ada"), click("Send message"), follow("Find a store")),
        ),
    },
    "django": {
        "/admin/library/book/": (
            'she looks for "Emma", has all of them ticked, and opens the one about the monster',
            (fill("Search", "Emma"), click("Select all objects", "c", "check"), follow("Frankenstein")),
        ),
        "/admin/library/book/add/": (
            'she puts "Emma" down as of today, forgets the rest, and goes home',
            (fill("Title:", "Emma"), click("Today", "a"), click("Save"), follow("Home")),
        ),
        "/admin/auth/user/add/": (
            'she makes an account for "ada" without a password, and thinks better of it',
            (fill("Username:", "ada"), click("Disabled", "r", "check"), follow("Books")),
        ),
        "/admin/library/author/add/": (
            '"Selma" was born on a day of this month, or was she',
            (fill("Name:", "Selma"), click("Choose a Date", "a"), follow("Genres")),
        ),
    },
    "wagtail": {
        "/admin/pages/3/edit/": (
            "she looks at how the page is promoted, what its state is, and then at the pictures",
            (click("Promote", "tab"), click("Toggle status"), follow("Images")),
        ),
        "/admin/pages/": (
            'she narrows the list to "shop" and then adds a page',
            (click("Show filters"), fill("Search term", "shop"), follow("Add child page")),
        ),
        "/admin/images/": (
            'she looks for "bowl" and for a report',
            (click("Reports"), fill("Search term", "bowl"), follow("Documents")),
        ),
        "/admin/users/": (
            'she looks for "erin" and opens the account',
            (click("More options for 'erin'"), fill("Search term", "erin"), follow("Erin Walsh")),
        ),
    },
}
"""By application and page: a step, and what is done for it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One request: what of it tells the page, what it adds to the one before, all of it; and Playwright's page.

    ``schema`` is what structured output has besides, as compact JSON: servers differ in what they count of that.
    """

    application: str
    page: str
    turn: str
    told: int
    told_characters: int
    added: int
    request: int
    system: int
    schema: int
    aria: int
    aria_characters: int


SUMMED = [field.name for field in fields(Turn) if field.type == "int"]


class Counting:
    """A model that does what a script says, and counts what it is asked."""

    name, place = "scripted", "nowhere"

    def __init__(self, application: str, page: str, moves: Iterable[Move], aria: Aria, tokenizer: Tokenizer) -> None:
        self.application, self.page, self.aria, self.tokenizer = application, page, aria, tokenizer
        self.moves = [*moves]
        self.turns: list[Turn] = []
        self.kind = "first"

    def complete(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        self.turns.append(self.counted(messages, schema))
        if not self.moves:
            return Reply(json.dumps({"verdict": "cannot", "reason": "that is all"}))
        move = self.moves.pop(0)
        self.kind = move.turn
        return Reply(json.dumps(move.answer(messages)))

    def counted(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Turn:
        last = messages[-1]
        page, aria = dict(last.parts).get("page"), self.aria.snapshot()
        if page is None or "went wrong" in last.text:
            sys.exit(f"the script does not fit {self.page}: {last.text}")
        count = self.tokenizer.count
        return Turn(
            self.application,
            self.page,
            self.kind,
            told=count(page),
            told_characters=len(page),
            added=count(last.text),
            request=sum(count(message.text) for message in messages),
            system=count(messages[0].text),
            schema=count(json.dumps(schema, separators=(",", ":"))),
            aria=count(aria),
            aria_characters=len(aria),
        )


def turns(driver: Any, name: str, application: Application, aria: Aria, tokenizer: Tokenizer) -> Iterator[Turn]:
    """All turns on the pages of an application, in order."""
    for page in application.pages(driver):
        settle(driver, Limits())
        said, moves = VISITS[name].get(page, ("", ()))
        model = Counting(name, page, moves, aria, tokenizer)
        runner = Runner(driver, GeneralistLam(model), Settings(), application.base)
        runner.note_code_step(BEFORE, "benchmarks/tokens.py")
        with suppress(Refusal):  # which ends every script
            runner.carry_out(Step("when", said, template=said) if said else LOOKED_AT, StepOutcome())
        yield from model.turns


def figures(counted: Sequence[Turn]) -> dict[str, Any]:
    """Means and ratios of some turns."""
    sums = {name: sum(getattr(turn, name) for turn in counted) for name in SUMMED}
    ratios = {
        "ratio": round(sums["told"] / sums["aria"], 3),
        "ratio_characters": round(sums["told_characters"] / sums["aria_characters"], 3),
    }
    return {"turns": len(counted)} | {name: round(found / len(counted)) for name, found in sums.items()} | ratios


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", action="store_true", help="a line for each turn, too")
    parser.add_argument("--only", choices=APPLICATIONS, help="one application alone")
    arguments = parser.parse_args()
    counted: list[Turn] = []
    with ExitStack() as stack:
        driver = start(BrowserSettings())
        stack.callback(driver.quit)
        aria, tokenizer = Aria(driver), Tokenizer()
        stack.callback(aria.close)
        stack.callback(tokenizer.close)
        for name, serve in APPLICATIONS.items():
            if arguments.only in (None, name):
                for turn in turns(driver, name, serve(stack), aria, tokenizer):
                    counted.append(turn)
                    if arguments.turns:
                        print(json.dumps(asdict(turn)), flush=True)
    print(json.dumps(summary(counted) | {"limit": LIMIT}))


def summary(counted: Sequence[Turn]) -> dict[str, Any]:
    """The figures of all turns, by application, and in each of them by the kind of turn."""
    found: dict[str, Any] = figures(counted)
    for name in dict.fromkeys(turn.application for turn in counted):
        own = [turn for turn in counted if turn.application == name]
        kinds = {kind: [turn for turn in own if turn.turn == kind] for kind in dict.fromkeys(t.turn for t in own)}
        found[name] = figures(own) | {kind: figures(some) for kind, some in kinds.items()}
    return found


if __name__ == "__main__":
    main()
