"""How well one node fits a role, a kind, a noun or a quality, whatever it is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from types import MappingProxyType

from pytest_lam.checking import states_of
from pytest_lam.lam import Evidence
from pytest_lam.lam.embedded.evidence import CLICKABLE, ITEMS, KINDS, NOUN_SIGNS, SELECTED, STATES, UNFIT_KIND, RoleSet
from pytest_lam.lam.embedded.matching import holds_phrase
from pytest_lam.lam.embedded.page import identifier_text, is_icon, stems_of
from pytest_lam.snapshot import Node, Snapshot

STYLED_LISTS = frozenset({"select", "selectbox", "selectric", "dropdown", "combobox", "combo", "chosen"})
"""What the style of a list that scripts drew calls it, where no role does."""
CHOSEN: Mapping[str, Set[str]] = MappingProxyType(
    {
        "selected": {"selected", "checked", "pressed", "current"},
        "active": {"active", "selected", "checked", "pressed", "current"},
        "current": {"current", "selected"},
    }
)
"""What roles call it, each its own way, that a thing is the chosen one of several."""
DRAWN = -0.12
"""A list that scripts drew loses against one that says what it is, as a button that opens one does."""


def is_styled_list(node: Node) -> bool:
    """Whether it can be clicked and its style alone calls it a list to choose from."""
    words = identifier_text(node.attributes.get("class", "")).casefold().split()
    return node.role == "generic" and "clickable" in node.states and bool(STYLED_LISTS & set(words))


def shows(node: Node, quality: str) -> bool:
    """Whether it is a picture, where one is looked for; else whether it says those words or is called so."""
    if quality in ("icon", "image"):
        return node.role in ("img", "image") or is_icon(node) or "icon" in stems_of(node.attributes.get("class", ""))
    said = (node.own_text, node.name, node.attributes.get("alt", ""), node.attributes.get("title", ""))
    return any(holds_phrase(stems_of(text), stems_of(quality)) for text in said if text)


def is_in_state(node: Node, state: str, snapshot: Snapshot) -> bool:
    """Whether the thing is in that state; of what is picked by a box, whether that is ticked."""
    if CHOSEN.get(state, {state}) & states_of(node):
        return True
    picked = state in ("selected", "checked") and node.role in ITEMS
    boxes = (inner for inner in snapshot.descendants(node) if inner.role in ("checkbox", "radio")) if picked else ()
    return any("checked" in box.states for box in boxes)


def is_of_noun(node: Node, noun: str) -> bool:
    """Whether it is of the narrower sort that the noun names."""
    field, values = NOUN_SIGNS[noun]
    return (node.tag if field == "tag" else node.attributes.get("type", "")) in values


def kind_fit(node: Node, kind: str) -> float:
    """What it costs that the step calls the node so."""
    costs = KINDS[kind]
    if node.role in costs:
        return costs[node.role]
    if kind == "select" and is_styled_list(node):
        return CLICKABLE
    if kind in ("button", "link", "icon", "image", "tab", "menuitem") and (is_icon(node) or "clickable" in node.states):
        return CLICKABLE
    return UNFIT_KIND


def role_fit(node: Node, wanted: RoleSet) -> float | None:
    """What the node's role costs; None where it is out of the question."""
    cost = wanted.fits.get(node.role)
    if cost is None and wanted.states & node.states:
        return 0.0
    if cost is None and wanted is SELECTED and is_styled_list(node):
        return DRAWN
    cost = wanted.other if cost is None else cost
    signs = is_icon(node) + ("clickable" in node.states)
    if cost is not None and wanted.clicked and signs:
        return max(cost, CLICKABLE) if signs == 1 else 0.0  # an icon that shows that it can be clicked is a button
    return cost


def state_evidence(node: Node) -> Iterable[Evidence]:
    """What the states of a node tell for or against it."""
    if not node.visible:
        yield Evidence("hidden", STATES["hidden"])
    for state in ("disabled", "focused"):
        if state in node.states:
            yield Evidence(state, STATES[state])


def spelt(node: Node) -> Iterable[str]:
    """What it is called, as far as a spelling can be compared with it."""
    return (name for name in (node.name, node.label, node.own_text, node.placeholder) if 0 < len(name) <= 80)
