"""What the terminal shows: each step with what was done (``-v``), and the summary of the run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pytest_lam.fixtures import SETTINGS

WIDTH = 100
"""Columns of a step's line: its text, what was done, and its time at the right."""

OUTCOMES = {
    "recorded": "recorded and replayed",
    "unproven": "recorded, not replayed",
    "replayed": "replayed",
}
"""How the outcome of a passed scenario is worded behind PASSED."""


class Terminal:
    """Tells the user; lives on the controller where a run is spread over workers."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.told: list[dict[str, Any]] = []
        self.spending: Path | None = None
        """The file that says what prompted models took, once it is written."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Say behind PASSED how the scenario ran."""
        told = getattr(report, "lam", None)
        if told is None or not report.passed or report.when != "call":
            return None
        word = OUTCOMES.get(told["outcome"])
        return ("passed", ".", f"PASSED {word}") if word else None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Print the steps of a scenario, and keep what is for the summary."""
        told = getattr(report, "lam", None)
        if told is None:
            return
        self.told.append(told)
        terminal = self.config.pluginmanager.get_plugin("terminalreporter")
        if terminal is None or self.config.get_verbosity() < 1:
            return
        place = terminal.currentfspath
        terminal.ensure_newline()
        for step in told["steps"]:
            for line in self._step_lines(step):
                terminal.write_line(line)
        if not hasattr(report, "node"):  # pytest itself names the test again behind a worker's word
            terminal.write("  ")
            terminal.currentfspath = place  # so that the word PASSED stands alone below its steps

    def _step_lines(self, step: dict[str, Any]) -> Iterable[str]:
        text = f"    {step['keyword']} {step['text']} "
        did = "; ".join(step["did"]) or step["by"]
        taken = f" · {amounts(step['spent'])}" if step["spent"] else ""
        yield f"{text:.<{WIDTH // 2}} {did:<{WIDTH // 2}} {step['seconds']:.1f} s{taken}"
        if self.config.get_verbosity() > 1:
            for line in step["evidence"]:
                yield f"        {line}"

    @pytest.hookimpl
    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say what was recorded, replayed and written, and what deserves a look."""
        if not self.told:
            return
        terminalreporter.ensure_newline()
        terminalreporter.section("pytest-lam", sep="-")
        for line in summary(self.told):
            terminalreporter.write_line(line)
        if self.spending is not None:
            terminalreporter.write_line(f"What each scenario and step of the model took: {self.spending}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Write down what prompted models took, where one was asked."""
        if not any(step["spent"] for one in self.told for step in one["steps"]):
            return
        from pytest_lam.report.spending import write

        path, root = write(self.told, self.config.stash[SETTINGS].report_dir), self.config.rootpath
        self.spending = path.relative_to(root) if path.is_relative_to(root) else path


def summary(told: list[dict[str, Any]]) -> list[str]:
    """The lines that end a run."""
    recorded = sum(1 for one in told if one["outcome"] in ("recorded", "unproven"))
    replayed = sum(1 for one in told if one["outcome"] == "replayed")
    line = f"{recorded} {'scenario' if recorded == 1 else 'scenarios'} recorded, {replayed} replayed"
    lines = [f"{line} · {models(told)}"]
    files = dict.fromkeys(file for one in told for file in one["files"])
    if files:
        lines.append(f"Wrote {', '.join(files)}. Commit with the recordings beside; the next run needs no model.")
    for one in told:
        for step in one["steps"]:
            place = f"{one['feature']}:{step['line']}"
            lines += [f"{place}: weak check: {weak}" for weak in step["weak"]]
            lines += [f"{place}: contradicting check: {other}" for other in step["contradicting"]]
        lines += [f"{one['feature']}: {note}" for note in one["superseded"]]
    return list(dict.fromkeys(lines))


def models(told: list[dict[str, Any]]) -> str:
    """Which models carried steps out, and what prompted ones took in all."""
    names = ", ".join(dict.fromkeys(one["model"] for one in told if one["model"]))
    if not names:
        return "no model"
    taken = [step["spent"] for one in told for step in one["steps"] if step["spent"]]
    if not taken:
        return f"{names} model, 0 tokens"
    from pytest_lam.lam.generalist.ledger import totals

    return f"{names} model: {totals(taken).words}"


def amounts(spent: dict[str, Any]) -> str:
    """What a prompted model took for one step."""
    from pytest_lam.lam.generalist.ledger import totals

    return totals([spent]).short
