"""An explanation as JSON: one object a step, the same keys in the same order."""

from __future__ import annotations

from typing import Any

from pytest_lam.explaining.outcomes import Part, parts
from pytest_lam.lam.embedded.frames import Understanding
from pytest_lam.step import Step

COLUMNS = ("intent", "target", "value", "relation", "negated")
"""What each part of a step says; lists of equal length where a step has several parts."""


def answer(step: Step, understanding: Understanding) -> dict[str, Any]:
    """What is understood of a step; of a refused one its kind, the reason, and nothing else."""
    found = parts(understanding)
    return {
        "step": step.text,
        "type": step.type,
        **{column: _told(column, found) for column in COLUMNS},
        "confidence": understanding.confidence,
        "refused": understanding.kind if understanding.refused else "",
        "comparison": _told("comparison", found),
        "reason": understanding.refused,
    }


NOTHING = Part("")


def _told(column: str, found: tuple[Part, ...]) -> Any:
    """One field of every part: as it is where there is one part, as a list where there are several."""
    values = [getattr(part, column) for part in found or (NOTHING,)]
    return values[0] if len(values) == 1 else values


def full_answer(step: Step, understanding: Understanding) -> dict[str, Any]:
    """The same with all that led to it: the frames, the rule, and of a refusal what would close it."""
    from pytest_lam.explaining.definition import definition
    from pytest_lam.explaining.doubts import pieces, unknown_words
    from pytest_lam.explaining.prose import brief, described

    unclear = bool(understanding.refused) and understanding.kind == "unclear"
    frames = understanding.guess if understanding.refused else understanding.frames
    return {
        **answer(step, understanding),
        "frames": [
            {"intent": frame.intent, "negated": frame.negated, "says": [list(said) for said in described(frame)]}
            for frame in frames
        ],
        "rule": understanding.rule,
        "notes": list(understanding.notes),
        "pieces": [
            {"text": piece.text, "refused": piece.understanding.refused, "means": brief(piece.understanding)}
            for piece in (pieces(step) if unclear else ())
        ],
        "unknown": list(unknown_words(step)) if unclear else [],
        "definition": definition(step, understanding.kind) if understanding.refused else "",
    }
