from __future__ import annotations

import signal
import socket
import subprocess
import sys

import pytest

OPEN = """
import sys
from pytest_lam.browser.ending import running
from pytest_lam.settings import BrowserSettings

with running(BrowserSettings()) as driver:
    driver.get(sys.argv[1])
"""
"""Starts a browser and opens a page with it."""
START, END = 30, 15
"""Seconds until a browser has started, and has ended: one that lives on gives its page up after 30 by itself."""


@pytest.mark.parametrize("blow", [signal.SIGTERM, signal.SIGKILL])
def test_a_browser_ends_with_the_process_that_started_it_however_that_is_killed(blow: signal.Signals) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(START)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with subprocess.Popen([sys.executable, "-c", OPEN, address]) as opener:
            browser, _ = server.accept()  # it waits for a page that never comes
            opener.send_signal(blow)
        with browser:
            browser.settimeout(END)
            while browser.recv(4096):
                continue  # what it asked for: that has an end only when the browser has ended
