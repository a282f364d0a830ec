"""Actions as Python statements: each kind of action in one place."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_lam.export import code
from pytest_lam.export.claims import is_field
from pytest_lam.export.drafts import CommonValue, Deed, Notice, literal
from pytest_lam.export.expressions import Expression
from pytest_lam.export.keys import keys

if TYPE_CHECKING:
    from pytest_lam.export.statements import Statements


def notices_at_hand(deed: Deed) -> tuple[Notice, ...]:
    """The notices that a click can put away by itself: they are where it is, and it is an ordinary one."""
    if deed.name != "click" or deed.manner in ("label", "free") or deed.thing is None:
        return ()
    return tuple(notice for notice in deed.notices if not notice.key and notice.thing.frames == deed.thing.frames)


def _click(writer: Statements, deed: Deed) -> list[str]:
    if deed.manner == "label" and deed.thing is not None:
        return [f"label_of(wait, {writer.locator(deed.thing)}).click()"]
    if deed.manner == "free":
        return [_rest(writer, deed), "ActionChains(driver).click().perform()"]
    if notices := notices_at_hand(deed):
        places = (writer.locator(thing) for thing in (*deed.things, *(notice.thing for notice in notices)))
        return [f"click_past(wait, {', '.join(places)})"]
    if deed.manner == "reached" and deed.thing is not None:
        return [f"wait.until(clicked({writer.locator(deed.thing)}))"]
    return [f"{writer.element(deed)}.click()"]


def _fill(writer: Statements, deed: Deed) -> list[str]:
    assert deed.thing is not None
    helper = FILLS.get(deed.manner, "fill")
    return [f"{helper}(wait, {writer.locator(deed.thing)}, {writer.value(deed.value)})"]


def _clear(writer: Statements, deed: Deed) -> list[str]:
    if deed.manner in FILLS:
        return _fill(writer, deed)
    return [f"{writer.element(deed)}.clear()"]


FILLS = MappingProxyType(
    {"script": "set_value", "keys": "type_over", "focused": "type_where_focused", "slider": "move_slider"}
)
"""Helpers for fields that Selenium's own ``clear`` and ``send_keys`` do not serve."""


def _select(writer: Statements, deed: Deed) -> list[str]:
    return [f"Select({writer.element(deed)}).select_by_visible_text({writer.value(deed.value)})"]


def _deselect(writer: Statements, deed: Deed) -> list[str]:
    return [f"Select({writer.element(deed)}).deselect_by_visible_text({writer.value(deed.value)})"]


TICKS = MappingProxyType({"label": "tick_label", "reached": "tick_past_bars", "free": "tick_free_part"})
"""Helpers for boxes that a plain click does not reach."""


def _tick(writer: Statements, deed: Deed) -> list[str]:
    assert deed.thing is not None
    helper = TICKS.get(deed.manner, "tick")
    return [f"{helper}(wait, {writer.locator(deed.thing)}, until={deed.name == 'check'})"]


def _press(writer: Statements, deed: Deed) -> list[str]:
    if deed.manner == "focused" and deed.thing is not None:
        return [f"press_where_focused(wait, {writer.locator(deed.thing)}, {', '.join(keys(literal(deed.value)))})"]
    element = writer.element(deed) if deed.thing is not None else "driver.switch_to.active_element"
    return [f"{element}.send_keys({', '.join(keys(literal(deed.value)))})"]


def _navigate(writer: Statements, deed: Deed) -> list[str]:
    if isinstance(deed.value, tuple) and all(isinstance(piece, str) for piece in deed.value):
        place = literal(deed.value)
        if urlsplit(place).scheme:
            return [f"driver.get({code.string(place)})"]
        return [f'driver.get(base_url.rstrip("/") + {code.string("/" + place.lstrip("/"))})']
    return [f"driver.get(full_address(base_url, {writer.value(deed.value)}))"]


def _accept(writer: Statements, deed: Deed) -> list[str]:
    if not deed.value:
        return ["wait.until(EC.alert_is_present()).accept()"]
    return [
        "dialog = wait.until(EC.alert_is_present())",
        f"dialog.send_keys({writer.value(deed.value)})",
        "dialog.accept()",
    ]


POINTS = MappingProxyType({"double click": "double_click", "right click": "context_click", "hover": "move_to_element"})
"""What Selenium's chains of actions call a gesture."""


def _point(writer: Statements, deed: Deed) -> list[str]:
    assert deed.thing is not None
    if deed.manner == "free":
        gesture = [] if deed.name == "hover" else [f"ActionChains(driver).{POINTS[deed.name]}().perform()"]
        return [_rest(writer, deed), *gesture]
    return [f"ActionChains(driver).{POINTS[deed.name]}(reachable(wait, {writer.locator(deed.thing)})).perform()"]


def _rest(writer: Statements, deed: Deed) -> str:
    """Brings the mouse onto the part of the thing that nothing covers."""
    assert deed.thing is not None
    return f"move_to_free_part(wait, {writer.locator(deed.thing)})"


def _drag(writer: Statements, deed: Deed) -> list[str]:
    assert deed.thing is not None
    found, where = writer.locator(deed.thing), literal(deed.value)
    if deed.onto is None:
        return [f"drag_by(wait, {found}, {where.replace(',', ', ')})"]
    beside = f", {code.string(where)}" if where else ""
    return [f"drag_onto(wait, {found}, {writer.locator(deed.onto)}{beside})"]


def _scroll(writer: Statements, deed: Deed) -> list[str]:
    way = literal(deed.value)
    if deed.thing is None:
        return [f"turn_wheel(driver, {code.string(way)})"]
    if not way:
        return [f"ActionChains(driver).scroll_to_element({writer.seen(deed)}).perform()"]
    return [f"turn_wheel(driver, {code.string(way)}, reachable(wait, {writer.locator(deed.thing)}))"]


def _upload(writer: Statements, deed: Deed) -> list[str]:
    assert deed.thing is not None
    helper = "choose_files_beside" if deed.manner == "label" else "choose_files"
    files = ", ".join(f"{FILES} / {writer.value(path)}" for path in _lines(deed.value))
    return [f"{helper}(wait, {writer.locator(deed.thing)}, {files})"]


FILES = "FILES"
"""The constant that holds the folder of the feature, to which the paths of its steps are relative."""


def _lines(given: CommonValue) -> list[CommonValue]:
    """The lines of a value, each an expression of its own."""
    if not isinstance(given, tuple):
        return [given]
    found: list[Expression] = [()]
    for piece in given:
        first, *more = piece.split("\n") if isinstance(piece, str) else (piece,)
        found[-1] += (first,) if first else ()
        found += [(each,) if each else () for each in more]
    return [*found]


def _switch_window(writer: Statements, deed: Deed) -> list[str]:
    if not deed.value:
        return ["enter_other_window(wait)"]
    if deed.value == ("main",):
        return ["driver.switch_to.window(driver.window_handles[0])"]
    return [f"enter_window(wait, {writer.value(deed.value)})"]


def _resize(writer: Statements, deed: Deed) -> list[str]:
    return [f"set_view_size(wait, {literal(deed.value).replace('x', ', ')})"]


def _pause(writer: Statements, deed: Deed) -> list[str]:
    seconds = literal(deed.value) or f"float({writer.value(deed.value)})"
    return [f"ActionChains(driver).pause({seconds}).perform()"]


def _remember(writer: Statements, deed: Deed) -> list[str]:
    assert deed.thing is not None
    found = writer.locator(deed.thing)
    if deed.manner in SEVERAL:
        read = f"json.dumps({SEVERAL[deed.manner](writer, deed, found)}, ensure_ascii=False)"
    else:
        read = f"{'value_of' if is_field(deed.thing) else 'text_of'}(wait, {found}, until=bool)"
    return [f"remembered[{code.string(literal(deed.value))}] = {read}"]


def _items(writer: Statements, deed: Deed, found: str) -> str:
    elements, named = writer.role(deed.role, "CSS"), code.string(deed.named)
    if not deed.named:
        return f"texts_of(wait, {elements}, within={found}, until=bool)"
    if deed.role == "row":
        return f"column_of(wait, {elements}, {named}, table={found}, until=bool)"
    return f"parts_of(wait, {elements}, {writer.part(deed.named)}, within={found}, until=bool)"


SEVERAL: MappingProxyType[str, Callable[[Statements, Deed, str], str]] = MappingProxyType(
    {
        "items": _items,
        "rows": lambda writer, deed, found: f"table_rows(wait, {writer.role('row', 'CSS')}, {found}, until=bool)",
    }
)
"""How several things are read at once."""


DEEDS: MappingProxyType[str, Callable[[Statements, Deed], list[str]]] = MappingProxyType(
    {
        "navigate": _navigate,
        "back": lambda writer, deed: ["driver.back()"],
        "forward": lambda writer, deed: ["driver.forward()"],
        "reload": lambda writer, deed: ["driver.refresh()"],
        "click": _click,
        "double click": _point,
        "right click": _point,
        "hover": _point,
        "drag": _drag,
        "fill": _fill,
        "clear": _clear,
        "select": _select,
        "deselect": _deselect,
        "check": _tick,
        "uncheck": _tick,
        "press": _press,
        "upload": _upload,
        "scroll": _scroll,
        "accept": _accept,
        "dismiss": lambda writer, deed: ["wait.until(EC.alert_is_present()).dismiss()"],
        "switch window": _switch_window,
        "close window": lambda writer, deed: ["driver.close()"],
        "resize": _resize,
        "pause": _pause,
        "remember": _remember,
    }
)
"""How each action of ACTIONS is written."""
