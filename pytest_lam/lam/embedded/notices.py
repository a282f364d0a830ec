"""Notices that nobody asked for (cookies, newsletters, tours), and the least committing way to put one away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pytest_lam.actions import Action
from pytest_lam.effects import DIALOGS
from pytest_lam.lam.embedded.openers import leaves
from pytest_lam.lam.embedded.page import identifier_text, words_of
from pytest_lam.lam.embedded.scene import page_words
from pytest_lam.snapshot import Node, Snapshot

CHOICES = ("close", "decline", "keep", "later", "acknowledge", "settings")
"""What puts a notice away, the least committing first: to close it decides nothing, to decline gives nothing,
to keep what is set gives what the law lets be set, to acknowledge says only that it was read; the settings
lead to more of these."""
ACCEPT = "accept"
"""Taken only where a notice offers nothing else."""
PRESSED = frozenset({"button", "link", "menuitem", "generic", "img"})
SAME = 5
"""Letters by which a topic and its plural are the same: cookie, cookies; no two topics begin alike."""
LONGEST = 8
"""Words of a choice: what says more is a sentence about it."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """How a notice is put away. ``node`` is what is clicked; of a key the notice itself."""

    node: Node
    action: Action


def ways_out(snapshot: Snapshot, cover: str, target: str | None, own: frozenset[str], said: str) -> list[WayOut]:
    """Ways to put away what lies over a target, the least committing first; none where a person should decide.

    :param cover: ref of what a click would reach instead; "" where that is not known.
    :param own: refs of what the scenario's own steps brought up: such a thing is no notice.
    :param said: the step; what it speaks of is no notice either.
    """
    kept = _around(snapshot, target)
    for notice in _notices(snapshot, cover, kept):
        if not _is_own(notice, snapshot, own, said) and (ways := _choices(notice, snapshot)):
            return ways
    return []


def modals(snapshot: Snapshot, own: frozenset[str], said: str) -> list[Node]:
    """Modal dialogs that came up by themselves, the topmost first."""
    shown = [node for node in snapshot.nodes if node.visible and "modal" in node.states]
    return [node for node in reversed(shown) if not _is_own(node, snapshot, own, said)]


def without(snapshot: Snapshot, notice: Node) -> Snapshot:
    """The page as it would be were the notice not there."""
    gone = {notice.ref, *(node.ref for node in snapshot.descendants(notice))}
    nodes = tuple(node for node in snapshot.nodes if node.ref not in gone)
    return Snapshot(snapshot.url, snapshot.title, nodes, snapshot.document, snapshot.dialog, snapshot.popup)


def _around(snapshot: Snapshot, target: str | None) -> frozenset[str]:
    """The refs of the target, of what it holds and of what is around it: none of that is put away."""
    node = snapshot.get(target)
    if node is None:
        return frozenset()
    inner = (other.ref for other in snapshot.descendants(node))
    return frozenset([node.ref, *inner, *(outer.ref for outer in snapshot.ancestors(node))])


def _notices(snapshot: Snapshot, cover: str, kept: frozenset[str]) -> Iterator[Node]:
    """What may be the notice: the whole of what covers; open dialogs; what stands beside a mere backdrop."""
    node = snapshot.get(cover)
    whole = None
    for outer in (node, *snapshot.ancestors(node)) if node is not None else ():
        if outer.ref in kept or outer.role == "document":
            break
        whole = outer
    if whole is not None:
        yield whole
    yield from (n for n in reversed(snapshot.nodes) if n.visible and n.role in DIALOGS and n.ref not in kept)
    if whole is None or not list(_controls(whole, snapshot)):
        beside = snapshot.children(snapshot.by_ref[around]) if (around := _page_around(whole, cover, snapshot)) else ()
        yield from (n for n in reversed(beside) if n.visible and n.ref not in kept and snapshot.children(n))


def _page_around(whole: Node | None, cover: str, snapshot: Snapshot) -> str | None:
    """The ref of what holds the page and all that lies over it; None where that is a dialog with buttons of its own."""
    around = whole.parent if whole is not None else cover
    node = snapshot.get(around)
    outers = (node, *snapshot.ancestors(node)) if node is not None else ()
    return around if outers and not any(outer.role in DIALOGS for outer in outers) else None


def _is_own(notice: Node, snapshot: Snapshot, own: frozenset[str], said: str) -> bool:
    """Whether the scenario's steps brought it up or speak of it; what is about cookies came by itself nevertheless."""
    topics = _topics(f"{notice.name} {notice.text}")
    if topics & _topics(said):
        return True
    inner = (notice, *_controls(notice, snapshot))
    return not topics and any(node.ref in own for node in inner)


def _topics(text: str) -> set[str]:
    """What a text is about, of what such notices are about; a word and its plural alike."""
    return {word[:SAME] for word in words_of(text) if word in page_words().notices["topics"]}


def _choices(notice: Node, snapshot: Snapshot) -> list[WayOut]:
    controls = list(_controls(notice, snapshot))
    found = {node.ref: node for kind in CHOICES for node in controls if _is_choice(node, kind)}
    ways = [WayOut(node, Action("click", node.ref)) for node in found.values()]
    if notice.role in DIALOGS and not notice.frames:
        ways.append(WayOut(notice, Action("press", value="ESCAPE")))
    accepting = [node for node in controls if _is_choice(node, ACCEPT) and node.ref not in found]
    if len(controls) == len(accepting):
        ways += [WayOut(node, Action("click", node.ref)) for node in accepting]
    return ways


def _controls(notice: Node, snapshot: Snapshot) -> Iterator[Node]:
    """What can be pressed in a notice without leaving the page."""
    for node in (notice, *snapshot.descendants(notice)):
        usable = node.visible and node.role in PRESSED and "disabled" not in node.states
        if not usable or leaves(node, snapshot):
            continue
        if node.role in ("button", "link", "menuitem") or _is_sign(node):
            yield node


def _is_sign(node: Node) -> bool:
    """Whether a text or a picture is nothing but a cross to close by."""
    said = (node.own_text or node.called).strip()
    return said in page_words().notices["close"] if said else _is_marked_to_close(node)


def _is_choice(node: Node, kind: str) -> bool:
    phrases = page_words().notices[kind]
    name = " ".join((node.called or node.text).split()).casefold()
    if not name:
        return kind == "close" and _is_marked_to_close(node)
    return name in phrases or any(_begins(words_of(name), words_of(phrase)) for phrase in phrases)


def _is_marked_to_close(node: Node) -> bool:
    """Whether its class or id calls a thing without a name what closes something."""
    marks = words_of(identifier_text(f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"))
    return not node.text and bool({"close", "dismiss"} & set(marks))


def _begins(name: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether a name is a phrase with nothing but fillers behind it, or after two words of it whatever."""
    if not phrase or tuple(name[: len(phrase)]) != tuple(phrase) or len(name) > LONGEST:
        return False
    return len(phrase) > 1 or set(name[len(phrase) :]) <= set(page_words().notices["fillers"])
