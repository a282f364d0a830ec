"""How each kind of check is judged on a snapshot. Plain data only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit

from pytest_lam.checking import changes, gatherings
from pytest_lam.checking.amounts import ORDERINGS, number
from pytest_lam.checking.contents import counted, headings, inside, said, states_of, value_shown
from pytest_lam.checking.texts import around, collapsed, compare, contains, listed, quoted
from pytest_lam.checks import Check, Comparison, Verdict
from pytest_lam.snapshot import Node, Snapshot, first_name
from pytest_lam.values import Day, Secret

Reveal = Callable[[Secret], str]


def unrevealed(secret: Secret) -> str:
    """Stands where nobody may read secrets: a check that expects one can't be judged there."""
    raise LookupError(f"{secret} is not revealed here")


def evaluate(check: Check, snapshot: Snapshot, reveal: Reveal = unrevealed, before: Snapshot | None = None) -> Verdict:
    """How ``check`` comes out on ``snapshot``.

    ``before`` is the page as it was before the scenario's last action: only a check of a change looks at
    it, and does not hold without. ``reveal`` gives the text of a secret that is expected; what was seen
    is masked with its name. A check whose target is not on the page does not hold, negated or not, except
    that what is not there is not visible. Raises LookupError for a secret where ``reveal`` was not given.
    """
    expected = _expected(check, reveal)
    if check.target is not None and snapshot.get(check.target) is None:
        verdict = Verdict(check.negated and check.name == "state" and expected == "visible", "nothing: it is not there")
    elif check.name == "change":
        verdict = changes.change(check, snapshot, before)
    else:
        plain = JUDGES[check.name](check, snapshot, collapsed(expected))
        verdict = Verdict(plain.holds != check.negated, plain.seen)
    if snapshot.cut and verdict.holds and _rests_on_absence(check, snapshot):
        verdict = Verdict(False, f"{verdict.seen}, but not the whole page could be read")
    if isinstance(check.expected, Secret) and expected:
        verdict = replace(verdict, seen=verdict.seen.replace(expected, str(check.expected)))
    return verdict


def _expected(check: Check, reveal: Reveal) -> str:
    if isinstance(check.expected, Secret):
        return reveal(check.expected)
    return check.expected.text(date.today()) if isinstance(check.expected, Day) else check.expected or ""


def _rests_on_absence(check: Check, snapshot: Snapshot) -> bool:
    """Whether what was not read could turn it round: that something is not there, or that there is no more of it."""
    if check.name in ("count", "change"):
        return check.negated or check.comparison not in ("at least", "more than")
    if check.name in ("list", "table"):
        return check.negated or check.comparison in ("equals", "any order")
    if check.name in ("order", "each"):
        return True
    if check.name in ("text", "state"):  # What is known of a node that was read is known.
        return check.negated and snapshot.get(check.target) is None
    return check.negated and check.name in ("heading", "row", "present")


def _text(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    node = snapshot.get(check.target)
    if node is not None:
        text = collapsed(node.text) if node.visible else ""
    else:
        text = collapsed(f"{snapshot.text} {snapshot.dialog or ''}")
    return Verdict(compare(text, expected, check.comparison), quoted(around(text, expected)))


def _heading(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    found = [said(node) for node in headings(snapshot)]
    return Verdict(any(compare(heading, expected, check.comparison) for heading in found), listed(found))


def _title(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    title = collapsed(snapshot.title)
    return Verdict(compare(title, expected, check.comparison), quoted(title))


def _address(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    seen, wanted = shown_address(snapshot.url, expected, check.comparison)
    return Verdict(compare(seen, wanted, check.comparison), quoted(seen))


def shown_address(url: str, expected: str, comparison: Comparison) -> tuple[str, str]:
    """What of an address is compared with what is expected of it, and that in the same writing."""
    parts, wanted = urlsplit(url), urlsplit(expected)
    partly = comparison in ("contains", "ends with", "matches")
    seen = parts.path or ("/" if parts.netloc else "")
    if wanted.query or "?" in expected or partly:
        seen += f"?{parts.query}" if parts.query else ""
    if wanted.fragment or partly:
        seen += f"#{parts.fragment}" if parts.fragment else ""
    if wanted.scheme and wanted.netloc:
        seen = f"{parts.scheme}://{parts.netloc}{seen}"
        expected = expected if wanted.path or partly else f"{expected}/"
    return seen, expected


def _value(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    value = value_shown(snapshot.by_ref[check.target or ""])
    return Verdict(compare(value, expected, check.comparison), quoted(value))


def _placeholder(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    shown = collapsed(snapshot.by_ref[check.target or ""].placeholder)
    return Verdict(compare(shown, expected, check.comparison), quoted(shown))


def _link(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    node = snapshot.by_ref[check.target or ""]
    inner = [each for each in snapshot.descendants(node) if "href" in each.attributes]
    holder = node if "href" in node.attributes or len(inner) != 1 else inner[0]  # the item that the link is in
    leads = urljoin(snapshot.url, holder.attributes.get("href", ""))
    seen, wanted = shown_address(leads, expected, check.comparison) if "href" in holder.attributes else ("", expected)
    return Verdict(compare(seen, wanted, check.comparison), quoted(seen) if seen else "no link")


def _state(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    states = states_of(snapshot.by_ref[check.target or ""])
    told = states - {state for state in IDLE_STATES if expected not in IDLE_STATES[state]}
    return Verdict(expected in states, ", ".join(sorted(told)))


IDLE_STATES = MappingProxyType(
    {"empty": frozenset({"empty"}), "unchecked": frozenset({"checked", "unchecked", "mixed"})}
)
"""States that most things are in, with those that must be expected for them to tell anything."""


def _count(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    found, wanted = len(counted(check, snapshot)), number(expected)
    test = ORDERINGS.get(check.comparison, ORDERINGS["amounts to"])
    return Verdict(wanted is not None and test(found, wanted), str(found))


def _present(check: Check, snapshot: Snapshot, expected: str) -> Verdict:
    nodes = [node for node in inside(check.target, snapshot) if node.visible and check.role in ("", node.role)]
    found = next((node for node in nodes if is_called(node, check.named, check.comparison)), None)
    if found is not None:
        return Verdict(True, quoted(collapsed(found.name or found.text)))
    names = (collapsed(node.name) for node in nodes) if check.role else ()
    return Verdict(False, listed([name for name in names if name]))


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
        return Verdict(bool(found), listed([file.name for file in snapshot.downloads]))
    if not found:
        return Verdict(check.negated, listed([file.name for file in snapshot.downloads]))
    text = collapsed(found[-1].text)
    return Verdict(compare(text, expected, check.comparison), quoted(text))


def is_called(node: Node, named: str, comparison: Comparison = "equals") -> bool:
    """Whether a person could call the node that: by its name, its label or its own or whole text."""
    wanted = collapsed(named).casefold()
    if not wanted:
        return True
    texts = {collapsed(text).casefold() for text in (node.name, node.label, node.own_text, node.text)}
    return wanted in texts if comparison == "equals" else any(contains(text, wanted) for text in texts)


JUDGES = MappingProxyType(
    {
        "text": _text,
        "heading": _heading,
        "title": _title,
        "address": _address,
        "value": _value,
        "state": _state,
        "count": _count,
        "row": gatherings.row,
        "list": gatherings.list_,
        "table": gatherings.table,
        "order": gatherings.order,
        "each": gatherings.each,
        "placeholder": _placeholder,
        "link": _link,
        "present": _present,
        "download": _download,
    }
)
"""How each check of CHECKS is judged, before negation; a change is judged on two snapshots."""
