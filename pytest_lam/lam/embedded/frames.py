"""What a step means, before any page is seen: one or more frames. Plain data.

Language fills frames in; grounding and planning read them. Nothing else is shared between the two.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pytest_lam.checks import Comparison
from pytest_lam.values import Value

ALL = -1
"""The amount of a phrase that means every thing that fits."""


AGAIN = "confirm"
"""The hint of a field in which something is entered a second time: pages call it Confirm password."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the step that mean something on the page.

    ``words`` is the phrase as written, less quotes, articles and the noun that tells its kind;
    ``kind`` is that noun as a role family ("button", "link", "field", "row", "card", "page",
    "section", "dialog", "heading", "message", "list", "table", "option", ...; "" where none was
    said). ``quoted`` tells that the words stood in quotes and so must be met exactly.
    ``ordinal`` is 1 for the first, -1 for the last. ``within`` narrows it: the row of "Ada".
    """

    words: str
    kind: str = ""
    quoted: bool = False
    ordinal: int | None = None
    within: Phrase | None = None
    hint: str = ""
    """What else was said about it and is neither its words nor its kind ("product" of: product "Lamp")."""
    refers: str = ""
    """Of a thing that is told by what the step spoke of before: "it" (it is that: "it", "that row") or "its"
    (it belongs to that: "their address"). Where the step spoke of such a thing, ``Frame.about`` has it."""
    amount: int | None = None
    """How many of those that fit are meant: None the one there is, 1 any one ("a checkbox"), n any n of
    them ("both fields": 2), ALL every one."""
    most: str = ""
    """The superlative by which it is chosen among its like, as said: "cheapest", "greatest number"."""
    having: tuple[str, ...] = ()
    """What it shows besides its name ("items that are vegan"), or the kind of what it has ("with an icon")."""
    noun: str = field(default="", compare=False)
    """The noun that told its kind, as said: "textarea" and "number field" are both fields."""
    whole: str = ""
    """The words before ``within`` was cut off, where the cut is a guess ("the date of the order"): they
    may be one name on the page, and then count more."""
    state: str = ""
    """The state that tells it from its like: the selected row."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing that a step asks for.

    ``intent`` is a name out of ACTIONS, CHECKS or the macros of the vocabulary ("log in", "search", ...).
    """

    intent: str
    target: Phrase | None = None
    value: Value | None = None
    place: Phrase | None = None
    """Of a macro: where to, from where, or in what (vocabulary.toml says which)."""
    negated: bool = False
    comparison: Comparison = "equals"
    count: int | None = None
    state: str = ""
    pairs: tuple[tuple[str, Value], ...] = ()
    """Label and value, of a table or of a macro with several values."""
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Rows of (header, cell), of a table that describes a table."""
    items: tuple[str, ...] = ()
    """Texts of a list, as ``comparison`` says: in this order and no others, or some of them."""
    source: Phrase | None = None
    """Where the value is read, of a step that says where it stands instead of what it is ("the value of
    Total", "the text in the first paragraph")."""
    able: bool = False
    """Whether the step says no more than that it can be done; in a Then that is looked at, and not done."""
    about: Phrase | None = None
    """What the step found or opened before ("Find the mail by Ada and ..."): the deed is done on it, in it,
    or on the page that it opens."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """The frames of a step in the order in which they are to be carried out; or why there are none.

    ``confidence`` is 0 to 1. ``rule`` names the vocabulary entries that matched, for ``explain``.
    """

    frames: tuple[Frame, ...] = ()
    confidence: float = 0.0
    rule: str = ""
    refused: str = ""
    kind: str = "unclear"
    """Of a refusal, as in :class:`pytest_lam.lam.Refuse`: "unclear" or "impossible"."""
    remedy: str = ""
    notes: tuple[str, ...] = field(default_factory=tuple)
    guess: tuple[Frame, ...] = ()
    """Of a refusal: the best that could be made of the words, for ``explain``; nobody may act on it."""
