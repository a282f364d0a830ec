"""Judging a check on a snapshot, and addressing the same check to another snapshot. Plain data only.

White space counts as one space and is trimmed at the ends, everywhere. ``equals`` compares as
written: case, currency signs and thousands separators included, for that is what the exported
assertion does. ``contains`` ignores case. ``at least`` and ``at most`` read both sides as numbers.
Names (of what is present, of headers) are told apart without regard to case: they address, they
are not what is asserted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from types import MappingProxyType
from urllib.parse import urlsplit

from pytest_lam.checks import Check, Comparison, Verdict
from pytest_lam.snapshot import Node, Snapshot, first_name
from pytest_lam.values import Secret

Reveal = Callable[[Secret], str]

NOTHING = "nothing"
SEEN_LENGTH = 200
"""Characters of page text that a verdict quotes: enough to see why, short enough for one message."""
SEEN_NAMES = 8
"""Names that a verdict lists of what is there instead; more would bury the reason."""

NUMBER = re.compile(r"[-+\u2212]?\d[\d,.' \u00a0\u202f]*")
CELL_ROLES = frozenset({"cell", "gridcell", "rowheader"})
TEST_IDS = ("data-testid", "data-test", "data-test-id", "data-cy", "data-qa")


def collapsed(text: str | None) -> str:
    """``text`` with every run of white space (no-break spaces too) as one space, trimmed."""
    return " ".join((text or "").split())


def unrevealed(secret: Secret) -> str:
    """Stands where nobody may read secrets: a check that expects one can't be judged there."""
    raise LookupError(f"{secret} is not revealed here")


def evaluate(check: Check, snapshot: Snapshot, reveal: Reveal = unrevealed) -> Verdict:
    """How ``check`` comes out on ``snapshot``.

    ``reveal`` gives the text of a secret that is expected; what was seen is masked with its name.
    A check whose target is not on the page does not hold, negated or not, except that what is
    not there is not visible. Raises LookupError for a secret where ``reveal`` was not given.
    """
    expected = reveal(check.expected) if isinstance(check.expected, Secret) else check.expected or ""
    if check.target is not None and snapshot.get(check.target) is None:
        verdict = Verdict(check.negated and check.name == "state" and expected == "visible", "nothing: it is not there")
    else:
        plain = JUDGES[check.name](check, snapshot, collapsed(expected))
        verdict = Verdict(plain.holds != check.negated, plain.seen)
    if snapshot.cut and verdict.holds and _rests_on_absence(check, snapshot):
        verdict = Verdict(False, f"{verdict.seen}, but not the whole page could be read")
    if isinstance(check.expected, Secret) and expected:
        verdict = replace(verdict, seen=verdict.seen.replace(expected, str(check.expected)))
    return verdict


def _rests_on_absence(check: Check, snapshot: Snapshot) -> bool:
    """Whether what was not read could turn it round: that something is not there, or that there is no more of it."""
    if check.name == "count":
        return check.negated or check.comparison != "at least"
    if check.name in ("text", "state"):  # What is known of a node that was read is known.
        return check.negated and snapshot.get(check.target) is None
    return check.negated and check.name in ("heading", "row", "present")


def compare(seen: str, expected: str, comparison: Comparison) -> bool:
    """Whether ``seen`` is as ``expected``, both with their white space collapsed."""
    if comparison == "equals":
        return seen == expected
    if comparison == "contains":
        return contains(seen, expected)
    have, want = number(seen), number(expected)
    if have is None or want is None:
        return False
    return have >= want if comparison == "at least" else have <= want


def contains(seen: str, expected: str) -> bool:
    """Whether ``expected`` stands in ``seen``, in upper or lower case; a number at its edge is a whole number there.

    So "6 products" is not in "16 products", nor "£39" in "£39.90".
    """
    before = r"(?<!\d)(?<!\d[.,])" if expected[:1].isdecimal() else ""
    after = r"(?![.,]?\d)" if expected[-1:].isdecimal() else ""
    return re.search(f"{before}{re.escape(expected.casefold())}{after}", seen.casefold()) is not None


def number(text: str) -> float | None:
    """The only number in ``text``, with thousands separators of either kind; None if there is not exactly one."""
    found = NUMBER.findall(text)
    if len(found) != 1:
        return None
    digits = re.sub(r"['\s]", "", found[0].replace("\u2212", "-")).rstrip(".,")
    if "," in digits and "." in digits:
        thousands = "," if digits.rindex(".") > digits.rindex(",") else "."
        digits = digits.replace(thousands, "")
    elif re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+", digits) or re.fullmatch(r"[-+]?\d{1,3}(\.\d{3}){2,}", digits):
        digits = digits.replace(",", "").replace(".", "")
    try:
        return float(digits.replace(",", "."))
    except ValueError:
        return None


def _text(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    node = snapshot.get(check.target)
    if node is not None:
        text = collapsed(node.text) if node.visible else ""
    else:
        text = collapsed(f"{snapshot.text} {snapshot.dialog or ''}")
    return Verdict(compare(text, expected, check.comparison), _quoted(text))


def _heading(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    # One that is clipped to a pixel is read out, and Selenium finds its text: a page's title is often written so.
    found = (node for node in snapshot.nodes if node.role == "heading" and (node.visible or node.text))
    headings = [collapsed(node.text or node.name) for node in found]
    return Verdict(any(compare(heading, expected, check.comparison) for heading in headings), _listed(headings))


def _title(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    title = collapsed(snapshot.title)
    return Verdict(compare(title, expected, check.comparison), _quoted(title))


def _address(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    parts, wanted = urlsplit(snapshot.url), urlsplit(expected)
    seen = parts.path or "/"
    if wanted.query or "?" in expected or check.comparison == "contains":
        seen += f"?{parts.query}" if parts.query else ""
    if wanted.fragment or check.comparison == "contains":
        seen += f"#{parts.fragment}" if parts.fragment else ""
    if wanted.scheme and wanted.netloc:
        seen = f"{parts.scheme}://{parts.netloc}{seen}"
        expected = expected if wanted.path else f"{expected}/"
    return Verdict(compare(seen, expected, check.comparison), _quoted(seen))


def _value(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    value = value_shown(snapshot.by_ref[check.target or ""])
    return Verdict(compare(value, expected, check.comparison), _quoted(value))


def value_shown(node: Node) -> str:
    """What a field holds as a person sees it: of a select the labels of the chosen options."""
    if node.options:
        return ", ".join(collapsed(option.label) for option in node.options if option.selected)
    return collapsed(node.value)


def _state(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    node = snapshot.by_ref[check.target or ""]
    states = set(node.states)
    states.add("visible" if node.visible else "hidden")
    if "disabled" not in states:
        states.add("enabled")
    if not states & {"checked", "mixed"}:
        states.add("unchecked")
    if not (value_shown(node) if node.value is not None or node.options else collapsed(node.text)):
        states.add("empty")
    return Verdict(expected in states, ", ".join(sorted(states)))


def _count(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    found, wanted = len(counted(check, snapshot)), number(expected)
    if check.comparison == "at least":
        holds = wanted is not None and found >= wanted
    elif check.comparison == "at most":
        holds = wanted is not None and found <= wanted
    else:
        holds = found == wanted
    return Verdict(holds, str(found))


def counted(check: Check, snapshot: Snapshot) -> tuple[Node, ...]:
    """The nodes that a count counts. A row that holds header cells only is no row of data."""
    named = collapsed(check.named).casefold()
    return tuple(
        node
        for node in inside(check.target, snapshot)
        if node.visible
        and node.role == check.role
        and (node.role != "row" or is_data_row(node, snapshot))
        and named in collapsed(f"{node.name} {node.text}").casefold()
    )


def is_data_row(row: Node, snapshot: Snapshot) -> bool:
    """Whether the row holds a cell of data (or no cells at all, as some grids have it)."""
    roles = {child.role for child in snapshot.children(row)}
    return bool(roles & CELL_ROLES) or "columnheader" not in roles


def inside(target: str | None, snapshot: Snapshot) -> Iterator[Node]:
    """The nodes in the target, in document order; all nodes where there is no target."""
    node = snapshot.get(target)
    return iter(snapshot.nodes) if node is None else snapshot.descendants(node)


def _row(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    rows = [node for node in inside(check.target, snapshot) if node.role == "row" and node.visible]
    data = [row for row in rows if is_data_row(row, snapshot)]
    holds = any(row_holds(row, check.cells, snapshot) for row in data)
    return Verdict(holds, _listed([collapsed(row.text) for row in data]))


def row_holds(row: Node, cells: Iterable[tuple[str, str]], snapshot: Snapshot) -> bool:
    """Whether the row has, under each header, a cell of just that text; an empty header is any column.

    A cell that only holds a field shows the field's value.
    """
    seen = [
        ({collapsed(header).casefold() for header in cell.headers}, cell_text(cell, snapshot))
        for cell in snapshot.children(row)
        if cell.role in CELL_ROLES
    ]
    return all(
        any(
            text == collapsed(wanted) and (not header or collapsed(header).casefold() in headers)
            for headers, text in seen
        )
        for header, wanted in cells
    )


def cell_text(cell: Node, snapshot: Snapshot) -> str:
    """What a cell shows: its text, else the value of the only field in it."""
    fields = [node for node in snapshot.descendants(cell) if node.options or node.value is not None]
    return value_shown(fields[0]) if len(fields) == 1 and fields[0].text == cell.text else collapsed(cell.text)


def _present(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    nodes = [node for node in inside(check.target, snapshot) if node.visible and check.role in ("", node.role)]
    found = next((node for node in nodes if is_called(node, check.named, check.comparison)), None)
    if found is not None:
        return Verdict(True, _quoted(collapsed(found.name or found.text)))
    names = (collapsed(node.name) for node in nodes) if check.role else ()
    return Verdict(False, _listed([name for name in names if name]))


def _download(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    """A file that is not there says nothing: not even that it lacks a text."""
    wanted = check.named.casefold() or "*"
    names = {file.name for file in snapshot.downloads}
    found = [
        file
        for file in snapshot.downloads
        if any(fnmatchcase(name.casefold(), wanted) for name in (file.name, first_name(file.name, names)))
    ]
    if check.expected is None:
        return Verdict(bool(found), _listed([file.name for file in snapshot.downloads]))
    if not found:
        return Verdict(check.negated, _listed([file.name for file in snapshot.downloads]))
    text = collapsed(found[-1].text)
    return Verdict(compare(text, expected, check.comparison), _quoted(text))


def is_called(node: Node, named: str, comparison: Comparison = "equals") -> bool:
    """Whether a person could call the node that: by its name, its label or its own or whole text."""
    wanted = collapsed(named).casefold()
    if not wanted:
        return True
    texts = {collapsed(text).casefold() for text in (node.name, node.label, node.own_text, node.text)}
    return wanted in texts if comparison == "equals" else any(wanted in text for text in texts)


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text) <= SEEN_LENGTH else f'"{text[:SEEN_LENGTH]}…"'


def _listed(texts: list[str]) -> str:
    shown = ", ".join(_quoted(text) for text in texts[:SEEN_NAMES])
    return f"{shown} and {len(texts) - SEEN_NAMES} more" if len(texts) > SEEN_NAMES else shown or NOTHING


JUDGES = MappingProxyType(
    {
        "text": _text,
        "heading": _heading,
        "title": _title,
        "address": _address,
        "value": _value,
        "state": _state,
        "count": _count,
        "row": _row,
        "present": _present,
        "download": _download,
    }
)
"""How each check of CHECKS is judged, before negation."""


def translate(check: Check, from_snapshot: Snapshot, to_snapshot: Snapshot) -> Check | None:
    """The same check addressed to another snapshot; None where what it looks at is not there."""
    if check.target is None:
        return replace(check, within=_moved(check.within, from_snapshot, to_snapshot))
    if check.nth is not None or check.within_nth is not None:
        target = _at_its_place(check.target, from_snapshot, to_snapshot)
    else:
        target = _moved(check.target, from_snapshot, to_snapshot)
    if target is None:
        return None
    return replace(check, target=target, within=_moved(check.within, from_snapshot, to_snapshot))


def _moved(ref: str | None, from_snapshot: Snapshot, to_snapshot: Snapshot) -> str | None:
    node = from_snapshot.get(ref)
    if node is None:
        return None
    if from_snapshot.document == to_snapshot.document and to_snapshot.get(ref) is not None:
        return ref
    found = same_node(node, from_snapshot, to_snapshot)
    return found.ref if found is not None else None


def _at_its_place(ref: str, from_snapshot: Snapshot, to_snapshot: Snapshot) -> str | None:
    """What stands where the node stands: another row is the first one before a list is sorted."""
    place = _place(from_snapshot.by_ref[ref], from_snapshot)
    return next((other.ref for other in to_snapshot.nodes if _place(other, to_snapshot) == place), None)


def same_node(node: Node, from_snapshot: Snapshot, to_snapshot: Snapshot) -> Node | None:
    """The node of another document that a person would call the same one; None unless it is just one.

    A written identity (id, test id, name attribute) decides alone; what carries none is known by
    its name or label, else, where its text is what changes, by the place it has in the page.
    """
    alike = [other for other in to_snapshot.nodes if other.role == node.role and other.tag == node.tag]
    for mark in _marks(node):
        if found := [other for other in alike if mark in _marks(other)]:
            return _the_one(found, node, from_snapshot, to_snapshot)
    for name in (node.name, node.label):
        if name and (found := [other for other in alike if name in (other.name, other.label)]):
            return _the_one(found, node, from_snapshot, to_snapshot)
    place = _place(node, from_snapshot)
    return next((other for other in alike if _place(other, to_snapshot) == place), None)


def _the_one(found: list[Node], node: Node, from_snapshot: Snapshot, to_snapshot: Snapshot) -> Node | None:
    if len(found) == 1:
        return found[0]
    place = _place(node, from_snapshot)
    return next((other for other in found if _place(other, to_snapshot) == place), None)


def _marks(node: Node) -> tuple[tuple[str, str], ...]:
    names = ("id", *TEST_IDS, "name")
    marks = tuple((name, node.attributes[name]) for name in names if node.attributes.get(name))
    return tuple((name, f"{value} {_choice(node)}") for name, value in marks)


def _choice(node: Node) -> str:
    """Radio buttons and checkboxes of one group share their name attribute; the value tells them apart."""
    return node.attributes.get("value", "") if node.role in ("radio", "checkbox", "button") else ""


def _place(node: Node, snapshot: Snapshot) -> tuple[tuple[str, str, int], ...]:
    """The way from the root: role, tag and position among the siblings that are the same."""
    way = []
    for step in (node, *snapshot.ancestors(node)):
        parent = snapshot.get(step.parent)
        siblings = snapshot.children(parent) if parent else [n for n in snapshot.nodes if n.parent is None]
        same = [other.ref for other in siblings if (other.role, other.tag) == (step.role, step.tag)]
        way.append((step.role, step.tag, same.index(step.ref)))
    return tuple(way)
