"""What a LAM perceives of a page: a tree of nodes in document order, as plain data.

Roles follow WAI-ARIA 1.2 and names the Accessible Name and Description Computation 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

ROLES = frozenset([
    "alert", "alertdialog", "application", "article", "banner", "blockquote", "button", "caption", "cell",
    "checkbox", "code", "columnheader", "combobox", "complementary", "contentinfo", "definition", "deletion",
    "dialog", "document", "emphasis", "feed", "figure", "form", "generic", "grid", "gridcell", "group", "heading",
    "iframe", "img", "insertion", "link", "list", "listbox", "listitem", "log", "main", "mark", "marquee", "math",
    "menu", "menubar", "menuitem", "menuitemcheckbox", "menuitemradio", "meter", "navigation", "note", "option",
    "paragraph", "progressbar", "radio", "radiogroup", "region", "row", "rowgroup", "rowheader", "scrollbar",
    "search", "searchbox", "separator", "slider", "spinbutton", "status", "strong", "subscript", "suggestion",
    "superscript", "switch", "tab", "table", "tablist", "tabpanel", "term", "textbox", "time", "timer", "toolbar",
    "tooltip", "tree", "treegrid", "treeitem",
])  # fmt: skip
"""All roles that a node may have."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in CSS pixels, relative to the top-left corner of the node's own frame's viewport."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a ``select``."""

    label: str
    value: str
    selected: bool = False
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """Something on the page that a person could perceive.

    ``ref`` names the element: the same element of the same document keeps its ref from one
    snapshot to the next. ``parent`` is the ref of the nearest perceived ancestor, through
    frames and open shadow roots. ``frames`` holds the refs of the iframe nodes that lead to
    it (outermost first) and ``hosts`` the refs of the shadow hosts inside the last frame.
    """

    ref: str
    role: str
    name: str = ""
    tag: str = ""
    text: str = ""
    """The visible text of the node with all that it contains, white space collapsed."""
    own_text: str = ""
    """The visible text that belongs to this node itself and to no perceived descendant."""
    value: str | None = None
    description: str = ""
    placeholder: str = ""
    label: str = ""
    """The text of its ``label`` elements (name may come from elsewhere), or what stands for them: the labels of
    the hidden field whose place a scripted control has taken, the card around which a link without a name is, the
    tooltip of its icon."""
    states: frozenset[str] = frozenset()
    """Of: checked, mixed, selected, expanded, collapsed, disabled, readonly, required, invalid,
    focused, busy, pressed, current, multiselectable, modal, editable; active (what the keys of the
    focused list would choose), clickable (made to be clicked although no role says so), reveals (a link
    that leads away and has a hidden list of choices right behind it, as menus that open under the mouse
    have), loading and broken (an image that is not there yet, or could not be had) and covered (something
    else lies over all of it that is in view)."""
    visible: bool = True
    level: int | None = None
    """Of a heading: 1 to 6; of a tree item how deep it is nested, from 1."""
    headers: tuple[str, ...] = ()
    """Of a cell: the texts of the header cells that apply to it."""
    options: tuple[Option, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    """id, name, type, href, src, alt, title, autocomplete, aria-label, class, for, data-test* ..."""
    box: Box = Box(0, 0, 0, 0)
    parent: str | None = None
    frames: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """What people call it: its name, else its label; the label, too, where the name only says the value."""
        told = not self.label or "".join(self.name.split()) != "".join((self.value or "").split())
        return (self.name if told else "") or self.label or self.name


NUMBERED = re.compile(r" ?\(\d+\)(?=(\.[^.]+){0,2}$)")
"""What browsers add to the name of a file that is there already: "report (1).csv", "report(1).tar.gz"."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the browser downloaded.

    ``text`` is None where it is no text; ``time`` tells two of one name apart.
    """

    name: str
    text: str | None = None
    time: int = 0


def first_name(name: str, names: Collection[str]) -> str:
    """What a file is called of which another one of ``names`` is the first: "report.csv" for "report (1).csv"."""
    first = NUMBERED.sub("", name)
    return first if first in names else name


@dataclass(frozen=True)
class Snapshot:
    """A page at one moment. ``document`` changes whenever the top document is replaced."""

    url: str
    title: str
    nodes: tuple[Node, ...]
    document: str = ""
    dialog: str | None = None
    """The text of an open alert, confirm or prompt of the browser; the page can't be read then."""
    popup: bool = False
    """Whether it is in a window of its own that another page opened."""
    cut: bool = False
    """Whether there is more on the page than was looked at: it holds too much, or is nested too deep."""
    downloads: tuple[Download, ...] = ()
    """The files that were downloaded so far, the newest last."""
    windows: int = 1
    """How many windows and tabs the browser has."""

    @cached_property
    def by_ref(self) -> Mapping[str, Node]:
        """Every node by its ref."""
        return {node.ref: node for node in self.nodes}

    @cached_property
    def _children(self) -> Mapping[str | None, tuple[Node, ...]]:
        found: dict[str | None, list[Node]] = {}
        for node in self.nodes:
            found.setdefault(node.parent, []).append(node)
        return {parent: tuple(nodes) for parent, nodes in found.items()}

    def get(self, ref: str | None) -> Node | None:
        """The node of that ref, or None where this snapshot has none."""
        return self.by_ref.get(ref) if ref is not None else None

    def children(self, node: Node) -> tuple[Node, ...]:
        """The nodes directly inside, in document order."""
        return self._children.get(node.ref, ())

    def descendants(self, node: Node) -> Iterator[Node]:
        """All nodes inside, in document order."""
        waiting = list(reversed(self.children(node)))
        while waiting:
            child = waiting.pop()
            yield child
            waiting.extend(reversed(self.children(child)))

    def ancestors(self, node: Node) -> Iterator[Node]:
        """The nodes around it, the nearest first."""
        parent = self.get(node.parent)
        while parent is not None:
            yield parent
            parent = self.get(parent.parent)

    @cached_property
    def text(self) -> str:
        """All visible text of the page with that of its frames, white space collapsed."""
        documents = (node for node in self.nodes if node.parent is None or node.tag == "html")
        return " ".join(node.text for node in documents if node.text)
