"""What it means, for a user, that the browser did not do a command: the page, the network, or itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from pytest_lam.errors import BrowserProblem

if TYPE_CHECKING:
    from selenium.webdriver.remote.remote_connection import RemoteConnection
    from selenium.webdriver.remote.webdriver import WebDriver

DIED = (
    "the browser died",
    "It was ended from outside or ran out of memory: run the feature again, with fewer workers where memory is short.",
)

TOO_SLOW = (
    "the page did not load or answer in time",
    "See what it waits for and whether a script on it never ends, or allow it longer with --lam-page-timeout.",
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
    "Timed out receiving message from renderer": TOO_SLOW,
    "script timeout": TOO_SLOW,
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

MARGIN = 10
"""Seconds that a driver may take beyond what a page may: one that takes longer waits for what never comes."""

STATUS = "return performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0"


def breakdown(doing: str, error: Exception) -> BrowserProblem:
    """A failure of the browser as the project's own.

    :param doing: what was being done, and where: ``opening http://shop.example/``.
    """
    from selenium.common.exceptions import TimeoutException

    known = meaning(error) or (TOO_SLOW if isinstance(error, TimeoutException) else None)
    return _problem(doing, known) if known is not None else _problem(doing, FAILED, _first_line(error))


def meaning(error: BaseException) -> tuple[str, str] | None:
    """What a failure of the browser is and what to do about it; None where its words tell neither."""
    from urllib3.exceptions import HTTPError, ReadTimeoutError

    if isinstance(error, HTTPError):
        waited = isinstance(error, ReadTimeoutError) or isinstance(getattr(error, "reason", None), ReadTimeoutError)
        return TOO_SLOW if waited else DIED
    said = _first_line(error)
    return next((told for words, told in BREAKDOWNS.items() if words in said), None)


def _first_line(error: BaseException) -> str:
    said = str(getattr(error, "msg", None) or error).strip().splitlines()
    return said[0] if said else type(error).__name__


@contextmanager
def explained(driver: WebDriver, page_timeout: float, where: Callable[[], str]) -> Iterator[None]:
    """Whatever breaks the browser down inside of the block is raised as a BrowserProblem that says where.

    :param page_timeout: seconds that a page may take; the driver may take ``MARGIN`` longer for one command.
    :param where: the address that was open when last looked at: who breaks down can't be asked any more.
    """
    from selenium.common.exceptions import WebDriverException
    from urllib3.exceptions import HTTPError

    connection = cast("RemoteConnection", driver.command_executor).client_config
    patience, connection.timeout = connection.timeout, page_timeout + MARGIN
    try:
        yield
    except (WebDriverException, HTTPError) as error:
        raise breakdown(f"carrying it out on {_address(driver, error) or where()}", error) from error
    finally:
        connection.timeout = patience


def _address(driver: WebDriver, error: Exception) -> str:
    """The address that is open; nothing where the browser died or hangs: asking it would take as long again."""
    from selenium.common.exceptions import WebDriverException
    from urllib3.exceptions import HTTPError

    if meaning(error) in (DIED, TOO_SLOW) and "script timeout" not in _first_line(error):
        return ""
    try:
        return driver.current_url
    except (WebDriverException, HTTPError):
        return ""


def retell(error: BaseException, where: str) -> None:
    """Let an exception that left a step's own code say where it happened and, where that is known, what it means.

    The addresses in the driver's program, which it appends to its messages, tell nobody anything.
    """
    from selenium.common.exceptions import WebDriverException

    known = meaning(error)
    told = f"{known[0]}\n  {known[1]}" if known is not None else ""
    if isinstance(error, WebDriverException):
        error.stacktrace = None
        error.msg = f"{where}\n  {told or error.msg}"
    elif told:
        error.args = (f"{where}\n  {told}",)


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


def _problem(doing: str, told: tuple[str, str], said: str = "") -> BrowserProblem:
    what, remedy = told
    return BrowserProblem(f"{doing}: {what}{f' ({said})' if said else ''}\n  {remedy}")
