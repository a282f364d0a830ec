"""The ``--lam*`` options: the command line before the ini file before the defaults, and no value that can't be used."""

from __future__ import annotations

import pytest

from pytest_lam.lam.generalist.budgets import of_line
from pytest_lam.options import INI_ONLY, OPTIONS, read_settings
from pytest_lam.settings import BrowserSettings, Limits, Settings


@pytest.fixture
def settings(pytester, monkeypatch):
    """What the plugin reads from given arguments."""
    monkeypatch.delenv("CI", raising=False)

    def read(*arguments: str) -> Settings:
        return read_settings(pytester.parseconfig(*arguments))

    return read


def test_the_defaults_are_those_of_the_settings(settings, pytester):
    assert settings() == Settings(report_dir=pytester.path / "lam-report")


@pytest.mark.parametrize(("ci", "mode"), [("", "auto"), ("1", "replay"), ("true", "replay")])
def test_ci_makes_replay_the_default_mode(settings, monkeypatch, ci, mode):
    monkeypatch.setenv("CI", ci)
    assert settings().mode == mode


def test_every_option_reaches_its_setting(settings, pytester):
    assert settings(
        "--lam=record",
        "--lam-browser=firefox",
        "--lam-headed",
        "--lam-window=800X600",
        "--lam-browser-arg=--lang=de",
        "--lam-browser-arg=--mute-audio",
        "--lam-remote=http://grid:4444",
        "--lam-timeout=2.5",
        "--lam-settle-timeout=1",
        "--lam-page-timeout=60",
        "--lam-verify=3",
        "--lam-strict",
        "--lam-export-dir=steps",
        "--lam-allow-host=a.example",
        "--lam-allow-host=b.example",
        "--lam-report-dir=out",
        "--lam-model=auto:gpt-x",
        "--lam-model-timeout=90",
        "--lam-cassettes=kept",
    ) == Settings(
        mode="record",
        browser=BrowserSettings(
            "firefox", True, (800, 600), ("--lang=de", "--mute-audio"), "http://grid:4444", page_timeout=60
        ),
        limits=Limits(step=2.5, settle=1, answer=90),
        verify=3,
        strict=True,
        export_dir=pytester.path / "steps",
        allowed_hosts=("a.example", "b.example"),
        report_dir=pytester.path / "out",
        model="auto:gpt-x",
        cassettes=pytester.path / "kept",
    )


def test_every_option_has_its_twin_in_the_ini_file(settings, pytester):
    (pytester.path / "prices.toml").write_text("[any]\nqwen = { prompt = 0, answer = 0 }\n")
    pytester.makeini(
        """
        [pytest]
        lam = replay
        lam_browser = edge
        lam_headed = yes
        lam_window = 800x600
        lam_browser_arg =
            --lang=de
            --mute-audio
        lam_remote = http://grid:4444
        lam_timeout = 2.5
        lam_settle_timeout = 1
        lam_page_timeout = 60
        lam_verify = 0
        lam_strict = true
        lam_export_dir = steps
        lam_allow_host = a.example
        lam_report_dir = out
        lam_pages =
            Home = /
            Order history = /orders?page=1
        lam_lint = on
        lam_lint_ignore =
            vague
            secret
        lam_model = openai
        lam_model_timeout = 90
        lam_cassettes = kept
        lam_prices = prices.toml
        lam_limits =
            scenario cost 0.05
            run tokens 20000
        """
    )
    assert settings() == Settings(
        mode="replay",
        browser=BrowserSettings(
            "edge", True, (800, 600), ("--lang=de", "--mute-audio"), "http://grid:4444", page_timeout=60
        ),
        limits=Limits(step=2.5, settle=1, answer=90),
        verify=0,
        strict=True,
        export_dir=pytester.path / "steps",
        allowed_hosts=("a.example",),
        report_dir=pytester.path / "out",
        pages={"home": "/", "order history": "/orders?page=1"},
        lint=True,
        lint_ignore=("vague", "secret"),
        model="openai",
        cassettes=pytester.path / "kept",
        prices=pytester.path / "prices.toml",
        budgets=(of_line("scenario cost 0.05"), of_line("run tokens 20000")),
    )


def test_the_command_line_comes_before_the_ini_file(settings, pytester):
    pytester.makeini("[pytest]\nlam = record\nlam_timeout = 1\nlam_headed = no\nlam_allow_host = a.example")
    found = settings("--lam=auto", "--lam-timeout=2", "--lam-headed", "--lam-allow-host=b.example")
    assert (found.mode, found.limits.step, found.browser.headed) == ("auto", 2, True)
    assert found.allowed_hosts == ("b.example",)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--lam-timeout=soon"], "--lam-timeout is 'soon'; it must be a number"),
        (["--lam-timeout=-1"], "--lam-timeout is '-1'; it must be a number from 0 up"),
        (["--lam-timeout=nan"], "--lam-timeout is 'nan'; it must be a number from 0 up"),
        (["--lam-verify=1.5"], "--lam-verify is '1.5'; it must be a number"),
        (["--lam-window=big"], "--lam-window is 'big'; write it as WIDTHxHEIGHT, for example 1280x900"),
        (["-o", "lam=fast"], "lam is 'fast'; it can be auto, record, replay, off"),
        (["-o", "lam_browser=lynx"], "lam_browser is 'lynx'; it can be chrome, edge, firefox"),
        (["-o", "lam_pages=Home"], "lam_pages has the line 'Home'; write it as `name = /path`"),
        (
            ["--lam-model=gpt-4.1"],
            "--lam-model is 'gpt-4.1'; it can be embedded, auto, auto:MODEL, openai, openai:MODEL",
        ),
        (["-o", "lam_model=local"], "--lam-model is 'local'; it can be embedded, auto"),
        (["-o", "lam_limits=scenario 5"], "lam_limits has the line 'scenario 5'; write it as `scenario cost 0.05`"),
        (["-o", "lam_prices=none.toml"], "lam_prices: the prices in "),
        (["--lam=fast"], "argument --lam: invalid choice: 'fast'"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_and_nothing_runs(pytester, arguments, problem):
    pytester.makepyfile("def test_it(): ...")
    result = pytester.runpytest_inprocess(*arguments, "-p", "no:hypothesispytest")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert problem in result.stderr.str()
    assert "Traceback" not in result.stderr.str() + result.stdout.str()


def test_help_lists_every_option_under_a_heading_of_its_own(pytester):
    lines = pytester.runpytest_inprocess("--help", "-p", "no:hypothesispytest").outlines
    start = next(number for number, line in enumerate(lines) if line.startswith("pytest-lam:"))
    own = "\n".join(lines[start : lines.index("", start)])
    for option in OPTIONS:
        assert (option.flag in own) == (option.kind not in INI_ONLY)
    ini = "\n".join(lines[lines.index("", start) :])
    for option in OPTIONS:
        assert f"  {option.ini} (" in ini
