"""Where steps may go: the application's own host, and those that the user allowed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from pytest_lam.errors import AddressRefused, BrowserProblem

WEB = ("http", "https")
"""Schemes of the pages that steps may open."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one application."""

    base_url: str
    allowed_hosts: Collection[str] = ()

    def full(self, place: str) -> str:
        """The full address of a page; only the base URL's host and those the user allowed are opened.

        :raises BrowserProblem: a path, and nobody said where the application is.
        :raises AddressRefused: another host.
        """
        if not urlsplit(place).scheme and not self.base_url:
            raise BrowserProblem(
                f'"{place}" needs the address of the application: give --base-url, or base_url in the ini file'
            )
        address = urljoin(self.base_url.rstrip("/") + "/", place.lstrip("/") if not urlsplit(place).scheme else place)
        self.require_allowed(address)
        return address

    def require_allowed(self, address: str) -> None:
        """Steps stay on the base URL's host and those that the user allowed, wherever a click may lead.

        :raises AddressRefused: the address is elsewhere.
        """
        parts = urlsplit(address.replace("\\", "/"))  # as browsers read it: behind "\@" there is no host any more
        allowed = {urlsplit(self.base_url).hostname, *self.allowed_hosts}
        if parts.scheme not in WEB or parts.hostname not in allowed:
            raise AddressRefused(
                f"{address} is outside the allowed hosts ({', '.join(sorted(filter(None, allowed)))}); "
                f"allow it with --lam-allow-host={parts.hostname}"
            )
