"""The options of commands that open a browser: those of pytest, without their prefix."""

from __future__ import annotations

import argparse

from pytest_lam.settings import BrowserSettings, Limits

DEFAULT, WAITING = BrowserSettings(), Limits()


def add_browser_options(parser: argparse.ArgumentParser) -> None:
    """Declare them; what each is there for is told at pytest's own (``--lam-headed`` and so on)."""
    group = parser.add_argument_group("the browser", "as pytest's options of the same names behind --lam-")
    group.add_argument("--browser", choices=("chrome", "edge", "firefox"), default=DEFAULT.name)
    group.add_argument("--headed", action="store_true", help="show the browser's window")
    group.add_argument(
        "--window", type=_size, default=DEFAULT.window, metavar="WIDTHxHEIGHT", help="its size in pixels"
    )
    group.add_argument("--browser-arg", action="append", default=[], metavar="ARG", help="an extra argument for it")
    group.add_argument("--remote", default="", metavar="URL", help="a Selenium server to run it on")
    group.add_argument("--page-timeout", type=_seconds, default=DEFAULT.page_timeout, metavar="SECONDS")
    group.add_argument("--settle-timeout", type=_seconds, default=WAITING.settle, metavar="SECONDS")


def browser_settings(options: argparse.Namespace) -> tuple[BrowserSettings, Limits]:
    """The choices as the browser room takes them."""
    browser = BrowserSettings(
        name=options.browser,
        headed=options.headed,
        window=options.window,
        arguments=tuple(options.browser_arg),
        remote_url=options.remote,
        page_timeout=options.page_timeout,
    )
    return browser, WAITING._replace(settle=options.settle_timeout)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write it as WIDTHxHEIGHT, for example 1280x900")
    return int(width), int(height)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):  # which NaN is not either
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds from 0 up")
    return seconds
