"""What a prompted model took, by step, scenario and run, and a stop where the user's limits are reached."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol, runtime_checkable

from pytest_lam.errors import BudgetExceeded, ModelProblem
from pytest_lam.lam.generalist.budgets import SCOPES, Budget, for_scenario
from pytest_lam.lam.generalist.model import Around, Message, Model, Reply, Usage
from pytest_lam.lam.generalist.prices import Price

LEAST_ANSWER = 1
"""Tokens of the shortest answer."""
LEAST_PROMPT = 1


@dataclass(frozen=True, slots=True)
class Spent:
    """What some calls took. ``cost`` is in dollars, None where a price is unknown; the cached tokens are the prompt's.

    ``uncounted`` are the calls of which the endpoint does not say how many tokens they took; ``taped`` the answers
    that came from a cassette, which are no calls; ``rejected`` those that could not be carried out, for what they asked
    for is not of the page, not of the step or proves nothing.
    """

    calls: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    answer_tokens: int = 0
    seconds: float = 0.0
    cost: float | None = 0.0
    uncounted: int = 0
    taped: int = 0
    unpriced: str = ""
    """A model whose price is unknown."""
    rejected: int = 0

    @property
    def tokens(self) -> int:
        """Of prompts and answers together."""
        return self.prompt_tokens + self.answer_tokens

    def __add__(self, other: Spent) -> Spent:
        return Spent(
            self.calls + other.calls,
            self.prompt_tokens + other.prompt_tokens,
            self.cached_tokens + other.cached_tokens,
            self.answer_tokens + other.answer_tokens,
            self.seconds + other.seconds,
            None if self.cost is None or other.cost is None else self.cost + other.cost,
            self.uncounted + other.uncounted,
            self.taped + other.taped,
            self.unpriced or other.unpriced,
            self.rejected + other.rejected,
        )

    def of(self, measure: str) -> float | None:
        """What was used of a measure that a budget limits; None where it is unknown."""
        if measure == "cost":
            return None if self.uncounted else self.cost
        if measure == "tokens":
            return None if self.uncounted else self.tokens
        return self.seconds

    def told(self) -> dict[str, Any]:
        """The same as plain values, which have no more digits than anybody measured."""
        cost = None if self.cost is None else round(self.cost, 9)
        return asdict(self) | {"seconds": round(self.seconds, 3), "cost": cost}

    @property
    def words(self) -> str:
        """All of it in words, for a summary: calls, tokens, cost."""
        parts = []
        if self.calls:
            calls = f"{self.calls:,} {'call' if self.calls == 1 else 'calls'}"
            parts += [calls, self.short, dollars(self.cost) if self.cost is not None else self._why_unknown]
        if self.taped:
            parts.append(f"{self.taped:,} {'answer' if self.taped == 1 else 'answers'} from cassettes")
        if self.rejected:
            parts.append(f"{self.rejected:,} rejected")
        return ", ".join(parts)

    @property
    def short(self) -> str:
        """The tokens in words, for the line of a step."""
        if not self.calls:
            return "from a cassette"
        return amount(self.tokens, "tokens") if not self.uncounted else "tokens not told by the endpoint"

    @property
    def _why_unknown(self) -> str:
        return f"cost unknown: no price for {self.unpriced}, give lam_prices" if self.unpriced else "cost unknown"


class Ledger:
    """The account of a run with one model.

    :param price_of: what a model of that name costs; None where that is unknown.
    :param budgets: the limits that hold in every scenario.
    :param share: between how many workers the run's limits are divided.
    """

    def __init__(self, price_of: Callable[[str], Price | None], budgets: Sequence[Budget] = (), share: int = 1) -> None:
        self._price_of, self.share = price_of, share
        self._general = self.budgets = tuple(budgets)
        self.name, self.price = "", price_of("")
        self.spent = {scope: Spent() for scope in SCOPES}

    def name_model(self, name: str) -> None:
        """The model is called so; "" where only its endpoint knows, until it has answered."""
        if name != self.name:
            self.name, self.price = name, self._price_of(name)

    def begin_scenario(self, budgets: Sequence[Budget] = ()) -> None:
        """A scenario begins, which may have limits of its own."""
        self.budgets = for_scenario(self._general, budgets)
        self.spent["scenario"] = self.spent["step"] = Spent()

    def begin_step(self) -> None:
        """A step begins."""
        self.spent["step"] = Spent()

    def enter(self, usage: Usage, seconds: float) -> None:
        """A call was answered, in so many seconds."""
        silent = not usage.prompt_tokens + usage.answer_tokens
        cost = self.price.of(usage) if self.price is not None and not silent else None
        tokens = (usage.prompt_tokens, usage.cached_tokens, usage.answer_tokens)
        self._add(Spent(1, *tokens, seconds, cost, uncounted=int(silent), unpriced=self._unpriced))

    def enter_rejection(self) -> None:
        """An answer could not be carried out, and was asked for again."""
        self._add(Spent(rejected=1))

    def enter_failure(self, seconds: float) -> None:
        """A call was not answered: it took its time, and no tokens that anybody counts."""
        self._add(Spent(1, seconds=seconds, cost=None if self.price is None else 0.0, unpriced=self._unpriced))

    @property
    def _unpriced(self) -> str:
        return self._called if self.price is None else ""

    def enter_taped(self) -> None:
        """A cassette gave the answer: nobody was asked."""
        self._add(Spent(taped=1))

    def _add(self, entry: Spent) -> None:
        self.spent = {scope: spent + entry for scope, spent in self.spent.items()}

    def left(self, measure: str) -> float:
        """How much of a measure may still be taken, infinity where nothing limits it."""
        used = [(budget, self.spent[budget.scope].of(measure)) for budget in self.budgets if budget.measure == measure]
        return min((self._most(budget) - (amount or 0) for budget, amount in used), default=float("inf"))

    def require_room(self, least_prompt: int = LEAST_PROMPT) -> None:
        """See that the next call does not certainly pass a limit.

        :param least_prompt: how many tokens its prompt has at least.
        :raises BudgetExceeded: it would, or nobody could say whether it does.
        """
        least = {"tokens": float(least_prompt + LEAST_ANSWER), "seconds": 0.0, "cost": 0.0}
        if self.price is not None:
            least["cost"] = least["tokens"] * self.price.least
        for budget in self.budgets:
            used, most = self._used(budget), self._most(budget)
            if used + least[budget.measure] > most or (budget.measure == "seconds" and used >= most):
                more = f", of {amount(least_prompt, 'tokens')} at least," if least_prompt > LEAST_PROMPT else ""
                raise BudgetExceeded(self._stopped(budget, f"another call{more} would pass its limit of"))

    def require_kept(self) -> None:
        """See that no limit was passed.

        :raises BudgetExceeded: one was, or nobody can say whether it was.
        """
        for budget in self.budgets:
            if self._used(budget) > self._most(budget):
                raise BudgetExceeded(self._stopped(budget, "that passes its limit of"))

    def _used(self, budget: Budget) -> float:
        if budget.measure == "cost" and self.price is None:
            raise BudgetExceeded(
                f"{budget.said} can't be kept: no price is known for {self._called}. Name a file with its price in the "
                "ini's lam_prices, or limit tokens or seconds instead."
                + ("" if self.name else " Its own name must be said, too: --lam-model=openai:MODEL.")
            )
        used = self.spent[budget.scope].of(budget.measure)
        if used is None:
            raise BudgetExceeded(
                f"{budget.said} can't be kept: the endpoint does not say how many tokens an answer of {self._called} "
                "takes. Limit seconds instead."
            )
        return used

    def _most(self, budget: Budget) -> float:
        return budget.most / self.share if budget.scope == "run" else budget.most

    @property
    def _called(self) -> str:
        return self.name or "the model"

    def _stopped(self, budget: Budget, what: str) -> str:
        used, most = (amount(of, budget.measure) for of in (self._used(budget), self._most(budget)))
        part = f", the part of each of {self.share} workers" if budget.scope == "run" and self.share > 1 else ""
        return (
            f"the {budget.scope} has taken {used} of {self._called}, and {what} {most}{part}. "
            f"It is set by {budget.said}: change it there, or put the step in plainer words."
        )


@runtime_checkable
class Limited(Protocol):
    """What answers within so many seconds, or not at all."""

    limit: float


class Metered(Around):
    """A model around a model: each call is entered in the ledger, and none is made that a limit forbids.

    One that would go on past a limit of time is ended there, where the inner model can be.
    """

    def __init__(self, inner: Model, ledger: Ledger, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(inner)
        self.ledger, self._clock = ledger, clock
        self._limit = inner.limit if isinstance(inner, Limited) else 0.0
        self._last: tuple[Sequence[Message], int] = ((), 0)

    def complete(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """The answer.

        :raises ModelProblem: there is none.
        :raises BudgetExceeded: a limit is reached, before or by this call.
        """
        self.ledger.name_model(self.name)
        self.ledger.require_room(self._least(messages))
        if isinstance(self.inner, Limited):
            self.inner.limit = min(self._limit, self.ledger.left("seconds"))
        began = self._clock()
        try:
            reply = self.inner.complete(messages, schema)
        except BaseException as problem:
            self._enter(getattr(problem, "usage", None), self._clock() - began)
            if isinstance(problem, ModelProblem):  # it may be that it was ended at a limit: then that is what to tell
                self.ledger.require_room()
            raise
        self._enter(reply.usage, self._clock() - began)
        self._last = (tuple(messages), reply.usage.prompt_tokens)
        self.ledger.require_kept()
        return reply

    def _enter(self, usage: Usage | None, seconds: float) -> None:
        """A call has ended; without a usage where it brought no answer, not even a useless one."""
        self.ledger.name_model(self.name)
        if usage is None:
            self.ledger.enter_failure(seconds)
        else:
            self.ledger.enter(usage, seconds)

    def _least(self, messages: Sequence[Message]) -> int:
        """How many tokens the prompt has at least: as many as that of the call which it continues."""
        said, tokens = self._last
        return max(tokens, LEAST_PROMPT) if said and tuple(messages[: len(said)]) == said else LEAST_PROMPT


class Tallied(Around):
    """A model around cassettes: their answers are told apart from those that somebody was asked for."""

    def __init__(self, inner: Model, ledger: Ledger) -> None:
        super().__init__(inner)
        self.ledger = ledger

    def complete(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """The answer.

        :raises ModelProblem: there is none.
        :raises BudgetExceeded: a limit is reached.
        """
        reply = self.inner.complete(messages, schema)
        if reply.usage.taped:
            self.ledger.enter_taped()
        return reply


def totals(told: Iterable[Mapping[str, Any]]) -> Spent:
    """The sum of what several steps took, out of plain values."""
    return sum((Spent(**one) for one in told), Spent())


def amount(used: float, measure: str) -> str:
    """An amount of a measure in words: "$0.012", "8,431 tokens", "12.5 seconds"."""
    if measure == "cost":
        return dollars(used)
    return f"{used:,.0f} {'token' if used == 1 else 'tokens'}" if measure == "tokens" else f"{used:,.1f} seconds"


def dollars(cost: float) -> str:
    """An amount of money, with the digits that tell small ones apart."""
    digits = 2 if cost >= 1 or cost == 0 else 3 if cost >= 0.01 else 5
    return f"${cost:,.{digits}f}"
