"""How a node could be found again: candidate locators, ranked by how well each survives changes of the page.

Candidates only: whoever has the page keeps those that find the node and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from types import MappingProxyType
from urllib.parse import urlsplit, urlunsplit

from pytest_lam.export import roles
from pytest_lam.locator import CSS, XPATH, Locator
from pytest_lam.snapshot import Node, Snapshot

ID, NAME, LINK_TEXT = "id", "name", "link text"

COSTS = MappingProxyType(
    {
        "test id": 1,  # written for tests: nothing else changes it
        "id": 10,  # people's ids live long; generated ones are left out below
        "name attribute": 20,  # servers read it, so redesigns keep it
        "label": 100,  # what follows is what users read: wording changes more often than ids
        "live region": 105,  # said to be announced; a page seldom has two, and its text is what changes
        "role and name": 110,
        "link text": 115,
        "placeholder": 130,
        "alt": 160,
        "title": 200,
        "content": 215,  # the row, card or list item that holds a text: the rest of its own text may change
        "text": 220,  # any element by its text: a second one may appear
        "place": 280,  # which one of its like it is, where the step says just that
        "related": 300,  # a name inside the row, card or list item that holds a text
        "inside": 350,  # a name inside an ancestor that has an id
        "address": 400,  # where a link leads, in a shadow root only, where no way by its words is plain Selenium
        "column": 320,  # the cell of a row under a header: columns are moved more seldom than rows
        "kind inside": 380,  # the only one of its tag inside that ancestor: a second one may appear
        "class": 560,  # the only one with a class that people named: classes are renamed with the looks
        "kind": 900,  # the only one of its tag on the page
        "class index": 4000,  # a position among things of one sort
        "index": 5000,  # a position: the first insertion before it breaks it, and may hit a neighbour
    }
)
"""Lower survives better. The order is that of Playwright's generator (test id, role and name, placeholder,
label, alt, text, title, id, index), with ids moved up: Selenium has no role strategy, so a role and
name becomes an XPath over tags, which an id outlives, and readers of Selenium code expect ids first."""

TEST_IDS = ("data-testid", "data-test", "data-test-id", "data-cy", "data-qa")
CONTAINERS = ("li", "tr", "article", "section", "fieldset", "dialog", "form", "details")
"""Tags that hold together what belongs together; a relation starts from one of these, or from a role below."""
CONTAINER_ROLES = ("listitem", "row", "article", "region", "group", "dialog", "alertdialog", "form", "tabpanel")
LIVE_ROLES = ("alert", "status", "log", "timer", "alertdialog", "dialog")
"""Roles that a page says outright (or by tag: then the locator finds nothing and is left out)."""
NAMED_CONTROLS = ("button", "link", "checkbox", "radio", "switch", "textbox", "combobox", "spinbutton", "menuitem")
"""Roles of what keeps its name, whatever stands around it."""
PARTS = frozenset({"banner", "navigation", "main", "contentinfo", "complementary", "search", "form", "list", "table"})
"""Roles of parts of a page: all that stands in one is not what it is called, and changes with each thing in it."""
TEXT_LIMIT = 80
"""Characters; a longer text is prose, which changes, and would bury the rest of the line."""
INDEX_LIMIT = 5
"""Positions beyond this say nothing to a reader (Playwright's limit too)."""


def candidates(
    node: Node,
    snapshot: Snapshot,
    within: Node | None = None,
    within_text: str = "",
    nth: int | None = None,
    within_nth: int | None = None,
) -> tuple[Locator, ...]:
    """Ways to find ``node`` again, the best first; every literal text of the page is a slot.

    ``within`` and ``within_text`` are the container that the step named and the words it used.
    ``nth`` is its place among its like where the step told it by that (the first row: 1, the last: -1):
    then there is no other way to it, for another node may have that place after the next action.
    ``within_nth`` is the same for the container.
    In a shadow root only what its own ``find_element`` knows is offered: ids, names and CSS.
    """
    if nth is not None and not node.hosts:
        return tuple(_placed(node, snapshot, nth))
    if within is not None and within_nth is not None and within.ref != node.ref and not node.hosts:
        return tuple(_in_placed(node, within, snapshot, within_nth))
    found = [*_attributes(node), *_texts(node), *_related(node, snapshot, within, within_text)]
    found += _holding(node, snapshot, within_text)
    found += [*_columns(node, snapshot, within_text), *_inside(node, snapshot)]
    found += [*_classes(node, snapshot), *_kinds(node, snapshot)]
    if node.hosts:
        found = [locator for locator in (*found, *_address(node)) if locator.by in (ID, NAME, CSS)]
    best: dict[tuple[str, str, tuple[str, ...]], Locator] = {}
    for locator in sorted(found, key=lambda locator: locator.cost):
        best.setdefault((locator.by, locator.pattern, locator.slots), locator)
    return tuple(best.values())


def described(role: str, name: str) -> tuple[Locator, ...]:
    """Ways to find, or prove absent, what is known by role and name only; ``("heading", "")`` is any heading."""
    test = roles.xpath(role)
    cost = COSTS["role and name"]
    if not name:
        return (Locator(XPATH, f"//{test}", (), cost), Locator(CSS, _escaped(roles.css(role)), (), cost + 1))
    names = "normalize-space()={0} or @aria-label={0} or @title={0} or @alt={0} or @placeholder={0} or @value={0}"
    labelled = "@id=//label[normalize-space()={0}]/@for or ancestor::label[normalize-space()={0}]"
    return (
        Locator(XPATH, f"//{test}[{names} or {labelled}]", (name,), cost),
        Locator(XPATH, f"//{test}[contains(normalize-space(), {{0}})]", (name,), COSTS["text"]),
    )


def is_generated(name: str) -> bool:
    """Whether an id was made by a machine, so that the next build or page load changes it.

    Recognised by: three digits in a row, a hexadecimal run of eight, letters and digits that take
    turns within a word or at a quarter of all places (Playwright's measure; it counts capitals
    too, but people write camelCase), or the marks of known libraries (``:r1:``, ``ember12``).
    """
    hexadecimal, libraries = r"(?=[a-f]*\d)[0-9a-f]{8,}", r"^(ember|mui|radix|headlessui|react-select|ext-gen)[-:\d]"
    if re.search(rf"\d{{3,}}|^:|:$|{hexadecimal}|{libraries}", name, re.IGNORECASE):
        return True
    parts = [part for part in re.split(r"[-_.:]+", name) if part]
    if any(re.search(r"\d", part) and len(re.findall(r"\d+|[A-Za-z]+", part)) > 2 for part in parts):
        return True
    classes = "".join("a" if char.isalpha() else "0" if char.isdigit() else "-" for char in name)
    changes = sum(1 for one, other in pairwise(classes) if one != other and "-" not in (one, other))
    return len(name) >= 8 and changes * 4 >= len(name)


def _attributes(node: Node) -> Iterator[Locator]:
    """The marks that people put on elements so that code can find them."""
    attributes = node.attributes
    for name in TEST_IDS:
        if value := attributes.get(name):
            yield Locator(CSS, f"[{name}={{0}}]", (value,), COSTS["test id"])
    identity = attributes.get("id", "")
    if identity and not is_generated(identity):
        yield Locator(ID, "{0}", (identity,), COSTS["id"])
    if name := attributes.get("name", ""):
        choice = attributes.get("value", "")
        if node.role in ("radio", "checkbox") and choice:
            yield Locator(CSS, f"{node.tag}[name={{0}}][value={{1}}]", (name, choice), COSTS["name attribute"] + 1)
        if not is_generated(name):
            yield Locator(NAME, "{0}", (name,), COSTS["name attribute"])
    for name, cost in (
        ("placeholder", "placeholder"),
        ("aria-label", "role and name"),
        ("alt", "alt"),
        ("title", "title"),
    ):
        value = attributes.get(name) or (node.placeholder if name == "placeholder" else "")
        if value and len(value) <= TEXT_LIMIT:
            yield Locator(CSS, f"{node.tag or '*'}[{name}={{0}}]", (value,), COSTS[cost])


def _address(node: Node) -> Iterator[Locator]:
    """Where a link leads, as the page writes it; of a full address the path, for the rest is the machine's own."""
    address = node.attributes.get("href", "")
    parts = urlsplit(address)
    if node.tag != "a" or not 0 < len(address) <= TEXT_LIMIT:
        return
    if not parts.scheme and not parts.netloc:
        yield Locator(CSS, "a[href={0}]", (address,), COSTS["address"])
    elif parts.netloc and len(parts.path) > 1:
        yield Locator(CSS, "a[href$={0}]", (urlunsplit(("", "", *parts[2:])),), COSTS["address"])


def _texts(node: Node, around: str = "//") -> Iterator[Locator]:
    """The words that a user reads on the node or beside it, as XPaths that start with ``around``."""
    tag = node.tag or "*"
    if node.label and len(node.label) <= TEXT_LIMIT:
        label = "label[normalize-space()={0}]"
        yield Locator(XPATH, f"{around}{tag}[@id=//{label}/@for]", (node.label,), COSTS["label"])
        yield Locator(XPATH, f"{around}{label}//{tag}", (node.label,), COSTS["label"] + 1)
        if role := node.attributes.get("role"):  # a control that scripts put in the place of the labelled one
            behind = f"{around}{label}/following::{tag}[@role={{1}}][1]"
            yield Locator(XPATH, behind, (node.label, role), COSTS["label"] + 2)
    if tag == "input" and node.attributes.get("type") in ("submit", "button", "reset") and node.attributes.get("value"):
        yield Locator(XPATH, f"{around}input[@value={{0}}]", (node.attributes["value"],), COSTS["role and name"])
    if node.role in PARTS:
        return
    named = node.name if node.role in ("button", "link", "heading", "tab") else ""  # as written, not as styled
    for text in dict.fromkeys((node.text, node.own_text, named)):
        if not text or len(text) > TEXT_LIMIT or node.role in ("textbox", "combobox", "listbox", "searchbox"):
            continue
        if tag == "a" and around == "//" and text in (node.text, node.own_text):
            yield Locator(LINK_TEXT, "{0}", (text,), COSTS["link text"])
        known = node.role in ("button", "link", "heading", "tab", "menuitem", "option", "columnheader", "cell")
        cost = COSTS["role and name"] if known else COSTS["text"]
        yield Locator(XPATH, f"{around}{tag}[normalize-space()={{0}}]", (text,), cost)
        if node.role in ("listitem", "treeitem"):  # what is folded away inside of it counts for its whole text, too
            yield Locator(XPATH, f"{around}{tag}[*[normalize-space()={{0}}]]", (text,), cost + 1)
            yield Locator(XPATH, f"{around}{tag}[not(ancestor::{tag})][*[normalize-space()={{0}}]]", (text,), cost + 2)


def _related(node: Node, snapshot: Snapshot, within: Node | None, within_text: str) -> Iterator[Locator]:
    """From the row, card, item, section or dialog that holds a text down to the node."""
    around = (within, *snapshot.ancestors(node)) if within else tuple(snapshot.ancestors(node))
    for container in around:
        if container.ref == node.ref or (container is not within and not _holds_together(container, snapshot)):
            continue
        if (container.frames, container.hosts) != (node.frames, node.hosts):
            return
        anchors = _anchors(node, container, snapshot, within_text)
        for penalty, (anchor, text) in enumerate(anchors):
            for inner in _inner(node, container, snapshot):
                cost = COSTS["related"] + inner.cost // 10 + 5 * penalty
                step = _shifted(inner.pattern)
                slots = (text, *inner.slots)
                if container.tag == "tr" and anchor == "td":
                    yield Locator(XPATH, f"//tr[td[normalize-space()={{0}}]]//{step}", slots, cost)
                elif _is_container(container):
                    holder = f"//{_container_test(container)}[.//{anchor}[normalize-space()={{0}}]]"
                    yield Locator(XPATH, f"{holder}//{step}", slots, cost)
                # The nearest thing around the text that has such a node: needs no name for the container.
                nearest = f"//{anchor}[normalize-space()={{0}}]/ancestor::*[.//{step}][1]//{step}"
                yield Locator(XPATH, nearest, slots, cost + 3)
                for name in _told_classes(container)[:1]:  # a card of plain boxes, which the class tells from others
                    box = f"//{container.tag}[{_of_class('{1}')}][.//{anchor}[normalize-space()={{0}}]]"
                    told = (text, f" {name} ", *inner.slots)
                    yield Locator(XPATH, f"{box}//{_shifted(step)}", told, cost + 4)
        if anchors:
            return


def _holding(node: Node, snapshot: Snapshot, within_text: str) -> Iterator[Locator]:
    """A row, card or list item by what it holds."""
    if not _is_container(node):
        return
    for penalty, (anchor, text) in enumerate(_anchors(None, node, snapshot, within_text)):
        pattern = f"//{_container_test(node)}[.//{anchor}[normalize-space()={{0}}]]"
        yield Locator(XPATH, pattern, (text,), COSTS["content"] + penalty)


def _placed(node: Node, snapshot: Snapshot, nth: int) -> Iterator[Locator]:
    """The node by its place among its like, counted from the end where ``nth`` is negative.

    Its like are those of its sort inside the nearest ancestor that has an id, else on the page.
    """
    document = [other for other in snapshot.nodes if (other.frames, other.hosts) == (node.frames, node.hosts)]
    scopes: list[tuple[str, tuple[str, ...], list[Node]]] = [("", (), document)]
    if (holder := _marked(node, snapshot)) is not None:
        mark, ancestor = holder
        scopes.insert(0, (f"//*[@{_attribute(mark)}={{0}}]", mark.slots, list(snapshot.descendants(ancestor))))
    for order, (scope, slots, inside) in enumerate(scopes):
        for penalty, (test, more, alike) in enumerate(_sorts(node, snapshot, inside, len(slots))):
            at = [other.ref for other in alike].index(node.ref)
            back = len(alike) - 1 - at
            place = str(at + 1) if nth > 0 else f"last()-{back}" if back else "last()"
            cost = COSTS["place"] + 10 * order + penalty
            yield Locator(XPATH, f"({scope}//{test})[{place}]", (*slots, *more), cost)


def _in_placed(node: Node, within: Node, snapshot: Snapshot, nth: int) -> Iterator[Locator]:
    """The node in a container that only its place tells: nothing that stands there now may be presupposed.

    A control is what it is called; of a text only its column, else its place in the container, is known.
    """
    alike = [other.ref for other in snapshot.descendants(within) if other.tag == node.tag]
    inner: list[tuple[int, str, tuple[str, ...]]]
    inner = [(COSTS["place"], f"/descendant::{node.tag or '*'}[{alike.index(node.ref) + 1}]", ())]
    if node.headers and within.tag == "tr":
        column = "*[count(ancestor::table[1]//th[normalize-space()={0}]/preceding-sibling::*)+1]"
        inner.insert(0, (0, f"/{column}", (node.headers[-1],)))
    if node.role in NAMED_CONTROLS:
        inner = [(way.cost // 10, f"//{way.pattern}", way.slots) for way in _inner(node, within, snapshot)] + inner
    for holder in _placed(within, snapshot, nth):
        for cost, pattern, slots in inner:
            step = _shifted(pattern, len(holder.slots))
            yield Locator(XPATH, f"{holder.pattern}{step}", (*holder.slots, *slots), holder.cost + cost)


def _sorts(
    node: Node, snapshot: Snapshot, among: list[Node], slot: int
) -> Iterator[tuple[str, tuple[str, ...], list[Node]]]:
    """What tells things of one sort, as an XPath step with its slots, and which of ``among`` they are."""
    alike = [other for other in among if other.tag == node.tag]
    if node.tag == "tr":  # a row of headers only is none that people count
        rows = [row for row in alike if any(cell.tag == "td" for cell in snapshot.children(row))]
        yield "tr[td]", (), rows
        # A row of headers may hold empty cells that nobody perceives.
        yield "tbody/tr[td]", (), [row for row in rows if all(c.role != "columnheader" for c in snapshot.children(row))]
        return
    for name in _told_classes(node):
        test = f"{node.tag or '*'}[{_of_class(f'{{{slot}}}')}]"
        yield test, (f" {name} ",), [other for other in alike if name in _classes_of(other)]
    yield node.tag or "*", (), alike


def _columns(node: Node, snapshot: Snapshot, within_text: str) -> Iterator[Locator]:
    """The cell of a row under its column's header: says nothing of what stands in the cell."""
    row = next((other for other in snapshot.ancestors(node) if other.tag == "tr"), None)
    if row is None or node.tag not in ("td", "th") or not node.headers:
        return
    column = "*[count(ancestor::table[1]//th[normalize-space()={1}]/preceding-sibling::*)+1]"
    for penalty, (anchor, text) in enumerate(_anchors(node, row, snapshot, within_text)):
        pattern = f"//tr[.//{anchor}[normalize-space()={{0}}]]/{column}"
        yield Locator(XPATH, pattern, (text, node.headers[-1]), COSTS["column"] + 5 * penalty)


def _shifted(pattern: str, by: int = 1) -> str:
    """The pattern with its slots moved up, to stand behind another one's."""
    return re.sub(r"\{(\d)\}", lambda match: f"{{{int(match[1]) + by}}}", pattern)


def _holds_together(node: Node, snapshot: Snapshot) -> bool:
    """Whether it is a container by its kind, or (a card of plain ``div``) because it holds just one heading."""
    if _is_container(node):
        return True
    headings = [other for other in snapshot.descendants(node) if other.role == "heading"]
    return node.tag == "div" and len(headings) == 1


def _anchors(node: Node | None, container: Node, snapshot: Snapshot, within_text: str) -> list[tuple[str, str]]:
    """Tag and text of what identifies the container: what the step said, else its heading or first cell.

    What is in ``node`` or around it is left out: it is what is looked for.
    """
    inside = [other for other in snapshot.descendants(container) if other.visible]
    said = [other for other in inside if within_text and other.text.casefold() == within_text.casefold()]
    titles = [other for other in inside if other.role in ("heading", "rowheader")]
    cells = [other for other in inside if other.role in ("cell", "gridcell", "link", "term")]
    own = {other.ref for other in (node, *snapshot.descendants(node), *snapshot.ancestors(node))} if node else set()
    found: dict[tuple[str, str], None] = {}
    for other in (*reversed(said), *titles, *cells):
        if other.ref not in own and other.text and len(other.text) <= TEXT_LIMIT:
            found[(other.tag or "*", other.text)] = None
    return list(found)[:3]


def _inner(node: Node, container: Node, snapshot: Snapshot) -> Iterator[Locator]:
    """What tells the node from others of the same container, to stand after ``//``."""
    tag = "*[name()='svg']" if node.tag == "svg" else node.tag or "*"  # to XPath drawings are of another language
    for locator in _texts(node, around=""):
        if locator.by == XPATH and "//label" not in locator.pattern:
            yield locator
    for name in (*TEST_IDS, "name", "aria-label", "title", "alt", "placeholder"):
        if (value := node.attributes.get(name)) and not is_generated(value):
            yield Locator(XPATH, f"{tag}[@{name}={{0}}]", (value,), COSTS["name attribute"])
    if not (node.text or node.name):  # a picture that only its class tells
        for name in _told_classes(node)[:1]:
            yield Locator(XPATH, f"{tag}[{_of_class('{0}')}]", (f" {name} ",), COSTS["class"])
    alike = [other for other in snapshot.descendants(container) if other.tag == node.tag]
    if len(alike) == 1:
        yield Locator(XPATH, tag, (), COSTS["kind"])


def _inside(node: Node, snapshot: Snapshot) -> Iterator[Locator]:
    """Inside the nearest ancestor that carries a mark of its own."""
    if (holder := _marked(node, snapshot)) is None:
        return
    mark, ancestor = holder
    attribute = _attribute(mark)
    for inner in _inner(node, ancestor, snapshot):
        pattern = _shifted(inner.pattern)
        kind = "inside" if inner.slots else "kind inside"
        yield Locator(XPATH, f"//*[@{attribute}={{0}}]//{pattern}", (*mark.slots, *inner.slots), COSTS[kind])
    alike = [other for other in snapshot.descendants(ancestor) if other.tag == node.tag]
    if len(alike) == 1:
        css = f"[{attribute}={{0}}] {node.tag}"
        yield Locator(CSS, css, mark.slots, COSTS["kind inside"])


def _marked(node: Node, snapshot: Snapshot) -> tuple[Locator, Node] | None:
    """The nearest ancestor of the same document that carries an id or test id, with that as its locator."""
    for ancestor in snapshot.ancestors(node):
        if (ancestor.frames, ancestor.hosts) != (node.frames, node.hosts):
            return None
        for locator in _attributes(ancestor):
            if locator.by in (ID, CSS) and locator.cost <= COSTS["id"]:
                return locator, ancestor
    return None


def _attribute(mark: Locator) -> str:
    return "id" if mark.by == ID else mark.pattern[1:].partition("=")[0]


def _classes(node: Node, snapshot: Snapshot) -> Iterator[Locator]:
    """By a class that says what the node is: alone, or by its place among those of the class, as in a list of cards."""
    document = [other for other in snapshot.nodes if (other.frames, other.hosts) == (node.frames, node.hosts)]
    for name in _told_classes(node):
        yield Locator(CSS, f"{node.tag}.{name}", (), COSTS["class"])
        alike = [other.ref for other in document if name in _classes_of(other)]
        position = alike.index(node.ref) + 1
        of_class = f"//{node.tag or '*'}[{_of_class('{0}')}]"
        if position <= INDEX_LIMIT:
            yield Locator(XPATH, f"({of_class})[{position}]", (f" {name} ",), COSTS["class index"] + position)
        elif position == len(alike):
            yield Locator(XPATH, f"({of_class})[last()]", (f" {name} ",), COSTS["class index"] + position)


def _classes_of(node: Node) -> list[str]:
    return node.attributes.get("class", "").split()


def _told_classes(node: Node) -> list[str]:
    """The classes that people named."""
    return [name for name in _classes_of(node) if not is_generated(name) and re.fullmatch(r"[A-Za-z][\w-]*", name)]


def _of_class(slot: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), {slot})"


def _kinds(node: Node, snapshot: Snapshot) -> Iterator[Locator]:
    """By tag and type alone, and as the last resort by position."""
    tag = node.tag or "*"
    kind = node.attributes.get("type", "")
    selector = f"{tag}[type={{0}}]" if kind else tag
    slots = (kind,) if kind else ()
    yield Locator(CSS, selector, slots, COSTS["kind"])
    if node.role in LIVE_ROLES:
        yield Locator(CSS, "[role={0}]", (node.role,), COSTS["live region"])
    elif node.role and node.attributes.get("role") == node.role:
        yield Locator(CSS, f"{tag}[role={{0}}]", (node.role,), COSTS["kind"] - 1)
    document = [other for other in snapshot.nodes if (other.frames, other.hosts) == (node.frames, node.hosts)]
    alike = [other.ref for other in document if other.tag == node.tag and other.attributes.get("type", "") == kind]
    if node.ref in alike and 1 <= (position := alike.index(node.ref) + 1) <= INDEX_LIMIT:
        condition = "[@type={0}]" if kind else ""
        yield Locator(XPATH, f"(//{tag}{condition})[{position}]", slots, COSTS["index"] + position)


def _is_container(node: Node) -> bool:
    return node.tag in CONTAINERS or node.role in CONTAINER_ROLES


def _container_test(node: Node) -> str:
    """The container as an XPath step: by tag where the tag tells, else by its role, else any element."""
    if node.tag in CONTAINERS:
        return node.tag
    return f"{node.tag or '*'}[@role='{node.role}']" if node.attributes.get("role") else (node.tag or "*")


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
