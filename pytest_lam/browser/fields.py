"""Giving fields their values: text, choices and ticks."""

from __future__ import annotations

from types import MappingProxyType

from pytest_lam.browser.aiming import Aim, Manner
from pytest_lam.browser.perception import open_dialog
from pytest_lam.browser.pointer import click
from pytest_lam.browser.scripts import Script, source
from pytest_lam.browser.sliders import SLIDING, is_few_keys_away, slide
from pytest_lam.errors import ActionFailed

ASSIGNED = MappingProxyType(
    {
        "date": "2026-11-22",
        "time": "13:45",
        "datetime-local": "2026-11-22T13:45",
        "month": "2026-11",
        "week": "2026-W47",
        "range": "a number within its bounds",
        "color": "a colour like #1a2b3c",
    }
)
"""Inputs whose typed keys depend on the browser's language or do nothing: set by script, in this form."""

UNTYPED = frozenset({"checkbox", "radio", "file", "submit", "button", "reset", "image"})
"""Inputs that take no text."""


def fill(aim: Aim, text: str) -> Manner:
    """Gives a field of any kind that value in place of what it held."""
    if _slides(aim, text):
        return slide(aim, text)
    _require_text_field(aim)
    kind = aim.facts["type"]
    if kind in ASSIGNED:
        return _assign(aim, text)
    if aim.facts["editable"]:
        return _type_over(aim, text)
    if any(char > "\uffff" for char in text):  # ChromeDriver types only the Basic Multilingual Plane.
        return _assign(aim, text)
    manner = _type(aim, text)
    if kind == "number" and text and not aim.element.get_property("value"):
        raise ActionFailed(f"{aim.what} did not take that value: it takes a number")
    return manner


def _type(aim: Aim, text: str) -> Manner:
    if aim.facts["closed"]:
        return _type_over(aim, text)
    before = str(aim.element.get_property("value") or "")
    aim.element.clear()
    aim.element.send_keys(text)
    if before and text and aim.element.get_property("value") == before + text:  # the page does not let it be empty
        return _type_over(aim, text)
    return "native"


def clear(aim: Aim, text: str) -> Manner:
    """Empties a field."""
    _require_text_field(aim)
    if aim.facts["editable"]:
        return _type_over(aim, "")
    if aim.facts["type"] in ASSIGNED:
        return _assign(aim, "")
    aim.element.clear()
    return "native"


def _slides(aim: Aim, text: str) -> bool:
    """Whether keys move it there: a slider, or a spin button that is made of something else than a field."""
    if aim.facts["type"] == "range":
        return is_few_keys_away(aim, text)
    tag, role = aim.facts["tag"], aim.facts["role"]
    return role in SLIDING and tag not in ("input", "textarea") and not aim.facts["editable"]


def _require_text_field(aim: Aim) -> None:
    tag, kind = aim.facts["tag"], aim.facts["type"]
    if not (aim.facts["editable"] or tag == "textarea" or (tag == "input" and kind not in UNTYPED)):
        raise ActionFailed(f"{aim.what} is no field that text can be typed into")
    if aim.facts["readonly"]:
        raise ActionFailed(f"{aim.what} is read-only")


def _assign(aim: Aim, text: str) -> Manner:
    value: str = aim.driver.execute_script(source(Script.ASSIGN), aim.element, text)
    kind = aim.facts["type"]
    # A browser drops what is no date; it puts something else in the place of what is no colour or out of range.
    dropped = value != text.lower() if kind in ("range", "color") else not value
    if text and kind in ASSIGNED and dropped:
        raise ActionFailed(f"{aim.what} did not take that value: it takes {ASSIGNED[kind]}")
    return "script"


def _type_over(aim: Aim, text: str) -> Manner:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    # The body of a frame counts as focused before its frame is: keys would go to the page around it.
    aim.driver.execute_script("arguments[0].focus()", aim.element)
    control = Keys.COMMAND if aim.driver.capabilities.get("platformName") == "mac" else Keys.CONTROL
    if aim.facts["closed"]:
        chain = ActionChains(aim.driver).key_down(control).send_keys("a").key_up(control)
        chain.send_keys(text or Keys.DELETE).perform()
        return "focused"
    aim.element.send_keys(control + "a" + Keys.NULL + (text or Keys.DELETE))
    return "keys"


def select(aim: Aim, text: str) -> Manner:
    """Chooses the option of that label; in a list of many, one more."""
    return _put_option(aim, text, wanted=True)


def deselect(aim: Aim, text: str) -> Manner:
    """Takes the option of that label out of the choice, which only a list of many allows."""
    if aim.facts["tag"] == "select" and not aim.facts["multiple"]:
        raise ActionFailed(f"{aim.what} takes one option only: choose another one instead")
    return _put_option(aim, text, wanted=False)


def _put_option(aim: Aim, text: str, *, wanted: bool) -> Manner:
    from selenium.webdriver.support.select import Select

    if aim.facts["tag"] != "select":
        raise ActionFailed(f"{aim.what} is no native list of options: click it, then the option")
    options = aim.facts["options"]
    labels = [option["label"] for option in options]
    index = _index(labels, " ".join(text.split()))
    if index is None:
        raise ActionFailed(f"{aim.what} has no option of that name; it has {', '.join(labels) or 'none'}")
    if options[index]["disabled"]:
        raise ActionFailed(f'the option "{labels[index]}" of {aim.what} is disabled')
    if options[index]["selected"] != wanted:
        Select(aim.element).options[index].click()
    return "native"


def _index(labels: list[str], wanted: str) -> int | None:
    """Which label is the wanted one: as written, else the only one that differs in case alone."""
    if wanted in labels:
        return labels.index(wanted)
    alike = [index for index, label in enumerate(labels) if label.casefold() == wanted.casefold()]
    return alike[0] if len(alike) == 1 else None


def check(aim: Aim, text: str) -> Manner:
    """Ticks a box, unless it is ticked."""
    if _checked(aim):
        return "native"
    return _toggle(aim, "checked")


def uncheck(aim: Aim, text: str) -> Manner:
    """Takes the tick out of a box, unless it has none."""
    if not _checked(aim):
        return "native"
    if aim.facts["type"] == "radio":
        raise ActionFailed(f"{aim.what} is a radio button: it is unchecked by checking another one")
    return _toggle(aim, "unchecked")


def _checked(aim: Aim) -> bool:
    checked: bool | None = aim.facts["checked"]
    if checked is None:
        raise ActionFailed(f"{aim.what} can't be checked: it is no check box, radio button or switch")
    return checked


def _toggle(aim: Aim, wanted: str) -> Manner:
    manner = click(aim, "")
    native = aim.facts["type"] in ("checkbox", "radio")
    if native and open_dialog(aim.driver) is None and aim.element.is_selected() != (wanted == "checked"):
        raise ActionFailed(f"{aim.what} was clicked, but is not {wanted}")
    return manner
