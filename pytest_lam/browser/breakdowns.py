"""What it means, for a user, that the browser did not do a command: the page, the network, or itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pytest_lam.errors import BrowserProblem

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

DIED = (
    "the browser died",
    "It was ended from outside or ran out of memory: run the feature again, with fewer workers where memory is short.",
)

TOO_SLOW = (
    "the page did not load in time",
    "See what it waits for, or allow it longer with --lam-page-timeout.",
)

BREAKDOWNS = {
    "tab crashed": (
        "the page crashed its tab",
        "See whether it does so in a browser of your own too, and whether memory is short on this machine.",
    ),
    "ERR_NAME_NOT_RESOLVED": ("no machine has that name", "Correct the address (--base-url), or see to the network."),
    "ERR_CONNECTION_REFUSED": ("nothing answers at that address", "Start the application, or correct --base-url."),
    "ERR_INTERNET_DISCONNECTED": ("there is no network", "See to the network."),
    "ERR_ADDRESS_UNREACHABLE": ("that machine can't be reached", "See to the network, or correct --base-url."),
    "ERR_CERT": (
        "the certificate of that address is not trusted",
        "Have it trusted on this machine, or take it as it is with --lam-browser-arg=--ignore-certificate-errors.",
    ),
    "ERR_SSL": ("that address can't be talked to securely", "Correct the address: is it http rather than https?"),
    "ERR_TOO_MANY_REDIRECTS": ("that address leads round in a circle", "See to the application's redirects."),
    "ERR_EMPTY_RESPONSE": ("the server answered with nothing", "See the application's own log."),
    "ERR_CONNECTION_RESET": ("the server broke the connection off", "See the application's own log."),
    "ERR_CONNECTION_CLOSED": ("the server broke the connection off", "See the application's own log."),
    "ERR_TIMED_OUT": TOO_SLOW,
    "ERR_CONNECTION_TIMED_OUT": TOO_SLOW,
    "HTTP_RESPONSE_CODE_FAILURE": ("the server failed, and sent no page", "See the application's own log."),
    "HTTP ERROR": ("the server failed, and sent no page", "See the application's own log."),
    "unexpected alert open": (
        "a dialog of the browser opened meanwhile",
        "Accept or dismiss it in a step of its own, before this one.",
    ),
    "invalid session id": DIED,
    "session deleted": DIED,
    "disconnected": DIED,
    "not connected to DevTools": DIED,
    "chrome not reachable": DIED,
}
"""What the browser or its driver calls a failure, what that means, and what to do about it."""

FAILED = (
    "the browser failed",
    "Run the feature again; if it fails alike, see whether browser and driver fit together.",
)

NO_PAGE = (
    "no page came: it is a file to download, or the server sent no content",
    "Open the page that links to it, and click the link.",
)

BLANK = ("data", "about")
"""Schemes of what a browser shows before its first page."""

ERROR_PAGE = "chrome-error"
"""The scheme of the pages that browsers of the Chromium family show in place of one that did not come."""

SERVER_ERROR = 500
"""Statuses from here on say that the server failed (RFC 9110, 15.6); what it shows then is not the page."""

STATUS = "return performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0"


def breakdown(doing: str, error: Exception) -> BrowserProblem:
    """A failure of the browser as the project's own.

    :param doing: what was being done, and where: ``opening http://shop.example/``.
    """
    from selenium.common.exceptions import TimeoutException, WebDriverException

    if isinstance(error, TimeoutException):
        return _problem(doing, TOO_SLOW)
    if not isinstance(error, WebDriverException):
        return _problem(doing, DIED)
    said = (error.msg or type(error).__name__).strip().splitlines()[0]
    known = next((told for words, told in BREAKDOWNS.items() if words in said), None)
    return _problem(doing, known) if known is not None else _problem(doing, FAILED, said)


@contextmanager
def explained(driver: WebDriver) -> Iterator[None]:
    """Whatever breaks the browser down inside of the block is raised as a BrowserProblem that says where."""
    from selenium.common.exceptions import WebDriverException
    from urllib3.exceptions import HTTPError

    try:
        yield
    except (WebDriverException, HTTPError) as error:
        raise breakdown(f"carrying it out on {_address(driver)}", error) from error


def require_page(address: str, text: str, doing: str) -> None:
    """See to it that what came is a page at all.

    :param address: of what the browser shows.
    :param text: what is to be read on it.
    :raises BrowserProblem: it is the browser's own page that says why none came.
    """
    if address.partition(":")[0] == ERROR_PAGE:
        known = next((told for words, told in BREAKDOWNS.items() if words in text), FAILED)
        raise _problem(doing, known)


def require_answer(driver: WebDriver, address: str, before: str) -> None:
    """See to it that opening ``address`` led to a page, and that the server did not fail.

    :param before: the address that was open before.
    :raises BrowserProblem: nothing was opened (a file to download, no content), or the status says that it failed.
    """
    if driver.current_url == before != address and before.partition(":")[0] in BLANK:
        raise _problem(f"opening {address}", NO_PAGE)
    status = driver.execute_script(STATUS)
    if status >= SERVER_ERROR:
        raise _problem(f"opening {address}", (f"the server failed: status {status}", "See the application's own log."))


def _address(driver: WebDriver) -> str:
    from selenium.common.exceptions import WebDriverException
    from urllib3.exceptions import HTTPError

    try:
        return str(driver.current_url)
    except (WebDriverException, HTTPError):
        return "a page that is gone"


def _problem(doing: str, told: tuple[str, str], said: str = "") -> BrowserProblem:
    what, remedy = told
    return BrowserProblem(f"{doing}: {what}{f' ({said})' if said else ''}\n  {remedy}")
