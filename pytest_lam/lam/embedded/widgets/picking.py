"""Dates and times into whatever takes them: typed where the field takes text, else picked in its calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from pytest_lam.actions import Action
from pytest_lam.lam import Act, Refuse
from pytest_lam.lam.embedded.evidence import ENTERED, TEXT_FIELDS
from pytest_lam.lam.embedded.frames import Frame, Phrase
from pytest_lam.lam.embedded.grounding import Grounding
from pytest_lam.lam.embedded.page import stems_of
from pytest_lam.lam.embedded.scene import Outcome, Over, Scene, on
from pytest_lam.lam.embedded.widgets.calendars import Calendar, calendars, turner
from pytest_lam.lam.embedded.widgets.dates import (
    PLACEHOLDER,
    Order,
    is_date,
    month_in,
    order_of,
    order_of_form,
    parse_date,
    parse_time,
    written,
)
from pytest_lam.lam.embedded.widgets.seen import closest_kin, distance, says
from pytest_lam.lam.embedded.widgets.words import widget_words
from pytest_lam.snapshot import Node

FARTHEST = 240
"""Months that a calendar is turned one by one: twenty years, which a person would rather type."""
BESIDE = 60
"""CSS pixels within which a button belongs to the field that it stands beside."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The day to bring about, and the field that is to show it (None: a calendar without one)."""

    day: date
    field: Node | None
    order: Order


NATIVE: Mapping[str, str] = MappingProxyType({"date": "%Y-%m-%d", "month": "%Y-%m", "week": "%G-W%V"})
"""How inputs of these types take a day (HTML, "Dates and times")."""


def pick(frame: Frame, scene: Scene) -> Outcome | None:
    """A date into the field or calendar that the frame names; None where its value is no date."""
    value = frame.value
    if frame.target is None or not isinstance(value, str):
        return None
    if not is_date(value):
        return _time(frame.target, value, scene)
    if scene.turns:
        return _continued(frame, value, scene)
    grounding = scene.ground(frame.target, ENTERED)
    if grounding.node is None:
        grounding = _only_field(frame.target, scene) or grounding
    if grounding.node is None:
        return _inline(value, frame.target, scene)
    return _begun(grounding, grounding.node, value, scene)


def pick_said(frame: Frame, scene: Scene) -> Outcome | None:
    """A day that a frame names as the thing itself ("choose 19 December 2016"), in the calendar that is shown."""
    if frame.target is None or not is_date(frame.target.words):
        return None
    return _inline(frame.target.words, frame.target, scene)


def _only_field(target: Phrase, scene: Scene) -> Grounding | None:
    """Of a page with one date field that one, where the step only says "the date"."""
    if set(stems_of(target.words)) - {"date", "day"}:
        return None
    fields = [node for node in scene.page.of_role((*TEXT_FIELDS, "combobox")) if not node.options]
    fields = [node for node in fields if "date" in stems_of(_around(node, scene))] if len(fields) > 1 else fields
    return Grounding((), fields[0]) if len(fields) == 1 else None


def _around(node: Node, scene: Scene) -> str:
    texts = (node.name, node.label, node.placeholder, node.attributes.get("type", ""), node.attributes.get("class", ""))
    outer = scene.snapshot.get(node.parent)
    return " ".join((*texts, outer.own_text if outer is not None else ""))


def _order(field: Node | None, scene: Scene) -> Order:
    """The order of day and month: as the field's own form tells, else its language, else the page's."""
    if field is not None:
        for text in (field.placeholder, field.description, field.label, field.name):
            if order := order_of_form(text):
                return order
    lang = next((node.attributes["lang"] for node in scene.page.nodes if node.attributes.get("lang")), "")
    return order_of(lang)


def _wanted(value: str, field: Node | None, scene: Scene) -> Wanted | Refuse:
    order = _order(field, scene)
    day = parse_date(value, order)
    if day is None:
        remedy = "write the month as a word (5 April 2016), or the year first (2016-04-05)"
        reason = f'"{value}" may be two days, and nothing on {scene.grounder.where} tells whether the month is first'
        return Refuse("ambiguous", reason, remedy=remedy)
    return Wanted(day, field, order)


def _begun(grounding: Grounding, node: Node, value: str, scene: Scene) -> Outcome | None:
    """Typed where the field takes text, else the calendar is opened."""
    if node.options or node.role not in (*TEXT_FIELDS, "combobox", "button"):
        return None
    wanted = _wanted(value, node, scene)
    if isinstance(wanted, Refuse):
        return wanted
    kind = node.attributes.get("type", "")
    if kind in NATIVE:
        return Act((on(grounding, "fill", wanted.day.strftime(NATIVE[kind])),), grounding.candidates)
    if kind in ("datetime-local", "time"):
        return None
    if node.tag == "input" and "readonly" not in node.states:
        text = _typed(wanted, value, node)
        return Act((on(grounding, "fill", text),), grounding.candidates)
    if (calendar := _near(node, scene)) is not None:
        return _turned(calendar, wanted, scene)
    return Act((on(grounding, "click"),), grounding.candidates)


def _typed(wanted: Wanted, value: str, node: Node) -> str:
    """The day as the field's own form has it; without one as the step has it."""
    for text in (node.placeholder, node.description, node.label):
        if PLACEHOLDER.search(text) and order_of_form(text):
            return written(wanted.day, text)
    return value


def _near(field: Node, scene: Scene) -> Calendar | None:
    """The calendar that belongs to a field: the only one, or the one that shares the smallest container with it."""
    shown = calendars(scene)
    if len(shown) <= 1:
        return shown[0] if shown else None
    closest = closest_kin([calendar.root for calendar in shown], [field], scene)
    return next((calendar for calendar in shown if closest and calendar.root.ref == closest[0].ref), None)


def _continued(frame: Frame, value: str, scene: Scene) -> Outcome | None:
    """After the first turn: done where the field shows the day, else on in the calendar."""
    first = scene.snapshot.get(scene.turns[0].action.target)
    field = first if first is not None and first.value is not None else None
    if field is None and first is None and scene.turns[0].action.name == "fill":
        return Over(len(scene.turns))
    wanted = _wanted(value, field, scene)
    if isinstance(wanted, Refuse):
        return wanted
    if field is not None and _opens_as_typed(scene):
        return Act((Action("press", field.ref, "TAB"),))  # the field is left, as a person would, to close it
    if field is not None and _shows(field, wanted):
        return Over(len(scene.turns))
    shown = [calendar for calendar in calendars(scene) if field is None or _fits(calendar, scene)]
    if _clicked_day(wanted, scene):
        return _settled(wanted, shown, scene)
    if shown:
        return _in_one_of(shown, wanted, scene)
    return _opened(field or first, wanted, scene)


def _opens_as_typed(scene: Scene) -> bool:
    """Whether typing the day, and nothing else so far, made a calendar come up."""
    before = scene.turns[0].before
    if before is None or [turn.action.name for turn in scene.turns] != ["fill"]:
        return False
    old = (before.get(calendar.root.ref) for calendar in calendars(scene))
    return any(root is None or not root.visible for root in old)


def _fits(calendar: Calendar, scene: Scene) -> bool:
    """Whether a calendar is the field's own: the only one, or one that came with what was done."""
    before = scene.turns[0].before
    old = before.get(calendar.root.ref) if before is not None else None
    return old is None or not old.visible or len(calendars(scene)) == 1


def _in_one_of(shown: list[Calendar], wanted: Wanted, scene: Scene) -> Outcome:
    """The calendar that shows the month (there may be two side by side), else the first."""
    best = next((calendar for calendar in shown if calendar.day(wanted.day) is not None), shown[0])
    return _turned(best, wanted, scene)


def _shows(field: Node, wanted: Wanted) -> bool:
    texts = [field.value or "", *(field.value or "").split(" ")[:1]]
    return any(parse_date(text, wanted.order) == wanted.day for text in texts if text) or _shows_part(field, wanted)


def _shows_part(field: Node, wanted: Wanted) -> bool:
    kind = field.attributes.get("type", "")
    return kind in NATIVE and field.value == wanted.day.strftime(NATIVE[kind])


def _turned(calendar: Calendar, wanted: Wanted, scene: Scene) -> Outcome:
    """The day where it is shown; else the year, the month, or one month on."""
    day = calendar.day(wanted.day)
    if day is not None:
        if "disabled" in day.states:
            return Refuse("impossible", f"{wanted.day:%d %B %Y} can't be chosen on {scene.grounder.where}")
        return Act((Action("click", day.ref),))
    if calendar.years is not None and calendar.year != wanted.day.year and not _tried(calendar.years, scene):
        name = "select" if calendar.years.options else "fill"
        keys = () if calendar.years.options else (Action("press", calendar.years.ref, "ENTER"),)
        return Act((Action(name, calendar.years.ref, str(wanted.day.year)), *keys))
    if calendar.months is not None and calendar.year == wanted.day.year and not _tried(calendar.months, scene):
        label = _month_label(calendar.months, wanted.day.month)
        return Act((Action("select", calendar.months.ref, label),))
    return _leafed(calendar, wanted, scene)


def _month_label(months: Node, month: int) -> str:
    labels = [option.label for option in months.options]
    return next((label for label in labels if month_in(label) == month or label.lstrip("0") == str(month)), str(month))


def _tried(node: Node, scene: Scene) -> bool:
    return any(turn.action.target == node.ref and turn.action.name in ("select", "fill") for turn in scene.turns)


def _leafed(calendar: Calendar, wanted: Wanted, scene: Scene) -> Outcome:
    """One month on or back, as long as that brings it nearer."""
    missing = calendar.missing(wanted.day)
    reason = f"the calendar on {scene.grounder.where} shows {calendar.month}/{calendar.year}"
    if abs(missing) > FARTHEST:
        return Refuse("impossible", f"{reason}, and {wanted.day:%B %Y} is too far away to leaf to")
    node = turner(calendar, "forward" if missing > 0 else "back", scene)
    last = scene.turns[-1].action if scene.turns else None
    if (
        node is None
        or "disabled" in node.states
        or (last is not None and last.target == node.ref and _is_idle(calendar, scene))
    ):
        return Refuse("missing", f"{reason}, and nothing turns it to {wanted.day:%B %Y}")
    return Act((Action("click", node.ref),))


def _is_idle(calendar: Calendar, scene: Scene) -> bool:
    """Whether the last click left the month as it was."""
    before = scene.turns[-1].before
    if before is None:
        return False
    old = before.get(calendar.root.ref)
    return old is not None and old.text == calendar.root.text


def _clicked_day(wanted: Wanted, scene: Scene) -> bool:
    last = scene.turns[-1]
    node = last.before.get(last.action.target) if last.before is not None else None
    return last.action.name == "click" and node is not None and node.text == str(wanted.day.day)


def _settled(wanted: Wanted, shown: list[Calendar], scene: Scene) -> Outcome:
    """After the click on the day: done without a field; with one, what confirms the choice, or a refusal."""
    if wanted.field is None:
        return Over(len(scene.turns))
    names = {name.casefold() for name in widget_words().turning["settle"]}
    for calendar in shown:
        for outer in (calendar.root, *scene.snapshot.ancestors(calendar.root)):
            buttons = [node for node in scene.snapshot.descendants(outer) if node.role == "button" and node.visible]
            named = [node for node in buttons if (node.name or node.text).casefold() in names]
            if len(named) == 1 and not scene.page.contains(outer.ref, wanted.field.ref):
                return Act((Action("click", named[0].ref),))
    seen = scene.page.described(wanted.field)
    return Refuse("missing", f'{seen} shows "{wanted.field.value}" and not {wanted.day:%d %B %Y}, which was chosen')


def _opened(field: Node | None, wanted: Wanted, scene: Scene) -> Outcome:
    """No calendar is shown yet: the field is clicked, then the button beside it."""
    clicked = {turn.action.target for turn in scene.turns if turn.action.name == "click"}
    if field is not None and field.ref not in clicked:
        return Act((Action("click", field.ref),))
    buttons = [
        node
        for node in scene.page.of_role(("button",))
        if field is not None and node.ref not in clicked and distance(node, field) <= BESIDE and says(node, "open")
    ]
    if buttons and field is not None:
        return Act((Action("click", min(buttons, key=lambda node: distance(node, field)).ref),))
    what = scene.page.described(field) if field is not None else "what was clicked"
    return Refuse(
        "missing", f"{what} on {scene.grounder.where} did not take {wanted.day:%d %B %Y}, and no calendar opens"
    )


def _inline(value: str, target: Phrase, scene: Scene) -> Outcome | None:
    """In a calendar that is on the page itself."""
    shown = calendars(scene)
    if not shown:
        return None
    wanted = _wanted(value, None, scene)
    if isinstance(wanted, Refuse):
        return wanted
    if scene.turns and _clicked_day(wanted, scene):
        return Over(len(scene.turns))
    return _in_one_of(shown, wanted, scene)


def _time(target: Phrase, value: str, scene: Scene) -> Outcome | None:
    """A time of day into a field of the browser's own kind for it, in the form that it takes."""
    moment = parse_time(value)
    if moment is None or scene.turns:
        return None
    grounding = scene.ground(target, ENTERED)
    node = grounding.node
    if node is None or node.attributes.get("type") != "time":
        return None
    form = "%H:%M:%S" if moment.second else "%H:%M"
    return Act((on(grounding, "fill", moment.strftime(form)),), grounding.candidates)
