"""What the mouse does to an element: clicks of every kind, hovering, dragging, turning the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_lam.browser.aiming import Aim, Manner, require_reachable
from pytest_lam.browser.scripts import Script, source
from pytest_lam.errors import ActionFailed

if TYPE_CHECKING:
    from selenium.webdriver.common.action_chains import ActionChains

LIFT = 5
"""CSS pixels by which the mouse moves before a drag begins: browsers and scripts take less for a click."""

EDGE = 3
"""CSS pixels from the edge of what something is dropped before or after: on it, and in its outer half."""


def click(aim: Aim, text: str) -> Manner:
    """A click that reaches the element or its label."""
    if aim.label is not None:
        aim.label.click()
        return "label"
    if aim.facts["spaced"]:
        from selenium.webdriver.common.keys import Keys

        aim.element.send_keys(Keys.SPACE)
        return "keys"
    if aim.facts["spot"] is not None:
        _rest_on_free_part(aim)
        _chain(aim).click().perform()
        return "free"
    require_reachable(aim)
    aim.element.click()
    return "reached" if aim.facts["barred"] or aim.facts["faint"] else "native"


def double_click(aim: Aim, text: str) -> Manner:
    """Two clicks in a row, where the element is once the mouse has left what it hovered over."""
    chain, manner = _pointed(aim)
    chain.double_click().perform()
    return manner


def right_click(aim: Aim, text: str) -> Manner:
    """A click of the other button, which opens context menus."""
    chain, manner = _pointed(aim)
    chain.context_click().perform()
    return manner


def hover(aim: Aim, text: str) -> Manner:
    """The pointer comes to rest on the element."""
    chain, manner = _pointed(aim)
    chain.perform()
    return manner


def _pointed(aim: Aim) -> tuple[ActionChains, Manner]:
    """What goes on with the mouse on the element, and in which manner it got there."""
    if aim.facts["spot"] is not None:
        _rest_on_free_part(aim)
        return _chain(aim), "free"
    require_reachable(aim)
    # Twice: what hovering had opened may close at the first move, and the element be elsewhere then.
    return _chain(aim).move_to_element(aim.element).move_to_element(aim.element), "native"


def _rest_on_free_part(aim: Aim) -> None:
    """Brings the mouse onto the part that nothing covers, and asks the browser whether it is there.

    It looks through frames, which the script that aimed can't: what covers this one from outside is not known to it.
    """
    _chain(aim).move_to_element_with_offset(aim.element, *aim.facts["spot"]).perform()
    if not aim.driver.execute_script("return arguments[0].matches(':hover')", aim.element):
        require_reachable(aim)


IN_VIEW = """
const box = arguments[0].getBoundingClientRect();
return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
"""


def drag(aim: Aim, text: str) -> Manner:
    """Presses on the element, moves, and lets go: on, before or after another one, or somewhere else.

    In one go where both are in view: between two sets of actions ChromeDriver forgets which button
    is held, and scripts that ask for it would take that for its end. Where they are not, the page
    scrolls in between.
    """
    require_reachable(aim)
    if aim.onto is None:
        _drag_by(aim, text)
        return "native"
    require_reachable(aim.onto)
    chain = _chain(aim).move_to_element(aim.element).click_and_hold().move_by_offset(LIFT, LIFT)
    try:
        _drop(aim, aim.onto, text, chain)
    except Exception:
        _chain(aim).release().perform()
        raise
    return "native"


def _drop(aim: Aim, onto: Aim, where: str, chain: ActionChains) -> None:
    """Over to the place where it is dropped, in two moves: scripts look where the last one came from."""
    aim.driver.execute_script("arguments[0].scrollIntoView({block: 'center', inline: 'center'})", aim.element)
    if not aim.driver.execute_script(IN_VIEW, onto.element):
        chain.perform()
        aim.driver.execute_script("arguments[0].scrollIntoView({block: 'nearest', inline: 'nearest'})", onto.element)
        chain = _chain(aim)
    x, y = offset_in(onto, where)
    chain.move_to_element_with_offset(onto.element, x, y).move_by_offset(1, 1).release().perform()


def offset_in(onto: Aim, where: str) -> tuple[int, int]:
    """How far from the middle of an element the place before or after it is, along the list that it is in."""
    if where not in ("before", "after"):
        return 0, 0
    sign = -1 if where == "before" else 1
    size = onto.element.size
    if onto.facts["beside"]:
        return sign * max(0, size["width"] // 2 - EDGE), 0
    return 0, sign * max(0, size["height"] // 2 - EDGE)


def _drag_by(aim: Aim, text: str) -> None:
    x, y = (int(part) for part in text.split(","))
    chain = _chain(aim).move_to_element(aim.element).click_and_hold()
    chain.move_by_offset(x // 2, y // 2).move_by_offset(x - x // 2, y - y // 2).release()
    try:
        chain.perform()
    except Exception:
        _chain(aim).release().perform()
        raise


def scroll(aim: Aim, text: str) -> Manner:
    """Brings the element into view, which aiming has done; or scrolls what it holds."""
    if text:
        from selenium.webdriver.common.actions.wheel_input import ScrollOrigin

        require_reachable(aim)
        height = int(aim.element.size["height"])
        _chain(aim).scroll_from_origin(ScrollOrigin.from_element(aim.element), 0, distance(text, height)).perform()
        aim.driver.execute_async_script(source(Script.SCROLLED))
    return "native"


TURNS = {"up": -0.8, "down": 0.8}
"""How far a turn of the wheel goes, as a part of what is seen: a fifth stays in view, as with Page Down."""

FARTHEST = 1_000_000
"""CSS pixels to an end: more than any page has, less than what browsers take for a number."""


def distance(text: str, height: int) -> int:
    """The CSS pixels to scroll for "up", "down", "top" or "bottom" in a view of that height."""
    if text in TURNS:
        return int(TURNS[text] * height)
    if text in ("top", "bottom"):
        return -FARTHEST if text == "top" else FARTHEST
    raise ActionFailed("one scrolls up, down, to the top or to the bottom")


def _chain(aim: Aim) -> ActionChains:
    from selenium.webdriver.common.action_chains import ActionChains

    return ActionChains(aim.driver)
