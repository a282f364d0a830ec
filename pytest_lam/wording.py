"""How things are worded for people, in one place: what was done, what was seen, what to change."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from pytest_lam.actions import ACTIONS, OFFSET, Action
from pytest_lam.checking import nearest
from pytest_lam.checks import CHECKS, Check, Verdict
from pytest_lam.effects import path_of
from pytest_lam.lam import Candidate, Refuse
from pytest_lam.snapshot import Node, Snapshot
from pytest_lam.values import Value

LONGEST = 60
"""Characters of a page's text that a message quotes: enough to know it by, on one line."""

SHOWN_CANDIDATES = 5

ROLE_WORDS = {
    "textbox": "field",
    "searchbox": "search field",
    "spinbutton": "number field",
    "combobox": "select",
    "listbox": "list",
    "img": "image",
    "generic": "text",
    "paragraph": "text",
    "document": "page",
}
"""What people call a role, where that is not its own name."""


def node(found: Node) -> str:
    """A node as a person would call it: ``button "Add to cart"``."""
    role = ROLE_WORDS.get(found.role, found.role)
    name = found.called or found.own_text or found.text
    return f'{role} "{shortened(name)}"' if name else role


def shortened(text: str) -> str:
    """``text`` on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


CUT = " (too big or too deep to be read whole: what there is beside the {} nodes that were read is unknown)"


def page(snapshot: Snapshot) -> str:
    """The page as a person would call it: ``"Shop - Home" (/)``; and what keeps it from being read, whole or at all."""
    if snapshot.dialog is not None:
        return f'a page that the browser\'s dialog "{shortened(snapshot.dialog)}" hides: accept or dismiss it first'
    partly = CUT.format(f"{len(snapshot.nodes):,}") if snapshot.cut else ""
    return f'"{shortened(snapshot.title)}" ({path_of(snapshot.url)}){partly}'


def action(done: Action, target: Node | None, snapshot: Snapshot) -> str:
    """What was done: ``click button "Add to cart" in row "Desk lamp"``."""
    words = node(target) if target is not None else ""
    around = snapshot.get(done.within)
    if around is not None and done.within_text:
        words += f' in {ROLE_WORDS.get(around.role, around.role)} "{shortened(done.within_text)}"'
    kind = ACTIONS[done.name]
    onto = snapshot.get(done.onto)
    pattern = kind.wording if done.value or not kind.plain else kind.plain
    return pattern.format(
        target=words or "the page",
        value=_shown(done),
        onto=node(onto) if onto is not None else "",
    ).rstrip()


def _shown(done: Action) -> str:
    """The value of an action as it is told; of several files the one line that names them all."""
    if done.name == "drag" and isinstance(done.value, str) and OFFSET.fullmatch(done.value):
        return f"by {done.value}"
    return ", ".join(str(done.value).splitlines()) if done.value is not None else ""


def unlocatable(found: Node, snapshot: Snapshot) -> str:
    """Why a node that was found can't be used: nothing would find it again."""
    return (
        f"nothing but its position tells {node(found)} from others on {page(snapshot)}: no code could find it again.\n"
        "  Give it an id, a test id or a name of its own, or name the row, card or section around it in the step."
    )


def check(asserted: Check, snapshot: Snapshot) -> str:
    """What is asserted: ``text of status "Cart" is "1"``."""
    target = snapshot.get(asserted.target)
    kind = CHECKS[asserted.name]
    said = {"change": asserted.role, "order": asserted.named, "each": asserted.named}.get(
        asserted.name, asserted.expected
    )
    pattern = kind.wording if said or said == "" == asserted.expected or not kind.plain else kind.plain
    return pattern.format(
        target=_looked_at(asserted, target) if target is not None else "the page",
        expected=_quoted(asserted.expected),
        role=asserted.role or "things",
        state=f"{asserted.state} " if asserted.state else "",
        named=_called(asserted),
        cells=_cells(asserted.cells),
        items=", ".join(f'"{item}"' for item in asserted.items) or "none",
        rows="; ".join(_cells(row) for row in asserted.rows) or "none",
        are=_arranged(asserted),
        **{"is": _copula(asserted)},
    )


def _called(asserted: Check) -> str:
    """What a check says of the names of things; part of a name is told as that."""
    if asserted.name == "download":
        return f'"{asserted.named or "*"}"'
    if asserted.name != "present":
        return f'"{asserted.named}"'
    if not asserted.named:
        return "of any name"
    return f'with "{asserted.named}" in its name' if asserted.comparison == "contains" else f'"{asserted.named}"'


def _looked_at(asserted: Check, target: Node) -> str:
    """The node; one without a name goes by its role where its text is what the check is about."""
    nameless = asserted.name == "text" and not (target.name or target.label)
    return NAMELESS.get(target.role, ROLE_WORDS.get(target.role, target.role)) if nameless else node(target)


NAMELESS = MappingProxyType({"generic": "an element", "paragraph": "a paragraph"})
"""What a thing is called of which the text is told anyway."""


def _cells(cells: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f'{header} "{text}"' if header else f'"{text}"' for header, text in cells)


VERBS = {
    "contains": ("contains", "does not contain"),
    "starts with": ("starts with", "does not start with"),
    "ends with": ("ends with", "does not end with"),
    "matches": ("matches", "does not match"),
    "amounts to": ("amounts to", "does not amount to"),
}
"""What is said of a comparison, and of its negation; of all others "is" is said."""

ARRANGEMENTS = {
    "equals": ("are", "are not"),
    "any order": ("are, in any order,", "are not, in any order,"),
    "in order": ("have, in this order,", "do not have, in this order,"),
    "contains": ("have among them", "do not have among them"),
}
"""The same of a comparison of several things with several."""


def _copula(asserted: Check) -> str:
    if asserted.name == "present":
        return "is not" if asserted.negated else "is"
    verb = "is" if asserted.comparison == "equals" else f"is {asserted.comparison}"
    said, denied = VERBS.get(asserted.comparison, (verb, verb.replace("is", "is not", 1)))
    return denied if asserted.negated else said


def _arranged(asserted: Check) -> str:
    said, denied = ARRANGEMENTS.get(asserted.comparison, ARRANGEMENTS["equals"])
    return denied if asserted.negated else said


def _quoted(value: Value | None) -> str:
    return f'"{value}"' if value is not None else ""


def proof(described: str, before: Verdict | None) -> str:
    """A check that held, with what shows that it can fail."""
    if before is None:
        return described
    if before.holds:
        return f"{described}  (weak: held already)"
    return f"{described}  (was {shortened(before.seen)}: can fail)"


def failure(asserted: Check, verdict: Verdict, snapshot: Snapshot) -> str:
    """A check that did not hold: what was expected, what was seen, where, and what there comes nearest."""
    told = f"expected: {check(asserted, snapshot)}\n    seen: {verdict.seen} on {page(snapshot)}"
    like = nearest(asserted, snapshot)
    return f'{told}\n nearest: "{shortened(like)}"' if like else told


def refusal(refused: Refuse, snapshot: Snapshot) -> str:
    """Why a step was refused, what came nearest, and what would make it work."""
    reason = refused.reason.removesuffix(f' on "{snapshot.title}"')  # said once is enough
    lines = [f"{reason} on {page(snapshot)}."]
    if refused.candidates:
        nearest = ", ".join(
            f"{candidate.description} ({candidate.score:.2f})" for candidate in refused.candidates[:SHOWN_CANDIDATES]
        )
        lines.append(f"Nearest: {nearest}.")
    if refused.remedy:
        lines.append(refused.remedy)
    return "\n  ".join(lines)


def evidence(considered: Sequence[Candidate]) -> list[str]:
    """The candidates of a decision with the reasons for each, a line a candidate."""
    return [
        f"{candidate.score:5.2f} {candidate.description}: "
        + ", ".join(f"{reason.name} {reason.weight:+.2f}" for reason in candidate.evidence)
        for candidate in considered[:SHOWN_CANDIDATES]
    ]
