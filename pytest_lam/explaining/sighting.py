"""What a step would hit on a page, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pytest_lam.explaining.sight import Hit, Sight
from pytest_lam.lam import Candidate


def shown(seen: Sight) -> str:
    """For the terminal: what would be done or checked, and who was considered with every reason."""
    return "\n".join(_lines(seen))


def _lines(seen: Sight) -> Iterator[str]:
    yield f"  on {seen.page}"
    if seen.refused:
        yield f"  refused as {seen.refused}: {seen.reason}"
        if seen.remedy:
            yield f"  remedy        {seen.remedy}"
    for hit in seen.hits:
        yield from _hit(hit)
    if seen.note:
        yield f"  note          {seen.note}"
    yield from _candidates(seen.candidates)


def _hit(hit: Hit) -> Iterator[str]:
    yield f"    {hit.words}"
    if hit.locator:
        yield f"      locator   {hit.locator}"
    if hit.verdict:
        yield f"      {hit.verdict:10}now; seen: {hit.seen}"


def _candidates(found: Sequence[Candidate]) -> Iterator[str]:
    if found:
        yield "  considered, with the evidence for and against each"
    for candidate in found:
        yield f"    {candidate.score:6.2f}  {candidate.description}"
        for reason in candidate.evidence:
            yield f"            {reason.weight:+6.2f}  {reason.name}{f': {reason.detail}' if reason.detail else ''}"


def as_json(seen: Sight) -> dict[str, Any]:
    """The same as an object."""
    return {
        "page": seen.page,
        "hits": [
            {"words": hit.words, "locator": hit.locator, "verdict": hit.verdict, "seen": hit.seen} for hit in seen.hits
        ],
        "refused": seen.refused,
        "reason": seen.reason,
        "remedy": seen.remedy,
        "note": seen.note,
        "candidates": [_considered(candidate) for candidate in seen.candidates],
    }


def _considered(candidate: Candidate) -> dict[str, Any]:
    evidence = [{"name": one.name, "weight": one.weight, "detail": one.detail} for one in candidate.evidence]
    return {"description": candidate.description, "score": candidate.score, "evidence": evidence}
