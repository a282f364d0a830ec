"""The rule of steps that mean the same and are worded differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pytest_lam.lam.embedded.frames import Frame
from pytest_lam.lint.folding import exchanged
from pytest_lam.lint.meanings import Folded, Meaning
from pytest_lam.lint.problem import Finding
from pytest_lam.lint.source import SourceStep
from pytest_lam.lint.subject import Subject


@dataclass(slots=True)
class Wording:
    """One wording of a meaning, with the steps that have it."""

    stands: tuple[str, ...]
    """The stand-ins for its values in the order in which the meaning has them."""
    steps: list[tuple[SourceStep, Meaning]] = field(default_factory=list)


def several_wordings(subject: Subject) -> Iterator[Finding]:
    """A step that means what a more frequent wording of the same file means."""
    for wordings in _by_meaning(subject).values():
        ranked = sorted(wordings.items(), key=lambda item: (-len(item[1].steps), item[1].steps[0][0].line))
        (usual, common), *others = ranked
        for _, wording in others:
            step, meaning = wording.steps[0]
            values = dict(zip(common.stands, map(meaning.folding.back, wording.stands), strict=False))
            proposal = f"{step.keyword} {exchanged(usual.template, values)}"
            what = f"says in other words what line {common.steps[0][0].line} says: one definition would do for both"
            yield Finding(step.line, step.column, what, proposal)


def _by_meaning(subject: Subject) -> dict[object, dict[Folded, Wording]]:
    found: dict[object, dict[Folded, Wording]] = {}
    for step, scenario in subject.each():
        if subject.is_coded(step, scenario):
            continue
        meaning = subject.meaning(step, scenario)
        if meaning.understanding.refused or meaning.folded.row:
            continue  # what is refused has no meaning; an outline's values flow in by their names
        key, stands = _canonical(meaning)
        wordings = found.setdefault((step.type, step.docstring is not None, key), {})
        wordings.setdefault(meaning.folded, Wording(stands)).steps.append((step, meaning))
    return found


def _canonical(meaning: Meaning) -> tuple[tuple[Frame, ...], tuple[str, ...]]:
    """The frames with numbered values, and which stand-in has which number."""
    frames = meaning.understanding.frames
    shown = repr(frames)
    met = sorted((shown.find(stand), stand) for stand in meaning.folding.said if stand in shown)
    stands = tuple(stand for _, stand in met)
    numbers = {stand: str(at) if stand.isdecimal() else f"value {at}" for at, stand in enumerate(stands)}
    return exchanged(frames, numbers), stands
