"""The answers of a model, kept on cassettes: what was answered once is answered again without it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pytest_lam.errors import NotOnCassette
from pytest_lam.lam.generalist.choice import TO_SET
from pytest_lam.lam.generalist.model import Message, Model, Reply, Usage
from pytest_lam.lam.generalist.passing_time import is_same_day
from pytest_lam.lam.generalist.request import FORMAT, LATER, Request
from pytest_lam.lam.generalist.tape import Exchange, Section, Tape, load, save
from pytest_lam.lam.generalist.things import things
from pytest_lam.recording_file import locked

SUFFIX = ".cassette.json"
"""How the name of a cassette ends."""

OTHERS = "other"
"""The cassette of what is asked outside any scenario."""

DIFFERENCES: Mapping[str, str] = {
    FORMAT: "this release asks for answers of another form",
    "step": "the step's words, table or doc string",
    "history": "the steps before it, or what they did",
    "done": "what was done of it before",
    "plan": "the plan of the objective",
    "problem": "whether something went wrong before",
    "page": "the page",
    LATER: "what came of the answers before: other changes of the page, or another answer",
    "text": "the words of the question",
}
"""What a difference in each part of a request comes from, the most far-reaching first."""


class Cassettes:
    """A model around a model, or around none: it answers from the cassettes first.

    Without an inner model it is offline: what no cassette has is an error. With one, new requests go out,
    and their answers are kept at once, for they were paid for.
    """

    def __init__(
        self, folder: Path, inner: Model | None, name: str = "", today: Callable[[], date] = date.today
    ) -> None:
        """The cassettes of a folder.

        :param name: the model whose answers count where there is no inner one; those of any, where it is empty.
        :param today: the clock that tells which day it is.
        """
        self.folder, self.inner, self._name, self._today = folder, inner, name, today
        self.path = folder / f"{OTHERS}{SUFFIX}"
        self._section = Section("")
        self._tape: Tape | None = None
        self._used: list[Exchange] = []

    @property
    def name(self) -> str:
        """The model's."""
        return self.inner.name if self.inner is not None else self._name or "cassettes"

    @property
    def place(self) -> str:
        """Where it answers."""
        return f"{self.inner.place}, cassettes first" if self.inner is not None else f"cassettes in {self.folder} only"

    def insert(self, path: Path, scenario: str, row: Mapping[str, str] | None = None) -> None:
        """Take the cassette in that file, where the scenario that begins now keeps its answers."""
        self.path, self._section, self._tape, self._used = path, Section(scenario, row=row or {}), None, []

    def complete(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """The answer that was given to the same request before, else the inner model's.

        :raises NotOnCassette: nobody gave one, and there is no model to ask.
        :raises ModelProblem: the cassette can't be read, or the model did not answer.
        :raises BudgetExceeded: asking the model would go past what the user allowed.
        """
        request = Request.of(messages, schema)
        if self._tape is None:
            self._tape = load(self.path)
        if (found := self._known(request, self._tape)) is not None:
            self._keep(found)
            usage = Usage(found.prompt_tokens, 0, found.answer_tokens, taped=True)
        elif self.inner is None:
            raise NotOnCassette(self._missed(request, self._tape))
        else:
            reply = self.inner.complete(messages, schema)
            usage = reply.usage
            found = self._exchange(request, reply)
            self._keep(found)
        return Reply(_text(request.times.put_into(found.answer)), usage)

    def prune(self, known: Collection[tuple[str, tuple[tuple[str, str], ...]]] | None = None) -> None:
        """The scenario was carried out whole: what it did not ask is not asked any more.

        :param known: the names and rows of all scenarios that this cassette is for; those of others go, too.
        """
        if not self._used and not self.path.is_file():
            return
        with locked(self.path):
            tape = load(self.path)
            kept = tuple(one for one in tape.sections if known is None or one.key in known)
            self._tape = Tape(kept).holding(replace(self._section, exchanges=tuple(self._used)))
            save(self.path, self._tape)

    def _known(self, request: Request, tape: Tape) -> Exchange | None:
        """What was answered to a request: in this scenario, else in another one of the same feature."""
        own = tape.section(self._section.scenario, self._section.row).exchanges
        return next((one for one in (*own, *tape.exchanges()) if self._answers(one, request)), None)

    def _answers(self, one: Exchange, request: Request) -> bool:
        return one.digest == request.digest and self._is_asked(one.model) and self._has_days(one, request)

    def _is_asked(self, model: str) -> bool:
        wanted = self.inner.name if self.inner is not None else self._name
        return not wanted or model == wanted

    def _has_days(self, one: Exchange, request: Request) -> bool:
        """Whether the dates of a request are those of a kept one, or as far from today as they were then."""
        found, today = request.times.days, self._today()
        return len(one.days) == len(found) and all(
            is_same_day(kept, one.on or today, day, today) for kept, day in zip(one.days, found, strict=True)
        )

    def _exchange(self, request: Request, reply: Reply) -> Exchange:
        assert self.inner is not None
        answer, days = _read(reply.text), request.times.days
        return Exchange(
            request.step,
            request.turn,
            request.page,
            request.digest,
            request.parts,
            self.inner.name,
            request.times.taken_from(answer),
            things(answer, request.shown),
            self._today() if days else None,
            days,
            reply.usage.prompt_tokens,
            reply.usage.answer_tokens,
        )

    def _keep(self, exchange: Exchange) -> None:
        """Put an exchange on the scenario's own part of the cassette, where it is not there yet."""
        if exchange not in self._used:
            self._used.append(exchange)
        assert self._tape is not None
        if exchange in self._tape.section(self._section.scenario, self._section.row).exchanges:
            return
        with locked(self.path):
            tape = load(self.path)
            own = tape.section(self._section.scenario, self._section.row)
            if exchange not in own.exchanges:
                tape = tape.holding(replace(own, exchanges=(*own.exchanges, exchange)))
                save(self.path, tape)
            self._tape = tape

    def _missed(self, request: Request, tape: Tape) -> str:
        """What is to be said of a request that is on no cassette."""
        own = tape.section(self._section.scenario, self._section.row).exchanges
        of_step = sum(1 for one in own if one.step == request.step)
        shown = f'"{request.page}"' if request.page else "the page"
        return (
            f'no cassette has an answer to turn {request.turn} of "{request.step}" on {shown}, and no model can be '
            f"asked: no endpoint is configured.\n"
            f"  {self.path} has {_counted(len(own))} for this scenario, {of_step} for this step, "
            f"{_counted(sum(1 for _ in tape.exchanges()))} in all.\n"
            f"  {self._difference(request, tape)}\n"
            f"  To record it anew: {TO_SET}, and run the scenario with --lam=record. What is on the cassette "
            "is used, what is new is asked and kept."
        )

    def _difference(self, request: Request, tape: Tape) -> str:
        """In what the request differs from the nearest one that was answered."""
        nearest = max(tape.exchanges(), key=lambda one: _nearness(one, request), default=None)
        if nearest is None:
            return "Nothing was recorded there so far: is this the folder that was recorded into?"
        if nearest.step != request.step and nearest.parts.get("step") != request.parts.get("step"):
            return "The step is new, or its words have changed."
        other = [part for part in DIFFERENCES if nearest.parts.get(part) != request.parts.get(part)]
        if nearest.page != request.page and request.page:
            other = [part for part in other if part != "page"]
            told = [f'the page is "{request.page}", and was "{nearest.page}"']
        else:
            told = []
        told += [DIFFERENCES[part] for part in other]
        if not told and not self._is_asked(nearest.model):
            told = [f"the model is {self.name}, and {nearest.model} answered"]
        if not told:
            same = nearest.digest == request.digest
            told = ["a date on the page, by other days than went by" if same else "how this release puts a request"]
        return f"Nearest is turn {nearest.turn} of this step; what differs: {'; '.join(told)}."


def _nearness(one: Exchange, request: Request) -> tuple[bool, int, int]:
    """How much of a request a kept one has: the step above all, then as many parts as possible, then the turn."""
    alike = sum(1 for name, digest in request.parts.items() if one.parts.get(name) == digest)
    return one.step == request.step, alike, -abs(one.turn - request.turn)


def cassette_path(folder: Path, source: Path, root: Path) -> Path:
    """The cassette of a feature or test module: ``cart.feature`` -> ``cart.cassette.json``.

    It stands where the source stands below the root folder, or below the folder of cassettes itself where
    the source is in that: with ``lam_cassettes = .`` cassettes are beside their features.
    """
    start = next((one for one in (folder, root) if source.is_relative_to(one)), source.parent)
    return folder / source.parent.relative_to(start) / f"{source.stem}{SUFFIX}"


def _counted(number: int) -> str:
    return f"{number} answer{'' if number == 1 else 's'}"


def _read(text: str) -> Any:
    """An answer as JSON, or the text that it is."""
    try:
        found = json.loads(text)
    except ValueError:
        return text
    return found if isinstance(found, (dict, list)) else text


def _text(answer: Any) -> str:
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
