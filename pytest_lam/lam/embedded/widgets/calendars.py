"""Calendars: grids of the days of a month, and how each is turned to another month.

A calendar is known by what a person knows it by: the numbers 1 to 28 and more in a row, under the name
of a month. Its days may also name themselves ("December 19, 2016"), which then counts more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from pytest_lam.lam.embedded.scene import Scene
from pytest_lam.lam.embedded.widgets.dates import month_in, parse_date, year_in
from pytest_lam.lam.embedded.widgets.seen import as_number, says, says_by_class
from pytest_lam.snapshot import Node

SHORTEST = 28
"""Days of the shortest month."""
DAYS = frozenset(
    {"gridcell", "cell", "button", "link", "option", "listitem", "generic", "menuitem", "radio", "checkbox", "time"}
)
"""Roles of what a day may be."""
TURNED = frozenset({"button", "link", "generic", "img"})
"""Roles of what turns to another month."""
AROUND = 5
"""Containers around the days in which the month is named and turned; further out is the page."""
HEAD = 2
"""Containers around the node that names the month in which what turns it may stand: further out is the page."""
MONTHS = 12
OPPOSITE = {"forward": "back", "back": "forward"}


@dataclass(frozen=True, slots=True)
class Calendar:
    """One month as it is shown."""

    root: Node
    year: int
    month: int
    days: dict[int, Node] = field(default_factory=dict)
    named: dict[date, Node] = field(default_factory=dict)
    """Days by the whole dates that they are called by."""
    months: Node | None = None
    """The native list of months, where there is one."""
    years: Node | None = None
    """The native list of years, or the field that the year is typed into."""

    def day(self, wanted: date) -> Node | None:
        """The node of that day, if it is shown."""
        if wanted in self.named:
            return self.named[wanted]
        return self.days.get(wanted.day) if (self.year, self.month) == (wanted.year, wanted.month) else None

    def missing(self, wanted: date) -> int:
        """How many months it is away from that day: negative where it must be turned back."""
        return (wanted.year - self.year) * MONTHS + wanted.month - self.month


def calendars(scene: Scene) -> list[Calendar]:
    """The calendars that are shown, in document order."""
    found = []
    for grid in _grids(scene):
        if (calendar := _read(grid, scene)) is not None:
            found.append(calendar)
    return found


def _grids(scene: Scene) -> list[Node]:
    """The smallest nodes that hold the days of a month."""
    counts: dict[str, set[int]] = {}
    for node in scene.page.nodes:
        if (number := _day_number(node)) is not None and scene.page.can_reach(node):
            for ref in scene.page.way_up[node.ref][1:]:
                counts.setdefault(ref, set()).add(number)
    full = [ref for ref, numbers in counts.items() if set(range(1, SHORTEST + 1)) <= numbers]
    outer = {ref for inner in full for ref in scene.page.way_up[inner][1:]}
    return [scene.snapshot.by_ref[ref] for ref in sorted(set(full) - outer, key=scene.page.index.__getitem__)]


def _day_number(node: Node) -> int | None:
    if not node.visible or node.role not in DAYS or len(node.text) > 2 or not node.text.isdecimal():
        return None
    return int(node.text) if 1 <= int(node.text) <= 31 else None


def _read(grid: Node, scene: Scene) -> Calendar | None:
    cells = [node for node in scene.snapshot.descendants(grid) if _day_number(node) is not None]
    named = {day: node for node in cells if (day := _own_date(node, scene)) is not None}
    run = _run(_clickable(cells, scene))
    others = [each for each in _grids(scene) if each.ref != grid.ref]
    for outer in _outers(grid, scene):
        if any(scene.page.contains(outer.ref, other.ref) for other in others):
            break
        months, years = _lists(outer, grid, scene)
        heads = _head_texts(outer, grid, scene)
        month, year = _month(months, heads), _year(years, heads)
        if month is not None and year is not None:
            return Calendar(outer, year, month, run, named, months, years)
    if len(named) >= SHORTEST:  # days that say it all
        middle = sorted(named)[len(named) // 2]
        outer = list(_outers(grid, scene))[-1]
        return Calendar(outer, middle.year, middle.month, run, named)
    return None


def _outers(grid: Node, scene: Scene) -> Iterator[Node]:
    yield grid
    for at, outer in enumerate(scene.snapshot.ancestors(grid)):
        if at >= AROUND or outer.role == "document":
            return
        yield outer


def _clickable(cells: Sequence[Node], scene: Scene) -> list[Node]:
    """One node for each day: the button or link in a cell before the cell."""
    inner = {node.parent for node in cells}
    kept = [node for node in cells if node.ref not in inner]
    return [_holder(node, scene) for node in kept]


def _holder(node: Node, scene: Scene) -> Node:
    """A text in a button or cell is that; a text by itself is itself."""
    outer = scene.snapshot.get(node.parent)
    if (
        node.role == "generic"
        and outer is not None
        and outer.role in ("gridcell", "button", "option")
        and outer.text == node.text
    ):
        return outer
    return node


def _run(cells: Sequence[Node]) -> dict[int, Node]:
    """The days of the month itself: the longest run 1, 2, 3 ..., which days of other months stand before and after."""
    best: dict[int, Node] = {}
    numbers = [int(node.text) for node in cells]
    for start, number in enumerate(numbers):
        if number != 1:
            continue
        run = {1: cells[start]}
        for node in cells[start + 1 :]:
            if int(node.text) == len(run) + 1:
                run[len(run) + 1] = node
        if len(run) >= max(SHORTEST, len(best)):
            best = run
    return best


def _own_date(node: Node, scene: Scene) -> date | None:
    """The whole date by which a day is called, itself or the cell around it."""
    outer = scene.snapshot.get(node.parent)
    for each in (node, outer):
        if each is None or (each is outer and each.text != node.text):
            continue
        for text in (each.attributes.get("aria-label", ""), each.attributes.get("title", ""), each.name):
            if (
                text
                and text != node.text
                and (day := parse_date(text.split(" (")[0])) is not None
                and day.day == int(node.text)
            ):
                return day
    return None


def _lists(outer: Node, grid: Node, scene: Scene) -> tuple[Node | None, Node | None]:
    """The list of months and that of years (or the field of the year) that turn the calendar."""
    months = years = None
    for node in scene.snapshot.descendants(outer):
        if scene.page.contains(grid.ref, node.ref):
            continue
        labels = [option.label for option in node.options]
        if sum(month_in(label) is not None for label in labels) > MONTHS // 2 or _numbered(node):
            months = months or node
        elif _holds_year(node, labels):
            years = years or node
    return months, years


def _holds_year(node: Node, labels: Sequence[str]) -> bool:
    typed = node.role in ("spinbutton", "textbox") and len(node.value or "") == len("2026")
    return bool(typed and year_in(node.value or "")) or (len(labels) > 1 and all(year_in(label) for label in labels))


def _numbered(node: Node) -> bool:
    """A list of the months by their numbers."""
    labels = [option.label.lstrip("0") for option in node.options]
    return labels == [str(number) for number in range(1, MONTHS + 1)]


def _head_texts(outer: Node, grid: Node, scene: Scene) -> list[str]:
    """What is written in the container but not among the days."""
    inner = [node for node in scene.snapshot.descendants(outer) if not scene.page.contains(grid.ref, node.ref)]
    texts = [
        node.text for node in inner if node.visible and not node.options and not scene.page.contains(node.ref, grid.ref)
    ]
    label = [each.name for each in (grid, outer) if each.role in ("grid", "table", "group", "dialog", "application")]
    return [text for text in (*texts, *label) if text]


def _month(months: Node | None, heads: Sequence[str]) -> int | None:
    if months is not None and months.value:
        return int(months.value) if months.value.isdecimal() else month_in(months.value)
    return next((month for text in heads if (month := month_in(text)) is not None), None)


def _year(years: Node | None, heads: Sequence[str]) -> int | None:
    if years is not None and years.value:
        return year_in(years.value)
    return next((year for text in heads if (year := year_in(text)) is not None), None)


def turner(calendar: Calendar, way: str, scene: Scene) -> Node | None:
    """What turns it one month on ("forward") or back; beside the grid where the grid itself names the month."""
    outers = [each for each in scene.snapshot.ancestors(calendar.root) if each.role != "document"]
    for outer in (calendar.root, *outers[:HEAD]):
        if (node := _turner_in(outer, calendar, way, scene)) is not None:
            return node
    return None


def _turner_in(outer: Node, calendar: Calendar, way: str, scene: Scene) -> Node | None:
    """By what it says, else by its icon, else by where it stands."""
    days = {node.ref for node in calendar.days.values()} | {node.ref for node in calendar.named.values()}
    grid_top = min((node.box.y for node in calendar.days.values()), default=0.0)
    inner = [
        node
        for node in scene.snapshot.descendants(outer)
        if node.role in TURNED and node.visible and node.ref not in days and as_number(node.text) is None
    ]
    inner = [node for node in inner if not node.options and month_in(node.text) is None]
    for test in (says, says_by_class):
        found = [node for node in inner if test(node, way) and not test(node, OPPOSITE[way]) and not _leads_far(node)]
        if found:
            return _outermost(found, scene)
    above = [node for node in inner if node.role == "button" and not node.text and node.box.y < grid_top]
    above.sort(key=lambda node: node.box.x)
    return (above[-1] if way == "forward" else above[0]) if len(above) == 2 else None


def _leads_far(node: Node) -> bool:
    return says(node, "far") or says_by_class(node, "far")


def _outermost(found: Sequence[Node], scene: Scene) -> Node:
    """The control itself, not the icon in it; the enabled one where there are several."""
    refs = {node.ref for node in found}
    outer = [node for node in found if not any(ref in refs for ref in scene.page.way_up[node.ref][1:])]
    return next((node for node in outer if "disabled" not in node.states), outer[0])
