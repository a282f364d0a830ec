"""Lists that are sorted by hand: an item is dragged before or after the one at its new place."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Refuse
from pytest_lam.lam.embedded.evidence import ANY
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import said
from pytest_lam.lam.embedded.page import words_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, refused
from pytest_lam.lam.embedded.widgets.seen import as_number
from pytest_lam.snapshot import Node, Snapshot

ATTEMPTS = 3
"""Drags of one item: lists that measure from the middle or the edge need another one at times."""
ALIGNED = 4
"""CSS pixels by which the boxes of one row or column may differ: borders and rounding."""
FEWEST = 2
WAYS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
"""Columns and rows that a way leads on."""
ROWS = {"top": 0, "upper": 0, "middle": 0.5, "center": 0.5, "centre": 0.5, "bottom": 1, "lower": 1}
COLUMNS = {"left": 0, "middle": 0.5, "center": 0.5, "centre": 0.5, "right": 1}
"""Places in a grid by the words for them, as parts of the way from its one end to the other."""


def drag(frame: Frame, scene: Scene) -> Outcome:
    """An item to another place of its list, or a thing onto another one."""
    moved = move(frame, scene)
    if moved is not None:
        return moved
    if scene.turns:
        return Over(len(scene.turns))
    if frame.place is None:
        return Refuse("unclear", f"the step does not say where {said(frame.target or Phrase(''))} is to be dragged")
    one, other = scene.ground(frame.target or Phrase(""), ANY), scene.ground(frame.place, ANY)
    if one.node is None or other.node is None:
        return refused(one if one.node is None else other)
    where = frame.state if frame.state in ("before", "after") else ""
    dragged = Action("drag", one.node.ref, where, one.within, one.within_text, onto=other.node.ref)
    return Act((dragged,), one.candidates + other.candidates)


def move(frame: Frame, scene: Scene) -> Outcome | None:
    """An item to another place of its list; None where it is to be dropped on something else."""
    if frame.target is None or frame.state not in ("position", "before", "after", *WAYS):
        return None
    begun = scene.snapshot.get(scene.turns[0].action.target) if scene.turns else None
    if scene.turns and begun is None:
        return Over(len(scene.turns))  # it was taken away
    grounding = scene.ground(frame.target, ANY) if begun is None else None
    node = begun or (grounding.node if grounding is not None else None)
    if node is None:
        return refused(grounding) if grounding is not None else None
    item, items = _list_of(node, scene)
    if len(items) < FEWEST:
        return None if not scene.turns else Over(len(scene.turns))
    before = scene.turns[0].before if scene.turns else None
    order = _old_order(before, items) if before is not None else items
    wanted = _place(frame, item, order, scene)
    if wanted is None:
        return Refuse("unclear", f"where {said(frame.target)} is to be dragged is not clear among {len(items)} items")
    if not 0 <= wanted < len(items):
        return Refuse("impossible", f"{said(frame.target)} can't be dragged there: its list has {len(items)} items")
    return _moved(item, items, wanted, scene)


def _moved(item: Node, items: Sequence[Node], wanted: int, scene: Scene) -> Outcome:
    now = [other.ref for other in items].index(item.ref)
    if now == wanted and scene.turns:
        return Over(len(scene.turns))
    if now == wanted:
        return Over(0)
    mine = [turn for turn in scene.turns if turn.action.name == "drag" and turn.action.target == item.ref]
    if len(mine) >= ATTEMPTS:
        reason = f"{scene.page.described(item)} was dragged, but is number {now + 1} of its list and not {wanted + 1}"
        return Refuse("missing", reason)
    onto = items[wanted]
    return Act((Action("drag", item.ref, "after" if wanted > now else "before", onto=onto.ref),))


def _list_of(node: Node, scene: Scene) -> tuple[Node, list[Node]]:
    """The item that the node is or is in, and all items of its list in the order in which they are seen."""
    for each in (node, *scene.snapshot.ancestors(node)):
        parent = scene.snapshot.get(each.parent)
        if parent is None or each.role == "document":
            break
        alike = [other for other in scene.snapshot.children(parent) if other.visible and _is_like(other, each)]
        if len(alike) >= FEWEST:
            return each, alike
    return node, []


def _is_like(one: Node, other: Node) -> bool:
    a, b = one.box, other.box
    return (one.role, one.tag) == (other.role, other.tag) and (
        abs(a.width - b.width) <= ALIGNED or abs(a.height - b.height) <= ALIGNED
    )


def _old_order(before: Snapshot, items: list[Node]) -> list[Node]:
    """The items in the order that they had before the first drag: what "down by one" counts from."""
    places = {node.ref: at for at, node in enumerate(before.nodes)}
    return sorted(items, key=lambda node: places.get(node.ref, len(places)))


def _place(frame: Frame, item: Node, order: Sequence[Node], scene: Scene) -> int | None:
    """The index that the item is to have in the end."""
    now = [other.ref for other in order].index(item.ref)
    count = frame.count if frame.count is not None else 1
    if frame.state in WAYS:
        across, down = WAYS[frame.state]
        columns = _columns(order)
        return _stepped(now, across * count, down * count, columns, len(order))
    if frame.state == "position" and frame.place is not None:
        return _corner(frame.place, order)
    if frame.state == "position":
        return None if frame.count is None else (count - 1 if count > 0 else len(order) + count)
    return _beside(frame, item, order, now, scene)


def _stepped(now: int, across: int, down: int, columns: int, size: int) -> int:
    """On a way through the grid; beyond its edge is nowhere."""
    column = now % columns + across
    if columns > 1 and not 0 <= column < columns:
        return size
    if columns == 1 and across:
        return now + across
    return now + across + down * columns


def _columns(order: Sequence[Node]) -> int:
    """How many stand beside one another in the first row; a list that runs across is one row."""
    first = order[0]
    row = sum(abs(node.box.y - first.box.y) <= ALIGNED for node in order)
    return max(row, 1)


def _corner(place: Phrase, order: Sequence[Node]) -> int | None:
    """ "top left", "center", "bottom right" in a grid; "top" and "bottom" in a list."""
    words = [word for word in words_of(place.words) if word in ROWS or word in COLUMNS]
    columns = _columns(order)
    rows = -(-len(order) // columns)
    row = next((ROWS[word] for word in words if word in ROWS), None)
    column = next((COLUMNS[word] for word in reversed(words) if word in COLUMNS), None)
    if row is None and column is None:
        return None
    at_row = (0.5 if row is None else row) * (rows - 1)
    at_column = (0.5 if column is None else column) * (columns - 1)
    return int(at_row) * columns + int(at_column) if at_row == int(at_row) and at_column == int(at_column) else None


def _beside(frame: Frame, item: Node, order: Sequence[Node], now: int, scene: Scene) -> int | None:
    """Before or after another item of the same list."""
    if frame.place is None:
        return None
    found = scene.ground(frame.place, ANY).node
    if found is None:
        return None
    other = next((at for at, node in enumerate(order) if scene.page.contains(node.ref, found.ref)), None)
    if other is None or other == now:
        return None
    without = other - 1 if other > now else other  # its index once the item is taken out
    return without if frame.state == "before" else without + 1


def sort(frame: Frame, scene: Scene) -> Outcome | None:
    """A list by hand, where a step asks for an order of what can be dragged; None where something else sorts."""
    drags = [turn for turn in scene.turns if turn.action.name == "drag"]
    if (scene.turns and not drags) or (not drags and _has_sorter(scene)):
        return None
    if drags:
        item = scene.snapshot.get(drags[0].action.target)
        _, items = _list_of(item, scene) if item is not None else (None, [])
    else:
        items = _draggable(scene)
    if len(items) < FEWEST:
        return None
    wanted = sorted(items, key=_weight, reverse=frame.state == "descending")
    wrong = next((at for at, (one, other) in enumerate(zip(items, wanted, strict=True)) if one.ref != other.ref), None)
    if wrong is None:
        return Over(len(scene.turns))
    if len(drags) > ATTEMPTS * len(items):
        return Refuse(
            "missing", f"the list on {scene.grounder.where} does not stay in the order that it is dragged into"
        )
    return Act((Action("drag", wanted[wrong].ref, "before", onto=items[wrong].ref),))


def _weight(node: Node) -> tuple[float, str]:
    """By number where it is one, else by its letters."""
    number = as_number(node.text)
    return (number if number is not None else float("inf"), node.text.casefold())


def _has_sorter(scene: Scene) -> bool:
    """Whether the page has a control that sorts, which a person would use."""
    roles = scene.page.of_role(("combobox", "listbox", "columnheader", "button", "link"))
    return any(
        {"sort", "order"} & set(words_of(f"{node.name} {node.label}")) or node.role == "columnheader" for node in roles
    )


def _draggable(scene: Scene) -> list[Node]:
    """The only list whose items are nothing but texts to be moved."""
    lists: dict[str, list[Node]] = {}
    for node in scene.page.of_role(("listitem", "option")):
        inner = {each.role for each in scene.snapshot.descendants(node)}
        if (
            node.parent is not None
            and node.text
            and not inner & {"link", "button", "textbox", "checkbox", "radio", "listitem"}
        ):
            lists.setdefault(node.parent, []).append(node)
    found = [items for items in lists.values() if len(items) >= FEWEST]
    return found[0] if len(found) == 1 else []
