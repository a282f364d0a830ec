"""What is said to a model: the rules once, then each turn the step, what came of the last answer, and the page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import count

from pytest_lam.actions import ACTIONS
from pytest_lam.checks import CHECKS
from pytest_lam.condensed import CHANGES, LEGEND, Condensed
from pytest_lam.lam import Memory, Refuse, Turn
from pytest_lam.lam.generalist.answers import SaidTask
from pytest_lam.lam.generalist.model import Message
from pytest_lam.lam.generalist.words import vocabulary
from pytest_lam.step import Step

MOST_CANDIDATES = 5
"""Candidates of the specialist that are told: the one that was meant is nearly always among the first."""


def instructions(step: Step) -> str:
    """The system message."""
    return f"{_rules()}\n{_text('objective.txt')}" if step.objective else _rules()


@cache
def _rules() -> str:
    words = vocabulary()
    text = _text("instructions.txt")
    return (
        text.replace("{legend}", f"{LEGEND}\n{CHANGES}")
        .replace("{actions}", _listed(ACTIONS, words["actions"]))
        .replace("{checks}", _listed(CHECKS, words["checks"]))
    )


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _listed(names: Iterable[str], meanings: Mapping[str, str]) -> str:
    return "\n".join(f"{name}: {meanings[name]}" if meanings[name] else name for name in names)


def asked(step: Step, memory: Memory, page: Condensed, doubt: Refuse | None, plan: Sequence[SaidTask] = ()) -> Message:
    """The first message about a step; of an objective also the one with which it goes on from what is known by then.

    :param doubt: why the specialist did not carry it out, if it was asked.
    :param plan: what the model said that the objective takes.
    """
    history, said = _history(memory), _said(step)
    word = "objective" if step.objective else "step"
    told = ["The scenario so far:" if memory.earlier else "The scenario begins.", *history, f"The {word} now: {said}"]
    done = _done(memory.this_step)
    planned = "; ".join(f"{'[x]' if line.done else '[ ]'} {line.task}" for line in plan)
    if plan:
        told.append(f"Your plan: {planned}")
    if done:
        told.append(f"Of it was done already: {done}")
    if plan and memory.problem:
        told.append(f"This went wrong: {memory.problem}")
    if doubt is not None:
        told.append(_doubted(doubt, page))
    told.append(fenced(page.head, page.text))
    parts = {"history": "\n".join(history), "step": said, "plan": planned, "done": done}
    parts |= {"problem": "yes" if memory.problem else "", "page": f"{page.head}\n{page.text}"}
    return Message("user", "\n".join(told), tuple(parts.items()))


def _history(memory: Memory) -> list[str]:
    lines = []
    for step, turns in memory.earlier:
        lines.append(f"- {step.type.title()} {step.text}" + (f" ({_done(turns)})" if turns else ""))
        lines += _data(step)
    known = [f'"{name}" is {text!s}' for name, text in memory.remembered.items()]
    return lines + (["Remembered: " + "; ".join(known)] if known else [])


def _said(step: Step) -> str:
    kept = [KEPT[step.reading]] if step.reading in KEPT else []
    return "\n".join([f"{step.type.title()} {step.text}", *_data(step), *kept])


KEPT = {
    "items": "(on is the list or table itself: the text of each thing in it is kept)",
    "rows": "(on is the table itself: all its rows are kept by their headers)",
}
"""What is said of a step that keeps several things at once."""


def _data(step: Step) -> list[str]:
    """The table and the doc string of a step, as they stand in a feature."""
    lines = [f"  | {' | '.join(row)} |" for row in step.table]
    return lines + ([f'  """{step.docstring}"""'] if step.docstring is not None else [])


def _done(turns: Sequence[Turn]) -> str:
    return "; ".join(turn.description for turn in turns)


def _doubted(doubt: Refuse, page: Condensed) -> str:
    by_ref = {ref: handle for handle, ref in page.refs.items()}
    found = [f"[{by_ref[one.ref]}] {one.description} {one.score:.2f}" for one in doubt.candidates if one.ref in by_ref][
        :MOST_CANDIDATES
    ]
    told = f"A rule-based reader was not sure of it: {doubt.reason}"
    return told + (f"\nIt considered: {'; '.join(found)}" if found else "")


def went(turns: Sequence[Turn], problem: str, changes: str, page: Condensed) -> Message:
    """The message after actions: what was done, what failed, and what changed on the page, or all of another one."""
    lines = [f"Done: {_done(turns)}"] if turns else []
    if problem:
        lines.append(f"This went wrong: {problem}")
    head = page.head if changes == page.text else f"{page.head} (what changed)"
    return Message("user", "\n".join([*lines, fenced(head, changes)]), (("page", f"{page.head}\n{changes}"),))


def rejected(reason: str) -> Message:
    """The message after an answer that can't be carried out. What it says is ours; that there is one is what counts."""
    return Message("user", f"That was not carried out: {reason}. Answer again.", (("rejected", "yes"),))


def fenced(head: str, text: str) -> str:
    """A page between two marks that it does not hold.

    They are nothing of what it says: it may show a secret, which is taken out of a message later, and no part or
    digest of that may leave.
    """
    body = f"{head}\n{text}"
    marks = (hashlib.sha256(str(number).encode()).hexdigest()[:12] for number in count())
    mark = next(mark for mark in marks if mark not in body)
    return f"<page {mark}>\n{body}\n</page {mark}>"
