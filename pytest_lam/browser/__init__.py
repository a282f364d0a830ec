"""The browser room, the only one that knows selenium: starting, perceiving, acting, settling."""

from pytest_lam.browser.acting import perform
from pytest_lam.browser.aiming import Manner, element
from pytest_lam.browser.launch import start
from pytest_lam.browser.perception import observe, open_dialog
from pytest_lam.browser.probing import unique
from pytest_lam.browser.screenshots import screenshot
from pytest_lam.browser.settling import settle, watch
from pytest_lam.browser.windows import follow

__all__ = [
    "Manner",
    "element",
    "follow",
    "observe",
    "open_dialog",
    "perform",
    "screenshot",
    "settle",
    "start",
    "unique",
    "watch",
]
