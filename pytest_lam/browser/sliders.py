"""Sliders and spin buttons, the browser's own and those that scripts made: moved by the keys that ARIA promises.

WAI-ARIA Authoring Practices, "Slider" and "Spinbutton": the arrow keys move by one step, Home and
End go to the ends, and ``aria-valuenow`` tells where it stands.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from pytest_lam.browser.aiming import Aim, Manner
from pytest_lam.errors import ActionFailed

if TYPE_CHECKING:
    from selenium.webdriver.remote.webelement import WebElement

SLIDING = frozenset({"slider", "spinbutton", "scrollbar", "separator"})
"""Roles of what has a value that keys move."""

LONGEST_RUN = 200
"""Keys that are typed before looking again: a slider of 100 steps in one go, a wrong guess of a step soon seen."""

LONGEST_WAIT = 2.0
"""Seconds that a slider may take to say where it stands after a key: frameworks say it a frame later."""

FOCUSABLE = "[tabindex='0']"
"""What is in the tab order although its tag is none of a control."""

LONGEST_WAY = 100
"""Steps up to which a slider of the browser is moved by keys; a finer one is set by script, key for key takes long."""

ATTEMPTS = 12
"""Runs of keys until it must stand where it should: each comes nearer, or it can't be done."""


def is_few_keys_away(aim: Aim, text: str) -> bool:
    """Whether a slider of the browser's own stands within some keys of that number, which is one of its steps.

    A page may wait for the end of a move before it takes the value, and only a hand or a key ends one.
    """
    now, wanted = _now(aim), _number(text)
    first, step = (_number(aim.element.get_attribute(name) or usual) for name, usual in (("min", "0"), ("step", "1")))
    if now is None or wanted is None or first is None or not step:  # step=any is no number
        return False
    whole = abs((wanted - first) / step - round((wanted - first) / step)) < 1e-9
    return whole and abs(wanted - now) / step <= LONGEST_WAY


def slide(aim: Aim, text: str) -> Manner:
    """Moves it to that number.

    Raises ActionFailed where ``text`` is no number, where keys don't move it, or where none of
    its steps is that number.
    """
    if aim.facts["readonly"]:
        raise ActionFailed(f"{aim.what} is read-only")
    try:
        wanted = float(text)
    except ValueError:
        raise ActionFailed(f"{aim.what} did not take that value: it takes a number") from None
    _require_bounds(aim, wanted)
    step = 0.0
    for _ in range(ATTEMPTS):
        now = _now(aim)
        if now is None or abs(now - wanted) < 1e-9:
            break
        count = min(LONGEST_RUN, int(abs(wanted - now) / step + 1e-9)) if step else 1
        if count == 0:
            raise ActionFailed(f"{aim.what} has no {text}: it stops at {now:g}, and moves by {step:g}")
        moved = _moved(aim, now, count, forward=wanted > now)
        step = abs(moved - now) / count
    if _now(aim) != wanted:
        raise ActionFailed(f"{aim.what} was moved, but does not stand at {text}")
    return "slider"


def _require_bounds(aim: Aim, wanted: float) -> None:
    if _now(aim) is None:
        raise ActionFailed(f"{aim.what} does not say where it stands (aria-valuenow): press its keys, or drag it")
    for name, outside in (("min", wanted.__lt__), ("max", wanted.__gt__)):
        bound = _number(aim.element.get_attribute(f"aria-value{name}") or aim.element.get_attribute(name))
        if bound is not None and outside(bound):
            raise ActionFailed(f"{aim.what} did not take that value: it goes to {bound:g} only")


def _moved(aim: Aim, before: float, count: int, *, forward: bool) -> float:
    """Types that many arrow keys and tells where it stands then."""
    from selenium.common.exceptions import TimeoutException
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.wait import WebDriverWait

    _keyed(aim).send_keys((Keys.ARROW_UP if forward else Keys.ARROW_DOWN) * count)
    with suppress(TimeoutException):
        WebDriverWait(aim.driver, LONGEST_WAIT, 0.02).until(lambda _: _now(aim) != before)
    now = _now(aim)
    if now is None or now == before or (now > before) != forward:
        raise ActionFailed(f"{aim.what} does not move by the arrow keys: drag it, or click what moves it")
    return now


def _keyed(aim: Aim) -> WebElement:
    """What takes the keys: the slider, else (Quasar's) the one thing inside of it that is in the tab order."""
    inner = aim.element.find_elements("css selector", FOCUSABLE)
    return inner[0] if len(inner) == 1 and aim.element.get_attribute("tabindex") is None else aim.element


def _now(aim: Aim) -> float | None:
    native = str(aim.element.get_property("value")) if aim.facts["type"] == "range" else None
    return _number(aim.element.get_attribute("aria-valuenow") or native)


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
