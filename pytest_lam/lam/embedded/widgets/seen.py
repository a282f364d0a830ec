"""What can be seen of a widget: numbers it shows, what an action changed on the page, what stands near what."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from pytest_lam.lam import Turn
from pytest_lam.lam.embedded.evidence import TEXT_FIELDS
from pytest_lam.lam.embedded.frames import Phrase
from pytest_lam.lam.embedded.page import TOKEN, identifier_text, stems_of
from pytest_lam.lam.embedded.scene import Scene
from pytest_lam.lam.embedded.widgets.words import widget_words
from pytest_lam.snapshot import Node, Snapshot

NUMBER = re.compile(r"[-\u2212+]?(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:\.\d+)?")
FIGURES = 24
"""Characters up to which a text is a number with its unit ("1,200 km per hour") and no sentence."""


def number_in(text: str | None) -> float | None:
    """The only number of a short text; None where it has none or several."""
    if not text or len(text) > FIGURES:
        return None
    found = NUMBER.findall(text)
    return as_number(found[0]) if len(found) == 1 else None


def as_number(text: str) -> float | None:
    """A text that is a number and nothing else."""
    plain = re.sub(r"[,\u00a0\u202f ](?=\d{3})", "", text.strip()).replace("\u2212", "-")
    try:
        return float(plain)
    except ValueError:
        return None


def shown(node: Node) -> str:
    """What a node shows as its value: that of a field, else its text."""
    return node.value if node.value is not None else node.own_text or node.text


def later(turn: Turn, turns: Sequence[Turn], scene: Scene) -> Snapshot:
    """The page as that one of the turns left it."""
    at = next(at for at, each in enumerate(turns, start=1) if each is turn)
    after = turns[at].before if at < len(turns) else None
    return after if after is not None else scene.snapshot


def appeared(scene: Scene, since: Snapshot | None) -> list[Node]:
    """The visible nodes that could not be seen then, in document order."""
    if since is None:
        return []
    old = {node.ref for node in since.nodes if node.visible}
    return [node for node in scene.page.nodes if node.visible and node.ref not in old and scene.page.can_reach(node)]


def began(scene: Scene) -> Snapshot | None:
    """The page before the first thing that was done for this part of the step."""
    return scene.turns[0].before if scene.turns else None


def changed_numbers(before: Snapshot, after: Snapshot) -> list[tuple[Node, float, float]]:
    """The nodes whose number is another one: (the node as it is now, the number before, the number now)."""
    found = []
    for node in after.nodes:
        old = before.get(node.ref)
        if old is None or not node.visible:
            continue
        was, now = number_in(shown(old)), number_in(shown(node))
        if was is not None and now is not None and was != now:
            found.append((node, was, now))
    return found


def distance(one: Node, other: Node) -> float:
    """CSS pixels between the edges of two boxes; endless where they are in different frames."""
    if one.frames != other.frames:
        return math.inf
    a, b = one.box, other.box
    across = max(0.0, b.x - (a.x + a.width), a.x - (b.x + b.width))
    down = max(0.0, b.y - (a.y + a.height), a.y - (b.y + b.height))
    return math.hypot(across, down)


def nearest(node: Node, others: Iterable[Node]) -> Node | None:
    """The one whose box is the nearest."""
    ranked = sorted(others, key=lambda other: distance(node, other))
    return ranked[0] if ranked and distance(node, ranked[0]) < math.inf else None


def closest_kin(nodes: Sequence[Node], anchors: Sequence[Node], scene: Scene) -> list[Node]:
    """Those of the nodes that share the smallest container with an anchor; of several the nearest to it."""
    rated: list[tuple[int, float, Node]] = []
    for node in nodes:
        for anchor in anchors:
            way = scene.page.way_up[node.ref]
            common = next((ref for ref in way if ref in scene.page.way_up[anchor.ref]), None)
            depth = len(scene.page.way_up[common]) if common is not None else 0
            rated.append((-depth, distance(node, anchor), node))
    if not rated:
        return []
    best = min(rated, key=lambda one: one[:2])
    return list({one.ref: one for depth, far, one in rated if (depth, far) == best[:2]}.values())


FIELDS = TEXT_FIELDS | {"combobox", "listbox", "slider", "checkbox", "radio", "switch"}
"""Roles of what has a label of its own, which is nobody else's."""


def called(nodes: Sequence[Node], phrase: Phrase, scene: Scene) -> list[Node]:
    """Those of the nodes that the words of the phrase mean: by what stands nearest to them; its ordinal picks."""
    found = list(nodes)
    if phrase.words:
        places = scene.grounder.places(Phrase(phrase.words, quoted=phrase.quoted, within=phrase.within))
        anchors = [place.node for place in places]
        found = [node for node in found if any(_is_label_of(anchor, node, found, scene) for anchor in anchors)]
        found = closest_kin(found, anchors, scene)
    elif phrase.within is not None:
        places = scene.grounder.places(phrase.within)
        found = [node for node in found if any(scene.page.contains(place.node.ref, node.ref) for place in places)]
    if phrase.ordinal is not None and found:
        at = phrase.ordinal - 1 if phrase.ordinal > 0 else len(found) + phrase.ordinal
        return found[at : at + 1] if at >= 0 else []
    return found


def _is_label_of(anchor: Node, node: Node, kin: Sequence[Node], scene: Scene) -> bool:
    """Whether no field of another kind is in the smallest container that holds both, nor is it the page."""
    if scene.page.contains(node.ref, anchor.ref):
        return True
    around = (scene.snapshot.by_ref[ref] for ref in scene.page.way_up[node.ref])
    common = next((outer for outer in around if scene.page.contains(outer.ref, anchor.ref)), None)
    if common is None or common.role == "document" or anchor.role in FIELDS:
        return False
    others = [inner for inner in scene.snapshot.descendants(common) if inner.role in FIELDS and inner.visible]
    own = {one.ref for one in kin}
    return all(other.ref in own for other in others)


def says(node: Node, kind: str) -> bool:
    """Whether a control says by its name, mark or icon that it turns a widget that way (words.toml)."""
    return any(_says_in(text, kind) for text in _texts(node))


def says_by_class(node: Node, kind: str) -> bool:
    """Whether only its icon's or its own style says so."""
    words = {word for style in node.attributes.get("class", "").split() for word in identifier_text(style).split()}
    return bool({word.casefold() for word in words} & set(widget_words().turning[kind]))


def _texts(node: Node) -> tuple[str, ...]:
    return (node.name, node.text, node.attributes.get("title", ""), node.attributes.get("aria-label", ""))


def _says_in(text: str, kind: str) -> bool:
    if not text or len(text) > 2 * FIGURES:
        return False
    words = set(stems_of(text))
    marks = set(TOKEN.sub(" ", text).split())
    for word in widget_words().turning[kind]:
        wanted = stems_of(word)
        if (wanted and set(wanted) <= words) or (not wanted and word in marks) or text.strip() == word:
            return True
    return False
