"""The browser's own accessibility tree beside what is perceived: the oracle of roles and names.

The tree is read whole over the DevTools protocol (a call for each node, as Selenium's
``accessible_name`` makes one, takes a hundred times as long); both are the same computation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selenium.webdriver.remote.webdriver import WebDriver

from pytest_lam.browser import observe
from pytest_lam.browser.frames import inside
from pytest_lam.snapshot import Node, Snapshot

MARK = "data-oracle"
"""Attribute that ties an element of the page to its node in the tree while the two are compared."""

INTERACTIVE = frozenset(
    {
        *("button", "checkbox", "combobox", "link", "listbox", "menuitem", "menuitemcheckbox", "menuitemradio"),
        *("option", "radio", "searchbox", "slider", "spinbutton", "switch", "tab", "textbox", "treeitem"),
    }
)
"""WAI-ARIA's widgets that a person operates."""

CALLED = {
    "image": "img",
    "DisclosureTriangle": "button",  # a summary: HTML-AAM leaves its role to the browser
    "DisclosureTriangleGrouped": "button",
    "Date": "textbox",  # fields that HTML-AAM gives no role to: typed into like a text field
    "DateTime": "textbox",
    "InputTime": "textbox",
    "ColorWell": "textbox",
    "Iframe": "iframe",
    "PopUpButton": "button",
    "ToggleButton": "button",
    "SearchBox": "searchbox",
}
"""Chromium's words for what WAI-ARIA 1.2 calls otherwise."""

MARKING = """
const found = [];
const shown = (element) => {
  const box = element.getBoundingClientRect();
  const asked = {opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true};
  const onPage = box.right + scrollX > 0 && box.bottom + scrollY > 0;
  for (let around = element.parentElement; around; around = around.parentElement) {
    const style = getComputedStyle(around);
    const folded = !around.clientWidth || !around.clientHeight;
    if (folded && style.overflow !== "visible" && style.position !== "static" && around !== document.body) return false;
  }
  return box.width > 1 && box.height > 1 && onPage && (!element.checkVisibility || element.checkVisibility(asked));
};
const memory = document[Symbol.for("pytest-lam")];
const place = (element) => {
  const list = element.localName === "option" && element.closest("select");
  return list ? [list, Array.from(list.options).indexOf(element)] : [element, null];
};
const isEdited = (element) => {
  const editing = element.getAttribute("contenteditable");
  return editing !== null && editing !== "false" && !element.hasAttribute("role");
};
const facts = (element) => ({
  shown: shown(element),
  edited: isEdited(element),
  breaks: element.querySelector("wbr") !== null,
  reason: element.dataset.differs ?? "",
  markup: element.outerHTML.slice(0, 200),
});
const visit = (root) => {
  for (const element of root.querySelectorAll("*")) {
    const [node, option] = place(element);
    const number = memory.numbers.get(node);
    const ref = number === undefined ? null : `${memory.token}:${number}`;
    found.push({ ref, option, ...facts(element) });
    element.setAttribute(arguments[0], `${memory.token}-${found.length - 1}`);
    const inner = element.shadowRoot ?? memory.closed.get(element);
    if (inner) visit(inner);
  }
};
visit(document);
return [memory.token, found];
"""

UNMARKING = """
const memory = document[Symbol.for("pytest-lam")];
const clear = (root) => {
  for (const element of root.querySelectorAll("*")) {
    element.removeAttribute(arguments[0]);
    const inner = element.shadowRoot ?? memory?.closed.get(element);
    if (inner) clear(inner);
  }
};
clear(document);
"""

UNREAD = re.compile("[\u00ad\u200b\u200e\u200f\ufeff\ue000-\uf8ff]")
"""Characters that have no sound: zero-width marks, and the glyphs that icon fonts keep in the private area."""


BREAK = "where a word may break there is no space; Chromium writes one"
FILE = "the words on the button of a file field are the browser's, in its own language"
"""Why a name of ours differs from Chromium's, where it means to."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What the page's node is to the browser and to us; ``ours`` is None where we did not perceive it."""

    theirs: tuple[str, str]
    ours: tuple[str, str] | None
    markup: str
    ref: str | None = None
    """Of our node; None also of an option, which is no node of its own."""
    reason: str = ""
    """Why we tell it otherwise on purpose."""

    @property
    def agrees(self) -> bool:
        """Whether role and name are the same; a style sheet's capitals are looks (Chromium puts them into names)."""
        return self.ours is not None and _folded(self.ours) == _folded(self.theirs)

    @property
    def interactive(self) -> bool:
        """Whether either side takes it for something to operate."""
        return self.theirs[0] in INTERACTIVE or (self.ours is not None and self.ours[0] in INTERACTIVE)


@dataclass(frozen=True)
class Comparison:
    """Every node of a page that both sides have or that only the browser has and a person can see."""

    pairs: tuple[Pair, ...]
    snapshot: Snapshot = field(repr=False)

    @property
    def interactive(self) -> tuple[Pair, ...]:
        """The pairs that count."""
        return tuple(pair for pair in self.pairs if pair.interactive)

    @property
    def disagreements(self) -> tuple[Pair, ...]:
        """The interactive pairs that differ and have no reason to."""
        return tuple(pair for pair in self.interactive if not pair.agrees and not pair.reason)

    @property
    def intended(self) -> tuple[Pair, ...]:
        """The interactive pairs that differ on purpose."""
        return tuple(pair for pair in self.interactive if not pair.agrees and pair.reason)


def compared(driver: WebDriver) -> Comparison:
    """The page that the driver is on, as we and the browser see it; frames of other processes are left out."""
    snapshot = observe(driver)
    marked = dict(_marked(driver, snapshot))
    try:
        tree = _tree(driver)
    finally:
        for path in _documents(snapshot):
            with inside(driver, path) as there:
                if there:
                    driver.execute_script(UNMARKING, MARK)
    return Comparison(tuple(_pairs(tree, marked, snapshot)), snapshot)


def readable(text: str) -> str:
    """A name as it is spoken: without mute characters, white space collapsed."""
    return " ".join(UNREAD.sub("", text).split())


def _folded(pair: tuple[str, str]) -> tuple[str, str]:
    return pair[0], pair[1].casefold()


def called(role: str) -> str:
    """Chromium's role in the words of WAI-ARIA."""
    return CALLED.get(role, role)


def _documents(snapshot: Snapshot) -> Iterable[tuple[str, ...]]:
    return dict.fromkeys(((), *(node.frames for node in snapshot.nodes)))


@dataclass(frozen=True, slots=True)
class Element:
    """What the page says of an element. ``ref`` of an option is that of its list, in which it is number ``option``."""

    ref: str | None
    option: int | None
    shown: bool
    edited: bool
    breaks: bool
    reason: str
    markup: str


def _marked(driver: WebDriver, snapshot: Snapshot) -> Iterator[tuple[str, Element]]:
    """Marks every element; what is known of each by its mark."""
    for path in _documents(snapshot):
        with inside(driver, path) as there:
            if there:
                token, found = driver.execute_script(MARKING, MARK)
                yield from ((f"{token}-{at}", Element(**each)) for at, each in enumerate(found))


def _tree(driver: WebDriver) -> dict[str, tuple[str, str]]:
    """Role and name by mark, of every node that the browser tells assistive technology of."""
    command = driver.execute_cdp_cmd
    root = command("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
    marks = dict(_marks(root))
    found = {}
    for frame in _frames(command("Page.getFrameTree", {})["frameTree"]):
        for node in command("Accessibility.getFullAXTree", {"frameId": frame})["nodes"]:
            mark = marks.get(node.get("backendDOMNodeId"))
            if mark is not None and not node.get("ignored"):
                found[mark] = (called(node["role"]["value"]), readable(node.get("name", {}).get("value") or ""))
    return found


def _frames(tree: Mapping[str, Any]) -> Iterator[str]:
    yield tree["frame"]["id"]
    for child in tree.get("childFrames", ()):
        yield from _frames(child)


def _marks(node: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    attributes = node.get("attributes", ())
    for name, value in zip(attributes[::2], attributes[1::2], strict=True):
        if name == MARK:
            yield node["backendNodeId"], value
    inner = [*node.get("children", ()), *node.get("shadowRoots", ())]
    for child in (*inner, *([node["contentDocument"]] if "contentDocument" in node else ())):
        yield from _marks(child)


def _pairs(tree: Mapping[str, tuple[str, str]], marked: Mapping[str, Element], snapshot: Snapshot) -> Iterator[Pair]:
    for mark, (role, name) in tree.items():
        element = marked[mark]
        node = snapshot.get(element.ref)
        # A place to write in has no role of its own in the standards; it is typed into like a text field.
        theirs = ("textbox" if element.edited else role, name)
        if node is not None and element.option is not None:
            yield Pair(theirs, ("option", readable(node.options[element.option].label)), element.markup)
        elif node is not None:
            ours = (node.role, readable(node.name))
            yield Pair(theirs, ours, element.markup, node.ref, element.reason or _reason(name, node, element))
        elif element.shown:
            yield Pair(theirs, None, element.markup)


def _reason(theirs: str, node: Node, element: Element) -> str:
    if element.breaks and theirs.replace(" ", "") == readable(node.name).replace(" ", ""):
        return BREAK
    if theirs.startswith("Choose File") and not node.name:
        return FILE
    return ""
