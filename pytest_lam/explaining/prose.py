"""An explanation in plain words, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from pytest_lam.explaining.definition import definition
from pytest_lam.explaining.doubts import pieces, unknown_words
from pytest_lam.explaining.outcomes import amount, outcome
from pytest_lam.lam.embedded.frames import Frame, Phrase, Understanding
from pytest_lam.lam.embedded.vocabulary import vocabulary
from pytest_lam.step import Step

LABEL = 10
"""Columns of what stands before each part of a frame: the longest of them and a blank."""

LONGEST_RULE = 160
"""Characters of a rule that are shown: some list every noun of a kind."""

NUMBERS = {1: "the first", 2: "the second", 3: "the third", -1: "the last"}
OWN = "definition of your own carries it out; in the feature's conftest.py:"
PLAINER = "Say it in plainer words: what is done (click, fill, open) or seen (see) first, names and values in quotes."


def told(step: Step, understanding: Understanding) -> str:
    """What is understood of the step, or what is not and what would help."""
    lines = [f"{step.type.title()} {step.text}"]
    lines += [f"  | {' | '.join(row)} |" for row in step.table]
    lines += [f"  {line}" for line in ('"""', *step.docstring.splitlines(), '"""')] if step.docstring else []
    lines += _refused(step, understanding) if understanding.refused else _understood(understanding)
    return "\n".join(lines)


def _understood(understanding: Understanding) -> Iterator[str]:
    yield f"  understood, confidence {understanding.confidence:.2f} ({_threshold()})"
    yield from _frames(understanding.frames)
    yield f"  by the rule   {shorten(understanding.rule, LONGEST_RULE, placeholder=' …')}"
    for note in understanding.notes:
        yield f"  note          {note}"


def _refused(step: Step, understanding: Understanding) -> Iterator[str]:
    unclear = understanding.kind == "unclear"
    sure = f", confidence {understanding.confidence:.2f} ({_threshold()})" if unclear else ""
    yield f"  refused as {understanding.kind}{sure}"
    if understanding.guess:
        yield "  understood so far:"
        yield from _frames(understanding.guess)
    yield f"  missing       {understanding.refused}"
    if unclear:
        yield from _doubts(step, understanding)
        yield f"  {PLAINER}"
    yield f"  {'Or a' if unclear else 'A'} {OWN}"
    yield ""
    yield from (f"    {line}".rstrip() for line in definition(step, understanding.kind).splitlines())


def _doubts(step: Step, understanding: Understanding) -> Iterator[str]:
    for piece in pieces(step):
        refused = f"not understood: {piece.understanding.refused}" if piece.understanding.refused else ""
        yield f'    "{piece.text}" {refused or f"alone would be: {brief(piece.understanding)}"}'
    if not understanding.guess and (unknown := unknown_words(step)):
        yield f"    in no entry of the vocabulary: {', '.join(unknown)}"


def brief(understanding: Understanding) -> str:
    """The deeds of an understanding on one line."""
    return " and ".join(
        " ".join(part for part in (frame.intent, phrase(frame.target) if frame.target else "") if part)
        for frame in understanding.frames
    )


def _threshold() -> str:
    return f"steps below {vocabulary().threshold:.2f} are refused"


def _frames(frames: Sequence[Frame]) -> Iterator[str]:
    for number, frame in enumerate(frames, start=1):
        first = f"  {number}. " if len(frames) > 1 else "  "
        come = outcome(frame)
        carried = f": {', '.join(come.names)} ({come.reason})" if come.reason else ""
        yield f"{first}{'not: ' if frame.negated else ''}{frame.intent}{carried}"
        yield from (f"     {label:{LABEL}}{words}" for label, words in described(frame))


def described(frame: Frame) -> Iterator[tuple[str, str]]:
    """Every part of a frame that says something, with what it is called."""
    if frame.target is not None:
        yield "target", phrase(frame.target)
    if frame.place is not None:
        yield "place", phrase(frame.place)
    if frame.about is not None:
        yield "about", phrase(frame.about)
    if frame.comparison != "equals":
        yield "compared", frame.comparison
    if frame.count is not None:
        yield "number", str(frame.count)
    if frame.state:
        yield "state", frame.state
    if frame.value is not None:
        yield "value", f'"{frame.value}"'
    if frame.source is not None:
        yield "value", f"what is read in {phrase(frame.source)}"
    for item in frame.items:
        yield "item", f'"{item}"'
    for label, value in frame.pairs:
        yield "with", f'{label} = "{value}"'
    for row in frame.rows:
        yield "row", ", ".join(f'{header} "{cell}"' if header else f'"{cell}"' for header, cell in row)


def phrase(said: Phrase) -> str:
    """A phrase as it is looked for: its number, its kind, its words (quoted ones exactly), what narrows it."""
    which = NUMBERS.get(said.ordinal, f"number {said.ordinal}") if said.ordinal is not None else ""
    words = f'"{said.words}"' if said.quoted else said.words
    parts = [which, f"the {said.most}" if said.most else "", said.hint, said.state, said.kind, words]
    text = " ".join(piece for piece in parts if piece).strip() or "the thing"
    if said.refers:
        text += " (what the step spoke of before)" if said.refers == "it" else " (of what the step spoke of before)"
    if said.having:
        text += f" that shows {' and '.join(said.having)}"
    if how_many := amount(said):
        text += f", {how_many}"
    return f"{text}, in {phrase(said.within)}" if said.within is not None else text
