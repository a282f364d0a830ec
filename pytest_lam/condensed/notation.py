"""The notation of the condensed text: what stands for which role, and how texts and lines are put down. Plain data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pytest_lam.snapshot import Node

LETTERS: Mapping[str, str] = {
    "button": "b",
    "link": "a",
    "textbox": "f",
    "searchbox": "f",
    "spinbutton": "n",
    "combobox": "s",
    "listbox": "s",
    "checkbox": "c",
    "radio": "r",
    "option": "o",
    "menuitem": "m",
    "row": "tr",
}
"""The beginning of a reference by role: a letter for what pages are full of."""

WORDS = frozenset(
    [
        "tab",
        "treeitem",
        "switch",
        "slider",
        "scrollbar",
        "menuitemcheckbox",
        "menuitemradio",
        "gridcell",
        "img",
        "iframe",
        "meter",
        "progressbar",
    ]
)
"""Roles that begin a reference as they are."""

INTERACTIVE = frozenset(LETTERS) - {"row"} | WORDS - {"img", "iframe", "meter", "progressbar"}
"""Roles of what is there to be operated (WAI-ARIA 1.2, widget roles)."""

PARTS: Mapping[str, str] = {
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "header",
    "blockquote": "quote",
} | {
    role: role
    for role in [
        "main",
        "search",
        "form",
        "region",
        "dialog",
        "alertdialog",
        "group",
        "radiogroup",
        "toolbar",
        "menu",
        "menubar",
        "tablist",
        "tabpanel",
        "tree",
        "article",
        "feed",
        "figure",
        "alert",
        "status",
        "log",
        "timer",
        "marquee",
        "tooltip",
        "application",
        "grid",
        "treegrid",
        "table",
    ]
}
"""What a part of the page is called; roles that are not here leave no trace but their text."""

NAMELESS = frozenset({"group", "form", "region", "article", "feed", "figure", "application", "search"})
"""Parts that say nothing where they have no name: what is in them stands together, that is all."""

LIVE = frozenset(["alert", "status", "log", "timer", "marquee", "tooltip", "dialog", "alertdialog"])
"""Parts that checks are about as a whole: they have a reference themselves."""

PHRASES = frozenset(
    [
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
"""Elements that only set words of a sentence off: no things of their own."""

MARKS = frozenset({"data-testid", "data-test", "data-test-id", "data-qa", "data-cy", "id"})
"""Attributes by which whoever made the page singles words of a sentence out after all: "Your order is FH-1005"."""

EMPTY = frozenset({"separator", "paragraph", "document", "list", "listitem", "rowgroup", "table", "row", "heading"})
"""Roles that say nothing where nothing is in them."""

CONCEALED = "•••"
"""What stands for the value of a password, however long it is: its length is nobody's business either."""

IDENTITY = ("data-testid", "data-test", "data-test-id", "data-qa", "data-cy", "id", "title", "name", "href", "class")
"""Attributes that tell what a thing without words is, the most telling first."""

LONGEST_IDENTITY = 20
"""Characters of such an attribute: enough to tell a dustbin from a star."""

LAYING_OUT = frozenset(
    ["table", "grid", "treegrid", "heading", "main", "navigation", "form", "region", "article", "dialog", "tabpanel"]
)
"""A table that holds one of these is no table of data."""

HEADING = "#"

DEEPEST = 60
"""What is nested deeper (markup that is broken) is written as if it were not nested."""

TABLES, CELLS = frozenset({"table", "grid", "treegrid"}), frozenset({"cell", "gridcell", "columnheader", "rowheader"})

TELLING = (
    "checked", "mixed", "selected", "pressed", "current", "expanded", "collapsed", "disabled", "readonly",
    "required", "invalid", "focused", "busy", "modal",
)  # fmt: skip
"""States worth a word, in this order; an absent one says the opposite."""

MANY_OPTIONS, FIRST_OPTIONS = 24, 8
"""A longer list (countries, time zones) is cut to its beginning and what is chosen: nobody chooses from
it by reading, and what the step names is looked for among all its options. Two dozen hold the months."""

CELL = "{row}.{number}"
"""The reference of a cell that has none of its own, by its row's."""

ESCAPED = re.compile(r"[\[\]|{}\\]")

QUOTED = re.compile(r"\\.")
"""What the page itself says with a sign of the notation."""

BETWEEN = re.compile(r"(?<!\\)\] (?=\[)")
"""A space that divides nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """What takes lines of its own. In a ``group`` the lines stand together, and nothing else says so."""

    lines: tuple[str, ...]
    group: bool = False


Piece = str | Block


def own_name(part: Node) -> str:
    """The name of a part of the page where nothing in it says the same."""
    return "" if plain(part.name) in plain(part.text) else escaped(part.name)


def is_said(text: str, said: str) -> bool:
    """Whether every word of a text was said already."""
    return bool(said.strip()) and all(_has_word(said.casefold(), word) for word in text.casefold().split())


def _has_word(said: str, word: str) -> bool:
    found = said.find(word)
    while found >= 0:
        before, after = said[found - 1 : found], said[found + len(word) : found + len(word) + 1]
        if not (before.isalnum() and word[0].isalnum()) and not (word[-1].isalnum() and after.isalnum()):
            return True
        found = said.find(word, found + 1)
    return False


def selected(node: Node) -> str:
    """The labels of the chosen options."""
    return " ".join(option.label for option in node.options if option.selected)


def choices(node: Node) -> str:
    """The choices of a list: ``{Red|*Green|Blue}``."""
    if not node.options:
        return ""
    shown = [*node.options] if len(node.options) <= MANY_OPTIONS else [*node.options[:FIRST_OPTIONS]]
    shown += [option for option in node.options[len(shown) :] if option.selected]
    words = "|".join(f"{'*' if option.selected else ''}{escaped(option.label)}" for option in shown)
    left = len(node.options) - len(shown)
    return f"{{{words}|… {left} more}}" if left else f"{{{words}}}"


def identity(node: Node) -> str:
    """What a thing without words may be, by its markup: ``.search-icon``."""
    for name in IDENTITY:
        if found := node.attributes.get(name, "").strip():
            mark = {"id": "#", "class": "."}.get(name, "")
            return mark + escaped(found.split()[-1].rstrip("/").split("/")[-1])[:LONGEST_IDENTITY]
    return ""


def plain(text: str) -> str:
    """``text`` for comparing: without white space and case."""
    return "".join(text.split()).casefold()


def escaped(text: str) -> str:
    """A text of the page on one line, so that it can't be taken for the notation."""
    return ESCAPED.sub(lambda match: f"\\{match[0]}", " ".join(text.split()))


def spaced(text: str) -> str:
    """``escaped``, with a space where the text begins or ends with one."""
    return " " * text[0].isspace() + escaped(text) + " " * (bool(text.strip()) and text[-1].isspace())


def has_reference(text: str) -> bool:
    """Whether a text that was written down refers to a node."""
    return "[" in QUOTED.sub("", text)


def is_plain(piece: Piece) -> bool:
    """Whether it is text alone, without a reference."""
    return isinstance(piece, str) and bool(piece.strip()) and not has_reference(piece)


def is_words(pieces: Sequence[Piece]) -> bool:
    """Whether all is text without a reference."""
    return all(isinstance(piece, str) and not has_reference(piece) for piece in pieces)


def is_inline(pieces: Sequence[Piece]) -> bool:
    """Whether none takes a line of its own."""
    return all(isinstance(piece, str) for piece in pieces)


def joined(pieces: Sequence[Piece]) -> str:
    """Pieces of one line."""
    line = "".join(str(piece) for piece in pieces).strip()
    return BETWEEN.sub("]", " ".join(line.split()))


def flat(pieces: Sequence[Piece]) -> Iterator[str]:
    """The lines of all pieces, for where there is room for one."""
    for piece in pieces:
        yield from piece.lines if isinstance(piece, Block) else [piece]


def lines_of(pieces: Sequence[Piece]) -> list[str]:
    """Pieces as lines: those that take no line of their own share one, which a heading begins."""
    lines: list[str] = []
    run: list[Piece] = []
    for piece in [*pieces, Block(())]:
        if run and (isinstance(piece, Block) or piece.startswith(HEADING)):
            lines.append(joined(run))
            run = []
        if isinstance(piece, str):
            run.append(piece)
            continue
        hang = " " if piece.group and len(pieces) > 1 else ""
        lines.extend(f"{hang if number else ''}{line}" for number, line in enumerate(piece.lines))
    return lines
