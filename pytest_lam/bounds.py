"""How far a scenario may go: hosts that the user allowed, or where the user's own code went. Knows the browser."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_lam.actions import Action
from pytest_lam.addresses import WEB, Addresses
from pytest_lam.browser.leading import Way, leads_to
from pytest_lam.keys import chord
from pytest_lam.snapshot import Snapshot

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

KEYS: Mapping[str, Way] = MappingProxyType({"ENTER": "keys", "SPACE": "click"})
"""Keys that do what a click does, or send the form of a field."""
CLICKS = frozenset({"click", "double click", "check", "uncheck"})
"""Actions that follow a link or send a form."""
UNTOUCHING = frozenset({"scroll", "remember"})
"""Actions on a node that leave it as it is."""


class Bounds:
    """Watches over the hosts of one scenario."""

    def __init__(self, driver: WebDriver, addresses: Addresses) -> None:
        self.driver, self.addresses = driver, addresses
        self._led_to: set[str | None] = set()

    def trust(self, snapshot: Snapshot) -> None:
        """Take the host of a page for known on which nothing but the user's own code can have put the browser."""
        self._led_to.add(urlsplit(snapshot.url).hostname)

    def require_known(self, snapshot: Snapshot) -> None:
        """No step goes on where a page led to by itself.

        :raises AddressRefused: the page is of a host that nobody allowed.
        """
        self._require(snapshot.url)

    def require_within(self, action: Action, text: str, snapshot: Snapshot) -> None:
        """Before an action that the words of a page may have talked a model into: it leads nowhere else.

        :param text: what is typed or pressed.
        :raises AddressRefused: a link, a form or a frame of a host that nobody allowed; nothing was done.
        """
        node = snapshot.get(action.target)
        if (action.target is not None and node is None) or action.name in UNTOUCHING:
            return
        if node is None and action.name != "press":
            return
        way = _way(action.name, text)
        place, *leads = leads_to(self.driver, node, way or "click") or ("",)
        for address in (place, *leads) if way is not None else (place,):
            self._require(address)

    def _require(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in WEB and parts.hostname not in self._led_to:
            self.addresses.require_allowed(address)


def _way(action_name: str, text: str) -> Way | None:
    """In which way an action follows links and sends forms; None where it does neither."""
    if action_name in CLICKS:
        return "click"
    if action_name != "press":
        return "keys" if "\n" in text else None
    pressed = chord(text)
    return KEYS.get(pressed.key) if pressed is not None else None
