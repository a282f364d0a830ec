"""Old answers for pages that are told otherwise now: by step and turn, each reference found anew by its words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from model_answers import Failure

from pytest_lam.lam.generalist.model import Reply, Usage
from pytest_lam.lam.generalist.passing_time import Times
from pytest_lam.lam.generalist.request import first_line
from pytest_lam.lam.generalist.tape import Exchange
from pytest_lam.lam.generalist.things import FIELDS, thing

STEP = re.compile(r"^The (?:step|objective) now: (.*)$", re.MULTILINE)
PAGE = re.compile(r"<page (\w+)>\n(.*?)\n</page \1>", re.DOTALL)
REFERENCE = re.compile(r"(?<!\\)\[([a-z]*\d+)")


def answer(request: Mapping[str, Any], kept: Sequence[Exchange]) -> Reply | Failure:
    """What was answered to the same turn of the same step, in the references of this request's page.

    It took as many tokens as it took then; what it would take now nobody counts.
    """
    said = [message["content"] for message in request["messages"] if message["role"] == "user"]
    asked = STEP.search(said[0])
    step = first_line(asked[1]) if asked else ""
    times = Times.of([message["content"] for message in request["messages"] if message["role"] != "system"])
    pages = [match[2] for text in said for match in PAGE.finditer(text)]
    for one in kept:
        if (one.step, one.turn) == (step, len(said)) and (places := found_anew(one.things, pages)) is not None:
            moved = translated(times.put_into(one.answer), places)
            text = moved if isinstance(moved, str) else json.dumps(moved, ensure_ascii=False)
            return Reply(text, Usage(one.prompt_tokens, 0, one.answer_tokens))
    return Failure(400, f'no answer is kept to turn {len(said)} of "{step}" that this page has the things for')


def found_anew(things: Mapping[str, str], pages: Sequence[str]) -> dict[str, str] | None:
    """The reference that each thing has now; None where one is not there, or not the only one of its words."""
    now = {reference: thing(reference, pages) for page in pages for reference in REFERENCE.findall(page)}
    places = {}
    for reference, words in things.items():
        same = [place for place, told in now.items() if told == words]
        if len(same) != 1 and reference not in same:
            return None
        places[reference] = reference if reference in same else same[0]
    return places


def translated(answer: Any, places: Mapping[str, str]) -> Any:
    """The answer with its references as they are now."""
    if isinstance(answer, list):
        return [translated(each, places) for each in answer]
    if not isinstance(answer, dict):
        return answer
    return {name: _moved(each, places) if name in FIELDS else translated(each, places) for name, each in answer.items()}


def _moved(reference: str, places: Mapping[str, str]) -> str:
    row, dot, cell = reference.partition(".")
    return f"{places.get(row, row)}{dot}{cell}"
