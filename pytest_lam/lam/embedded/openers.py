"""What on a page hides other things, and may be opened to look for them without changing anything for good."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from pytest_lam.actions import Action
from pytest_lam.effects import LISTS, path_of
from pytest_lam.lam import Evidence
from pytest_lam.lam.embedded.evidence import STOP
from pytest_lam.lam.embedded.page import Page, identifier_text, is_icon, stems_of, words_of
from pytest_lam.lam.embedded.scene import PageWords
from pytest_lam.snapshot import Node, Snapshot

FOLD, MENU, TAB, MORE, NEXT_PAGE, LIST = "folded", "menu", "tab", "more", "next page", "list"
POINTED = "under the mouse"

PROMISE: Mapping[str, float] = MappingProxyType(
    {
        FOLD: 1.0,  # it says of itself that there is more in it
        MENU: 0.9,  # a menu, by its role or by its name; menus hold few kinds of things
        TAB: 0.85,  # shows another part of the page
        MORE: 0.8,  # by its words alone
        POINTED: 0.7,  # a list of choices behind a link: most show it when they are pointed at
        NEXT_PAGE: 0.5,  # the same kind of things again, and each page costs a load
        LIST: 0.3,  # most lists are whole: scrolling them is the last thing to try
        "in its name": 1.0,  # the step names it: worth more than what it is; times the share of its name
        "holds deeds": 0.5,  # "More actions" for publishing or deleting: what else is folded holds parts of the page
        "around it": 0.4,  # the step names its section, row or card: tells between openers of one kind
    }
)
"""How much each reason promises; a page's openers are tried in the order of their sums."""

CHAINED = frozenset({MORE, NEXT_PAGE, LIST})
"""Kinds that may be used again and again: each time more of the same comes."""

FOLDED_ROLES = frozenset({"button", "link", "treeitem", "menuitem", "combobox", "generic", "heading", "row", "img"})
"""Roles that are clicked to unfold what they say is folded; a ``details`` is unfolded by its summary."""
CLICKED_ROLES = frozenset({"button", "link", "menuitem", "generic", "img"})
POPUPS = frozenset({"true", "menu", "listbox", "tree", "grid", "dialog"})
"""Values of ``aria-haspopup`` that say that something opens (WAI-ARIA 1.2)."""
UNUSED = frozenset({"disabled", "pressed"})
"""States of what opens nothing: it can't be used, or its second click would undo what the first one did."""
LONG_LIST = 8
"""Things from which a list may be loading as it is scrolled: fewer fit any window at once."""
AROUND = 200
"""Characters of the text around an opener that can still say what it belongs to."""


@dataclass(frozen=True, slots=True)
class Opener:
    """Something that can be opened, by that action, with the reasons to expect something of it."""

    node: Node | None
    kind: str
    action: Action
    evidence: tuple[Evidence, ...]

    @property
    def promise(self) -> float:
        """The sum of the reasons."""
        return sum(piece.weight for piece in self.evidence)


def openers(page: Page, said: str, words: PageWords) -> list[Opener]:
    """All that may be opened, the most promising first; equal ones in document order.

    :param said: the step, whose words raise what is named or placed by them.
    """
    wanted = frozenset(stems_of(said)) - STOP
    found = [_opener(node, kind, wanted, page) for node, kind in _known(page, words)]
    if set(words_of(said)) & set(words.openers["committing"]):
        found = [_for_deed(one, words) for one in found]
    found = [*_own_twins(found, wanted, page), *_lists(page)]
    return sorted(found, key=lambda one: -round(one.promise, 6))


def kind_of(node: Node, page: Page, words: PageWords) -> str:
    """What kind of opener a node is; "" for none, and for what would do something else than open."""
    if not node.visible or node.states & UNUSED:
        return ""
    if "reveals" in node.states:
        return POINTED
    if _sends(node, page.snapshot):
        return ""
    for kind, fits in KINDS.items():
        if fits(node, page, words):
            return kind
    return ""


def _known(page: Page, words: PageWords) -> Iterator[tuple[Node, str]]:
    for node in page.nodes:
        if page.can_reach(node) and (kind := kind_of(node, page, words)):
            yield node, kind


def _opener(node: Node, kind: str, wanted: frozenset[str], page: Page) -> Opener:
    evidence = [Evidence(kind, PROMISE[kind], page.described(node))]
    own = set(stems_of(node.called or node.text)) - STOP
    if shared := own & wanted:
        weight = sum(map(page.rarity, shared)) / sum(map(page.rarity, own))
        evidence.append(Evidence("in its name", PROMISE["in its name"] * weight, " ".join(sorted(shared))))
    if _around(node, page) & wanted:
        evidence.append(Evidence("around it", PROMISE["around it"]))
    return Opener(node, kind, Action("hover" if kind == POINTED else "click", node.ref), tuple(evidence))


def _for_deed(opener: Opener, words: PageWords) -> Opener:
    """The opener with what it promises to a step that does something which its words say."""
    if opener.node is None or _plain(opener.node.called or opener.node.text) not in words.openers["deeds"]:
        return opener
    return replace(opener, evidence=(*opener.evidence, Evidence("holds deeds", PROMISE["holds deeds"])))


def _around(node: Node, page: Page) -> set[str]:
    """The words of the parts of the page that it is in: their names, and what its row or card says."""
    outers = [page.snapshot.by_ref[ref] for ref in page.way_up[node.ref][1:]]
    found = {stem for outer in outers if outer.role != "document" for stem in stems_of(outer.name)}
    item = page.snapshot.get(page.item_around(node.ref))
    if item is not None and item.ref != node.ref and len(item.text) <= AROUND:
        found.update(stems_of(item.text))
    return found - set(stems_of(node.called)) - STOP


def _own_twins(found: Sequence[Opener], wanted: frozenset[str], page: Page) -> Iterator[Opener]:
    """Less the openers that each row or card has alike, but for those of the one that the step names."""
    alike: dict[tuple[str, str], list[Opener]] = {}
    for one in found:
        if one.node is not None:
            alike.setdefault((one.node.role, one.node.name or one.node.text), []).append(one)
    for twins in alike.values():
        items = [page.item_around(one.node.ref) for one in twins if one.node is not None]
        if len(twins) == 1 or None in items or len(set(items)) < len(twins):
            yield from twins
            continue
        told = [len(_around(one.node, page) & wanted) for one in twins if one.node is not None]
        most = max(told)
        if most > 0 and told.count(most) == 1:
            yield twins[told.index(most)]


def _lists(page: Page) -> Iterator[Opener]:
    """The longest list, and the page: both may load more as they are scrolled."""
    lists = [(len(page.snapshot.children(node)), node) for node in page.of_role(LISTS) if not page.is_aside(node)]
    long = [(length, node) for length, node in lists if length >= LONG_LIST]
    if not long:
        return
    _, longest = max(long, key=lambda pair: pair[0])
    reason = (Evidence(LIST, PROMISE[LIST], page.described(longest)),)
    yield Opener(None, LIST, Action("scroll", value="bottom"), reason)
    yield Opener(longest, LIST, Action("scroll", longest.ref, "bottom"), reason)


def _is_folded(node: Node, page: Page, words: PageWords) -> bool:
    if _is_branch(node):
        return True
    return "collapsed" in node.states and node.role in FOLDED_ROLES and node.tag not in ("details", "select", "input")


BRANCHES = frozenset({"expandable", "collapsed", "closed", "folded"})
"""What the style of a tree's branch says that is folded, where no role and no state does."""


def _is_branch(node: Node) -> bool:
    if node.role not in ("listitem", "treeitem") or node.states & {"expanded", "collapsed"}:
        return False
    return bool(set(words_of(identifier_text(node.attributes.get("class", "")))) & BRANCHES)


def _is_tab(node: Node, page: Page, words: PageWords) -> bool:
    return node.role == "tab" and "selected" not in node.states


def _is_menu(node: Node, page: Page, words: PageWords) -> bool:
    if "expanded" in node.states or _commits(node, words):
        return False
    if node.role not in CLICKED_ROLES and not is_icon(node):
        return False
    if node.attributes.get("aria-haspopup", "") in POPUPS:
        return True
    if node.role != "button" and not is_icon(node):
        return False
    name = _plain(node.called or node.text)
    if name:
        return name in map(_plain, words.openers["menu"])
    marks = words_of(identifier_text(f"{node.attributes.get('id', '')} {node.attributes.get('class', '')}"))
    return bool(set(marks) & set(words.openers["menu_class"]))


def _is_more(node: Node, page: Page, words: PageWords) -> bool:
    if node.role not in ("button", "link", "generic") or "expanded" in node.states or _commits(node, words):
        return False
    if node.role == "generic" and page.snapshot.children(node):
        return False
    if _plain(node.called or node.text) == PLUS and _is_stepper(node, page):
        return False  # it adds one more of something, and opens nothing
    return begins_with(node.called or node.text, words.openers["more"]) and len(words_of(node.called or node.text)) <= 6


PLUS, MINUS = "+", frozenset({"-", "\u2212", "\u2013"})


def _is_stepper(node: Node, page: Page) -> bool:
    """Whether a sign that takes one away stands beside it."""
    parent = page.snapshot.get(node.parent)
    beside = page.snapshot.children(parent) if parent is not None else ()
    return any(other.text.strip() in MINUS for other in beside)


def _is_next_page(node: Node, page: Page, words: PageWords) -> bool:
    if node.role not in ("button", "link") or _plain(node.called) not in map(_plain, words.controls["next page"]):
        return False
    around = page.way_up[node.ref][1:4]
    named = " ".join(
        f"{n.name} {n.attributes.get('class', '')} {n.attributes.get('id', '')}" for n in _nodes(around, page)
    )
    return "pagin" in named.casefold() or "pager" in named.casefold() or _counts(around, node, page)


def _counts(around: Iterable[str], node: Node, page: Page) -> bool:
    """Whether pages are counted beside it: links of numbers, "2 of 7", and no field to fill in as in a wizard."""
    for outer in list(_nodes(around, page))[:2]:
        inner = list(page.snapshot.descendants(outer))
        if any(other.value is not None and other.role != "spinbutton" for other in inner):
            return False
        texts = [other.own_text or other.name for other in inner]
        if any(re.fullmatch(r"\d+", text.strip()) or re.search(r"\d+ (of|/) \d+", text) for text in texts):
            return True
    return False


KINDS: Mapping[str, Callable[[Node, Page, PageWords], bool]] = MappingProxyType(
    {NEXT_PAGE: _is_next_page, TAB: _is_tab, FOLD: _is_folded, MENU: _is_menu, MORE: _is_more}
)
"""How each kind is known, in the order in which they are asked."""


def _nodes(refs: Iterable[str], page: Page) -> Iterator[Node]:
    return (page.snapshot.by_ref[ref] for ref in refs)


def _sends(node: Node, snapshot: Snapshot) -> bool:
    """Whether a click would send a form, or leave the page for another one than the next of a list."""
    kind = node.attributes.get("type", "")
    if node.tag == "input":
        return True
    in_form = any(outer.tag == "form" for outer in snapshot.ancestors(node))
    if node.tag == "button" and kind in ("", "submit", "reset") and in_form:
        return True
    return leaves(node, snapshot) and not _turns_page(node, snapshot)


def leaves(node: Node, snapshot: Snapshot) -> bool:
    """Whether a link leads to another page: another path or query than the page's own."""
    link = next((one for one in (node, *snapshot.ancestors(node)) if one.attributes.get("href")), None)
    address = link.attributes["href"] if link is not None else ""
    if not address or address.startswith(("#", "javascript:")):
        return False
    return address.partition("#")[0] not in (path_of(snapshot.url).partition("#")[0], snapshot.url.partition("#")[0])


def _turns_page(node: Node, snapshot: Snapshot) -> bool:
    """Whether a link leads to the same host's page with another number in its address."""
    address = node.attributes.get("href", "")
    host = re.match(r"(?:https?:)?//([^/]+)", address)
    return re.search(r"\d", address) is not None and (host is None or f"//{host[1]}" in snapshot.url)


def _commits(node: Node, words: PageWords) -> bool:
    """Whether its words say that it does something that can't be taken back, or nobody asked for."""
    return begins_with(node.called or node.text, words.openers["committing"])


def begins_with(text: str, phrases: Iterable[str]) -> bool:
    """Whether a text begins with the words of one of the phrases, or is it where it has no words."""
    said, plain = words_of(text), _plain(text)
    known = _spoken(tuple(phrases))
    return plain in known[""] or any(said[: len(spoken)] == spoken for spoken in known.get(said[0] if said else "", ()))


@cache
def _spoken(phrases: tuple[str, ...]) -> Mapping[str, Sequence[Sequence[str]]]:
    """The words of the phrases by their first one; under the empty word the phrases themselves."""
    found: dict[str, Sequence[Sequence[str]]] = {}
    for spoken in filter(None, map(words_of, phrases)):
        found[spoken[0]] = [*found.get(spoken[0], ()), spoken]
    return {**found, "": phrases}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
