"""Fields that offer what can be entered: autocompletes, comboboxes, drop-downs with a search field.

What is wanted is typed, the list that comes up is read, and the offer that fits is clicked; in the end
the field must show it. An offer fits as the whole text, else as the only one that holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Candidate, Refuse
from pytest_lam.lam.embedded.evidence import ENTERED, SELECTED, SHOWN, TEXT_FIELDS
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.matching import holds_phrase, plain
from pytest_lam.lam.embedded.page import words_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, on
from pytest_lam.lam.embedded.widgets.seen import appeared, began
from pytest_lam.snapshot import Node

OFFERS: Sequence[frozenset[str]] = (
    frozenset({"option"}),
    frozenset({"menuitem", "menuitemradio", "treeitem", "gridcell"}),
    frozenset({"listitem"}),
    frozenset({"row", "button", "link", "generic", "paragraph"}),
)
"""Roles of what is offered, the telling ones first: texts only count where nothing says that it is an option."""
OFFERED = "offered"
"""State of a frame that fills a field: where the field offers what fits, that is taken."""
DROPPED = 40
"""CSS pixels between a field and the list that drops from it: frames, shadows and an arrow lie in between."""

FITS: Mapping[str, Callable[[str, str], bool]] = MappingProxyType(
    {
        "starts with": lambda text, part: plain(text).startswith(plain(part)),
        "ends with": lambda text, part: plain(text).endswith(plain(part)),
        "contains": lambda text, part: plain(part) in plain(text),
    }
)
"""What can be said of an offer without naming it."""


def offer(frame: Frame, scene: Scene) -> Outcome | None:
    """One of what a field offers; None where the frame names a control that offers nothing by itself."""
    if frame.target is None or not (frame.pairs or isinstance(frame.value, str)):
        return None
    if frame.pairs and not {name for name, _ in frame.pairs} <= FITS.keys():
        return None
    if not scene.turns:
        return _begun(frame, frame.target, scene)
    first = scene.turns[0].action
    field = scene.snapshot.get(first.target)
    if first.name not in ("fill", "click") or first.within is not None or field is None:
        return None
    if first.name == "fill" and frame.intent != "select" and field.value is None:
        return None
    return _continued(frame, field, scene)


def _begun(frame: Frame, target: Phrase, scene: Scene) -> Outcome | None:
    """Types what is wanted into a field that takes text; a plain filling is begun elsewhere."""
    if frame.intent != "select" or scene.page.snapshot.dialog is not None:
        return None
    grounding = scene.ground(target, SELECTED)
    if grounding.node is None or frame.pairs:
        grounding = scene.ground(target, ENTERED)
    node = grounding.node
    if node is None or node.tag != "input" or node.role not in (*TEXT_FIELDS, "combobox"):
        return None
    if node.states & {"readonly", "disabled"} or node.attributes.get("type") in ("button", "submit", "date", "range"):
        return None
    return Act((on(grounding, "fill", _typed(frame)),), grounding.candidates)


def _typed(frame: Frame) -> str:
    """What to type: the value, or the beginning that is known of it."""
    if frame.pairs:
        told = {name: str(part) for name, part in frame.pairs}
        return next(told[name] for name in FITS.keys() & told.keys() if name != "ends with" or len(told) == 1)
    return str(frame.value)


def _continued(frame: Frame, field: Node, scene: Scene) -> Outcome | None:
    last = scene.turns[-1]
    if last.action.name == "click" and len(scene.turns) > 1:
        return _confirmed(frame, field, scene)
    chosen = frame.intent == "select" or frame.state == OFFERED
    offers = _offered(field, scene, strict=not chosen)
    fitting = _fitting(frame, offers)
    if len(fitting) == 1 or (fitting and frame.pairs):
        return Act((Action("click", fitting[0].ref),))
    if frame.state == OFFERED and scene.done(0) == "fill" and not offers:
        return (
            Over(len(scene.turns)) if _left(field, scene) else Act((Action("press", field.ref, "TAB"),), tentative=True)
        )
    if not chosen and scene.done(0) == "fill":
        return None  # nothing of that name is offered: what was typed stands
    if fitting:
        reason = f'{len(fitting)} offers of {scene.page.described(field)} hold "{_typed(frame)}"'
        return Refuse("ambiguous", reason, _worded(fitting, scene))
    if field.options and _shows(field, _typed(frame)):
        return Over(len(scene.turns))  # the browser's own suggestions can't be seen; what they hold can be typed
    if scene.done(0) == "click":
        return _searched(frame, scene)
    reason = f'{scene.page.described(field)} on {scene.grounder.where} offers nothing that fits "{_typed(frame)}"'
    return Refuse("missing", reason, _worded(offers, scene))


def _left(field: Node, scene: Scene) -> bool:
    """Whether the field was left after it was given time to offer something."""
    return any(turn.action.name == "press" for turn in (*scene.turns, *scene.memory.opened))


def _offered(field: Node, scene: Scene, *, strict: bool) -> list[Node]:
    """What came up since the first turn, as the most telling role that is among it has it."""
    new = [node for node in appeared(scene, began(scene)) if node.text and node.ref != field.ref]
    if not new and scene.done(0) == "fill":
        new = [node for node in scene.page.of_role(OFFERS[0]) if node.text]
    for roles in OFFERS[:-1] if strict else OFFERS:
        found = [node for node in new if node.role in roles and "disabled" not in node.states]
        if roles not in OFFERS[:2]:
            found = [node for node in found if _is_dropped(node, field)]
        if found:
            return _whole(found, scene)
    return []


def _is_dropped(node: Node, field: Node) -> bool:
    """Whether it is in line with the field, above or below, as a list is that drops from it."""
    a, b = node.box, field.box
    return node.frames == field.frames and a.x < b.x + b.width and b.x < a.x + a.width and a.x > b.x - DROPPED


def _whole(found: Sequence[Node], scene: Scene) -> list[Node]:
    """Less those that hold others of them."""
    outer = {ref for node in found for ref in scene.page.way_up[node.ref][1:]}
    return [node for node in found if node.ref not in outer]


def _fitting(frame: Frame, offers: Sequence[Node]) -> list[Node]:
    """The offers that are what is wanted: by the same text, else by words in it; by all that is said of it."""
    if frame.pairs:
        return [node for node in offers if all(FITS[name](node.text, str(part)) for name, part in frame.pairs)]
    wanted = str(frame.value)
    same = [node for node in offers if plain(wanted) in (plain(node.text), plain(node.name))]
    if same or (frame.intent != "select" and frame.state != OFFERED):
        return same
    words = words_of(wanted)
    coded = [node for node in offers if f"({plain(wanted)})" in plain(node.text)]
    if coded:
        return coded[:1]  # a code in brackets tells what it is, whatever else that is called
    return [node for node in offers if words and holds_phrase(words_of(node.text), words)]


def _searched(frame: Frame, scene: Scene) -> Outcome | None:
    """A list was opened and does not show it: typed into the field that has the cursor now, once."""
    if any(turn.action.name == "fill" for turn in scene.turns):
        reason = f'nothing that fits "{_typed(frame)}" is offered on {scene.grounder.where}'
        return Refuse("missing", reason)
    entries = [
        node
        for node in scene.page.of_role((*TEXT_FIELDS, "combobox"))
        if "focused" in node.states and node.tag == "input" and "readonly" not in node.states
    ]
    return Act((Action("fill", entries[0].ref, _typed(frame)),)) if len(entries) == 1 else None


def _confirmed(frame: Frame, field: Node, scene: Scene) -> Outcome:
    """The field shows what was clicked, or it stands somewhere that is new; else it was not taken."""
    last = scene.turns[-1]
    clicked = last.before.get(last.action.target) if last.before is not None else None
    text = clicked.text if clicked is not None else ""
    new = [*appeared(scene, began(scene)), field, *scene.snapshot.ancestors(field)]
    if clicked is None or any(_shows(node, text) for node in new) or _shows(field, _typed(frame)):
        return Over(len(scene.turns))
    described = scene.page.described(field)
    return Refuse("missing", f'"{text}" was chosen, but {described} shows "{field.value or field.text}"')


def _shows(node: Node, text: str) -> bool:
    return bool(text) and any(plain(text) in plain(shown) for shown in (node.value or "", node.text) if shown)


def _worded(nodes: Sequence[Node], scene: Scene) -> tuple[Candidate, ...]:
    return tuple(Candidate(node.ref, scene.page.described(node), 0.5) for node in nodes[:SHOWN])
