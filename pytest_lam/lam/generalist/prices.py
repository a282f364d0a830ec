"""What models cost: the package's own file of prices, and a user's, which comes first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from pytest_lam.lam.generalist.model import Usage

MILLION = 1_000_000
ANY = "any"
"""The table of a user's file that holds wherever a model answers."""
DATED = re.compile(r"-\d{4}-\d{2}-\d{2}$")
"""What a vendor puts behind a model's name for its state of one day; the price is that of the name unless listed."""


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars per million tokens."""

    prompt: float
    cached: float
    answer: float

    def of(self, usage: Usage) -> float:
        """What one answer cost, in dollars."""
        fresh = usage.prompt_tokens - usage.cached_tokens
        return (fresh * self.prompt + usage.cached_tokens * self.cached + usage.answer_tokens * self.answer) / MILLION

    @property
    def least(self) -> float:
        """What a token costs at least, in dollars."""
        return min(self.prompt, self.cached, self.answer) / MILLION


Table = Mapping[str, Mapping[str, Price]]
"""Prices by the model's name, by the place where it answers."""


def price(model: str, place: str, own: Path | None = None) -> Price | None:
    """The price of a model at a place; None where it is not known.

    :param own: a user's file of prices.
    :raises ValueError: the user's file is none, with what is wrong in it.
    """
    tables = [own_prices(own)] if own is not None else []
    shipped = files(__package__).joinpath("prices.toml").read_text(encoding="utf-8")
    for table in (*tables, read(shipped)):
        for name in (model, DATED.sub("", model)):
            for where in (place, ANY):
                if found := table.get(where, {}).get(name):
                    return found
    return None


def own_prices(path: Path) -> Table:
    """A user's file of prices.

    :raises ValueError: it can't be read, or is none, with what is wrong in it.
    """
    try:
        return read(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise ValueError(f"the prices in {path} can't be used: {problem}") from None


def read(text: str) -> Table:
    """A file of prices.

    :raises ValueError: it is none, with what is wrong in it.
    """
    tables = tomllib.loads(text)
    return {
        place: {model: _price(f'"{model}" of ["{place}"]', entry) for model, entry in _table(place, models).items()}
        for place, models in tables.items()
    }


def _table(place: str, models: Any) -> Mapping[str, Any]:
    if not isinstance(models, dict):
        raise ValueError(f'"{place}" must be a table: ["{place}"], or [any] for every host, and the models below')
    return models


def _price(where: str, entry: Any) -> Price:
    if not isinstance(entry, dict) or not {"prompt", "answer"} <= entry.keys() <= {"prompt", "cached", "answer"}:
        raise ValueError(f"{where} must be {{ prompt = 2.0, cached = 0.5, answer = 8.0 }}, dollars per million tokens")
    for amount in entry.values():
        if isinstance(amount, bool) or not isinstance(amount, int | float) or not 0 <= amount < float("inf"):
            raise ValueError(f"{where} has {amount!r}, which is no price")
    return Price(**{"cached": entry["prompt"], **entry})
