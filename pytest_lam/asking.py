"""The prompted model of a run as its tests use it: who answers, what that took, and what it must not be told."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_lam.errors import ModelProblem
from pytest_lam.lam.generalist.choice import TO_SET, chosen, place
from pytest_lam.lam.generalist.ledger import Ledger, Metered, Tallied
from pytest_lam.lam.generalist.prices import price
from pytest_lam.lam.generalist.secrecy import Discreet, Secrecy
from pytest_lam.settings import Settings

if TYPE_CHECKING:
    from pytest_lam.lam import Lam
    from pytest_lam.lam.generalist.budgets import Budget
    from pytest_lam.lam.generalist.cassette import Cassettes
    from pytest_lam.lam.generalist.model import Model
    from pytest_lam.scenario_run import StepLog


class Asking:
    """What stands between the tests of a run and its prompted model.

    A question loses its secrets first; a cassette may have the answer; else it is asked, within the
    limits, and entered in the ledger.
    """

    def __init__(self, settings: Settings, root: Path, share: int = 1) -> None:
        """The model that the settings choose, where the environment says that it answers.

        :param root: the folder that cassettes are arranged by.
        :param share: between how many workers the run's limits are divided.
        :raises ModelProblem: nothing could answer.
        """
        self.choice, self.root, where = chosen(settings.model), root, place(os.environ)
        self.ledger = Ledger(lambda name: price(name, where, settings.prices), settings.budgets, share)
        self.secrecy = Secrecy()
        self.cassettes: Cassettes | None = None
        self.model = Discreet(self._answering(settings, where), self.secrecy)

    def _answering(self, settings: Settings, where: str) -> Model:
        endpoint: Metered | None = None
        if where:
            from pytest_lam.lam.generalist.endpoint import Endpoint

            endpoint = Metered(Endpoint(self.choice.model, limit=settings.limits.answer), self.ledger)
        if settings.cassettes is not None:
            from pytest_lam.lam.generalist.cassette import Cassettes

            self.cassettes = Cassettes(settings.cassettes, endpoint, self.choice.model)
            return Tallied(self.cassettes, self.ledger)
        if endpoint is None:
            raise ModelProblem(f"the model openai is chosen, and no endpoint is configured for it: {TO_SET}")
        return endpoint

    def lam(self) -> Lam:
        """The LAM that asks it: the generalist alone, or after the embedded one."""
        from pytest_lam.lam.generalist.lam import GeneralistLam

        generalist = GeneralistLam(self.model, self.ledger.enter_rejection)
        if self.choice.engine == "openai":
            return generalist
        from pytest_lam.lam.auto import AutoLam
        from pytest_lam.lam.embedded.lam import EmbeddedLam

        return AutoLam(EmbeddedLam(), generalist)

    def begin_scenario(
        self,
        source: Path,
        name: str,
        row: Mapping[str, str],
        secrets: Mapping[str, str],
        budgets: Sequence[Budget] = (),
    ) -> None:
        """A scenario is about to be carried out.

        :param source: the feature or test module that it stands in.
        :param secrets: "$NAME" by what each of its secrets is worth.
        :param budgets: what its own marks allow.
        """
        self.secrecy.know(secrets)
        self.ledger.begin_scenario(budgets)
        if self.cassettes is not None:
            from pytest_lam.lam.generalist.cassette import cassette_path

            self.cassettes.insert(cassette_path(self.cassettes.folder, source, self.root), name, row)

    @contextmanager
    def step(self, log: StepLog) -> Iterator[None]:
        """While a step is carried out; its log tells in the end what it took."""
        self.ledger.begin_step()
        try:
            yield
        finally:
            spent = self.ledger.spent["step"]
            if spent.calls or spent.taped:
                log.spent = spent.told()


def asking(settings: Settings, root: Path, share: int = 1) -> Asking | None:
    """The prompted model of a run; None where none is chosen, or where `auto` has none to turn to.

    :raises ModelProblem: it is chosen outright, and nothing could answer.
    """
    engine = chosen(settings.model).engine
    if engine == "embedded" or (engine == "auto" and not place(os.environ) and settings.cassettes is None):
        return None
    return Asking(settings, root, share)
