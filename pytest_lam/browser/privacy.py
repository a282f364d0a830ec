"""Keeping what is typed and read out of Selenium's own log of its commands: it may be a secret."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

COMMANDS = logging.getLogger("selenium.webdriver.remote.remote_connection")
"""Logs every command with its body at DEBUG, which ``--log-level=DEBUG`` would put into a report."""


@contextmanager
def unlogged() -> Iterator[None]:
    """No command that is sent meanwhile is logged with what it carries."""
    level = COMMANDS.level
    COMMANDS.setLevel(max(COMMANDS.getEffectiveLevel(), logging.INFO))
    try:
        yield
    finally:
        COMMANDS.setLevel(level)
