"""The ``--lam*`` options and their ini twins: one table, from which pytest's help is made."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from pytest_lam.settings import BrowserSettings, Limits, Mode, Settings

if TYPE_CHECKING:
    from pytest_lam.lam.generalist.budgets import Budget

MODES = ("auto", "record", "replay", "off")
BROWSERS = ("chrome", "edge", "firefox")


class Option(NamedTuple):
    """One choice: ``--lam-<name>`` on the command line, ``lam_<name>`` in the ini file.

    kind: "text", "choice", "flag", "number", "seconds", "list" (repeatable; a line each in the
    ini), "ini" (a list that only the ini file has) or "path" (a file that only the ini file names).
    """

    name: str
    kind: str
    default: Any
    help: str
    choices: tuple[str, ...] = ()

    @property
    def flag(self) -> str:
        """The option as it is typed."""
        return "--lam" if self.name == "mode" else f"--lam-{self.name.replace('_', '-')}"

    @property
    def ini(self) -> str:
        """The key of the ini file."""
        return "lam" if self.name == "mode" else f"lam_{self.name}"

    @property
    def dest(self) -> str:
        """Where pytest keeps the value of the command line."""
        return f"lam_option_{self.name}"


OPTIONS = (
    Option(
        "mode",
        "choice",
        None,
        "auto: a step that no code defines goes to the model, is recorded and exported (the default). "
        "record: record every selected scenario anew. replay: no model, nothing written (the default where "
        "the environment variable CI is set). off: the plugin does nothing.",
        MODES,
    ),
    Option("browser", "choice", "chrome", "browser to run in (default: chrome)", BROWSERS),
    Option("headed", "flag", False, "show the browser's window"),
    Option("window", "text", "1280x900", "size of the browser's window in pixels (default: 1280x900)"),
    Option("browser_arg", "list", (), "an extra argument for the browser; may be given several times"),
    Option("remote", "text", "", "address of a Selenium server to run the browser on"),
    Option("timeout", "seconds", 10.0, "how long a step may wait for the page, in seconds (default: 10)"),
    Option("settle_timeout", "seconds", 5.0, "how long a page may take to come to rest, in seconds (default: 5)"),
    Option("page_timeout", "seconds", 30.0, "how long a page may take to load, in seconds (default: 30)"),
    Option("verify", "number", 1, "how often exported code is replayed before it is written (default: 1; 0: never)"),
    Option(
        "strict",
        "flag",
        False,
        "a check that held before the scenario's last action is an error, and so is one that contradicts another",
    ),
    Option("export_dir", "text", "", "folder for exported modules (default: beside the feature)"),
    Option("allow_host", "list", (), "a host that steps may open besides the base URL's; may be given several times"),
    Option("report_dir", "text", "lam-report", "folder for screenshots of failures (default: lam-report)"),
    Option("lint", "flag", False, "warn while collecting of what pytest-lam lint finds; with --lam-strict: errors"),
    Option("lint_ignore", "ini", (), "rules of pytest-lam lint that are not looked for, one a line"),
    Option(
        "model",
        "text",
        "embedded",
        "which model carries steps out. embedded: the package's own, which sends nothing anywhere (the default). "
        "auto[:MODEL]: the embedded one, and where it refuses the prompted one. openai[:MODEL]: a prompted model "
        "behind any OpenAI-compatible endpoint, found by the environment names of the openai client "
        "(OPENAI_BASE_URL, OPENAI_API_KEY ...).",
    ),
    Option("model_timeout", "seconds", 60.0, "how long a prompted model may take to answer, in seconds (default: 60)"),
    Option("cassettes", "text", "", "folder in which a prompted model's answers are kept, to be given again offline"),
    Option("limits", "ini", (), "what a prompted model may take, one `scenario cost 0.05` a line"),
    Option("prices", "path", "", "TOML file of what models cost, which comes before the package's own prices"),
    Option("pages", "ini", (), "page names and their addresses, one `name = /path` a line"),
)

LISTS = frozenset({"list", "ini"})
"""Kinds that the ini file has a line for each value of; every other kind is read as text there."""
INI_ONLY = frozenset({"ini", "path"})
"""Kinds that the command line does not have."""


def add_options(parser: pytest.Parser) -> None:
    """Declare all options under their own heading of ``pytest --help``."""
    group = parser.getgroup("lam", "pytest-lam: plain-English features, carried out and kept as code")
    for option in OPTIONS:
        if option.kind in LISTS:
            parser.addini(option.ini, option.help, type="linelist", default=None)
        else:
            parser.addini(option.ini, option.help, type="string", default=None)
        if option.kind in INI_ONLY:
            continue
        extra: dict[str, Any] = {"dest": option.dest, "help": option.help, "default": None}
        if option.kind == "flag":
            extra |= {"action": "store_true"}
        elif option.kind == "list":
            extra |= {"action": "append", "metavar": option.name.split("_")[-1].upper()}
        elif option.kind == "choice":
            extra |= {"choices": option.choices}
        else:
            extra |= {"metavar": option.kind.upper()}
        group.addoption(option.flag, **extra)


def read_settings(config: pytest.Config) -> Settings:
    """The user's choices: the command line before the ini file before the defaults.

    :raises pytest.UsageError: a value that can't be used, with the option's name.
    """
    chosen = {option.name: _value(option, config) for option in OPTIONS}
    unless_chosen: Mode = "replay" if os.environ.get("CI") else "auto"
    export_dir, cassettes, prices = chosen["export_dir"], chosen["cassettes"], chosen["prices"]
    return Settings(
        mode=chosen["mode"] or unless_chosen,
        browser=BrowserSettings(
            name=chosen["browser"],
            headed=chosen["headed"],
            window=_window(chosen["window"]),
            arguments=tuple(chosen["browser_arg"]),
            remote_url=chosen["remote"],
            page_timeout=chosen["page_timeout"],
        ),
        limits=Limits(step=chosen["timeout"], settle=chosen["settle_timeout"], answer=chosen["model_timeout"]),
        verify=chosen["verify"],
        strict=chosen["strict"],
        export_dir=(config.rootpath / export_dir) if export_dir else None,
        allowed_hosts=tuple(chosen["allow_host"]),
        report_dir=config.rootpath / Path(chosen["report_dir"]),
        pages=_pages(chosen["pages"]),
        model=_model(chosen["model"]),
        cassettes=(config.rootpath / cassettes) if cassettes else None,
        budgets=_budgets(chosen["limits"]),
        prices=_prices(config.rootpath / prices) if prices else None,
        lint=chosen["lint"],
        lint_ignore=tuple(chosen["lint_ignore"]),
    )


def _value(option: Option, config: pytest.Config) -> Any:
    given = None if option.kind in INI_ONLY else config.getoption(option.dest)
    if given in (None, False, []):
        given = config.getini(option.ini)
    if given in (None, "", []):
        return option.default
    return _converted(option, given)


def _converted(option: Option, given: Any) -> Any:
    if option.kind == "flag":
        return given is True or str(given).strip().lower() in ("1", "true", "yes", "on")
    if option.kind == "choice" and given not in option.choices:
        raise pytest.UsageError(f"{option.ini} is {given!r}; it can be {', '.join(option.choices)}")
    if option.kind in ("number", "seconds"):
        try:
            number = int(given) if option.kind == "number" else float(given)
        except ValueError:
            raise pytest.UsageError(f"{option.flag} is {given!r}; it must be a number") from None
        if not 0 <= number < float("inf"):  # which NaN is not either
            raise pytest.UsageError(f"{option.flag} is {given!r}; it must be a number from 0 up")
        return number
    return given


def _window(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise pytest.UsageError(f"--lam-window is {text!r}; write it as WIDTHxHEIGHT, for example 1280x900")
    return int(width), int(height)


def _pages(lines: tuple[str, ...]) -> dict[str, str]:
    pages = {}
    for line in lines:
        name, equals, address = (part.strip() for part in line.partition("="))
        if not (name and equals and address):
            raise pytest.UsageError(f"lam_pages has the line {line!r}; write it as `name = /path`")
        pages[name.lower()] = address
    return pages


def _model(text: str) -> str:
    if text != "embedded":
        from pytest_lam.lam.generalist.choice import chosen

        try:
            chosen(text)
        except ValueError as problem:
            raise pytest.UsageError(f"--lam-model is {text!r}; {problem}") from None
    return text


def _budgets(lines: tuple[str, ...]) -> tuple[Budget, ...]:
    if not lines:
        return ()
    from pytest_lam.lam.generalist.budgets import of_line

    budgets = []
    for line in lines:
        try:
            budgets.append(of_line(line))
        except ValueError as problem:
            raise pytest.UsageError(f"lam_limits has the line {line!r}; {problem}") from None
    return tuple(budgets)


def _prices(path: Path) -> Path:
    from pytest_lam.lam.generalist.prices import own_prices

    try:
        own_prices(path)
    except ValueError as problem:
        raise pytest.UsageError(f"lam_prices: {problem}") from None
    return path
