"""Everything that can go wrong for a user, as one tree; each error carries what it knows.

LamError
├── FeatureProblem        a feature file that can't be bound (file and line)
├── BrowserProblem        no browser, one that died, a page that does not load
├── CommandProblem        a command line that can't be carried out
├── ExportProblem         a recording or module that can't be read or written
└── StepProblem           a step that was not carried out
    ├── UnrecordedStep    locked mode met a step that no code defines
    ├── SecretNotSet      the step names a secret that the environment does not have
    ├── AddressRefused    the step leads outside the allowed hosts
    ├── ActionFailed      the browser would not do it
    │   ├── Covered       something lies over what was to be clicked
    │   └── NodeGone      what was to be acted on left the page before anything was done
    ├── CheckFailed       the page is not as the step says
    ├── ModelProblem      the model behind an endpoint did not answer, or in no usable way
    │   └── NotOnCassette offline, and the request was never recorded
    ├── BudgetExceeded    the step would take more tokens, money or time of a model than the user allowed
    ├── WeakCheck         the check held already before anything was done (--lam-strict)
    ├── ContradictingCheck an earlier step of the same moment excludes the check (--lam-strict)
    └── Refusal           the LAM would not guess
        ├── UnclearStep
        ├── NothingFits
        ├── AmbiguousStep
        └── ImpossibleStep
"""

from __future__ import annotations

from collections.abc import Sequence


class LamError(Exception):
    """Base of all errors of pytest-lam."""


class FeatureProblem(LamError):
    """A feature file that can't be bound: where, what, and what to change; ``others`` are problems further down."""

    def __init__(
        self, path: str, line: int, problem: str, remedy: str, *, others: Sequence[FeatureProblem] = ()
    ) -> None:
        super().__init__(f"{path}:{line}: {problem}\n  {remedy}")
        self.path, self.line, self.problem, self.remedy, self.others = path, line, problem, remedy, others


class BrowserProblem(LamError):
    """The browser can't be started, died, or can't load the page; the message says what to do."""


class CommandProblem(LamError):
    """What the command line asks for can't be done: which argument, file or line, and why."""


class ExportProblem(LamError):
    """A recording or an exported module can't be read or written; the old files are whole."""


class StepProblem(LamError):
    """A step that was not carried out. ``code`` is a short name for machines."""

    code = "step"

    def __init__(self, message: str, *, candidates: Sequence[str] = (), brief: str = "") -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)
        """Refs of the nodes to outline on the screenshot."""
        self.brief = brief or message
        """The message without what concerns this machine alone: a prompted model may be told that."""


class UnrecordedStep(StepProblem):
    """Locked mode met a step that no code defines."""

    code = "unrecorded"


class SecretNotSet(StepProblem):
    """The step names a secret that the environment does not have."""

    code = "secret"


class AddressRefused(StepProblem):
    """The step leads outside the allowed hosts."""

    code = "address"


class ActionFailed(StepProblem):
    """The browser would not do what was decided: covered, disabled, gone."""

    code = "action"


class NodeGone(ActionFailed):
    """What was to be acted on left the page before anything was done: it may be looked for again."""


class Covered(ActionFailed):
    """Something lies over what was to be clicked; ``cover`` is its ref where it was perceived, else that around it."""

    def __init__(self, message: str, *, candidates: Sequence[str] = (), cover: str = "") -> None:
        super().__init__(message, candidates=candidates)
        self.cover = cover


class CheckFailed(StepProblem, AssertionError):
    """The page is not as the step says."""

    code = "check"


class ModelProblem(StepProblem):
    """The model behind an endpoint did not answer, or in no usable way: what happened, and what to set."""

    code = "model"


class NotOnCassette(ModelProblem):
    """The cassettes are all that may answer, and none has this request."""


class BudgetExceeded(StepProblem):
    """The step would take more tokens, money or time of a model than the user allowed."""

    code = "budget"


class WeakCheck(StepProblem):
    """The check held already before the scenario's last action, so it proves nothing."""

    code = "weak"


class ContradictingCheck(StepProblem):
    """An earlier step excludes the check, and nothing was done in between."""

    code = "contradiction"


class Refusal(StepProblem):
    """The LAM would not guess."""

    code = "refused"


class UnclearStep(Refusal):
    """The words are not understood."""


class NothingFits(Refusal):
    """Nothing on the page is what the step names."""


class AmbiguousStep(Refusal):
    """Several things fit alike."""


class ImpossibleStep(Refusal):
    """No browser can do it: it needs a database, a mailbox, a clock."""
