"""From a node of a snapshot to what a recording keeps of it: locators that find it alone, and what it was."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from pytest_lam.browser import probing
from pytest_lam.errors import ActionFailed
from pytest_lam.export.locators import candidates, kept
from pytest_lam.locator import Locator
from pytest_lam.recording import Target
from pytest_lam.snapshot import Node, Snapshot
from pytest_lam.times import tells_time, without_times

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

FINGERPRINT = ("id", "name", "type", "aria-label", "placeholder", "title", "alt", "data-testid", "data-test")
"""Attributes that say what a node is; values, addresses and classes change with every run."""

LONGEST_TEXT = 100
"""Characters of a node's own text that are kept: enough to know it by."""


class Targets:
    """Describes nodes for recordings; ``secrets`` is what the scenario's secrets are worth, which none may hold."""

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver
        self.secrets: set[str] = set()
        self.said = ""
        """The step that is carried out: a time that it names itself is meant as it stands there."""

    def tells_secret(self, text: str) -> bool:
        """Whether a text of the page holds what a secret is worth."""
        return any(secret in text for secret in self.secrets)

    def passes(self, text: str) -> bool:
        """Whether a text of the page will be another one when time has gone by."""
        days = _today()
        return tells_time(text, days) and not tells_time(self.said, days)

    def _lasting(self, text: str) -> str:
        """What of a text may be recorded."""
        if self.tells_secret(text):
            return ""
        return without_times(text, _today()) if self.passes(text) else text

    def of(
        self,
        node: Node,
        snapshot: Snapshot,
        within: str | None = None,
        within_text: str = "",
        nth: int | None = None,
        within_nth: int | None = None,
    ) -> Target:
        """The node with the locators that find it, and it alone, on the page as it is now."""
        ways = [
            way
            for way in candidates(node, snapshot, snapshot.get(within), within_text, nth, within_nth)
            if not any(self.tells_secret(slot) for slot in way.slots)
        ]
        found = probing.unique(self.driver, node, ways)
        lasting = tuple(way for way in found if not any(self.passes(slot) for slot in way.slots))
        own = {text for text in (node.name, node.text, node.own_text) if text}
        marks = {name: self._lasting(node.attributes[name]) for name in FINGERPRINT if node.attributes.get(name)}
        return Target(
            role=node.role,
            name=self._lasting(node.called),
            tag=node.tag,
            locators=kept(lasting or found, own),
            frames=tuple(self._best_locator(ref, snapshot) for ref in node.frames),
            hosts=tuple(self._best_locator(ref, snapshot) for ref in node.hosts),
            text=self._lasting(node.own_text)[:LONGEST_TEXT],
            attributes={name: text for name, text in marks.items() if text},
            within=within_text,
        )

    def _best_locator(self, ref: str, snapshot: Snapshot) -> Locator:
        node = snapshot.by_ref[ref]
        found = probing.unique(self.driver, node, candidates(node, snapshot, None, ""))
        if not found:
            raise ActionFailed(f"no locator singles out the {node.role} around the node")
        return found[0]


def _today() -> frozenset[date]:
    """The date by the clock of this machine, and by that of a server that knows no zones."""
    return frozenset({date.today(), datetime.now(UTC).date()})
