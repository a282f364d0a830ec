"""Everything learned while scenarios ran, as plain data that travels as JSON beside the feature.

Nothing in a recording depends on the clock, the machine or the run: recording the same
scenario of the same pages again gives the same bytes. A secret is there by name only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pytest_lam.checks import Comparison
from pytest_lam.locator import Locator
from pytest_lam.step import StepType
from pytest_lam.values import Value

FORMAT = 1
"""Version of the JSON layout; a reader refuses one that it does not know."""


@dataclass(frozen=True, slots=True)
class Target:
    """The node that was acted on or looked at, so that it can be found again.

    ``locators`` are all unique on the recorded page, the best first. ``frames`` leads to the
    node's document and ``hosts`` to its shadow root, each by its own locator. What it was
    (role, name and so on) is kept as the fingerprint to heal from.
    """

    role: str
    name: str
    tag: str
    locators: tuple[Locator, ...]
    frames: tuple[Locator, ...] = ()
    hosts: tuple[Locator, ...] = ()
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    within: str = ""
    """The words by which the step named the row, card or section around it."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What an action visibly changed, in a form that code can wait on.

    kind: "address" (``value`` is the new path), "appears", "disappears", "changes" (its text is
    another than before the action), "value" (the field holds ``value``), "state" (``value``), "holds"
    (a hidden field has ``value``, typed into an editor, somewhere in what it is to send),
    "window opens" and "window closes" (what follows is done in the window that opened last, or
    in the one that is left), "downloads" (``value`` is the name of the file that came).
    """

    kind: str
    value: Value | None = None
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Interrupt:
    """A notice that may lie over what an action is done to: not a step, but looked for when its time comes.

    ``target`` is what is clicked to put it away; with a ``key``, the notice at whose sight it is pressed.
    """

    target: Target
    key: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What code notes down before an action so that a later check can tell what has changed.

    ``name`` is under which it is noted. What is noted is what ``target`` shows, or with ``role`` how many
    visible nodes of that role are in it (None: on the page), ``named`` narrowing them.
    """

    name: str
    target: Target | None = None
    role: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True)
class RecordedAction:
    """An action that was carried out, and what it visibly changed.

    ``manner`` is how the browser was made to do it, which code must do alike: "native" (as a
    user's own click and keys), "label" (a click on the label of a control that is out of sight),
    "keys" (select all and type over), "script" (a value that no keys can enter everywhere).
    """

    name: str
    target: Target | None = None
    value: Value | None = None
    effects: tuple[Effect, ...] = ()
    manner: str = ""
    """How it was done, for code that is to do the same: "" or "native" (what Selenium's own methods do),
    "label" (its label was clicked), "keys" (typed over what was there), "script" (value set as a whole),
    "slider" (moved by keys to its value), "reached" (clicked once nothing covered or moved it), "free" (at the part
    that nothing covers), "focused" (keys typed where the focus is)."""
    onto: Target | None = None
    """Of a drag: the node on, before or after which the target was dropped."""
    interrupts: tuple[Interrupt, ...] = ()
    notes: tuple[Note, ...] = ()
    """What checks of later steps compare with."""
    role: str = ""
    """Of remembering several things (manner "items", or "rows" of a table by their headers): the role of each."""
    named: str = ""
    """The part that is kept of each; "": the whole."""


@dataclass(frozen=True, slots=True)
class RecordedCheck:
    """A check that held; its fields mean what they mean for a check."""

    name: str
    target: Target | None = None
    expected: Value | None = None
    comparison: Comparison = "equals"
    negated: bool = False
    role: str = ""
    named: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    weak: bool = False
    items: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    form: str = ""
    """How what is seen is to be read: of a date its form, as ``strptime`` has it; of an order "numbers" or such a
    form, "" for texts."""
    expected_form: str = ""
    """The same of a date that is expected."""
    noted: str = ""
    """Of a change: the name under which was noted what was there before."""
    state: str = ""


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """One step of a scenario.

    ``by`` tells who carried it out: "lam"; "code" written by hand; "export", code that was
    exported for another scenario. Only the LAM's own have actions and checks.
    """

    type: StepType
    text: str
    template: str = ""
    row: Mapping[str, str] = field(default_factory=dict)
    table: tuple[tuple[str, ...], ...] = ()
    docstring: str | None = None
    by: str = "lam"
    at: str = ""
    """The path of the page on which the step began: what tells apart two meanings of one text."""
    actions: tuple[RecordedAction, ...] = ()
    checks: tuple[RecordedCheck, ...] = ()
    remembered: Mapping[str, str] = field(default_factory=dict)
    """What earlier steps remembered and this one speaks of: its name, and what stands for it in this step."""

    @property
    def identity(self) -> tuple[str, str, tuple[tuple[str, ...], ...], str | None]:
        """All that a step says: two steps of one identity ask for the same."""
        return self.type, self.text, self.table, self.docstring


@dataclass(frozen=True, slots=True)
class RecordedScenario:
    """One run of one scenario; of an Outline one per row (``row`` as its Examples give it)."""

    name: str
    steps: tuple[RecordedStep, ...]
    row: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recording:
    """All scenarios of a feature, in the feature's own order.

    ``generated`` holds the digests of every definition that was written for it, so that one
    edited by hand is known from one that was not.
    """

    feature: str
    scenarios: tuple[RecordedScenario, ...] = ()
    generated: tuple[str, ...] = ()
