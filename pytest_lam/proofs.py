"""A check that held: whether it could have failed, and what is recorded of it. Knows the browser, not pytest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pytest_lam import wording
from pytest_lam.checking import certain, compare, dates, evaluate, order_of, shown, translate
from pytest_lam.checking.forms import forms, read_alike
from pytest_lam.checking.gatherings import parts_shown
from pytest_lam.checking.places import placed
from pytest_lam.checks import AMOUNTS, Check, Verdict
from pytest_lam.errors import ActionFailed, CheckFailed, UnclearStep
from pytest_lam.notes import name_of
from pytest_lam.recording import RecordedCheck, Target
from pytest_lam.secrets import reveal
from pytest_lam.snapshot import Snapshot
from pytest_lam.targets import Targets
from pytest_lam.values import Day

ISO = "%Y-%m-%d"
"""The form of a date that can be read in one way only."""

OWN_CODE = (
    "your own code acted last, and only a recorded step can note what was there before it.\n"
    "  Let a step before it remember the number, or check what it comes to."
)
"""Why a change can't be told that a hand-written step made."""


SCATTERED = (
    "what it looks at is in several frames or shadow roots of the page, or in one with nothing around it there.\n"
    "  Say in which place."
)
"""Why no code can look at all of it at once."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What is told and recorded of a check that held; ``before`` is how it came out before the last action."""

    described: str
    before: Verdict | None
    recorded: RecordedCheck


def require_fallible(checks: Iterable[Check]) -> None:
    """Raise UnclearStep for a check that comes out the same on every page."""
    for check in checks:
        if reason := certain(check):
            raise UnclearStep(f"that can never fail: {reason}")


def readdressed(checks: Sequence[Check], seen: Snapshot, now: Snapshot) -> Sequence[Check]:
    """The checks, given on one page, for the page as it is now; one whose node is lost stays as it was."""
    return [translate(check, seen, now) or check for check in checks]


def failed(
    checks: Sequence[Check], verdicts: Sequence[Verdict], snapshot: Snapshot, contradicted: Sequence[str]
) -> CheckFailed:
    """What to tell of those that did not hold, and of what they contradict."""
    lost = [(check, verdict) for check, verdict in zip(checks, verdicts, strict=True) if not verdict.holds]
    return CheckFailed(
        "\n  ".join((*(wording.failure(check, verdict, snapshot) for check, verdict in lost), *contradicted)),
        candidates=[check.target for check, _ in lost if check.target],
    )


def proved(check: Check, snapshot: Snapshot, before: Snapshot | None, targets: Targets) -> Proof:
    """The proof of a check that holds on ``snapshot``.

    :param before: the page as it was before the scenario's last action; None where nothing was done.
    :raises UnclearStep: it can't be recorded: it holds a secret, or a date that plain code can't read.
    :raises ActionFailed: nothing but its place tells the target from others.
    """
    if isinstance(check.expected, str) and targets.tells_secret(check.expected):
        raise UnclearStep("what the page shows there holds a secret, which no recording may; check something else")
    described, earlier = wording.check(check, snapshot), verdict_before(check, snapshot, before)
    there = placed(check, snapshot)
    if there is None:
        raise UnclearStep(SCATTERED)
    check, target = there, _target(there, snapshot, targets)
    form, expected_form = reading_of(check, snapshot)
    recorded = RecordedCheck(
        name=check.name,
        target=target,
        expected=check.expected,
        comparison=check.comparison,
        negated=check.negated,
        role=check.role,
        named=check.named,
        cells=check.cells,
        items=check.items,
        rows=check.rows,
        form=form,
        expected_form=expected_form,
        state=check.state,
        noted=name_of(target, check.role, check.named) if check.name == "change" else "",
    )
    return Proof(described, earlier, recorded)


def _target(check: Check, snapshot: Snapshot, targets: Targets) -> Target | None:
    node = snapshot.get(check.target)
    if node is None:
        return None
    target = targets.of(node, snapshot, check.within, check.within_text, check.nth, check.within_nth)
    if check.name == "change" and not check.role:
        target = apart_from(target, node.text)
    if not target.locators:
        raise ActionFailed(wording.unlocatable(node, snapshot), candidates=[node.ref])
    return target


def apart_from(target: Target, text: str) -> Target:
    """The target with nothing that presupposes what it shows, which will be another text next time."""
    locators = tuple(way for way in target.locators if text not in way.slots)
    return replace(target, locators=locators, text="", name="" if target.name == text else target.name)


def reading_of(check: Check, snapshot: Snapshot) -> tuple[str, str]:
    """How plain code is to read what is seen, and what is expected, where that is no matter of course.

    Raises UnclearStep for a date that plain code can't read.
    """
    if check.name == "order":
        return _sorting(check, snapshot), ""
    if check.comparison not in AMOUNTS or check.name == "count":
        return "", ""
    day = replace(check.expected, format=ISO).text(date.today()) if isinstance(check.expected, Day) else ""
    expected = day or str(check.expected)
    if not dates(expected):
        return "", ""
    texts = parts_shown(check, snapshot) if check.name == "each" else shown(check, snapshot)
    seen = [text for text in texts if dates(text)]
    if check.name != "each":  # of several the one that is meant
        seen = sorted(seen, key=lambda text: not compare(text, expected, check.comparison))[:1]
    read = read_alike(seen, expected, check.comparison)
    if read is None:
        raise UnclearStep(f'no plain code reads the date "{seen[0] if seen else check.expected}"; check its text')
    return read[0], check.expected.format if isinstance(check.expected, Day) else read[1]


def _sorting(check: Check, snapshot: Snapshot) -> str:
    kind, texts = order_of(check, snapshot)
    if kind != "dates":
        return "numbers" if kind == "numbers" else ""
    common = [form for form in forms(texts[0]) if all(form in forms(text) for text in texts[1:])]
    if not common:
        raise UnclearStep(f'no plain code reads dates such as "{texts[0]}"; check their texts')
    return common[0]


def verdict_before(check: Check, snapshot: Snapshot, before: Snapshot | None) -> Verdict | None:
    """How the check would have come out before the scenario's last action; None where nothing was done.

    A change is told from what was there then; that something has not changed is so until something does.
    """
    if before is None:
        return None
    if check.name == "change":
        unchanged = replace(check, expected="0", negated=False)
        seen = evaluate(unchanged, snapshot, before=before).seen.partition(" before")[0]
        return Verdict(False, seen) if check.expected != "0" and not check.negated else None
    old = translate(check, snapshot, before)
    if old is None:
        return Verdict(check.negated, "nothing")
    return evaluate(old, before, reveal)
