"""What a frame is planned on: the page, what was done of it already, and the words that pages use."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Memory, Refuse, TakeBack, Turn, Verify
from pytest_lam.lam.embedded.echo import without_echo
from pytest_lam.lam.embedded.evidence import RoleSet
from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.grounding import Grounder, Grounding
from pytest_lam.lam.embedded.matching import match_words
from pytest_lam.lam.embedded.page import Page, is_icon
from pytest_lam.lam.embedded.synonyms import Synonyms
from pytest_lam.snapshot import Node, Snapshot
from pytest_lam.step import Step
from pytest_lam.values import Value


@dataclass(frozen=True, slots=True)
class Over:
    """A frame is done; ``used`` of the turns were its own."""

    used: int


Outcome = Over | Act | TakeBack | Verify | Refuse

REMEDIES: Mapping[str, str] = {
    "ambiguous": 'say which one: by its row, card or section (in the row "…"), or by its number (the first …)',
    "missing": "use the words that the page shows, or check that the steps before led to this page",
}


@dataclass(frozen=True, slots=True)
class PageWords:
    """The tables of pagewords.toml."""

    synonyms: Synonyms
    controls: Mapping[str, Sequence[str]]
    fields: Mapping[str, Sequence[str]]
    pages: Mapping[str, Sequence[str]]
    truth: Mapping[str, Sequence[str]]
    measures: frozenset[str]
    signs: Mapping[str, Sequence[str]]
    openers: Mapping[str, Sequence[str]]
    notices: Mapping[str, Sequence[str]]
    windows: Mapping[str, Sequence[str]]


@cache
def page_words() -> PageWords:
    """What pages write on their controls, read once."""
    text = resources.files("pytest_lam.lam.embedded").joinpath("pagewords.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return PageWords(
        Synonyms(tables["synonyms"]["groups"]),
        tables["controls"],
        tables["fields"],
        tables["pages"],
        tables["truth"],
        frozenset(tables["measures"]["nouns"]),
        tables["signs"],
        tables["openers"],
        tables["notices"],
        tables["windows"],
    )


@dataclass(frozen=True, slots=True)
class Scene:
    """One question to the planner. ``turns`` are those that no earlier frame of the step has used."""

    step: Step
    page: Page
    grounder: Grounder
    memory: Memory
    turns: tuple[Turn, ...]
    words: PageWords

    @property
    def snapshot(self) -> Snapshot:
        """The page as it is now."""
        return self.page.snapshot

    def done(self, at: int) -> str:
        """The name of the action that was done at that turn; "" where there was none."""
        return self.turns[at].action.name if at < len(self.turns) else ""

    def ground(self, phrase: Phrase, wanted: RoleSet) -> Grounding:
        """The node that the phrase means."""
        return self.grounder.ground(phrase, wanted)

    def act(self, name: str, phrase: Phrase, wanted: RoleSet, value: Value | None = None) -> Act | Refuse:
        """That action on what the phrase means, or why not."""
        grounding = self.ground(phrase, wanted)
        if grounding.node is None:
            return refused(grounding)
        return Act((on(grounding, name, value),), grounding.candidates)

    def control(self, kind: str, wanted: RoleSet, within: Phrase | None = None) -> Grounding:
        """The control of a macro: the first of its usual names that is there, in the container that is asked for."""
        found = Grounding(problem="missing")
        for name in self.words.controls[kind]:
            found = self.ground(Phrase(name, quoted=True, within=within), wanted)
            if found.node is not None or found.problem == "ambiguous":
                return found
        return self.ground(Phrase(kind, within=within), wanted) if found.node is None else found

    def then(self, snapshot: Snapshot) -> Scene:
        """The same question on an earlier page, when nothing had been done for it yet."""
        page = Page(without_echo(snapshot, self.step.text))
        return replace(self, page=page, grounder=Grounder(page, self.words.synonyms), turns=())

    def named_pages(self) -> Mapping[str, str]:
        """The addresses of the page names that the user gave, by their names in lower case."""
        return {name.casefold(): address for name, address in self.memory.pages.items()}


def on(grounding: Grounding, name: str, value: Value | None = None) -> Action:
    """An action on what was grounded."""
    node = grounding.node
    if node is None:
        raise ValueError("nothing was grounded")
    return Action(name, node.ref, value, grounding.within, grounding.within_text)


def clicked(grounding: Grounding) -> Outcome:
    """A click on what was grounded, or why not."""
    return refused(grounding) if grounding.node is None else Act((on(grounding, "click"),), grounding.candidates)


def approach(click: Action, node: Node) -> tuple[Action, ...]:
    """The click; the pointer goes to a picture first: many change under it, and a click must not meet them half-way."""
    return (replace(click, name="hover"), click) if is_icon(node) and node.role == "generic" else (click,)


def refused(grounding: Grounding, reason: str = "") -> Refuse:
    """A refusal that names the candidates."""
    kind = grounding.problem or "missing"
    return Refuse(kind, reason or grounding.reason, grounding.candidates, REMEDIES[kind])


def inside(phrase: Phrase | None, place: Phrase | None) -> Phrase | None:
    """The phrase narrowed to a place, as the innermost container's own place."""
    if phrase is None or place is None or phrase.within is not None:
        return phrase
    return replace(phrase, within=place)


def here(phrase: Phrase | None) -> Phrase | None:
    """The phrase without the page that it is said to be on: a check looks at the page that is open."""
    if phrase is None or phrase.within is None:
        return phrase
    return replace(phrase, within=None if phrase.within.kind == "page" else here(phrase.within))


def says_all(wanted: str, node: Node, scene: Scene) -> bool:
    """Whether the node's name says all of these words, and no others."""
    match = match_words(wanted, node.name, scene.words.synonyms, scene.page.rarity)
    return match is not None and match.how in ("is", "is, less marks", "is, in other form", "means")


def form_of(node: Node, snapshot: Snapshot) -> Node | None:
    """The form around a node, or what stands for one: the dialog."""
    outers = snapshot.ancestors(node)
    return next((outer for outer in outers if outer.tag == "form" or outer.role in ("form", "dialog", "search")), None)
