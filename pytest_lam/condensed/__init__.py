"""A snapshot as a text for a model to read: short, complete, and with a way back to every node. Plain data.

One line holds what stands together on the page; what is inside a part of the page is indented by a
space. Everything that a person could perceive is there once, off-screen or not; what is invisible is
left out. LEGEND explains the notation to whoever reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pytest_lam.condensed.difference import differences
from pytest_lam.condensed.notation import escaped
from pytest_lam.condensed.writer import Writer
from pytest_lam.effects import path_of
from pytest_lam.snapshot import Snapshot
from pytest_lam.times import without_recent

LEGEND = """\
[b7 Save] is a thing on the page: its reference (b7), then its name or text. b button, a link, f field,
n number field, s select, c check box, r radio button, o option, m menu item, tr row of a table; other
kinds in full (tab4); bare numbers are only to be read. "=" stands before the value, "~" before states
(~checked,disabled), "(...)" holds a hint, "{A|B|*C}" the choices, a star before the chosen. #, ##, ###
begin headings. A table has its headers first, "|" between cells; tr7.2 is the second cell of row tr7.
A part without a reference is referred to by its words: main, nav "Help", table; table 2 is the second
of several. "\\" before one of []|{}\\ says that the page itself says so."""
"""The notation in words; a prompt gives it once, before the first page."""

CHANGES = """\
Of a page that you know only what changed is told: "+" a line that is new, or now reads so in place of the
one with its references; "-" what is gone; other lines say where. All else is as it was."""
"""The notation of changes in words."""

SHORTER = 0.6
"""A difference that is longer than this part of the whole page says less than the page does."""


@dataclass(frozen=True)
class Condensed:
    """The text of a page, and for each reference in it the ref of its node.

    ``handles`` are the references by ref: those of this page and of the earlier ones it was
    condensed after, so that a node keeps its reference from turn to turn.
    """

    head: str
    """The page's title and address."""
    text: str
    refs: Mapping[str, str]
    handles: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    """The refs of the parts that have no reference, by what is written of them: ``nav "Help"``, ``table 2``."""

    @cached_property
    def lasting(self) -> tuple[str, ...]:
        """The lines with what was less than an hour ago all alike: these stay while the page stays as it is."""
        return tuple(map(without_recent, self.text.splitlines()))

    def ref(self, reference: str) -> str | None:
        """The ref of the node that ``reference`` ("b7", "[b7]", "tr7.2", "main") stands for, or None."""
        wanted = reference.strip().strip("[]")
        return self.refs.get(wanted) or self.parts.get(wanted)


def condense(snapshot: Snapshot, earlier: Condensed | None = None) -> Condensed:
    """The text of a snapshot.

    :param earlier: what the reader was given before; nodes that were in it keep their references.
    """
    head = f"{snapshot.title or 'Untitled'} {path_of(snapshot.url)}".strip()
    if snapshot.dialog is not None:
        return Condensed(
            head, f'dialog of the browser: "{escaped(snapshot.dialog)}"', {}, earlier.handles if earlier else {}
        )
    writer = Writer(snapshot, earlier.handles if earlier is not None else {})
    lines = writer.page()
    return Condensed(head, "\n".join(lines), dict(writer.refs), dict(writer.handles), writer.parts())


def condense_changes(before: Condensed, after: Condensed) -> str:
    """What is new in ``after``, which was condensed after ``before``, as :data:`CHANGES` explains it.

    The whole text where the pages have little in common.
    """
    told = "\n".join(differences(before, after)) or "nothing changed"
    return told if len(told) < SHORTER * len(after.text) else after.text
