"""Doing one thing to the browser, as a person would: with the driver's own clicks and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from pytest_lam.browser.frames import enter, inside, resolve
from pytest_lam.browser.keyboard import chord
from pytest_lam.browser.perception import open_dialog
from pytest_lam.browser.privacy import unlogged
from pytest_lam.browser.scripts import Script, source
from pytest_lam.errors import ActionFailed, BrowserProblem
from pytest_lam.snapshot import Node, Snapshot

if TYPE_CHECKING:
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.remote.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

Manner = Literal["native", "label", "keys", "script"]
"""How it was done, for code that is to do the same.

native: what Selenium's own ``click``, ``clear`` and ``send_keys``, ``Select`` or alert do.
label: a click on the element's ``label``, the element itself being hidden.
keys: the old text selected with Control+A and typed over, as rich text editors need it; for a box
    to tick whose label leads elsewhere, the space bar.
script: the value set through the browser's setter, then input and change events (assign.js).
"""

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

COVERED = "{} is covered by {}: a click would reach that instead"

DIALOG_IS_OPEN = 'a dialog of the browser is open: "{}"; accept or dismiss it first'

UNTYPED = frozenset({"checkbox", "radio", "file", "submit", "button", "reset", "image"})
"""Inputs that take no text."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is acted on: the live element, what the page says of it, the label to click in its stead."""

    driver: WebDriver
    element: WebElement
    label: WebElement | None
    facts: dict[str, Any]
    what: str


def perform(driver: WebDriver, action_name: str, ref: str | None, text: str, snapshot: Snapshot) -> Manner:
    """Carries out one action of ACTIONS on the element of ``ref`` and tells in which manner.

    ``text`` is the value to type, choose or open, secrets resolved. Raises ActionFailed where
    the browser would not do it to that very element (gone, disabled, covered, no such option),
    BrowserProblem where a page does not load. The driver is in the top document afterwards.
    """
    what = described(snapshot.get(ref)) if ref is not None else "the page"
    with _failures(action_name, what, (ref,) if ref is not None else ()), unlogged():
        if ref is None:
            return ON_PAGE[action_name](driver, text)
        return _on_node(driver, action_name, ref, text, snapshot)


def _on_node(driver: WebDriver, action_name: str, ref: str, text: str, snapshot: Snapshot) -> Manner:
    if (dialog := open_dialog(driver)) is not None:
        raise ActionFailed(DIALOG_IS_OPEN.format(dialog))
    node = snapshot.get(ref)
    if node is None:
        raise ActionFailed(f"there is no {ref} in what was seen of the page")
    with inside(driver, node.frames) as there:
        if not there:
            raise ActionFailed(f"the frame of {described(node)} left the page", candidates=(ref,))
        return ON_NODE[action_name](_aim(driver, node), text)


@contextmanager
def _failures(action_name: str, what: str, refs: tuple[str, ...]) -> Iterator[None]:
    """Selenium's exceptions as the project's own, in words for the user."""
    from selenium.common import exceptions

    try:
        yield
    except exceptions.StaleElementReferenceException as error:
        raise ActionFailed(f"{what} left the page while it was acted on", candidates=refs) from error
    except exceptions.ElementClickInterceptedException as error:
        _, _, cover = _first_line(error).rpartition("receive the click: ")
        raise ActionFailed(COVERED.format(what, cover), candidates=refs) from error
    except exceptions.InvalidElementStateException as error:
        raise ActionFailed(f"{what} can't be acted on: {_first_line(error)}", candidates=refs) from error
    except exceptions.NoAlertPresentException as error:
        raise ActionFailed(f"there is no dialog of the browser to {action_name}") from error
    except exceptions.UnexpectedAlertPresentException as error:
        raise ActionFailed(DIALOG_IS_OPEN.format(error.alert_text)) from error
    except exceptions.TimeoutException as error:
        raise BrowserProblem(f"{action_name}: the page did not load in time") from error
    except exceptions.WebDriverException as error:
        raise BrowserProblem(f"{action_name}: {_first_line(error)}") from error


def _first_line(error: WebDriverException) -> str:
    return (error.msg or type(error).__name__).strip().splitlines()[0]


def element(driver: WebDriver, node: Node) -> WebElement:
    """The live element of ``node``, with the driver left in the frame that holds it.

    Raises ActionFailed where it left the page.
    """
    found = resolve(driver, node.ref) if enter(driver, node.frames) else None
    if found is None:
        raise ActionFailed(f"{described(node)} is no longer on the page", candidates=(node.ref,))
    return found


def described(node: Node | None) -> str:
    """A node in a message: its role and what it is called."""
    if node is None:
        return "what was aimed at"
    name = node.name or node.label or node.text[:60] or node.attributes.get("id", "")
    role = node.role if node.role != "generic" else f"<{node.tag}>"
    return f'{role} "{name}"' if name else role


def _aim(driver: WebDriver, node: Node) -> Aim:
    found, facts, label = [*driver.execute_script(source(Script.ACT), node.ref), None][:3]
    if found is None:
        raise ActionFailed(f"{described(node)} is no longer on the page", candidates=(node.ref,))
    if facts["disabled"]:
        raise ActionFailed(f"{described(node)} is disabled", candidates=(node.ref,))
    return Aim(driver, found, label, facts, described(node))


def _click(aim: Aim, text: str) -> Manner:
    if aim.label is not None:
        aim.label.click()
        return "label"
    if aim.facts["spaced"]:
        from selenium.webdriver.common.keys import Keys

        aim.element.send_keys(Keys.SPACE)
        return "keys"
    covered = aim.facts["covered"]
    if covered == "":
        raise ActionFailed(f"{aim.what} can't be brought into view to click it")
    if covered is not None:
        raise ActionFailed(COVERED.format(aim.what, covered))
    aim.element.click()
    return "native"


def _fill(aim: Aim, text: str) -> Manner:
    _require_text_field(aim)
    kind = aim.facts["type"]
    if kind in ASSIGNED:
        return _assign(aim, text)
    if aim.facts["editable"]:
        return _type_over(aim, text)
    if any(char > "\uffff" for char in text):  # ChromeDriver types only the Basic Multilingual Plane.
        return _assign(aim, text)
    aim.element.clear()
    aim.element.send_keys(text)
    if kind == "number" and text and not aim.element.get_property("value"):
        raise ActionFailed(f"{aim.what} did not take that value: it takes a number")
    return "native"


def _clear(aim: Aim, text: str) -> Manner:
    _require_text_field(aim)
    if aim.facts["editable"]:
        return _type_over(aim, "")
    if aim.facts["type"] in ASSIGNED:
        return _assign(aim, "")
    aim.element.clear()
    return "native"


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
    from selenium.webdriver.common.keys import Keys

    control = Keys.COMMAND if aim.driver.capabilities.get("platformName") == "mac" else Keys.CONTROL
    aim.element.send_keys(control + "a" + Keys.NULL + (text or Keys.DELETE))
    return "keys"


def _select(aim: Aim, text: str) -> Manner:
    from selenium.webdriver.support.select import Select

    if aim.facts["tag"] != "select":
        raise ActionFailed(f"{aim.what} is no native list of options: click it, then the option")
    wanted = " ".join(text.split())
    options = aim.facts["options"]
    labels = [option["label"] for option in options]
    index = _index(labels, wanted)
    if index is None:
        raise ActionFailed(f"{aim.what} has no option of that name; it has {', '.join(labels) or 'none'}")
    if options[index]["disabled"]:
        raise ActionFailed(f'the option "{labels[index]}" of {aim.what} is disabled')
    chosen = Select(aim.element).options[index]
    if not options[index]["selected"]:
        chosen.click()
    return "native"


def _index(labels: list[str], wanted: str) -> int | None:
    """Which label is the wanted one: as written, else the only one that differs in case alone."""
    if wanted in labels:
        return labels.index(wanted)
    alike = [index for index, label in enumerate(labels) if label.casefold() == wanted.casefold()]
    return alike[0] if len(alike) == 1 else None


def _check(aim: Aim, text: str) -> Manner:
    if _checked(aim):
        return "native"
    return _toggle(aim, "checked")


def _uncheck(aim: Aim, text: str) -> Manner:
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
    manner = _click(aim, "")
    native = aim.facts["type"] in ("checkbox", "radio")
    if native and open_dialog(aim.driver) is None and aim.element.is_selected() != (wanted == "checked"):
        raise ActionFailed(f"{aim.what} was clicked, but is not {wanted}")
    return manner


def _press_on(aim: Aim, text: str) -> Manner:
    modifiers, key = _chord(text)
    aim.element.send_keys(*modifiers, key)
    return "native"


def _press(driver: WebDriver, text: str) -> Manner:
    from selenium.webdriver.common.action_chains import ActionChains

    modifiers, key = _chord(text)
    chain = ActionChains(driver)
    for modifier in modifiers:
        chain.key_down(modifier)
    chain.send_keys(key)
    for modifier in reversed(modifiers):
        chain.key_up(modifier)
    chain.perform()
    return "native"


def _chord(text: str) -> tuple[tuple[str, ...], str]:
    found = chord(text)
    if found is None:
        raise ActionFailed("no key is called that; there are Enter, Escape, Tab, ArrowDown, F1, a, Control+A ...")
    return found


def _navigate(driver: WebDriver, text: str) -> Manner:
    driver.get(text)
    return "native"


def _back(driver: WebDriver, text: str) -> Manner:
    driver.back()
    return "native"


def _reload(driver: WebDriver, text: str) -> Manner:
    driver.refresh()
    return "native"


def _accept(driver: WebDriver, text: str) -> Manner:
    dialog = driver.switch_to.alert
    if text:
        dialog.send_keys(text)
    dialog.accept()
    return "native"


def _dismiss(driver: WebDriver, text: str) -> Manner:
    driver.switch_to.alert.dismiss()
    return "native"


ON_PAGE: Mapping[str, Callable[[WebDriver, str], Manner]] = MappingProxyType(
    {
        "navigate": _navigate,
        "back": _back,
        "reload": _reload,
        "press": _press,
        "accept": _accept,
        "dismiss": _dismiss,
    }
)

ON_NODE: Mapping[str, Callable[[Aim, str], Manner]] = MappingProxyType(
    {
        "click": _click,
        "fill": _fill,
        "clear": _clear,
        "select": _select,
        "check": _check,
        "uncheck": _uncheck,
        "press": _press_on,
    }
)
