"""Where what a model wants to type, open, press or expect comes from: its step, or only the page. Plain data.

A page may say what it likes to whoever reads it. What is typed into it or asked of it is the user's own all
the same: a piece of the step as it stands there, never words put together anew.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urldefrag, urljoin, urlsplit

from pytest_lam.addresses import WEB
from pytest_lam.keys import Chord, chord
from pytest_lam.lam import Memory, Turn
from pytest_lam.lam.generalist.pieces import is_delimited_in, is_piece_of, quoted_in, tokens_of, without_marks
from pytest_lam.lam.generalist.sameness import is_same_amount, is_same_day, is_same_number, is_same_time
from pytest_lam.snapshot import Node, Snapshot
from pytest_lam.step import Step
from pytest_lam.values import SECRET

Origin = Literal["step", "page", "nowhere"]

TYPING = frozenset({"fill", "accept"})
"""Actions whose value is typed."""
MOST_TIMES = 100
"""How often a key may be pressed at once: a slider from one end to the other, and no browser kept busy for hours."""
PRINTING = {
    "SEMICOLON": ";",
    "EQUALS": "=",
    "MULTIPLY": "*",
    "ADD": "+",
    "SEPARATOR": ",",
    "SUBTRACT": "-",
    "DECIMAL": ".",
    "DIVIDE": "/",
} | {f"NUMPAD{number}": str(number) for number in range(10)}
"""Keys with a name that put a character down."""
PASTING = frozenset({("CONTROL", "v"), ("META", "v"), ("SHIFT", "INSERT"), ("CONTROL", "y"), ("META", "y")})
"""Keys that put down what nobody typed: what was copied elsewhere on the page, or taken back."""
REMEMBERING = re.compile(
    r"\b(remember|memori[sz]|not(e|ed|es|ing)\b|keep|kept|sav(e|ed|es|ing)\b|stor(e|ed|es|ing)\b|cop(y|ied|ies)|"
    r"writ|wrote|jot|record|recall|call)",
    re.IGNORECASE,
)
"""How steps ask for something to be remembered. What is remembered may be typed later, so nothing else is."""
SCREENS = re.compile(
    r"\b(phones?|mobiles?|smartphones?|tablets?|desktops?|laptops?|screens?|windows?|viewports?|devices?|resiz\w+)\b",
    re.IGNORECASE,
)
"""Words of steps that are about how large the page is shown."""
PLACE = re.compile(r"/?[\w-]+/?")
"""A path of one part, "/cart": the step names the page in a word."""
UNFIT = re.compile(r"[\s\\\x00-\x1f\x7f]")
"""What no address holds; browsers drop some of it, so that it would lead elsewhere than it seems to."""


@dataclass(frozen=True)
class Sources:
    """All that a step gives to type, open, press and expect, beside what the page shows.

    ``said`` are the texts of the step itself: its sentence, its doc string, each cell, each value of its
    Examples row. ``before`` are those of the scenario's earlier steps with what they typed. Texts are never
    put together: a piece that begins in one and ends in another is made up.
    """

    said: tuple[str, ...]
    before: tuple[str, ...]
    remembered: tuple[str, ...]
    snapshot: Snapshot
    values: tuple[str, ...] = ()
    """What the step sets apart: in quotes, in its table or doc string, or by a value of its Examples row."""
    objective: bool = False
    """Whether it is a goal of many steps, on the way to which things are carried from page to page."""
    base_url: str = ""
    places: tuple[str, ...] = ()
    """Addresses that the user gave a name to, and those where the scenario was."""

    @classmethod
    def of(cls, step: Step, memory: Memory, snapshot: Snapshot) -> Sources:
        """What there is for a step: what it says, what was before it, the page as it is now."""
        turns = [turn for _, done in memory.earlier for turn in done] + [*memory.this_step]
        earlier = [text for one, _ in memory.earlier for text in texts_of(one)]
        return cls(
            said=tuple(dict.fromkeys(texts_of(step))),
            before=tuple(dict.fromkeys([*earlier, *_typed_in(turns)])),
            remembered=tuple(value for value in memory.remembered.values() if isinstance(value, str)),
            snapshot=snapshot,
            values=tuple(_set_apart(step)),
            objective=step.objective,
            base_url=memory.base_url,
            places=(*memory.pages.values(), snapshot.url, *(turn.url for turn in turns if turn.url)),
        )

    def typed(self, text: str, into: Node | None = None) -> bool:
        """Whether a text may be typed.

        It may be where it is a piece of the step on word boundaries, of an earlier step or of what was
        remembered, or the same number, amount, day or time written otherwise. The name of a secret has to be
        given as a whole; one that only an earlier step names goes nowhere but into a field for passwords.

        :param into: the field, where there is one.
        """
        if not text:
            return True
        if SECRET.search(text):
            return self._may_reveal(text, into)
        texts = (*self.said, *self.before, *self.remembered)
        return any(is_piece_of(text, one) for one in texts) or any(_says_the_same(text, one) for one in texts)

    def named(self, text: str) -> bool:
        """Whether this step itself says it, as it does with the name under which something is remembered."""
        return bool(text) and not SECRET.search(text) and any(is_piece_of(text, one) for one in self.said)

    def remembers(self, name: str) -> bool:
        """Whether this step asks for something to be remembered under that name; an objective always may."""
        return self.named(name) and (self.objective or any(REMEMBERING.search(one) for one in self.said))

    def sized(self, text: str) -> bool:
        """Whether the window may be of that size, "390x844": the step says it, or speaks of a screen or a device."""
        said = all(self.typed(number) for number in text.split("x"))
        return said or any(SCREENS.search(one) for one in self.said)

    def uploaded(self, text: str) -> bool:
        """Whether files may be uploaded: each path, on a line of its own, stands whole in a step."""
        paths = text.splitlines()
        return bool(paths) and all(
            not SECRET.search(path) and any(is_delimited_in(path, one) for one in (*self.said, *self.before))
            for path in paths
        )

    def address(self, text: str, hrefs: Collection[str] = ()) -> bool:
        """Whether an address may be opened.

        It may be where a step says it, where the user or the scenario had it already, or where a visible
        link leads exactly there; and so may a path of one word of this step. Its host is another matter:
        the runner refuses those that the user did not allow.

        :param hrefs: more addresses that the page offers.
        """
        if UNFIT.search(text) or "@" in urlsplit(text).netloc or SECRET.search(text):
            return False
        said = (*self.said, *self.before)
        if text == "" or any(is_delimited_in(text, one) for one in said):
            return True
        if PLACE.fullmatch(text) and self.named(text.strip("/")):
            return True
        wanted = _normal(self._opened(text))
        known = {self._opened(place) for place in (*self.places, "/", *_addresses_in(said))}
        known |= {urljoin(self.snapshot.url, href) for href in (*self._links(), *hrefs)}
        return urlsplit(wanted).scheme in WEB and wanted in {_normal(address) for address in known}

    def key(self, text: str) -> bool:
        """Whether keys may be pressed: those that put nothing down, and characters that might be typed."""
        pressed = chord(text)
        if pressed is None or pressed.times > MOST_TIMES:
            return False
        if any((held, pressed.key) in PASTING for held in pressed.held):
            return any(re.search(r"\bpast(e|es|ed|ing)\b", one, re.IGNORECASE) for one in self.said) or self.named(text)
        character = _put_down(pressed)
        return not character or (self.typed(character) and (pressed.times == 1 or self.typed(str(pressed.times))))

    def expected(self, text: str) -> Origin:
        """Where a text comes from with which a check compares: the step or what was before it, or the page alone."""
        if self.typed(text):
            return "step"
        return "page" if any(is_piece_of(text, shown) for shown in self._shown()) else "nowhere"

    def speaks_of(self, texts: Collection[str]) -> bool:
        """Whether checks are about something that the step sets apart, if there is anything of the kind.

        :param texts: all that the checks expect and name, and what they look at shows.
        """
        values = (*self.values, *self.remembered)  # the step may have the name of what was remembered in quotes
        return not self.values or any(_is_about(text, value) for text in texts for value in values if text.strip())

    def _may_reveal(self, text: str, into: Node | None) -> bool:
        match = SECRET.fullmatch(text)
        if match is None:
            return False
        if match[1] in _secrets_in(self.said):
            return True
        takes_passwords = into is not None and into.attributes.get("type") == "password"
        return takes_passwords and match[1] in _secrets_in(self.before)

    def _opened(self, place: str) -> str:
        """The full address that the runner would open."""
        if urlsplit(place).scheme:
            return place
        return urljoin(self.base_url.rstrip("/") + "/", place.lstrip("/"))

    def _links(self) -> Iterator[str]:
        for node in self.snapshot.nodes:
            if node.visible and node.role == "link" and (href := node.attributes.get("href")):
                yield href

    def _shown(self) -> Iterator[str]:
        """The texts of the page that a person sees."""
        yield self.snapshot.title
        yield self.snapshot.dialog or ""
        yield self.snapshot.text
        for node in self.snapshot.nodes:
            if node.visible:
                yield from (node.text, node.name, node.value or "", node.placeholder, node.description)
                yield from (option.label for option in node.options)


def texts_of(step: Step) -> Iterator[str]:
    """The texts of a step, its sentence first."""
    yield step.text
    if step.docstring:
        yield step.docstring
    yield from (cell for row in step.table for cell in row if cell)
    yield from (value for value in step.row.values() if value)


def _set_apart(step: Step) -> Iterator[str]:
    yield from quoted_in(step.text)
    yield from (value for value in step.row.values() if value and is_piece_of(value, step.text))
    yield from (text for text in (step.docstring, *(cell for row in step.table for cell in row)) if text)


def _is_about(text: str, value: str) -> bool:
    pairs = ((text, value), (value, text))
    return any(is_piece_of(one, other) or _says_the_same(one, other) for one, other in pairs)


def _typed_in(turns: Collection[Turn]) -> Iterator[str]:
    """What was typed before, which had its own source then."""
    for turn in turns:
        if turn.action.name in TYPING and isinstance(turn.action.value, str) and turn.action.value:
            yield turn.action.value


def _secrets_in(texts: Collection[str]) -> set[str]:
    return {match[1] for text in texts for match in SECRET.finditer(text)}


def _says_the_same(text: str, source: str) -> bool:
    """Whether a text is a number, an amount, a day or a time that the source writes otherwise."""
    ways = (is_same_number, is_same_amount, is_same_day, is_same_time)
    return any(same(text, source) for same in ways)


def _addresses_in(texts: Collection[str]) -> Iterator[str]:
    """The addresses that texts hold; their words alone would all be paths."""
    for text in texts:
        yield from (token for token in map(without_marks, tokens_of(text)) if "/" in token)


def _normal(address: str) -> str:
    """An address as it compares: an empty path is the root, and an empty fragment none."""
    plain, fragment = urldefrag(address)
    parts = urlsplit(plain)
    plain = parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), path=parts.path or "/").geturl()
    return f"{plain}#{fragment}" if fragment else plain


def _put_down(pressed: Chord) -> str:
    """The character that a chord puts into a field; nothing where it is a shortcut."""
    held = set(pressed.held)
    if held & {"CONTROL", "ALT", "META"} and not {"CONTROL", "ALT"} <= held:
        return ""
    if len(pressed.key) == 1:
        return pressed.key.upper() if "SHIFT" in held else pressed.key
    return PRINTING.get(pressed.key, "")
